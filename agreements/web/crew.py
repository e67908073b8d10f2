"""Who does the work of seconds: a few worker processes, each led by a thread that waits for it.

A page only hands work over and looks how it stands, so no page waits for another. Cancelling ends
the process; the next piece of work gets a new one.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import agreements
from agreements.messages import Bilingual
from agreements.web.shelf import UNFINISHED, Shelf

LONGEST = 600
"""Seconds after which a piece of work is given up."""
_RENEWED_AFTER = 60
_GIVEN_UP = Bilingual(
    "This took longer than ten minutes and was stopped. Send the file in parts.",
    "Esto tardó más de diez minutos y se detuvo. Envíe el archivo en partes.",
)
_DIED = Bilingual(
    "The file stopped the process that read it; nothing else was harmed. It may be damaged: save "
    "it again in Word and send that.",
    "El archivo detuvo el proceso que lo leía; nada más se vio afectado. Quizá esté dañado: "
    "guárdelo de nuevo en Word y envíelo.",
)


class Crew:
    """The workers, and the line of work that waits for them."""

    def __init__(self, shelf: Shelf, size: int = 2):
        self.shelf = shelf
        self._waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._hands = [Hand(shelf, self._waiting) for _ in range(size)]

    def start(self) -> None:
        """Have the first worker ready before it is needed, and the others when they are."""
        for place, hand in enumerate(self._hands):
            threading.Thread(target=hand.work, args=(place == 0,), daemon=True).start()

    def give(self, id: str) -> None:
        """Hand over a piece of work."""
        self._waiting.put(id)

    def resume(self) -> None:
        """Take up what was waiting or under way when the program last stopped."""
        for work in reversed(self.shelf.works()):
            if work.state in UNFINISHED:
                self.shelf.turn(work.id, "waiting")
                self.give(work.id)

    def cancel(self, id: str) -> None:
        """Stop a piece of work, waiting or under way."""
        self.shelf.turn(id, "cancelled")
        for hand in self._hands:
            hand.leave(id)

    def stop(self) -> None:
        """End every worker; what is under way is taken up at the next start."""
        for hand in self._hands:
            hand.end()


class Hand:
    """One thread and its worker process."""

    def __init__(self, shelf: Shelf, waiting: queue.SimpleQueue[str]):
        self.shelf = shelf
        self.waiting = waiting
        self.under_way = ""
        self._late = ""
        self._ended = False
        self._lock = threading.Lock()
        self._worker: subprocess.Popen[str] | None = None
        self._done = 0

    def work(self, ready: bool) -> None:
        """Take one piece of work after another, for as long as the program runs."""
        if ready:
            self._ready()
        while True:
            self._one(self.waiting.get())

    def leave(self, id: str) -> None:
        """End the worker if that is what it works on."""
        with self._lock:
            if self.under_way == id:
                self._kill()

    def end(self) -> None:
        """End the worker for good; what it works on stays under way."""
        self._ended = True
        with self._lock:
            self._kill()

    def _one(self, id: str) -> None:
        work = self.shelf.work(id)
        if work is None or work.state != "waiting":
            return
        folder = str(self.shelf.place("works", id))
        told = {"kind": work.kind, "names": work.names, "asked": work.asked, "folder": folder}
        worker = self._ready()
        with self._lock:
            self.under_way = id
        self.shelf.turn(id, "working")
        if not self._still_wanted(id):
            return
        watch = threading.Timer(LONGEST, self._give_up, (id,))
        watch.start()
        said = _asked(worker, json.dumps(told))
        watch.cancel()
        with self._lock:
            self.under_way = ""
        self._note(id, said)

    def _still_wanted(self, id: str) -> bool:
        """Whether nobody has cancelled or deleted it before there was anything to end."""
        work = self.shelf.work(id)
        wanted = work is not None and work.state == "working"
        if not wanted:
            with self._lock:
                self.under_way = ""
        return wanted

    def _note(self, id: str, said: dict[str, Any] | None) -> None:
        if said is None and self._ended:
            return
        if said is None:
            trouble = _GIVEN_UP if self._late == id else _DIED
            said = {"step": "failed", "said": {"en": trouble.en, "es": trouble.es}}
        self.shelf.turn(id, said["step"], said.get("said"), said.get("summary"))
        self._done += 1
        if self._done % _RENEWED_AFTER == 0:
            with self._lock:
                self._kill()

    def _give_up(self, id: str) -> None:
        self._late = id
        self.leave(id)

    def _ready(self) -> subprocess.Popen[str]:
        """The worker, started if there is none."""
        with self._lock:
            if self._worker is None or self._worker.poll() is not None:
                self._worker = _started()
                _read(self._worker)
            return self._worker

    def _kill(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        worker.wait()
        for stream in (worker.stdin, worker.stdout):
            if stream:
                with contextlib.suppress(OSError, ValueError):  # half a line may be on its way
                    stream.close()


_START = (
    "import sys; sys.path.insert(0, sys.argv.pop()); from agreements.web.worker import main; main()"
)


def _started() -> subprocess.Popen[str]:
    root = str(Path(agreements.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-c", _START, root], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
    )  # fmt: skip


def _asked(worker: subprocess.Popen[str], told: str) -> dict[str, Any] | None:
    """What the worker answers; None where it ended before it did."""
    try:
        if worker.stdin is None:
            return None
        worker.stdin.write(told + "\n")
        worker.stdin.flush()
    except (OSError, ValueError):
        return None
    return _read(worker)


def _read(worker: subprocess.Popen[str]) -> dict[str, Any] | None:
    try:
        line = worker.stdout.readline() if worker.stdout else ""
        found: dict[str, Any] = json.loads(line)
    except (OSError, ValueError):
        return None
    return found
