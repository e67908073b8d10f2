"""The interview asks what a draft reads, and nothing else."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from agreements.assembly import assemble
from agreements.checks import drafts
from agreements.interview import fault, open_questions, questions, taken
from agreements.interview.needs import SIGNED
from agreements.library.request_text import request_text
from agreements.library.requests import read_request
from agreements.model import Agreement, Library, Question
from tests.interview.answering import answered, choices, fitting

DUAL = choices("specific-agreement", "dual-degree", "scotland", "autonomous-public", "mexican")
SHORT = choices("letter-of-intent", "mobility", "wales", "tecnm-campus", "uk")


def drafted(library: Library, answers: dict[str, Any]) -> Agreement:
    answers = {"dated": answers["dated"], **taken(library, answers)}
    text = request_text(questions(library, answers), answers, library)
    return assemble(library, read_request(text, "r.yaml", library))


def combinations(library: Library) -> list[dict[str, Any]]:
    """Forty, drawn by a seed, with one to three models."""
    dice, phrases = random.Random(11), library.phrases
    return [
        choices(
            dice.choice(list(phrases["instruments"])),
            "+".join(dice.sample(list(phrases["models"]), dice.randint(1, 3))),
            dice.choice(list(phrases["uk_nations"])),
            dice.choice(list(phrases["mexican_regimes"])),
            dice.choice(["uk", "mexican"]),
        )
        for _ in range(40)
    ]


def test_first_only_the_choices(library: Library) -> None:
    first = [one.name for one in questions(library, {})]
    assert first == ["instrument", "models", "uk_nation", "mexican_regime", "structure", "layout"]
    partly = {key: one for key, one in DUAL.items() if key != "structure"}
    assert [one.name for one in open_questions(library, partly)] == ["structure"]


def test_a_choice_that_there_is_not_is_asked_again(library: Library) -> None:
    wrong = {**DUAL, "uk_nation": "cornwall"}
    assert [one.name for one in open_questions(library, wrong)] == ["uk_nation"]


def test_every_answer_given_leaves_no_blank(library: Library) -> None:
    dice = random.Random(12)
    for chosen in combinations(library):
        asked = [one for one in questions(library, chosen) if one.name.startswith("positions.")]
        other = dice.choice(asked)
        taking = {**chosen, other.name: dice.choice(other.options).key}
        agreement = drafted(library, answered(library, taking))
        assert not [one.fact for one in agreement.blanks], taking
        sure = [one for one in drafts.findings(agreement, library) if one.certainty == "sure"]
        assert not sure, taking


def test_defaults_alone_leave_blank_only_what_was_left_out(library: Library) -> None:
    """With every fact skipped, each blank of the draft is a question that was asked."""
    for chosen in combinations(library)[:15]:
        asked = {one.name: one for one in questions(library, chosen)}
        nothing = {**chosen, **dict.fromkeys((n for n in asked if n not in chosen), None)}
        answers = answered(library, chosen, nothing)
        known = {one.name for one in questions(library, answers)}
        for blank in drafted(library, answers).blanks:
            names = {
                blank.fact,
                *(f"{group}.{blank.fact}" for group in ("terms", "lists", "tables")),
            }
            short = {"uk": "uk.short_name", "mx": "mx.short_name", "programme": "programme.title"}
            names.add(short.get(blank.fact, ""))
            each = blank.fact.startswith("each.")
            assert each or names & known, (chosen, blank)


@pytest.mark.parametrize(("chosen", "every"), [(DUAL, 5), (SHORT, 1)], ids=["long", "short"])
def test_no_question_is_idle(chosen: dict[str, Any], every: int, library: Library) -> None:
    """Whatever is asked changes the draft when it is left out or answered otherwise."""
    answers = answered(library, chosen)
    whole = _words(drafted(library, answers))
    idle = [
        question.name
        for question in questions(library, answers)[len(chosen) :: every]
        if question.name not in (*SIGNED, "include", "lists.witnesses")
        and _words(drafted(library, _changed(library, answers, question))) == whole
    ]
    assert not idle


def _changed(library: Library, answers: dict[str, Any], question: Question) -> dict[str, Any]:
    other = _otherwise(question, answers[question.name])
    return answered(library, {**answers, question.name: other})


def _otherwise(question: Question, answer: Any) -> Any:
    if question.type == "choice":
        return next(one.key for one in question.options if one.key != answer)
    return None if question.default is None else _other[question.type]


_other: dict[str, Any] = {"period": "44 days", "number": 16, "percent": "7%", "text": "other",
                          "money": "GBP 1", "name": "other", "choices": []}  # fmt: skip


def _words(agreement: Agreement) -> str:
    return repr([(one.title_en, one.paragraphs, one.position) for one in agreement.clauses])


def test_short_instruments_are_asked_little(library: Library) -> None:
    """A letter of intent is answered in less than fifty questions, a sixth with a default."""
    asked = questions(library, SHORT)
    assert len(asked) < 50
    assert len([one for one in questions(library, DUAL) if one.default is None]) < 80


def test_every_question_explains_itself_in_both_languages(library: Library) -> None:
    for chosen in (DUAL, SHORT, choices("framework-agreement", "coil+franchise", "england",
                                        "private-rvoe", "uk")):  # fmt: skip
        for question in questions(library, chosen):
            for text in (question.title, question.question):
                assert text.en.strip(), question.name
                assert text.es.strip(), question.name
            assert question.question.en.rstrip().endswith((".", "?", "”")), question
            keys = [option.key for option in question.options]
            assert len(set(keys)) == len(keys)
            if question.type in ("choice", "choices"):
                for option in question.options:
                    assert option.title.en, (question.name, option.key)
                    assert option.explanation.es, (question.name, option.key)


def test_the_default_and_the_example_of_every_question_are_accepted(library: Library) -> None:
    for question in questions(library, DUAL):
        assert question.default is None or fault(question, question.default) is None
        if question.example and question.type != "number":
            example = question.example
            given = example if isinstance(example, str) else {"en": example.en, "es": example.es}
            if question.type == "period" and not isinstance(example, str):
                given = example.es
            assert fault(question, given) is None, question.name


def test_a_fact_left_out_takes_its_sentence_with_it(library: Library) -> None:
    chosen = choices("memorandum", "coil", "england", "private-rvoe", "mexican")
    with_place = answered(library, chosen)
    assert "terms.signature_date" in {one.name for one in questions(library, with_place)}
    without = answered(library, chosen, {"place_of_signature": None})
    assert "terms.signature_date" not in {one.name for one in questions(library, without)}


def test_an_optional_clause_brings_its_questions(library: Library) -> None:
    before = {one.name for one in questions(library, DUAL)}
    after = {one.name for one in questions(library, {**DUAL, "include": ["liability"]})}
    assert "positions.liability" in after - before


def test_a_position_brings_its_figures(library: Library) -> None:
    chosen = {**DUAL, "include": ["liability"]}
    assert "terms.liability_cap_sum" not in {one.name for one in questions(library, chosen)}
    capped = {**chosen, "positions.liability": "uk-cap"}
    assert "terms.liability_cap_sum" in {one.name for one in questions(library, capped)}


def test_positions_that_cannot_stand_together_are_not_offered(library: Library) -> None:
    chosen = {**DUAL, "positions.originals": "electronic"}
    asked = {one.name: one for one in questions(library, chosen)}
    closing = asked.get("positions.closing-mexican")  # not asked where only one is left
    assert closing is None or "read-and-signed" not in {one.key for one in closing.options}


def test_answers_that_an_earlier_choice_rules_out_are_let_go(library: Library) -> None:
    answers = answered(library, DUAL)
    changed = {**answers, "instrument": "letter-of-intent"}
    agreement = drafted(library, answered(library, changed))
    assert agreement.request.instrument == "letter-of-intent"
    assert not agreement.blanks


WRONG = {
    "one of no options": ("uk_nation", "cornwall", "Known here: england", "Se admiten: england"),
    "nearly an option": ("uk_nation", "englnd", "Did you mean “england”?", "«england»"),
    "left out though needed": ("instrument", None, "cannot be left out", "no puede omitirse"),
    "no model": ("models", [], "at least one", "al menos uno"),
    "a model twice": ("models", ["coil", "coil"], "“coil” stands twice", "«coil» está repetido"),
    "a text for several": ("models", "coil", "write a list", "escriba una lista"),
    "no period": ("terms.term_length", "long", "such as “6 months”", "como «6 meses»"),
    "no number": ("programme.uk_credits", "many", "a whole number", "un número entero"),
    "true for a number": ("programme.uk_credits", True, "a whole number", "un número entero"),
    "no date": ("start_date", "2027-02-30", "such as “2027-01-15”", "«2027-01-15»"),
    "a control character": ("uk.address", "a\x01b", "U+0001", "carácter de control"),
    "a character that turns text": ("uk.kind", {"en": "\u202ea", "es": "a"}, "U+202E", "invierte"),
    "too long": ("uk.address", "a" * 30_000, "30,000 characters", "30,000 caracteres"),
    "one language": ("uk.kind", {"en": "a"}, "write a name", "escriba un nombre"),
    "no rows": ("lists.areas", "x", "write a list", "escriba una lista"),
    "a row that is none": ("lists.areas", [5], "Entry 1: “5” is no entry", "Renglón 1"),
    "an unknown field": ("lists.areas", [{"titel": "a"}], "“title”?", "«title»"),
    "a wrong cell": ("lists.areas", [{"title": "a"}, {"title": []}], "Entry 2: title", "Renglón 2"),
}


@pytest.mark.parametrize("case", WRONG, ids=str)
def test_wrong_answer(case: str, library: Library) -> None:
    name, answer, en, es = WRONG[case]
    asked = {one.name: one for one in questions(library, DUAL)}
    said = fault(asked[name], answer)
    assert said is not None
    assert en in said.en
    assert es in said.es
    assert "\x01" not in said.en


def test_every_fitting_answer_fits(library: Library) -> None:
    for question in questions(library, DUAL):
        assert fault(question, fitting(question)) is None, question.name
        json.dumps(fitting(question))


def test_a_chosen_silence_is_kept(library: Library) -> None:
    taking = {**DUAL, "positions.jurisdiction": "no-courts"}
    agreement = drafted(library, answered(library, taking))
    assert agreement.clause("jurisdiction") is None
    assert [one.clause for one in agreement.silences] == ["jurisdiction"]
