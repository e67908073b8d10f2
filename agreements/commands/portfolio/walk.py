"""The files below some folders that may be agreements, each once, in a fixed order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

from agreements.commands.files import LIMIT, FileTrouble
from agreements.model import Bilingual

KINDS = (".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".pdf", ".md", ".markdown", ".txt")
_PASSING = ("~$", ".", "._")
_ENDINGS = (".tmp", ".part", ".bak", "~")


class File(NamedTuple):
    """A file to read: its path, how reports name it, its size and when it last changed."""

    path: Path
    name: str
    size: int
    changed: float


class Left(NamedTuple):
    """What was not read, by the name that reports give it, and why."""

    name: str
    why: Bilingual


@dataclass(frozen=True, slots=True)
class Archive:
    """What stands below the folders: files in order, what is left out with its reason."""

    files: tuple[File, ...]
    left: tuple[Left, ...]
    others: int


_LINK = Bilingual("a link to a folder is not followed", "no se siguen enlaces a carpetas")
_LARGE = Bilingual("it is larger than 50 MB", "pesa más de 50 MB")
_CLOSED = Bilingual("the folder cannot be opened", "la carpeta no se puede abrir")
_ODD = Bilingual("it is not an ordinary file", "no es un archivo ordinario")


def archive(folders: Sequence[Path], out: Path, since: date | None = None) -> Archive:
    """All files of a known kind below the folders. Raises FileTrouble for a folder that is not.

    `out` itself is passed over; hidden and temporary files too. A link to a folder is not
    followed, so that no walk goes in circles.
    """
    files: dict[str, File] = {}
    left: list[Left] = []
    others = 0
    for folder in folders:
        _refuse(folder)
        for path, why in _walk(folder, out.resolve()):
            name = _name(folder, path, len(folders) > 1)
            if why:
                left.append(Left(name, why))
            elif not path.name.lower().endswith(KINDS):
                others += 1
            else:
                _keep(path, name, since, files, left)
    ordered = sorted(files.values(), key=lambda one: (one.name.casefold(), one.name))
    return Archive(tuple(ordered), tuple(sorted(left)), others)


def _keep(
    path: Path, name: str, since: date | None, files: dict[str, File], left: list[Left]
) -> None:
    try:
        told = path.stat()
    except OSError:
        left.append(Left(name, _ODD))
        return
    if not stat.S_ISREG(told.st_mode):
        left.append(Left(name, _ODD))
    elif told.st_size > LIMIT:
        left.append(Left(name, _LARGE))
    elif since is None or told.st_mtime >= _moment(since):
        files.setdefault(str(path.resolve()), File(path, name, told.st_size, told.st_mtime))


def _walk(folder: Path, out: Path) -> Iterator[tuple[Path, Bilingual | None]]:
    """Files, and folders that are not entered with the reason."""
    if folder.is_file():
        yield folder, None
        return
    closed: list[str] = []
    for above, below, names in os.walk(folder, onerror=lambda one: closed.append(one.filename)):
        here = Path(above)
        yield from ((here / one, _LINK) for one in below if (here / one).is_symlink())
        below[:] = [one for one in sorted(below) if _enters(here / one, out)]
        yield from ((here / one, None) for one in sorted(names) if not _is_passing(one))
    yield from ((Path(one), _CLOSED) for one in closed)


def _enters(folder: Path, out: Path) -> bool:
    return not (_is_passing(folder.name) or folder.is_symlink() or folder.resolve() == out)


def _is_passing(name: str) -> bool:
    """Hidden files, and what Word and others leave lying while a file is open."""
    return name.startswith(_PASSING) or name.lower().endswith(_ENDINGS)


def _name(folder: Path, path: Path, several: bool) -> str:
    """The path below its folder; with the folder's name where there are more than one."""
    if path == folder:
        return path.name
    inside = path.relative_to(folder).as_posix()
    return f"{folder.name or folder.resolve().name}/{inside}" if several else inside


def _moment(day: date) -> float:
    return datetime.combine(day, time.min).timestamp()


def _refuse(folder: Path) -> None:
    if not folder.exists():
        raise FileTrouble(
            Bilingual(
                f"There is no folder {folder}. Name one that holds agreements.",
                f"No existe la carpeta {folder}. Indique una que contenga convenios.",
            )
        )
