"""What binds and what may be cited where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from agreements.checks.registry import check
from agreements.checks.walk import place, texts
from agreements.model import Agreement, Bilingual, Language, Library, Remark, Span
from agreements.text.modality import duties

_STATED = ("clause", "schedule", "closing")


@check("agreement", "error")
def duty_in_non_binding_clause(agreement: Agreement, library: Library) -> Iterator[Remark]:
    """A clause that does not bind imposes a duty. Write an intention instead."""
    for clause, paragraph, language, spans in texts(agreement):
        if clause.binding or clause.kind not in _STATED:
            continue
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


@check("agreement", "error")
def law_out_of_extent(agreement: Agreement, library: Library) -> Iterator[Remark]:
    """A clause rests on a law that does not reach the nation or regime of its party."""
    request = agreement.request
    here = {request.uk_nation, request.mexican_regime}
    for clause in agreement.clauses:
        for id in clause.laws:
            law = library.laws[id]
            if law.system != "international" and not here & set(law.extent):
                yield Remark(
                    place(clause),
                    Bilingual(
                        f"Clause “{clause.id}” rests on {law.name.en}, which does not reach "
                        f"{request.uk_nation if law.system == 'uk' else request.mexican_regime}.",
                        f"La cláusula «{clause.id}» se apoya en «{law.name.es}», que no alcanza a "
                        f"{request.uk_nation if law.system == 'uk' else request.mexican_regime}.",
                    ),
                    id,
                    id,
                )


@check("agreement", "error")
def stale_law(agreement: Agreement, library: Library) -> Iterator[Remark]:
    """A clause cites a law that has been replaced."""
    for clause in agreement.clauses:
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


@check("agreement", "error")
def conflicting_positions(agreement: Agreement, library: Library) -> Iterator[Remark]:
    """Two chosen positions cannot stand beside each other, such as arbitration and courts."""
    chosen = {f"{one.id}/{one.position}" for one in agreement.clauses}
    for clause in agreement.clauses:
        for position in library.clauses[clause.id].positions:
            if position.id == clause.position:
                for other in position.conflicts:
                    if other in chosen:
                        yield Remark(
                            place(clause),
                            Bilingual(
                                f"“{clause.id}/{clause.position}” cannot stand beside “{other}”. "
                                "Choose one of them.",
                                f"«{clause.id}/{clause.position}» no es compatible con «{other}». "
                                "Elija una de las dos.",
                            ),
                            other,
                        )


@lru_cache(maxsize=200_000)
def _duties(spans: tuple[Span, ...], language: Language) -> tuple[str, ...]:
    text = "".join(span.text for span in spans)
    return tuple(duties(text, language))
