# shellcheck shell=bash
# Sourced last, also after a failure: each file in results/ becomes the variable it is named after.
for result in results/*; do
  [[ -f $result ]] || continue
  export "${result##*/}=$(<"$result")"
done
