"""What was worked out from the library, kept in the user's cache folder for the next run."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from agreements import __version__
from agreements.model import Library

Kept = TypeVar("Kept")
_OLD = 2


def kept(
    name: str, library: Library, makers: Iterable[str], form: type[Kept],
    make: Callable[[Library], Kept],
) -> Kept:  # fmt: skip
    """What `make` gives for the library, from the cache where it was kept.

    It is found by the library's version and the state of its `makers`: modules, and folders of
    modules, below agreements/. What cannot be read, or is of another form, is made afresh.
    """
    path = _path(name, library, makers)
    found = _read(path)
    if isinstance(found, form):
        return found
    made = make(library)
    _keep(path, name, made)
    return made


def _read(path: Path) -> object:
    try:
        with path.open("rb") as file:
            return pickle.load(file)
    except Exception:  # what cannot be read is as good as none
        return None


def _keep(path: Path, name: str, made: object) -> None:
    """Keeps it beside the last few; a folder that cannot be written is no trouble."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        old = sorted(path.parent.glob(f"{name}-*.pickle"), key=lambda one: one.stat().st_mtime)
        for each in old[:-_OLD]:
            each.unlink(missing_ok=True)
        handle, written = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            pickle.dump(made, file, protocol=5)
        Path(written).replace(path)


def _path(name: str, library: Library, makers: Iterable[str]) -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = Path(base) if base else Path.home() / ".cache"
    total = hashlib.sha256(f"{__version__} {sys.version_info[:2]} {library.version}".encode())
    for path in sorted(_code(makers)):
        told = path.stat()
        total.update(f"{path} {told.st_size} {told.st_mtime_ns}\n".encode())
    return folder / "convenio" / f"{name}-{total.hexdigest()[:32]}.pickle"


def _code(makers: Iterable[str]) -> list[Path]:
    root = Path(__file__).parents[1]
    places = [root / one for one in makers]
    return [file for one in places for file in ([one] if one.is_file() else one.glob("*.py"))]
