# shellcheck shell=bash
# The one task that runs a migration. MIGRATION is what the apply said of it.

# ecs ACTION: a call of ECS, with its request on standard input.
ecs() {
  signed ecs --header 'content-type: application/x-amz-json-1.1' --header "x-amz-target: AmazonEC2ContainerServiceV20141113.$1" \
    --data-binary @- "${AWS_ENDPOINT_URL:-$(endpoint ecs)}/"
}

# start_task: starts it and prints its ARN. A repeat with the token of the same command is answered with the same task. When it is
# refused, standard output says why; when nobody knows whether it was started, the build ends here without a FAILURE.
start_task() {
  local answer token
  read -r token _ < <(printf %s "$DELIGHTFUL_COMMAND" | sha256sum)
  if ! answer=$(
    jq -c --arg token "$token" '{
      cluster, taskDefinition, launchType: "FARGATE", count: 1, clientToken: $token, startedBy: env.DELIGHTFUL_COMMAND,
      networkConfiguration: {awsvpcConfiguration: {subnets, securityGroups, assignPublicIp: (if .publicIp then "ENABLED" else "DISABLED" end)}}
    }' <<<"$MIGRATION" | ecs RunTask
  ); then
    jq -e -r 'select(.__type | strings | endswith("ServerException") | not) | "ECS refused the task: \(.__type) \(.message // .Message // "")"' \
      <<<"$answer" 2>/dev/null && return 1
    printf 'whether ECS started the task is not known: %s\n' "$answer" >&2
    exit 1
  fi
  jq -e -r '.tasks[0].taskArn // empty' <<<"$answer" && return
  printf 'ECS started no task: %s\n' "$(jq -r '.failures[0] | "\(.reason // "no reason was given") \(.detail // "")"' <<<"$answer")"
  return 1
}

# await_task ARN: prints the task as it is when it has stopped. Ends the build without a FAILURE when it cannot be looked at.
await_task() {
  local answer lost=0
  while :; do
    if answer=$(jq -c --arg task "$1" '{cluster, tasks: [$task]}' <<<"$MIGRATION" | ecs DescribeTasks) && jq -e '.tasks[0]' <<<"$answer" >/dev/null; then
      lost=0
      [[ $(jq -r '.tasks[0].lastStatus' <<<"$answer") != STOPPED ]] || break
    elif ((++lost == 10)); then
      printf 'the task %s cannot be looked at: %s\n' "$1" "$answer" >&2
      return 1
    fi
    sleep 3
  done
  jq .tasks[0] <<<"$answer"
}

# end_of_task FILE: 0, or what went wrong in a few words.
end_of_task() {
  jq -r --arg name "$(jq -r .container <<<"$MIGRATION")" '
    (.containers | map(select(.name == $name)) | first // {}) as $container
    | if $container.exitCode == 0 then "0"
      else "exit code \($container.exitCode // "none"): \($container.reason // .stoppedReason // "no reason was given")" end' "$1"
}

# log_stream ARN: where the task writes.
log_stream() {
  printf 'migration/%s/%s' "$(jq -r .container <<<"$MIGRATION")" "${1##*/}"
}

# show_log ARN: the last lines of its log, for the log of the build. They may be missing.
show_log() {
  local answer
  answer=$(
    jq -c --arg stream "$(log_stream "$1")" '{logGroupName: .logGroup, logStreamName: $stream, limit: 200}' <<<"$MIGRATION" |
      signed logs --header 'content-type: application/x-amz-json-1.1' --header 'x-amz-target: Logs_20140328.GetLogEvents' \
        --data-binary @- "${AWS_ENDPOINT_URL:-$(endpoint logs)}/"
  ) && jq -r '.events[].message' <<<"$answer" || echo "the log of the task cannot be read here" >&2
}
