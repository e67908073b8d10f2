"""What was worked out from the library is kept for the next run, and made again when it must be."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from agreements.laws.search import needs_of
from agreements.library.keeping import kept
from agreements.library.law_words import law_words
from agreements.model import Library


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    law_words.cache_clear()
    return tmp_path / "convenio"


def _laws(library: Library) -> list[str]:
    return sorted(library.laws)


def _none(library: Library) -> list[str]:
    return []


def test_the_words_kept_are_those_of_the_patterns(library: Library, folder: Path) -> None:
    made = law_words(library)
    law_words.cache_clear()
    assert law_words(library) == made == needs_of(library.laws.values())
    assert len(list(folder.glob("law-words-*.pickle"))) == 1


def test_what_is_kept_is_not_made_again(library: Library, folder: Path) -> None:
    made = kept("laws", library, ("laws",), list, _laws)
    assert kept("laws", library, ("laws",), list, _none) == made != []


def test_another_library_or_a_broken_file_is_made_afresh(library: Library, folder: Path) -> None:
    kept("laws", library, ("laws",), list, _laws)
    other = dataclasses.replace(library, version="another")
    assert kept("laws", other, ("laws",), list, _none) == []
    for file in folder.iterdir():
        file.write_bytes(b"broken")
    assert kept("laws", library, ("laws",), list, _laws) == _laws(library)


def test_a_folder_that_cannot_be_written_is_no_trouble(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert kept("laws", library, ("laws",), list, _laws) == _laws(library)
