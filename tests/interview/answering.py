"""Whoever answers the questions in the tests: something fitting for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agreements.interview import open_questions
from agreements.interview.asking import POSITIONS
from agreements.interview.lines import Done, lines_of, step
from agreements.model import Library, Question

PLAIN = {
    "period": "45 days",
    "money": "GBP 1,250.50",
    "percent": "7.5%",
    "date": "2027-03-01",
    "number": 17,
}


def fitting(question: Question) -> Any:
    """An answer that the question accepts; a long one where it may be long."""
    if question.type == "choice":
        return question.options[-1].key
    if question.type == "choices":
        return [option.key for option in question.options[:2]]
    if question.entries:
        return [{field.name: text(field) for field in one.fields} for one in question.entries]
    if question.type == "rows":
        return [{field.name: text(field) for field in question.fields} for _ in range(2)]
    return text(question)


def text(question: Question) -> Any:
    if question.type in PLAIN:
        return PLAIN[question.type]
    words = question.name.replace(".", " ")
    if not question.fields:
        return f"an answer: {words}"
    parts = {"en": f"an answer: {words}", "es": f"una respuesta: {words}", "article": "la"}
    return {part.name: parts[part.name] for part in question.fields}


def answered(
    library: Library, choices: dict[str, Any], more: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Every question answered, beginning with these choices; `more` decides some of the others.

    Positions are taken as proposed, so that they can stand together.
    """
    answers = {"dated": "2026-11-22", **choices}
    while waiting := open_questions(library, answers):
        for question in waiting:
            proposed = question.default if question.group == POSITIONS else fitting(question)
            answers[question.name] = (more or {}).get(question.name, proposed)
    return answers


def choices(
    instrument: str, models: str, nation: str, regime: str, structure: str
) -> dict[str, Any]:
    """The first six answers."""
    return {
        "instrument": instrument,
        "models": models.split("+"),
        "uk_nation": nation,
        "mexican_regime": regime,
        "structure": structure,
        "layout": "columns",
    }


def goes_through(question: Question, answer: Any) -> Iterator[Any]:
    """What each line of an answer leads to; the last is the answer."""
    lines = lines_of(question, answer)
    for count in range(len(lines)):
        assert not isinstance(step(question, lines[:count]), Done)
    yield step(question, lines)
