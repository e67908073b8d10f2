"""Duties only where they bind."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.checks import reach
from agreements.checks.registry import check
from agreements.checks.texts import remark
from agreements.model import (
    BINDING_INSTRUMENTS,
    LANGUAGES,
    Applies,
    Clause,
    Library,
    Position,
    Remark,
)
from agreements.text.marks import plain
from agreements.text.modality import duties

_STATED = ("clause", "schedule", "closing")


@check("clause", "error")
def duty_in_non_binding_position(clause: Clause, library: Library) -> Iterator[Remark]:
    """A position that does not bind imposes a duty. Write an intention instead."""
    if clause.kind not in _STATED:
        return
    for position in clause.positions:
        for one in position.paragraphs:
            if not _unbound(library, position, clause.applies, position.applies, one.applies):
                continue
            for language in LANGUAGES:
                for words in duties(plain(one.en if language == "en" else one.es), language):
                    yield remark(
                        clause,
                        one.line,
                        f"position “{position.id}” may stand where it does not bind, but says "
                        f"“{words}”. State an intention.",
                        f"la posición «{position.id}» puede figurar donde no obliga, pero dice "
                        f"«{words}». Exprese una intención.",
                        words,
                    )


def _unbound(library: Library, position: Position, *applies: Applies) -> int:
    """Where a text stands without binding."""
    if position.binding == "always":
        return 0
    axes = reach.axes(library)
    bits = reach.where(axes, *applies)
    if position.binding == "never":
        return bits
    return bits & ~reach.where_value(axes, BINDING_INSTRUMENTS)
