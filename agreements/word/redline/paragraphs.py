"""Paragraphs that became others, written as one row of marked paragraphs.

The ends of paragraphs are atoms among the words, so that a paragraph that was split shows one
inserted end and nothing else; the last end is common to both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from agreements.word.redline.atoms import CONTROL, Atom, Identity, Piece, Point, Shells, line
from agreements.word.redline.filling import Entry, State
from agreements.word.redline.job import Job
from agreements.word.redline.wording import Stretch, stretches
from agreements.word.redline.writing import Writer

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
    base, other = (after, before) if base_is_new else (before, after)
    return list(_written(_Sheet(writer, base, other, same), found, base_is_new))


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


@dataclass(slots=True)
class _Sheet:
    """Writes paragraph after paragraph: gathers entries until an end comes."""

    writer: Writer
    base: Row
    other: Row
    same: dict[etree._Element, etree._Element]
    entries: list[Entry] = field(default_factory=list)
    ends: dict[bool, int] = field(default_factory=lambda: {False: 0, True: 0})

    def take(self, guest: bool, start: int, end: int, state: State) -> Iterator[etree._Element]:
        """Atoms of one side in a state, and what stands before each; gives paragraphs that end."""
        row = self.other if guest else self.base
        for place, atom in _run_together(row, start, end):
            self.points(guest, place, state)
            if atom is _END:
                paragraph = row.paragraphs[self.ends[guest]]
                yield self.close(paragraph, guest, state)
                self.ends[guest] += 1
                continue
            if guest and atom.shells:
                shells = _shells(atom.shells, guest, self.same)
                self.entries.append(Entry(state, guest, atom._replace(shells=shells)))
            else:
                self.entries.append(Entry(state, guest, atom))

    def keep(self, start: int, other_start: int, length: int) -> Iterator[etree._Element]:
        """Atoms that both sides have, as the base has them, with the bookmarks of both."""
        done = start
        for place in range(length):
            if self.other.points[other_start + place]:
                yield from self.take(False, done, start + place, "")
                done = start + place
                self.points(True, other_start + place, "")
            if self.other.atoms[other_start + place] is _END:
                self.ends[True] += 1
        yield from self.take(False, done, start + length, "")

    def points(self, guest: bool, place: int, state: State) -> None:
        """What stands before an atom of one side."""
        for point in (self.other if guest else self.base).points[place]:
            shells = _shells(point.shells, guest, self.same)
            self.entries.append(Entry(state, guest, point._replace(shells=shells)))

    def close(self, model: etree._Element, guest: bool, end: State) -> etree._Element:
        made = self.writer.paragraph(self.entries, model, guest, end)
        self.entries = []
        return made


def _written(
    sheet: _Sheet, found: Sequence[Stretch], base_is_new: bool
) -> Iterator[etree._Element]:
    for step in found:
        old, new = (step.old_start, step.old_end), (step.new_start, step.new_end)
        if not step.equal:
            yield from sheet.take(base_is_new, *old, "del")
            yield from sheet.take(not base_is_new, *new, "ins")
        else:
            ours, theirs = (new, old) if base_is_new else (old, new)
            yield from sheet.keep(ours[0], theirs[0], ours[1] - ours[0])
    sheet.points(True, len(sheet.other.atoms), "")
    sheet.points(False, len(sheet.base.atoms), "")
    yield sheet.close(sheet.base.paragraphs[-1], False, "")


def _run_together(row: Row, start: int, end: int) -> Iterator[tuple[int, Atom]]:
    """Atoms with their places; words that follow each other in one run come as one."""
    place = start
    while place < end:
        first = place
        atom = row.atoms[place]
        place += 1
        if len(atom.pieces) != 1 or not atom.pieces[0].end:
            yield first, atom
            continue
        piece = atom.pieces[0]
        last = piece
        while place < end and not row.points[place]:
            pieces = row.atoms[place].pieces
            if len(pieces) != 1 or pieces[0].node is not piece.node or not pieces[0].end:
                break
            last = pieces[0]
            place += 1
        if last is not piece:
            whole = Piece(piece.run, piece.node, piece.start, last.end)
            atom = Atom(None, 0, atom.shells, (whole,))
        yield first, atom


def _shells(shells: Shells, guest: bool, same: dict[etree._Element, etree._Element]) -> Shells:
    """The base's own links and controls where they are the same; a control only then."""
    if not guest or not shells:
        return shells
    return tuple(same.get(one, one) for one in shells if one in same or one.tag != CONTROL)
