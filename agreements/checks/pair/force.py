"""Both languages command, allow, forbid and intend the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from agreements.checks.registry import check
from agreements.checks.sides import Side, Sides
from agreements.comparison.force import Force
from agreements.messages import Bilingual
from agreements.model.findings import Highlight, Remark

_NAMES: dict[Force, Bilingual] = {
    "duty": Bilingual("an obligation", "una obligación"),
    "permission": Bilingual("a permission", "una facultad"),
    "prohibition": Bilingual("a prohibition", "una prohibición"),
    "intention": Bilingual("a mere intention", "una mera intención"),
}
# What a true translation may swap: a duty for a future, which reads as one.
_ORDER: tuple[Force, ...] = ("prohibition", "permission", "intention", "duty")


@check("pair", "warning")
def force_differs(sides: Sides) -> Iterator[Remark]:
    """What one language commands, the other only allows, intends or forbids, or the reverse.

    Classes are compared, not words: the future tense stands for “shall”.
    """
    en, es = (
        Counter(one.force for one in sides.en.forces),
        Counter(one.force for one in sides.es.forces),
    )
    english = next((one for one in _ORDER if en[one] > es[one]), None)
    spanish = next((one for one in _ORDER if es[one] > en[one]), None)
    if english and spanish:
        yield _remark(sides, english, spanish)


def _remark(sides: Sides, english: Force, spanish: Force) -> Remark:
    here, there = _words(sides.en, english), _words(sides.es, spanish)
    en, es = sides.called()
    said, dicho = sides.en.text[slice(*here[1:])], sides.es.text[slice(*there[1:])]
    one, other = _NAMES[english], _NAMES[spanish]
    return sides.remark(
        Bilingual(
            f"{en} states {one.en} in English (“{said}”) and {other.en} in Spanish (“{dicho}”). "
            "Make the strength the same.",
            f"{es} establece {one.es} en inglés («{said}») y {other.es} en español («{dicho}»). "
            "Deben obligar lo mismo.",
        ),
        f"{said} / {dicho}",
        here,
        there,
    )


def _words(side: Side, force: Force) -> Highlight:
    found = next(one for one in side.forces if one.force == force)
    return Highlight(side.language, found.start, found.end)
