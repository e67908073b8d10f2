"""Every type that two rooms of the house share: frozen dataclasses, standard library only.

Nothing here does work beyond looking a value up; the rooms that do are text, assembly,
checks, library, word and report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, Language] = ("en", "es")

Structure = Literal["uk", "mexican"]
Layout = Literal["columns", "sequential", "en", "es"]
Kind = Literal["opening", "recital", "declaration", "clause", "closing", "schedule"]
Rank = Literal["preferred", "acceptable", "fallback"]
Leaning = Literal["neutral", "uk", "mexico"]
Binding = Literal["always", "never", "with-instrument"]
Requirement = Literal["required", "optional", "absent"]
Weight = Literal["high", "medium", "low"]
Certainty = Literal["sure", "likely"]


class AgreementsError(Exception):
    """What stops a command: a message for a person, in both languages."""

    def __init__(self, message: Bilingual):
        super().__init__(message.en)
        self.message = message


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same thing said in English and in Mexican Spanish."""

    en: str
    es: str

    def __getitem__(self, language: Language) -> str:
        return self.en if language == "en" else self.es


# --- values that a text can hold -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Name:
    """A noun phrase that Spanish must agree with: a party, a law, a term, `this Memorandum`.

    `article` is the Spanish definite article (el, la, los, las): it carries gender and number.
    `uses_article` says when the filters `el`, `de` and `a` print it: `always` (parties, laws),
    `asked` (only `el` does: terms), `never` (names that take none).
    """

    en: str
    es: str
    article: Literal["el", "la", "los", "las"] = "el"
    uses_article: Literal["always", "asked", "never"] = "always"
    en_plural: str = ""
    es_plural: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as agreements state it: `Period(30, "working_day")`."""

    count: int
    unit: Literal["hour", "day", "working_day", "week", "month", "year", "academic_year"]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its ISO 4217 currency code."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage: `Percent(Decimal("12.5"))` is twelve and a half per cent."""

    value: Decimal


Value = Name | Period | Money | Percent | Bilingual | date | int | Decimal | str


# --- text with marks ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """`{{ name | filter }}` or `{{ function("argument") | filter }}` in a text of the library."""

    function: Literal["value", "term", "ref", "law", "defined"]
    argument: str
    filters: tuple[str, ...] = ()


Marked = tuple["str | Mark", ...]


class Span(NamedTuple):
    """A stretch of rendered text and what it stands for. (A tuple: drafts hold thousands.)

    `kind` text has no target; value names the fact; term and defined the definition; law the
    law; reference the id of the clause or paragraph referred to; blank the missing fact.
    A reference's `field` is the part of `text` that is the bare number (a REF field in Word).
    """

    kind: Literal["text", "value", "term", "defined", "reference", "law", "blank"]
    text: str
    target: str = ""
    field: str = ""


# --- the library ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Applies:
    """Where a clause, position, paragraph or law may stand. None on an axis means anywhere.

    `given` and `lacking` are dotted names of facts that the request states or leaves out;
    `present` and `absent` are ids of clauses of the same agreement (paragraphs only).
    """

    instruments: Mapping[str, Requirement] | None = None
    models: Mapping[str, Requirement] | None = None
    uk_nations: tuple[str, ...] | None = None
    mexican_regimes: tuple[str, ...] | None = None
    structures: tuple[str, ...] | None = None
    given: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


ANYWHERE = Applies()


@dataclass(frozen=True, slots=True)
class LawUse:
    """A law that a text rests on without naming it, and where it does."""

    id: str
    applies: Applies = ANYWHERE


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a schedule's table. `values` translates keys that a row may hold."""

    key: str
    width: int
    head: Bilingual
    align: Literal["left", "right", "center"] = "left"
    values: Mapping[str, Bilingual] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A table fed by a list of the request, or by the rows that the library gives."""

    key: str
    columns: tuple[Column, ...]
    blank_rows: int = 3
    rows: tuple[Mapping[str, Bilingual], ...] = ()


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Review:
    """Who should look at a position before signing, and why."""

    who: Literal["uk", "mexico", "both"]
    why: Bilingual


@dataclass(frozen=True, slots=True)
class Position:
    """One way to settle a clause. No paragraphs: a chosen silence."""

    id: str
    rank: Rank
    leans: Leaning
    binding: Binding
    paragraphs: tuple[Paragraph, ...]
    guidance: Bilingual
    applies: Applies = ANYWHERE
    laws: tuple[LawUse, ...] = ()
    conflicts: tuple[str, ...] = ()
    review: Review | None = None
    approval: Bilingual | None = None
    reply: Bilingual | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure, date, period, sum or choice that a clause needs and a request may set."""

    name: str
    type: Literal["period", "money", "date", "number", "percent", "text", "name"]
    title: Bilingual
    default: Value | None = None
    help: Bilingual | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Example:
    """Wording that a law's patterns must flag, or must let pass, and where it comes from."""

    text: str
    language: Language
    source: str


