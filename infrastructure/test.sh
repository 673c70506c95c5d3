#!/usr/bin/env bash
# Checks all of the Terraform without any cloud: format, validity of the roots, tests of the modules (which validates them too).
# Of each module also that its README describes every variable and output, that the example in it is the one that is tested, and
# that this makes exactly what tests/inventory.txt lists. The roots are planned with the settings of each environment.
# Prints a line per check and "N passed, N failed" at the end. Folders as arguments limit it: test.sh modules/network service
# After a wanted change of what a module makes: INVENTORY=write ./test.sh modules/NAME, and read the difference.
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
  terraform fmt -check -diff -recursive . ../examples
}

# Working files go beside the log: nothing is left in the folder but its lock file, which is ignored.
folder() {
  export TF_DATA_DIR="$logs/${1//\//-}.data"
  terraform -chdir="$1" init -backend=false -input=false -no-color || return
  case $1 in
    modules/*) module "$1" ;;
    *) root "$1" ;;
  esac
}

module() {
  local plans="$logs/${1//\//-}.plans" code=0
  terraform -chdir="$1" test -no-color -verbose >"$plans" 2>&1 || code=$?
  awk -f tests/results.awk "$plans"
  readme "$1" || code=1
  awk -f tests/inventory.awk "$1/tests/example/main.tf" "$plans" | LC_ALL=C sort >"$plans.made"
  [[ ${INVENTORY:-} != write ]] || cp "$plans.made" "$1/tests/inventory.txt"
  diff "$1/tests/inventory.txt" "$plans.made" >"$plans.diff" || {
    printf 'The example makes something else (>) than %s/tests/inventory.txt lists (<):\n%s\n' "$1" "$(<"$plans.diff")"
    code=1
  }
  return "$code"
}

# readme MODULE: its example is the tested one, and every variable and output is in its tables as it is described.
readme() {
  local code=0 text
  diff "$1/tests/example/main.tf" <(sed -n '/^```hcl$/,/^```$/{//!p}' "$1/README.md" | sed "s#\"\.\./$1\"#\"../..\"#") || {
    echo "The example in $1/README.md is not $1/tests/example/main.tf"
    code=1
  }
  while IFS= read -r text; do
    grep -qF "| $text |" "$1/README.md" || {
      echo "$1/README.md does not say: $text"
      code=1
    }
  done < <(sed -nE 's/^  description = "(.*)"$/\1/p' "$1/variables.tf" "$1/outputs.tf")
  return "$code"
}

# A root is validated; one with tests is planned with the settings of every environment.
root() {
  [[ -d $1/tests ]] || {
    terraform -chdir="$1" validate -no-color
    return
  }
  local environment code=0
  for environment in environments/*/; do
    echo "With $environment$1.tfvars:"
    terraform -chdir="$1" test -no-color "-var-file=../$environment$1.tfvars" || code=$?
  done
  return "$code"
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
  set -- service modules/pipeline modules/ecs-service modules/codedeploy foundation modules/*/ bootstrap
  check format format
fi

# Two at a time: each loads the provider, which keeps one core busy. What is named twice is checked once.
declare -A seen=()
for name in "${@%/}"; do
  [[ -z ${seen[$name]:-} ]] || continue
  seen[$name]=1
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
