# shellcheck shell=bash
# What planning and applying share. Values of the request are data: quoted, and checked before they name anything.

work="$PWD/work"
rm -rf results work
mkdir -p results "$work"

. buildspecs/aws.sh
. buildspecs/check-terraform.sh

export AWS_DEFAULT_REGION="${AWS_DEFAULT_REGION:-$AWS_REGION}"
export TF_CLI_CONFIG_FILE="${TF_CLI_CONFIG_FILE:-$PWD/buildspecs/terraform.rc}"
# Terraform takes arguments, variables, its workspace and its data's place from the environment too: nothing of that reaches it.
for name in "${!TF_@}" TERRAFORM_CONFIG; do
  [[ $name == TF_CLI_CONFIG_FILE || $name == TF_IN_AUTOMATION ]] || unset "$name"
done
# A module's source may not make git run anything: nothing is cloned.
export GIT_ALLOW_PROTOCOL=none

result() {
  printf '%s' "$2" >"results/$1"
}

# fail WORD TEXT: the first word says what kind of failure it is, the rest says it to a person, all on one line.
fail() {
  local line
  line=$(tr -s '[:space:]' ' ' <<<"$1: $2")
  line=${line% }
  result FAILURE "${line:0:900}"
  printf '%s\n' "$line" >&2
  exit 1
}

# fail_if_locked ERROR: someone else holds the state; what remains is Terraform's description of that lock.
fail_if_locked() {
  [[ $1 == *"Error acquiring the state lock"* ]] || return 0
  local lock=${1#*Lock Info:}
  fail state-lock "${lock%%Terraform acquires*}"
}

# fail_with WORD LOG: the error that Terraform wrote into a log.
fail_with() {
  local error
  error=$(sed -n '/^Error: /,$p' "$2" | sed 's/[│├─╵╷]//g')
  fail_if_locked "$error"
  fail "$1" "${error:-$(tail -n 5 "$2")}"
}

check_request() {
  local name
  for name in ARTIFACT_BUCKET STATE_BUCKET LOCK_TABLE DELIGHTFUL_DEPLOYMENT SERVICE ENVIRONMENT "$@"; do
    [[ -n ${!name:-} ]] || fail invalid-request "$name is missing"
  done

  # These become parts of paths and keys.
  [[ $SERVICE =~ ^[a-z][a-z0-9-]*$ ]] || fail invalid-request "SERVICE is not a service name"
  [[ $ENVIRONMENT =~ ^[a-z][a-z0-9]*$ ]] || fail invalid-request "ENVIRONMENT is not the name of an environment"
  [[ $DELIGHTFUL_DEPLOYMENT =~ ^[A-Za-z0-9_-]+$ ]] || fail invalid-request "DELIGHTFUL_DEPLOYMENT is not a deployment id"
}

# Sets root: the infrastructure/ of the service's own repository when its bundle has one, beside modules/; else the platform's.
choose_root() {
  root=service
  [[ -n ${SOURCE_BUNDLE:-} ]] || return 0
  fetch "$SOURCE_BUNDLE" "$work/source.zip" || fail missing-input "source bundle $SOURCE_BUNDLE: $(<"$work/source.zip.log")"

  # 11: nothing in the archive matches.
  local code=0
  unzip -q -o "$work/source.zip" 'infrastructure/*' -d "$work/source" || code=$?
  [[ $code == 0 || $code == 11 ]] || fail missing-input "source bundle $SOURCE_BUNDLE is not a zip"
  compgen -G "$work/source/infrastructure/*.tf" >/dev/null || return 0

  local refused
  refused=$(check_terraform "$work/source/infrastructure") || fail refused "infrastructure/ could not be checked"
  [[ -z $refused ]] || fail refused "$(sed 's/^refused //; s/$/;/' <<<"$refused")"
  rm -rf repository
  mv "$work/source/infrastructure" repository
  root=repository
}

# init ARGUMENT...: prepares the root. Modules fetched from elsewhere are refused before anything of them runs.
init() {
  terraform -chdir="$root" init -input=false -no-color "$@" >"$work/init.log" 2>&1 || fail_with init "$work/init.log"

  local manifest="$root/.terraform/modules/modules.json" foreign
  [[ -f $manifest ]] || return 0
  foreign=$(jq -r '[.Modules[].Source | select(. != "" and (test("^[.]{1,2}/") | not))] | join(", ")' "$manifest")
  [[ -z $foreign ]] || fail refused "modules from outside the bundle: $foreign"
}

# After init: a root without a backend would keep its state beside itself, where it is lost with the build.
keeps_state() {
  [[ $(jq -r .backend.type "$root/.terraform/terraform.tfstate" 2>/dev/null) == s3 ]] ||
    fail refused 'nothing says that the state is kept: terraform { backend "s3" {} }'
}

# as_build COMMAND...: runs it under the build's id as host name, where the kernel allows it,
# because Terraform signs its state lock user@host: a left lock then names the build to ask about.
as_build() {
  local rename='printf %s "$0" >/proc/sys/kernel/hostname && exec "$@"'
  if [[ -n ${CODEBUILD_BUILD_ID:-} ]] && unshare --uts bash -c "$rename" "$CODEBUILD_BUILD_ID" true 2>/dev/null; then
    unshare --uts bash -c "$rename" "$CODEBUILD_BUILD_ID" "$@"
  else
    "$@"
  fi
}
