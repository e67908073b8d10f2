"""The web app as its user feels it: `python -m bench.serve`.

Start: from the command to the last byte of the first page, a process each time. Review: a 50-page
agreement sent by a form until its result has been received, first and later. Parallel: twenty
uploads at once, each answered with its own. Memory: the server and its workers after 200 jobs.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil

from agreements.library import read_library
from bench.review import agreement

ROOT = Path(__file__).parents[1]
ROUNDS = 7
JOBS = 200
_LINK = re.compile(r"http://127\.0\.0\.1:\d+/enter\?token=\S+")


class Visitor:
    """Somebody with a browser."""

    def __init__(self, link: str):
        self.address = link.partition("/enter")[0]
        self.web = httpx.Client(base_url=self.address, follow_redirects=True, timeout=120)
        self.web.headers["Origin"] = self.address
        self.first = self.web.get(link)
        self.csrf = _found(r'name="csrf" value="(\w+)"', self.first.text)

    def review(self, name: str, content: bytes) -> httpx.Response:
        """A review as a page, once it is there."""
        told = {"csrf": self.csrf, "reader": "mexico"}
        answer = self.web.post("/review", data=told, files={"file": (name, content)})
        while 'data-state="/work/' in answer.text:
            time.sleep(0.05)
            answer = self.web.get(answer.url.path)
        return answer


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found is not None, text[:500]
    return found[1]


@contextmanager
def serving(folder: Path) -> Iterator[tuple[psutil.Process, str]]:
    """`convenio serve` as a process of its own, and the link that it prints."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-u", "cli.py", "serve", "--no-browser", "--folder", str(folder)]
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL,
        text=True,
    )  # fmt: skip
    assert server.stdout is not None
    link = next(found[0] for line in server.stdout if (found := _LINK.search(line)))
    try:
        yield psutil.Process(server.pid), link
    finally:
        server.terminate()
        server.wait(20)


def lines() -> Iterator[str]:
    """The figures of one run."""
    yield f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    with tempfile.TemporaryDirectory() as name:
        yield _start(Path(name))
        with serving(Path(name)) as (server, link):
            visitor = Visitor(link)
            yield _long(server, visitor)
            yield _parallel(link, visitor)
            yield _memory(server, visitor)


def _start(folder: Path) -> str:
    times, work = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        with serving(folder) as (server, link):
            assert Visitor(link).first.status_code == 200
            times.append(time.perf_counter() - begun)
            work.append(sum(server.cpu_times()[:2]))
    spent = f"{min(work) * 1000:.0f} ms of processor time"
    return f"start to first page: {_of(times)} ({spent}); aim under 500 ms"


def _long(server: psutil.Process, visitor: Visitor) -> str:
    content = agreement(read_library())
    times, work = [], []
    for _ in range(ROUNDS):
        begun, before = time.perf_counter(), _spent(server)
        assert "data-document=" in visitor.review("long.docx", content).text
        times.append(time.perf_counter() - begun)
        work.append(_spent(server) - before)
    return (
        f"review of a 50-page agreement, sent to shown: the first {times[0] * 1000:.0f} ms, "
        f"then {_of(times[1:])} ({min(work) * 1000:.0f} ms of processor time); aim under 2500 ms"
    )


def _spent(server: psutil.Process) -> float:
    """The seconds of processor time that the server and its workers have taken."""
    return float(sum(sum(one.cpu_times()[:2]) for one in (server, *server.children())))


def _parallel(link: str, visitor: Visitor) -> str:
    def sent(number: int) -> bool:
        text = f"1. Term\n\nMemorandum number {number} is governed by the laws of Scotland.\n"
        shown = visitor.review(f"draft-{number}.txt", text.encode()).text
        others = (f"number {one} is" for one in range(20) if one != number)
        return f"number {number} is" in shown and not any(one in shown for one in others)

    begun = time.perf_counter()
    with ThreadPoolExecutor(20) as pool:
        right = sum(pool.map(sent, range(20)))
    return f"20 uploads at once: {right} answered with their own, {_ms(begun)} for all"


def _memory(server: psutil.Process, visitor: Visitor) -> str:
    text = "1. Data\n\nEach Party shall comply with the Data Protection Act 2018.\n" * 40
    told = []
    for number in range(JOBS):
        visitor.review("small.txt", text.encode())
        if number % (JOBS // 4) == JOBS // 4 - 1:
            workers = sum(one.memory_info().rss for one in server.children())
            told.append(f"{server.memory_info().rss / 1e6:.0f} + {workers / 1e6:.0f}")
    quarters = ", ".join(told)
    return f"memory of the server + its workers after each quarter of {JOBS} jobs: {quarters} MB"


def _of(times: list[float]) -> str:
    least, middle = min(times) * 1000, statistics.median(times) * 1000
    return f"{least:.0f} ms at best, {middle:.0f} ms in the middle of {len(times)}"


def _ms(begun: float) -> str:
    return f"{(time.perf_counter() - begun) * 1000:.0f} ms"


if __name__ == "__main__":
    for line in lines():
        print(line, flush=True)
