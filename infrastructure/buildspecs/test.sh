#!/usr/bin/env bash
# Runs the tests of a repository against a release that serves: its command, and its script of k6. What they are is the
# repository's own code: the role of this build can read no source, so it is given an address that is signed for this one bundle.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. buildspecs/common.sh

readonly MINUTES=12 MOST_MILLISECONDS=500 MOST_ERRORS=0.10

check_request IMAGE_TAG SOURCE_URL SERVICE_URL
if [[ -n ${LOAD_SCRIPT:-} ]]; then
  [[ $LOAD_SCRIPT =~ ^[A-Za-z0-9_][A-Za-z0-9_./-]*$ && $LOAD_SCRIPT != *..* ]] || fail invalid-request "LOAD_SCRIPT is not a path in the repository"
fi

# What is signed says nothing of the scheme: an endpoint on the same machine has no TLS.
if [[ ${AWS_ENDPOINT_URL:-} == http://* && $SOURCE_URL == https://* ]]; then
  SOURCE_URL=http://${SOURCE_URL#https://}
fi
bundle=${SOURCE_URL%%\?*}
curl --silent --show-error --fail --globoff --proto =http,https --connect-timeout 10 --max-time 300 --retry 4 --retry-connrefused \
  --output "$work/source.zip" --url "$SOURCE_URL" 2>"$work/source.log" || fail missing-input "source bundle $bundle: $(<"$work/source.log")"
unset SOURCE_URL
unzip -q -o "$work/source.zip" -d "$work/source" || fail missing-input "source bundle $bundle is not a zip"

# in_source COMMAND...: runs it in the source; its exit code is 124 when it takes too long.
in_source() {
  (cd "$work/source" && timeout --kill-after=10s "${MINUTES}m" "$@" </dev/null)
}

# why CODE: what an exit code means, in a few words.
why() {
  if [[ $1 == 124 ]]; then
    printf 'it took longer than %s minutes' "$MINUTES"
  else
    printf 'exit code %s' "$1"
  fi
}

# load_result FILE CODE: what k6 measured, and whether that is within the baseline. 99 is k6's own word for a threshold of the script.
load_result() {
  local measured
  measured=$(jq -er --argjson code "$2" --argjson time "$MOST_MILLISECONDS" --argjson errors "$MOST_ERRORS" '
    .metrics.http_req_duration["p(95)"] as $p95 | .metrics.http_req_failed.value as $rate
    | select(($p95 | type) == "number" and ($rate | type) == "number")
    | "p95 \($p95 | round) ms, \($rate * 1000 | round / 10) % errors" as $said
    | if $p95 >= $time or $rate >= $errors then "failed: \($said); less than \($time) ms and \($errors * 100) % are asked for"
      elif $code == 99 then "failed: \($said); a threshold of the script was crossed"
      elif $code != 0 then empty
      else "passed: \($said)" end' "$1" 2>/dev/null) || measured="failed: $(why "$2")"
  printf '%s' "$measured"
}

failed=0
if [[ -n ${TEST_COMMAND:-} ]]; then
  code=0
  in_source bash -c "$TEST_COMMAND" || code=$?
  if [[ $code == 0 ]]; then
    result INTEGRATION passed
  else
    result INTEGRATION "failed: $(why "$code")"
    failed=1
  fi
fi

if [[ -n ${LOAD_SCRIPT:-} ]]; then
  code=0
  if [[ ! -f $work/source/$LOAD_SCRIPT ]]; then
    result LOAD "failed: there is no $LOAD_SCRIPT in the source"
    failed=1
  elif ! command -v k6 >/dev/null; then
    # What did not run has not passed, and it is no fault of the release.
    result LOAD "did not run: there is no k6 in the image of the build"
  else
    in_source k6 run --quiet --summary-export "$work/load.json" "$LOAD_SCRIPT" || code=$?
    load=$(load_result "$work/load.json" "$code")
    result LOAD "$load"
    [[ $load == passed* ]] || failed=1
  fi
fi
exit "$failed"
