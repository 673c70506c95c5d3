#!/usr/bin/env bash
# Plans one deployment and records the plan, its JSON and its text in the artifact bucket.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. buildspecs/common.sh

check_request CODEBUILD_BUILD_NUMBER IMAGE_TAG IMAGE_DIGEST VARIABLES_KEY
[[ $CODEBUILD_BUILD_NUMBER =~ ^[0-9]+$ ]] || fail invalid-request "CODEBUILD_BUILD_NUMBER is not a number"
settings="environments/$ENVIRONMENT"
[[ -f $settings/service.tfvars ]] || fail invalid-request "there is no $settings/service.tfvars"

foundation_key="outputs/$ENVIRONMENT/foundation.tfvars.json"
fetch "$foundation_key" "$work/foundation.tfvars.json" &
foundation=$!
fetch "$VARIABLES_KEY" "$work/generated.tfvars.json" &
generated=$!

choose_root
backend=(
  "-backend-config=bucket=$STATE_BUCKET"
  "-backend-config=key=services/$SERVICE/$ENVIRONMENT.tfstate"
  "-backend-config=region=$AWS_REGION"
  "-backend-config=dynamodb_table=$LOCK_TABLE"
  "-backend-config=use_lockfile=true"
  "-backend-config=encrypt=true"
)
if [[ -n ${AWS_ENDPOINT_URL:-} ]]; then
  backend+=(
    -backend-config=use_path_style=true
    -backend-config=skip_credentials_validation=true
    -backend-config=skip_requesting_account_id=true
    -backend-config=skip_metadata_api_check=true
  )
fi
init "${backend[@]}"
keeps_state

wait "$foundation" || fail missing-input "$foundation_key: $(<"$work/foundation.tfvars.json.log")"
wait "$generated" || fail missing-input "$VARIABLES_KEY: $(<"$work/generated.tfvars.json.log")"
jq -n '{service: env.SERVICE, environment: env.ENVIRONMENT, repository_url: env.REPOSITORY_URL, image_tag: env.IMAGE_TAG, image_digest: env.IMAGE_DIGEST}' \
  >"$work/request.tfvars.json"

# Later files win.
variables=("-var-file=$PWD/$settings/service.tfvars")
if [[ -f $settings/$SERVICE.tfvars ]]; then
  variables+=("-var-file=$PWD/$settings/$SERVICE.tfvars")
fi
for file in foundation generated request; do
  variables+=("-var-file=$work/$file.tfvars.json")
done

plan="$work/plan"
mkdir "$plan"
# The preview of a pull request keeps nobody from the state, and leaves no plan that could be applied.
lock=(-lock-timeout=60s)
[[ ${PREVIEW:-} != true ]] || lock=(-lock=false)
code=0
as_build terraform -chdir="$root" plan -input=false -no-color -compact-warnings "${lock[@]}" -parallelism=20 \
  -detailed-exitcode "-out=$plan/plan.tfplan" "${variables[@]}" >"$work/plan.log" 2>&1 || code=$?
[[ $code == 0 || $code == 2 ]] || fail_with plan "$work/plan.log"

grep -vE ': (Refreshing state|Reading|Read complete|Still reading)' "$work/plan.log" | tee "$plan/plan.txt"

prefix="deployments/$DELIGHTFUL_DEPLOYMENT/$CODEBUILD_BUILD_NUMBER"
upload() {
  store "$1" "$prefix/${1##*/}" "$2" >"$work/upload.log" 2>&1 || fail upload "$(<"$work/upload.log")"
}

terraform -chdir="$root" show -json "$plan/plan.tfplan" >"$work/plan.json" 2>"$work/show.log" || fail_with show "$work/show.log"
if [[ $root == repository ]]; then
  provisioned=$(jq -r '[.configuration.root_module | .. | objects | select(has("provisioners")) | .address] | join(", ")' "$work/plan.json")
  [[ -z $provisioned ]] || fail refused "provisioners would run code at apply: $provisioned"
fi

[[ ${PREVIEW:-} == true ]] || upload "$plan/plan.tfplan" application/octet-stream
upload "$plan/plan.txt" 'text/plain; charset=utf-8'
upload "$work/plan.json" application/json

read -r sha256 _ < <(sha256sum "$plan/plan.tfplan")
[[ ${PREVIEW:-} == true ]] || result PLAN_KEY "$prefix/plan.tfplan"
result PLAN_JSON_KEY "$prefix/plan.json"
result PLAN_TEXT_KEY "$prefix/plan.txt"
result PLAN_SHA256 "$sha256"
result PLAN_SERIAL "$(unzip -p "$plan/plan.tfplan" tfstate | jq -r .serial)"
result PLAN_EXIT_CODE "$code"
