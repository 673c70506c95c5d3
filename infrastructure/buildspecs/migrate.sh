#!/usr/bin/env bash
# Changes the database of a service for a new version: a snapshot first, then one task with the new image, to its end.
# Without a FAILURE, and after one that begins with "unknown", the task may still run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. buildspecs/common.sh
. buildspecs/turn.sh
. buildspecs/snapshot.sh
. buildspecs/task.sh

check_request CODEBUILD_BUILD_ID REGISTRY_TABLE DELIGHTFUL_SLOT DELIGHTFUL_FENCE DELIGHTFUL_COMMAND MIGRATION
jq -e '[.cluster, .taskDefinition, .container, .logGroup] | all(type == "string" and length > 0)' <<<"$MIGRATION" >/dev/null 2>&1 \
  || fail invalid-request "MIGRATION does not say what to run and where"

# Ends the build when the slot does not wait for it, or not any more.
may_go_on() {
  await_turn 600 2>"$work/turn.log" || fail fenced-off "$(<"$work/turn.log")"
}

# While something is waited for, only a slot that says so ends the build: one that cannot be read is asked again before the task.
end_if_unwanted() {
  local why
  why=$(await_turn 600 2>&1) || [[ $why == *"cannot be read"* ]] || fail fenced-off "$why"
}

# Ends the build when another migration of this database runs, or may run.
end_if_not_alone() {
  local code=0
  await_others 1800 end_if_unwanted >"$work/others" || code=$?
  case $code in
    0) ;;
    1) fail busy "$(<"$work/others")" ;;
    *) fail unclear "$(<"$work/others")" ;;
  esac
}

may_go_on
end_if_not_alone

if [[ -n ${DATABASE:-} ]]; then
  take_snapshot "$DATABASE" "$SNAPSHOT_NAME" end_if_unwanted >"$work/snapshot.log" || fail snapshot "$(<"$work/snapshot.log")"
  result SNAPSHOT "$SNAPSHOT_NAME"
  echo "snapshot $SNAPSHOT_NAME is available"
fi

end_if_not_alone
# Last of all before the task: the snapshot may have taken long.
may_go_on

code=0
start_task >"$work/task" || code=$?
case $code in
  0) task=$(<"$work/task") ;;
  1) fail migration "$(<"$work/task")" ;;
  *) fail unknown "$(<"$work/task")" ;;
esac
result MIGRATION_TASK "$task"
echo "task $task runs the migration"

await_task "$task" >"$work/task.json" || fail unknown "$(<"$work/task.json")"
show_log "$task"
if [[ $(jq -r '.stopCode // ""' "$work/task.json") == TaskFailedToStart ]]; then
  rm results/MIGRATION_TASK
fi
end=$(end_of_task "$work/task.json")
[[ $end == 0 ]] || fail migration "its task ended with $end; its log is $(jq -r .logGroup <<<"$MIGRATION"), $(log_stream "$task")"

if [[ -n ${DATABASE:-} ]]; then
  forget_snapshots "$DATABASE" 5 || echo "old snapshots of $DATABASE were left" >&2
fi
