"""What a review looks words up in, made from the library once and kept beside it.

The wordings with their weights, the clause that answers each law, the units that a memory holds:
together half a second to make. Kept like the library itself (cache.py), by the library's version
and the state of the code that makes them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from agreements import __version__
from agreements.deviation import Index, index
from agreements.laws.answers import Answers, answers
from agreements.laws.search import needs_of
from agreements.memory import of_library
from agreements.model import LANGUAGES, Language, Library
from agreements.model.received import Unit

_MAKERS = ("deviation.py", "laws", "memory", "model", "text", "comparison", "assembly")


class Lookup(NamedTuple):
    """Wordings by language, answers by law, units, and the words that each pattern needs.

    It holds none of the library's own objects.
    """

    indexes: Mapping[Language, Index]
    answers: Answers
    units: tuple[Unit, ...]
    needs: Mapping[str, frozenset[str]]


@lru_cache(maxsize=2)
def lookup(library: Library) -> Lookup:
    """What is looked up in that library, from the user's cache where it is kept there."""
    path = _path(library)
    found = _read(path)
    if found is None:
        found = make(library)
        _keep(path, found)
    return found


def make(library: Library) -> Lookup:
    """What is looked up, made afresh."""
    indexes = {one: index(library, one) for one in LANGUAGES}
    units = tuple(of_library(library))
    return Lookup(indexes, answers(library, indexes), units, needs_of(library.laws.values()))


def _read(path: Path) -> Lookup | None:
    try:
        with path.open("rb") as file:
            found = pickle.load(file)
    except Exception:  # what cannot be read is as good as none
        return None
    return found if isinstance(found, Lookup) else None


def _keep(path: Path, found: Lookup) -> None:
    """Keeps it in place of what was kept before; a folder that cannot be written is no trouble."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        old = sorted(path.parent.glob("lookup-*.pickle"), key=lambda one: one.stat().st_mtime)
        for each in old[:-2]:
            each.unlink(missing_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            pickle.dump(found, file, protocol=5)
        Path(name).replace(path)


def _path(library: Library) -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = Path(base) if base else Path.home() / ".cache"
    total = hashlib.sha256(f"{__version__} {sys.version_info[:2]} {library.version}".encode())
    for path in sorted(_code()):
        told = path.stat()
        total.update(f"{path} {told.st_size} {told.st_mtime_ns}\n".encode())
    return folder / "convenio" / f"lookup-{total.hexdigest()[:32]}.pickle"


def _code() -> list[Path]:
    root = Path(__file__).parents[1]
    places = [root / one for one in _MAKERS]
    return [file for one in places for file in ([one] if one.is_file() else one.glob("*.py"))]
