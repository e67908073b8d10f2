"""The JSON form carried out on the old version gives the new one, whatever the two are."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.comparison.apply import NotThisVersion, apply, rows
from agreements.comparison.documents import compare
from agreements.comparison.wording import difference
from agreements.model.document import Document, Passage, Place
from agreements.report.changes_record import clause_diff, record
from tests.comparison.versions import AGREEMENT, compared, document

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "clause_library/schemas/clause-diff.schema.json").read_text(
        "utf-8"
    )
)
PIECES = st.sampled_from(
    [
        "The University shall", "The Institute may", "pay GBP 4,500", "within thirty (30) days",
        "of 1 May 2026", "under clause 3", "La Universidad deberá", "no", "“Programme” means",
        "the laws of England and Wales", "5.1", "PRIMERA.", "\t", "\n", "…", "(a)", ",", "  ", "ñ",
    ]
)  # fmt: skip
PARAGRAPH = st.lists(PIECES, max_size=8).map(" ".join)
PASSAGES = st.lists(
    st.tuples(
        PARAGRAPH, st.sampled_from(["", "1.", "1.1", "(a)"]), st.sampled_from(["body", "header 1"])
    ),
    max_size=14,
)


def made(paragraphs: list[tuple[str, str, str]]) -> Document:
    return Document(
        tuple(
            Passage(Place(part, at), text, number=number)
            for at, (text, number, part) in enumerate(paragraphs)
        )
    )


@settings(max_examples=150, deadline=None)
@given(PASSAGES, PASSAGES)
def test_the_changes_lead_from_one_version_to_the_other(
    old: list[tuple[str, str, str]], new: list[tuple[str, str, str]]
) -> None:
    before, after = made(old), made(new)
    told = json.loads(clause_diff(compare(before, after)))
    assert apply(rows(before), told["changes"]) == rows(after)


@settings(max_examples=60, deadline=None)
@given(PASSAGES)
def test_a_version_against_itself_has_no_change(paragraphs: list[tuple[str, str, str]]) -> None:
    assert not compare(made(paragraphs), made(paragraphs)).real()


@settings(max_examples=150, deadline=None)
@given(PARAGRAPH, PARAGRAPH)
def test_both_texts_can_be_read_off_the_words(old: str, new: str) -> None:
    steps = difference(old, new)
    assert "".join(one.text for one in steps if one.kind != "inserted") == old
    assert "".join(one.text for one in steps if one.kind != "deleted") == new
    assert all(one.text for one in steps)


def test_figures_dates_money_and_terms_are_never_cut() -> None:
    steps = difference(
        "The fee of GBP 4,500 is due within thirty (30) days of 1 May 2026.",
        "The fee of GBP 4,900 is due within sixty (60) days of 1 June 2026.",
    )
    assert [one.text for one in steps if one.kind != "equal"] == [
        "GBP 4,500", "GBP 4,900", "thirty (30) days", "sixty (60) days",
        "1 May 2026", "1 June 2026",
    ]  # fmt: skip


def test_a_tax_number_is_no_sum() -> None:
    found = compared(("The RFC of UVANA is UVA870504AB1.",), ("The RFC of UVANA is UVA870504AB2.",))
    assert [one.kind for one in found.changes[0].meaning] == ["wording"]


def test_changes_of_another_version_are_refused() -> None:
    told = record(compared(AGREEMENT, AGREEMENT[:4]))
    with pytest.raises(NotThisVersion):
        apply(rows(document(*AGREEMENT[:3], "4. Something else.")), told["changes"])


def test_the_json_keeps_its_schema() -> None:
    new = ("1. Purpose. The University teaches the Programme alone.", *AGREEMENT[2:], AGREEMENT[1])
    jsonschema.validate(record(compared(AGREEMENT, new)), SCHEMA)
