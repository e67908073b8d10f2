"""Both languages refer to the same clauses, schedules and articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreements.checks.registry import check
from agreements.checks.sides import NAMES, Side, Sides
from agreements.messages import Bilingual
from agreements.model.findings import Highlight, Remark
from agreements.outline.labels import ordinal_value, roman_value
from agreements.outline.references import Reference

_TOKEN = re.compile(r"\d+(?:\.\d+)*|(?<!\w)[a-zñ](?=\))|(?<!\w)[IVXLA-Z]+(?!\w)|[^\W\d_]{5,}")


@check("pair", "error")
def references_differ(sides: Sides) -> Iterator[Remark]:
    """One language refers to a clause that the other does not. “5” and «QUINTA» are equal."""
    english, spanish = list(_alone(sides.en, sides.es)), list(_alone(sides.es, sides.en))
    if len(english) == len(spanish):
        for one, other in zip(english, spanish, strict=True):
            yield _two(sides, one, other)
        return
    for one in english:
        yield _one(sides, sides.en, one)
    for one in spanish:
        yield _one(sides, sides.es, one)


def _alone(side: Side, other: Side) -> Iterator[Reference]:
    """The references of a side whose number the other does not hold in any form."""
    if not side.references:
        return
    paths = {_bare(one.path) for one in other.references}
    lacking = [one for one in side.references if _bare(one.path) not in paths]
    tokens = _tokens(other.text[other.own_number :]) if lacking else set()
    for one in lacking:
        if not _loose(_bare(one.path)) <= tokens or _competes(one, side, other):
            yield one


def _competes(one: Reference, side: Side, other: Side) -> bool:
    """Whether the other side has a reference of its own that this side lacks."""
    mine = {_bare(each.path) for each in side.references}
    return any(_bare(each.path) not in mine for each in other.references)


def _bare(path: str) -> str:
    """A path without the name of its part: schedules, declarations and recitals by number alone."""
    return path.rpartition(" ")[2].lower()


def _loose(path: str) -> set[str]:
    return (
        {path}
        if "." not in path
        else {path, *()}
        if path.replace(".", "").isdigit()
        else set(path.split("."))
    )


def _tokens(text: str) -> set[str]:
    found = set()
    for token in _TOKEN.findall(text):
        found.add(token.lower())
        found.add(str(ordinal_value(token) or ""))
        found.add(str(roman_value(token) or "") if token.isupper() else "")
    return found


def _two(sides: Sides, one: Reference, other: Reference) -> Remark:
    said, dicho = sides.en.text[one.start : one.end], sides.es.text[other.start : other.end]
    en, es = sides.called()
    return sides.remark(
        Bilingual(
            f"{en} refers to “{said}” in English and to “{dicho}” in Spanish. See which is meant.",
            f"{es} remite a «{said}» en inglés y a «{dicho}» en español. Vea cuál es la correcta.",
        ),
        f"{said} / {dicho}",
        Highlight("en", one.start, one.end),
        Highlight("es", other.start, other.end),
    )


def _one(sides: Sides, side: Side, one: Reference) -> Remark:
    words, here, there = side.text[one.start : one.end], NAMES[side.language], NAMES[side.other]
    en, es = sides.called()
    return sides.remark(
        Bilingual(
            f"{en} refers to “{words}” in {here.en} only. Refer to it in {there.en} too.",
            f"{es} remite a «{words}» solo en {here.es}. Inclúyalo también en {there.es}.",
        ),
        words,
        Highlight(side.language, one.start, one.end),
    )
