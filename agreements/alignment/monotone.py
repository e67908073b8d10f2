"""The best alignment that keeps both orders: one to one, one to two, two to one, or alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agreements.alignment.likeness import Likeness, Span

Bonus = Callable[[int, int], float]
Step = tuple[Span, Span, float]

_ODD = 9.0
_MOVES = ((1, 1), (1, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class Measure:
    """What a link is worth, in the currency of likeness.

    `threshold`: below it passages rather stand alone. `length`: what an odd ratio of lengths
    costs. `merged`: what running two passages together costs; `added`: what each of them must
    add. `moved`: the least for a link out of order, `moved_close`: for one that has only just
    left it. `unsure`: a link below it is given up for one that is better by `margin`.
    """

    threshold: float = 0.04
    length: float = 0.012
    merged: float = 0.2
    added: float = 0.1
    ratio: float = 1.15
    moved: float = 0.4
    moved_close: float = 0.18
    unsure: float = 0.3
    margin: float = 0.12


def monotone(
    english: Sequence[str],
    spanish: Sequence[str],
    likeness: Likeness,
    bonus: Bonus,
    measure: Measure,
    band: Sequence[Span],
) -> list[Step]:
    """The links in order: English places, Spanish places, likeness. Nothing for those alone.

    `bonus` is what numbers and headings add to a link of one to one. `band` gives for each
    English place from which Spanish place to which (both included) a path may pass.
    """
    sizes = [len(one) for one in english], [len(one) for one in spanish]
    worth = _Worth(*sizes, likeness, bonus, measure)
    scores: list[dict[int, float]] = []
    taken: list[dict[int, tuple[int, int]]] = []
    for i in range(len(english) + 1):
        row: dict[int, float] = {}
        steps: dict[int, tuple[int, int]] = {}
        low, high = band[i]
        for j in range(low, high + 1):
            best, step = (0.0, (0, 0)) if i == j == 0 else (-math.inf, (0, 0))
            if i and (found := scores[i - 1].get(j, -math.inf)) > best:
                best, step = found, (1, 0)
            if j and (found := row.get(j - 1, -math.inf)) > best:
                best, step = found, (0, 1)
            for a, b in _MOVES:
                if a <= i and b <= j and (before := scores[i - a].get(j - b)) is not None:
                    found = before + worth.of(i - a, i, j - b, j)
                    if found > best:
                        best, step = found, (a, b)
            row[j], steps[j] = best, step
        scores.append(row)
        taken.append(steps)
    return list(_traced(taken, len(english), len(spanish), worth))


def _traced(
    taken: Sequence[dict[int, tuple[int, int]]], i: int, j: int, worth: _Worth
) -> list[Step]:
    found: list[Step] = []
    while i or j:
        a, b = taken[i][j]
        if a and b:
            found.append(((i - a, i), (j - b, j), worth.likeness_of(i - a, i, j - b, j)))
        i, j = i - a, j - b
    return found[::-1]


class _Worth:
    """What linking some English with some Spanish passages is worth."""

    def __init__(
        self,
        en: Sequence[int],
        es: Sequence[int],
        likeness: Likeness,
        bonus: Bonus,
        measure: Measure,
    ):
        self._en, self._es = en, es
        self._likeness, self._bonus, self._measure = likeness, bonus, measure

    def of(self, i: int, i_end: int, j: int, j_end: int) -> float:
        """The worth of a link; below nothing where the passages had better stand alone."""
        measure, many = self._measure, i_end - i + j_end - j
        if many == 2:
            alike = self._likeness.one(i, j) + self._bonus(i, j)
            return alike - measure.threshold - self._odd(i, i_end, j, j_end)
        en, es = (i, i_end), (j, j_end)
        odd = self._odd(i, i_end, j, j_end)
        if odd > measure.length * _ODD:
            return -math.inf
        if (more := self._likeness.added(en, es)) < measure.added:
            return -math.inf
        alike = self._likeness.joined(en, es) + self._bonus(i, j)
        return alike + more - measure.threshold - measure.merged - odd

    def likeness_of(self, i: int, i_end: int, j: int, j_end: int) -> float:
        """The likeness of a link, alone or joined."""
        if i_end - i + j_end - j == 2:
            return self._likeness.one(i, j)
        return self._likeness.joined((i, i_end), (j, j_end))

    def _odd(self, i: int, i_end: int, j: int, j_end: int) -> float:
        """How far the lengths are from the usual ratio, in the currency of likeness."""
        en, es = sum(self._en[i:i_end]), sum(self._es[j:j_end])
        away = math.log((es + 8) / ((en + 8) * self._measure.ratio))
        variance = 0.04 + 1.5 / (en + 8)
        return self._measure.length * min(away * away / variance, 25.0)
