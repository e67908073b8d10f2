"""Passages of two languages aligned: what keeps its order first, then what moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from agreements.alignment.lexicon import Lexicon
from agreements.alignment.likeness import Likeness, Meaning, Span
from agreements.alignment.monotone import Measure, Step, monotone
from agreements.outline.labels import label

WITHOUT = Measure()
WITH_MEANING = Measure(threshold=0.22, merged=0.18, moved=0.5, moved_close=0.38, unsure=0.4)
_BAND, _CLOSE = 15, 2
_NARROW, _STEPS, _WITHIN = 2, 3, 12
_NUMBER = {"equal": 0.06, "other": -0.12, "lacking": -0.02}
_ROW = {"equal": 0.3, "other": -0.2, "lacking": 0.0}


class Link(NamedTuple):
    """English passages and the Spanish ones that translate them, by place; one side has one.

    `moved` says that the order of the two texts differs there.
    """

    en: tuple[int, ...]
    es: tuple[int, ...]
    likeness: float
    moved: bool = False


class Line(NamedTuple):
    """A passage with what speaks for its partner beside its words; each empty where there is none.

    `number` is a path in figures (`5.1.a`) that both languages share, `key` the name that a
    bookmark gives it, `row` the row of a table that holds both languages.
    """

    text: str
    number: str = ""
    key: str = ""
    row: str = ""


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
    return align_lines(_lines(english), _lines(spanish), lexicon, meaning)


def align_lines(
    english: Sequence[Line],
    spanish: Sequence[Line],
    lexicon: Lexicon,
    meaning: Meaning | None = None,
) -> tuple[Link, ...]:
    """The same, for passages of which more is known than their words."""
    named = _named(english, spanish)
    if not named:
        return tuple(_marked(_aligned(english, spanish, lexicon, meaning)))
    links = [Link((i,), (j,), 1.0) for i, j in named]
    kept = [named[at] for at in _ascending([j for _, j in named])]
    out_en, out_es = {i for i, _ in named}, {j for _, j in named}
    for (i, j), (i_end, j_end) in pairwise([(-1, -1), *kept, (len(english), len(spanish))]):
        en = [at for at in range(i + 1, i_end) if at not in out_en]
        es = [at for at in range(j + 1, j_end) if at not in out_es]
        links += _placed(english, spanish, en, es, lexicon, meaning)
    rest_en = _left(len(english), (link.en for link in links))
    rest_es = _left(len(spanish), (link.es for link in links))
    links += _placed(english, spanish, rest_en, rest_es, lexicon, meaning)
    return tuple(_marked(sorted(links)))


def _named(english: Sequence[Line], spanish: Sequence[Line]) -> list[Span]:
    """The places of passages that one name of a bookmark calls, where it is one of each."""
    places = [
        {name: at for at, name in enumerate(row) if name and counts[name] == 1}
        for row in ([one.key for one in english], [one.key for one in spanish])
        for counts in (Counter(row),)
    ]
    return [(at, places[1][name]) for name, at in places[0].items() if name in places[1]]


def _placed(
    english: Sequence[Line],
    spanish: Sequence[Line],
    en: Sequence[int],
    es: Sequence[int],
    lexicon: Lexicon,
    meaning: Meaning | None,
) -> list[Link]:
    """The links among some passages of each text, by their places in the whole."""
    if not en or not es:
        return []
    links = _aligned([english[at] for at in en], [spanish[at] for at in es], lexicon, meaning)
    return [
        one._replace(en=tuple(en[at] for at in one.en), es=tuple(es[at] for at in one.es))
        for one in links
    ]


def _left(total: int, linked: Iterable[tuple[int, ...]]) -> list[int]:
    taken = {at for places in linked for at in places}
    return [at for at in range(total) if at not in taken]


def _aligned(
    english: Sequence[Line], spanish: Sequence[Line], lexicon: Lexicon, meaning: Meaning | None
) -> list[Link]:
    """The links by all that speaks for them but bookmarks."""
    en, es = [one.text for one in english], [one.text for one in spanish]
    likeness = Likeness(en, es, lexicon, meaning)
    measure = WITH_MEANING if meaning else WITHOUT
    evidence = Evidence(likeness, english, spanish)
    steps = monotone(en, es, likeness, evidence.bonus, measure, _band(evidence, len(en), len(es)))
    return _rejoined(steps, evidence, measure, len(en), len(es))


def _lines(texts: Sequence[str]) -> list[Line]:
    read = ((text, label(text)) for text in texts)
    return [
        Line(text, found.steps[-1].lower() if found and found.rest.strip() else "")
        for text, found in read
    ]


class Evidence:
    """All that speaks for a link: the likeness of the words, and numbers and rows."""

    def __init__(self, likeness: Likeness, english: Sequence[Line], spanish: Sequence[Line]):
        self._likeness, self._en, self._es = likeness, english, spanish
        self._named: dict[str, list[int]] = {}
        for j, line in enumerate(spanish):
            for name in _names(line):
                self._named.setdefault(name, []).append(j)

    def of(self, i: int, j: int) -> float:
        """What speaks for linking two passages."""
        return self._likeness.one(i, j) + self.bonus(i, j)

    def alike(self, i: int, j: int) -> float:
        """The likeness of the words alone."""
        return self._likeness.one(i, j)

    def bonus(self, i: int, j: int) -> float:
        """What speaks for it beside the words; below nothing where it speaks against."""
        en, es = self._en[i], self._es[j]
        found = 0.0
        if en.number or es.number:
            found += _NUMBER[_standing(en.number, es.number)]
        if en.row and es.row:
            found += _ROW[_standing(en.row, es.row)]
        return found

    def near(self, i: int) -> set[int]:
        """The Spanish passages for which anything speaks."""
        named = (self._named.get(name, ()) for name in _names(self._en[i]))
        return {*self._likeness.near(i), *(j for row in named for j in row[:4])}


def _names(line: Line) -> Iterator[str]:
    if line.number:
        yield f"number {line.number}"
    if line.row:
        yield f"row {line.row}"


def _standing(one: str, other: str) -> str:
    return "equal" if one == other else "other" if one and other else "lacking"


# --- where a path may pass --------------------------------------------------------------------


def _band(evidence: Evidence, en: int, es: int) -> list[Span]:
    """For each English place the Spanish places near the anchors, those of no doubt."""
    anchors = [(-1, -1), *_anchors(evidence, en), (en, es)]
    sure = _runs(anchors)
    found: list[Span] = []
    for (i, j), (next_i, next_j) in pairwise(anchors):
        slack = _NARROW if (i, j) in sure and (next_i, next_j) in sure else _BAND
        for _ in range(i + 1, next_i + 1):
            found.append((max(0, j - slack), min(es, next_j + slack)))
    return [*found[:en], (found[en - 1][0] if en else 0, es)]


def _runs(anchors: Sequence[Span]) -> set[Span]:
    """The anchors amid so many others in step with them that nothing near them can have moved."""
    found: set[Span] = set()
    for at in range(_STEPS, len(anchors) - _STEPS):
        (i, j), near = anchors[at], anchors[at - _STEPS : at + _STEPS + 1]
        if all(b - a == j - i for a, b in near) and near[-1][0] - near[0][0] <= _WITHIN:
            found.add((i, j))
    return found


def _anchors(evidence: Evidence, en: int) -> list[Span]:
    """Pairs that are by far each other's best, in an order that both texts keep."""
    best_en: dict[int, tuple[float, int]] = {}
    best_es: dict[int, tuple[float, int]] = {}
    for i in range(en):
        ranked = sorted((evidence.of(i, j), j) for j in evidence.near(i))[-2:]
        if ranked and (len(ranked) == 1 or ranked[0][0] < 0.75 * ranked[1][0]):
            best_en[i] = ranked[-1]
            worth, j = ranked[-1]
            best_es[j] = max(best_es.get(j, (0.0, -1)), (worth, i))
    sure = [(i, j) for i, (worth, j) in best_en.items() if worth > 0.36 and best_es[j][1] == i]
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
    steps: Sequence[Step], evidence: Evidence, measure: Measure, en: int, es: int
) -> list[Link]:
    """The links, with those of little likeness given up where their passages fit others better."""
    links = [Link(tuple(range(*a)), tuple(range(*b)), alike) for a, b, alike in steps]
    own_en = {i: link for link in links for i in link.en}
    own_es = {j: link for link in links for j in link.es}
    expected = _expected(links, en)
    wanted = sorted(
        (
            (worth, i, j)
            for i in range(en)
            if _open(own_en.get(i), evidence, measure)
            for j in {*evidence.near(i), *_around(expected[i], es)}
            if _open(own_es.get(j), evidence, measure)
            and (worth := evidence.of(i, j)) >= _least(abs(j - expected[i]), measure)
        ),
        reverse=True,
    )
    taken_en: set[int] = set()
    taken_es: set[int] = set()
    for worth, i, j in wanted:
        if i in taken_en or j in taken_es:
            continue
        lost = [one for one in (own_en.get(i), own_es.get(j)) if one and one in links]
        if any(_worth(one, evidence) + measure.margin > worth for one in lost):
            continue
        links = [one for one in links if one not in lost]
        links.append(Link((i,), (j,), evidence.alike(i, j)))
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


def _open(link: Link | None, evidence: Evidence, measure: Measure) -> bool:
    """Whether a passage may still be linked: it has no link, or one that little speaks for."""
    return link is None or _worth(link, evidence) < measure.unsure


def _worth(link: Link, evidence: Evidence) -> float:
    """What speaks for a link."""
    return link.likeness + evidence.bonus(link.en[0], link.es[0])


def _marked(links: Sequence[Link]) -> Iterable[Link]:
    """The links, marked where they leave the order that most of them keep."""
    kept = set(_ascending([link.es[0] for link in links]))
    return (link._replace(moved=at not in kept) for at, link in enumerate(links))
