"""What the services of the shop share: answering over HTTP, and asking each other."""

import json
import os
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.request import Request, urlopen

LARGEST = 10_000


class Refusal(Exception):
    """Why something is not done, with the status that says so."""

    def __init__(self, status, why):
        super().__init__(why)
        self.status = status


class Asked(NamedTuple):
    """What a page is told: the last part of its path, and the JSON that was sent."""

    name: str
    body: dict


def ask(method, url, body=None):
    """The answer of another service. Raises Refusal with its status, or with 502 when there is no answer."""
    request = Request(url, None if body is None else json.dumps(body).encode(), {"Content-Type": "application/json"}, method=method)
    try:
        with urlopen(request, timeout=5) as answer:
            return json.load(answer)
    except HTTPError as refused:
        raise Refusal(refused.code, f"{method} {url}: {refused.reason}") from None
    except (OSError, ValueError) as lost:
        raise Refusal(502, f"{method} {url}: {lost}") from None


def serve(pages):
    """Answers for ever. A page is found by "METHOD /path", or by "METHOD /path/*" when its last part is open."""
    known = {
        "GET /health": lambda asked: {"status": "healthy"},
        "GET /version": lambda asked: {"version": os.environ.get("IMAGE_TAG", "development")},
        **pages,
    }

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self):
            try:
                body = self.read()
                above, _, name = self.path.rpartition("/")
                page = known.get(f"{self.command} {self.path}") or known.get(f"{self.command} {above}/*")
                if page is None:
                    raise Refusal(404, "there is no such page")
                self.send(201 if self.command == "POST" else 200, page(Asked(name, body)))
            except Refusal as refused:
                self.send(refused.status, {"error": str(refused)})
            except Exception:
                traceback.print_exc()
                self.send(503, {"error": "this cannot be answered now"})

        do_GET = do_POST = do_PUT = answer

        def read(self):
            length = self.headers.get("Content-Length", "0")
            if not length.isdecimal() or int(length) > LARGEST or "Transfer-Encoding" in self.headers:
                self.close_connection = True
                raise Refusal(413, f"at most {LARGEST} bytes are read, and their number has to be said before")
            try:
                body = json.loads(self.rfile.read(int(length)) or b"{}")
            except ValueError:
                body = None
            if not isinstance(body, dict):
                raise Refusal(400, "this is no JSON object")
            return body

        def send(self, status, value):
            text = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *arguments):
            pass

    ThreadingHTTPServer((os.environ.get("HOST", "0.0.0.0"), int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
