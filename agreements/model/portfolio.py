"""What a portfolio knows of one agreement: its deadlines, and the words that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from agreements.messages import Bilingual
from agreements.model.findings import Certainty
from agreements.model.values import Period

RenewalKind = Literal["tacit", "agreed"]
NoticeKind = Literal["against-renewal", "for-renewal", "review", "termination"]


class Quote(NamedTuple):
    """Words of a document and where they stand: the passage, and the clause as it is printed."""

    words: str
    passage: int
    clause: str


class Moment(NamedTuple):
    """A day. `counted`: it is not written there, but follows from a period and another day."""

    day: date
    counted: bool
    certainty: Certainty
    quote: Quote


class Length(NamedTuple):
    """How long the agreement lasts at first."""

    period: Period
    quote: Quote


class Renewal(NamedTuple):
    """How it goes on after that: by silence, or by a new accord; each time for `length`."""

    kind: RenewalKind
    length: Period | None
    quote: Quote


class Notice(NamedTuple):
    """A length of notice, what it is for, and the last day to give it where the end is known."""

    kind: NoticeKind
    period: Period
    by: date | None
    certainty: Certainty
    quote: Quote


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The life of an agreement as its text states it. `open_ended` are the words that say so.

    `end` is the last day of the first term; `doubts` say where the text speaks with two voices.
    """

    signed: Moment | None = None
    start: Moment | None = None
    length: Length | None = None
    end: Moment | None = None
    open_ended: Quote | None = None
    renewal: Renewal | None = None
    notices: tuple[Notice, ...] = ()
    doubts: tuple[Bilingual, ...] = ()


class Choice(NamedTuple):
    """A choice of law or of forum: the law entry whose words make it, and the sentence."""

    kind: Literal["law", "forum"]
    law: str
    quote: Quote


class Cited(NamedTuple):
    """A law that a clause speaks of: how often, and the first time in which words and sentence.

    `tied`: it counts as a tie to its legal system; `stale`: it must no longer be cited.
    """

    law: str
    times: int
    tied: bool
    stale: bool
    words: str
    quote: Quote


class Divergent(NamedTuple):
    """A place where the two languages of an agreement say different things."""

    check: str
    weight: str
    certainty: Certainty
    clause: str
    message: Bilingual


@dataclass(frozen=True, slots=True)
class Entry:
    """One agreement as a portfolio knows it; nothing in it depends on the day of reading it.

    `missing` are clauses of the library that a complete instrument of that kind would hold;
    `notes` what could not be read or is not sure.
    """

    parties: tuple[str, ...]
    instrument: str
    models: tuple[str, ...]
    languages: tuple[str, ...]
    words: int
    choices: tuple[Choice, ...]
    deadlines: Deadlines
    laws: tuple[Cited, ...]
    missing: tuple[str, ...]
    divergences: tuple[Divergent, ...] = ()
    notes: tuple[Bilingual, ...] = ()