@dataclass(frozen=True, slots=True)
class Law:
    """A statute, court, regulator or doctrine, as far as an agreement can rest on it.

    `bearing`: `tie` ties a clause to that legal system, `stale` must no longer be cited,
    `defect` is wrong in itself, `context` explains but ties nothing. `extent` holds UK nations or
    Mexican regimes. `checked_on` is None for an entry from general knowledge: "not checked".
    """

    id: str
    register: str
    system: Literal["uk", "mexico", "international"]
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
    must_flag: tuple[Example, ...]
    must_pass: tuple[Example, ...]
    sources: tuple[str, ...]
    checked_on: date | None
    note: Bilingual | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term: capitalised in the agreement, defined once, where it is used."""

    id: str
    name: Name
    en: Marked
    es: Marked
    applies: Applies = ANYWHERE
    path: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that a request may state: its dotted name, type and how to ask for it.

    `applies` says which drafts need it; one that no draft needs is never asked for.
    """

    name: str
    type: str
    title: Bilingual
    question: Bilingual
    example: str = ""
    applies: Applies = ANYWHERE
    group: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the order of an agreement: clause ids under one heading of the library."""

    id: str
    title: Bilingual
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Everything the clause library and the glossary hold, read and checked. Equal to itself only.

    `phrases` go by axis, value and phrase: `phrases["instruments"]["memorandum"]["this"]`; `lists` hold
    the fields of each list that a request may state, with their types.
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

    def order(self) -> tuple[str, ...]:
        """Clause ids in the order of an agreement."""
        return tuple(id for section in self.sections for id in section.clauses)


# --- the request --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Request:
    """What a draft is made from. `facts` maps dotted names (`mx.rfc`) to values.

    `lists` holds tables and repeated facts by key, each a row of values; `positions` the chosen
    position per clause id; `include` and `omit` optional clauses by id.
    """

    instrument: str
    models: tuple[str, ...]
    uk_nation: str
    mexican_regime: str
    structure: Structure
    layout: Layout
    dated: date
    facts: Mapping[str, Value]
    lists: Mapping[str, tuple[Mapping[str, Value], ...]] = field(default_factory=dict)
    positions: Mapping[str, str] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    omit: tuple[str, ...] = ()
    version: str = "1"
    digest: str = ""


# --- the agreement -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AgreedTable:
    """A table of a schedule, filled. Cells are one text when both languages read the same."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Note:
    """What a lawyer should look at in a clause: becomes a Word comment or a row of a report."""

    clause: str
    who: Literal["uk", "mexico", "both"]
    laws: tuple[str, ...]
    text: Bilingual


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Blank:
    """A fact that the draft still lacks, where it stands, and what it is."""

    fact: str
    clause: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Silence:
    """A clause left out on purpose, and why."""

    clause: str
    position: str
    reason: Bilingual


@dataclass(frozen=True, slots=True)
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


# --- what a check says --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file and line, or a clause, paragraph and language of a draft."""

    path: str = ""
    line: int = 0
    clause: str = ""
    paragraph: str = ""
    language: Language | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What one check has to say of one place."""

    place: Place
    message: Bilingual
    words: str = ""
    about: str = ""
    suggestion: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark with the name of its check and how much it matters."""

    key: str
    check: str
    weight: Weight
    certainty: Certainty
    places: Sequence[Place]
    message: Bilingual
    words: str = ""
    about: str = ""
    suggestion: Bilingual | None = None
    source: str = ""
    checked_on: date | None = None
