# shellcheck shell=bash
# Snapshots of a database before its migrations.

# rds ACTION NAME=VALUE...: a call of RDS. What it answers, refusals too, is XML on standard output.
rds() {
  local parameter
  local -a form=(--data-urlencode "Action=$1" --data-urlencode Version=2014-10-31)
  for parameter in "${@:2}"; do
    form+=(--data-urlencode "$parameter")
  done
  signed rds "${form[@]}" "${AWS_ENDPOINT_URL:-$(endpoint rds)}/"
}

# text NAME: the text of each such element of the XML on standard input, a line each.
text() {
  { grep -o "<$1>[^<]*</$1>" || true; } | sed "s:^<$1>::; s:</$1>\$::"
}

# why_not ANSWER: what RDS says in it, in a few words.
why_not() {
  local said
  said=$(text Message <<<"$1")
  printf '%s' "${said:-RDS did not answer}"
}

# take_snapshot DATABASE NAME [CHECK]: ends well when the snapshot is there. A repeat finds the one that an earlier try asked for,
# because the name is made of the command. While it waits it calls CHECK, which may end the build. When it fails, standard output says why.
take_snapshot() {
  local answer state heard until=$((SECONDS + ${PATIENCE:-1800}))
  while ! answer=$(rds CreateDBSnapshot "DBInstanceIdentifier=$1" "DBSnapshotIdentifier=$2") || [[ -z $answer ]]; do
    [[ $answer != *DBSnapshotAlreadyExists* ]] || break
    # A database that is being changed or backed up takes none until that is over.
    if [[ $answer != *InvalidDBInstanceState* ]] && is_refused "$answer" || ((SECONDS >= until)); then
      printf 'no snapshot of %s could be made: %s\n' "$1" "$(why_not "$answer")"
      return 1
    fi
    "${3:-true}"
    sleep "${PAUSE:-15}"
  done
  heard=$SECONDS
  while :; do
    if answer=$(rds DescribeDBSnapshots "DBSnapshotIdentifier=$2") && [[ -n $answer ]]; then
      heard=$SECONDS
      state=$(text Status <<<"$answer" | head -n 1)
      case $state in
        available) return ;;
        failed) printf 'the snapshot %s failed\n' "$2"; return 1 ;;
      esac
    elif is_refused "$answer" || ((SECONDS - heard >= ${PATIENCE:-900})); then
      printf 'the snapshot %s cannot be looked at: %s\n' "$2" "$(why_not "$answer")"
      return 1
    fi
    "${3:-true}"
    sleep "${PAUSE:-5}"
  done
}

# forget_snapshots DATABASE COUNT: deletes what migrations left of earlier snapshots, but for the newest COUNT and those of two weeks: of
# several tries to put a database right, it is the oldest snapshot that has the good one.
forget_snapshots() {
  local answer name moment since
  since=$(date -u -d '14 days ago' +%Y%m%dt%H%M%Sz)
  answer=$(rds DescribeDBSnapshots "DBInstanceIdentifier=$1" SnapshotType=manual) || return
  # The names have the time of the deployment in them.
  text DBSnapshotIdentifier <<<"$answer" | { grep -E "^$1-before-[0-9]{8}t[0-9]{6}z-[0-9a-f]{8}-[0-9]+\$" || true; } | sort | head -n "-$2" | while read -r name; do
    moment=${name#"$1-before-"}
    [[ ${moment%%-*} < $since ]] || break
    rds DeleteDBSnapshot "DBSnapshotIdentifier=$name" >/dev/null || return
  done
}
