# ruff: noqa: E501
"""Lists, bookmarks, tables and time: what can be said without a document."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace

import pytest

from agreements.model import LANGUAGES, Bilingual, Column
from agreements.word.bookmarks import bookmark_name
from agreements.word.draft import document
from agreements.word.lists import planned
from agreements.word.tables import NARROWEST, shared
from tests.word.specimen import agreement


@pytest.mark.parametrize("structure", ["uk", "mexican"])
def test_the_lists_print_the_labels_and_the_whole_numbers(structure: str) -> None:
    draft = agreement(structure)  # type: ignore[arg-type]
    plan = planned(draft, LANGUAGES)
    for clause in draft.clauses:
        for paragraph in clause.paragraphs:
            for language in LANGUAGES:
                place = plan.places.get((paragraph.id, language))
                assert (place.label if place else "") == paragraph.label[language]
                if place and clause.kind == "clause" and clause.id != "definitions":
                    assert place.context == paragraph.full[language]


def test_each_schedule_and_each_language_counts_for_itself() -> None:
    plan = planned(agreement("uk"), LANGUAGES)
    first = {
        plan.places[id, language].list
        for id in ("schedule-programme.p1", "schedule-rules.p1")
        for language in LANGUAGES
    }
    assert len(first) == 4


def test_lettered_lists_of_a_mexican_clause_begin_anew() -> None:
    plan = planned(agreement("mexican"), LANGUAGES)
    lists = {plan.places[f"responsibilities.p{place}", "es"].list for place in (2, 3, 7, 8)}
    assert len(lists) == 2


def test_items_right_below_a_heading_are_a_list_of_their_own() -> None:
    """(a) without 5.1: what a list that skips a level prints next is not the same everywhere."""
    plan = planned(agreement("uk"), LANGUAGES)
    heading, item, after = (
        plan.places[id, "en"] for id in ("definitions", "definitions.p2", "definitions.p4")
    )
    assert (item.label, item.context) == ("(a)", "(a)")
    assert item.list != heading.list == after.list
    assert after.label == "1.1"


def test_a_label_that_no_list_prints_is_our_own_fault() -> None:
    draft = agreement("uk")
    clauses = tuple(
        replace(one, label=Bilingual("7", "7")) if one.id == "purpose" else one
        for one in draft.clauses
    )
    with pytest.raises(ValueError, match="purpose"):
        planned(replace(draft, clauses=clauses), LANGUAGES)


@pytest.mark.parametrize(
    "id",
    ["a", "data-protection.laws", "definitions.list-background-ip", "x" * 60, "Ñandú x", "a--b", "a_b", ""],
)  # fmt: skip
def test_a_bookmark_has_a_name_that_word_takes(id: str) -> None:
    for language in LANGUAGES:
        for part in ("", "no"):
            name = bookmark_name(id, language, part)
            assert len(name) <= 40
            assert name.isascii()
            assert name.replace("_", "").isalnum()


def test_ids_that_look_alike_have_names_of_their_own() -> None:
    ids = ["a-b", "a_b", "a.b", "a--b", "a__b", "A-b", *("x" * 50 + str(n) for n in range(9))]
    assert len({bookmark_name(id, "en") for id in ids}) == len(ids)


def test_columns_share_the_width_and_none_is_too_narrow() -> None:
    head = Bilingual("", "")
    columns = [Column(str(width), width, head) for width in (1, 2, 60, 10, 27)]
    widths = shared(columns, 9400)
    assert sum(widths) == 9400
    assert min(widths) >= NARROWEST
    assert max(widths) == widths[2]


def test_drafting_is_quick() -> None:
    """About 90 rows with comments; the bound is generous, the bench holds the real one."""
    draft = agreement("uk", "columns")
    document(draft)
    times = []
    for _ in range(7):
        begun = time.perf_counter()
        document(draft)
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.09


def test_importing_the_draft_does_not_import_docxtpl() -> None:
    code = (
        "import sys, agreements.word.draft; print({'docxtpl', 'docx', 'jinja2'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
