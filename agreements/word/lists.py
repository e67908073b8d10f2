"""The automatic numbers of a draft: which list and level each heading and paragraph is in.

Assembly has computed every label already. Here they are turned into Word lists that print the
same: the plan counts as Word counts, and a label that no list can print is our own fault.

Each independent list has its own w:abstractNum and w:num (a start override alone restarts in
LibreOffice, not in Word), and each language has its own lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from agreements.model import AgreedClause, Agreement, Kind, Language, Structure
from agreements.text.labels import letter, roman
from agreements.word.markup import W, escaped

HEADING = -1
ITEMS = " items"
_FIRST_ITEM = 2
_REFERRED = re.compile(r"%(\d)")


class Step(NamedTuple):
    """A level of a list: how it counts, and what it prints (`%1.%2`)."""

    format: str
    text: str


Shape = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Where a number stands: list and level, what it prints, and what `REF \\w` makes of it."""

    list: int
    level: int
    label: str
    context: str


@dataclass(slots=True)
class Running:
    """A list while it is counted."""

    id: int
    shape: Shape
    family: str
    counts: list[int] = field(default_factory=list)

    def after(self, level: int) -> list[int]:
        """The counts once a paragraph of that level has been added."""
        counts = (self.counts + [0] * len(self.shape))[: len(self.shape)]
        return [*counts[:level], counts[level] + 1, *[0] * (len(self.shape) - level - 1)]


@dataclass(frozen=True, slots=True)
class Plan:
    """All lists of a draft, and the number of each clause and paragraph by id and language."""

    lists: tuple[Running, ...]
    places: dict[tuple[str, Language], Numbered]


# Levels of a list by structure and kind; `@` stands for the item's sign, printed (a) or a).
_UK_CLAUSE = ("decimal %1", "decimal %1.%2", "lowerLetter @3", "lowerRoman @4")
_LETTERS = ("lowerLetter @1", "lowerRoman @2")
_SCHEDULE = ("decimal %1", "lowerLetter @2", "lowerRoman @3")
_DECLARATION = ("upperRoman %1.", "decimal %1.%2", "lowerRoman @3")
_UK_RECITAL = ("upperLetter (%1)", "lowerLetter @2", "lowerRoman @3")
_MEXICAN_RECITAL = ("upperRoman %1.", "lowerLetter @2", "lowerRoman @3")
_OPENING = ("decimal (%1)", "lowerLetter @2", "lowerRoman @3")


def _shape(steps: Iterable[str], item: str) -> Shape:
    printed = (re.sub(r"@(\d)", item, step) for step in steps)
    return tuple(Step(*step.split(" ", 1)) for step in printed)


def _levels(structure: Structure, kind: Kind) -> tuple[int, tuple[str, ...]]:
    """The model's level that is the list's first, and the levels of the list."""
    if kind == "clause":
        return (0, _UK_CLAUSE) if structure == "uk" else (2, _LETTERS)
    if kind == "schedule":
        return 1, _SCHEDULE
    if kind == "recital":
        return 1, _UK_RECITAL if structure == "uk" else _MEXICAN_RECITAL
    if kind == "declaration":
        return 1, _DECLARATION
    return (1, _OPENING) if structure == "uk" and kind == "opening" else (2, _LETTERS)


@cache
def _shapes(structure: Structure, kind: Kind, language: Language) -> tuple[int, tuple[Shape, ...]]:
    """The first level, and the list with items (a) and a), the usual form first."""
    first, steps = _levels(structure, kind)
    return first, _both_forms(steps, structure, language)


def _both_forms(
    steps: tuple[str, ...], structure: Structure, language: Language
) -> tuple[Shape, ...]:
    shapes = tuple(_shape(steps, item) for item in (r"(%\1)", r"%\1)"))
    return shapes if language == "en" and structure == "uk" else shapes[::-1]


def planned(agreement: Agreement, languages: Iterable[Language]) -> Plan:
    """The lists that print the labels of an agreement. Raises ValueError where none can."""
    lists: list[Running] = []
    places: dict[tuple[str, Language], Numbered] = {}
    structure = agreement.request.structure
    for language in languages:
        current: dict[str, Running] = {}
        for clause in agreement.clauses:
            for id, level, label in _labels(structure, clause, language):
                family, first, shapes = _family(structure, clause, language, level, label)
                if _skips(current.get(family), level - first):
                    first, shapes = _items(structure, language)
                    family = f"{family}{ITEMS}"
                step, running = level - first, current.get(family)
                if running is None or _printed(running.shape, running.after(step), step) != label:
                    running = _begun(len(lists) + 1, family, shapes, step, label, id)
                    lists.append(running)
                current[family] = running
                places[id, language] = _counted(running, step)
    return Plan(tuple(lists), places)


def _skips(running: Running | None, step: int) -> bool:
    """Whether the level above has not been counted yet: (a) right below a heading, without 5.1.

    Word and LibreOffice do not agree on what such a list prints next, so items that skip a level
    go into a list of their own.
    """
    return step > 0 and (running is None or running.counts[step - 1] == 0)


