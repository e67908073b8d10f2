"""How alike an English and a Spanish passage are, from 0 to 1.

A word counts as met where the other passage holds a word that the lexicon gives for it, a cognate,
or the same name or figure; what few passages hold counts most. A sentence encoder may have its
say beside that.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nlargest
from typing import NamedTuple

from agreements.alignment.lexicon import Lexicon
from agreements.alignment.words import telling

Span = tuple[int, int]
Met = tuple[float, float]
Rows = Sequence[Iterable[tuple[str, str]]]
Meaning = Callable[[Sequence[str], Sequence[str]], Sequence[Sequence[float]]]

_SAME, _COGNATE, _SURE = 1.0, 0.75, 0.6
_FIGURE = 1.6
_COMMON, _FEW, _NEAREST = 0.1, 12, 12
_SHARE, _COVERED = 0.5, 0.2


class Side(NamedTuple):
    """A passage as it is compared: its words with their worth, and what they stand for.

    `means` gives the words of the other language that may stand for one of its own, and how
    surely; `total` is what all its words are worth.
    """

    words: Mapping[str, float]
    total: float
    means: Mapping[str, float]

    def met(self, means: Mapping[str, float]) -> float:
        """The worth of those words that the other passage has something for."""
        return sum([worth * means[word] for word, worth in self.words.items() if word in means])


class Likeness:
    """The likeness of passages of two texts, alone or run together with their neighbours.

    `meaning` gives the cosines of two rows of texts by a sentence encoder, if there is one.
    """

    def __init__(
        self,
        english: Sequence[str],
        spanish: Sequence[str],
        lexicon: Lexicon,
        meaning: Meaning | None = None,
    ):
        en = [telling(one, "en").items() for one in english]
        es = [telling(one, "es").items() for one in spanish]
        self._there = _renderings(en, es, lexicon)
        self._back = _turned(self._there)
        self._en, self._es = _sides(en, self._there), _sides(es, self._back)
        self._known: dict[Span, float] = {}
        self._met: dict[Span, Met] = {}
        self._cosines = meaning(english, spanish) if meaning else None

    def one(self, i: int, j: int) -> float:
        """The likeness of two passages."""
        found = self._known.get((i, j))
        if found is None:
            words = sum(self._both(i, j)) / ((self._en[i].total + self._es[j].total) or 1.0)
            found = self._known[i, j] = self._with_meaning(words, (i, i + 1), (j, j + 1))
        return found

    def _both(self, i: int, j: int) -> Met:
        """What an English passage meets in a Spanish one, and what that one meets in it."""
        found = self._met.get((i, j))
        if found is None:
            en, es = self._en[i], self._es[j]
            found = self._met[i, j] = en.met(es.means), es.met(en.means)
        return found

    def joined(self, en: Span, es: Span) -> float:
        """The likeness of neighbours run together, from the first up to and without the second."""
        words = _alike(_run_together(self._en[slice(*en)]), _run_together(self._es[slice(*es)]))
        return self._with_meaning(words, en, es)

    def added(self, en: Span, es: Span) -> float:
        """How well two neighbours share the one passage opposite, the lesser of the two: what each
        meets there that the other does not, and its likeness to the part that falls to it.
        """
        if en[1] - en[0] == 2:
            (one, other), (opposite,) = self._en[slice(*en)], self._es[slice(*es)]
            mine, back = [self._both(i, es[0])[0] for i in range(*en)], self._back
        else:
            (one, other), (opposite,) = self._es[slice(*es)], self._en[slice(*en)]
            mine, back = [self._both(en[0], j)[1] for j in range(*es)], self._there
        if min(mine[0] / (one.total or 1.0), mine[1] / (other.total or 1.0)) < _COVERED:
            return 0.0
        met = opposite.met(_run_together((one, other)).means)
        own = (met - opposite.met(other.means)) / (one.total or 1.0)
        others = (met - opposite.met(one.means)) / (other.total or 1.0)
        head, tail = _cut(opposite, len(one.words), len(other.words), back)
        return (min(own, others) + min(_alike(one, head), _alike(other, tail))) / 2

    def near(self, i: int) -> Sequence[int]:
        """The Spanish passages that share most with an English one, by its rarer words."""
        return self._sharing[i]

    def _with_meaning(self, words: float, en: Span, es: Span) -> float:
        if self._cosines is None:
            return words
        cosines = (self._cosines[i][j] for i in range(*en) for j in range(*es))
        return (1 - _SHARE) * words + _SHARE * max(0.0, *cosines)

    @cached_property
    def _sharing(self) -> list[list[int]]:
        holders: dict[str, list[int]] = defaultdict(list)
        for j, side in enumerate(self._es):
            for word in side.words:
                holders[word].append(j)
        most = max(_FEW, _COMMON * len(self._es))
        found = []
        for side in self._en:
            shared: dict[int, float] = {}
            for word, degree in side.means.items():
                held = holders[word]
                if held and len(held) <= most:
                    worth = degree * self._es[held[0]].words[word]
                    for j in held:
                        shared[j] = shared.get(j, 0.0) + worth
            found.append(nlargest(_NEAREST, shared, key=shared.__getitem__))
        return found


def _alike(en: Side, es: Side) -> float:
    return (en.met(es.means) + es.met(en.means)) / ((en.total + es.total) or 1.0)


def _run_together(sides: Sequence[Side]) -> Side:
    if len(sides) == 1:
        return sides[0]
    words = {word: worth for side in sides for word, worth in side.words.items()}
    means: dict[str, float] = {}
    for side in sides:
        for word, degree in side.means.items():
            means[word] = max(means.get(word, 0.0), degree)
    return Side(words, sum(words.values()), means)


def _cut(
    side: Side, first: int, second: int, table: Mapping[str, Mapping[str, float]]
) -> tuple[Side, Side]:
    """A passage cut in two in the proportion of those lengths; the parts overlap a little."""
    words = list(side.words)
    cut = round(len(words) * first / ((first + second) or 1))
    slack = 1 + min(cut, len(words) - cut) // 6
    return (
        _part(side, words[: cut + slack], table),
        _part(side, words[max(cut - slack, 0) :], table),
    )


def _part(side: Side, words: Sequence[str], table: Mapping[str, Mapping[str, float]]) -> Side:
    """Some words of a passage as if they were all of it."""
    kept = {word: side.words[word] for word in words}
    return Side(kept, sum(kept.values()), _meant(kept, table))


def _sides(rows: Rows, table: Mapping[str, Mapping[str, float]]) -> list[Side]:
    """Each passage with its words and their worth: the rarer the more."""
    counts = Counter(word for row in rows for word, _ in row)
    worth = {
        word: math.log(1 + len(rows) / count) * (_FIGURE if word[0] == "#" else 1.0)
        for word, count in counts.items()
    }
    found = []
    for row in rows:
        words = {word: worth[word] for word, _ in row}
        found.append(Side(words, sum(words.values()), _meant(words, table)))
    return found


def _meant(words: Iterable[str], table: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Every word of the other language that may stand for one of these, with the best degree."""
    found: dict[str, float] = {}
    for word in words:
        for other, degree in table.get(word, {}).items():
            if degree > found.get(other, 0.0):
                found[other] = degree
    return found


def _renderings(en: Rows, es: Rows, lexicon: Lexicon) -> dict[str, dict[str, float]]:
    """For each English word of these texts the Spanish words of them that may stand for it."""
    heads: dict[str, set[str]] = defaultdict(set)
    known = {word for row in es for word, _ in row}
    for word, head in {pair for row in es for pair in row}:
        heads[head].add(word)
    found: dict[str, dict[str, float]] = {}
    for word, head in {pair for row in en for pair in row}:
        table = found.setdefault(word, {})
        for other in heads.get(head, ()) if head else ():
            table[other] = _COGNATE
        for other, share in lexicon.get(word, {}).items():
            if other in known:
                table[other] = max(table.get(other, 0.0), min(share / _SURE, 1.0))
        if word in known and (len(word) > 2 or word[0] == "#"):
            table[word] = _SAME
    return found


def _turned(there: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    back: dict[str, dict[str, float]] = defaultdict(dict)
    for word, row in there.items():
        for other, degree in row.items():
            back[other][word] = degree
    return back
