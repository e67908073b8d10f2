"""Headers and footers marked, section by section, matched by their type.

One that only the base has is inserted or deleted as a whole. One that only the other side has is
added to the base's section, all of it deleted or inserted.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from agreements.word.markup import R, w
from agreements.word.package import OFFICE, WORD_TYPE, serialised
from agreements.word.redline.blocks import keys
from agreements.word.redline.checking import Place, mark
from agreements.word.redline.job import Job
from agreements.word.redline.sides import SHEET_KINDS, Side

_REFERENCES = {w("headerReference"): "header", w("footerReference"): "footer"}


class Sheet(NamedTuple):
    """A reference to a header or footer: its kind and type, the section's number, the part."""

    kind: str
    type: str
    section: int
    part: str


def mark_sheets(job: Job) -> None:
    """Marks the headers and footers of the base against those of the other side."""
    ours, theirs = list(_sheets(job.ours)), list(_sheets(job.theirs))
    pairs = dict(_pairs(job, ours, theirs))
    for part, other in pairs.items():
        _mark(job, part, other)
    met = set(pairs.values())
    for sheet in theirs:
        if sheet.part not in met:
            met.add(sheet.part)
            _add(job, sheet)
    for part in dict.fromkeys(sheet.part for sheet in ours):
        if part not in pairs:
            job.writer("", part).story(job.ours.roots[part], job.lone)


def _sheets(side: Side) -> Iterator[Sheet]:
    """The headers and footers that the sections refer to, then those to which none does."""
    relations = side.relations(side.main)
    met = set()
    for number, section in enumerate(side.body.iter(w("sectPr"))):
        for reference in section.iterchildren(*_REFERENCES):
            found = relations.get(reference.get(f"{{{R}}}id", ""))
            if found is not None and found[1] in side.roots:
                met.add(found[1])
                kind = _REFERENCES[reference.tag]
                yield Sheet(kind, reference.get(w("type"), "default"), number, found[1])
    for kind in SHEET_KINDS:
        for part in side.related(kind):
            if part not in met:
                yield Sheet(kind, "", -1, part)


def _pairs(job: Job, ours: list[Sheet], theirs: list[Sheet]) -> Iterator[tuple[str, str]]:
    """Parts of the base with those of the other side: of one type, equal ones first."""
    taken: set[str] = set()
    given: set[str] = set()
    for sort in dict.fromkeys((one.kind, one.type) for one in (*ours, *theirs)):
        left, right = (
            list(dict.fromkeys(
                one.part for one in side
                if (one.kind, one.type) == sort and one.part not in met
            ))
            for side, met in ((ours, taken), (theirs, given))
        )  # fmt: skip
        for part, other in _matched(job, left, right):
            taken.add(part)
            given.add(other)
            yield part, other


def _matched(job: Job, left: list[str], right: list[str]) -> Iterator[tuple[str, str]]:
    """Equal ones in their order, then what is left in its order."""
    rest = list(right)
    alone = []
    for part in left:
        found = next((other for other in rest if _says(job, part, other)), None)
        if found is None:
            alone.append(part)
        else:
            rest.remove(found)
            yield part, found
    yield from zip(alone, rest, strict=False)


def _says(job: Job, part: str, other: str) -> bool:
    """Whether two headers or footers hold the same."""
    ours, theirs = job.ours, job.theirs
    return list(keys(ours.roots[part], job.identity(ours, part))) == list(
        keys(theirs.roots[other], job.identity(theirs, other))
    )


def _mark(job: Job, part: str, other: str) -> None:
    old, new = (other, part) if job.base == "new" else (part, other)
    name = "header" if job.ours.roots[part].tag == w("hdr") else "footer"
    mark(job, Place(old), Place(new), name)


def _add(job: Job, sheet: Sheet) -> None:
    """Adds a header or footer of the other side to the base, in the section that it was in."""
    section = _section(job, sheet)
    if section is None:
        job.unplaced.append(sheet.kind)
        return
    root = copy.deepcopy(job.theirs.roots[sheet.part])
    parts = job.guests.parts
    relation = OFFICE + sheet.kind
    name = parts.add(
        job.ours.main, relation, sheet.part, serialised(root), WORD_TYPE + f"{sheet.kind}+xml"
    )
    writer = job.writer(sheet.part, name)
    writer.adopt(root)
    writer.story(root, job.foreign)
    job.ours.roots[name] = root
    reference = etree.Element(w(f"{sheet.kind}Reference"))
    reference.set(w("type"), sheet.type)
    reference.set(f"{{{R}}}id", parts.related(job.ours.main, relation, name))
    section.insert(0, reference)


def _section(job: Job, sheet: Sheet) -> etree._Element | None:
    """The base's section that may show it: one that shows no other of that kind and type."""
    sections = list(job.ours.body.iter(w("sectPr")))
    if not sections or not sheet.type:
        return None
    known = {
        one.section for one in _sheets(job.ours) if (one.kind, one.type) == (sheet.kind, sheet.type)
    }
    place = min(sheet.section, len(sections) - 1)
    return None if any(one <= place for one in known) else sections[place]
