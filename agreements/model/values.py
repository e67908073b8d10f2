"""What a fact of a request can be: names, periods, sums, dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from agreements.messages import Bilingual


@dataclass(frozen=True)
class Name:
    """A noun phrase that Spanish must agree with: a party, a law, a term, `this Memorandum`.

    `article` is the Spanish definite article (el, la, los, las): it carries gender and number.
    `uses_article` says when the filters `el`, `de` and `a` print it: `always` (parties, laws),
    `asked` (only `el` does: terms), `never` (names that take none).
    """

    en: str
    es: str
    article: Literal["el", "la", "los", "las"] = "el"
    uses_article: Literal["always", "asked", "never"] = "always"
    en_plural: str = ""
    es_plural: str = ""


@dataclass(frozen=True)
class Period:
    """A length of time as agreements state it: `Period(30, "working_day")`."""

    count: int
    unit: Literal["hour", "day", "working_day", "week", "month", "year", "academic_year"]


class Money(NamedTuple):
    """An amount with its ISO 4217 currency code."""

    amount: Decimal
    currency: str


class Percent(NamedTuple):
    """A percentage: `Percent(Decimal("12.5"))` is twelve and a half per cent."""

    value: Decimal


Value = Name | Period | Money | Percent | Bilingual | date | int | Decimal | str
