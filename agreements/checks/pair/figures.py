"""Both languages state the same figures, money, dates, periods and percentages."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.checks.equivalence import Kind, alone, words_differ
from agreements.checks.registry import check
from agreements.checks.sides import NAMES, Side, Sides
from agreements.comparison.mentions import Mention
from agreements.messages import Bilingual
from agreements.model.findings import Highlight, Remark

_WHAT = {
    "figure": Bilingual("the number", "el número"),
    "percentage": Bilingual("the percentage", "el porcentaje"),
    "date": Bilingual("the date", "la fecha"),
    "period": Bilingual("the period", "el plazo"),
    "money": Bilingual("the amount", "el importe"),
}


@check("pair", "error")
def figures_differ(sides: Sides) -> Iterator[Remark]:
    """One language states a number that the other does not. “30” and «treinta» are equal."""
    yield from _differ(sides, "figure")


@check("pair", "error")
def percentages_differ(sides: Sides) -> Iterator[Remark]:
    """One language states a percentage that the other does not."""
    yield from _differ(sides, "percentage")


@check("pair", "error")
def dates_differ(sides: Sides) -> Iterator[Remark]:
    """One language states a date that the other does not, in words or in figures."""
    yield from _differ(sides, "date")


@check("pair", "error")
def periods_differ(sides: Sides) -> Iterator[Remark]:
    """One language states a period that the other does not. Working days are not days."""
    yield from _differ(sides, "period")


@check("pair", "error")
def money_differs(sides: Sides) -> Iterator[Remark]:
    """One language states an amount, or its currency, that the other does not."""
    yield from _differ(sides, "money")


@check("pair", "error")
def words_and_figures_differ(sides: Sides) -> Iterator[Remark]:
    """The words and the figures of one number differ within one language: “thirty (60) days”."""
    for side, _ in sides.both():
        for one in words_differ(side):
            words = side.text[one.start : one.end]
            en, es = sides.called()
            language = NAMES[side.language]
            yield sides.remark(
                Bilingual(
                    f"{en} says “{words}” in {language.en}: words and figures differ. "
                    "Make them the same.",
                    f"{es} dice «{words}» en {language.es}: la letra y la cifra no coinciden. "
                    "Corrija una de las dos.",
                ),
                words,
                Highlight(side.language, one.start, one.end),
            )


def _differ(sides: Sides, kind: Kind) -> Iterator[Remark]:
    english, spanish = list(alone(sides.en, sides.es, kind)), list(alone(sides.es, sides.en, kind))
    if len(english) == len(spanish):
        for one, other in zip(english, spanish, strict=True):
            yield _two(sides, one, other)
        return
    for one in english:
        yield _one(sides, sides.en, one, kind)
    for one in spanish:
        yield _one(sides, sides.es, one, kind)


def _two(sides: Sides, one: Mention, other: Mention) -> Remark:
    said, dicho = sides.en.text[one.start : one.end], sides.es.text[other.start : other.end]
    en, es = sides.called()
    return sides.remark(
        Bilingual(
            f"{en} says “{said}” in English and “{dicho}” in Spanish. Make them the same.",
            f"{es} dice «{said}» en inglés y «{dicho}» en español. Deben coincidir.",
        ),
        f"{said} / {dicho}",
        Highlight("en", one.start, one.end),
        Highlight("es", other.start, other.end),
    )


def _one(sides: Sides, side: Side, one: Mention, kind: Kind) -> Remark:
    words, what = side.text[one.start : one.end], _WHAT[kind]
    here, there = NAMES[side.language], NAMES[side.other]
    en, es = sides.called()
    return sides.remark(
        Bilingual(
            f"{en} states {what.en} “{words}” in {here.en} only. "
            f"State it in {there.en} too, or take it out.",
            f"{es} indica {what.es} «{words}» solo en {here.es}. "
            f"Indíquelo también en {there.es} o suprímalo.",
        ),
        words,
        Highlight(side.language, one.start, one.end),
    )
