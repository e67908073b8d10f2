"""What every position owes to the person who chooses it."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.checks.registry import check
from agreements.checks.texts import cited, remark
from agreements.model import Clause, Library, Position, Remark


@check("clause", "error")
def no_approval(clause: Clause, library: Library) -> Iterator[Remark]:
    """A fallback, or a position that leans to one side, does not say who must agree to it."""
    for position in clause.positions:
        asked = position.rank == "fallback" or position.leans != "neutral"
        if asked and not (position.approval and position.approval.en.strip()):
            yield remark(
                clause,
                position.line,
                f"position “{position.id}” ({position.rank}, {position.leans}) does not say who "
                "must agree to it. Add `approval`.",
                f"la posición «{position.id}» ({position.rank}, {position.leans}) no dice quién "
                "debe aprobarla. Agregue `approval`.",
                position.id,
            )


@check("clause", "error")
def no_guidance(clause: Clause, library: Library) -> Iterator[Remark]:
    """A position does not say when to use it."""
    for position in clause.positions:
        if not position.guidance.en.strip():
            yield remark(
                clause,
                position.line,
                f"position “{position.id}” does not say when to use it. Add `guidance`.",
                f"la posición «{position.id}» no dice cuándo conviene. Agregue `guidance`.",
                position.id,
            )


@check("clause", "warning")
def uk_position_without_review(clause: Clause, library: Library) -> Iterator[Remark]:
    """A position that leans to UK law has no word for the Mexican lawyer who reads it."""
    for position in clause.positions:
        if position.leans == "uk" and not position.review:
            yield remark(
                clause,
                position.line,
                f"position “{position.id}” leans to UK law without a `review`. Say what to check.",
                f"la posición «{position.id}» se inclina por el derecho británico y no tiene "
                "`review`. Diga qué verificar.",
                position.id,
            )


@check("clause", "warning")
def uk_position_without_law(clause: Clause, library: Library) -> Iterator[Remark]:
    """A position that leans to UK law names no law or doctrine on which it rests."""
    for position in clause.positions:
        if position.leans == "uk" and position.paragraphs and not _laws(position):
            yield remark(
                clause,
                position.line,
                f"position “{position.id}” leans to UK law but rests on no entry of the register. "
                "Add `laws`.",
                f"la posición «{position.id}» se inclina por el derecho británico, pero no se "
                "apoya en ninguna ficha del registro. Agregue `laws`.",
                position.id,
            )


def _laws(position: Position) -> list[str]:
    return [use.id for use in position.laws] + [
        use.id for paragraph in position.paragraphs for use in cited(paragraph)
    ]
