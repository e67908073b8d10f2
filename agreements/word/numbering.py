"""The numbers that Word prints: word/numbering.xml read, and counted paragraph by paragraph.

Observed in Word:
- A w:num points at a w:abstractNum and may replace or restart levels (w:lvlOverride). Lists of one
  abstractNum count on together; a start override restarts once, where its list is first used.
- A definition with w:numStyleLink takes its levels from the one whose w:styleLink has that name.
- A level that was never used prints its start where a deeper level refers to it.
- A level restarts after any higher one; w:lvlRestart 0 means never, n only after levels 1 to n.
- w:isLgl prints all levels of that number as decimals; a bullet's text is its sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from agreements.word.markup import w
from agreements.word.number_formats import custom, printed
from agreements.word.style_sheet import VAL, Style, StyleSheet, child, on, value, whole
from agreements.word.symbols import plain

LEVELS = 9
_REFERRED = re.compile(r"%([1-9])")
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_LVL, _ILVL, _NUM_ID = w("lvl"), w("ilvl"), w("numId")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how it counts and what it prints (`%1.%2`)."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Instance:
    """A w:num: the definition it counts in, its levels, and the starts that it overrides."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Printed(NamedTuple):
    """What is printed before a paragraph: a number or a bullet, and where in which list."""

    number: str
    bullet: str
    list: str
    level: int


@dataclass(slots=True)
class Lists:
    """All lists of a file, each read when it is first used; its styles number paragraphs too."""

    sheet: StyleSheet
    definitions: dict[str, etree._Element] = field(default_factory=dict)
    numbers: dict[str, etree._Element] = field(default_factory=dict)
    _instances: dict[str, Instance | None] = field(default_factory=dict)
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)

    def counter(self) -> Counter:
        """A count from the beginning: one for each story (body, header, notes, text boxes)."""
        return Counter(self)

    def at(
        self, number: str | None, level: int | None, style: Style
    ) -> tuple[str, int, Instance] | None:
        """The list and level of a paragraph, from its own w:numPr and its style; None for none."""
        list = number if number is not None else style.number
        if list is None or (instance := self.instance(list)) is None:
            return None
        if level is None:
            level = _linked(instance, style) if number is None else None
        if level is None:
            level = style.level if style.level is not None else 0
        return list, min(max(level, 0), LEVELS - 1), instance

    def instance(self, id: str) -> Instance | None:
        """The list of that id; None where there is none, and for 0, which ends a list."""
        if id not in self._instances:
            self._instances[id] = None if id == "0" else self._read(id)
        return self._instances[id]

    def _read(self, id: str) -> Instance | None:
        element = self.numbers.get(id)
        asked = value(element, w("abstractNumId")) or ""
        if element is None or asked not in self.definitions:
            return None
        source = self._source(asked)
        if source not in self._levels:
            self._levels[source] = dict(_levels(self.definitions[source]))
        levels, starts = dict(self._levels[source]), {}
        for override in element.iterchildren(w("lvlOverride")):
            index = _index(override)
            replaced = child(override, _LVL)
            if replaced is not None:
                levels[index] = _level(replaced)
            start = whole(value(override, w("startOverride")))
            if start is not None:
                starts[index] = start
        return Instance(source, levels, starts)

    def _source(self, asked: str) -> str:
        """The definition that holds the levels: another one where a list style is named."""
        link = value(self.definitions[asked], w("numStyleLink"))
        if not link:
            return asked
        for id, definition in self.definitions.items():
            if value(definition, w("styleLink")) == link:
                return id
        number = self.numbers.get(self.sheet.style(link).number or "")
        found = value(number, w("abstractNumId")) or ""
        return found if found in self.definitions else asked


def _linked(instance: Instance, style: Style) -> int | None:
    """The level that one of the style's chain is linked to, its own link first."""
    named = {level.style: index for index, level in instance.levels.items() if level.style}
    return next((named[id] for id in style.chain if id in named), None)


@dataclass(slots=True)
class Counter:
    """The counts of one story while it is read."""

    lists: Lists
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, list: str, index: int, instance: Instance, language: str) -> Printed:
        """Counts a paragraph of that list and level; what is printed before it."""
        level = instance.levels.get(index, Level(format="none"))
        counts = self._counts.setdefault(instance.definition, {})
        self._count(list, instance, index, counts)
        if level.format == "bullet":
            return Printed("", plain(level.text), list, index)
        return Printed(_label(instance, index, counts, language), "", list, index)

    def _count(self, list: str, instance: Instance, index: int, counts: dict[int, int]) -> None:
        if index in instance.starts and (list, index) not in self._begun:
            counts[index] = instance.starts[index]
        elif index in counts:
            counts[index] += 1
        else:
            counts[index] = _start(instance, index)
        self._begun.add((list, index))
        for deeper in [one for one in counts if one > index]:
            if _restarts(instance, deeper, index):
                del counts[deeper]


def _start(instance: Instance, index: int) -> int:
    if index in instance.starts:
        return instance.starts[index]
    return instance.levels[index].start if index in instance.levels else 1


def _restarts(instance: Instance, deeper: int, index: int) -> bool:
    restart = instance.levels[deeper].restart if deeper in instance.levels else None
    return restart is None or index < restart


def _label(instance: Instance, index: int, counts: dict[int, int], language: str) -> str:
    level = instance.levels.get(index)
    if level is None:
        return ""
    return _REFERRED.sub(
        lambda found: _figure(instance, int(found[1]) - 1, counts, language, level.legal),
        level.text,
    )


def _figure(
    instance: Instance, index: int, counts: dict[int, int], language: str, legal: bool
) -> str:
    level = instance.levels.get(index, Level())
    count = counts.get(index, _start(instance, index))
    if level.format == "none" or (level.format == "bullet" and not legal):
        return ""
    if legal:
        return str(count)
    return custom(count, level.pattern) if level.pattern else printed(count, level.format, language)


def lists(root: etree._Element | None, sheet: StyleSheet) -> Lists:
    """The lists of word/numbering.xml; none where the part is missing."""
    found = Lists(sheet)
    if root is None:
        return found
    for element in root.iterchildren(w("abstractNum")):
        found.definitions[element.get(w("abstractNumId"), "")] = element
    for element in root.iterchildren(w("num")):
        found.numbers[element.get(_NUM_ID, "")] = element
    return found


def _levels(element: etree._Element) -> Iterator[tuple[int, Level]]:
    for one in element.iterchildren(_LVL):
        yield _index(one), _level(one)


def _index(element: etree._Element) -> int:
    return min(max(whole(element.get(_ILVL)) or 0, 0), LEVELS - 1)


def _level(element: etree._Element) -> Level:
    format, pattern = _format(element)
    start = whole(value(element, w("start")))
    legal = child(element, w("isLgl"))
    return Level(
        start=start if start is not None else 0,
        format=format,
        pattern=pattern,
        text=value(element, w("lvlText")) or "",
        restart=whole(value(element, w("lvlRestart"))),
        legal=legal is not None and on(legal.get(VAL, "")),
        style=value(element, w("pStyle")) or "",
    )


def _format(element: etree._Element) -> tuple[str, str]:
    """The format and, for a custom one, its pattern (kept inside alternatives since 2010)."""
    found = child(element, w("numFmt"))
    if found is None and (choice := child(element, _ALTERNATIVES)) is not None:
        found = next(choice.iter(w("numFmt")), None)
    if found is None:
        return "decimal", ""
    format = found.get(VAL, "decimal")
    return format, found.get(w("format"), "") if format == "custom" else ""
