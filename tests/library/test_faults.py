"""Faults in the library's files: where, what is there, what to do, all at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from agreements.library import LibraryFaults, read_uncached
from agreements.library.request_schema import written
from agreements.model import Library
from tests.conftest import ROOT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "clause_library", tmp_path / "clause_library")
    shutil.copytree(ROOT / "glossary", tmp_path / "glossary")
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / "clause_library" / "clauses" / f"{name}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def faults(root: Path) -> LibraryFaults:
    with pytest.raises(LibraryFaults) as caught:
        read_uncached(root)
    return caught.value


CHANGES = {
    "misspelt key": ("kind: clause", "knid: clause", "did you mean “kind”", "«kind»"),
    "misspelt choice": ("leans: neutral", "leans: nuetral", "did you mean “neutral”", "«neutral»"),
    "missing key": ("topics: [T104]\n", "", "lacks “topics”", "falta «topics»"),
    "wrong type": ("topics: [T104]", 'topics: "T104"', "write a list", "escriba una lista"),
    "unreadable mark": ("{{ this }}", "{{ 7*7 }}", "cannot be read", "no se entiende"),
    "unknown fact": ("{{ termination_notice }}", "{{ terminaton_notice }}",
                     "did you mean “termination_notice”", "«termination_notice»"),
    "bad default": ('default: "6 months"', 'default: "half a year"', "is not a period", "period"),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES, ids=str)
def test_one_fault(copy: Path, case: str) -> None:
    old, new, en, es = CHANGES[case]
    change(copy, "termination", old, new)
    fault = faults(copy)
    assert "clause_library/clauses/termination.yaml:" in fault.message.en
    assert en.lower() in fault.message.en.lower()
    assert es in fault.message.es


def test_faults_of_several_files_come_together(copy: Path) -> None:
    change(copy, "termination", "kind: clause", "knid: clause")
    change(copy, "governing-law", "kind: clause", "kind: cluase")
    paths = {one.place.path for one in faults(copy).faults}
    assert {f"clause_library/clauses/{name}.yaml" for name in ("termination", "governing-law")} <= (
        paths
    )


def test_a_file_named_unlike_its_id(copy: Path) -> None:
    folder = copy / "clause_library" / "clauses"
    (folder / "termination.yaml").rename(folder / "ending.yaml")
    assert "is called “ending.yaml”" in faults(copy).message.en


def test_the_published_schema_of_a_request_is_current(library: Library) -> None:
    path = ROOT / "clause_library" / "schemas" / "request.schema.json"
    assert path.read_text("utf-8") == written(library), "run `make schemas`"
