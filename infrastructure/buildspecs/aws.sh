# shellcheck shell=bash
# The calls of AWS that a build makes itself, signed by curl: the AWS CLI takes about a second of processor time to start.

# endpoint NAME: where a service answers in the build's region.
endpoint() {
  local suffix=amazonaws.com
  [[ $AWS_REGION != cn-* ]] || suffix=amazonaws.com.cn
  printf 'https://%s.%s.%s' "$1" "$AWS_REGION" "$suffix"
}

# object KEY: the address of an object of the artifact bucket.
object() {
  [[ $1 =~ ^[A-Za-z0-9/._-]+$ && $1 != *..* ]] || { echo "'$1' is not a key that a build reads or writes" >&2; return 1; }
  if [[ -n ${AWS_ENDPOINT_URL:-} ]]; then
    printf '%s/%s/%s' "$AWS_ENDPOINT_URL" "$ARTIFACT_BUCKET" "$1"
  else
    printf '%s/%s' "$(endpoint "$ARTIFACT_BUCKET.s3")" "$1"
  fi
}

# signature SERVICE: what curl signs with, as a configuration of curl, so that the key stands in no argument.
signature() {
  local id=${AWS_ACCESS_KEY_ID:-} secret=${AWS_SECRET_ACCESS_KEY:-} token=${AWS_SESSION_TOKEN:-} role
  if [[ -z $id ]]; then
    role=${AWS_CONTAINER_CREDENTIALS_FULL_URI:-http://169.254.170.2${AWS_CONTAINER_CREDENTIALS_RELATIVE_URI:-}}
    IFS=$'\t' read -r id secret token < <(curl --silent --fail --max-time 10 --retry 3 "$role" | jq -r '[.AccessKeyId, .SecretAccessKey, .Token] | @tsv')
  fi
  printf 'aws-sigv4 = "aws:amz:%s:%s"\nuser = "%s:%s"\n' "$AWS_REGION" "$1" "$id" "$secret"
  [[ -z $token ]] || printf 'header = "x-amz-security-token: %s"\n' "$token"
}

# signed SERVICE ARGUMENT...: a call that may be repeated. When it fails, the answer and standard error say why.
signed() {
  curl --silent --show-error --fail-with-body --connect-timeout 10 --max-time 300 --retry 4 --retry-connrefused \
    --config <(signature "$1") "${@:2}"
}

# is_throttled ANSWER: whether AWS asks to come back later. It may say so with 400, which curl takes for an end.
is_throttled() {
  [[ $1 =~ (Throttl|TooManyRequests|RequestLimitExceeded|ProvisionedThroughputExceeded) ]]
}

# is_refused ANSWER: whether AWS said no for good. No answer, one without an error in it, a wish to come back later and trouble of AWS are
# none: after them the same call may go well.
is_refused() {
  [[ $1 =~ (__type|<Code>) ]] && ! is_throttled "$1" && [[ ! $1 =~ (ServerException|Internal|Unavailable|RequestTimeout) ]]
}

# fetch KEY FILE: gets an object, with the hash of an empty request. When that fails, FILE.log says why.
fetch() {
  local nothing=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 url
  url=$(object "$1" 2>"$2.log") && signed s3 --output "$2" --header "x-amz-content-sha256: $nothing" "$url" 2>"$2.log" && return
  [[ ! -f $2 ]] || head -c 500 "$2" >>"$2.log"
  return 1
}

# store FILE KEY TYPE: puts an object, which the bucket takes only whole.
store() {
  local hash url
  read -r hash _ < <(sha256sum "$1")
  url=$(object "$2") && signed s3 --upload-file "$1" --header "x-amz-content-sha256: $hash" --header "content-type: $3" "$url"
}
