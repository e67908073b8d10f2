"""Paragraphs that became others, written as one row of marked paragraphs.

The ends of paragraphs are atoms among the words, so that a paragraph that was split shows one
inserted end and nothing else; the last end is common to both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from agreements.word.redline.atoms import CONTROL, Atom, Identity, Point, Shells, line
from agreements.word.redline.job import Job
from agreements.word.redline.wording import Stretch, stretches
from agreements.word.redline.writing import Entry, State, Writer

_END = Atom(("end",), 0, (), ())


class Row(NamedTuple):
    """Paragraphs of one side run together, an end between two of them."""

    paragraphs: Sequence[etree._Element]
    atoms: list[Atom]
    points: list[list[Point]]


def marked(
    writer: Writer,
    job: Job,
    old: Sequence[etree._Element],
    new: Sequence[etree._Element],
    identities: tuple[Identity, Identity],
    coarse: bool,
) -> list[etree._Element]:
    """The paragraphs that accept to the new and reject to the old ones; `coarse` shares no word."""
    before, after = _row(old, identities[0]), _row(new, identities[1])
    if coarse:
        found = [Stretch(False, 0, len(before.atoms), 0, len(after.atoms))]
    else:
        found = stretches(before.atoms, after.atoms)
    base_is_new = job.base == "new"
    same = _same_shells(before, after, found, base_is_new)
    _pair_notes(job, before, after, found)
    writer.shared = set(same.values())
    return list(_written(writer, before, after, found, same, base_is_new))


def _row(paragraphs: Sequence[etree._Element], identity: Identity) -> Row:
    atoms: list[Atom] = []
    points: list[list[Point]] = [[]]
    for place, paragraph in enumerate(paragraphs):
        if place:
            atoms.append(_END)
            points.append([])
        found = line(paragraph, identity)
        first = len(atoms)
        atoms += found.atoms
        points += [[] for _ in found.atoms]
        for point in found.points:
            points[first + point.at].append(point)
    return Row(paragraphs, atoms, points)


def _same_shells(
    before: Row, after: Row, found: Sequence[Stretch], base_is_new: bool
) -> dict[etree._Element, etree._Element]:
    """Links and controls of the other side that are the base's own, as shared words show."""
    same: dict[etree._Element, etree._Element] = {}
    for step in found:
        if not step.equal:
            continue
        for place in range(step.old_end - step.old_start):
            old = before.atoms[step.old_start + place].shells
            new = after.atoms[step.new_start + place].shells
            if old and new:
                pairs = zip(old, new, strict=False) if base_is_new else zip(new, old, strict=False)
                same.update((one, other) for one, other in pairs if one.tag == other.tag)
    return same


def _pair_notes(job: Job, before: Row, after: Row, found: Sequence[Stretch]) -> None:
    for step in found:
        if step.equal:
            for place in range(step.old_end - step.old_start):
                atom = before.atoms[step.old_start + place]
                if atom.key in (("footnotes",), ("endnotes",)):
                    other = after.atoms[step.new_start + place]
                    job.pair_note(atom.pieces[0].node, other.pieces[0].node)


class _Sheet:
    """Writes paragraph after paragraph: gathers entries until an end comes."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.entries: list[Entry] = []

    def close(self, model: etree._Element, guest: bool, end: State) -> etree._Element:
        made = self.writer.paragraph(self.entries, model, guest, end)
        self.entries = []
        return made


def _written(
    writer: Writer,
    before: Row,
    after: Row,
    found: Sequence[Stretch],
    same: dict[etree._Element, etree._Element],
    base_is_new: bool,
) -> Iterator[etree._Element]:
    sheet = _Sheet(writer)
    ends = [0, 0]

    def taken(row: Row, place: int, state: State) -> Iterator[etree._Element]:
        side = 0 if row is before else 1
        guest = (side == 0) == base_is_new
        atom = row.atoms[place]
        sheet.entries += _points(row, place, state, guest, same)
        if atom is not _END:
            shells = _shells(atom.shells, guest, same)
            sheet.entries.append(Entry(state, guest, atom._replace(shells=shells)))
            return
        yield sheet.close(row.paragraphs[ends[side]], guest, state)
        ends[side] += 1

    base, other = (after, before) if base_is_new else (before, after)
    for step in found:
        if not step.equal:
            for place in range(step.old_start, step.old_end):
                yield from taken(before, place, "del")
            for place in range(step.new_start, step.new_end):
                yield from taken(after, place, "ins")
            continue
        starts = (step.new_start, step.old_start) if base_is_new else (step.old_start, step.new_start)
        for place in range(step.old_end - step.old_start):
            sheet.entries += _points(other, starts[1] + place, "", True, same)
            if other.atoms[starts[1] + place] is _END:
                ends[0 if other is before else 1] += 1
            yield from taken(base, starts[0] + place, "")
    sheet.entries += _points(other, len(other.atoms), "", True, same)
    sheet.entries += _points(base, len(base.atoms), "", False, same)
    yield sheet.close(base.paragraphs[-1], False, "")


def _points(
    row: Row, place: int, state: State, guest: bool, same: dict[etree._Element, etree._Element]
) -> Iterator[Entry]:
    for point in row.points[place]:
        shells = _shells(point.shells, guest, same)
        yield Entry(state, guest, point._replace(shells=shells))


def _shells(
    shells: Shells, guest: bool, same: dict[etree._Element, etree._Element]
) -> Shells:
    """The base's own links and controls where they are the same; a control only then."""
    if not guest or not shells:
        return shells
    return tuple(same.get(one, one) for one in shells if one in same or one.tag != CONTROL)
