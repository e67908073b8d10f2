"""Answers as fields and back; a request file as a draft and back."""

from __future__ import annotations

import pytest

from agreements.commands.answers import answers_of, request_of
from agreements.commands.draft import preview
from agreements.interview import questions
from agreements.model import Language, Library
from agreements.web.drafting import FIRST, Draft, steps, take
from agreements.web.fields import Wrong, answer, fitting, typed_of
from tests.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_a_request_loaded_and_saved_makes_the_same_agreement(path, library: Library) -> None:
    text = path.read_text("utf-8")
    again = request_of(answers_of(text, path.name, library), library)
    assert (
        preview(again, "again", library)[0].clauses == preview(text, path.name, library)[0].clauses
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_a_step_saved_as_it_is_shown_changes_nothing(
    path, language: Language, library: Library
) -> None:
    draft = Draft(answers_of(path.read_text("utf-8"), path.name, library), {})
    for step in steps(library, draft):
        form = [
            (f"{question.name}:{place}" if place else question.name, text)
            for question in step.questions
            for place, text in typed_of(
                question, draft.answers.get(question.name), language
            ).items()
        ]
        saved, faults = take(draft, step.questions, form, language)
        stated = {name: one for name, one in saved.answers.items() if one is not None}
        assert not faults
        assert {**draft.answers, **stated} == draft.answers


def test_what_is_typed_in_both_languages_is_one_answer(library: Library) -> None:
    asked = {one.name: one for one in questions(library, answers_of(
        EXAMPLES[4].read_text("utf-8"), "x", library))}  # fmt: skip
    name = asked["uk.short_name"]
    assert answer(name, {"en": "Caldermoor", "es": "Universidad de Caldermoor"}) == {
        "en": "Caldermoor", "es": "Universidad de Caldermoor", "article": "la",
    }  # fmt: skip
    with pytest.raises(Wrong) as wrong:
        answer(name, {"en": "Caldermoor"})
    assert wrong.value.path == "es"
    assert "español" in wrong.value.said.es
    term = asked["terms.termination_notice"]
    assert answer(term, {"": "6 meses"}) == "6 months"
    with pytest.raises(Wrong):
        answer(term, {"": "pronto"})


def test_a_row_without_its_first_field_says_which(library: Library) -> None:
    asked = {one.name: one for one in questions(library, answers_of(
        EXAMPLES[4].read_text("utf-8"), "x", library))}  # fmt: skip
    rows = asked["lists.witnesses"]
    with pytest.raises(Wrong) as wrong:
        answer(rows, {"0:party": "uk"})
    assert wrong.value.path.startswith("0:name")
    assert answer(rows, {"0:name": "Ms Nand", "3:name": "Lic. Peña", "4:name": " "}) == [
        {"name": "Ms Nand"}, {"name": "Lic. Peña"},
    ]  # fmt: skip


def test_first_only_the_choices_are_asked(library: Library) -> None:
    assert [one.slug for one in steps(library, Draft({"layout": "columns"}, {}))] == [FIRST]


def test_rows_of_a_request_stand_beside_the_librarys_own(library: Library) -> None:
    path = next(one for one in EXAMPLES if one.stem.startswith("branch-campus"))
    answers = answers_of(path.read_text("utf-8"), path.name, library)
    asked = next(one for one in questions(library, answers) if one.name == "tables.fee_items")
    assert asked.entries
    assert not fitting(asked, answers[asked.name]).entries
    assert fitting(asked, None).entries
