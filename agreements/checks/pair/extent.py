"""Both languages are there, whole, and each in its own language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreements.checks.registry import check
from agreements.checks.sides import NAMES, Side, Sides
from agreements.messages import Bilingual
from agreements.model.findings import Highlight, Remark
from agreements.outline.languages import words_say

SHORTEST, LONGEST = 0.62, 2.1
_ENOUGH, _FEW = 100, 4
_LINKS = frozenset(("de", "del", "la", "las", "los", "el", "y", "of", "the", "and", "for"))
_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"(?:^|[\s(])\(?(?P<sign>[a-h]|[ivx]{1,4}|\d{1,2})\)(?=\s)")


@check("pair", "error")
def clause_missing(sides: Sides) -> Iterator[Remark]:
    """A passage stands in one language only."""
    for side, other in sides.both():
        if side.text and not other.text:
            here, there = NAMES[side.language], NAMES[side.other]
            en, es = sides.called()
            yield sides.remark(
                Bilingual(
                    f"{en} is in {here.en} only. Add its {there.en}, or take it out.",
                    f"{es} está solo en {here.es}. Agregue su texto en {there.es} o suprímala.",
                ),
                side.text[:80],
                Highlight(side.language, 0, len(side.text)),
            )


@check("pair", "error")
def left_untranslated(sides: Sides) -> Iterator[Remark]:
    """What should be Spanish is in English, or the reverse."""
    for side, other in sides.both():
        if other.text and _is_foreign(side, other):
            here = NAMES[side.language]
            en, es = sides.called()
            yield sides.remark(
                Bilingual(
                    f"{en} is not translated: its {here.en} is in {NAMES[side.other].en}.",
                    f"{es} no está traducida: su texto en {here.es} está en "
                    f"{NAMES[side.other].es}.",
                ),
                side.text[:80],
                Highlight(side.language, 0, len(side.text)),
            )


@check("pair", "warning")
def length_out_of_proportion(sides: Sides) -> Iterator[Remark]:
    """The Spanish is much shorter or longer than its English: something may be missing."""
    english, spanish = len(sides.en.text), len(sides.es.text)
    if english < _ENOUGH or not spanish or SHORTEST <= spanish / english <= LONGEST:
        return
    ratio = f"{spanish / english:.2f}"
    en, es = sides.called()
    yield sides.remark(
        Bilingual(
            f"{en}: the Spanish is {ratio} times as long as the English (usual: {SHORTEST} to "
            f"{LONGEST}). See what one of them leaves out.",
            f"{es}: el español mide {ratio} veces el inglés (lo usual: {SHORTEST} a {LONGEST}). "
            "Vea qué omite uno de los dos.",
        ),
        "",
    )


@check("pair", "warning")
def items_differ(sides: Sides) -> Iterator[Remark]:
    """A list has more items in one language than in the other."""
    if not sides.en.text or not sides.es.text:
        return
    for english, spanish in zip(_counts(sides.en.text), _counts(sides.es.text), strict=True):
        if english != spanish and min(english, spanish) > 1:
            en, es = sides.called()
            yield sides.remark(
                Bilingual(
                    f"{en} lists {english} items in English and {spanish} in Spanish. "
                    "See which is missing.",
                    f"{es} enumera {english} elementos en inglés y {spanish} en español. "
                    "Vea cuál falta.",
                ),
                f"{english} / {spanish}",
            )
            return


def _is_foreign(side: Side, other: Side) -> bool:
    """Whether a text is in the other language: by its words, names left aside."""
    plain = [one for one in _WORD.findall(side.text) if one.islower() and one not in _LINKS]
    return len(plain) >= _FEW and words_say(" ".join(plain)) == other.language


def _counts(text: str) -> tuple[int, int]:
    """Items by their signs (a), (b), and by semicolons."""
    return len(_MARK.findall(text)), text.count(";") + 1
