"""What the interview writes is read back as what was answered, whatever the texts hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.assembly.choice import context
from agreements.interview import questions, taken
from agreements.library.request_text import request_text
from agreements.library.requests import read_request
from agreements.model import Library, Question
from agreements.text import characters, values
from tests.interview.answering import answered, choices
from tests.interview.test_questions import DUAL, SHORT

SHOWY = (
    *"\"':#{}[],&*!|>%@`\\-?ñ«»“ \n\t\u200f\u2028\u00a0\ufeff\U0001f393\U000f0041",
    *("{{ 7*7 }}", "{% raw %}", "null", "yes", "1.10", "12:30", "||", "e\u0301", "=1", "- ", ": "),
)
TEXTS = (
    st.one_of(
        st.lists(st.sampled_from(SHOWY), min_size=1, max_size=8).map("".join),
        st.text(st.characters(exclude_categories=["Cs", "Co"])),
    )
    .filter(str.strip)
    .filter(lambda text: not characters.refused(text))
)
COMBINATIONS = {
    "long": DUAL,
    "short": SHORT,
    "several": choices("memorandum", "coil+mobility+franchise", "england", "private-rvoe", "uk"),
}


def hostile(question: Question, text: Callable[[], str]) -> Any:
    """An answer of the right shape with any text in it."""
    if question.entries:
        return [
            {field.name: hostile(field, text) for field in one.fields} for one in question.entries
        ]
    if question.type == "rows":
        return [{field.name: hostile(field, text) for field in question.fields}]
    parts: dict[str, Any] = {"en": text(), "es": text(), "article": "los"}
    if question.fields:
        return {part.name: parts[part.name] for part in question.fields}
    return text()


@pytest.mark.parametrize("case", COMBINATIONS, ids=str)
def test_read_back_as_answered(case: str, library: Library) -> None:
    chosen = COMBINATIONS[case]
    asked = {one.name: one for one in questions(library, answered(library, chosen))}
    texts = [one for one in asked.values() if one.type in ("text", "name", "rows")]

    @given(st.data())
    @settings(max_examples=25, deadline=None)
    def holds(data: st.DataObject) -> None:
        some = data.draw(st.lists(TEXTS, min_size=1, max_size=6))
        turns = iter(range(10_000))
        more = {one.name: hostile(one, lambda: some[next(turns) % len(some)]) for one in texts}
        answers = answered(library, chosen, more)
        written = request_text(questions(library, answers), answers, library)
        request = read_request(written, "r.yaml", library)
        facts = {**library.facts, **{f"terms.{one.name}": one for clause in library.clauses.values()
                                     for one in clause.parameters}}  # fmt: skip
        kept = taken(library, answers)
        for name, answer in kept.items():
            if name in facts:
                fact = name.removeprefix("terms.")
                assert request.facts[fact] == values.read(answer, facts[name].type), name
            elif name.startswith(("lists.", "tables.")):
                rows = request.lists[name.partition(".")[2]]
                assert [dict(row) for row in rows] == [
                    {key: values.read(one, "text") for key, one in row.items()} for row in answer
                ]
            elif name.startswith("positions."):
                assert request.positions[name.partition(".")[2]] == answer
        assert list(request.include) == kept.get("include", [])
        assert context(request).models == tuple(chosen["models"])

    holds()


def test_left_out_facts_stand_as_comments_in_their_place(library: Library) -> None:
    answers = answered(library, SHORT, {"uk.ukprn": None, "mx.signatory.name": None})
    text = request_text(questions(library, answers), answers, library)
    assert '  # ukprn: ""  # left out / omitido: UK Provider Reference Number (UKPRN)' in text
    filled = text.replace('# ukprn: ""  # left out', 'ukprn: "10000001"  # no more left out')
    assert read_request(filled, "r.yaml", library).facts["uk.ukprn"] == "10000001"


def test_nothing_but_the_choices(library: Library) -> None:
    everything = {one.name: None for one in questions(library, SHORT) if one.name not in SHORT}
    answers = {**SHORT, "dated": "2026-11-22", **everything}
    text = request_text(questions(library, answers), answers, library)
    request = read_request(text, "r.yaml", library)
    assert request.facts == {}
    assert request.positions == {}


def test_facts_stand_in_the_order_of_the_library(library: Library) -> None:
    answers = answered(library, DUAL)
    text = request_text(questions(library, answers), answers, library)
    written = [name for name in _leaves(yaml.safe_load(text)) if name in library.facts]
    assert written == [name for name in library.facts if name in answers]


def _leaves(value: Any, path: str = "") -> list[str]:
    if path and not isinstance(value, dict):
        return [path]
    found = [path]
    for key, one in value.items():
        found += _leaves(one, f"{path}.{key}" if path else key)
    return found


def test_every_line_fits_a_screen_but_for_what_was_answered(library: Library) -> None:
    answers = answered(library, DUAL)
    text = request_text(questions(library, answers), answers, library)
    assert max(map(len, text.splitlines())) < 400
    assert "\t" not in text
