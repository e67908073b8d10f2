"""Answers come out of lines and go back into them; a step back loses nothing."""

from __future__ import annotations

import random
from typing import Any

import pytest

from agreements.interview import questions, taken
from agreements.interview.lines import SKIPPED, Done, Step, lines_of, read_line, step
from agreements.interview.progress import Progress, back, current, next_step, take
from agreements.model import Bilingual, Library, Question
from tests.interview.answering import answered, fitting, goes_through
from tests.interview.test_questions import DUAL, SHORT


@pytest.fixture(scope="module")
def asked(library: Library) -> dict[str, Question]:
    return {one.name: one for one in questions(library, DUAL)}


def test_lines_give_the_answer_back(asked: dict[str, Question]) -> None:
    for question in asked.values():
        for answer in (fitting(question), question.default):
            if answer is not None:
                assert list(goes_through(question, answer)) == [Done(answer)], question.name


def test_a_question_left_out(asked: dict[str, Question]) -> None:
    for question in asked.values():
        assert step(question, [SKIPPED]) == Done(None), question.name
        assert lines_of(question, None) == [SKIPPED]


TYPED = {
    "an option by number": ("uk_nation", "3", "scotland"),
    "an option by key": ("uk_nation", "scotland", "scotland"),
    "an option by its title": ("uk_nation", "SCOTLAND", "scotland"),
    "an option by its Spanish title": ("uk_nation", "escocia", "scotland"),
    "several": ("models", "2, coil; Franquicia académica", ["dual-degree", "coil", "franchise"]),
    "one twice is once": ("models", "2, 2", ["dual-degree"]),
    "a period in Spanish": ("terms.term_length", "3 años", "3 years"),
    "a period in capitals": ("terms.term_length", "10 Días  Hábiles", "10 working days"),
    "money": ("terms.student_insurance_minimum", "MXN 1200", "MXN 1,200"),
    "a number with a comma": ("programme.uk_credits", "1,200", 1200),
    "a cell in two languages": ("tables.intakes", "May || mayo", {"en": "May", "es": "mayo"}),
    "a cell in one": ("tables.intakes", "2027", "2027"),
    "spaces around it": ("uk.ukprn", "  10000000 ", "10000000"),
    "a colon": ("uk.ukprn", ": no command", ": no command"),
}


@pytest.mark.parametrize("case", TYPED, ids=str)
def test_typed(case: str, asked: dict[str, Question]) -> None:
    name, typed, line = TYPED[case]
    here = step(asked[name], [])
    assert isinstance(here, Step)
    assert read_line(here, typed) == line


REFUSED = {
    "nothing where there is no default": ("uk.ukprn", "", "Write an answer, or :skip"),
    "no option": ("uk_nation", "5", "not one of the options"),
    "no period": ("terms.term_length", "soon", "such as “6 months”"),
    "no number": ("programme.uk_credits", "x", "a whole number"),
    "a control character": ("uk.ukprn", "a\x1bb", "U+001B"),
}


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_refused(case: str, asked: dict[str, Question]) -> None:
    name, typed, said = REFUSED[case]
    here = step(asked[name], [])
    assert isinstance(here, Step)
    found = read_line(here, typed)
    assert isinstance(found, Bilingual)
    assert said in found.en


def answer_of(question: Question, typed: list[str]) -> Any:
    lines: list[Any] = []
    for text in typed:
        here = step(question, lines)
        assert isinstance(here, Step), lines
        lines.append(read_line(here, text))
    found = step(question, lines)
    assert isinstance(found, Done), found
    return found.answer


WHOLE = {
    "the same in both languages": ("uk.kind", ["a charity", ""], "a charity"),
    "two languages": ("uk.kind", ["a", "b"], {"en": "a", "es": "b"}),
    "its likely article": (
        "mx.legal_name", ["Universidad X", "", ""],
        {"en": "Universidad X", "es": "Universidad X", "article": "la"},
    ),
    "another article": (
        "mx.legal_name", ["Instituto X", "", "la"],
        {"en": "Instituto X", "es": "Instituto X", "article": "la"},
    ),
    "an article that stands in it": (
        "uk.signatory.evidence", ["the deed", "la escritura", ""],
        {"en": "the deed", "es": "la escritura"},
    ),
    "no article": ("mx.legal_name", ["X", "", "-"], "X"),
    "a default": ("terms.term_length", [""], "5 years"),
    "an empty list": ("lists.areas", [""], None),
    "a list": ("lists.areas", ["a", "b", "c", "", ""], [{"title": {"en": "a", "es": "b"}},
                                                         {"title": "c"}]),
}  # fmt: skip


@pytest.mark.parametrize("case", WHOLE, ids=str)
def test_whole_answer(case: str, asked: dict[str, Question]) -> None:
    name, typed, answer = WHOLE[case]
    assert answer_of(asked[name], typed) == answer


def test_a_cell_left_out_is_not_in_its_row(asked: dict[str, Question]) -> None:
    rows = step(asked["lists.milestones"], ["a", "b", SKIPPED, ""])
    assert rows == Done([{"title": {"en": "a", "es": "b"}}])
    cells = step(asked["tables.credit_scales"], ["10", SKIPPED, SKIPPED, "60", "16", "84"])
    assert cells == Done([{"hours": "10"}, {"full_year": "60"}, {"hours": "16", "full_year": "84"}])


# --- progress ------------------------------------------------------------------------------------


def walk(library: Library, answers: dict[str, Any], backs: set[int]) -> Progress:
    """Answer all questions line by line; after some lines go back and take what is offered."""
    progress = Progress(answers={"dated": answers["dated"]})
    count = 0
    while (question := current(library, progress)) is not None:
        begun = list(progress.lines) if progress.under_way == question.name else []
        line = lines_of(question, answers[question.name])[len(begun)]
        progress = take(question, progress, line)
        count += 1
        if count in backs:
            progress = again(library, back(library, progress), line)
    return progress


def again(library: Library, progress: Progress, line: Any) -> Progress:
    question = current(library, progress)
    assert question is not None
    here = next_step(question, progress)
    if line not in (None, ""):
        assert here.default == line
    return take(question, progress, line)


@pytest.mark.parametrize("seed", range(6))
def test_going_back_changes_nothing(seed: int, library: Library) -> None:
    answers = answered(library, SHORT)
    backs = set(random.Random(seed).sample(range(1, 100), 2 * seed))
    walked = walk(library, answers, backs).answers
    assert taken(library, walked) == taken(library, answers)


def test_back_from_the_first_question_stays_there(library: Library) -> None:
    assert back(library, Progress()) == Progress()


def test_back_all_the_way_asks_for_everything_again(library: Library) -> None:
    progress = Progress(answers=answered(library, SHORT))
    for _ in range(2_000):
        earlier = back(library, progress)
        if earlier == progress:
            break
        progress = earlier
    assert set(progress.answers) == {"dated"}
    assert current(library, progress) == questions(library, {})[0]


def test_the_rest_asks_only_what_has_no_default(library: Library) -> None:
    progress = Progress(answers=SHORT, rest=True)
    question = current(library, progress)
    while question is not None:
        assert question.default is None
        progress = take(question, progress, SKIPPED)
        question = current(library, progress)
