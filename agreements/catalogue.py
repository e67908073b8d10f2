"""What the library holds, for a person who browses: filter its clauses, find one of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from agreements.checks import reach
from agreements.checks.texts import cited, drafted, told
from agreements.messages import AgreementsError, Bilingual
from agreements.model import Clause, Leaning, Library, Position, Rank, Requirement
from agreements.text.marks import plain
from agreements.text.near import close, did_you_mean


class NotThere(AgreementsError):
    """A clause, position, filter, check or path that the library does not hold."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What to list. An empty filter lets everything pass; `context` holds values of any axis."""

    instrument: str = ""
    model: str = ""
    context: tuple[str, ...] = ()
    topic: str = ""
    law: str = ""
    position: str = ""
    leans: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A clause that passes the filters, and its positions that pass.

    `requirement` is `required` where some combination asked about drafts it unasked.
    """

    clause: Clause
    requirement: Requirement
    positions: tuple[Position, ...]
    laws: tuple[str, ...]


def listed(library: Library, filters: Filters) -> list[Listed]:
    """The clauses that pass, in the order of an agreement. Raises NotThere."""
    _check_filters(library, filters)
    axes = reach.axes(library)
    bits = _asked(axes, filters)
    order = {id: place for place, id in enumerate(library.order())}
    clauses = sorted(library.clauses.values(), key=lambda one: order.get(one.id, len(order)))
    found = (_listed(one, axes, bits, filters) for one in clauses)
    return [one for one in found if one]


def laws_of(position: Position) -> tuple[str, ...]:
    """The laws that a position rests on or names, in order."""
    uses = [use.id for use in position.laws]
    uses += [use.id for paragraph in position.paragraphs for use in cited(paragraph)]
    return tuple(dict.fromkeys(uses))


def _listed(clause: Clause, axes: reach.Axes, bits: int, filters: Filters) -> Listed | None:
    if filters.topic and filters.topic.upper() not in clause.topics:
        return None
    if filters.text and not _says(clause, filters.text):
        return None
    positions = tuple(
        one
        for one in clause.positions
        if reach.where(axes, clause.applies, one.applies) & bits and _passes(one, filters)
    )
    if not positions:
        return None
    needed = reach.where_required(axes, clause.applies) & bits
    laws = dict.fromkeys(law for one in positions for law in laws_of(one))
    return Listed(clause, "required" if needed else "optional", positions, tuple(laws))


def _passes(position: Position, filters: Filters) -> bool:
    return (
        filters.position in ("", position.rank, position.id)
        and filters.leans in ("", position.leans)
        and (not filters.law or filters.law in laws_of(position))
    )


def _asked(axes: reach.Axes, filters: Filters) -> int:
    """The combinations that the filters ask about: one model at a time."""
    bits = reach.with_one_model(axes)
    for value in (filters.instrument, filters.model, *filters.context):
        bits &= reach.where_value(axes, [value]) if value else bits
    return bits


def _says(clause: Clause, words: str) -> bool:
    texts = [plain(text) for one in drafted(clause) for text in (one.en, one.es)]
    texts += [text for one in told(clause) for text in (one.text.en, one.text.es)]
    return _folded(words) in _folded(" ".join((clause.id, *texts)))


def _folded(text: str) -> str:
    """Small letters without accents, so that `credito` finds «crédito»."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _check_filters(library: Library, filters: Filters) -> None:
    phrases = library.phrases
    topics = {topic for one in library.clauses.values() for topic in one.topics}
    places = [*phrases["uk_nations"], *phrases["mexican_regimes"], *phrases["structures"]]
    names = {one.id for clause in library.clauses.values() for one in clause.positions}
    ranks, leanings = set(get_args(Rank)), set(get_args(Leaning))
    must_know(filters.leans, leanings, "leaning", "inclinación")
    must_know(filters.instrument, phrases["instruments"], "instrument", "instrumento")
    must_know(filters.model, phrases["models"], "model", "modelo")
    must_know(filters.topic.upper(), topics, "topic", "tema")
    must_know(filters.law, library.laws, "law", "norma")
    meant = filters.position in names or close(filters.position, names)
    must_know(filters.position, ranks | names if meant else ranks,
              "rank or position", "rango ni posición")  # fmt: skip
    for value in filters.context:
        must_know(value, places, "nation, regime or structure", "nación, régimen o estructura")


def must_know(word: str, known: Iterable[str], en: str, es: str) -> None:
    """Refuse a word that is not among those known, naming the nearest. An empty word passes."""
    if word and word not in known:
        cure_en, cure_es = did_you_mean(word, known)
        raise NotThere(
            Bilingual(
                f"The library has no {en} “{word}”. {cure_en}",
                f"La biblioteca no tiene {es} «{word}». {cure_es}",
            )
        )


def find(library: Library, id: str, position: str = "") -> tuple[Clause, tuple[Position, ...]]:
    """A clause, with all its positions or the one named. Raises NotThere with the nearest names."""
    must_know(id, library.clauses, "clause", "cláusula")
    clause = library.clauses[id]
    if not position:
        return clause, clause.positions
    must_know(position, [one.id for one in clause.positions], f"position in “{id}” called",
           f"posición de «{id}» llamada")  # fmt: skip
    return clause, tuple(one for one in clause.positions if one.id == position)
