"""Choose the clauses and positions that a request asks for, and say why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from agreements.model import (
    ANYWHERE,
    Applies,
    Bilingual,
    Clause,
    LawUse,
    Library,
    Paragraph,
    Position,
    Request,
    Requirement,
)

_STRENGTH: dict[str, int] = {"absent": 0, "optional": 1, "required": 2}


@dataclass(frozen=True, slots=True)
class Context:
    """What `applies` is read against: the axes of a request and the facts that it states."""

    instrument: str
    models: tuple[str, ...]
    uk_nation: str
    mexican_regime: str
    structure: str
    given: frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A clause and the position chosen for it. `reason` is for the manifest."""

    clause: Clause
    position: Position
    reason: Bilingual


def context(request: Request) -> Context:
    """The context of a request. A list counts as given when it has an entry."""
    lists = (key for key, rows in request.lists.items() if rows)
    return Context(
        request.instrument,
        request.models,
        request.uk_nation,
        request.mexican_regime,
        request.structure,
        frozenset((*request.facts, *lists)),
    )


def requirement(applies: Applies, where: Context) -> Requirement:
    """Whether something is required, optional or absent in a context."""
    if applies is ANYWHERE:
        return "required"
    by_instrument = _named(applies.instruments, (where.instrument,))
    if by_instrument == "absent" or not _allowed(applies, where):
        return "absent"
    by_model = _named(applies.models, where.models)
    return by_instrument if _STRENGTH[by_instrument] < _STRENGTH[by_model] else by_model


def fits(applies: Applies, where: Context) -> bool:
    """Whether something may stand in a context at all."""
    return requirement(applies, where) != "absent"


def choose(library: Library, request: Request) -> list[Choice]:
    """Every clause of the draft in order, with its position; silences included."""
    where = context(request)
    chosen = [id for id in library.order() if _wanted(library.clauses[id], request, where)]
    taken = _asked_positions(library, request)
    choices = []
    for id in chosen:
        found = _position(library.clauses[id], request, where, taken)
        if found:
            choices.append(found)
            taken.add(id, found.position)
    return choices


def open_positions(library: Library, request: Request, clause: Clause) -> list[Position]:
    """The positions of a clause that fit beside those that a request asks of other clauses."""
    others = {id: name for id, name in request.positions.items() if id != clause.id}
    taken = _asked_positions(library, replace(request, positions=others))
    where = context(request)
    return [
        one
        for one in clause.positions
        if fits(one.applies, where) and not taken.excludes(clause.id, one)
    ]


def standing(choices: Iterable[Choice], where: Context) -> frozenset[str]:
    """The ids of the clauses that print something."""
    return frozenset(
        choice.clause.id
        for choice in choices
        if any(fits(one.applies, where) for one in choice.position.paragraphs)
    )


def paragraphs(choice: Choice, where: Context, present: frozenset[str]) -> list[Paragraph]:
    """The paragraphs of a choice that stand beside the clauses that are present."""
    return [
        one
        for one in choice.position.paragraphs
        if fits(one.applies, where)
        and all(id in present for id in one.applies.present)
        and not any(id in present for id in one.applies.absent)
    ]


def laws(uses: Iterable[LawUse], where: Context) -> tuple[str, ...]:
    """The laws that something rests on in a context, without repeats, in order."""
    return tuple(dict.fromkeys(use.id for use in uses if fits(use.applies, where)))


def _allowed(applies: Applies, where: Context) -> bool:
    return (
        _within(applies.uk_nations, where.uk_nation)
        and _within(applies.mexican_regimes, where.mexican_regime)
        and _within(applies.structures, where.structure)
        and all(name in where.given for name in applies.given)
        and not any(name in where.given for name in applies.lacking)
    )


def _within(allowed: tuple[str, ...] | None, value: str) -> bool:
    return allowed is None or value in allowed


def _named(axis: Mapping[str, Requirement] | None, values: tuple[str, ...]) -> Requirement:
    if axis is None:
        return "required"
    found: list[Requirement] = [axis.get(value, "absent") for value in values]
    return max(found, key=_STRENGTH.__getitem__, default="absent")


def _wanted(clause: Clause, request: Request, where: Context) -> bool:
    needed = requirement(clause.applies, where)
    if needed == "absent" or clause.id in request.omit:
        return False
    return needed == "required" or clause.id in request.include or clause.id in request.positions


class Taken:
    """The positions taken so far, as `clause/position`, and those that they rule out."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._ruled_out: set[str] = set()

    def add(self, clause: str, position: Position) -> None:
        self._keys.add(f"{clause}/{position.id}")
        self._ruled_out.update(position.conflicts)

    def excludes(self, clause: str, position: Position) -> bool:
        """Whether a position cannot stand beside those taken."""
        return f"{clause}/{position.id}" in self._ruled_out or any(
            other in self._keys for other in position.conflicts
        )


def _asked_positions(library: Library, request: Request) -> Taken:
    taken = Taken()
    for id, name in request.positions.items():
        for position in library.clauses[id].positions:
            if position.id == name:
                taken.add(id, position)
    return taken


def _position(
    clause: Clause,
    request: Request,
    where: Context,
    taken: Taken,
) -> Choice | None:
    asked = request.positions.get(clause.id)
    fitting = [one for one in clause.positions if fits(one.applies, where)]
    if asked:
        named = next((one for one in fitting if one.id == asked), None)
        return Choice(clause, named, _ASKED) if named else None
    position = next((one for one in fitting if not taken.excludes(clause.id, one)), None)
    if position is None:
        return None
    if position is fitting[0]:
        return Choice(clause, position, _FIRST)
    return Choice(clause, position, _NEXT)


_ASKED = Bilingual("chosen in the request", "elegida en la solicitud")
_FIRST = Bilingual(
    "the first position that fits the context", "la primera posición que admite el contexto"
)
_NEXT = Bilingual(
    "the first position that fits beside the positions chosen elsewhere",
    "la primera posición compatible con las elegidas en otras cláusulas",
)
