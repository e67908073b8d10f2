"""A server on this machine that speaks the protocol of an engine of translation."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Server = Any


class Speaking(BaseHTTPRequestHandler):
    """Answers as the server's `how` says, and keeps what it was asked.

    `how` is a status and a body, or a function from what was asked to both; status 0 is silence.
    """

    server: Server

    def do_POST(self) -> None:
        self.answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def do_GET(self) -> None:
        self.answer({key: one[0] for key, one in parse_qs(urlsplit(self.path).query).items()})

    def answer(self, asked: Any) -> None:
        self.server.asked.append((self.path, asked))
        how = self.server.how
        code, body = how(asked) if callable(how) else how
        if code == 0:
            time.sleep(1)
            return
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: Any) -> None:
        return


@contextmanager
def speaking() -> Iterator[Server]:
    """The server while it runs; `asked` holds the path and content of each request."""
    made: Server = ThreadingHTTPServer(("127.0.0.1", 0), Speaking)
    made.asked, made.how = [], (200, "{}")
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def url(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}"
