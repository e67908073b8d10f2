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


def pair_sheets(job: Job) -> dict[str, str]:
    """The base's headers and footers with those of the other side that they stand for.

    Sections are counted from the last one, and what a section takes over from the one before
    is its own. References that the other side's sections bring along lead to the base's parts.
    """
    ours, theirs = _shown(job.ours), _shown(job.theirs)
    pairs: dict[str, str] = {}
    for one, other in zip(reversed(ours), reversed(theirs), strict=False):
        for sort in one.keys() & other.keys():
            if one[sort] not in pairs and other[sort] not in pairs.values():
                pairs[one[sort]] = other[sort]
    for part, other_part in _left(job, pairs):
        pairs[part] = other_part
    job.guests.parts.names.update((other, part) for part, other in pairs.items())
    return pairs


def mark_sheets(job: Job, pairs: dict[str, str]) -> None:
    """Marks the headers and footers of the base against those of the other side."""
    for part, other in pairs.items():
        _mark(job, part, other)
    met = set(pairs.values())
    added = set()
    for sheet in _sheets(job.theirs):
        if sheet.part not in met:
            met.add(sheet.part)
            added.add(_add(job, sheet))
    for sheet in list(_sheets(job.ours)):
        if sheet.part not in pairs and sheet.part not in added:
            added.add(sheet.part)
            job.writer("", sheet.part).story(job.ours.roots[sheet.part], job.lone)
    _make_explicit(job)


def _shown(side: Side) -> list[dict[tuple[str, str], str]]:
    """What each section shows, by kind and type, its own or taken over."""
    sections = sum(1 for _ in side.body.iter(w("sectPr")))
    found: list[dict[tuple[str, str], str]] = [{} for _ in range(sections)]
    for sheet in _sheets(side):
        if sheet.section >= 0:
            for shown in found[sheet.section :]:
                shown[sheet.kind, sheet.type] = sheet.part
    return found


def _left(job: Job, pairs: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Headers and footers still without partner: equal ones, then in their order."""
    met = set(pairs.values())
    for kind in SHEET_KINDS:
        ours = [one.part for one in _sheets(job.ours) if one.kind == kind]
        theirs = [one.part for one in _sheets(job.theirs) if one.kind == kind]
        left = [part for part in dict.fromkeys(ours) if part not in pairs]
        right = [part for part in dict.fromkeys(theirs) if part not in met]
        yield from _matched(job, left, right)


def _make_explicit(job: Job) -> None:
    """A section says itself what it takes over, where the one before may go with its paragraph."""
    if job.ours.body.find(f".//{w('pPr')}/{w('sectPr')}") is None:
        return
    relations = job.ours.relations(job.ours.main)
    ids = {target: id for id, (_, target, _) in relations.items()}
    for section, shown in zip(job.ours.body.iter(w("sectPr")), _shown(job.ours), strict=True):
        own = {
            (_REFERENCES[one.tag], one.get(w("type"), "default"))
            for one in section.iterchildren(*_REFERENCES)
        }
        for (kind, type_), part in reversed(shown.items()):
            if (kind, type_) not in own:
                section.insert(0, _reference(kind, type_, ids[part]))


def _reference(kind: str, type_: str, id: str) -> etree._Element:
    reference = etree.Element(w(f"{kind}Reference"))
    reference.set(w("type"), type_)
    reference.set(f"{{{R}}}id", id)
    return reference


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


def _add(job: Job, sheet: Sheet) -> str:
    """Adds a header or footer of the other side to the base; gives the part's name.

    It has come with its own section already, or goes into the section that it was in.
    """
    parts = job.guests.parts
    root = copy.deepcopy(job.theirs.roots[sheet.part])
    name = parts.names.get(sheet.part, "")
    if not name:
        section = _section(job, sheet)
        relation = OFFICE + sheet.kind
        name = parts.add(
            job.ours.main, relation, sheet.part, serialised(root), WORD_TYPE + f"{sheet.kind}+xml"
        )
        if section is None:
            job.unplaced.append(sheet.kind)
        else:
            id = parts.related(job.ours.main, relation, name)
            section.insert(0, _reference(sheet.kind, sheet.type, id))
    writer = job.writer(sheet.part, name)
    writer.adopt(root)
    writer.story(root, job.foreign)
    job.ours.roots[name] = root
    return name


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
