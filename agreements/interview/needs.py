"""What a draft would read: the facts, figures, lists and tables of the clauses that it would hold.

Nothing is known yet of what has not been asked. So a condition on a fact counts as met, whichever
way it goes, until that fact is settled (stated or left out); then it counts as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from agreements.assembly import SHORT_NAMES, definitions
from agreements.assembly import choice as choosing
from agreements.assembly.choice import Choice
from agreements.model import (
    ANYWHERE,
    Applies,
    Clause,
    Library,
    Marked,
    Paragraph,
    Position,
    Request,
    Table,
)
from agreements.text.marks import marks

SIGNED = (
    "uk.legal_name", "uk.short_name", "uk.signatory.name", "uk.signatory.office",
    "mx.legal_name", "mx.short_name", "mx.signatory.name", "mx.signatory.office",
)  # fmt: skip
WITNESSES = "witnesses"


@dataclass(frozen=True)
class Needs:
    """The clauses of a draft, and what they read: each name with the first that reads it.

    A chosen silence is among the choices: it was chosen, and can be chosen otherwise.
    """

    choices: tuple[Choice, ...]
    names: Mapping[str, Clause]
    lists: Mapping[str, Clause]
    tables: Mapping[str, tuple[Table, Clause]]


def needs(library: Library, request: Request, settled: frozenset[str]) -> Needs:
    """What the draft of a request would read, as far as the settled facts decide it."""
    where = choosing.context(request)
    choices = choosing.choose(_freed_library(library, settled), request)
    present = choosing.standing(choices, where)
    standing = [(one, choosing.paragraphs(one, where, present)) for one in choices]
    standing = [(one, paragraphs) for one, paragraphs in standing if paragraphs]
    names: dict[str, Clause] = {}
    lists: dict[str, Clause] = {}
    tables: dict[str, tuple[Table, Clause]] = {}
    for one, paragraphs in standing:
        for name in (*_read(library, one, paragraphs), *_conditions(library, one, where, present)):
            names.setdefault(name, one.clause)
        for paragraph in paragraphs:
            if paragraph.repeat:
                lists.setdefault(paragraph.repeat, one.clause)
            if paragraph.table:
                tables.setdefault(paragraph.table.key, (paragraph.table, one.clause))
    for name in list(names):
        if name in library.lists:
            lists.setdefault(name, names[name])
    stands = {one.clause.id for one, _ in standing}
    asked = (one for one in choices if one.clause.id in stands or not one.position.paragraphs)
    return Needs(tuple(asked), names, lists, tables)


def _read(library: Library, choice: Choice, paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """The facts and figures that a clause prints, itself or through the terms that it uses."""
    texts = [choice.clause.title[0], *(one.en for one in paragraphs)]
    texts += [one.en for one in definitions(library, texts)]
    for text in texts:
        yield from _values(text)


def _values(text: Marked) -> Iterator[str]:
    for mark in marks(text):
        if mark.function == "value":
            yield SHORT_NAMES.get(mark.argument, mark.argument)


def _conditions(
    library: Library, choice: Choice, where: choosing.Context, present: frozenset[str]
) -> Iterator[str]:
    """The facts on which a clause, its choice of position or one of its paragraphs depends."""
    clause = library.clauses[choice.clause.id]
    yield from _names(clause.applies)
    for position in clause.positions:
        if choosing.fits(_freed(position.applies, _NOTHING), where):
            yield from _names(position.applies)
        if position.id == choice.position.id:
            for paragraph in position.paragraphs:
                if _may_stand(paragraph, where, present):
                    yield from _names(paragraph.applies)


_NOTHING: frozenset[str] = frozenset()


def _may_stand(paragraph: Paragraph, where: choosing.Context, present: frozenset[str]) -> bool:
    applies = paragraph.applies
    return (
        choosing.fits(_freed(applies, _NOTHING), where)
        and present.issuperset(applies.present)
        and present.isdisjoint(applies.absent)
    )


def _names(applies: Applies) -> tuple[str, ...]:
    return (*applies.given, *applies.lacking)


def _freed_library(library: Library, settled: frozenset[str]) -> Library:
    """The library without its conditions on facts that are not settled."""
    freed = {id: _freed_clause(library.clauses[id], settled) for id in _conditional(library)}
    return replace(library, clauses={**library.clauses, **freed})


@lru_cache(maxsize=4)
def _conditional(library: Library) -> tuple[str, ...]:
    return tuple(
        clause.id
        for clause in library.clauses.values()
        if any(_names(applies) for applies in _all_applies(clause))
    )


def _all_applies(clause: Clause) -> Iterator[Applies]:
    yield clause.applies
    for position in clause.positions:
        yield position.applies
        yield from (one.applies for one in position.paragraphs)


def _freed_clause(clause: Clause, settled: frozenset[str]) -> Clause:
    return replace(
        clause,
        applies=_freed(clause.applies, settled),
        positions=tuple(_freed_position(one, settled) for one in clause.positions),
    )


def _freed_position(position: Position, settled: frozenset[str]) -> Position:
    return replace(
        position,
        applies=_freed(position.applies, settled),
        paragraphs=tuple(
            replace(one, applies=_freed(one.applies, settled)) for one in position.paragraphs
        ),
    )


def _freed(applies: Applies, settled: frozenset[str]) -> Applies:
    if applies is ANYWHERE or not _names(applies):
        return applies
    return replace(
        applies,
        given=tuple(name for name in applies.given if name in settled),
        lacking=tuple(name for name in applies.lacking if name in settled),
    )


@lru_cache(maxsize=4)
def agreeing(library: Library) -> frozenset[str]:
    """The facts and figures with whose gender or article some Spanish text agrees."""
    texts = [definition.es for definition in library.definitions.values()]
    for clause in library.clauses.values():
        texts.append(clause.title[1])
        texts += [one.es for position in clause.positions for one in position.paragraphs]
    return frozenset(
        SHORT_NAMES.get(mark.argument, mark.argument)
        for text in texts
        for mark in marks(text)
        if mark.function == "value" and not _AGREEMENT.isdisjoint(mark.filters)
    )


_AGREEMENT = frozenset({"el", "de", "a", "oa"})
