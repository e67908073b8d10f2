"""Figures, dates, money, labels and Spanish agreement, against what a grammar and Word say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from agreements.model import Mark, Money, Name, Percent, Period
from agreements.text import dates, figures, labels, marks, money, spanish

MEMORANDUM = Name("this Memorandum", "presente Memorando", "el")
STUDENT = Name("Student", "Estudiante", "el", "asked", "Students", "Estudiantes")


@pytest.mark.parametrize(
    ("number", "en", "masculine", "feminine"),
    [
        (1, "one", "un", "una"),
        (16, "sixteen", "dieciséis", "dieciséis"),
        (21, "twenty-one", "veintiún", "veintiuna"),
        (31, "thirty-one", "treinta y un", "treinta y una"),
        (100, "one hundred", "cien", "cien"),
        (101, "one hundred and one", "ciento un", "ciento una"),
        (200, "two hundred", "doscientos", "doscientas"),
        (500, "five hundred", "quinientos", "quinientas"),
        (701, "seven hundred and one", "setecientos un", "setecientas una"),
        (1000, "one thousand", "mil", "mil"),
        (21000, "twenty-one thousand", "veintiún mil", "veintiún mil"),
        (1000000, "one million", "un millón", "un millón"),
    ],
)
def test_numbers_in_words(number: int, en: str, masculine: str, feminine: str) -> None:
    assert figures.in_words(number, "en") == en
    assert figures.in_words(number, "es") == masculine
    assert figures.in_words(number, "es", "f") == feminine


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_different_numbers_have_different_words(one: int, other: int) -> None:
    for language in ("en", "es"):
        same = figures.in_words(one, language) == figures.in_words(other, language)  # type: ignore[arg-type]
        assert same == (one == other)


def test_a_count_whose_spanish_words_would_need_a_gender_stays_a_figure() -> None:
    assert figures.counted(2, "es") == "dos (2)"
    assert figures.counted(21, "es") == "21"
    assert figures.counted(21, "en") == "21"
    assert figures.counted(11, "es") == "once (11)"


@pytest.mark.parametrize(
    ("period", "en", "es", "article"),
    [
        (Period(30, "day"), "thirty (30) days", "treinta (30) días", "los"),
        (Period(1, "month"), "one (1) month", "un (1) mes", "el"),
        (Period(72, "hour"), "seventy-two (72) hours", "setenta y dos (72) horas", "las"),
        (Period(21, "week"), "twenty-one (21) weeks", "veintiuna (21) semanas", "las"),
        (Period(10, "working_day"), "ten (10) working days", "diez (10) días hábiles", "los"),
    ],
)
def test_periods(period: Period, en: str, es: str, article: str) -> None:
    assert dates.period(period, "en") == en
    assert dates.period(period, "es") == es
    assert dates.article(period) == article


def test_dates_of_both_countries() -> None:
    assert dates.day(date(2026, 11, 22), "en") == "22 November 2026"
    assert dates.day(date(2027, 1, 1), "es") == "1 de enero de 2027"


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_dates_are_those_of_babel(day: date) -> None:
    for language, locale in (("en", "en_GB"), ("es", "es_MX")):
        assert dates.day(day, language) == format_date(day, "long", locale=locale)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["6 month s", "six months", "0 days", "30", "30 lunas", "-1 days"])
def test_what_is_no_period(text: str) -> None:
    assert dates.read_period(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("GBP 42,900", Money(Decimal(42900), "GBP")),
        ("MXN 1200.50", Money(Decimal("1200.50"), "MXN")),
        ("£42,900", None),
        ("XYZ 10", None),
        ("GBP 4,29,00", None),
    ],
)
def test_money(text: str, value: Money | None) -> None:
    assert money.read_money(text) == value


def test_money_and_percentages_are_printed_the_same_figure_in_both_languages() -> None:
    assert money.amount(Money(Decimal("1200.50"), "MXN"), "es") == "MXN 1,200.50"
    assert money.percent(Percent(Decimal("12.5")), "es") == "12.5%"
    assert money.percent(Percent(Decimal("10")), "es") == "diez por ciento (10%)"


def test_ordinals_beyond_vigesima() -> None:
    shown = [labels.ordinal(number, "es") for number in (1, 10, 11, 20, 21, 30, 42, 99, 101)]
    assert shown == [
        "PRIMERA", "DÉCIMA", "DÉCIMA PRIMERA", "VIGÉSIMA", "VIGÉSIMA PRIMERA", "TRIGÉSIMA",
        "CUADRAGÉSIMA SEGUNDA", "NONAGÉSIMA NOVENA", "CENTÉSIMA PRIMERA",
    ]  # fmt: skip
    assert labels.ordinal(20, "en") == "TWENTIETH"
    assert labels.ordinal(42, "en") == "FORTY-SECOND"


def test_no_two_clauses_share_an_ordinal() -> None:
    for language in ("en", "es"):
        assert len({labels.ordinal(number, language) for number in range(1, 200)}) == 199  # type: ignore[arg-type]


def test_letters_go_on_as_word_counts() -> None:
    assert [labels.letter(number) for number in (1, 26, 27, 52, 53)] == [
        "a",
        "z",
        "aa",
        "zz",
        "aaa",
    ]
    assert [labels.roman(number) for number in (4, 9, 14, 40)] == ["IV", "IX", "XIV", "XL"]


@pytest.mark.parametrize(
    ("name", "filters", "es"),
    [
        (MEMORANDUM, ("el",), "el presente Memorando"),
        (MEMORANDUM, ("de",), "del presente Memorando"),
        (MEMORANDUM, ("a",), "al presente Memorando"),
        (MEMORANDUM, ("el", "cap"), "El presente Memorando"),
        (MEMORANDUM, (), "presente Memorando"),
        (STUDENT, ("de",), "de Estudiante"),
        (STUDENT, ("pl", "de"), "de Estudiantes"),
        (STUDENT, ("pl", "el", "de"), "de los Estudiantes"),
        (STUDENT, ("oa",), "o"),
        (Name("x", "El Colegio", "el", "never"), ("de",), "de El Colegio"),
        (Name("x", "UNORTE", "la"), ("a",), "a la UNORTE"),
        (Name("x", "Inverleven", "la", "never"), ("y",), "e Inverleven"),
        (Name("x", "hielo", "el", "never"), ("y",), "y hielo"),
        (Name("x", "universidades", "las"), ("oa",), "as"),
    ],
)
def test_spanish_agreement(name: Name, filters: tuple[str, ...], es: str) -> None:
    assert spanish.spanish(name, filters) == es


def test_english_prints_only_plural_and_capital() -> None:
    assert spanish.english(STUDENT, ("pl", "el", "de")) == "Students"
    assert spanish.english(MEMORANDUM, ("el", "cap")) == "This Memorandum"
    assert spanish.english(MEMORANDUM, ("oa",)) == ""


def test_marks_are_read_with_their_filters() -> None:
    text = marks.read('Under {{ ref("a.b") | el | a }} and {{mx.rfc}}.')
    assert text == (
        "Under ", Mark("ref", "a.b", ("el", "a")), " and ", Mark("value", "mx.rfc"), ".",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["{{ 7*7 }}", "{{ x | upper }}", "{{ x", "x }}", "{% if x %}", "{{ run('x') }}", "{{ X }}"],
)
def test_marks_hold_no_logic(text: str) -> None:
    with pytest.raises(marks.MarkFault):
        marks.read(text)


@given(st.text(alphabet=st.characters(exclude_characters="{}%")))
def test_text_without_marks_comes_back_as_it_is(text: str) -> None:
    assert "".join(str(part) for part in marks.read(text)) == text
