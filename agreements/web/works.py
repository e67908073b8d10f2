"""The kinds of work that take seconds: each reads the files given and gives a result to keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from agreements.captions import many
from agreements.messages import Bilingual
from agreements.model.pairs import Compared

Run = Callable[[Path, Sequence[str], Mapping[str, Any]], tuple[Any, Bilingual]]
"""The folder, what its files were called, what was asked: the result, and its figures."""


def _review(folder: Path, names: Sequence[str], asked: Mapping[str, Any]) -> tuple[Any, Bilingual]:
    from agreements.commands import review

    first, *memories = (folder / one for one in asked["files"])
    wanted = review.Asked(
        asked["reader"], asked["where"], asked["instrument"], tuple(asked["models"]),
        tuple(memories),
    )  # fmt: skip
    told = review.review(first, wanted)
    notes = tuple(_WHICH if "--instrument" in one.en else one for one in told.notes)
    told = replace(told, name=names[0], notes=notes)
    return told, _counted(len(told.flags), len(told.missing))


_WHICH = Bilingual(
    "The draft does not say which instrument it is. To see what a complete one would hold, review "
    "it again and choose it under “More about it”.",
    "El documento no dice qué instrumento es. Para ver qué contendría uno completo, revíselo de "
    "nuevo y elíjalo en «Más datos».",
)


def _counted(flags: int, missing: int) -> Bilingual:
    points, clauses = _points(flags), _many(missing, "clause", "cláusula")
    return Bilingual(f"{points.en}, {clauses.en} missing", f"{points.es}, {clauses.es} por agregar")


def _many(number: int, en: str, es: str) -> Bilingual:
    return Bilingual(
        f"{number} {many(number, en, en + 's')}", f"{number} {many(number, es, es + 's')}"
    )


def _changes(folder: Path, names: Sequence[str], asked: Mapping[str, Any]) -> tuple[Any, Bilingual]:
    from agreements.commands import clause_diff

    first, *second = (folder / one for one in asked["files"])
    found = clause_diff.clause_diff(first, second[0]) if second else clause_diff.tracked(first)
    old, new = names[0], names[-1]
    told = replace(found, old_name=old, new_name=new)
    clauses = _many(len(told.real()), "clause", "cláusula")
    return told, Bilingual(f"{clauses.en} changed", f"{clauses.es} con cambios")


def _compare(folder: Path, names: Sequence[str], asked: Mapping[str, Any]) -> tuple[Any, Bilingual]:
    from agreements.commands import compare

    told = _as_named(compare.compare([folder / one for one in asked["files"]]), names, asked)
    return told, _points(sum(1 for _ in told.all_findings()))


def _as_named(told: Compared, names: Sequence[str], asked: Mapping[str, Any]) -> Compared:
    """The comparison with the names that its files came with, whichever language they hold."""
    known = dict(zip(asked["files"], names, strict=True))
    en, es = (known.get(one, one) for one in (told.name_en, told.name_es))
    return replace(told, name_en=en, name_es=es)


def _terms(folder: Path, names: Sequence[str], asked: Mapping[str, Any]) -> tuple[Any, Bilingual]:
    from agreements.commands import terms

    told = terms.check([folder / one for one in asked["files"]])
    sides = _as_named(told.compared, names, asked)
    return replace(told, compared=sides), _points(sum(1 for _ in sides.all_findings()))


def _points(number: int) -> Bilingual:
    return _many(number, "point", "punto")


KINDS: Mapping[str, Run] = {
    "review": _review,
    "changes": _changes,
    "compare": _compare,
    "terms": _terms,
}
