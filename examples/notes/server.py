"""Notes in PostgreSQL, over HTTP: the smallest service with a database. It asks through programs, so it needs no package."""

import json
import os
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

NOTES = "SELECT coalesce(json_agg(text ORDER BY id), '[]') FROM notes"


def ask(query):
    """The answer of the database to one query, as text. Raises CalledProcessError when there is none."""
    try:
        return psql(query)
    except subprocess.CalledProcessError as refused:
        if "password authentication failed" not in refused.stderr or "DATABASE_SECRET_ARN" not in os.environ:
            raise
    read_password()
    return psql(query)


def psql(query):
    place = {
        "PGHOST": os.environ["DATABASE_HOST"],
        "PGPORT": os.environ["DATABASE_PORT"],
        "PGDATABASE": os.environ["DATABASE_NAME"],
        "PGUSER": os.environ["DATABASE_USERNAME"],
        "PGPASSWORD": os.environ["DATABASE_PASSWORD"],
        "PGCONNECT_TIMEOUT": "3",
    }
    asked = subprocess.run(
        ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--command", query],
        env={**os.environ, **place}, capture_output=True, text=True, check=True, timeout=10,
    )
    return asked.stdout.strip()


def read_password():
    """Reads the login again. A task is told it once, when it starts, and RDS changes it every seven days."""
    secret = os.environ["DATABASE_SECRET_ARN"]
    read = subprocess.run(
        ["aws", "secretsmanager", "get-secret-value", "--secret-id", secret, "--region", secret.split(":")[3], "--query", "SecretString", "--output", "text"],
        capture_output=True, text=True, check=True, timeout=20,
    )
    login = json.loads(read.stdout)
    os.environ.update(DATABASE_USERNAME=login["username"], DATABASE_PASSWORD=login["password"])


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        pages = {
            "/health": lambda: '{"status":"healthy"}',
            "/health/deep": lambda: '{"status":"healthy","notes":%s}' % ask("SELECT count(*) FROM notes"),
            "/version": lambda: '{"version":"%s"}' % os.environ.get("IMAGE_TAG", "development"),
            "/notes": lambda: ask(NOTES),
        }
        if self.path not in pages:
            self.answer(404, '{"error":"there is no such page"}')
            return
        try:
            self.answer(200, pages[self.path]())
        except (KeyError, ValueError, OSError, subprocess.SubprocessError):
            self.answer(503, '{"error":"the database does not answer"}')

    def answer(self, status, text):
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


if __name__ == "__main__":
    ThreadingHTTPServer((os.environ.get("HOST", "0.0.0.0"), int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
