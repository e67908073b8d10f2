"""Facts of a request in words, for title, header, signatures and properties."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.assembly.rendering import printed
from agreements.model import Agreement, Bilingual, Language, Name, Value
from agreements.text import figures

PARTIES = ("uk", "mx")


def words(value: Value, language: Language) -> str:
    """A value as it is printed on its own."""
    if isinstance(value, Name | Bilingual):
        return value.en if language == "en" else value.es or value.en
    if isinstance(value, int):  # bare: “12”, where a clause says “twelve (12)”
        return figures.with_separators(value)
    return printed(value, language, ())


def fact(values: Mapping[str, Value], name: str, language: Language) -> str:
    """A fact in words, or nothing where it is missing."""
    value = values.get(name)
    return "" if value is None else words(value, language)


def short_name(agreement: Agreement, party: str, language: Language) -> str:
    """A party's short name, or its legal name where it has none."""
    facts = agreement.request.facts
    for name in (f"{party}.short_name", party, f"{party}.legal_name"):
        if found := fact(facts, name, language):
            return found
    return ""


def short_names(agreement: Agreement, language: Language = "en") -> tuple[str, ...]:
    """The parties' short names, in order, as far as they are known."""
    names = (short_name(agreement, party, language) for party in PARTIES)
    return tuple(name for name in names if name)
