"""A whole draft, ready to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from agreements.messages import Bilingual, Language
from agreements.model.axes import Kind, Leaning, Rank
from agreements.model.library import Column
from agreements.model.request import Request
from agreements.model.texts import Span


@dataclass(frozen=True)
class AgreedTable:
    """A table of a schedule, filled. Cells are one text when both languages read the same."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]


@dataclass(frozen=True)
class AgreedParagraph:
    """A paragraph as it will be printed: its number in each language and its spans.

    `label` is what stands before the text (`5.1`, `(a)`, `a)`); `full` the number a reference
    prints (`5.1(a)`, `QUINTA, inciso a)`). `id` is unique in the agreement.
    """

    id: str
    level: int
    label: Bilingual
    full: Bilingual
    en: tuple[Span, ...]
    es: tuple[Span, ...]
    table: AgreedTable | None = None
    laws: tuple[str, ...] = ()

    def spans(self, language: Language) -> tuple[Span, ...]:
        return self.en if language == "en" else self.es


@dataclass(frozen=True)
class Note:
    """What a lawyer should look at in a clause: becomes a Word comment or a row of a report."""

    clause: str
    who: Literal["uk", "mexico", "both"]
    laws: tuple[str, ...]
    text: Bilingual


@dataclass(frozen=True)
class AgreedClause:
    """A clause as chosen: its position, heading, number and paragraphs."""

    id: str
    kind: Kind
    topics: tuple[str, ...]
    position: str
    rank: Rank
    leans: Leaning
    binding: bool
    label: Bilingual
    full: Bilingual
    title_en: tuple[Span, ...]
    title_es: tuple[Span, ...]
    paragraphs: tuple[AgreedParagraph, ...]
    laws: tuple[str, ...]
    notes: tuple[Note, ...]
    reason: Bilingual

    def title(self, language: Language) -> tuple[Span, ...]:
        return self.title_en if language == "en" else self.title_es


class Blank(NamedTuple):
    """A fact that the draft still lacks, where it stands, and what it is."""

    fact: str
    clause: str
    title: Bilingual


class Silence(NamedTuple):
    """A clause left out on purpose, and why."""

    clause: str
    position: str
    reason: Bilingual


@dataclass(frozen=True)
class Agreement:
    """A whole draft, ready to be printed in any layout."""

    request: Request
    title: Bilingual
    clauses: tuple[AgreedClause, ...]
    silences: tuple[Silence, ...]
    blanks: tuple[Blank, ...]
    library_version: str

    def clause(self, id: str) -> AgreedClause | None:
        return next((clause for clause in self.clauses if clause.id == id), None)
