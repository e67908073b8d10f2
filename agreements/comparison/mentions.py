"""What a text states exactly: money, dates, periods, figures, each whole and with its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from agreements.text.dates import MONTHS
from agreements.text.figures import in_words

MentionKind = Literal["money", "date", "period", "figure"]


class Mention(NamedTuple):
    """Words from `start` up to `end` of a text, and the value that they state, however written."""

    kind: MentionKind
    start: int
    end: int
    value: str


_AMOUNT = r"\d{1,3}(?:[,\u00a0 ]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d+)?"
_SCALE = r"(?:\s?(?:million|billion|thousand|millones|millón|mil|m|k|bn)\b)?"
_CODES = (
    "GBP|MXN|USD|EUR|CAD|CHF|JPY|AUD|NZD|CNY|HKD|SGD|INR|BRL|ARS|CLP|COP|PEN|SEK|NOK|DKK|PLN|ZAR"
)
_SIGNS = {"£": "GBP", "€": "EUR", "$": "$"}
_NAMES = {
    "pounds": "GBP", "pounds sterling": "GBP", "sterling": "GBP", "libras": "GBP",
    "libras esterlinas": "GBP", "dollars": "$", "us dollars": "USD", "dólares": "$",
    "euros": "EUR", "euro": "EUR", "pesos": "MXN", "mexican pesos": "MXN",
    "pesos mexicanos": "MXN", "dólares americanos": "USD",
}  # fmt: skip
_MONTH_NAMES = {"sept": 9} | {
    form: number
    for names in MONTHS.values()
    for number, name in enumerate(names, 1)
    for form in (name.lower(), *((name[:3].lower(),) if names is MONTHS["en"] else ()))
}
_VERBS = ("may", "march", "mar")
_UNITS = {
    "day": "day", "days": "day", "día": "day", "días": "day", "dia": "day", "dias": "day",
    "week": "week", "weeks": "week", "semana": "week", "semanas": "week",
    "month": "month", "months": "month", "mes": "month", "meses": "month",
    "year": "year", "years": "year", "año": "year", "años": "year",
    "hour": "hour", "hours": "hour", "hora": "hour", "horas": "hour",
    "minute": "minute", "minutes": "minute", "minuto": "minute", "minutos": "minute",
    "semester": "semester", "semesters": "semester", "semestre": "semester",
    "semestres": "semester", "term": "term", "terms": "term", "quarter": "quarter",
    "quarters": "quarter", "trimestre": "quarter", "trimestres": "quarter",
    "ciclo escolar": "academic year", "ciclos escolares": "academic year",
}  # fmt: skip
_QUALIFIED = {
    "business": "working", "working": "working", "hábil": "working", "hábiles": "working",
    "habiles": "working", "calendar": "calendar", "natural": "calendar", "naturales": "calendar",
    "academic": "academic", "académico": "academic", "académicos": "academic",
    "consecutive": "", "consecutivos": "", "complete": "", "full": "", "clear": "clear",
}  # fmt: skip


_DIGIT = re.compile(r"\d")
_COUNT = 80


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """Everything stated exactly in a text of either language, in order, without overlap."""
    found: list[Mention] = []
    taken: list[tuple[int, int]] = []
    for one in (*_money(text), *_dates(text), *_periods(text), *_figures(text)):
        if all(one.end <= start or end <= one.start for start, end in taken):
            found.append(one)
            taken.append((one.start, one.end))
    return tuple(sorted(found, key=lambda one: one.start))


@cache
def _numbers() -> dict[str, str]:
    """Numbers in words, up to a hundred and the round ones above, as figures."""
    rows = [*range(2, 101), *range(200, 1000, 100), *range(120, 200, 10), 1000, 365, 150, 180]
    found: dict[str, str] = {"one": "1", "una": "1", "un": "1"}
    for number in rows:
        for words in (
            in_words(number, "en"), in_words(number, "es"), in_words(number, "es", "f")
        ):  # fmt: skip
            found[words] = str(number)
            found[words.replace("-", " ")] = str(number)
    return found


_UNDER_TEN = "two|three|four|five|six|seven|eight|nine"
_BAJO_DIEZ = "un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
# A number in words; `one` and `un` alone are left out, which are articles too.
_IN_WORDS = (
    rf"(?:(?:{_UNDER_TEN}|one) hundred(?: and (?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    rf"|ninety|five))?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    rf"(?:[- ](?:one|{_UNDER_TEN}))?|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    rf"|one thousand|{_UNDER_TEN}"
    rf"|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y (?:{_BAJO_DIEZ}))?"
    r"|(?:veinti|dieci)(?:ún|un[oa]|d[oó]s|tr[eé]s|cuatro|cinco|s[eé]is|siete|ocho|nueve)|veinte"
    r"|diez|once|doce|trece|catorce|quince"
    r"|(?:ciento|cien|(?:dos|tres|cuatro|seis|sete|ocho|nove)cient[oa]s|quinient[oa]s)"
    r"(?: (?:veinte|treinta|cuarenta|cincuenta|sesenta|ochenta|noventa|cinco))?"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = _IN_WORDS
    bracket = rf"(?:\s?\(\s?(?:\d+(?:\.\d+)?|{words}|one|una?)\s?\))"
    count = rf"(?:\d+(?:\.\d+)?|{words}|one(?={bracket})|una?(?={bracket})){bracket}?"
    units = "|".join(sorted(_UNITS, key=len, reverse=True))
    qualified = "|".join(sorted(_QUALIFIED, key=len, reverse=True))
    months = f"(?i:{'|'.join(sorted(_MONTH_NAMES, key=len, reverse=True))})"
    currencies = "|".join(sorted(_NAMES, key=len, reverse=True))
    spelt = rf"(?:(?:{words})\s+)?"
    return {
        "money": re.compile(
            rf"(?<!\w)(?:(?P<code>{_CODES}|US\$|MX\$)\s?[£€$]?\s?|(?P<sign>[£€$])\s?)"
            rf"(?P<sum>{_AMOUNT})(?P<scale>{_SCALE})"
            rf"(?:\s?\([^()]{{3,90}}?\d{{2}}/100[^()]*\))?(?:\s?(?P<after>GBP|MXN|USD|EUR|M\.N\.))?"
            rf"|(?<![\w.,])(?P<sum2>{_AMOUNT})(?P<scale2>{_SCALE})\s(?:\([^()]{{3,90}}\)\s)?"
            rf"(?:de\s)?(?P<name>(?i:{currencies})|GBP|MXN|USD|EUR)\b"
        ),
        "date": re.compile(
            rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|º|o\.)?\s(?:day\s)?(?:of\s|de\s)?(?P<m>{months})\b\.?"
            rf"(?:,?\s(?:of\s|de\s|del\s)?(?:año\s)?(?P<y>\d{{4}}))?"
            rf"|\b(?P<m2>{months})\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s|\s)(?P<y2>\d{{4}})"
            rf"|\b(?P<m3>{months})\s(?:de\s|del\s|of\s)?(?P<y3>\d{{4}})\b"
            r"|\b(?P<y4>(?:19|20)\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)\b"
            r"|\b(?P<d5>\d{1,2})[/.](?P<m5>\d{1,2})[/.](?P<y5>(?:19|20)\d\d)\b"
        ),
        "unit": re.compile(
            rf"(?<=[\s-])(?P<unit>{units})\b[’']?(?:\s(?P<after>{qualified}))?(?!\w)",
            re.IGNORECASE,
        ),
        "before unit": re.compile(
            rf"(?<![\w.,])(?=[\dc-hnoqstuv]){spelt}(?P<count>{count})[\s-]?"
            rf"(?:(?P<before>{qualified})\s)?$",
            re.IGNORECASE,
        ),
        "figure": re.compile(
            rf"(?<![\w.,§])(?=[\dc-hnoqstuv])(?P<count>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|(?:{words}))"
            rf"(?:\s(?:per\scent|percent|por\sciento))?"
            rf"(?:\s?%|\s?\(\s?(?P<again>\d+(?:\.\d+)?|{words})\s?%?\s?\)\s?%?)?"
            rf"(?:\s(?:per\scent|percent|por\sciento)\b)?(?![\w])",
            re.IGNORECASE,
        ),
    }


def _money(text: str) -> Iterator[Mention]:
    if not _DIGIT.search(text):
        return
    for found in _patterns()["money"].finditer(text):
        amount = found["sum"] or found["sum2"]
        scale = (found["scale"] or found["scale2"] or "").strip().lower()
        code = found["code"] or _SIGNS.get(found["sign"] or "", "")
        name = (found["name"] or "").lower()
        code = code or _NAMES.get(name, name.upper())
        after = {"M.N.": "MXN"}.get(found["after"] or "", found["after"] or "")
        value = f"{after or code} {_plain(amount)} {scale}".strip()
        yield Mention("money", *found.span(), value)


def _dates(text: str) -> Iterator[Mention]:
    if not _DIGIT.search(text):
        return
    for found in _patterns()["date"].finditer(text):
        named = {key: value for key, value in found.groupdict().items() if value}
        day = next((value for key, value in named.items() if key[0] == "d"), "")
        month = next((value for key, value in named.items() if key[0] == "m"), "")
        year = next((value for key, value in named.items() if key[0] == "y"), "")
        if month in _VERBS:
            continue
        number = _MONTH_NAMES.get(month.lower(), month.lstrip("0"))
        yield Mention("date", *found.span(), f"{year}-{number}-{day.lstrip('0')}")


def _periods(text: str) -> Iterator[Mention]:
    """Periods, found from their unit backwards: units are rarer than numbers."""
    patterns = _patterns()
    for unit in patterns["unit"].finditer(text):
        start = max(0, unit.start() - _COUNT)
        found = patterns["before unit"].search(text, start, unit.start())
        if found is None or (start and found.start() == start):
            continue
        qualified = _QUALIFIED.get((found["before"] or unit["after"] or "").lower(), "")
        named = _UNITS[unit["unit"].lower()]
        value = f"{_counted(found['count'])} {qualified} {named}"
        yield Mention("period", found.start(), unit.end(), value)


def _figures(text: str) -> Iterator[Mention]:
    for found in _patterns()["figure"].finditer(text):
        share = "%" if re.search(r"%|per ?cent|por ciento", found[0], re.IGNORECASE) else ""
        yield Mention("figure", *found.span(), _counted(found[0]) + share)


def _counted(words: str) -> str:
    """The figure of a count: what stands in figures, and if that differs, what is in words too."""
    figures = [_plain(one) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", words)]
    named = re.split(r"\s?\(|\)", words)[0].strip().lower()
    named = re.sub(r"\s(?:per ?cent|por ciento)$", "", named)
    spelt = _numbers().get(named)
    values = dict.fromkeys([*figures, *([spelt] if spelt else [])])
    return "/".join(values) or named


def _plain(amount: str) -> str:
    plain = re.sub(r"[,\u00a0 ]", "", amount)
    return re.sub(r"\.0+$", "", plain)
