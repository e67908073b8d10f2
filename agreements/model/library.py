"""What the clause library holds: clauses with their positions, laws, definitions, facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from agreements.messages import Bilingual, Language
from agreements.model.axes import ANYWHERE, Applies, Binding, Kind, Leaning, Rank
from agreements.model.texts import Marked
from agreements.model.values import Name, Value

if TYPE_CHECKING:
    from agreements.model.questions import Question
    from agreements.model.terms import Term


class LawUse(NamedTuple):
    """A law that a text rests on without naming it, and where it does."""

    id: str
    applies: Applies = ANYWHERE


@dataclass(frozen=True)
class Column:
    """A column of a schedule's table. `values` translates keys that a row may hold."""

    key: str
    width: int
    head: Bilingual
    align: Literal["left", "right", "center"] = "left"
    values: Mapping[str, Bilingual] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """A table fed by a list of the request, or by the rows that the library gives."""

    key: str
    columns: tuple[Column, ...]
    blank_rows: int = 3
    rows: tuple[Mapping[str, Bilingual], ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """The bilingual unit: one paragraph in both languages, or one table.

    Level 0 is unnumbered; 1, 2 and 3 are numbered as the kind of clause and structure ask.
    `repeat` names a list of the request: the paragraph is printed once for each entry, whose
    keys are read as `each.key`.
    """

    level: int
    id: str
    en: Marked
    es: Marked
    applies: Applies = ANYWHERE
    laws: tuple[LawUse, ...] = ()
    table: Table | None = None
    repeat: str = ""
    line: int = 0


class Review(NamedTuple):
    """Who should look at a position before signing, and why."""

    who: Literal["uk", "mexico", "both"]
    why: Bilingual


@dataclass(frozen=True)
class Position:
    """One way to settle a clause. No paragraphs: a chosen silence."""

    id: str
    rank: Rank
    leans: Leaning
    binding: Binding
    paragraphs: Sequence[Paragraph]
    guidance: Bilingual
    applies: Applies = ANYWHERE
    laws: tuple[LawUse, ...] = ()
    conflicts: tuple[str, ...] = ()
    review: Review | None = None
    approval: Bilingual | None = None
    reply: Bilingual | None = None
    line: int = 0


@dataclass(frozen=True)
class Parameter:
    """A figure, date, period, sum or choice that a clause needs and a request may set."""

    name: str
    type: Literal["period", "money", "date", "number", "percent", "text", "name"]
    title: Bilingual
    default: Value | None = None
    help: Bilingual | None = None
    line: int = 0


@dataclass(frozen=True)
class Clause:
    """One clause of the library with its positions; the first that fits is the default."""

    id: str
    topics: tuple[str, ...]
    title: tuple[Marked, Marked]
    kind: Kind
    positions: tuple[Position, ...]
    guidance: Bilingual
    applies: Applies = ANYWHERE
    parameters: tuple[Parameter, ...] = ()
    path: str = ""
    line: int = 0


class Example(NamedTuple):
    """Wording that a law's patterns must flag, or must let pass, and where it comes from."""

    text: str
    language: Language
    source: str


@dataclass(frozen=True)
class Law:
    """A statute, court, regulator or doctrine, as far as an agreement can rest on it.

    `bearing`: `tie` ties a clause to that legal system, `stale` must no longer be cited,
    `defect` is wrong in itself, `context` explains but ties nothing. `extent` holds UK nations or
    Mexican regimes. `checked_on` is None for an entry from general knowledge: "not checked".
    `shared` are patterns of words that other systems use too; they tie only in a draft that
    points to this one. An `other` system ties nothing: it says under which law a draft stands.
    `amends` names laws that it changed and that go on under their own names.
    """

    id: str
    register: str
    system: Literal["uk", "mexico", "international", "other"]
    kind: str
    bearing: Literal["tie", "stale", "defect", "context"]
    name: Name
    title: Bilingual
    citation: str
    extent: tuple[str, ...]
    why: Bilingual
    counterpart: Bilingual | None
    in_force_from: date | None
    in_force_to: date | None
    superseded_by: tuple[str, ...]
    patterns: Mapping[Language, tuple[str, ...]]
    must_flag: Sequence[Example]
    must_pass: Sequence[Example]
    sources: tuple[str, ...]
    checked_on: date | None
    note: Bilingual | None = None
    path: str = ""
    shared: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    amends: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definition:
    """A defined term: capitalised in the agreement, defined once, where it is used."""

    id: str
    name: Name
    en: Marked
    es: Marked
    applies: Applies = ANYWHERE
    path: str = ""


@dataclass(frozen=True)
class Fact:
    """A fact that a request may state: its dotted name, type and how to ask for it.

    `applies` says which drafts need it; one that no draft needs is never asked for.
    """

    name: str
    type: str
    title: Bilingual
    question: Bilingual
    example: Bilingual | str = ""
    applies: Applies = ANYWHERE
    group: str = ""


class Section(NamedTuple):
    """A stretch of the order of an agreement: clause ids under one heading of the library."""

    id: str
    title: Bilingual
    clauses: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Library:
    """Everything the clause library and the glossary hold, read and checked. Equal to itself only.

    `phrases` go by axis, value and phrase: `phrases["instruments"]["memorandum"]["this"]`;
    `lists` hold the fields of each list that a request may state, with their types. `questions`
    say how to ask for what is no fact: `instrument`, `lists.areas`; `groups` name those of facts.
    `tables` hold the columns of each table that a request may fill;
    `terms` are the names that a mark may print; the whole `glossary` is there only for a lint.
    """

    clauses: Mapping[str, Clause]
    laws: Mapping[str, Law]
    definitions: Mapping[str, Definition]
    terms: Mapping[str, Name]
    sections: tuple[Section, ...]
    phrases: Mapping[str, Mapping[str, Mapping[str, Name]]]
    facts: Mapping[str, Fact]
    lists: Mapping[str, Mapping[str, str]]
    version: str
    questions: Mapping[str, Question] = field(default_factory=dict)
    groups: Mapping[str, Bilingual] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def order(self) -> tuple[str, ...]:
        """Clause ids in the order of an agreement."""
        return tuple(id for section in self.sections for id in section.clauses)
