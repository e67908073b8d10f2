"""The decisions on a document: where their file stands, reading it, writing it."""

from __future__ import annotations

from pathlib import Path

from agreements.commands.files import read_text, write_all
from agreements.decisions import NOTHING, Decisions
from agreements.exchange import decisions_file


def beside(document: Path) -> Path:
    """Where the decisions on a document stand: `memorandum.docx` -> `memorandum.decisions.json`."""
    return document.with_suffix(".decisions.json")


def read_decisions(path: Path) -> Decisions:
    """The decisions of a file, or none where there is no file. Raises AgreementsError."""
    return decisions_file.read(read_text(path), str(path)) if path.exists() else NOTHING


def write_decisions(path: Path, decisions: Decisions) -> None:
    """Write the decisions in place of those that stood there. Raises FileTrouble."""
    write_all({path: decisions_file.written(decisions).encode()}, force=True)
