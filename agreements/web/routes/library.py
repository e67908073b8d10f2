"""The library browser: by topic, model, context and law; both languages; where a law is used."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from agreements.catalogue import Filters, NotThere, find, laws_of, listed
from agreements.commands import library as commands
from agreements.commands import library_records as records
from agreements.commands.readable import Reader
from agreements.library import read_library
from agreements.messages import Bilingual
from agreements.model import Law, Library
from agreements.web.visit import NotHere, Visit

_FILTERS = ("instrument", "model", "topic", "law", "position", "leans", "text")
_PLACES = ("nation", "regime", "structure")
_AXES = {"nation": "uk_nations", "regime": "mexican_regimes", "structure": "structures"}


def browse(visit: Visit) -> Response:
    """The clauses that fit, and what they may be filtered by."""
    library = read_library()
    asked = {name: visit.query.get(name, "") for name in (*_FILTERS, *_PLACES)}
    said: Bilingual | None = None
    record: dict[str, Any] = {"clauses": []}
    try:
        record = records.listing(listed(library, _filters(asked)), library)
    except NotThere as trouble:
        said = trouble.message
    return visit.page(
        "library.html", record=record, asked=asked, said=said, choices=_choices(library),
        names=_names(library), laws=library.laws,
    )  # fmt: skip


def _filters(asked: dict[str, str]) -> Filters:
    context = tuple(asked[name] for name in _PLACES if asked[name])
    return Filters(context=context, **{name: asked[name] for name in _FILTERS})


def _names(library: Library) -> dict[str, Bilingual]:
    """The names of instruments, models, nations, regimes and structures by their keys."""
    return {
        option.key: option.title
        for name, question in library.questions.items()
        if "." not in name
        for option in question.options
    }


def _choices(library: Library) -> dict[str, list[tuple[str, Bilingual]]]:
    names = _names(library)
    told = {
        axis: [(key, names.get(key, Bilingual(key, key))) for key in library.phrases[axes]]
        for axis, axes in {"instrument": "instruments", "model": "models", **_AXES}.items()
        if axes in library.phrases
    }
    told["topic"] = _topics(library)
    told["law"] = sorted(
        ((id, Bilingual(law.name.en, law.name.es)) for id, law in library.laws.items()),
        key=lambda one: one[1].en.casefold(),
    )
    return told


def _topics(library: Library) -> list[tuple[str, Bilingual]]:
    """Each topic of the catalogue, told by the clauses that stand on it."""
    found: dict[str, list[Bilingual]] = {}
    reader = Reader(library)
    for clause in library.clauses.values():
        title = reader.both(*clause.title)
        for topic in clause.topics:
            found.setdefault(topic, []).append(Bilingual(title["en"], title["es"]))
    return [
        (topic, Bilingual(f"{topic} {titles[0].en}", f"{topic} {titles[0].es}"))
        for topic, titles in sorted(found.items())
    ]


def clause(visit: Visit) -> Response:
    """A clause in both languages, with its positions, guidance, law and history."""
    library = read_library()
    try:
        found, positions = find(library, visit.names["clause"])
    except NotThere:
        raise NotHere from None
    record = records.clause(found, positions, library, None)
    return visit.page(
        "clause.html", record=record, names=_names(library), history=commands.history_of(found)
    )


def laws(visit: Visit) -> Response:
    """The law registers, and how often each entry is used."""
    library = read_library()
    used = {id: len(_uses(library, id)) for id in library.laws}
    found = sorted(library.laws.values(), key=lambda one: (one.system, one.name.en.casefold()))
    return visit.page("laws.html", laws=found, used=used, names=_names(library))


def law(visit: Visit) -> Response:
    """One entry of the registers, and where the library uses it."""
    library = read_library()
    found = library.laws.get(visit.names["law"])
    if found is None:
        raise NotHere
    return visit.page(
        "law.html", law=found, uses=_uses(library, found.id), names=_names(library),
        newer=_newer(library, found),
    )  # fmt: skip


def _newer(library: Library, found: Law) -> list[Law]:
    return [library.laws[id] for id in found.superseded_by if id in library.laws]


def _uses(library: Library, law: str) -> list[tuple[str, dict[str, str], tuple[str, ...]]]:
    """The clauses that rest on a law, with the positions that do."""
    reader = Reader(library)
    found = []
    for clause in library.clauses.values():
        positions = tuple(one.id for one in clause.positions if law in laws_of(one))
        if positions:
            found.append((clause.id, reader.both(*clause.title), positions))
    return found
