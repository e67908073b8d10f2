"""What binds and what may be cited where."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.checks.registry import check
from agreements.checks.walk import place, texts
from agreements.model import AgreedClause, Bilingual, Language, Library, Remark, Request, Span

_STATED = ("clause", "schedule", "closing")


@check("draft", "error")
def duty_in_non_binding_clause(
    clause: AgreedClause, request: Request, library: Library
) -> Iterator[Remark]:
    """A clause that does not bind imposes a duty. Write an intention instead."""
    if clause.binding or clause.kind not in _STATED:
        return
    for paragraph, language, spans in texts(clause):
        for words in _duties(spans, language):
            yield Remark(
                place(clause, paragraph, language),
                Bilingual(
                    f"Clause “{clause.id}” does not bind but says “{words}”. State an intention.",
                    f"La cláusula «{clause.id}» no obliga, pero dice «{words}». "
                    "Exprese una intención.",
                ),
                words,
            )


@check("draft", "error")
def law_out_of_extent(clause: AgreedClause, request: Request, library: Library) -> Iterator[Remark]:
    """A clause rests on a law that does not reach the nation or regime of its party."""
    for id in clause.laws:
        law = library.laws[id]
        here = request.uk_nation if law.system == "uk" else request.mexican_regime
        if law.system != "international" and here not in law.extent:
            yield Remark(
                place(clause),
                Bilingual(
                    f"Clause “{clause.id}” rests on {law.name.en}, which does not reach {here}.",
                    f"La cláusula «{clause.id}» se apoya en «{law.name.es}», que no alcanza a "
                    f"{here}.",
                ),
                id,
                id,
            )


@check("draft", "error")
def stale_law(clause: AgreedClause, request: Request, library: Library) -> Iterator[Remark]:
    """A clause cites a law that has been replaced."""
    for id in clause.laws:
        law = library.laws[id]
        if law.bearing == "stale":
            yield Remark(
                place(clause),
                Bilingual(
                    f"Clause “{clause.id}” cites {law.name.en}, which has been replaced.",
                    f"La cláusula «{clause.id}» cita «{law.name.es}», que fue sustituida.",
                ),
                id,
                id,
            )


def _duties(spans: tuple[Span, ...], language: Language) -> list[str]:
    from agreements.text.modality import duties  # many patterns: only where a clause asks

    return duties("".join(span.text for span in spans), language)
