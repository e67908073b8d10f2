"""Which old block is which new one, so that as little as possible has to be marked.

Blocks that stand once on each side come first, then what lies between them by the cheapest way
through, then paragraphs that were split or joined. Links never cross; moves come afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from agreements.comparison.order import in_order
from agreements.word.redline.blocks import Block

_CELLS = 40_000
_WORTH = 0.85
_MOST = 6


class Linked(NamedTuple):
    """Old blocks and the new ones that they became; on one side there may be none."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def links(old: Sequence[Block], new: Sequence[Block]) -> list[Linked]:
    """Every block of both sides in one group, in an order that both sides keep."""
    found = [Linked(*one) for one in _between(old, new, 0, len(old), 0, len(new))]
    return list(_joined(_deleted_first(found), old, new))


def _between(
    old: Sequence[Block], new: Sequence[Block], top: int, bottom: int, left: int, right: int
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The links of a stretch: equal ends, then unique equal blocks, then the cheapest way."""
    while top < bottom and left < right and old[top].same(new[left]):
        yield (top,), (left,)
        top, left = top + 1, left + 1
    tail = 0
    while (
        top < bottom - tail and left < right - tail
        and old[bottom - tail - 1].same(new[right - tail - 1])
    ):  # fmt: skip
        tail += 1
    yield from _middle(old, new, top, bottom - tail, left, right - tail)
    for step in range(tail, 0, -1):
        yield (bottom - step,), (right - step,)


def _middle(
    old: Sequence[Block], new: Sequence[Block], top: int, bottom: int, left: int, right: int
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    if top == bottom or left == right:
        yield from (((row,), ()) for row in range(top, bottom))
        yield from (((), (column,)) for column in range(left, right))
        return
    anchors = _anchors(old, new, range(top, bottom), range(left, right))
    if not anchors:
        yield from _cheapest(old, new, range(top, bottom), range(left, right))
        return
    for row, column in anchors:
        yield from _between(old, new, top, row, left, column)
        yield (row,), (column,)
        top, left = row + 1, column + 1
    yield from _between(old, new, top, bottom, left, right)


def _anchors(
    old: Sequence[Block], new: Sequence[Block], rows: range, columns: range
) -> list[tuple[int, int]]:
    """Blocks with words that stand once on each side, the heaviest set that keeps its order."""
    often = Counter(old[row].key for row in rows)
    there = Counter(new[column].key for column in columns)
    where = {new[column].key: column for column in columns}
    pairs = {
        row: where[old[row].key] for row in rows
        if often[old[row].key] == 1 and there.get(old[row].key) == 1 and old[row].weight
        and old[row].same(new[where[old[row].key]])
    }  # fmt: skip
    if not pairs:
        return []
    return sorted((row, pairs[row]) for row in in_order(pairs, _weights(old, pairs)))


def _weights(old: Sequence[Block], pairs: dict[int, int]) -> dict[int, float]:
    return {row: 1.0 + old[row].weight for row in pairs}


def _cheapest(
    old: Sequence[Block], new: Sequence[Block], rows: range, columns: range
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The way through a stretch on which the fewest letters are marked."""
    height, width = len(rows), len(columns)
    reach = max(1, _CELLS // max(height, 1)) // 2 + 1
    far = float("inf")
    best = [[far] * (width + 1) for _ in range(height + 1)]
    step = [[""] * (width + 1) for _ in range(height + 1)]
    best[0][0] = 0.0
    for i in range(height + 1):
        middle = i * width // max(height, 1)
        for j in range(max(0, middle - reach) if i else 0, min(width, middle + reach) + 1):
            here = best[i][j]
            if i and j:
                cost = _pairing(old[rows[i - 1]], new[columns[j - 1]])
                if best[i - 1][j - 1] + cost < here:
                    here, step[i][j] = best[i - 1][j - 1] + cost, "pair"
            if i and best[i - 1][j] + old[rows[i - 1]].weight + 1 < here:
                here, step[i][j] = best[i - 1][j] + old[rows[i - 1]].weight + 1, "old"
            if j and best[i][j - 1] + new[columns[j - 1]].weight + 1 < here:
                here, step[i][j] = best[i][j - 1] + new[columns[j - 1]].weight + 1, "new"
            best[i][j] = here
    yield from _way_back(step, rows, columns)


def _way_back(
    step: list[list[str]], rows: range, columns: range
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    i, j = len(rows), len(columns)
    found: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    while i or j:
        kind = step[i][j] or ("old" if i else "new")
        if kind == "pair":
            i, j = i - 1, j - 1
            found.append(((rows[i],), (columns[j],)))
        elif kind == "old":
            i -= 1
            found.append(((rows[i],), ()))
        else:
            j -= 1
            found.append(((), (columns[j],)))
    return found[::-1]


def _pairing(old: Block, new: Block) -> float:
    """How many letters are marked where one becomes the other; endless where it may not."""
    if old.same(new):
        return 0.0
    if old.kind != new.kind or old.shape != new.shape:
        return float("inf")
    both = old.weight + new.weight
    if not both:
        return 0.5
    short, long = sorted((old.weight, new.weight))
    if not short or (long - short) > _WORTH * both:
        return float("inf")
    share = Indel.normalized_distance(old.words, new.words)
    return share * both + 0.5 if share <= _WORTH else float("inf")


def _deleted_first(found: list[Linked]) -> list[Linked]:
    """Between two links what was deleted comes before what was inserted."""
    kept: list[Linked] = []
    added: list[Linked] = []
    for one in found:
        if not one.old:
            added.append(one)
            continue
        if one.new:
            kept += added
            added = []
        kept.append(one)
    return kept + added


def _joined(found: list[Linked], old: Sequence[Block], new: Sequence[Block]) -> Iterator[Linked]:
    """Takes a paragraph without partner to the link beside it, where it was split or joined."""
    rest = list(found)
    place = 0
    while place < len(rest):
        group = rest[place]
        if len(group.old) == 1 == len(group.new) and old[group.old[0]].key != new[group.new[0]].key:
            place = _grown(rest, place, old, new)
        place += 1
    yield from rest


def _grown(rest: list[Linked], place: int, old: Sequence[Block], new: Sequence[Block]) -> int:
    """Joins neighbours to the group at a place as long as that saves; gives its new place."""
    while True:
        group = rest[place]
        if len(group.old) + len(group.new) > _MOST:
            return place
        for other in (place + 1, place - 1):
            if not 0 <= other < len(rest) or (rest[other].old and rest[other].new):
                continue
            first, second = sorted((place, other))
            both = Linked(rest[first].old + rest[second].old, rest[first].new + rest[second].new)
            if _saves(group, rest[other], both, old, new):
                rest[first : second + 1] = [both]
                place = first
                break
        else:
            return place


def _saves(
    group: Linked, other: Linked, both: Linked, old: Sequence[Block], new: Sequence[Block]
) -> bool:
    """Whether at least a third of a lone paragraph's letters are found in the group beside it."""
    parts = [*(old[i] for i in both.old), *(new[j] for j in both.new)]
    if any(one.kind != "p" or one.shape for one in parts):
        return False
    lone = sum(old[i].weight for i in other.old) + sum(new[j].weight for j in other.new)
    return lone > 0 and _apart(group, old, new) + lone - _apart(both, old, new) > lone * 0.6


def _apart(group: Linked, old: Sequence[Block], new: Sequence[Block]) -> float:
    """How many letters two rows of paragraphs do not share, ends of paragraphs left out."""
    before = [word for i in group.old for word in old[i].words]
    after = [word for j in group.new for word in new[j].words]
    weight = sum(old[i].weight for i in group.old) + sum(new[j].weight for j in group.new)
    return weight * Indel.normalized_distance(before, after)
