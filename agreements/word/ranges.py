"""The runs of a text with the words that each holds, and the cut where a range begins inside one.

A cut leaves the words and their look as they are: the second run has the first one's properties.
A run is left whole where a cut could show: in a content control or a simple field, where its
look is itself a tracked change, where white space at the edge of its words is not preserved.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from agreements.model.document import Cell, Change
from agreements.word.body_text import FIXED, Line, P, R, Reading, T
from agreements.word.markup import w
from agreements.word.numbering import lists
from agreements.word.received import Received
from agreements.word.story import File, Story, balanced
from agreements.word.style_sheet import RPR, style_sheet

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OPEN = frozenset((w("hyperlink"), w("ins"), w("moveTo")))
_LOOK_CHANGED = w("rPrChange")


@dataclass(slots=True)
class Piece:
    """A run, and where in its paragraph's text its words begin and end."""

    run: etree._Element
    start: int
    end: int


Pieces = list[Piece]


def pieces(parts: Received, main: etree._Element) -> dict[int, Pieces]:
    """The runs of each paragraph of the body, counted as the reader counts them."""
    sheet = style_sheet(parts.root("styles"))
    file = File(parts, lists(parts.root("numbering"), sheet), "final")
    reading = _Noting(sheet, "final", balanced(main), False)
    walk = _Walk(file, "body", reading, file.lists.counter(), file.lists.counter())
    for body in main.iterchildren(w("body")):
        walk.container(body, ())
    return walk.found


def held(among: Pieces, start: int, end: int) -> list[etree._Element]:
    """The runs that hold the words from `start` up to `end` and, where it can be, no others."""
    for at in (start, end):
        _cut(among, at)
    return [one.run for one in among if one.start < end and start < one.end]


def outermost(run: etree._Element) -> etree._Element:
    """The run of the text itself in which a run of a text box is drawn."""
    return [run, *run.iterancestors(R)][-1]


def markable(run: etree._Element) -> etree._Element:
    """The run, or what holds it and must not be marked inside, up to its paragraph."""
    found = run
    for one in run.iterancestors():
        if one.tag == P:
            break
        if one.tag not in _OPEN:
            found = one
    return found


def of_paragraph(run: etree._Element) -> etree._Element:
    """What holds a run, or is it, and is itself a child of the paragraph."""
    found = run
    for one in run.iterancestors():
        if one.tag == P:
            break
        found = one
    return found


class _Noting(Reading):
    """Reads a paragraph and keeps where the words of each run begin and end."""

    pieces: Pieces

    def run(self, run: etree._Element, line: Line, change: Change | None) -> None:
        start = line.length
        super().run(run, line, change)
        if line.length > start:
            self.pieces.append(Piece(run, start, line.length))


@dataclass
class _Walk(Story):
    """Reads the body as the reader does, and keeps the runs of each paragraph by its place."""

    found: dict[int, Pieces] = field(default_factory=dict)

    def paragraph(self, element: etree._Element, cells: tuple[Cell, ...]) -> None:
        number = self.paragraphs if self.pending is None else self.pending[1].paragraph
        noting = self.reading
        assert isinstance(noting, _Noting)
        noting.pieces = self.found.setdefault(number, [])
        super().paragraph(element, cells)


def _cut(among: Pieces, at: int) -> None:
    """Cuts the run that holds words on both sides of a place in the text, if it can be cut."""
    for index, one in enumerate(among):
        if one.start < at < one.end and markable(one.run) is one.run:
            second = _second(one.run, at - one.start, one.end - one.start)
            if second is not None:
                among[index : index + 1] = [
                    Piece(one.run, one.start, at),
                    Piece(second, at, one.end),
                ]
            return


def _second(run: etree._Element, at: int, length: int) -> etree._Element | None:
    """The run that now holds what stood after `at` of so many letters; None where it is whole."""
    inside = [one for one in run if isinstance(one.tag, str) and one.tag != RPR]
    sizes = [len(one.text or "") if one.tag == T else len(FIXED.get(one.tag, "")) for one in inside]
    look = next(run.iterchildren(RPR), None)
    changed = look is not None and next(look.iter(_LOOK_CHANGED), None) is not None
    if changed or sum(sizes) != length or len(inside) + (look is not None) != len(run):
        return None
    place = 0
    while at >= sizes[place]:
        at -= sizes[place]
        place += 1
    words = inside[place]
    if at and not _may_be_cut(words):
        return None
    second = etree.Element(run.tag, {str(name): str(told) for name, told in run.attrib.items()})
    if look is not None:
        second.append(deepcopy(look))
    if at:
        text = words.text or ""
        rest = etree.SubElement(second, T, {_SPACE: "preserve"})
        words.text, rest.text = text[:at], text[at:]
        words.set(_SPACE, "preserve")
    second.extend(inside[place + bool(at) :])
    run.addnext(second)
    return second


def _may_be_cut(words: etree._Element) -> bool:
    text = words.text or ""
    return words.tag == T and (words.get(_SPACE) == "preserve" or text == text.strip())
