"""Walk a clause of the library: what it drafts, and what it tells its reader beside the draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from agreements.model import (
    Bilingual,
    Clause,
    Language,
    LawUse,
    Mark,
    Marked,
    Paragraph,
    Place,
    Position,
    Remark,
    Table,
)
from agreements.text.marks import marks


class Drafted(NamedTuple):
    """A text that the clause prints; position and paragraph are None for its title."""

    line: int
    en: Marked
    es: Marked
    position: Position | None = None
    paragraph: Paragraph | None = None

    def text(self, language: Language) -> Marked:
        return self.en if language == "en" else self.es


class Told(NamedTuple):
    """A text beside the draft: guidance, approval, reply, the reason for a review, a title."""

    line: int
    field: str
    text: Bilingual


def drafted(clause: Clause) -> Iterator[Drafted]:
    """The title, every paragraph of every position, and the words of its tables."""
    yield Drafted(clause.line, *clause.title)
    for position in clause.positions:
        for one in position.paragraphs:
            if one.table:
                for cell in _cells(one.table):
                    yield Drafted(one.line, (cell.en,), (cell.es,), position, one)
            else:
                yield Drafted(one.line, one.en, one.es, position, one)


def paragraphs(clause: Clause) -> Iterator[tuple[Position, Paragraph]]:
    """Every paragraph with its position."""
    for position in clause.positions:
        for one in position.paragraphs:
            yield position, one


def told(clause: Clause) -> Iterator[Told]:
    """Everything that the clause says to the person who drafts."""
    yield Told(clause.line, "guidance", clause.guidance)
    for one in clause.parameters:
        yield Told(one.line, f"{one.name}.title", one.title)
        if one.help:
            yield Told(one.line, f"{one.name}.help", one.help)
    for position in clause.positions:
        yield from _told_of(position)


def cited(paragraph: Paragraph) -> Iterator[LawUse]:
    """The laws that a paragraph rests on or names."""
    yield from paragraph.laws
    for id in dict.fromkeys(_named(paragraph.en) + _named(paragraph.es)):
        yield LawUse(id)


def marked(clause: Clause, function: str) -> Iterator[tuple[Mark, int]]:
    """The marks of one kind, once a paragraph, with their lines."""
    for text in drafted(clause):
        found = (mark for one in (text.en, text.es) for mark in marks(one))
        arguments = {mark.argument: mark for mark in found if mark.function == function}
        for mark in arguments.values():
            yield mark, text.line


def remark(clause: Clause, line: int, en: str, es: str, words: str = "") -> Remark:
    """A remark at a line of a clause's file."""
    return Remark(Place(clause.path, line, clause.id), Bilingual(en, es), words, words)


def _told_of(position: Position) -> Iterator[Told]:
    yield Told(position.line, "guidance", position.guidance)
    if position.review:
        yield Told(position.line, "review.why", position.review.why)
    if position.approval:
        yield Told(position.line, "approval", position.approval)
    if position.reply:
        yield Told(position.line, "reply", position.reply)


def _cells(table: Table) -> Iterator[Bilingual]:
    for column in table.columns:
        yield column.head
        yield from column.values.values()
    for row in table.rows:
        yield from row.values()


def _named(text: Marked) -> list[str]:
    return [mark.argument for mark in marks(text) if mark.function == "law"]
