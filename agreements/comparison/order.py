"""Which of many pairs keep the order of both rows, and which moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise


def in_order(pairs: Mapping[int, int], weights: Mapping[int, float] | None = None) -> set[int]:
    """The rows of the heaviest set of pairs that do not cross: what stayed; the others moved.

    Each pair weighs one unless `weights` (by row) says otherwise. Takes n log n steps.
    """
    rows = sorted(pairs)
    if all(pairs[one] < pairs[other] for one, other in pairwise(rows)):
        return set(rows)
    width = max(pairs.values(), default=-1) + 1
    tree: list[tuple[float, int]] = [(0.0, -1)] * (width + 1)
    before: dict[int, int] = {}
    for row in rows:
        weight, last = _most(tree, pairs[row])
        before[row] = last
        _note(tree, pairs[row] + 1, (weight + (weights[row] if weights else 1.0), row))
    kept: set[int] = set()
    last = _most(tree, width)[1]
    while last >= 0:
        kept.add(last)
        last = before[last]
    return kept


def gaps(kept: Sequence[int], length: int) -> list[int]:
    """For each place of a row, how many of the kept places stand before it."""
    marks = set(kept)
    found, count = [], 0
    for place in range(length):
        found.append(count)
        count += place in marks
    return found


def _most(tree: Sequence[tuple[float, int]], end: int) -> tuple[float, int]:
    best = (0.0, -1)
    while end > 0:
        best = max(best, tree[end])
        end -= end & -end
    return best


def _note(tree: list[tuple[float, int]], place: int, weight: tuple[float, int]) -> None:
    while place < len(tree):
        tree[place] = max(tree[place], weight)
        place += place & -place
