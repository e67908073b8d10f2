"""Amounts of money and percentages, from one value per language.

The ISO 4217 code is printed in both languages: es-MX would print Mexican pesos as a bare `$`,
which a British reader takes for dollars.
"""

from __future__ import annotations

import re
from decimal import Decimal

from agreements.model import Language, Money, Percent
from agreements.text.figures import in_words, with_separators

_WRITTEN = re.compile(r"([A-Z]{3}) (\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{2})?")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,3})?) ?%")


def amount(value: Money, language: Language) -> str:
    """`GBP 42,900`, `GBP 1,250.50`: the same in both languages."""
    return f"{value.currency} {with_separators(value.amount)}"


def percent(value: Percent, language: Language) -> str:
    """`12.5%`; whole figures with their words: `ten per cent (10%)`, `diez por ciento (10%)`."""
    figure = value.value.normalize()
    if figure == figure.to_integral_value():
        words = in_words(int(figure), language)
        return f"{words} {'per cent' if language == 'en' else 'por ciento'} ({int(figure)}%)"
    return f"{figure}%"


def read_money(text: str) -> Money | None:
    """`GBP 42,900` or `MXN 1200.50`: an amount in an ISO 4217 currency, or None."""
    from babel.numbers import is_currency

    found = _WRITTEN.fullmatch(text.strip())
    if not found or not is_currency(found[1]):
        return None
    return Money(Decimal(found[2].replace(",", "") + (found[3] or "")), found[1])


def read_percent(text: str) -> Percent | None:
    """`12.5%`: a percentage, or None."""
    found = _PERCENT.fullmatch(text.strip())
    return Percent(Decimal(found[1])) if found else None
