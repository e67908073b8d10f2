"""One redline while it is made: both files, which is the base, and what is shared by its parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Literal, NamedTuple

from lxml import etree

from agreements.word.markup import printable, w
from agreements.word.redline.atoms import NOTES, Key
from agreements.word.redline.filling import Pen, State
from agreements.word.redline.guests import Guests
from agreements.word.redline.parts import Parts
from agreements.word.redline.sides import Side
from agreements.word.redline.style_import import Styles
from agreements.word.redline.writing import Writer

Base = Literal["old", "new"]
Level = Literal["paragraph", "columns", "table", "part"]
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_NUMBERED = tuple(
    w(one) for one in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentReference",
                       "permStart")
)  # fmt: skip


class Coarse(NamedTuple):
    """Where more was marked than had changed: the part, how much, and its first words."""

    part: str
    level: Level
    words: str


@dataclass(slots=True)
class Job:
    """What all parts of a redline share. `note_pairs` are the ids of notes on both sides."""

    old: Side
    new: Side
    base: Base
    pen: Pen
    guests: Guests
    note_pairs: dict[tuple[str, str], str] = field(default_factory=dict)
    coarse: list[Coarse] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)

    @property
    def ours(self) -> Side:
        """The side whose package and formatting the result has."""
        return self.new if self.base == "new" else self.old

    @property
    def theirs(self) -> Side:
        """The other side."""
        return self.old if self.base == "new" else self.new

    @property
    def lone(self) -> State:
        """The state of what only the base has."""
        return "ins" if self.base == "new" else "del"

    @property
    def foreign(self) -> State:
        """The state of what only the other side has."""
        return "del" if self.base == "new" else "ins"

    def writer(self, theirs: str, ours: str) -> Writer:
        """A writer into a part of the base, for content of a part of the other side."""

        def adopt(element: etree._Element, section: bool = False) -> etree._Element:
            return self.guests.adopt(element, theirs, ours, section)

        return Writer(self.pen, adopt)

    def pair_note(self, old: etree._Element, new: etree._Element) -> None:
        """Remembers that two signs stand for the same footnote or endnote."""
        ours, theirs = (new, old) if self.base == "new" else (old, new)
        ids = ours.get(w("id"), ""), theirs.get(w("id"), "")
        self.note_pairs[NOTES[ours.tag], ids[0]] = ids[1]

    def identity(self, side: Side, part: str) -> Callable[[etree._Element], Key]:
        """Tells the pictures of a part apart."""

        def identity(element: etree._Element) -> Key:
            return side.identity(part, element)

        return identity


def job(old: Side, new: Side, base: Base, author: str, date: str) -> Job:
    """A redline about to be made."""
    ours, theirs = (new, old) if base == "new" else (old, new)
    roots = list(ours.roots.values())
    taken = [_number(one.get(w("id"))) for root in roots for one in root.iter(*_NUMBERED)]
    numbers = count(max([0, *taken]) + 1)
    parts = Parts(theirs, ours)
    guests = Guests(
        theirs, ours, parts, Styles(theirs, ours, parts), lambda: next(numbers),
        {one.get(w("name"), "") for root in roots for one in root.iter(w("bookmarkStart"))},
    )  # fmt: skip
    guests.drawings = max(
        [0, *(_number(one.get("id")) for root in roots for one in root.iter(_DOC_PR))]
    )
    return Job(old, new, base, Pen(printable(author), date, lambda: next(numbers)), guests)


def _number(id: str | None) -> int:
    return int(id) if id and id.isdigit() and len(id) < 9 else 0
