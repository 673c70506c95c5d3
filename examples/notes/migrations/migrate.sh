#!/bin/sh
# Brings the database up to date: each numbered file once, in its order, all of them in one transaction, or none.
set -eu
cd "$(dirname "$0")"

{
  cat <<'END'
BEGIN;
CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());
LOCK TABLE migrations;
END
  for file in [0-9]*.sql; do
    cat <<END
SELECT NOT EXISTS (SELECT FROM migrations WHERE name = '$file') AS missing \gset
\if :missing
\echo $file
\i $file
INSERT INTO migrations (name) VALUES ('$file');
\endif
END
  done
  echo 'COMMIT;'
} | PGHOST="$DATABASE_HOST" PGPORT="$DATABASE_PORT" PGDATABASE="$DATABASE_NAME" PGUSER="$DATABASE_USERNAME" PGPASSWORD="$DATABASE_PASSWORD" \
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1
