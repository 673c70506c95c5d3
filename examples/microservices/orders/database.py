"""PostgreSQL through psql, so that no driver is needed. Run as a program it brings the tables up to date."""

import json
import os
import subprocess
import sys
from pathlib import Path

import boto3

PSQL = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]


def query(text, **values):
    """What the database answers, as text. A value stands in the query as :'name'. Raises CalledProcessError when it refuses."""
    try:
        return psql(text, values)
    except subprocess.CalledProcessError as refused:
        if "password authentication failed" not in refused.stderr or "DATABASE_SECRET_ARN" not in os.environ:
            raise
    read_password()
    return psql(text, values)


def psql(text, values):
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


def read_password():
    """Reads the login again. A task is told it once, when it starts, and RDS changes it every seven days."""
    secret = os.environ["DATABASE_SECRET_ARN"]
    login = json.loads(boto3.client("secretsmanager", region_name=secret.split(":")[3]).get_secret_value(SecretId=secret)["SecretString"])
    os.environ.update(DATABASE_USERNAME=login["username"], DATABASE_PASSWORD=login["password"])


if __name__ == "__main__":
    try:
        query(Path(__file__).with_name("tables.sql").read_text())
    except subprocess.CalledProcessError as refused:
        sys.exit(refused.stderr)
