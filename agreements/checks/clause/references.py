"""References that hold in every combination, and clauses that stand in at least one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from agreements.checks import reach
from agreements.checks.registry import check
from agreements.checks.texts import paragraphs, remark
from agreements.model import Applies, Clause, Library, Paragraph, Position, Remark
from agreements.text.marks import marks


class Reason(NamedTuple):
    """Where a reference leads nowhere, and why."""

    bits: int
    en: str
    es: str


@check("clause", "error")
def unresolved_reference(clause: Clause, library: Library) -> Iterator[Remark]:
    """Some combination prints this reference without the clause or paragraph that it names.

    The clause referred to must be required wherever this paragraph may stand, in each position
    that a request could choose, or the paragraph must be guarded with `present`.
    """
    axes = reach.axes(library)
    for position, one in paragraphs(clause):
        for target in dict.fromkeys(_targets(one)):
            reason = _unresolved(clause, position, one, target, library)
            if reason:
                where = next(reach.examples(axes, reason.bits))
                yield remark(
                    clause,
                    one.line,
                    f"“{target}” is not there in {where}: {reason.en}. Guard the paragraph with "
                    "`present`, or narrow `applies`.",
                    f"«{target}» no figura en {where}: {reason.es}. Condicione el párrafo con "
                    "`present` o limite `applies`.",
                    target,
                )


@check("clause", "error")
def never_drafted(clause: Clause, library: Library) -> Iterator[Remark]:
    """A clause, position or paragraph that no combination could ever print."""
    axes = reach.axes(library)
    if clause.id not in library.order():
        yield remark(
            clause,
            clause.line,
            "this clause is not in contents.yaml, so it is never drafted. Add it to a section.",
            "esta cláusula no figura en contents.yaml y nunca se redacta. Agréguela a una sección.",
            clause.id,
        )
    for position in clause.positions:
        if not _possible(axes, clause.applies, position.applies):
            yield _never(clause, position.line, f"position “{position.id}”",
                         f"la posición «{position.id}»", position.id)  # fmt: skip
            continue
        for one in position.paragraphs:
            if not _possible(axes, clause.applies, position.applies, one.applies):
                yield _never(clause, one.line, "this paragraph", "este párrafo", one.id)


@check("clause", "error")
def no_position_fits(clause: Clause, library: Library) -> Iterator[Remark]:
    """The clause is required in a combination that no position of it admits: it would vanish."""
    axes = reach.axes(library)
    bits = reach.where_required(axes, clause.applies)
    for one in clause.positions:
        if not one.applies.given and not one.applies.lacking:
            bits &= ~reach.where(axes, one.applies)
    if bits:
        where = next(reach.examples(axes, bits))
        yield remark(
            clause,
            clause.line,
            f"required in {where}, but no position may stand there. Widen one, or narrow the "
            "clause.",
            f"obligatoria en {where}, pero ninguna posición puede figurar ahí. Amplíe una o limite "
            "la cláusula.",
            str(where),
        )


def _targets(paragraph: Paragraph) -> Iterator[str]:
    for text in (paragraph.en, paragraph.es):
        yield from (mark.argument for mark in marks(text) if mark.function == "ref")


def _possible(axes: reach.Axes, *applies: Applies) -> bool:
    return reach.world(*applies) is not None and bool(reach.where(axes, *applies))


def _never(clause: Clause, line: int, en: str, es: str, words: str) -> Remark:
    return remark(
        clause,
        line,
        f"{en} may stand in no combination. Compare its `applies` with those above it.",
        f"{es} no puede figurar en ninguna combinación. Compare su `applies` con los que lo "
        "contienen.",
        words,
    )


def _unresolved(
    clause: Clause, position: Position, paragraph: Paragraph, target: str, library: Library
) -> Reason | None:
    id, _, name = target.partition(".")
    there = library.clauses.get(id)
    known = reach.world(clause.applies, position.applies, paragraph.applies)
    if there is None or known is None:
        return None
    axes = reach.axes(library)
    bits = reach.where(axes, clause.applies, position.applies, paragraph.applies)
    if there.id == clause.id:
        return _within(position, name, bits, known, axes)
    guarded = known.get(f"present:{id}", False)
    if not guarded and (reason := _optional(there, bits, known, axes)):
        return reason
    fitting = _beside(there, clause, position)
    if not guarded and (reason := _without_position(there, fitting, bits, known, axes)):
        return reason
    return _positions(there, fitting, name, bits, known, axes, guarded)


def _optional(there: Clause, bits: int, known: reach.World, axes: reach.Axes) -> Reason | None:
    required = reach.where_required(axes, there.applies) if reach.holds(there.applies, known) else 0
    if bits & ~required:
        return Reason(bits & ~required, f"“{there.id}” is not required there",
                      f"«{there.id}» no es obligatoria ahí")  # fmt: skip
    return None


def _within(
    position: Position, name: str, bits: int, known: reach.World, axes: reach.Axes
) -> Reason | None:
    """A reference inside its own clause: the paragraph must stand in the same position."""
    if not name:
        return None
    missing = bits & ~_standing(position, name, known, axes)
    if missing:
        return Reason(missing, f"position “{position.id}” has no paragraph “{name}” there",
                      f"la posición «{position.id}» no tiene ahí el párrafo «{name}»")  # fmt: skip
    return None


def _beside(there: Clause, clause: Clause, position: Position) -> list[Position]:
    """The positions of the clause referred to that can stand beside this one."""
    own = f"{clause.id}/{position.id}"
    return [
        one
        for one in there.positions
        if f"{there.id}/{one.id}" not in position.conflicts and own not in one.conflicts
    ]


def _without_position(
    there: Clause, fitting: list[Position], bits: int, known: reach.World, axes: reach.Axes
) -> Reason | None:
    for one in fitting:
        if reach.holds(one.applies, known):
            bits &= ~reach.where(axes, one.applies)
    if bits:
        return Reason(bits, f"no position of “{there.id}” fits there",
                      f"ninguna posición de «{there.id}» es admisible ahí")  # fmt: skip
    return None


def _positions(
    there: Clause,
    fitting: list[Position],
    name: str,
    bits: int,
    known: reach.World,
    axes: reach.Axes,
    guarded: bool,
) -> Reason | None:
    """The first position of the clause referred to that would leave the reference empty."""
    bits &= reach.where(axes, there.applies)
    for other in fitting:
        for world in reach.worlds(known, other.applies, *(one.applies for one in other.paragraphs)):
            if not reach.holds(other.applies, world):
                continue
            fits = bits & reach.where(axes, other.applies)
            if guarded:
                fits &= _standing(other, "", world, axes)
            missing = fits & ~_standing(other, name, world, axes)
            if missing:
                return _lacking(other, name, missing)
    return None


def _standing(position: Position, name: str, known: reach.World, axes: reach.Axes) -> int:
    """Where a paragraph of that name (or, without a name, any) stands."""
    bits = 0
    for one in position.paragraphs:
        if (not name or one.id == name) and reach.holds(one.applies, known):
            bits |= reach.where(axes, one.applies)
    return bits


def _lacking(position: Position, name: str, bits: int) -> Reason:
    if not name:
        return Reason(bits, f"its position “{position.id}” is silent there",
                      f"su posición «{position.id}» guarda silencio ahí")  # fmt: skip
    return Reason(bits, f"its position “{position.id}” has no paragraph “{name}” there",
                  f"su posición «{position.id}» no tiene ahí el párrafo «{name}»")  # fmt: skip