@cache
def _items(structure: Structure, language: Language) -> tuple[int, tuple[Shape, ...]]:
    """A list of items alone, (a) and (i)."""
    return _FIRST_ITEM, _both_forms(_LETTERS, structure, language)


def _counted(running: Running, step: int) -> Numbered:
    running.counts = running.after(step)
    label = _printed(running.shape, running.counts, step)
    return Numbered(running.id, step, label, _context(running.shape, running.counts, step))


def _labels(
    structure: Structure, clause: AgreedClause, language: Language
) -> Iterator[tuple[str, int, str]]:
    """Id, level and label of all that has a number in a clause; literal ordinals are text."""
    if clause.label[language] and not has_ordinal(structure, clause):
        yield clause.id, HEADING if clause.kind == "schedule" else 0, clause.label[language]
    for paragraph in clause.paragraphs:
        if paragraph.label[language]:
            yield paragraph.id, paragraph.level, paragraph.label[language]


def has_ordinal(structure: Structure, clause: AgreedClause) -> bool:
    """Whether a clause is headed by an ordinal in words (Word has no feminine ordinals)."""
    return structure == "mexican" and clause.kind == "clause" and bool(clause.label.es)


def _family(
    structure: Structure, clause: AgreedClause, language: Language, level: int, label: str
) -> tuple[str, int, tuple[Shape, ...]]:
    if level == HEADING:
        words = re.sub(r"\d+", "%1", label, count=1)
        return "schedules", HEADING, ((Step("decimal", words),),)
    family = f"schedule {clause.id}" if clause.kind == "schedule" else clause.kind
    return family, *_shapes(structure, clause.kind, language)


def _begun(
    id: int, family: str, shapes: Iterable[Shape], step: int, label: str, where: str
) -> Running:
    for shape in shapes:
        running = Running(id, shape, family)
        if step == 0 and _printed(shape, running.after(step), step) == label:
            return running
    raise ValueError(f"no list of kind “{family}” prints “{label}” at {where}")


def _printed(shape: Shape, counts: list[int], level: int) -> str:
    return _label(shape, tuple(counts), level)


@lru_cache(maxsize=8192)
def _label(shape: Shape, counts: tuple[int, ...], level: int) -> str:
    if not 0 <= level < len(shape):
        return ""
    return _REFERRED.sub(
        lambda found: _figure(counts[int(found[1]) - 1], shape[int(found[1]) - 1].format),
        shape[level].text,
    )


def _context(shape: Shape, counts: list[int], level: int) -> str:
    """The number with those of the levels above it that it does not print itself."""
    first = min(int(found) for found in _REFERRED.findall(shape[level].text)) - 1
    above = _context(shape, counts, first - 1) if first > 0 else ""
    return (above + _printed(shape, counts, level)).rstrip(".")


def _figure(count: int, format: str) -> str:
    if format == "decimal":
        return str(count)
    figure = letter(count) if "Letter" in format else roman(count)
    return figure.upper() if format.startswith("upper") else figure.lower()


# --- as XML --------------------------------------------------------------------------------------


def definitions(plan: Plan, first_abstract: int, narrow: bool) -> str:
    """The w:abstractNum elements of a plan, one for each list."""
    return "".join(
        f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{first_abstract + place}">'
        f'<w:nsid w:val="{0x3C560000 + first_abstract + place:08X}"/>'
        '<w:multiLevelType w:val="multilevel"/>'
        + "".join(_level(running, level, narrow) for level in range(len(running.shape)))
        + "</w:abstractNum>"
        for place, running in enumerate(plan.lists)
    )


def instances(plan: Plan, first_abstract: int, first_list: int) -> str:
    """The w:num elements of a plan; list n of the plan is w:num `first_list + n - 1`."""
    return "".join(
        f'<w:num xmlns:w="{W}" w:numId="{first_list + place}">'
        f'<w:abstractNumId w:val="{first_abstract + place}"/></w:num>'
        for place in range(len(plan.lists))
    )


_BASE = {True: 567, False: 709}


def _level(running: Running, level: int, narrow: bool) -> str:
    step = running.shape[level]
    heading = running.family == "schedules"
    left, hanging = (0, 0) if heading else indent(running.shape, level, narrow)
    if running.family.endswith(ITEMS):
        left += _BASE[narrow]
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{step.format}"/>'
        + ('<w:suff w:val="nothing"/>' if heading else "")
        + f'<w:lvlText w:val="{escaped(step.text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def indent(shape: Shape, level: int, narrow: bool) -> tuple[int, int]:
    """Left edge of the text and room for the number, in twentieths of a point.

    Numbers of the first level and those that repeat it (5, 5.1) share one edge; each level of
    letters stands one step further in.
    """
    base, step = _BASE[narrow], 425 if narrow else 567
    if shape[0].format == "lowerLetter":
        return step * (level + 1), step
    deeper = sum(1 for above in shape[: level + 1] if above.format.startswith("lower"))
    return (base + step * deeper, step) if deeper else (base, base)
