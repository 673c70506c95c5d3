# shellcheck shell=bash
# The one task that runs a migration. MIGRATION is what the apply said of it.

# ecs ACTION ARGUMENT...: a call of ECS, with its request on standard input.
ecs() {
  signed ecs --header 'content-type: application/x-amz-json-1.1' --header "x-amz-target: AmazonEC2ContainerServiceV20141113.$1" \
    --data-binary @- "${@:2}" "${AWS_ENDPOINT_URL:-$(endpoint ecs)}/"
}

# refusal: what an answer of AWS refuses with. Fails on trouble of AWS and on no answer at all, after which nobody knows what was done.
refusal() {
  said 'select(.__type | strings | test("ServerException$|Internal|Unavailable") | not) | "\(.__type) \(.message // .Message // "")"'
}

# said FILTER: what an answer on standard input says, and failure when it says nothing: of no input at all, jq takes that for success.
said() {
  local text
  text=$(jq -r "$1" 2>/dev/null) && [[ -n $text ]] && printf '%s\n' "$text"
}

# others_running: the tasks of other commands that migrate this database at this moment, each with its command on a line. When that
# cannot be found out, standard output is the answer of ECS.
others_running() {
  local status answer some listed='[]'
  for status in RUNNING STOPPED; do
    # What is being stopped is listed as stopped, and works until it is.
    answer=$(
      jq -c --arg status "$status" '{cluster, family: (.taskDefinition | split("/")[-1] | sub(":[0-9]+$"; "")), desiredStatus: $status}' <<<"$MIGRATION" | ecs ListTasks
    ) && some=$(said '.taskArns | arrays | tojson' <<<"$answer") || { printf '%s' "$answer"; return 1; }
    listed=$(jq -c --argjson before "$listed" '$before + .' <<<"$some")
  done
  [[ $listed != '[]' ]] || return 0
  answer=$(jq -c --argjson tasks "$listed" '{cluster, tasks: $tasks[:100]}' <<<"$MIGRATION" | ecs DescribeTasks) &&
    some=$(said '.tasks | arrays | tojson' <<<"$answer") || { printf '%s' "$answer"; return 1; }
  jq -r '.[] | select(.lastStatus != "STOPPED" and .startedBy != env.DELIGHTFUL_COMMAND) | "\(.taskArn) of \(.startedBy // "somebody")"' <<<"$some"
}

# await_others SECONDS [CHECK]: ends well when nobody else migrates this database: a build that was ended may have left its task.
# While it waits it calls CHECK, which may end the build. Else standard output says after 1 who does, after 2 why nobody knows.
await_others() {
  local running until=$((SECONDS + $1))
  while :; do
    if running=$(others_running); then
      [[ -n $running ]] || return 0
      if ((SECONDS >= until)); then
        printf 'another migration of this database still runs: %s\n' "$running"
        return 1
      fi
    elif is_refused "$running" || ((SECONDS >= until)); then
      printf 'whether another migration of this database runs cannot be found out: %s\n' "${running:-ECS did not answer}"
      return 2
    fi
    "${2:-true}"
    sleep "${PAUSE:-10}"
  done
}

# start_task [SECONDS]: starts it and prints its ARN. Until ECS answers it is asked again, with the same token, which is answered with
# the same task. Otherwise standard output says why: after 1 it was not started, after 2 nobody knows whether it was.
start_task() {
  local answer token request lost='' why='' until=$((SECONDS + ${1:-300}))
  read -r token _ < <(printf %s "$DELIGHTFUL_COMMAND" | sha256sum)
  request=$(
    jq -c --arg token "$token" '{
      cluster, taskDefinition, launchType: "FARGATE", count: 1, clientToken: $token, startedBy: env.DELIGHTFUL_COMMAND,
      networkConfiguration: {awsvpcConfiguration: {subnets, securityGroups, assignPublicIp: (if .publicIp then "ENABLED" else "DISABLED" end)}}
    }' <<<"$MIGRATION"
  )
  while :; do
    # curl does not repeat it: of several tries, only the last one's answer would be seen here.
    if answer=$(ecs RunTask --retry 0 --max-time 30 <<<"$request"); then
      said '.tasks[0].taskArn // empty' <<<"$answer" && return
      why=$(said '.failures[0] | values | "\(.reason // "no reason was given") \(.detail // "")"' <<<"$answer") &&
        { printf 'ECS started no task: %s\n' "$why"; return 1; }
      lost="the answer of ECS was lost"
    elif ! why=$(refusal <<<"$answer"); then
      lost="the answer of ECS was lost"
    elif ! is_throttled "$why"; then
      # A refusal of the token says that it was used before.
      [[ -z $lost && $why != ConflictException* ]] || break
      printf 'ECS refused the task: %s\n' "$why"
      return 1
    fi
    ((SECONDS < until)) || break
    sleep "${PAUSE:-3}"
  done
  if [[ -z $lost && $why != ConflictException* ]]; then
    printf 'ECS refused the task: %s\n' "$why"
    return 1
  fi
  printf 'whether ECS started the task is not known: %s\n' "${lost:-$why}"
  return 2
}

# await_task ARN [SECONDS]: prints the task as it is when it has stopped. When it cannot be looked at for so long, standard output says why.
await_task() {
  local answer status heard=$SECONDS
  while :; do
    if answer=$(jq -c --arg task "$1" '{cluster, tasks: [$task]}' <<<"$MIGRATION" | ecs DescribeTasks) && status=$(said '.tasks[0].lastStatus // empty' <<<"$answer"); then
      heard=$SECONDS
      [[ $status != STOPPED ]] || break
    elif ((SECONDS - heard >= ${2:-900})); then
      printf 'the task %s cannot be looked at: %s\n' "$1" "$answer"
      return 1
    fi
    sleep "${PAUSE:-3}"
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
