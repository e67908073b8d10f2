"""What runs in a worker: one document in, its record as JSON out, within limits of time and memory.

A document that takes too long ends its worker: the watchdog is a thread of C, so that it also
ends one that hangs inside a parser. Whoever gave the task puts another worker in its place.
"""

from __future__ import annotations

import faulthandler
import hashlib
import json
import os
import threading
from pathlib import Path
from typing import Any, NamedTuple

from agreements.model import AgreementsError, Bilingual

_ONE = threading.Lock()


class Task(NamedTuple):
    """A document to read: its bytes, or a path where the worker finds them.

    `digest` is that of the bytes; `seconds` how long it may take.
    """

    name: str
    digest: str
    content: bytes
    path: str
    seconds: float


def begin(megabytes: int) -> None:
    """Prepare a worker process: its share of memory, the library, an end when its parent ends."""
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    if megabytes:
        _limit_memory(megabytes)
    _warm()


def read(task: Task) -> str:
    """The record of a document: what was found, or why it could not be read."""
    with _ONE, Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(task.seconds, exit=True, file=nowhere)
        try:
            return json.dumps(_record(task), ensure_ascii=False, separators=(",", ":"))
        finally:
            faulthandler.cancel_dump_traceback_later()


def _record(task: Task) -> dict[str, Any]:
    from agreements.commands.portfolio.document import entry
    from agreements.report import portfolio_records as records

    try:
        return records.entry(entry(_content(task), task.name))
    except AgreementsError as trouble:
        return records.unreadable(trouble.message)
    except MemoryError:
        return records.unreadable(_MEMORY, again=True)
    except Exception as fault:
        return records.unreadable(_our_fault(fault), again=True)


def _content(task: Task) -> bytes:
    if not task.path:
        return task.content
    content = Path(task.path).read_bytes()
    if hashlib.sha256(content).hexdigest() != task.digest[:64]:
        raise OSError(f"{task.path} changed while it was being read")
    return content


_MEMORY = Bilingual(
    "It takes more memory than a worker may use. Raise --memory-limit to read it.",
    "Requiere más memoria de la que puede usar un proceso. Aumente --memory-limit para leerlo.",
)


def _our_fault(fault: Exception) -> Bilingual:
    told = f"{type(fault).__name__}: {fault}"[:200]
    return Bilingual(
        f"It could not be read; this is our fault. Please report it: {told}",
        f"No se pudo leer; es un error nuestro. Por favor repórtelo: {told}",
    )


def _warm() -> None:
    """Load what every document needs, once for each worker."""
    from agreements.commands.portfolio.document import known
    from agreements.library.law_words import law_words
    from agreements.library.lookup import lookup

    lookup(known())
    law_words(known())


def _limit_memory(megabytes: int) -> None:
    """What the worker may map; systems that know no such limit go without."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def _leave_with_parent() -> None:
    """A worker whose parent was killed would wait for ever: it ends too."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
