"""Which words two texts share, and which only one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Indel

from agreements.model.received import WordChange

_TOKEN = re.compile(r"\w+(?:[’'./-]\w+)*|\s+|[^\w\s]")
_CRUMB = 3


def words(old: str, new: str) -> tuple[WordChange, ...]:
    """The way from the old text to the new one, whole words at a time.

    Equal and deleted stretches together are the old text, equal and inserted ones the new.
    A stretch of up to three letters between two changes (`of`, `a`, a space) joins them: islands of
    that size are chance, and nobody can read a text that is crossed out word by word.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    return tuple(stretches(_without_crumbs(steps(before, after))))


def steps(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Stretches as pairs of old and new text, which are the same where nothing changed."""
    for step in Indel.opcodes(before, after):
        yield (
            "".join(before[step.src_start : step.src_end]),
            "".join(after[step.dest_start : step.dest_end]),
        )


def _without_crumbs(steps: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The stretches with small islands joined to the changes on both sides of them."""
    rest = list(steps)
    place = 0
    while place < len(rest):
        old, new = rest[place]
        if old == new:
            yield old, new
            place += 1
            continue
        place += 1
        while place < len(rest):
            if rest[place][0] == rest[place][1] and not _is_crumb(rest, place):
                break
            old, new = old + rest[place][0], new + rest[place][1]
            place += 1
        yield old, new


def _is_crumb(steps: list[tuple[str, str]], place: int) -> bool:
    """Whether an equal stretch is short and stands between two changes."""
    text = steps[place][0].strip()
    return place + 1 < len(steps) and len(text) <= _CRUMB


def stretches(found: Iterable[tuple[str, str]]) -> Iterator[WordChange]:
    """Pairs of old and new text as what both share, what went and what came."""
    for old, new in found:
        if old == new:
            if old:
                yield WordChange("equal", old)
            continue
        if old:
            yield WordChange("deleted", old)
        if new:
            yield WordChange("inserted", new)
