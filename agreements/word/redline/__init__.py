"""Two versions of a .docx as one with native tracked changes, bytes in and out.

Accept all gives the new text, reject all the old one: paragraphs, tables, notes, headers and
footers. Formatting, sections and properties are those of one side, the base.
"""

from __future__ import annotations

from dataclasses import dataclass

from agreements.messages import Bilingual
from agreements.word.package import serialised, written
from agreements.word.redline.checking import Place, mark
from agreements.word.redline.job import Base, Coarse, Job, job
from agreements.word.redline.notes import mark_notes
from agreements.word.redline.saying import notes_on
from agreements.word.redline.settling import Answer
from agreements.word.redline.sheets import mark_sheets, pair_sheets
from agreements.word.redline.sides import side

__all__ = ["Coarse", "Redlined", "redline"]


@dataclass(frozen=True, slots=True)
class Redlined:
    """The marked document, what to know about it, and where it is marked more than needed."""

    content: bytes
    notes: tuple[Bilingual, ...]
    coarse: tuple[Coarse, ...]


def redline(
    old: bytes,
    new: bytes,
    *,
    author: str,
    date: str,
    base: Base = "new",
    answer: Answer = "accept",
) -> Redlined:
    """The way from one .docx to another as tracked changes by `author` on `date` (ISO 8601).

    `base` says whose formatting, sections and properties the result has. Tracked changes that
    the files hold already are settled first, as `answer` says. The same arguments give the same
    bytes. Raises NotWord for what is no plain .docx, and AgreementsError where no way of marking
    gives both texts back.
    """
    work = job(side(old, answer), side(new, answer), base, author, _moment(date))
    sheets = pair_sheets(work)
    mark(work, Place(work.old.main), Place(work.new.main), "body")
    mark_sheets(work, sheets)
    mark_notes(work)
    return Redlined(_finished(work), tuple(notes_on(work)), tuple(work.coarse))


def _moment(date: str) -> str:
    return date if "T" in date else f"{date}T00:00:00Z"


def _finished(work: Job) -> bytes:
    package = work.ours.package
    work.guests.styles.write()
    work.guests.parts.write()
    for name, root in work.ours.roots.items():
        package.parts[name] = serialised(root)
    return written(package)
