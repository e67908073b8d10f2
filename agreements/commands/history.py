"""What a version control checkout remembers of one file."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

_LATEST = 20


@dataclass(frozen=True, slots=True)
class Change:
    """A recorded change of a file: its short id, the day, and what was said of it."""

    id: str
    day: str
    said: str


def history(path: Path) -> tuple[Change, ...] | None:
    """The latest changes of a file, newest first; None where it lies in no git checkout."""
    form = "--format=%h%x09%as%x09%s"
    try:
        told = subprocess.run(
            ["git", "log", f"-n{_LATEST}", form, "--", path.name],
            cwd=path.parent,
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
            timeout=20,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    changes = tuple(Change(*line.split("\t", 2)) for line in told.stdout.splitlines())
    return changes or None
