"""What to ask whoever wants a draft: what the chosen instrument, models and clauses need, no more.

`answers` go by the name of their question and are written as in a request; None is a question
left out on purpose. Pure: the terminal and the web ask with the same functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from agreements.assembly import choice as choosing
from agreements.interview import asking
from agreements.interview.faults import fault
from agreements.interview.needs import SIGNED, WITNESSES, Needs, needs
from agreements.model import Clause, Library, Parameter, Question, Request

__all__ = ["Answers", "fault", "open_questions", "questions", "taken"]

Answers = Mapping[str, Any]


def questions(library: Library, answers: Answers) -> list[Question]:
    """Every question that the answers so far call for, in order, answered or not.

    First the choices of instrument, models, nation, regime, structure and layout alone; once they
    are made, what the clauses that they call for read, and which of their positions to take.
    """
    choices = [one for name, one in library.questions.items() if "." not in name]
    if any(_missing(one, answers) for one in choices):
        return choices
    request = _request(library, answers)
    needed = needs(library, request, _settled(answers))
    return [
        *choices,
        *_optional(library, request),
        *_facts(library, request, needed),
        *_lists(library, needed),
        *_tables(library, needed),
        *_terms(library, needed),
        *_positions(library, request, needed),
    ]


def open_questions(library: Library, answers: Answers) -> list[Question]:
    """The questions that are still to be asked, in order, those answered amiss among them."""
    return [one for one in questions(library, answers) if not _answered(one, answers)]


def taken(library: Library, answers: Answers) -> dict[str, Any]:
    """The answers that their questions accept, without those that nothing asks for any more."""
    return {
        one.name: answers[one.name]
        for one in questions(library, answers)
        if _answered(one, answers)
    }


def _answered(question: Question, answers: Answers) -> bool:
    return question.name in answers and fault(question, answers[question.name]) is None


def _missing(question: Question, answers: Answers) -> bool:
    answer = answers.get(question.name)
    return answer is None or fault(question, answer) is not None


def _settled(answers: Answers) -> frozenset[str]:
    """The facts and lists that have been stated or left out, as clauses name them."""
    return frozenset(name.partition("lists.")[2] or name for name in answers)


def _request(library: Library, answers: Answers) -> Request:
    """A request as far as the answers go: only what the choice of clauses reads of one."""
    bare = Request(
        answers["instrument"],
        tuple(answers["models"]),
        answers["uk_nation"],
        answers["mexican_regime"],
        answers["structure"],
        answers["layout"],
        date.min,
        {name: one for name, one in answers.items() if name in library.facts and one is not None},
        dict(_rows(answers)),
    )
    include = tuple(
        clause.id
        for clause in _may_be_left_out(library, bare)
        if clause.id in (answers.get("include") or ())
    )
    positions = dict(_positions_taken(library, bare, include, answers))
    return replace(bare, include=include, positions=positions)


def _rows(answers: Answers) -> Iterator[tuple[str, tuple[Mapping[str, Any], ...]]]:
    for name, rows in answers.items():
        group, _, key = name.partition(".")
        if group in ("lists", "tables") and rows:
            yield key, tuple(rows)


def _positions_taken(
    library: Library, request: Request, include: Sequence[str], answers: Answers
) -> Iterator[tuple[str, str]]:
    """The positions answered that this draft can still hold."""
    where = choosing.context(request)
    for name, id in answers.items():
        clause = library.clauses.get(name.removeprefix("positions."))
        if not name.startswith("positions.") or clause is None:
            continue
        needed = choosing.requirement(clause.applies, where)
        fitting = {one.id for one in clause.positions if choosing.fits(one.applies, where)}
        if id in fitting and (needed == "required" or clause.id in include):
            yield clause.id, id


def _may_be_left_out(library: Library, request: Request) -> list[Clause]:
    where = choosing.context(request)
    clauses = (library.clauses[id] for id in library.order())
    return [one for one in clauses if choosing.requirement(one.applies, where) == "optional"]


def _optional(library: Library, request: Request) -> Iterator[Question]:
    clauses = _may_be_left_out(library, request)
    if clauses:
        yield asking.include_question(clauses, library)


def _facts(library: Library, request: Request, needed: Needs) -> Iterator[Question]:
    where = choosing.context(request)
    for fact in library.facts.values():
        wanted = fact.name in needed.names or fact.name in SIGNED
        if wanted and choosing.fits(fact.applies, where):
            yield asking.fact_question(fact, library)


def _lists(library: Library, needed: Needs) -> Iterator[Question]:
    for name in library.lists:
        if name in needed.lists or name in needed.tables or name == WITNESSES:
            table = needed.tables.get(name)
            yield asking.list_question(name, table[0] if table else None, library)


def _tables(library: Library, needed: Needs) -> Iterator[Question]:
    """The tables with something left to fill: all of it, or cells in the rows of the library."""
    for name, (table, clause) in needed.tables.items():
        if name in library.lists:
            continue
        if not table.rows:
            yield asking.table_question(table, clause, library)
        elif any(asking.lacking(table, row) for row in table.rows):
            yield asking.completion_question(table, clause, library)


def _terms(library: Library, needed: Needs) -> Iterator[Question]:
    known: dict[str, Parameter] = {
        one.name: one for clause in library.clauses.values() for one in clause.parameters
    }
    for name, clause in needed.names.items():
        if name in known:
            yield asking.term_question(known[name], clause, library)


def _positions(library: Library, request: Request, needed: Needs) -> Iterator[Question]:
    for choice in needed.choices:
        fitting = choosing.open_positions(library, request, choice.clause)
        if len(fitting) > 1:
            yield asking.position_question(choice.clause, fitting, choice.position.id, library)
