"""Nothing dropped in silence: every mark resolves, every gap shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from agreements.checks.registry import check
from agreements.checks.walk import place, texts
from agreements.model import AgreedClause, Bilingual, Library, Remark, Request, Span

_UNMARKED = re.compile(r"\{\{|\}\}|\{%|_{3,}|\[●|\bTBC\b|\bXXX+\b|\.{4,}")
_SIGNS = ("{{", "}}", "{%", "___", "[●", "TBC", "XXX", "....")


@check("draft", "error")
def reference_to_absent_clause(
    clause: AgreedClause, request: Request, library: Library
) -> Iterator[Remark]:
    """A clause refers to another that this draft does not hold."""
    for target in _blanks(clause):
        if target.startswith("ref:"):
            name = target[4:]
            yield Remark(
                place(clause),
                Bilingual(
                    f"Clause “{clause.id}” refers to “{name}”, which this draft does not hold.",
                    f"La cláusula «{clause.id}» remite a «{name}», que no está en el proyecto.",
                ),
                name,
                name,
            )


@check("draft", "error")
def unknown_mark(clause: AgreedClause, request: Request, library: Library) -> Iterator[Remark]:
    """A blank that names no fact which a request could state: nobody could ever fill it."""
    for fact in _blanks(clause):
        if not fact.startswith(("ref:", "each.")) and fact not in _known(library):
            yield Remark(
                place(clause),
                Bilingual(
                    f"Clause “{clause.id}” asks for “{fact}”, which a request cannot state.",
                    f"La cláusula «{clause.id}» pide «{fact}», que una solicitud no admite.",
                ),
                fact,
                fact,
            )


@check("draft", "error")
def unmarked_blank(clause: AgreedClause, request: Request, library: Library) -> Iterator[Remark]:
    """Text with a gap or a mark left in it that is not highlighted as a blank."""
    for paragraph, language, spans in texts(clause):
        for words in _gaps(spans):
            yield Remark(
                place(clause, paragraph, language),
                Bilingual(
                    f"Clause “{clause.id}” holds an unmarked gap: “{words}”.",
                    f"La cláusula «{clause.id}» contiene un hueco sin señalar: «{words}».",
                ),
                words,
            )


def _blanks(clause: AgreedClause) -> dict[str, None]:
    cells = (
        cell
        for paragraph in clause.paragraphs
        if paragraph.table
        for row in paragraph.table.rows
        for cell in row
    )
    stretches = (*(spans for _, _, spans in texts(clause)), *cells)
    return {span.target: None for spans in stretches for span in spans if span.kind == "blank"}


def _gaps(spans: tuple[Span, ...]) -> list[str]:
    stated = (span.text for span in spans if span.kind not in ("blank", "value"))
    suspect = (text for text in stated if any(sign in text for sign in _SIGNS))
    return [found.group(0) for text in suspect for found in _UNMARKED.finditer(text)]


@lru_cache(maxsize=4)
def _known(library: Library) -> frozenset[str]:
    """Every fact, parameter and table that a request could state."""
    parameters = (one.name for clause in library.clauses.values() for one in clause.parameters)
    tables = (
        paragraph.table.key
        for clause in library.clauses.values()
        for position in clause.positions
        for paragraph in position.paragraphs
        if paragraph.table
    )
    return frozenset((*library.facts, *parameters, *tables, "uk", "mx", "programme"))
