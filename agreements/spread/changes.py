"""Two versions as a spread: old beside new, with what each change means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from agreements import captions
from agreements.decisions import NOTHING, Decisions, Dismissal, out_of_place, settle
from agreements.model import Bilingual
from agreements.model.changes import Change, Comparison, Meaning, Side
from agreements.spread import (
    Cell,
    Line,
    Listing,
    Point,
    Row,
    Spread,
    Stretch,
    decided,
    point,
    unless_typed,
)

COLUMNS = (Bilingual("Old version", "Versión anterior"), Bilingual("New version", "Versión nueva"))
_QUIET = ("unchanged", "renumbered")
_NOT_IN = {
    "old": Bilingual("Not in the old version", "No está en la versión anterior"),
    "new": Bilingual("Not in the new version", "No está en la versión nueva"),
}


def spread(comparison: Comparison, decisions: Decisions = NOTHING) -> Spread:
    """The changes in order; both languages of a bilingual clause make one row of two lines."""
    settled = settle(comparison.all_findings(), decisions)
    away = {finding.key: dismissal for finding, dismissal in settled.dismissed}
    rows = tuple(_row(one, away, decisions) for one in _joined(comparison.changes))
    points = tuple(point(one, "", away.get(one.key)) for one in comparison.findings)
    kinds = {one.kind for one in rows}
    return Spread(
        Bilingual(
            f"What changed: {comparison.old_name} → {comparison.new_name}",
            f"Qué cambió: {comparison.old_name} → {comparison.new_name}",
        ),
        _summary(rows), COLUMNS, rows,
        {one: said for one, said in captions.CHANGE_KINDS.items() if one in kinds},
        _topics(rows, points), points, comparison.notes, _renamed(comparison), settled.gone,
        out_of_place(decisions, {row.id: row.text for row in rows}),
        (comparison.old_name, comparison.new_name),
    )  # fmt: skip


def _topics(rows: tuple[Row, ...], points: tuple[Point, ...]) -> dict[str, Bilingual]:
    found = {one.topic for one in points}
    found.update(chain.from_iterable(row.topics for row in rows))
    found.update(one.topic for row in rows for one in row.points)
    named = {**captions.MEANINGS, **captions.CHANGE_KINDS}
    meanings = {one: said for one, said in named.items() if one in found}
    return {**meanings, **{one: captions.check(one) for one in sorted(found - meanings.keys())}}


def _summary(rows: tuple[Row, ...]) -> Bilingual:
    """How many clauses changed: both languages of a clause are one."""
    kinds = Counter("loud" if not one.quiet else one.kind for one in rows)
    heavy = sum(one.weight == "high" for one in rows)
    many, new_number, same = kinds["loud"], kinds["renumbered"], kinds["unchanged"]
    return Bilingual(
        f"{many} {captions.many(many, 'clause', 'clauses')} changed, {heavy} of high severity; "
        f"{new_number} with only a new number; {same} unchanged.",
        f"{many} {captions.many(many, 'cláusula', 'cláusulas')} con cambios, {heavy} de gravedad "
        f"alta; {new_number} solo con otro número; {same} sin cambios.",
    )


def _renamed(comparison: Comparison) -> tuple[Listing, ...]:
    lines = tuple(
        Line(
            Bilingual(f"“{one.old}” is now “{one.new}”", f"«{one.old}» ahora es «{one.new}»"),
            one.changes,
        )
        for one in comparison.renamed
    )
    title = Bilingual("Terms renamed throughout", "Términos renombrados en todo el texto")
    return (Listing(title, lines),) if lines else ()


def _joined(changes: tuple[Change, ...]) -> Iterator[tuple[Change, ...]]:
    """Each change, or both languages of it, at the place of the first; English comes first."""
    by_id = {one.id: one for one in changes}
    done: set[str] = set()
    for one in changes:
        if one.id in done:
            continue
        partner = by_id.get(one.partner)
        both = [one] if partner is None or partner.id in done else [one, partner]
        done.update(each.id for each in both)
        yield tuple(sorted(both, key=lambda each: each.language != "en"))


def _row(changes: tuple[Change, ...], away: Mapping[str, Dismissal], decisions: Decisions) -> Row:
    """A row of one change, or of the changes of a clause in both languages."""
    first = next((one for one in changes if one.kind not in _QUIET), changes[0])
    points = list(dict.fromkeys(at for one in changes for at in _points(one, away)))
    points.sort(key=lambda one: captions.ORDER[one.weight])
    standing = any(one.dismissal is None for one in points)
    row = Row(
        first.id, first.kind, _lines(changes), first.side.number, first.side.heading,
        first.language, tuple(points),
        tuple(dict.fromkeys(at.kind for one in changes for at in one.meaning)),
        quiet=first.kind in _QUIET and not standing,
        also=tuple(one.id for one in changes if one is not first),
    )  # fmt: skip
    return decided(row, decisions)


def _points(change: Change, away: Mapping[str, Dismissal]) -> Iterator[Point]:
    """What its words mean, or else what became of the clause; then the findings."""
    if change.severity != "none" and change.kind not in _QUIET and not change.meaning:
        yield Point(change.severity, change.kind, _became(change))
    for one in change.meaning:
        if one.severity != "none":
            yield Point(one.severity, one.kind, _meant(one))
    for finding in change.findings:
        yield point(finding, change.language, away.get(finding.key))


def _became(change: Change) -> Bilingual:
    old = change.old.number if change.old else ""
    from_en, from_es = (f" It was {old}.", f" Era {old}.") if old else ("", "")
    return {
        "added": Bilingual("This clause is new.", "Esta cláusula es nueva."),
        "removed": Bilingual("This clause is no longer there.", "Esta cláusula ya no está."),
        "moved": Bilingual(f"This clause stands in another place.{from_en}",
                           f"Esta cláusula está en otro lugar.{from_es}"),
    }.get(change.kind, captions.CHANGE_KINDS[change.kind])  # fmt: skip


def _meant(one: Meaning) -> Bilingual:
    if one.old and one.new:
        return Bilingual(f"“{one.old}” became “{one.new}”.", f"«{one.old}» pasó a «{one.new}».")
    if one.new:
        return Bilingual(f"“{one.new}” is new.", f"«{one.new}» es nuevo.")
    return Bilingual(f"“{one.old}” is gone.", f"«{one.old}» ya no está.")


def _lines(changes: tuple[Change, ...]) -> tuple[tuple[Cell, Cell], ...]:
    """Old and new; of a language that did not change beside one that did, only once."""
    alone = len(changes) == 1 or all(one.kind == "unchanged" for one in changes)
    return tuple(
        (
            _cell(one, one.old, "old"),
            _cell(one, one.new, "new")
            if alone or one.kind != "unchanged"
            else Cell(one.language, empty=captions.CHANGE_KINDS["unchanged"]),
        )
        for one in changes
    )


def _cell(change: Change, side: Side | None, which: str) -> Cell:
    if side is None:
        return Cell(change.language, empty=_NOT_IN[which])
    look = "deleted" if which == "old" else "inserted"
    stretches = [
        Stretch(one.text, "plain" if one.kind == "equal" else one.kind)
        for one in change.words
        if one.kind in ("equal", look)
    ]
    alone = change.old is None or change.new is None
    whole = Stretch(side.text, look if alone else "plain")  # type: ignore[arg-type]
    return Cell(change.language, tuple(stretches) if stretches else (whole,),
                unless_typed(side.number, side.text))  # fmt: skip
