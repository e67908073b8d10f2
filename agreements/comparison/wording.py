"""The words of a clause that changed: minimal, with figures, dates, money and terms whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from agreements.comparison.mentions import Mention, mentions
from agreements.comparison.words import steps, stretches
from agreements.model.received import WordChange

_WHOLE = 140
_TOKEN = re.compile(r"\w+(?:[’'./-]\w+)*|\s|[^\w\s]")


class Region(NamedTuple):
    """Where two texts differ: in the old from `old_start` up to `old_end`, in the new likewise."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def difference(old: str, new: str, terms: re.Pattern[str] | None = None) -> tuple[WordChange, ...]:
    """The least that must be struck out and written so that the old text becomes the new one.

    Words, what is stated exactly (`thirty (30) days`) and what `terms` finds are never cut. Equal
    and deleted stretches together are the old text, equal and inserted ones the new.
    """
    if old == new:
        return (WordChange("equal", old),) if old else ()
    head, tail = _common(old, new)
    before = tokens(old[head : len(old) - tail], terms)
    after = tokens(new[head : len(new) - tail], terms)
    found = [(old[:head], new[:head]), *steps(before, after)]
    found.append((old[len(old) - tail :], new[len(new) - tail :]))
    return tuple(stretches(_without_blanks(list(_joined(found)))))


def _common(old: str, new: str) -> tuple[int, int]:
    """How much of both texts is the same at the beginning and at the end, kept so far from what
    differs that nothing which must stay whole is cut."""
    shortest = min(len(old), len(new))
    head = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    tail = next((at for at in range(shortest - head) if old[-1 - at] != new[-1 - at]),
                shortest - head)  # fmt: skip
    head = max(0, head - _WHOLE)
    tail = max(0, tail - _WHOLE)
    head = old.rfind(" ", 0, head) + 1
    gap = old.find(" ", len(old) - tail)
    return head, 0 if gap < 0 or not tail else len(old) - gap


def _joined(steps: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Steps without empty ones, neighbours that are the same run together."""
    held = ""
    for old, new in steps:
        if old == new:
            held += old
            continue
        if held:
            yield held, held
        held = ""
        yield old, new
    if held:
        yield held, held


def regions(words: Sequence[WordChange]) -> Iterator[Region]:
    """The places where the two texts differ, in order."""
    old = new = 0
    start: tuple[int, int] | None = None
    for one in words:
        if one.kind == "equal":
            if start is not None:
                yield Region(start[0], old, start[1], new)
                start = None
            old, new = old + len(one.text), new + len(one.text)
            continue
        start = start or (old, new)
        old += len(one.text) if one.kind == "deleted" else 0
        new += len(one.text) if one.kind == "inserted" else 0
    if start is not None:
        yield Region(start[0], old, start[1], new)


def tokens(text: str, terms: re.Pattern[str] | None = None) -> list[str]:
    """A text in pieces that are never cut."""
    return list(_pieces(text, _whole(text, terms)))


def _whole(text: str, terms: re.Pattern[str] | None) -> list[tuple[int, int]]:
    spans = [(one.start, one.end) for one in _stated(text)]
    if terms is not None:
        spans += [found.span() for found in terms.finditer(text)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _stated(text: str) -> Iterable[Mention]:
    return mentions(text)


def _pieces(text: str, whole: Sequence[tuple[int, int]]) -> Iterator[str]:
    place = 0
    for start, end in whole:
        yield from _TOKEN.findall(text[place:start])
        yield text[start:end]
        place = end
    yield from _TOKEN.findall(text[place:])


def _without_blanks(steps: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The stretches, with blanks between two changes joined to them: nobody reads a lone blank."""
    held: tuple[str, str] | None = None
    blank = ""
    for old, new in steps:
        if old == new:
            if held is not None and not old.strip():
                blank = old
                continue
            if held is not None:
                yield held
            held = None
            yield old, new
        elif held is not None:
            held = (held[0] + blank + old, held[1] + blank + new)
            blank = ""
        else:
            held = (old, new)
    if held is not None:
        yield held
    if blank:
        yield blank, blank
