#!/usr/bin/env bash
# Checks all of the Terraform without any cloud: format, validity of the roots, tests of the modules (which validates them too).
# Prints a line per check and "N passed, N failed" at the end. Folders as arguments limit it: test.sh modules/network service
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2

config=$(TF_CLI_CONFIG_FILE=${TF_CLI_CONFIG_FILE:-} ./provider-mirror.sh)
unset TF_CLI_CONFIG_FILE
if [[ -n $config ]]; then
  export TF_CLI_CONFIG_FILE=$config
fi
export GOGC=400 TF_IN_AUTOMATION=1 AWS_REGION=us-east-1
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

format() {
  terraform fmt -check -diff -recursive
}

# Working files go beside the log: nothing is left in the folder but its lock file, which is ignored.
folder() {
  export TF_DATA_DIR="$logs/${1//\//-}.data"
  terraform -chdir="$1" init -backend=false -input=false -no-color || return
  if [[ -d $1/tests ]]; then
    terraform -chdir="$1" test -no-color
  else
    terraform -chdir="$1" validate -no-color
  fi
}

# check NAME COMMAND...: one line for a success, the whole log for a failure.
check() {
  local log="$logs/${1//\//-}"
  if "${@:2}" >"$log" 2>&1; then
    touch "$log.passed"
    printf 'passed  %s\n' "$1"
  else
    touch "$log.failed"
    printf 'failed  %s\n%s\n' "$1" "$(<"$log")"
  fi
}

if [[ $# == 0 ]]; then
  set -- modules/pipeline modules/ecs-service modules/codedeploy modules/observability modules/network modules/alb modules/ecr \
    service foundation bootstrap
  check format format
fi

# Two at a time: each loads the provider, which keeps one core busy.
for name in "$@"; do
  check "$name" folder "$name" &
  while (($(jobs -rp | wc -l) >= 2)); do
    wait -n
  done
done
wait

passed=$(find "$logs" -maxdepth 1 -name '*.passed' | wc -l)
failed=$(find "$logs" -maxdepth 1 -name '*.failed' | wc -l)
printf '%s passed, %s failed\n' "$passed" "$failed"
[[ $failed == 0 ]]
