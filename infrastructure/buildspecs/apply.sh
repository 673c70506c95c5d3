#!/usr/bin/env bash
# Applies exactly the recorded plan, if the slot waits for this build and the plan is the one that was approved.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. buildspecs/common.sh
. buildspecs/turn.sh

check_request CODEBUILD_BUILD_ID REGISTRY_TABLE DELIGHTFUL_SLOT DELIGHTFUL_FENCE PLAN_KEY PLAN_SHA256

fetch "$PLAN_KEY" "$work/plan.tfplan" &
download=$!

choose_root

# The plan file names its backend, so the root needs only its provider.
init -backend=false
wait "$download" || fail missing-input "$PLAN_KEY: $(<"$work/plan.tfplan.log")"

sha256=$(sha256sum "$work/plan.tfplan" | cut -d ' ' -f 1)
[[ $sha256 == "$PLAN_SHA256" ]] || fail plan-hash "the plan at $PLAN_KEY is not the one that was approved"

# Last of all before the apply.
await_turn 600 2>"$work/turn.log" || fail fenced-off "$(<"$work/turn.log")"

code=0
as_build terraform -chdir="$root" apply -json -input=false -lock-timeout=60s -parallelism=20 "$work/plan.tfplan" \
  >"$work/apply.jsonl" 2>"$work/apply.log" || code=$?
jq -rR 'fromjson? | ."@message"' "$work/apply.jsonl"

if [[ $code != 0 ]]; then
  error=$(jq -rRn '[inputs | fromjson? | .diagnostic? | select(.severity? == "error") | "\(.summary) \(.detail)"] | first // ""' "$work/apply.jsonl")
  [[ $error == "Saved plan is stale"* ]] && fail stale-plan "the state changed after the plan was made"
  fail_if_locked "$error"
  fail apply "${error:-$(tail -n 5 "$work/apply.log")}"
fi

rollout=$(jq -rR 'fromjson? | select(.type == "outputs") | .outputs.rollout.value // empty' "$work/apply.jsonl")
[[ -n $rollout ]] || fail apply "the root has no output named rollout"
result ROLLOUT "$rollout"
