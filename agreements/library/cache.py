"""The library as it was last read, so that a draft starts without reading 400 files.

A saved library is found by a signature of its files (name, size, time of change); what it holds
carries a digest of their contents as its version. It lies in the user's own cache folder; a file
there that cannot be read is left alone and the library is read afresh.
"""

from __future__ import annotations

import contextlib
import copyreg
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, overload

from agreements import __version__
from agreements.model import Law, Library, Position

_One = TypeVar("_One")
_KINDS = (".yaml", ".json", ".py")


class Kept(Sequence[_One]):
    """Paragraphs of a position, examples of a law: unpacked when read, for a draft reads few."""

    __slots__ = ("_count", "_found", "_packed")

    def __init__(self, count: int, packed: bytes):
        self._count, self._packed = count, packed
        self._found: tuple[_One, ...] | None = None

    def _all(self) -> tuple[_One, ...]:
        if self._found is None:
            self._found = pickle.loads(self._packed)
        return self._found

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> _One: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[_One, ...]: ...
    def __getitem__(self, place: int | slice) -> _One | tuple[_One, ...]:
        return self._all()[place]

    def __iter__(self) -> Iterator[_One]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __reduce__(self) -> tuple[Any, ...]:
        return Kept, (self._count, self._packed)


_PACKED: dict[type, tuple[str, ...]] = {
    Position: ("paragraphs",),
    Law: ("must_flag", "must_pass"),
}


class _Saving(pickle.Pickler):
    """A pickler that packs by itself what a draft seldom reads."""

    def reducer_override(self, one: Any) -> Any:
        if type(one) not in _PACKED:
            return NotImplemented
        state = dict(vars(one))
        for name in _PACKED[type(one)]:
            rows = tuple(state[name])
            state[name] = Kept(len(rows), pickle.dumps(rows, protocol=5)) if rows else ()
        return copyreg.__newobj__, (type(one),), state  # type: ignore[attr-defined]


def shipped() -> Path:
    """The folder that holds clause_library/, glossary/ and templates/."""
    return Path(__file__).parents[2]


def signature(root: Path) -> str:
    """What changes whenever a file of the library or of the code that reads it changes."""
    total = hashlib.sha256(f"{__version__} {sys.version_info[:2]} {root}".encode())
    for entry in _entries(root):
        told = entry.stat()
        total.update(f"{entry.path} {told.st_size} {told.st_mtime_ns}\n".encode())
    return total.hexdigest()


def digest(root: Path) -> str:
    """A digest of the contents of the library's files: the version that a draft states."""
    total = hashlib.sha256()
    for entry in _entries(root):
        if not entry.name.endswith(".py"):
            total.update(Path(entry.path).relative_to(root).as_posix().encode() + b"\0")
            total.update(Path(entry.path).read_bytes() + b"\0")
    return total.hexdigest()


@lru_cache(maxsize=2)
def load(key: str) -> Library | None:
    """The library saved under this signature, or None."""
    try:
        with _path(key).open("rb") as file:
            found = pickle.load(file)
    except Exception:  # a cache that cannot be read is as good as none
        return None
    return found if isinstance(found, Library) else None


def save(key: str, library: Library) -> None:
    """Keep the library under this signature; a folder that cannot be written is no trouble."""
    path = _path(key)
    load.cache_clear()
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _forget_old(path.parent)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            _Saving(file, protocol=5).dump(library)
        Path(name).replace(path)


def _forget_old(folder: Path, keep: int = 3) -> None:
    saved = sorted(folder.glob("library-*.pickle"), key=lambda one: one.stat().st_mtime)
    for path in saved[:-keep]:
        path.unlink(missing_ok=True)


def _entries(root: Path) -> Iterator[os.DirEntry[str]]:
    code = Path(__file__).parent
    library = root / "clause_library"
    folders = (
        library, library / "clauses", library / "definitions", library / "laws",
        library / "schemas", root / "glossary", code, code.parent / "model", code.parent / "text",
    )  # fmt: skip
    for folder in folders:
        if folder.is_dir():
            found = [entry for entry in os.scandir(folder) if entry.name.endswith(_KINDS)]
            yield from sorted(found, key=lambda entry: entry.name)


def _path(key: str) -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = Path(base) if base else Path.home() / ".cache"
    return folder / "convenio" / f"library-{key[:32]}.pickle"
