"""What a check says, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from agreements.messages import Bilingual, Language

Weight = Literal["high", "medium", "low"]


Certainty = Literal["sure", "likely"]


@dataclass(frozen=True)
class Place:
    """Where something stands: a file and line, or a clause, paragraph and language of a draft."""

    path: str = ""
    line: int = 0
    clause: str = ""
    paragraph: str = ""
    language: Language | Literal[""] = ""


class Highlight(NamedTuple):
    """Words that a remark speaks of, from `start` up to `end` of the text in that language."""

    language: Language
    start: int
    end: int


@dataclass(frozen=True)
class Remark:
    """What one check has to say of one place. `highlights`: the words, in both texts if known."""

    place: Place
    message: Bilingual
    words: str = ""
    about: str = ""
    suggestion: Bilingual | None = None
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True)
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
