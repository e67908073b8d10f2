"""What a paragraph takes from its style: number, outline level, language, boldness.

Observed in Word: a style inherits numId and ilvl apart; the level of a numbered style is the one
whose w:pStyle names it, whatever its ilvl says; a numId of 0 ends what a parent style began.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from agreements.word.markup import w

VAL = w("val")
PPR, RPR, NUM_PR, LANG, BOLD = w("pPr"), w("rPr"), w("numPr"), w("lang"), w("b")
_STYLE, _ID, _TYPE, _DEFAULT = w("style"), w("styleId"), w("type"), w("default")
_NUM_ID, _ILVL = w("numId"), w("ilvl")
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_WHOLE = re.compile(r"-?[0-9]{1,9}\Z")
_DEPTH = 30


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits. `chain` holds its id and those it is based on, in order."""

    name: str = ""
    chain: tuple[str, ...] = ()
    number: str | None = None
    level: int | None = None
    heading: int = 0
    language: str = ""
    bold: bool = False


@dataclass(slots=True)
class StyleSheet:
    """The styles of a file, each resolved when it is first asked for."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""
    language: str = ""
    _known: dict[str, Style] = field(default_factory=dict)

    def style(self, id: str | None) -> Style:
        """The style of that id; the default paragraph style where there is none."""
        asked = id if id and id in self.elements else self.default
        found = self._known.get(asked)
        if found is None:
            found = self._known[asked] = self._resolved(asked)
        return found

    def of_run(self, id: str) -> Style:
        """The character style of that id, or one that says nothing."""
        return self.style(id) if id in self.elements else Style()

    def _resolved(self, id: str) -> Style:
        chain = tuple(self._chain(id))
        number, level = self._first_numbers(chain)
        return Style(
            name=self._name(id),
            chain=chain,
            number=number,
            level=level,
            heading=self._heading(chain),
            language=self._first(chain, RPR, LANG) or "",
            bold=self._bold(chain),
        )

    def _chain(self, id: str) -> Iterator[str]:
        seen: set[str] = set()
        while id in self.elements and id not in seen and len(seen) < _DEPTH:
            seen.add(id)
            yield id
            id = value(self.elements[id], w("basedOn")) or ""

    def _name(self, id: str) -> str:
        element = self.elements.get(id)
        return id if element is None else value(element, w("name")) or id

    def _first(self, chain: tuple[str, ...], group: str, name: str) -> str | None:
        for id in chain:
            found = child(child(self.elements[id], group), name)
            if found is not None:
                return str(found.get(VAL, ""))
        return None

    def _first_numbers(self, chain: tuple[str, ...]) -> tuple[str | None, int | None]:
        number: str | None = None
        level: int | None = None
        for id in chain:
            numbers = child(child(self.elements[id], PPR), NUM_PR)
            own_number, own_level = numbering(numbers)
            number = own_number if number is None else number
            level = own_level if level is None else level
        return number, level

    def _heading(self, chain: tuple[str, ...]) -> int:
        outline = self._first(chain, PPR, w("outlineLvl"))
        if outline is not None:
            return heading(outline)
        named = (_HEADING.match(self._name(id)) for id in chain)
        return next((int(found[1]) for found in named if found), 0)

    def _bold(self, chain: tuple[str, ...]) -> bool:
        found = self._first(chain, RPR, BOLD)
        return found is not None and on(found)


def style_sheet(root: etree._Element | None) -> StyleSheet:
    """The styles of word/styles.xml; none where the part is missing."""
    sheet = StyleSheet()
    if root is None:
        return sheet
    defaults = child(child(child(root, w("docDefaults")), w("rPrDefault")), RPR)
    sheet.language = value(defaults, LANG) or ""
    for element in root.iterchildren(_STYLE):
        id = element.get(_ID, "")
        sheet.elements[id] = element
        if on(element.get(_DEFAULT, "0")) and element.get(_TYPE) == "paragraph":
            sheet.default = id
    return sheet


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name. (A loop: lxml's own filters cost more on few children.)"""
    if element is not None:
        for one in element:
            if one.tag == name:
                return one
    return None


def value(element: etree._Element | None, name: str) -> str | None:
    """The w:val of the first child of that name."""
    found = child(element, name)
    return None if found is None else found.get(VAL)


def on(written: str) -> bool:
    """Whether a switch is on: `<w:b/>` is, `<w:b w:val="0"/>` is not."""
    return written not in ("0", "false", "off")


def whole(written: str | None) -> int | None:
    """A whole number of reasonable size as the file writes it, or None."""
    if written is None or not _WHOLE.match(written):
        return None
    return int(written)


def heading(outline: str) -> int:
    """The heading level that an outline level means: 0 is level 1, 9 is body text."""
    level = whole(outline)
    return level + 1 if level is not None and 0 <= level <= 8 else 0


def numbering(numbers: etree._Element | None) -> tuple[str | None, int | None]:
    """The list and the level of a w:numPr, each None where it is not said."""
    list: str | None = None
    level: int | None = None
    for one in numbers if numbers is not None else ():
        if one.tag == _NUM_ID:
            list = one.get(VAL)
        elif one.tag == _ILVL:
            level = whole(one.get(VAL))
    return list, level
