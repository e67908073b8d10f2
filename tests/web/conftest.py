"""A server of our own for a module of tests, and somebody who visits it."""

from __future__ import annotations

import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from agreements.web.app import app
from agreements.web.crew import Crew
from agreements.web.routes import warm
from agreements.web.session import Session
from agreements.web.shelf import Shelf


class Running:
    """The app, answering on a port of this machine, with workers of its own."""

    def __init__(self, folder: Path, size: int = 2):
        self.folder = folder
        self.shelf = Shelf(folder)
        self.crew = Crew(self.shelf, size)
        listening = socket.create_server(("127.0.0.1", 0))
        self.session = Session(listening.getsockname()[1])
        inner = app(self.shelf, self.crew, self.session, "en")
        setting = uvicorn.Config(inner, log_level="critical", lifespan="off", ws="none")
        self.server = uvicorn.Server(setting)
        self.thread = threading.Thread(
            target=self.server.run, kwargs={"sockets": [listening]}, daemon=True
        )
        self.thread.start()
        self.crew.start()

    def stop(self) -> None:
        """Stop answering, and end the workers."""
        self.server.should_exit = True
        self.thread.join(10)
        self.crew.stop()


class Visitor:
    """Somebody with a browser of this machine who has been let in, as the wire sees it."""

    def __init__(self, running: Running):
        self.running = running
        self.address = running.session.address
        self.web = httpx.Client(base_url=self.address, follow_redirects=True, timeout=60)
        self.web.headers["Origin"] = self.address
        assert self.web.get(running.session.link()).status_code == 200

    def get(self, path: str, **rest: Any) -> httpx.Response:
        """A page."""
        return self.web.get(path, **rest)

    def post(self, path: str, fields: dict[str, Any] | None = None, **rest: Any) -> httpx.Response:
        """A form sent, with the token of our own pages."""
        told = {"csrf": self.running.session.csrf, **(fields or {})}
        return self.web.post(path, data=told, **rest)

    def upload(
        self, kind: str, files: dict[str, tuple[str, bytes]], fields: dict[str, Any] | None = None
    ) -> httpx.Response:
        """Files given to be worked on; the page that is there when the work has ended."""
        answer = self.post(f"/{kind}", fields, files=files)
        if "/work/" not in str(answer.url):
            return answer
        return self.ended(str(answer.url.path))

    def ended(self, path: str) -> httpx.Response:
        """The page of a piece of work once it has ended."""
        until = time.monotonic() + 120
        while self.get(f"{path}/state").json()["state"] in ("waiting", "working"):
            assert time.monotonic() < until
        return self.get(path)


def said(answer: httpx.Response) -> str:
    """The text of a page's main part, without its marks."""
    inner = answer.text.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", inner))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server for the tests of one module."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.getbasetemp() / "cache")
    warm()
    server = Running(tmp_path_factory.mktemp("kept"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def visitor(running: Running) -> Visitor:
    """Somebody who has been let in."""
    return Visitor(running)
