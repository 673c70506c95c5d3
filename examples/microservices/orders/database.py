"""PostgreSQL through psql, so that no package is needed. Run as a program it brings the tables up to date."""

import os
import subprocess
import sys
from pathlib import Path

PSQL = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]


def query(text, **values):
    """What the database answers, as text. A value stands in the query as :'name'. Raises CalledProcessError when it refuses."""
    place = {
        "PGHOST": os.environ["DATABASE_HOST"],
        "PGPORT": os.environ["DATABASE_PORT"],
        "PGDATABASE": os.environ["DATABASE_NAME"],
        "PGUSER": os.environ["DATABASE_USERNAME"],
        "PGPASSWORD": os.environ["DATABASE_PASSWORD"],
        "PGCONNECT_TIMEOUT": "3",
    }
    answer = subprocess.run(
        [*PSQL, *(f"--set={name}={value}" for name, value in values.items())],
        input=text, env={**os.environ, **place}, capture_output=True, text=True, check=True, timeout=10,
    )
    return answer.stdout.strip()


if __name__ == "__main__":
    try:
        query(Path(__file__).with_name("tables.sql").read_text())
    except subprocess.CalledProcessError as refused:
        sys.exit(refused.stderr)
