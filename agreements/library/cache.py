"""The library as it was last read, keyed by a digest of its files and of this code.

A draft then starts without reading 300 files. The cache lies in the user's own cache folder;
a file there that cannot be read is left alone and the library is read afresh.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
import tempfile
from pathlib import Path

from agreements import __version__
from agreements.model import Library


def digest(root: Path) -> str:
    """A digest of the names and contents of every file that the library is made from."""
    total = hashlib.sha256(f"{__version__} {sys.version_info[:2]}".encode())
    for path in sorted(_files(root)):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(b"\0")
        total.update(path.read_bytes())
        total.update(b"\0")
    return total.hexdigest()


def load(key: str) -> Library | None:
    """The library saved under this digest, or None."""
    try:
        with _path(key).open("rb") as file:
            found = pickle.load(file)
    except Exception:  # a cache that cannot be read is as good as none
        return None
    return found if isinstance(found, Library) else None


def save(key: str, library: Library) -> None:
    """Keep the library under this digest; a folder that cannot be written is no trouble."""
    path = _path(key)
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            pickle.dump(library, file, protocol=5)
        Path(name).replace(path)


def _files(root: Path) -> list[Path]:
    library, glossary = root / "clause_library", root / "glossary"
    code = Path(__file__).parent
    return [
        *library.rglob("*.yaml"),
        *library.rglob("*.json"),
        *glossary.glob("*.yaml"),
        *code.glob("*.py"),
        code.parent / "model.py",
        *(code.parent / "text").glob("*.py"),
    ]


def _path(key: str) -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = Path(base) if base else Path.home() / ".cache"
    return folder / "convenio" / f"library-{key[:32]}.pickle"
