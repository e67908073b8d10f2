"""How far an interview has come: the answers given, and the lines of the one that is under way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from agreements.interview import open_questions, questions
from agreements.interview.lines import ENDED, SKIPPED, Done, Line, Step, lines_of, step
from agreements.model import Library, Question


@dataclass(frozen=True)
class Progress:
    """Answers in the order in which they were given; nothing here is lost when it stops.

    `under_way` is the question whose `lines` have begun; `offered` the line that an empty answer
    gives back after a step back; `rest` says that every default left stands as proposed.
    """

    answers: Mapping[str, Any] = field(default_factory=dict)
    under_way: str = ""
    lines: Sequence[Line] = ()
    offered: Line = None
    rest: bool = False


def current(library: Library, progress: Progress) -> Question | None:
    """The question to ask now, or None when all are answered."""
    waiting = remaining(library, progress)
    begun = (one for one in waiting if one.name == progress.under_way)
    return next(begun, waiting[0] if waiting else None)


def remaining(library: Library, progress: Progress) -> list[Question]:
    """The questions still to be asked; those with a default not, once the rest is accepted."""
    waiting = open_questions(library, progress.answers)
    return [one for one in waiting if not (progress.rest and one.default is not None)]


def next_step(question: Question, progress: Progress) -> Step:
    """What to ask now within the question."""
    lines = progress.lines if progress.under_way == question.name else ()
    found = step(question, lines)
    if isinstance(found, Done):
        found = step(question, ())
    assert isinstance(found, Step)
    return found if progress.offered is None else replace(found, default=progress.offered)


def take(question: Question, progress: Progress, line: Line) -> Progress:
    """The progress after one more line; the answer is given once its last line is."""
    before = progress.lines if progress.under_way == question.name else ()
    lines = (*before, line)
    found = step(question, lines)
    if isinstance(found, Step):
        return replace(progress, under_way=question.name, lines=lines, offered=None)
    answers = {key: one for key, one in progress.answers.items() if key != question.name}
    answers[question.name] = found.answer
    return replace(progress, answers=answers, under_way="", lines=(), offered=None)


def skip(question: Question, progress: Progress) -> Progress:
    """The progress after the question, or the field of an entry, is left out."""
    return take(question, progress, SKIPPED)


def back(library: Library, progress: Progress) -> Progress:
    """The progress before the last line, which is offered again."""
    if progress.lines:
        return _without_last(progress, progress.under_way, progress.lines)
    asked = {one.name: one for one in questions(library, progress.answers)}
    last = next((name for name in reversed(list(progress.answers)) if name in asked), None)
    if last is None:
        return progress
    answers = dict(progress.answers)
    lines = lines_of(asked[last], answers.pop(last))
    return _without_last(replace(progress, answers=answers, rest=False), last, lines)


def _without_last(progress: Progress, name: str, lines: Sequence[Line]) -> Progress:
    *before, last = lines
    offered = None if last in (SKIPPED, ENDED) else last
    return replace(progress, under_way=name, lines=tuple(before), offered=offered)
