"""What one language states exactly and the other does not, in any form in which it might.

Strict is what must be accounted for: money, dates, periods, figures, percentages. What may account
for it is read widely: ordinals, «un año», “half”, roman numbers, a quarter for three months.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal

from agreements.checks.sides import Side
from agreements.comparison.mentions import Mention
from agreements.messages import Language
from agreements.outline.labels import ordinal_value, roman_value
from agreements.text.figures import in_words
from agreements.text.stated_dates import days

Kind = Literal["money", "date", "period", "percentage", "figure"]

_NUMBER = re.compile(r"\d+(?:[,.]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<whole>\d{1,2}):(?P<past>\d{2})",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?<!\w)[IVXL]+(?!\w)")
_AMOUNTS = {
    "both": "2", "ambas": "2", "ambos": "2", "twice": "2", "double": "2", "doble": "2", "pair": "2",
    "half": "50", "mitad": "50", "dozen": "12", "docena": "12", "triple": "3", "tres": "3",
    "zero": "0", "cero": "0", "once": "11", "quincena": "15", "fortnight": "14", "thrice": "3",
    "quarter": "25", "cuarta": "25", "third": "3", "tercio": "3", "duplicate": "2",
    "duplicado": "2", "triplicate": "3", "triplicado": "3", "midnight": "0", "noon": "12",
    "medianoche": "0", "mediodía": "12", "one": "1", "un": "1", "una": "1", "uno": "1", "two": "2",
    "dos": "2", "a": "1", "an": "1", "annual": "1", "anual": "1", "each": "1", "cada": "1",
    "hundred": "100", "cien": "100", "thousand": "1000", "mil": "1000", "million": "1000000",
    "millón": "1000000", "none": "0", "ninguno": "0", "ninguna": "0", "no": "0", "other": "2",
    "otra": "2", "único": "1", "única": "1", "sole": "1", "single": "1", "primera": "1",
    "ambas partes": "2", "either": "2",
}  # fmt: skip
# Lengths of time in the smallest unit that makes them equal.
_LENGTHS: Mapping[str, tuple[int, str]] = {
    "day": (1, "day"), "week": (7, "day"), "month": (1, "month"), "quarter": (3, "month"),
    "semester": (6, "month"), "year": (12, "month"), "hour": (60, "minute"),
    "minute": (1, "minute"),
    "term": (1, "term"), "academic year": (1, "academic year"),
}  # fmt: skip
_SPAN = re.compile(
    r"(?:(?:a|an|one|each|every|per|un|una|cada|al|por|del|el|la|same"
    r"|mismo)\s)?(?P<unit>day|week|month|quarter|semester|year|"
    r"d[ií]a|semana|mes|bimestre|trimestre|cuatrimestre|semestre|año|fortnight|quincena"
    r"|hour|hora|"
    r"daily|weekly|monthly|quarterly|annual(?:ly)?|yearly|diari\w+|semanal\w*|mensual\w*|"
    r"trimestral\w*|semestral\w*|anual\w*|bienal\w*|biennial\w*|biannual\w*|decade"
    r"|década)(?!\w)",
    re.IGNORECASE,
)
_SPANS = {
    "day": "1 day", "dia": "1 day", "día": "1 day", "dai": "1 day", "dia r": "1 day",
    "wee": "7 day", "sem": "7 day", "mon": "1 month", "mes": "1 month", "men": "1 month",
    "qua": "3 month", "tri": "3 month", "bim": "2 month", "cua": "4 month", "yea": "12 month",
    "año": "12 month", "ann": "12 month", "anu": "12 month", "for": "14 day", "qui": "15 day",
    "hou": "60 minute", "hor": "60 minute", "bie": "24 month", "bia": "6 month",
    "dec": "120 month", "déc": "120 month",
}  # fmt: skip
_LARGER = re.compile(
    r"-\w|[ -](?:hundred|thousand|million|billion|cient[oa]s|mil(?:l[oó]n|lones)?)(?!\w)",
    re.IGNORECASE,
)
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2}")
_CURRENCIES = {
    "$": r"\$", "USD": r"USD|US\$|dollar|d[oó]lar", "MXN": r"MXN|MX\$|peso"
    r"|M\.N\.", "EUR": r"EUR|€|euro",
    "GBP": r"GBP|£|pound|sterling|libra",
}  # fmt: skip
_BEFORE = re.compile(
    r"(?:-|\b(?:hundred|thousand|million|cient[oa]s?|mil|mill[oó]n|millones)(?: and| y)? )$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?P<first>(?:19|20)\d{2})\s?[–—/-]\s?(?P<last>(?:19|20)?\d{2})(?!\d)")
_LEAST = 3


def kind(mention: Mention) -> Kind:
    """What a mention states; a figure with a sign of percent is a percentage."""
    return "percentage" if mention.value.endswith("%") else mention.kind


def alone(side: Side, other: Side, wanted: Kind) -> Iterator[Mention]:
    """What a side states of one kind that the other does not, in any form."""
    mine = [one for one in side.mentions if kind(one) == wanted]
    if not mine:
        return
    same = {one.value for one in other.mentions if kind(one) == wanted}
    stated = [one for one in mine if one.value not in same and _counts(one, side)]
    there = _values(other) if stated else set()
    yield from (one for one in stated if not _met(one, side, there))


def words_differ(side: Side) -> Iterator[Mention]:
    """Numbers whose words and figures differ within one text: “thirty (60) days”."""
    for one in side.mentions:
        parts = one.value.removesuffix("%").split(" ")[0].split("/")
        if one.kind in ("period", "figure") and len(parts) > 1 and not _is_part(one, side):
            yield one


def _counts(one: Mention, side: Side) -> bool:
    """Whether a mention must be accounted for: no time of day, no word of the other language, no
    part of a larger number (“five thousand”).
    """
    words = side.text[one.start : one.end]
    if one.kind == "figure" and not any(sign.isdigit() for sign in words):
        known = words.lower() in _numerals(side.language)
        return known and not _is_part(one, side) and not _LARGER.match(side.text, one.end)
    return not _is_time(side, one)


def _is_part(one: Mention, side: Side) -> bool:
    """Whether a number in words goes on one that stands before it: “one hundred and | five”."""
    return bool(_BEFORE.search(side.text, 0, one.start))


def _met(one: Mention, side: Side, there: set[str]) -> bool:
    if one.kind == "money":
        return bool(_money(one.value) & there)
    if one.kind == "date":
        return bool(_dates(one.value) & there)
    if one.kind == "period":
        count = one.value.split(" ")[0]
        return all(value in there for value in _lengths(one.value)) or f"bare {count}" in there
    values = one.value.removesuffix("%").split("/")
    values = values[:1] if _is_part(one, side) else values
    sign = "%" if one.value.endswith("%") else ""
    return all(f"{value}{sign}" in there or _small(side, one, value) for value in values)


def _small(side: Side, one: Mention, value: str) -> bool:
    """One and two in words are articles, pronouns and “both” as often as numbers."""
    in_figures = any(sign.isdigit() for sign in side.text[one.start : one.end])
    return not in_figures and (not value.isdigit() or int(value) < _LEAST)


@lru_cache(maxsize=16)
def _values(side: Side) -> set[str]:
    """Everything that a text might be read to state."""
    text = side.text
    found = _numbers(text, side.language)
    found |= {f"{one}%" for one in found} | _priced(text, found)
    for one in side.mentions:
        if one.kind == "money":
            found |= _money(one.value)
        elif one.kind == "date":
            found |= _dates(one.value)
        elif one.kind == "period":
            found |= set(_lengths(one.value))
        elif not one.value.endswith("%"):
            found.add(f"bare {one.value}")
    for stated in days(text):
        found |= _dates(f"{stated.day.year}-{stated.day.month}-{stated.day.day}")
    found |= {_SPANS.get(one["unit"].lower()[:3], "") for one in _SPAN.finditer(text)}
    if re.search(r"semest", text, re.IGNORECASE):
        found.add("6 month")
    return found | {_clock(one) for one in _TIME.finditer(text)}


def _numbers(text: str, language: Language) -> set[str]:
    found = {one.replace(",", "") for one in _NUMBER.findall(text)}
    found |= {re.sub(r"\.0+$", "", one) for one in found}
    for year in _YEARS.finditer(text):
        found |= {year["first"][:2] + year["last"][-2:], year["last"][-2:]}
    found |= {_continental(one) for one in _NUMBER.findall(text)}
    found |= {part for one in found for part in one.split(".")}
    found |= {str(roman_value(one)) for one in _ROMAN.findall(text)}
    words = _WORD.findall(text.lower())
    known = _numerals(language)
    for at, word in enumerate(words):
        for length in (4, 3, 2, 1):
            if (number := known.get(" ".join(words[at : at + length]))) is not None:
                found.add(number)
        found.add(_AMOUNTS.get(word, ""))
        found.add(str(ordinal_value(word) or ""))
    return found


def _continental(number: str) -> str:
    """`5.000,50` as Spain writes it, in figures as Mexico does; empty for any other."""
    if not _POINTED.fullmatch(number):
        return ""
    return re.sub(r"\.0+$", "", number.replace(".", "").replace(",", "."))


def _priced(text: str, numbers: set[str]) -> set[str]:
    """Every number of a text as money, in each currency that the text names."""
    codes = {code for code, form in _CURRENCIES.items() if re.search(form, text, re.IGNORECASE)}
    codes |= {"USD", "MXN"} if "$" in codes and not codes & {"USD", "MXN"} else set()
    plain = [one for one in numbers if re.fullmatch(r"\d+(?:\.\d+)?", one)]
    return {f"{code} {float(one):.2f}" for code in codes for one in plain}


@cache
def _numerals(language: Language) -> dict[str, str]:
    rows = (*range(0, 101), *range(110, 1000, 10), *range(1000, 10001, 1000), 365)
    found = {}
    for number in rows:
        for words in (in_words(number, language), in_words(number, language, "f")):
            found[words] = found[words.replace("-", " ")] = str(number)
    return found


def _money(value: str) -> set[str]:
    """An amount with its currency, and without where the sign might mean several."""
    code, amount, *scale = [*value.split(" ")] if value.count(" ") else ["", value]
    code = {"US$": "USD", "MX$": "MXN"}.get(code, code)
    whole = _scaled(amount, scale[0] if scale else "")
    if code in ("$", ""):
        return {f"{one} {whole}" for one in ("$", "USD", "MXN")}
    return {f"{code} {whole}"}


def _scaled(amount: str, scale: str) -> str:
    zeros = {"million": 6, "millones": 6, "millón": 6, "m": 6, "billion": 9, "bn": 9,
             "thousand": 3, "mil": 3, "k": 3}.get(scale, 0)  # fmt: skip
    return f"{float(amount) * 10**zeros:.2f}"


def _dates(value: str) -> set[str]:
    """A date, and the same with day and month the other way round where both can be months."""
    year, month, day = value.split("-")
    found = {f"date {year}-{int(month or 0)}-{int(day or 0)}"}
    if day and month and int(day) <= 12:
        found.add(f"date {year}-{int(day)}-{int(month)}")
    return found


def _lengths(value: str) -> Iterator[str]:
    """A period in its smallest unit, working days apart from days."""
    counts, qualified, unit = value.split(" ", 2)
    many, base = _LENGTHS.get(unit, (1, unit))
    if qualified == "academic" or unit == "academic year":
        many, base = 1, "academic year"
    elif qualified == "working":
        base = f"working {base}"
    for count in counts.split("/"):
        try:
            yield f"{float(count) * many:g} {base}"
        except ValueError:
            yield f"{count} {base}"


def _is_time(side: Side, one: Mention) -> bool:
    """Whether a figure is part of a time of day, which the languages write in many ways."""
    return any(
        found.start() <= one.start < found.end() for found in _TIME.finditer(side.text)
    )  # fmt: skip


def _clock(found: re.Match[str]) -> str:
    return f"time {found[0].lower()}"
