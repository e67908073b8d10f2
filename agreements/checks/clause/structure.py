"""How the paragraphs of a position hang together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agreements.checks import reach
from agreements.checks.registry import check
from agreements.checks.texts import remark
from agreements.model import LANGUAGES, Clause, Library, Marked, Paragraph, Position, Remark

_LEADS = (":", "—", "–", ",")
_GOES_ON = re.compile(r"[;,] (?:and|or|y|o|e|u)$")


@check("clause", "error")
def level_jump(clause: Clause, library: Library) -> Iterator[Remark]:
    """A list item has no paragraph of the level above it, somewhere that it may stand."""
    axes = reach.axes(library)
    for position in clause.positions:
        for place, one in enumerate(position.paragraphs):
            alone = _orphaned(clause, position, place, axes)
            if alone:
                where = next(reach.examples(axes, alone))
                yield remark(
                    clause,
                    one.line,
                    f"a paragraph of level {one.level} without one of level {one.level - 1} above "
                    f"it in {where}. Add it, or give both the same `applies`.",
                    f"un párrafo de nivel {one.level} sin uno de nivel {one.level - 1} arriba en "
                    f"{where}. Agréguelo o dé a ambos el mismo `applies`.",
                    one.id,
                )


@check("clause", "error")
def item_without_lead_in(clause: Clause, library: Library) -> Iterator[Remark]:
    """The paragraph above a list does not lead into it: it ends its sentence in a language."""
    for position in clause.positions:
        for place, one in enumerate(position.paragraphs):
            above = _above(position.paragraphs, place)
            if one.level < 2 or one.table or above is None:
                continue
            for language in LANGUAGES:
                if not _end(above.en if language == "en" else above.es).endswith(_LEADS):
                    named = {"en": ("English", "inglés"), "es": ("Spanish", "español")}[language]
                    yield remark(
                        clause,
                        above.line,
                        f"this paragraph has list items below it, but its {named[0]} ends without "
                        "a colon. Lead into the list.",
                        f"este párrafo tiene incisos debajo, pero su {named[1]} no termina en dos "
                        "puntos. Introduzca la lista.",
                        above.id,
                    )


@check("clause", "warning")
def endings_differ(clause: Clause, library: Library) -> Iterator[Remark]:
    """A paragraph ends in one sign in English and in another in Spanish: “;” and «.», say."""
    for position in clause.positions:
        for one in position.paragraphs:
            signs = [_sign(text) for text in (one.en, one.es)]
            if not one.table and signs[0] != signs[1]:
                yield remark(
                    clause,
                    one.line,
                    f"English ends in “{signs[0]}” and Spanish in “{signs[1]}”. Make them "
                    "the same.",
                    f"el inglés termina en «{signs[0]}» y el español en «{signs[1]}». Deben "
                    "coincidir.",
                    one.id,
                )


def _orphaned(clause: Clause, position: Position, place: int, axes: reach.Axes) -> int:
    """Where the paragraph at that place stands without one of the level above it."""
    one = position.paragraphs[place]
    applies = (clause.applies, position.applies, one.applies)
    known = reach.world(*applies)
    if one.level < 2 or one.table or known is None:
        return 0
    before = [other for other in position.paragraphs[:place] if other.level < one.level]
    orphaned = 0
    for world in reach.worlds(known, *(other.applies for other in before)):
        bits = reach.where(axes, *applies)
        for other in reversed(before):
            stands = reach.where(axes, other.applies) if reach.holds(other.applies, world) else 0
            if other.table or other.level < one.level - 1:
                orphaned |= bits & stands
            bits &= ~stands
        orphaned |= bits
    return orphaned


def _above(paragraphs: Sequence[Paragraph], place: int) -> Paragraph | None:
    """The paragraph right before an item, where it is of the level above."""
    if place == 0 or paragraphs[place - 1].level != paragraphs[place].level - 1:
        return None
    return None if paragraphs[place - 1].table else paragraphs[place - 1]


def _end(text: Marked) -> str:
    """The last words of a text; nothing that a mark prints counts as an end."""
    last = text[-1] if text else ""
    return last.rstrip().rstrip("”»)") if isinstance(last, str) else "·"


def _sign(text: Marked) -> str:
    """The sign that ends a text. A list goes on with “; and” in English, «, y» in Spanish."""
    end = _end(text)
    if _GOES_ON.search(end):
        return ";"
    return end[-1:] if end[-1:] in tuple(".;:,?!—–") else "…"
