"""Footnotes and endnotes marked: those on both sides word by word, the others as a whole.

Which note is which follows from the signs in the text. Notes of the other side are added to the
base's part, each after the note whose sign stands before its own.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

from agreements.word.markup import W, w
from agreements.word.package import WORD_TYPE, serialised
from agreements.word.redline.atoms import NOTES, T, written
from agreements.word.redline.checking import Place, mark
from agreements.word.redline.filling import State
from agreements.word.redline.job import Job
from agreements.word.redline.settling import DEL, INS, MOVE_FROM, MOVE_TO
from agreements.word.redline.sides import NOTE_KINDS

_ID = w("id")
_SIGNS = {kind: sign for sign, kind in NOTES.items()}
_STATES: dict[str, State] = {INS: "ins", DEL: "del", MOVE_TO: "ins", MOVE_FROM: "del"}


def mark_notes(job: Job) -> None:
    """Marks the notes of the base as the signs in the marked body want it."""
    for kind in NOTE_KINDS:
        if job.old.notes(kind)[0] or job.new.notes(kind)[0]:
            _Notes(job, kind).mark()


class _Notes:
    """The footnotes or the endnotes of both files."""

    def __init__(self, job: Job, kind: str) -> None:
        self.job, self.kind = job, kind
        self.theirs_part, self.theirs = job.theirs.notes(kind)
        self.part, self.ours = job.ours.notes(kind)
        self.from_them = {
            new: old for (one, old), new in job.guests.note_ids.items() if one == kind
        }

    def mark(self) -> None:
        signs = list(self._signs())
        if not self.part:
            if not any(id in self.from_them for id, _ in signs):
                return
            self.part = self._new_part()
        last: etree._Element | None = None
        seen: set[str] = set()
        for id, state in signs:
            if id in seen:
                continue
            seen.add(id)
            last = self._noted(id, state, last) if id in self.from_them else self._own(id, state)
        self._unused(seen)

    def _signs(self) -> Iterator[tuple[str, State]]:
        """The signs of the marked body in order, each with its state."""
        for sign in self.job.ours.body.iter(_SIGNS[self.kind]):
            change = next(sign.iterancestors(*_STATES), None)
            yield sign.get(_ID, ""), "" if change is None else _STATES[change.tag]

    def _noted(self, id: str, state: State, last: etree._Element | None) -> etree._Element | None:
        """Adds a note of the other side, all of it in that state."""
        found = self.theirs.get(self.from_them[id])
        if found is None:
            return last
        writer = self.job.writer(self.theirs_part, self.part)
        note = writer.adopt(copy.deepcopy(found))
        note.set(_ID, id)
        writer.story(note, state or self.job.foreign)
        if last is not None:
            last.addnext(note)
        else:
            self._before_the_first(note)
        return note

    def _before_the_first(self, note: etree._Element) -> None:
        first = next(iter(self.ours.values()), None)
        if first is not None:
            first.addprevious(note)
        else:
            self.job.ours.roots[self.part].append(note)

    def _own(self, id: str, state: State) -> etree._Element | None:
        """Marks a note of the base: against its partner, or as a whole where it has none."""
        note = self.ours.get(id)
        other = self.job.note_pairs.get((self.kind, id), "")
        if note is None:
            return None
        if state or other not in self.theirs:
            self.job.writer(self.theirs_part, self.part).story(note, state or self.job.lone)
            return note
        ours, theirs = Place(self.part, id), Place(self.theirs_part, other)
        old, new = (theirs, ours) if self.job.base == "new" else (ours, theirs)
        mark(self.job, old, new, self.kind)
        return next(one for one in self.job.ours.roots[self.part] if one.get(_ID) == id)

    def _unused(self, seen: set[str]) -> None:
        """Notes to which no sign leads: equal ones stay, the others come or go as a whole."""
        used = {self.job.note_pairs.get((self.kind, id), "") for id in seen}
        left = {
            id: note for id, note in self.theirs.items()
            if id not in used and id not in self.from_them.values()
        }  # fmt: skip
        for id, note in self.ours.items():
            if id in seen:
                continue
            if id in left and _text(left[id]) == _text(note):
                del left[id]
            else:
                self.job.writer(self.theirs_part, self.part).story(note, self.job.lone)
        for id in left:
            new = self.job.guests.note(self.kind, id)
            self.from_them[new] = id
            self._noted(new, self.job.foreign, self.job.ours.roots[self.part][-1])

    def _new_part(self) -> str:
        """A part for notes, with the separators that Word wants there, from the other side."""
        theirs = self.job.theirs
        root = etree.Element(w(self.kind), nsmap={"w": W})
        for note in theirs.roots[self.theirs_part]:
            if note.get(w("type"), "normal") != "normal":
                root.append(copy.deepcopy(note))
        relation = next(
            kind for kind, target, _ in theirs.relations(theirs.main).values()
            if target == self.theirs_part
        )  # fmt: skip
        job = self.job
        name = job.guests.parts.add(
            job.ours.main, relation, self.theirs_part, serialised(root),
            WORD_TYPE + f"{self.kind}+xml",
        )  # fmt: skip
        job.ours.roots[name] = root
        return name


def _text(note: etree._Element) -> str:
    return written(note, T)
