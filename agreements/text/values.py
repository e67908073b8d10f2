"""The values of a request as people write them: `6 months`, `GBP 42,900`, `{en: …, es: …}`.

`read` takes what stands in a request or in an answer and gives the value; `written` gives back
what may stand in a request. Periods are read in both languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from agreements.model import Bilingual, Money, Name, Percent, Period, Value
from agreements.text import dates, money

LONGEST = 20_000
NAME_KEYS = frozenset({"en", "es", "en_plural", "es_plural", "article", "uses_article"})
ARTICLES = ("el", "la", "los", "las")
_USES = ("always", "asked", "never")
_LARGEST = 10**12


def read(given: Any, type: str) -> Value | None:
    """The value that is written there, or None where it cannot be read as that type."""
    if isinstance(given, bool) or not isinstance(given, _ACCEPTED[type]):
        return None
    reader = _READERS[type]
    found: Value | None = reader(given)
    return found


def name(value: Mapping[str, Any] | str, uses_article: str = "always") -> Name:
    """A Name from its keys, or from one text that is the same in both languages."""
    if isinstance(value, str):
        return Name(value, value, uses_article="never")
    takes = value.get("uses_article", uses_article if "article" in value else "never")
    return Name(
        value["en"],
        value["es"],
        value.get("article", "el"),
        takes,
        value.get("en_plural", ""),
        value.get("es_plural", ""),
    )


def written(value: Value) -> str | int | dict[str, str]:
    """A value as a request would state it: `read(written(value), type) == value`."""
    if isinstance(value, Period):
        return dates.written_period(value)
    if isinstance(value, Money):
        return f"{value.currency} {value.amount:,}"
    if isinstance(value, Percent):
        return f"{value.value}%"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Bilingual):
        return {"en": value.en, "es": value.es}
    if isinstance(value, Name):
        return _written_name(value)
    return str(value) if isinstance(value, Decimal) else value


def _written_name(value: Name) -> str | dict[str, str]:
    if value == Name(value.en, value.en, uses_article="never"):
        return value.en
    keys = {"en": value.en, "es": value.es, "article": value.article,
            "uses_article": value.uses_article, "en_plural": value.en_plural,
            "es_plural": value.es_plural}  # fmt: skip
    return {key: text for key, text in keys.items() if text}


def _text(given: Any) -> Value | None:
    if isinstance(given, dict):
        return Bilingual(given["en"], given["es"]) if _names(given) else None
    return str(given) if str(given).strip() else None


def _name(given: Any) -> Value | None:
    if isinstance(given, dict):
        return name(given) if _names(given) else None
    return name(given) if given.strip() else None


def _names(given: Mapping[str, Any]) -> bool:
    return (
        {"en", "es"} <= given.keys() <= NAME_KEYS
        and all(isinstance(one, str) and one.strip() for one in given.values())
        and given.get("article", "el") in ARTICLES
        and given.get("uses_article", "always") in _USES
    )


def _number(given: Any) -> Value | None:
    return given if 0 <= given < _LARGEST else None


_READERS: dict[str, Any] = {
    "period": dates.read_period,
    "date": dates.read_day,
    "money": money.read_money,
    "percent": money.read_percent,
    "number": _number,
    "text": _text,
    "name": _name,
}
_ACCEPTED: dict[str, Any] = {
    "period": str,
    "date": str,
    "money": str,
    "percent": str,
    "number": int,
    "text": (str, int, dict),
    "name": (str, dict),
}

CURES = {
    "period": Bilingual("a period such as “6 months” or “30 working days”",
                        "un plazo como «6 meses» o «30 días hábiles»"),
    "date": Bilingual("a date as year, month and day, such as “2027-01-15”",
                      "una fecha con año, mes y día, como «2027-01-15»"),
    "money": Bilingual("a sum with its currency, such as “GBP 42,900”",
                       "un importe con su moneda, como «GBP 42,900»"),
    "percent": Bilingual("a percentage such as “12.5%”", "un porcentaje como «12.5%»"),
    "number": Bilingual("a whole number such as 240", "un número entero como 240"),
    "text": Bilingual("a text, or {en: …, es: …}", "un texto, o {en: …, es: …}"),
    "name": Bilingual("a name, or {en: …, es: …, article: la}",
                      "un nombre, o {en: …, es: …, article: la}"),
    "list": Bilingual("a list", "una lista"),
}  # fmt: skip
