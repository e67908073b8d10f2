"""Which atoms of two rows are the same: as few letters marked as can be, in phrases one can read.

Words are aligned before blanks, so that a blank never keeps two words apart that belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from agreements.word.redline.atoms import Atom, Key

_CRUMB = 3
_ROOM = 0.05


class Stretch(NamedTuple):
    """Atoms `old_start` up to `old_end` became `new_start` up to `new_end`; equal or not."""

    equal: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


Pairs = list[tuple[int, int]]


def stretches(old: Sequence[Atom], new: Sequence[Atom]) -> list[Stretch]:
    """The way from one row of atoms to the other."""
    before, after = [one.key for one in old], [one.key for one in new]
    by_words = _by_words(before, after)
    straight = _same(before, after, 0, 0)
    kept = max((by_words, straight), key=lambda pairs: sum(1 + old[i].weight for i, _ in pairs))
    found = list(_stretches(kept, len(old), len(new)))
    return _merged(_without_crumbs(found, old, new))


def _same(before: Sequence[Key], after: Sequence[Key], top: int, left: int) -> Pairs:
    """The longest common row of keys, as pairs of places counted from `top` and `left`."""
    return [
        (top + step.src_start + place, left + step.dest_start + place)
        for step in Indel.opcodes(before, after)
        if step.tag == "equal"
        for place in range(step.src_end - step.src_start)
    ]


def _by_words(before: Sequence[Key], after: Sequence[Key]) -> Pairs:
    """Words first, then the blanks between them."""
    rows = [place for place, key in enumerate(before) if not _is_blank(key)]
    columns = [place for place, key in enumerate(after) if not _is_blank(key)]
    words = _same([before[i] for i in rows], [after[j] for j in columns], 0, 0)
    found: Pairs = []
    top = left = 0
    for i, j in [*((rows[i], columns[j]) for i, j in words), (len(before), len(after))]:
        if i > top and j > left:
            found += _same(before[top:i], after[left:j], top, left)
        if i < len(before):
            found.append((i, j))
        top, left = i + 1, j + 1
    return found


def _is_blank(key: Key) -> bool:
    return isinstance(key, str) and key.isspace()


def _stretches(pairs: Pairs, height: int, width: int) -> Iterator[Stretch]:
    top = left = 0
    for i, j in [*pairs, (height, width)]:
        if i > top or j > left:
            yield Stretch(False, top, i, left, j)
        if i < height:
            yield Stretch(True, i, i + 1, j, j + 1)
        top, left = i + 1, j + 1


def _merged(found: list[Stretch]) -> list[Stretch]:
    """Neighbours of the same kind as one."""
    kept: list[Stretch] = []
    for one in found:
        if kept and kept[-1].equal == one.equal:
            last = kept[-1]
            kept[-1] = Stretch(one.equal, last.old_start, one.old_end, last.new_start, one.new_end)
        else:
            kept.append(one)
    return kept


def _without_crumbs(
    found: list[Stretch], old: Sequence[Atom], new: Sequence[Atom]
) -> list[Stretch]:
    """Small islands between two changes join them, as long as little more has to be marked."""
    rest = _merged(found)
    marked = sum(
        sum(one.weight for one in old[step.old_start : step.old_end])
        + sum(one.weight for one in new[step.new_start : step.new_end])
        for step in rest if not step.equal
    )  # fmt: skip
    room = marked * _ROOM
    islands = sorted(
        (weight, place) for place in range(1, len(rest) - 1)
        if rest[place].equal and (weight := _crumb(rest[place], old)) <= _CRUMB
    )  # fmt: skip
    for weight, place in islands:
        room -= 2 * weight
        if room < 0:
            break
        rest[place] = rest[place]._replace(equal=False)
    return rest


def _crumb(step: Stretch, old: Sequence[Atom]) -> int:
    """The letters of an island of plain words; more than a crumb where it holds anything else."""
    inside = old[step.old_start : step.old_end]
    if not all(isinstance(one.key, str) for one in inside):
        return _CRUMB + 1
    return sum(one.weight for one in inside)
