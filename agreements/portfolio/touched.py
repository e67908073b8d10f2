"""Which agreements a law touches, where, and what our library proposes to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from agreements.checks.texts import cited
from agreements.deviation import shown
from agreements.laws.answers import Answers, fitting
from agreements.model import Bilingual, Clause, Law, Library, Position


class Proposal(NamedTuple):
    """What to do where a law is cited: why, which name to cite now, which clause of ours to use."""

    law: str
    title: Bilingual
    why: Bilingual
    instead: tuple[Bilingual, ...]
    clause: str
    position: str
    text: Bilingual


def changed(law: Law, since: date, laws: Mapping[str, Law]) -> bool:
    """Whether a law began or ended on that day or later, or one began that succeeds or amends it.

    The day on which an entry was checked is no change of the law.
    """
    ended = law.in_force_to + timedelta(days=1) if law.in_force_to else None
    newer = (one for one in laws.values() if one.id in law.superseded_by or law.id in one.amends)
    begun = [one.in_force_from for one in newer]
    return any(day >= since for day in (law.in_force_from, ended, *begun) if day)


def of_law(id: str, laws: Mapping[str, Law]) -> frozenset[str]:
    """A law and those that it superseded or amends: who cites one of them is touched by it."""
    found, waiting = {id}, [id]
    while waiting:
        newer = waiting.pop()
        amended = laws[newer].amends if newer in laws else ()
        older = [*amended, *(one.id for one in laws.values() if newer in one.superseded_by)]
        waiting += [one for one in older if one not in found]
        found.update(older)
    return frozenset(found)


def touching(record: Mapping[str, Any], wanted: frozenset[str]) -> list[Mapping[str, Any]]:
    """The places of an agreement that speak of one of these laws."""
    return [one for one in record.get("laws", ()) if one["law"] in wanted]


def proposals(ids: Iterable[str], library: Library, neutral: Answers) -> dict[str, Proposal]:
    """For each law what our library proposes; `neutral` are its answers to each law."""
    wanted = sorted(set(ids) & library.laws.keys())
    found = {}
    for id in wanted:
        law = library.laws[id]
        successors = [library.laws[one] for one in law.superseded_by if one in library.laws]
        kept = _citing(successors, library) if law.bearing == "stale" else None
        answer = fitting(neutral, id, "")
        own = kept or (_position(answer.clause, answer.position, library) if answer else None)
        found[id] = _proposal(law, successors, own, library)
    return found


def _citing(laws: Iterable[Law], library: Library) -> tuple[Clause, Position] | None:
    """The first position of the library that cites one of the laws, the neutral before others."""
    wanted = {one.id for one in laws}
    found = [
        (clause, position)
        for id in library.order()
        for clause in (library.clauses[id],)
        for position in clause.positions
        if any(use.id in wanted for one in position.paragraphs for use in cited(one))
    ]
    return min(found, key=lambda one: one[1].leans != "neutral", default=None)


def _position(clause: str, position: str, library: Library) -> tuple[Clause, Position]:
    found = library.clauses[clause]
    return found, next(one for one in found.positions if one.id == position)


def _proposal(
    law: Law, successors: Iterable[Law], own: tuple[Clause, Position] | None, library: Library
) -> Proposal:
    names = tuple(Bilingual(one.name.en, one.name.es) for one in successors)
    if own is None:
        return Proposal(law.id, law.title, law.why, names, "", "", Bilingual("", ""))
    clause, position = own
    text = Bilingual(*(_text(position, library, language) for language in ("en", "es")))
    return Proposal(law.id, law.title, law.why, names, clause.id, position.id, text)


def _text(position: Position, library: Library, language: str) -> str:
    lines = (
        shown(one.en if language == "en" else one.es, library, language)  # type: ignore[arg-type]
        for one in position.paragraphs
    )
    return "\n".join(line for line in lines if line.strip())
