"""Which neutral clause of the library answers a law: the clause whose positions turn on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from agreements.laws.search import find
from agreements.model import (
    LANGUAGES,
    Bilingual,
    Clause,
    Example,
    Language,
    Law,
    Library,
    Paragraph,
    Position,
)
from agreements.text.marks import plain

if TYPE_CHECKING:  # these are loaded where answers are made, which is seldom
    from agreements.deviation import Index

_FORMAL = ("opening", "recital", "declaration")
_TRIED, _LEAST = 3, 0.2
_LEANING = 3  # a position that leans to a side turns on the law that it names


class Answer(NamedTuple):
    """A position of the library that leans to neither side, by its ids, and its clause's title."""

    clause: str
    position: str
    title: Bilingual
    topics: tuple[str, ...]


class _Wording(NamedTuple):
    text: str
    language: Language


Answers = Mapping[str, tuple[Answer, ...]]


def answers(
    library: Library, among: Mapping[Language, Index], laws: Collection[str] | None = None
) -> Answers:
    """For each law (default: all) neutral positions of the clauses that are about it, best first.

    A clause is about a law whose examples are near to its wordings, and that its positions cite,
    rest on or speak of, most of all one that leans to a side: there the neutral position is the
    other choice. What succeeds a stale law answers it too.
    """
    wanted = {id: one for id, one in library.laws.items() if laws is None or id in laws}
    known = wanted | {id: library.laws[id] for one in wanted.values() for id in one.superseded_by}
    turning: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for law, id, weight in (*_stated(library), *_worded(library, known)):
        turning[law][id] += weight / len(library.clauses[id].positions)
    found = {
        id: _best(id, _alike(one, library), turning[id] if one.kind != "court" else {},
                  library, among)
        for id, one in known.items()
    }  # fmt: skip
    return {
        id: next((found[each] for each in (id, *one.superseded_by) if found[each]), ())
        for id, one in wanted.items()
    }


def fitting(known: Answers, law: str, near: str) -> Answer | None:
    """The answer to a law in a clause that is nearest to our clause `near`."""
    told = known.get(law, ())
    return next((one for one in told if one.clause == near), told[0] if told else None)


def _alike(law: Law, library: Library) -> Sequence[Example]:
    """Its examples; those of every choice of law or forum, which one clause answers alike."""
    if law.kind != "court":
        return law.must_flag
    return tuple(
        example
        for one in library.laws.values()
        if (one.kind, one.system) == (law.kind, law.system)
        for example in one.must_flag
    )


def _best(
    law: str, examples: Sequence[Example], turning: Mapping[str, float], library: Library,
    among: Mapping[Language, Index],
) -> tuple[Answer, ...]:  # fmt: skip
    from agreements.deviation import likeness

    about: dict[str, float] = defaultdict(float)
    whole = sum(turning.values()) or 1.0
    for id, weight in turning.items():
        about[id] += weight / whole
    for example in examples:
        for id, score in likeness("", example.text, among[example.language]).items():
            about[id] += score / len(examples)
    best = max(about.values(), default=0.0)
    least = max(best / 2, 0.1) if best >= _LEAST else 2.0
    ranked = [id for id in sorted(about, key=lambda one: -about[one]) if about[id] >= least]
    told = (neutral(library.clauses[id], law) for id in ranked[:_TRIED])
    return tuple(one for one in told if one is not None)


def neutral(clause: Clause, law: str = "") -> Answer | None:
    """The first position with words that leans to neither side; rather one without the law."""
    fitting = [
        one
        for one in (clause.positions if clause.kind not in _FORMAL else ())
        if one.leans == "neutral" and one.paragraphs
    ]
    if not fitting:
        return None
    position = next((one for one in fitting if law not in _rests_on(one)), fitting[0])
    title = Bilingual(plain(clause.title[0]), plain(clause.title[1]))
    return Answer(clause.id, position.id, title, clause.topics)


def _stated(library: Library) -> Iterator[tuple[str, str, int]]:
    """Laws that a position cites or rests on, with the id of its clause and their weight."""
    for clause in library.clauses.values():
        for position in clause.positions:
            weight = 1 if position.leans == "neutral" else _LEANING
            for law in set(_rests_on(position)):
                yield law, clause.id, weight


def _rests_on(position: Position) -> Iterator[str]:
    from agreements.checks.texts import cited

    yield from (use.id for use in position.laws)
    for paragraph in position.paragraphs:
        yield from (use.id for use in cited(paragraph))


def _worded(library: Library, laws: Mapping[str, object]) -> Iterator[tuple[str, str, int]]:
    """Laws whose own words stand in a position that leans, with its clause."""
    rows = [
        (clause.id, _Wording(_words(paragraph, language), language))
        for clause in library.clauses.values()
        for position in clause.positions
        if position.leans != "neutral"
        for paragraph in position.paragraphs
        for language in LANGUAGES
    ]
    wanted = [law for id, law in library.laws.items() if id in laws]
    seen = set()
    for mention in find([wording for _, wording in rows], wanted):
        key = mention.law.id, rows[mention.passage][0]
        if key not in seen:
            seen.add(key)
            yield *key, _LEANING


def _words(paragraph: Paragraph, language: Language) -> str:
    return plain(paragraph.en if language == "en" else paragraph.es)
