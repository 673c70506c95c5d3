#!/usr/bin/env bash
# Changes the database of a service for a new version: a snapshot first, then one task with the new image, to its end.
# FAILURE is written only when it is known how things stand: without it, the task may still run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. buildspecs/common.sh
. buildspecs/turn.sh
. buildspecs/snapshot.sh
. buildspecs/task.sh

check_request CODEBUILD_BUILD_ID REGISTRY_TABLE DELIGHTFUL_SLOT DELIGHTFUL_FENCE DELIGHTFUL_COMMAND MIGRATION
jq -e '[.cluster, .taskDefinition, .container, .logGroup] | all(type == "string" and length > 0)' <<<"$MIGRATION" >/dev/null 2>&1 \
  || fail invalid-request "MIGRATION does not say what to run and where"

await_turn 600 2>"$work/turn.log" || fail fenced-off "$(<"$work/turn.log")"

if [[ -n ${DATABASE:-} ]]; then
  take_snapshot "$DATABASE" "$SNAPSHOT_NAME" >"$work/snapshot.log" || fail snapshot "$(<"$work/snapshot.log")"
  result SNAPSHOT "$SNAPSHOT_NAME"
  echo "snapshot $SNAPSHOT_NAME is available"
fi

# Last of all before the task: the snapshot may have taken long.
await_turn 600 2>"$work/turn.log" || fail fenced-off "$(<"$work/turn.log")"

start_task >"$work/task" || fail migration "$(<"$work/task")"
task=$(<"$work/task")
result MIGRATION_TASK "$task"
echo "task $task runs the migration"

await_task "$task" >"$work/task.json"
show_log "$task"
if [[ $(jq -r '.stopCode // ""' "$work/task.json") == TaskFailedToStart ]]; then
  rm results/MIGRATION_TASK
fi
end=$(end_of_task "$work/task.json")
[[ $end == 0 ]] || fail migration "its task ended with $end; its log is $(jq -r .logGroup <<<"$MIGRATION"), $(log_stream "$task")"

if [[ -n ${DATABASE:-} ]]; then
  forget_snapshots "$DATABASE" 5 || echo "old snapshots of $DATABASE were left" >&2
fi
