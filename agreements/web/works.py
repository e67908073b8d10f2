"""The kinds of work that take seconds: each reads the files given and gives a result to keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

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
    return Bilingual(
        f"{flags} points, {missing} clauses missing", f"{flags} puntos, faltan {missing} cláusulas"
    )


def _changes(folder: Path, names: Sequence[str], asked: Mapping[str, Any]) -> tuple[Any, Bilingual]:
    from agreements.commands import clause_diff

    first, *second = (folder / one for one in asked["files"])
    found = clause_diff.clause_diff(first, second[0]) if second else clause_diff.tracked(first)
    old, new = names[0], names[-1]
    told = replace(found, old_name=old, new_name=new)
    many = len(told.real())
    return told, Bilingual(f"{many} clauses changed", f"{many} cláusulas con cambios")


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


def _points(many: int) -> Bilingual:
    return Bilingual(f"{many} points", f"{many} puntos")


KINDS: Mapping[str, Run] = {
    "review": _review,
    "changes": _changes,
    "compare": _compare,
    "terms": _terms,
}
