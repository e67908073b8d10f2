"""Marked paragraphs, rows and tables: all in one state, or made from entries in several."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from lxml import etree

from agreements.word.markup import W, w
from agreements.word.redline.atoms import CONTROL, PPR, RPR, SECTION, Atom, Line, P, Point, line
from agreements.word.redline.blocks import CELL, ROW, TABLE, inside
from agreements.word.redline.filling import Desk, Entry, Filling, State

_NAMES = {"w": W}
_AFTER_LOOK = (SECTION, w("pPrChange"))


class Writer(Desk):
    """Writes into one part of the base."""

    def paragraph(
        self, entries: Iterable[Entry], model: etree._Element, guest: bool, end: State
    ) -> etree._Element:
        """A paragraph with the properties of `model`, and its end in that state."""
        paragraph = etree.Element(P, nsmap=_NAMES)
        for name, value in model.attrib.items():
            paragraph.set(name, value)
        properties = model.find(PPR)
        if properties is not None:
            paragraph.append(copy.deepcopy(properties))
        if guest:
            self.adopt(paragraph, bool(end))
        if end:
            _end(paragraph, self.pen.sign(end))
        entries = list(entries)
        whole = end if end and all(_is_whole(one, end) for one in entries) else ""
        filling = Filling(self, paragraph, whole)
        for entry in entries:
            filling.add(entry)
        filling.shut()
        return paragraph

    def whole(self, paragraph: etree._Element, state: State, guest: bool) -> etree._Element:
        """A paragraph all of which, its end too, is in that state."""
        found = line(paragraph, _any, apart=False)
        if guest:
            found = Line([_uncontrolled(one) for one in found.atoms], found.points)
        return self.paragraph(entries(found, state, guest), paragraph, guest, state)

    def table(self, table: etree._Element, state: State, guest: bool) -> etree._Element:
        """A table all rows of which are in that state; the base's own is marked where it stands."""
        if guest:
            table = self.adopt(copy.deepcopy(table))
        for row in list(inside(table, ROW)):
            self.row(row, state)
        return table

    def row(self, row: etree._Element, state: State) -> etree._Element:
        """A row of the base, or one adopted, marked with all that it holds."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            exceptions = row.find(w("tblPrEx"))
            row.insert(0 if exceptions is None else row.index(exceptions) + 1, properties)
            # The schema wants a property besides the mark: the one that changes nothing.
            etree.SubElement(properties, w("gridBefore"), {w("val"): "0"})
        properties.append(self.pen.sign(state))
        for cell in inside(row, CELL):
            self.all(cell, state)
        return row

    def story(self, container: etree._Element, state: State) -> None:
        """Marks a whole note, header or footer; it keeps the end of its last paragraph."""
        self.all(container, state)
        last = next((one for one in reversed(container) if one.tag == P), None)
        look = None if last is None else last.find(f"{PPR}/{RPR}")
        if look is not None:
            for sign in list(look.iterchildren(w("ins"), w("del"))):
                look.remove(sign)

    def all(self, container: etree._Element, state: State) -> None:
        """Marks every paragraph and table of a container that is the base's own or adopted."""
        for block in list(inside(container, P, TABLE)):
            if block.tag == TABLE:
                self.table(block, state, False)
            else:
                parent = block.getparent()
                assert parent is not None
                parent.replace(block, self.whole(block, state, False))


def entries(found: Line, state: State, guest: bool) -> Iterator[Entry]:
    """The atoms and points of a paragraph in order, all in one state."""
    points = iter([*found.points, None])
    point = next(points)
    for place in range(len(found.atoms) + 1):
        while point is not None and point.at <= place:
            yield Entry(state, guest, point)
            point = next(points)
        if place < len(found.atoms):
            yield Entry(state, guest, found.atoms[place])


def _uncontrolled(atom: Atom) -> Atom:
    """An atom outside the content controls of its own file, which do not come along."""
    if not atom.shells:
        return atom
    return atom._replace(shells=tuple(one for one in atom.shells if one.tag != CONTROL))


def _any(_: etree._Element) -> str:
    return ""


def _is_whole(entry: Entry, end: State) -> bool:
    return isinstance(entry.content, Point) or entry.state == end


def _end(paragraph: etree._Element, sign: etree._Element) -> None:
    """Signs the end of a paragraph, where the schema wants it."""
    properties = paragraph.find(PPR)
    if properties is None:
        properties = etree.Element(PPR)
        paragraph.insert(0, properties)
    look = properties.find(RPR)
    if look is None:
        look = etree.Element(RPR)
        after = next(properties.iterchildren(*_AFTER_LOOK), None)
        properties.insert(len(properties) if after is None else properties.index(after), look)
    look.insert(0, sign)
