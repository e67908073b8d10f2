"""The days and the lengths of time that a text states, in figures or in words, with their places.

Both languages are read in any text: an English name stands in a Spanish sentence, and the other
way round. Days of figures alone are read day first, as both countries write them.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from agreements.model import LANGUAGES, Period
from agreements.text.dates import MONTHS
from agreements.text.figures import Gender, in_words


class StatedDay(NamedTuple):
    """A day with its place in the text."""

    start: int
    end: int
    day: date


class StatedPeriod(NamedTuple):
    """A length of time with its place in the text."""

    start: int
    end: int
    period: Period


_GENDERS: tuple[Gender, ...] = ("m", "f")
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
          "sept": 9, "oct": 10, "nov": 11, "dec": 12, "setiembre": 9}  # fmt: skip
_MONTHS = {
    **{name.lower(): place for row in MONTHS.values() for place, name in enumerate(row, 1)},
    **_SHORT,
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:the year |(?:del )?año )?(?P<year>(?:19|20)\d{2}(?!\d)|{years})"
_DAY = r"(?P<day>(?<![\d.,/-])\d{1,2}|{days})"
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d{2})"
    r"(?![\d/-])|(?<![\d-])(?P<iso>(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)"
)
Unit = Literal["day", "working_day", "week", "month", "year", "academic_year"]
_UNITS: tuple[tuple[str, Unit], ...] = (
    (r"(?:working|business|banking) days?|d[ií]as? (?:laborables?|h[aá]bil(?:es)?)", "working_day"),
    (r"(?:calendar |clear )?days?|d[ií]as?(?: (?:naturales|calendario|corridos))?", "day"),
    (r"weeks?|semanas?", "week"),
    (r"(?:calendar )?months?|mes(?:es)?(?: (?:naturales|calendario))?", "month"),
    (r"academic years?|ciclos? (?:escolar(?:es)?|lectivos?)|cursos? acad[eé]micos?",
     "academic_year"),
    (r"(?:calendar )?years?|años?(?: (?:naturales|calendario))?", "year"),
)  # fmt: skip
_YEARLY = re.compile(
    r"\b(?P<year>annual(?:ly)?|yearly|year to year|anual(?:es|mente)?|año con año)\b", re.IGNORECASE
)
_MANY = 120


def days(text: str) -> list[StatedDay]:
    """The days of a text, in order."""
    found: list[StatedDay] = []
    for pattern in _day_patterns():
        for match in pattern.finditer(text):
            day = _day(match)
            if day and all(match.end() <= one.start or one.end <= match.start() for one in found):
                found.append(StatedDay(match.start(), match.end(), day))
    return sorted(found)


def periods(text: str) -> list[StatedPeriod]:
    """The lengths of time of a text, in order: `five (5) years`, `30 días naturales`, `yearly`."""
    found = [
        StatedPeriod(one.start(), one.end(), Period(count, _unit(one["unit"])))
        for one in _period_pattern().finditer(text)
        if (count := _count(one["count"])) > 0
    ]
    found += [
        StatedPeriod(one.start(), one.end(), Period(1, "year")) for one in _YEARLY.finditer(text)
    ]
    return sorted(found)


def _day(match: re.Match[str]) -> date | None:
    told = match.groupdict()
    try:
        if told.get("iso"):
            return date.fromisoformat(told["iso"])
        month = told["month"].lower()
        number = int(month) if month.isdigit() else _MONTHS[month]
        return date(_number(told["year"]), number, _number(told["day"]))
    except (ValueError, KeyError):
        return None


def _number(text: str) -> int:
    """Figures, or a number in words in either language."""
    plain = " ".join(text.lower().split())
    return int(plain) if plain.isdigit() else _named()[plain]


def _count(text: str) -> int:
    """The number before a unit: the figures where there are any (`five (5)`, `5 (cinco)`)."""
    figures = re.search(r"\d+", text)
    if figures:
        return int(figures[0]) if len(figures[0]) < 5 else 0
    return _named().get(" ".join(text.lower().split()), 1)


def _unit(text: str) -> Unit:
    plain = text.replace("-", " ")
    return next(unit for form, unit in _UNITS if re.fullmatch(form, plain, re.IGNORECASE))


@cache
def _named() -> dict[str, int]:
    """Numbers in words: up to a hundred and twenty, and the years of this century."""
    found = {
        in_words(number, language, gender): number
        for number in (*range(1, _MANY + 1), *range(2000, 2100))
        for language in LANGUAGES
        for gender in _GENDERS
    }
    spaced = {name.replace("-", " "): number for name, number in found.items()}
    return {**spaced, **found, "primero": 1, "uno": 1, "veintiuno": 21, "treinta y uno": 31}


def _any(least: int, most: int) -> str:
    names = (name for name, number in _named().items() if least <= number <= most)
    return "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))


@cache
def _day_patterns() -> tuple[re.Pattern[str], ...]:
    year, day = _YEAR.replace("{years}", _any(2000, 2099)), _DAY.replace("{days}", _any(1, 31))
    month = rf"(?P<month>{_MONTH})\b\.?"
    ordinal = r"(?:\.?[ºo°]|st|nd|rd|th)?(?!\w)"
    spoken = (
        rf"{day}{ordinal}(?: días?)?(?: day)?(?: of"
        rf"| del? mes)?(?: de)? {month},?(?: del?)?,? {year}",
        rf"\b{month} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?:de )?{year}",
    )
    return (*(re.compile(one, re.IGNORECASE) for one in spoken), _NUMERIC)


@cache
def _period_pattern() -> re.Pattern[str]:
    words = _any(1, _MANY)
    number = rf"(?:\d{{1,4}}|{words}|\ban?\b)"
    units = "|".join(form.replace(" ", "[ -]") for form, _ in _UNITS)
    return re.compile(
        rf"(?<![\w,.-])(?P<count>{number}(?:\s*\(\s*(?:{words}|\d{{1,4}})\s*\))?)[\s-]+"
        rf"(?P<unit>{units})\b",
        re.IGNORECASE,
    )
