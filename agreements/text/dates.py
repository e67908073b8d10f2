"""Dates and periods as agreements print them, from one value per language."""

from __future__ import annotations

import re
from datetime import date

from agreements.model import Language, Period
from agreements.text.figures import Gender, in_words

MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto"),
        *("septiembre", "octubre", "noviembre", "diciembre"),
    ),
}
_UNITS: dict[str, tuple[str, str, str, str, Gender]] = {
    "hour": ("hour", "hours", "hora", "horas", "f"),
    "day": ("day", "days", "día", "días", "m"),
    "working_day": ("working day", "working days", "día hábil", "días hábiles", "m"),
    "week": ("week", "weeks", "semana", "semanas", "f"),
    "month": ("month", "months", "mes", "meses", "m"),
    "year": ("year", "years", "año", "años", "m"),
    "academic_year": ("academic year", "academic years", "ciclo escolar", "ciclos escolares", "m"),
}
_SINGULARS = {name: unit for unit, names in _UNITS.items() for name in (names[0], names[2])}
_PLURALS = {name: unit for unit, names in _UNITS.items() for name in (names[1], names[3])}
_NAMED = {**_SINGULARS, **_PLURALS}
_WRITTEN = re.compile(rf"(\d{{1,4}}) ({'|'.join(sorted(_NAMED, key=len, reverse=True))})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def day(value: date, language: Language) -> str:
    """`22 November 2026`, `22 de noviembre de 2026`.

    Babel prints the same (a test holds it) but takes 30 ms to load two locales.
    """
    month = MONTHS[language][value.month - 1]
    if language == "en":
        return f"{value.day} {month} {value.year}"
    return f"{value.day} de {month} de {value.year}"


def period(value: Period, language: Language) -> str:
    """`thirty (30) days`, `treinta (30) días`."""
    en_one, en_many, es_one, es_many, gender = _UNITS[value.unit]
    words = in_words(value.count, language, gender)
    one, many = (en_one, en_many) if language == "en" else (es_one, es_many)
    return f"{words} ({value.count}) {one if value.count == 1 else many}"


def article(value: Period) -> str:
    """The Spanish article that agrees with a period: `los` treinta (30) días, `la` hora."""
    gender = _UNITS[value.unit][4]
    if value.count == 1:
        return "el" if gender == "m" else "la"
    return "los" if gender == "m" else "las"


def read_period(text: str) -> Period | None:
    """`30 days`, `10 working days`, `6 meses`, `10 días hábiles`: a period, or None."""
    found = _WRITTEN.fullmatch(" ".join(text.split()).lower())
    if not found or int(found[1]) == 0:
        return None
    return Period(int(found[1]), _NAMED[found[2]])  # type: ignore[arg-type]


def written_period(value: Period, language: Language = "en") -> str:
    """A period as a request states it: `6 months`, `6 meses`."""
    names = _UNITS[value.unit]
    one, many = names[:2] if language == "en" else names[2:4]
    return f"{value.count} {one if value.count == 1 else many}"


def read_day(text: str) -> date | None:
    """A day as `2027-01-15`, or None."""
    if not _ISO.fullmatch(text.strip()):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
