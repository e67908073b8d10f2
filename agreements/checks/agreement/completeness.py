"""Nothing dropped in silence: every mark resolves, every gap shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from agreements.checks.registry import check
from agreements.checks.walk import place, texts
from agreements.model import Agreement, Bilingual, Library, Place, Remark, Span

_UNMARKED = re.compile(r"\{\{|\}\}|\{%|_{3,}|\[●|\bTBC\b|\bXXX+\b|\.{4,}")


@check("agreement", "error")
def reference_to_absent_clause(agreement: Agreement, library: Library) -> Iterator[Remark]:
    """A clause refers to another that this draft does not hold."""
    for blank in agreement.blanks:
        if blank.fact.startswith("ref:"):
            name = blank.fact[4:]
            yield Remark(
                Place(clause=blank.clause),
                Bilingual(
                    f"Clause “{blank.clause}” refers to “{name}”, which this draft does not hold.",
                    f"La cláusula «{blank.clause}» remite a «{name}», que no está en el proyecto.",
                ),
                name,
                name,
            )


@check("agreement", "error")
def unknown_mark(agreement: Agreement, library: Library) -> Iterator[Remark]:
    """A blank that names no fact which a request could state: nobody could ever fill it."""
    known = _known(library)
    for blank in agreement.blanks:
        fact = blank.fact
        if not fact.startswith("ref:") and fact not in known and not _in_list(fact, library):
            yield Remark(
                Place(clause=blank.clause),
                Bilingual(
                    f"Clause “{blank.clause}” asks for “{fact}”, which a request cannot state.",
                    f"La cláusula «{blank.clause}» pide «{fact}», que una solicitud no admite.",
                ),
                fact,
                fact,
            )


@check("agreement", "error")
def unmarked_blank(agreement: Agreement, library: Library) -> Iterator[Remark]:
    """Text with a gap or a mark left in it that is not highlighted as a blank."""
    for clause, paragraph, language, spans in texts(agreement):
        for words in _gaps(spans):
            yield Remark(
                place(clause, paragraph, language),
                Bilingual(
                    f"Clause “{clause.id}” holds an unmarked gap: “{words}”.",
                    f"La cláusula «{clause.id}» contiene un hueco sin señalar: «{words}».",
                ),
                words,
            )


@lru_cache(maxsize=200_000)
def _gaps(spans: tuple[Span, ...]) -> tuple[str, ...]:
    stated = (span.text for span in spans if span.kind not in ("blank", "value"))
    return tuple(found.group(0) for text in stated for found in _UNMARKED.finditer(text))


def _known(library: Library) -> set[str]:
    parameters = (one.name for clause in library.clauses.values() for one in clause.parameters)
    return {*library.facts, *parameters, "uk", "mx", "programme"}


def _in_list(fact: str, library: Library) -> bool:
    return fact.startswith("each.") or fact in _tables(library)


def _tables(library: Library) -> set[str]:
    return {
        paragraph.table.key
        for clause in library.clauses.values()
        for position in clause.positions
        for paragraph in position.paragraphs
        if paragraph.table
    }
