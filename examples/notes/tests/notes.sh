#!/usr/bin/env bash
# What a release has to answer once it serves. SERVICE_URL is where, IMAGE_TAG is which.
set -euo pipefail

notes=$(curl --silent --show-error --fail --max-time 10 "$SERVICE_URL/notes")
[[ $notes == *"the first note"* ]] || { echo "the first note is gone: $notes" >&2; exit 1; }

version=$(curl --silent --show-error --fail --max-time 10 "$SERVICE_URL/version")
[[ $version == *"\"$IMAGE_TAG\""* ]] || { echo "$IMAGE_TAG was to be tested, and this answers: $version" >&2; exit 1; }
