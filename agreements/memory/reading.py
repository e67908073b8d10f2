"""Sentences turned into the other language for reading: from memory, by an engine, or kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from agreements.memory import Match, Memory
from agreements.memory.doubts import doubts
from agreements.model import AgreementsError, Bilingual, Language, Term
from agreements.model.received import Origin, Sentence
from agreements.text.sentences import sentences

Ask = Callable[[str], str | None]
_NOTHING = Bilingual(
    "The engine gave no translation of this sentence. The original stands.",
    "El motor no dio traducción de esta oración. Queda el original.",
)


@dataclass(slots=True)
class Translating:
    """What sentences are translated with, and what was learnt on the way.

    `ask` sends a sentence to the engine named `engine`, and raises AgreementsError where the
    engine fails: then no more is sent, `trouble` says why, and the rest keeps its language.
    """

    memory: Memory
    source: Language
    names: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    ask: Ask | None = None
    engine: str = ""
    trouble: Bilingual | None = None
    sent: list[str] = field(default_factory=list)
    asked: dict[str, Sentence | None] = field(default_factory=dict)

    def text(self, text: str, clause: str = "") -> tuple[Sentence, ...]:
        """The sentences of a text, each with its translation; `clause` is noted where one is sent.

        A whole paragraph that the memory holds exactly is one sentence here.
        """
        found: list[Sentence] = []
        for line in text.splitlines():
            whole = self.memory.find(line, 1.0) if line.strip() else None
            if whole is not None:
                found.append(self._remembered(line, whole))
            else:
                found.extend(self.sentence(one, clause) for one in sentences(line))
        return tuple(found)

    def sentence(self, text: str, clause: str = "") -> Sentence:
        """A sentence with its translation: the same words before, an engine's, near ones, none."""
        match = self.memory.find(text)
        if match is not None and match.similarity == 1.0:
            return self._remembered(text, match)
        asked = self._asked(text, clause) if _has_letters(text) else None
        if asked is not None and asked.origin == "engine":
            return asked
        if match is not None:
            return self._remembered(text, match)
        return asked or Sentence(text, text, "kept")

    def _remembered(self, text: str, match: Match) -> Sentence:
        target: Language = "es" if self.source == "en" else "en"
        origin: Origin = "memory" if match.similarity == 1.0 else "near"
        told = match.unit.text(target)
        return Sentence(
            text, told, origin, match.unit.source, match.similarity, self._doubts(text, told)
        )

    def _asked(self, text: str, clause: str) -> Sentence | None:
        """What the engine says of a sentence; one that comes twice is sent once."""
        if self.ask is None:
            return None
        if text not in self.asked and self.trouble is None:
            if clause not in self.sent:
                self.sent.append(clause)
            self.asked[text] = self._answer(self.ask, text)
        return self.asked.get(text)

    def _answer(self, ask: Ask, text: str) -> Sentence | None:
        try:
            told = ask(text)
        except AgreementsError as trouble:
            self.trouble = trouble.message
            return None
        if not told or not told.strip():
            return Sentence(text, text, "kept", doubts=(_NOTHING,))
        told = told.strip()
        return Sentence(text, told, "engine", self.engine, doubts=self._doubts(text, told))

    def _doubts(self, text: str, told: str) -> tuple[Bilingual, ...]:
        return doubts(text, told, self.source, self.names, self.terms)


def origin(found: Sequence[Sentence]) -> Origin:
    """Where a whole translation comes from; `mixed` where its sentences differ."""
    kinds = {one.origin for one in found}
    return kinds.pop() if len(kinds) == 1 else "mixed" if kinds else "kept"


def joined(found: Iterable[Sentence]) -> str:
    """The translated sentences as one text."""
    return " ".join(one.translation for one in found)


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
