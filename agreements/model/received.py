"""What is said of a draft from outside: its nearest wording, its gaps, its translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from agreements.messages import Bilingual, Language
from agreements.model.findings import Finding
from agreements.model.review import Judgement

Origin = Literal["memory", "near", "engine", "mixed", "kept"]


class WordChange(NamedTuple):
    """A stretch of words that both texts share, or that only the old or the new one has."""

    kind: Literal["equal", "deleted", "inserted"]
    text: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """The wording of the library nearest to a clause: `similarity` from 0 to 1.

    `text` is the library's, in the clause's language, with `…` where a request would decide.
    """

    clause: str
    position: str
    title: Bilingual
    similarity: float
    text: str
    changes: tuple[WordChange, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingTopic:
    """A clause that a complete instrument holds and of which the draft says nothing."""

    clause: str
    position: str
    topics: tuple[str, ...]
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Unit:
    """The same sentence or paragraph in both languages, and where it comes from."""

    en: str
    es: str
    source: str

    def text(self, language: Language) -> str:
        """The text in one language."""
        return self.en if language == "en" else self.es


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its translation for reading, and where that comes from.

    `origin` memory is an exact match, near one of `similarity`, engine a machine's; kept means
    that there is none and `translation` is the sentence itself. `source` names the clause of the
    library, the memory or the engine; `doubts` say what to check.
    """

    text: str
    translation: str
    origin: Origin
    source: str = ""
    similarity: float = 0.0
    doubts: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedClause:
    """A clause of the draft: its passages run together in `text`, one a line.

    `starts` are the places in `text` where its passages (indexes into the document) begin;
    `topics` those of the library's clause that is nearest, if one is near.
    """

    id: str
    number: str
    heading: str
    text: str
    language: Language | Literal[""]
    passages: tuple[int, ...]
    starts: tuple[int, ...]
    judgement: Judgement | None = None
    nearest: Nearest | None = None
    sentences: tuple[Sentence, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """Words of a passage, from `start` up to `end`, that a finding speaks of.

    `clause` is the id of the reviewed clause; empty where the passage stands in none. `topics`
    are those of the library's clause that answers the law, else of the reviewed clause.
    """

    passage: int
    start: int
    end: int
    clause: str
    finding: Finding
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A draft as reviewed: clause by clause, what is flagged, what is missing, what was sent.

    `sent` are the clauses whose text went to the engine; `notes` what the readers left out.
    """

    name: str
    reader: Literal["uk", "mexico"]
    instrument: str
    models: tuple[str, ...]
    clauses: tuple[ReviewedClause, ...]
    flags: tuple[Flag, ...]
    missing: tuple[MissingTopic, ...]
    notes: tuple[Bilingual, ...] = ()
    engine: str = ""
    sent: tuple[str, ...] = ()
    trouble: Bilingual | None = None
