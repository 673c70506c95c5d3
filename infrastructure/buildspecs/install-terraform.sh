#!/usr/bin/env bash
# Puts terraform on the path: the one of the build image, else the archive kept in the artifact bucket.
set -euo pipefail

if command -v terraform >/dev/null; then
  exit 0
fi

. buildspecs/aws.sh
fetch platform/terraform.zip /tmp/terraform.zip || { cat /tmp/terraform.zip.log >&2; exit 1; }
unzip -q -o /tmp/terraform.zip terraform -d /usr/local/bin
