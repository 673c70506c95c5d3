# shellcheck shell=bash
# Whether a build may change anything. A slot has a fence, which is raised when its deployment changes, and the one build that it
# waits for: a second build of the same apply carries the same fence. It is "none" when nothing is to begin any more.

# read_slot: the fence of the slot and the build that it waits for, if it knows one, as they are now. When that fails,
# standard error says why.
read_slot() {
  local answer tries=0
  until answer=$(
    jq -n '{TableName: env.REGISTRY_TABLE, Key: {pk: {S: ("SLOT#" + env.DELIGHTFUL_SLOT)}, sk: {S: "SLOT"}}, ConsistentRead: true, ProjectionExpression: "fence, applyBuild"}' |
      signed dynamodb --header 'content-type: application/x-amz-json-1.0' --header 'x-amz-target: DynamoDB_20120810.GetItem' \
        --data-binary @- "${AWS_ENDPOINT_URL:-$(endpoint dynamodb)}/"
  ) || ! is_throttled "$answer" || ((++tries == 10)); do
    sleep 3
  done
  [[ -n $answer ]] && jq -er '.Item | select(.fence.N) | "\(.fence.N) \(.applyBuild.S // "")"' <<<"$answer" 2>/dev/null && return
  printf 'the slot cannot be read: %s\n' "$answer" >&2
  return 1
}

# await_turn SECONDS: ends well when the slot waits for this build; else standard error says why not. A build may be here before
# it is written down that it started; when nobody writes that down within the time, it may not apply.
await_turn() {
  local slot fence build until=$((SECONDS + $1))
  while :; do
    slot=$(read_slot) || return 1
    read -r fence build <<<"$slot"
    if [[ $fence != "$DELIGHTFUL_FENCE" ]]; then
      echo "slot $DELIGHTFUL_SLOT is at fence $fence, this build at $DELIGHTFUL_FENCE" >&2
      return 1
    elif [[ $build == none ]]; then
      echo "slot $DELIGHTFUL_SLOT wants nothing begun any more: its deployment was cancelled" >&2
      return 1
    elif [[ -n $build ]]; then
      [[ $build == "$CODEBUILD_BUILD_ID" ]] && return
      echo "slot $DELIGHTFUL_SLOT waits for the build $build, this one is $CODEBUILD_BUILD_ID" >&2
      return 1
    elif ((SECONDS >= until)); then
      echo "slot $DELIGHTFUL_SLOT did not write down within $1 s that it waits for $CODEBUILD_BUILD_ID" >&2
      return 1
    fi
    sleep 2
  done
}
