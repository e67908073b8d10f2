"""Gale and Church (1993): alignment by length alone, the baseline that everybody quotes.

The length of a translation is normal around that of its source with variance `_S2` per letter;
each kind of match has its prior. The ratio of lengths is taken from the two texts themselves.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

_PRIOR = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
_S2 = 6.8


def links(english: Sequence[str], spanish: Sequence[str]) -> set[tuple[int, int]]:
    """The links between passages by place."""
    left, right = [len(one) for one in english], [len(one) for one in spanish]
    ratio = sum(right) / max(sum(left), 1)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            if i or j:
                best[i, j] = min(
                    (best[i - a, j - b][0] + _cost(left[i - a : i], right[j - b : j], ratio),
                     (a, b))
                    for a, b in _PRIOR
                    if a <= i and b <= j
                )  # fmt: skip
    return _traced(best, len(left), len(right))


def _traced(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]], i: int, j: int
) -> set[tuple[int, int]]:
    found = set()
    while i or j:
        a, b = best[i, j][1]
        found |= {(x, y) for x in range(i - a, i) for y in range(j - b, j)}
        i, j = i - a, j - b
    return found


def _cost(left: Sequence[int], right: Sequence[int], ratio: float) -> float:
    """-100 log of the probability of a match, as in the paper."""
    one, other = sum(left), sum(right)
    prior = -100 * math.log(_PRIOR[len(left), len(right)])
    if not one and not other:
        return prior
    mean = (one + other / ratio) / 2
    delta = abs(one * ratio - other) / math.sqrt(mean * _S2)
    return prior - 100 * math.log(max(math.erfc(delta / math.sqrt(2)), 1e-300))
