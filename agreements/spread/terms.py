"""The words of the trade as a spread: both languages, or one beside what to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from agreements import captions
from agreements.decisions import NOTHING, Decisions
from agreements.model import Bilingual, Language
from agreements.model.checked_terms import CheckedTerms
from agreements.spread import Cell, Row, Spread, Stretch, pairs

_WRITE = Bilingual("What to write", "Qué escribir")
_NOTHING = Bilingual("Nothing to change", "Nada por cambiar")
_FOUND = Bilingual("With points to look at", "Con puntos por revisar")
_CLEAN = Bilingual("Nothing to look at", "Nada por revisar")


def spread(told: CheckedTerms, decisions: Decisions = NOTHING) -> Spread:
    """The passages in order, with what the glossary has to say of each."""
    found = replace(pairs.spread(told.compared, decisions), title=_title(told))
    if not told.language:
        return found
    rows = tuple(_one_sided(row, told.language) for row in found.rows)
    kinds = {"found": _FOUND, "clean": _CLEAN}
    shown = {row.kind for row in rows}
    return replace(
        found,
        summary=summary(told),
        columns=(captions.LANGUAGE_NAMES[told.language], _WRITE),
        rows=rows,
        kinds={kind: said for kind, said in kinds.items() if kind in shown},
    )


def summary(told: CheckedTerms) -> Bilingual:
    """The figures in a sentence."""
    found = len(list(told.findings()))
    en, es = captions.many(told.spoken, "place speaks", "places speak"), captions.many(
        told.spoken, "lugar habla", "lugares hablan"
    )  # fmt: skip
    return Bilingual(
        f"{told.spoken} {en} of a concept of the glossary; {found} "
        f"{captions.many(found, 'point', 'points')} to look at.",
        f"{told.spoken} {es} de un concepto del glosario; {found} "
        f"{captions.many(found, 'punto', 'puntos')} por revisar.",
    )


def _title(told: CheckedTerms) -> Bilingual:
    names = " · ".join(told.names)
    return Bilingual(f"Terms: {names}", f"Términos: {names}")


def _one_sided(row: Row, language: Language) -> Row:
    """A passage beside what to write in it: the other language is not missing, it is not there."""
    cells = row.lines[0]
    own = next(one for one in cells if one.language == language and one.empty is None)
    write = Cell(language, tuple(_write(row)), empty=None if row.points else _NOTHING, ours=True)
    return replace(row, kind="found" if row.points else "clean", lines=((own, write),))


def _write(row: Row) -> Iterator[Stretch]:
    for one in row.points:
        if one.suggestion:
            yield Stretch(f"{one.words}: ", note=one.suggestion)
