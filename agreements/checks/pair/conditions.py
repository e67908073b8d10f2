"""Both languages set the same conditions, exceptions and limits."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.checks.registry import check
from agreements.checks.sides import NAMES, Side, Sides
from agreements.messages import Bilingual
from agreements.model.findings import Highlight, Remark
from agreements.text.conditions import Condition, Conditioned, might, narrow

_NAMES: dict[Condition, Bilingual] = {
    "if": Bilingual("a condition", "una condición"),
    "unless": Bilingual("an exception", "una excepción"),
    "only": Bilingual("a limit", "una limitación"),
}


@check("pair", "warning")
def condition_missing(sides: Sides) -> Iterator[Remark]:
    """One language sets a condition (“if”, “provided that”) that the other lacks."""
    yield from _missing(sides, "if")


@check("pair", "warning")
def exception_missing(sides: Sides) -> Iterator[Remark]:
    """One language makes an exception (“unless”, “except”) that the other lacks."""
    yield from _missing(sides, "unless")


@check("pair", "warning")
def limit_missing(sides: Sides) -> Iterator[Remark]:
    """One language limits (“only”, “solely”) what the other leaves open."""
    yield from _missing(sides, "only")


def _missing(sides: Sides, condition: Condition) -> Iterator[Remark]:
    for part in sides.sentences:
        for side, other in part.both():
            found = narrow(side.text, side.language, condition)
            if found and other.text and len(found) > might(other.text, other.language, condition):
                yield _remark(part, side, condition, found[0])
                return


def _remark(sides: Sides, side: Side, condition: Condition, found: Conditioned) -> Remark:
    words, what = side.text[slice(*found)], _NAMES[condition]
    here, there = NAMES[side.language], NAMES[side.other]
    en, es = sides.called()
    return sides.remark(
        Bilingual(
            f"{en} sets {what.en} in {here.en} (“{words}”) that its {there.en} may lack. "
            "Read both.",
            f"{es} establece {what.es} en {here.es} («{words}») que quizá falte en {there.es}. "
            "Lea ambos.",
        ),
        words,
        Highlight(side.language, *found),
    )
