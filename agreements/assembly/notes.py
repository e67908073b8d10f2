"""What a lawyer should look at in a clause: the laws it rests on, the position's own word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from agreements.model import Bilingual, Clause, Law, Library, Note, Position


def notes(
    clause: Clause, position: Position, laws: tuple[str, ...], library: Library
) -> Iterator[Note]:
    """One note for the position's review, if any, and one for each law that the clause rests on."""
    if position.review:
        yield Note(clause.id, position.review.who, (), position.review.why)
    for id in laws:
        law = library.laws.get(id)
        if law and law.bearing != "context":
            yield Note(clause.id, _who(law), (id,), explain(law, library))


def explain(law: Law, library: Library) -> Bilingual:
    """What a law is, where it reaches, why to look, its counterpart, and when it was checked."""
    where = extent(law, library)
    return Bilingual(_english(law, where.en), _spanish(law, where.es))


def extent(law: Law, library: Library) -> Bilingual:
    """Where a law reaches, in words."""
    if law.system != "uk":
        return Bilingual("Mexico", "México")
    nations = library.phrases["uk_nations"]
    if set(law.extent) >= set(nations):
        return Bilingual("United Kingdom", "Reino Unido")
    named = [nations[one]["nation"] for one in law.extent]
    return Bilingual(", ".join(one.en for one in named), ", ".join(one.es for one in named))


def _who(law: Law) -> Literal["uk", "mexico", "both"]:
    return "mexico" if law.system == "uk" else "uk" if law.system == "mexico" else "both"


def _english(law: Law, where: str) -> str:
    counterpart = law.counterpart.en if law.counterpart else "none found"
    checked = f"checked {law.checked_on.isoformat()}" if law.checked_on else "not checked"
    return (
        f"{law.title.en} ({law.citation}). Extent: {where}. {law.why.en} "
        f"Counterpart on the other side: {counterpart.rstrip('.')}. Entry {checked}."
    )


def _spanish(law: Law, where: str) -> str:
    counterpart = law.counterpart.es if law.counterpart else "no se localizó"
    checked = f"revisada el {law.checked_on.isoformat()}" if law.checked_on else "sin revisar"
    return (
        f"{law.title.es} ({law.citation}). Ámbito: {where}. {law.why.es} "
        f"Equivalente del otro lado: {counterpart.rstrip('.')}. Ficha {checked}."
    )
