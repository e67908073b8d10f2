"""Facts of a request in words, for title, header, signatures and properties."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from agreements.model import Agreement, Bilingual, Language, Money, Name, Percent, Period, Value
from agreements.text import dates, figures, money

PARTIES = ("uk", "mx")


def words(value: Value, language: Language) -> str:
    """A value as it is printed on its own."""
    if isinstance(value, Name | Bilingual):
        return value.en if language == "en" else value.es or value.en
    if isinstance(value, date):
        return dates.day(value, language)
    if isinstance(value, Period):
        return dates.period(value, language)
    if isinstance(value, Money):
        return money.amount(value, language)
    if isinstance(value, Percent):
        return money.percent(value, language)
    if isinstance(value, int | Decimal):
        return figures.with_separators(value)
    return value


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
