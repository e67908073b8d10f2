"""Passages of two languages aligned: what keeps its order first, then what moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from agreements.alignment.lexicon import Lexicon
from agreements.alignment.likeness import Likeness, Meaning, Span
from agreements.alignment.monotone import Bonus, Measure, Step, monotone
from agreements.outline.labels import label

WITHOUT = Measure()
WITH_MEANING = Measure(threshold=0.22, merged=0.18, moved=0.5, moved_close=0.38, unsure=0.4)
_BAND, _CLOSE = 15, 2
_EQUAL, _OTHER, _LACKING = 0.02, -0.12, -0.02


class Link(NamedTuple):
    """English passages and the Spanish ones that translate them, by place; one side has one.

    `moved` says that the order of the two texts differs there.
    """

    en: tuple[int, ...]
    es: tuple[int, ...]
    likeness: float
    moved: bool = False


class Numbered(NamedTuple):
    """A passage without its number, and that number as both languages share it.

    `number` is a path in figures (`5.1.a`) or its last step; empty where there is none.
    """

    text: str
    number: str


def align(
    english: Sequence[str],
    spanish: Sequence[str],
    lexicon: Lexicon,
    meaning: Meaning | None = None,
) -> tuple[Link, ...]:
    """What translates what, in the order of the English. Who has no partner is in no link.

    A number that a text begins with (`5.1`, `(a)`, `QUINTA.`) speaks for or against a link.
    `meaning` is a sentence encoder, if one is asked for. Time grows with the longer text.
    """
    return align_numbered(_numbered(english), _numbered(spanish), lexicon, meaning)


def align_numbered(
    english: Sequence[Numbered],
    spanish: Sequence[Numbered],
    lexicon: Lexicon,
    meaning: Meaning | None = None,
) -> tuple[Link, ...]:
    """The same, for passages whose numbers are known."""
    en, es = [one.text for one in english], [one.text for one in spanish]
    bonus = _bonus([one.number for one in english], [one.number for one in spanish])
    likeness = Likeness(en, es, lexicon, meaning)
    measure = WITH_MEANING if meaning else WITHOUT
    band = _band(likeness, len(en), len(es), bonus)
    steps = monotone(en, es, likeness, bonus, measure, band)
    links = _rejoined(steps, likeness, bonus, measure, len(en), len(es))
    return tuple(_marked(links))


def _numbered(texts: Sequence[str]) -> list[Numbered]:
    read = ((text, label(text)) for text in texts)
    return [
        Numbered(text, found.steps[-1].lower()) if found and found.rest.strip()
        else Numbered(text, "")
        for text, found in read
    ]  # fmt: skip


def _bonus(english: Sequence[str], spanish: Sequence[str]) -> Bonus:
    def bonus(i: int, j: int) -> float:
        one, other = english[i], spanish[j]
        if not one and not other:
            return 0.0
        return _EQUAL if one == other else _OTHER if one and other else _LACKING

    return bonus


# --- where a path may pass --------------------------------------------------------------------


def _band(likeness: Likeness, en: int, es: int, bonus: Bonus) -> list[Span]:
    """For each English place the Spanish places near the anchors, those of no doubt."""
    anchors = [(-1, -1), *_anchors(likeness, en, bonus), (en, es)]
    found: list[Span] = []
    for (i, j), (next_i, next_j) in pairwise(anchors):
        for _ in range(i + 1, next_i + 1):
            found.append((max(0, j - _BAND), min(es, next_j + _BAND)))
    return [*found[:en], (found[en - 1][0] if en else 0, es)]


def _anchors(likeness: Likeness, en: int, bonus: Bonus) -> list[Span]:
    """Pairs that are by far each other's best, in an order that both texts keep."""
    best_en: dict[int, tuple[float, int]] = {}
    best_es: dict[int, tuple[float, int]] = {}
    for i in range(en):
        ranked = sorted((likeness.one(i, j) + bonus(i, j), j) for j in likeness.near(i))[-2:]
        if ranked and (len(ranked) == 1 or ranked[0][0] < 0.75 * ranked[1][0]):
            best_en[i] = ranked[-1]
            alike, j = ranked[-1]
            best_es[j] = max(best_es.get(j, (0.0, -1)), (alike, i))
    sure = [(i, j) for i, (alike, j) in best_en.items() if alike > 0.36 and best_es[j][1] == i]
    return [sure[at] for at in _ascending([j for _, j in sure])]


def _ascending(row: Sequence[int]) -> list[int]:
    """The places of a longest ascending selection of a row."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(row):
        place = bisect_left(tails, value)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        ends[place : place + 1] = [at]
    found, at = [], ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


# --- what moved -------------------------------------------------------------------------------


def _rejoined(
    steps: Sequence[Step], likeness: Likeness, bonus: Bonus, measure: Measure, en: int, es: int
) -> list[Link]:
    """The links, with those of little likeness given up where their passages fit others better."""
    links = [Link(tuple(range(*a)), tuple(range(*b)), alike) for a, b, alike in steps]
    own_en = {i: link for link in links for i in link.en}
    own_es = {j: link for link in links for j in link.es}
    expected = _expected(links, en)
    wanted = sorted(
        (
            (alike, i, j)
            for i in range(en)
            if _open(own_en.get(i), measure)
            for j in {*likeness.near(i), *_around(expected[i], es)}
            if _open(own_es.get(j), measure)
            and (alike := likeness.one(i, j) + bonus(i, j)) >= _least(abs(j - expected[i]), measure)
        ),
        reverse=True,
    )
    taken_en: set[int] = set()
    taken_es: set[int] = set()
    for alike, i, j in wanted:
        if i in taken_en or j in taken_es:
            continue
        lost = [one for one in (own_en.get(i), own_es.get(j)) if one and one in links]
        if any(one.likeness + measure.margin > alike for one in lost):
            continue
        links = [one for one in links if one not in lost]
        links.append(Link((i,), (j,), alike))
        taken_en.add(i)
        taken_es.add(j)
    return sorted(links)


def _expected(links: Sequence[Link], en: int) -> list[int]:
    """Where each English passage would stand in Spanish: after the partner of the one before."""
    partner = {link.en[-1]: link.es[-1] for link in links}
    found, last = [], -1
    for i in range(en):
        found.append(partner.get(i, last + 1))
        last = partner.get(i, last)
    return found


def _around(place: int, total: int) -> range:
    return range(max(0, place - _CLOSE), min(total, place + _CLOSE + 1))


def _least(away: int, measure: Measure) -> float:
    """The least likeness for a link out of order: less where the two stand close."""
    return measure.moved_close if away <= _CLOSE else measure.moved


def _open(link: Link | None, measure: Measure) -> bool:
    """Whether a passage may still be linked: it has no link, or one of little likeness."""
    return link is None or link.likeness < measure.unsure


def _marked(links: Sequence[Link]) -> Iterable[Link]:
    """The links, marked where they leave the order that most of them keep."""
    kept = set(_ascending([link.es[0] for link in links]))
    return (link._replace(moved=at not in kept) for at, link in enumerate(links))
