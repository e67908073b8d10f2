"""Both languages command, allow, forbid and intend the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from agreements.checks.registry import check
from agreements.checks.sides import Side, Sides
from agreements.checks.strength import states
from agreements.comparison.force import Force, Forced
from agreements.messages import Bilingual
from agreements.model.findings import Highlight, Remark

_NAMES: dict[Force, Bilingual] = {
    "duty": Bilingual("an obligation", "una obligación"),
    "permission": Bilingual("a permission", "una facultad"),
    "prohibition": Bilingual("a prohibition", "una prohibición"),
    "intention": Bilingual("a mere intention", "una mera intención"),
}
# Where several classes differ, the first of these is told.
_ORDER: tuple[Force, ...] = ("prohibition", "permission", "intention", "duty")


@check("pair", "warning")
def force_differs(sides: Sides) -> Iterator[Remark]:
    """What one language commands, the other only allows, intends or forbids, or the reverse.

    Classes are compared, not words: the future tense stands for “shall”.
    """
    for part in sides.sentences:
        pair = _exchanged(part)
        if pair:
            yield _remark(part, *pair)
            return


def _exchanged(sides: Sides) -> tuple[Highlight, Highlight] | None:
    """Words of a class that English has more often, and of one that Spanish has more often."""
    en, es = _classes(sides.en.forces), _classes(sides.es.forces)
    english = next((one for one in _ORDER if en[one] > es[one]), None)
    spanish = next((one for one in _ORDER if es[one] > en[one]), None)
    if english and spanish:
        found = _words(sides.en, english), _words(sides.es, spanish)
        return None if _same(sides, *found) else found
    stating = states(sides.es.text, "es") if english == "permission" else []
    if stating and en["duty"] < es["duty"] + len(stating):
        there = Highlight("es", stating[0].start, stating[0].end)
        return (_words(sides.en, "permission"), there) if not es["permission"] else None
    return None


def _same(sides: Sides, here: Highlight, there: Highlight) -> bool:
    """“should” and «debe» in the present tense, which translators take for each other."""
    said, dicho = sides.en.text[slice(*here[1:])], sides.es.text[slice(*there[1:])]
    return said.lower() == "should" and dicho.lower() in ("debe", "deben")


def _classes(found: Sequence[Forced]) -> Counter[Force]:
    return Counter(one.force for one in found)


def _class(side: Side, mark: Highlight) -> Force:
    return next((one.force for one in side.forces if one.start == mark.start), "duty")


def _remark(sides: Sides, here: Highlight, there: Highlight) -> Remark:
    en, es = sides.called()
    said, dicho = sides.en.text[slice(*here[1:])], sides.es.text[slice(*there[1:])]
    one, other = _NAMES[_class(sides.en, here)], _NAMES[_class(sides.es, there)]
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
