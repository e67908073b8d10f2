"""A story marked, then accepted and rejected as a whole and compared with both files.

This is the last check: where it fails the whole story is marked as replaced.
"""

from __future__ import annotations

import copy
from typing import NamedTuple

from lxml import etree

from agreements.messages import AgreementsError, Bilingual
from agreements.word.markup import w
from agreements.word.package import removed
from agreements.word.redline.atoms import FIELD, Key
from agreements.word.redline.blocks import Keys, keys
from agreements.word.redline.job import Coarse, Job
from agreements.word.redline.settling import Answer, is_tracked, settle
from agreements.word.redline.sides import Side
from agreements.word.redline.stories import Story

_STEP = {"begin": 1, "end": -1}
_CANNOT = Bilingual(
    "The differences cannot be shown as tracked changes without changing the text. "
    "Compare the two files as a page (--format html) instead.",
    "Las diferencias no se pueden mostrar con control de cambios sin alterar el texto. "
    "Compare los dos archivos como página (--format html).",
)


class Place(NamedTuple):
    """A story: the part, and the id of the note in it (`""` for the part itself)."""

    part: str
    note: str = ""


def mark(job: Job, old: Place, new: Place, name: str, coarsest: bool = False) -> None:
    """Marks one story of the base. Raises AgreementsError where no way of marking is exact.

    `coarsest` begins with what is otherwise the last way: all of it replaced.
    """
    ours = new if job.base == "new" else old
    kept = copy.deepcopy(_container(job.ours, ours)) if ours.note else None
    for plain in (True,) if coarsest else (False, True):
        story = Story(job, old.part, new.part, name, plain)
        wanted = story.mark(_container(job.old, old), _container(job.new, new))
        marked = _container(job.ours, ours)
        if wanted[0] == wanted[1] and not is_tracked(marked):
            return
        if story.writer.codes and not _has_whole_fields(marked):
            _even(story)
        if _is_exact(marked, wanted, story.base_keys):
            return
        if plain:
            raise AgreementsError(_CANNOT)
        job.coarse.append(Coarse(name, "part", ""))
        if kept is None:
            job.ours.read(ours.part)
        else:
            marked.getparent().replace(marked, copy.deepcopy(kept))  # type: ignore[union-attr]


def _container(side: Side, place: Place) -> etree._Element:
    root = side.roots[place.part]
    if place.note:
        return next(one for one in root if one.get(w("id")) == place.note)
    body = root.find(w("body"))
    return root if body is None else body


def _is_exact(marked: etree._Element, wanted: tuple[list[Key], list[Key]], identity: Keys) -> bool:
    answers: tuple[Answer, Answer] = ("reject", "accept")
    return all(
        list(keys(_settled(marked, answer), identity)) == one
        for answer, one in zip(answers, wanted, strict=True)
    )


def _settled(marked: etree._Element, answer: Answer) -> etree._Element:
    copied = copy.deepcopy(marked)
    settle(copied, answer)
    return copied


def _has_whole_fields(marked: etree._Element) -> bool:
    """Whether every field begins and ends, accepted and rejected."""
    return all(_is_even(_settled(marked, answer)) for answer in ("accept", "reject"))  # type: ignore[arg-type]


def _is_even(root: etree._Element) -> bool:
    depth = 0
    for sign in root.iter(FIELD):
        depth += _STEP.get(sign.get(w("fldCharType"), ""), 0)
        if depth < 0:
            return False
    return depth == 0


def _even(story: Story) -> None:
    """Leaves the base's fields that span paragraphs unmarked, and drops the other side's."""
    for run, guest in story.writer.codes:
        change = run.getparent()
        if guest:
            removed(run)
        elif change is not None and change.tag in (w("ins"), w("del")):
            change.addprevious(run)
            for code in run.iter(w("delInstrText")):
                code.tag = w("instrText")
