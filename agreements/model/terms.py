"""What the glossary holds: one entry a concept, with the words for it in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from agreements.messages import Bilingual, Language


class Forbidden(NamedTuple):
    """A word that is wrong for one sense, and why.

    `alone`: wrong only when it stands alone. `always`: wrong whatever the sense, so it is found
    in one language too. `exact`: wrong in this form only, not in every form of its lemma.
    `beside`: counts only where one of these words stands in the pair; `unless`: nowhere where one
    of these does.
    """

    term: str
    reason: Bilingual
    alone: bool = False
    always: bool = False
    exact: bool = False
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wording:
    """The words for one concept in one language. `forms` are those approved without qualifiers."""

    approved: str
    admitted: tuple[str, ...] = ()
    deprecated: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()


@dataclass(frozen=True)
class Term:
    """One concept of the trade.

    `context_*` are the neighbouring words that decide between senses; `free` the languages in
    which it may well be said without its own words; `spain` is usage of Spain; `checked` says
    which wording a consulted text showed; nobody has `reviewed` one that says no; `article` is
    that of the approved Spanish term.
    """

    id: str
    subject: str
    en: Wording
    es: Wording
    means: Bilingual
    context_en: tuple[str, ...]
    context_es: tuple[str, ...]
    note: Bilingual | None
    free: tuple[Language, ...]
    spain: tuple[str, ...]
    related: tuple[str, ...]
    sources: tuple[str, ...]
    checked: Literal["pair", "en", "es", "none"]
    reviewed: bool
    path: str
    article: str = ""

    def wording(self, language: Language) -> Wording:
        """The words in one language."""
        return self.en if language == "en" else self.es
