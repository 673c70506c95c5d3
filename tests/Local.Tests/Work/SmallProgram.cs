namespace Delightful.Local.Tests.Work;

/// <summary>
/// A server that starts fast: /version is its IMAGE_TAG, /slow takes half a second, /health follows
/// WEB_APP_BEHAVIOUR, /exit ends it with code 7.
/// </summary>
static class SmallProgram
{
    public const string Text = """
        import os, time
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

        behaviour = os.environ.get("WEB_APP_BEHAVIOUR", "healthy")
        if behaviour == "crashing":
            raise SystemExit(3)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                if self.path == "/exit":
                    os._exit(7)
                if self.path == "/slow":
                    time.sleep(0.5)
                status = 503 if self.path == "/health" and behaviour == "unhealthy" else 200
                body = os.environ.get("IMAGE_TAG", "none").encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
        """;
}
