"""A document turned into the other language for reading, passage by passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from agreements.messages import Bilingual, Language
from agreements.model.received import Sentence


class TranslatedPassage(NamedTuple):
    """A passage with its sentences; none where it is not in the language translated from.

    `clause` is the id of the clause that it stands in, `number` what is printed before it and
    `heading` 1 to 9, 0 for the text itself; `place` is its index in the document.
    """

    clause: str
    number: str
    text: str
    language: str
    heading: int
    sentences: tuple[Sentence, ...] = ()
    place: int = -1


@dataclass(frozen=True, slots=True)
class Translation:
    """A document in both languages, and what went where on the way.

    `clauses` names each clause by its id, `engine` is the engine's host, `sent` holds the ids of
    the clauses whose text went there, `trouble` says why the engine was asked no further.
    """

    name: str
    source: Language
    target: Language
    passages: tuple[TranslatedPassage, ...]
    clauses: tuple[tuple[str, str], ...]
    notes: tuple[Bilingual, ...] = ()
    engine: str = ""
    sent: tuple[str, ...] = ()
    trouble: Bilingual | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence that was to be translated, in order."""
        return tuple(one for passage in self.passages for one in passage.sentences)
