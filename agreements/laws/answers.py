"""Which neutral clause of the library answers a law: the clause whose positions rest on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from agreements.checks.texts import cited
from agreements.laws.search import find
from agreements.model import LANGUAGES, Clause, Language, Law, Library, Paragraph, Position
from agreements.text.marks import plain


class Answer(NamedTuple):
    """A position of the library that leans to neither side."""

    clause: Clause
    position: Position


class _Wording(NamedTuple):
    text: str
    language: Language


def answers(library: Library, laws: set[str]) -> dict[str, Answer]:
    """For each law a neutral position of the clause that speaks of it most, where there is one.

    A clause speaks of a law that one of its positions cites or rests on, or whose words stand in
    a position that leans to one side.
    """
    spoken = Counter((law, clause.id) for law, clause in _stated(library) if law in laws)
    stated = {law for law, _ in spoken}
    spoken.update((law, clause.id) for law, clause in _worded(library, laws - stated))
    found: dict[str, Answer] = {}
    for (law, id), _ in spoken.most_common():
        if law not in found and (position := _neutral(library.clauses[id], law)):
            found[law] = Answer(library.clauses[id], position)
    return found


def _stated(library: Library) -> Iterator[tuple[str, Clause]]:
    for clause in library.clauses.values():
        for position in clause.positions:
            for law in _rests_on(position):
                yield law, clause


def _rests_on(position: Position) -> Iterator[str]:
    yield from (use.id for use in position.laws)
    for paragraph in position.paragraphs:
        yield from (use.id for use in cited(paragraph))


def _worded(library: Library, laws: set[str]) -> Iterator[tuple[str, Clause]]:
    """Laws whose own words stand in a position that leans, with its clause."""
    rows = [
        (clause, _Wording(_words(paragraph, language), language))
        for clause in library.clauses.values()
        for position in clause.positions
        if position.leans != "neutral"
        for paragraph in position.paragraphs
        for language in LANGUAGES
    ]
    wanted: list[Law] = [law for id, law in library.laws.items() if id in laws]
    for mention in find([wording for _, wording in rows], wanted):
        yield mention.law.id, rows[mention.passage][0]


def _words(paragraph: Paragraph, language: Language) -> str:
    return plain(paragraph.en if language == "en" else paragraph.es)


def _neutral(clause: Clause, law: str) -> Position | None:
    """The first position that leans to neither side, has words, and does not rest on the law."""
    fitting = (
        one
        for one in clause.positions
        if one.leans == "neutral" and one.paragraphs and law not in _rests_on(one)
    )
    return next(fitting, None)
