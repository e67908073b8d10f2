"""A document, or two that say the same, as read for the words of the trade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from agreements.messages import Bilingual, Language
from agreements.model.findings import Finding
from agreements.model.pairs import Compared


@dataclass(frozen=True, slots=True)
class CheckedTerms:
    """What was found. `compared` holds pairs; of one language, pairs with one side only.

    `language` is that one language, empty where both are there; `spoken` says how many places
    speak of a concept of the glossary.
    """

    compared: Compared
    language: Language | Literal[""]
    spoken: int

    @property
    def names(self) -> tuple[str, ...]:
        """The files, each once."""
        return tuple(dict.fromkeys((self.compared.name_en, self.compared.name_es)))

    @property
    def notes(self) -> tuple[Bilingual, ...]:
        """What the readers left out."""
        return self.compared.notes

    def findings(self) -> Iterator[Finding]:
        """Every finding in order."""
        return self.compared.all_findings()


class Candidate(NamedTuple):
    """Words that recur in a document and that the glossary lacks."""

    language: Language
    words: str
    times: int
    example: str
