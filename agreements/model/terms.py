"""What the glossary holds: one entry a concept, with the words for it in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from agreements.messages import Bilingual


class Forbidden(NamedTuple):
    """A word that is wrong for one sense, and why. `alone`: wrong only when it stands alone."""

    term: str
    reason: str
    alone: bool = False


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

    `context_*` are the neighbouring words that decide between senses; `spain` is usage of Spain;
    `seen` says which wording a consulted text showed; nobody has `reviewed` one that says no.
    """

    id: str
    subject: str
    en: Wording
    es: Wording
    means: Bilingual
    context_en: tuple[str, ...]
    context_es: tuple[str, ...]
    note: Bilingual | None
    spain: tuple[str, ...]
    sources: tuple[str, ...]
    seen: Literal["pair", "en", "es", "none"]
    reviewed: bool
    path: str
