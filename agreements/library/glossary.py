"""The glossary's files as the names that clauses print."""

from __future__ import annotations

from pathlib import Path

from agreements.model import Name


def read_names(folder: Path) -> dict[str, Name]:
    """The approved English and Spanish name of every concept, by id."""
    return {}
