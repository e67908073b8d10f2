"""What was read of each document, kept below the report: a record a file, by content and version.

A record is found by the digest of its document's bytes. Records stand in a folder named after
the version of all that counts: the library's contents, and the code that reads and judges. When
one of these changes, every document is read again, and the old records go once a run is complete.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

FORMAT = "1"
_ROOMS = (
    *("model", "text", "outline", "alignment", "terminology", "laws", "checks", "comparison"),
    *("assembly", "library", "portfolio", "readers", "deviation.py", "messages.py"),
    *("commands/portfolio/document.py", "commands/portfolio/divergences.py"),
    *("commands/clauses.py", "commands/reading.py", "commands/reviewing.py"),
    *("word", "report/portfolio_records.py"),
)


class Store:
    """The records of one version below a folder. Written whole or not at all."""

    def __init__(self, folder: Path, version: str):
        self._root = folder / "records"
        self._folder = self._root / version[:16]

    def __contains__(self, key: str) -> bool:
        return self._path(key).is_file()

    def get(self, key: str) -> str:
        """The record kept under a key. Raises OSError where there is none."""
        return self._path(key).read_text("utf-8")

    def put(self, key: str, record: str) -> None:
        """Keep a record; one that is killed in between leaves what stood there before."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(record)
        Path(name).replace(path)

    def forget_others(self) -> None:
        """Remove the records of other versions, and what a killed run left half written."""
        with contextlib.suppress(OSError):
            for one in self._root.iterdir():
                if one != self._folder:
                    shutil.rmtree(one, ignore_errors=True)
            for half in self._folder.glob("*/.*"):
                half.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"


def key(content: bytes, name: str) -> str:
    """The digest of a document; a name counts only where the bytes do not say what they are."""
    kind = Path(name).suffix.lower()
    return hashlib.sha256(content).hexdigest() + (f"-{kind[1:]}" if kind not in _TOLD else "")


_TOLD = (".docx", ".docm", ".dotx", ".pdf")


@cache
def version(root: Path) -> str:
    """What changes whenever a document read again could give another record."""
    from agreements.library import cache as library

    total = hashlib.sha256(f"{FORMAT} {library.digest(root)}".encode())
    total.update((root / "glossary" / "lexicon.txt").read_bytes())
    code = Path(__file__).parents[2]
    for room in _ROOMS:
        for path in sorted((code / room).rglob("*.py")) or [code / room]:
            if path.is_file():
                total.update(path.relative_to(code).as_posix().encode() + b"\0")
                total.update(path.read_bytes() + b"\0")
    return total.hexdigest()
