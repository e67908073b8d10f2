"""Each check of the library flags what it must and lets pass what only looks alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agreements.assembly import _binds
from agreements.checks import registry
from agreements.checks.clause.force import BINDING_INSTRUMENTS
from agreements.library import read_with_faults
from agreements.library.glossary import read_glossary
from agreements.model import Library
from tests.conftest import ROOT
from tests.library_cases import CASES, FAMILIES, Case, cases, remarks

ALL = list(cases())


@pytest.fixture(scope="module")
def shipped() -> Library:
    """What can be read of the shipped library: its phrases, facts, laws, terms and glossary."""
    return replace(read_with_faults(ROOT)[0], glossary=read_glossary(ROOT / "glossary"))


@pytest.mark.parametrize("case", ALL, ids=str)
def test_case(case: Case, shipped: Library) -> None:
    said = remarks(case, shipped)
    if case.kind == "pass":
        assert [one.message.en for one in said] == []
        return
    assert said, "nothing was flagged"
    words = case.value.get("words", "")
    assert any(words in one.words or words in one.message.en for one in said), said
    assert all(one.message.es and one.message.en != one.message.es for one in said)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_check_has_both_kinds_of_case(family: registry.Family) -> None:
    ids = {one.id for one in registry.checks(family)}
    for kind in ("flag", "pass"):
        assert {one.check for one in ALL if (one.family, one.kind) == (family, kind)} == ids


def test_instruments_bind_as_assembly_says(shipped: Library) -> None:
    for instrument in shipped.phrases["instruments"]:
        assert _binds("with-instrument", instrument) == (instrument in BINDING_INSTRUMENTS)


def test_the_manual_names_every_check() -> None:
    manual = (ROOT / "docs" / "library-checks.md").read_text("utf-8")
    for family in FAMILIES:
        for one in registry.checks(family):
            first = one.manual.strip().splitlines()[0]
            assert f"| `{one.id}` | {one.severity} | {first} |" in manual


def test_every_check_says_what_it_is_for() -> None:
    for family in FAMILIES:
        for one in registry.checks(family):
            assert one.manual.strip(), one.id
            assert (CASES / family / f"{one.id}.yaml").exists()
