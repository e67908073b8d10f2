"""A clause's text as a reader sees it before any request: each mark as what it would print."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from agreements.assembly.rendering import Printer, Target, phrase_values
from agreements.checks import reach
from agreements.model import (
    Applies,
    Bilingual,
    Language,
    Library,
    Marked,
    Name,
    Request,
    Span,
    Value,
)
from agreements.text.marks import plain
from agreements.text.spanish import ENDINGS

_PARTIES: dict[str, Value] = {
    "uk": Name("UK Party", "Parte británica", "la"),
    "mx": Name("Mexican Party", "Parte mexicana", "la"),
    "programme": Name("programme", "programa", "el"),
}


class Reader:
    """Prints marked text with ‹…› around what a request would decide.

    A parameter shows its default; a reference the title of its clause; a phrase of the nation or
    regime what it says in the first combination in which all of `applies` may stand.
    """

    def __init__(self, library: Library, *applies: Applies):
        axes = reach.axes(library)
        bits = reach.where(axes, *applies) & reach.with_one_model(axes)
        where = next(reach.examples(axes, bits or reach.everywhere(axes)))
        request = Request(where.instrument, where.models, where.uk_nation, where.mexican_regime,
                          where.structure, "columns", date.min, {})  # type: ignore[arg-type]  # fmt: skip
        values = {**_defaults(library), **phrase_values(library, request)}
        values |= {"this": values["instrument.this"]} if "instrument.this" in values else {}
        self._printer = Printer(library, request, values, _titles(library), _targets(library))

    def both(self, en: Marked, es: Marked) -> dict[str, str]:
        """The text in both languages."""
        return {"en": self.text(en, "en"), "es": self.text(es, "es")}

    def text(self, text: Marked, language: Language) -> str:
        """The text in one language."""
        return "".join(_shown(span) for span in self._printer.spans(text, language))


def _shown(span: Span) -> str:
    decided = span.kind in ("value", "reference") and span.text not in ("", *ENDINGS.values())
    return f"‹{span.text}›" if decided else span.text


@lru_cache(maxsize=2)
def _defaults(library: Library) -> dict[str, Value]:
    parameters = [one for clause in library.clauses.values() for one in clause.parameters]
    return {one.name: one.default for one in parameters if one.default is not None} | _PARTIES


@lru_cache(maxsize=2)
def _titles(library: Library) -> dict[str, Bilingual]:
    titles = {one.name: one.title for one in library.facts.values()}
    for clause in library.clauses.values():
        titles |= {one.name: one.title for one in clause.parameters}
    return titles


@lru_cache(maxsize=2)
def _targets(library: Library) -> dict[str, Target]:
    targets: dict[str, Target] = {}
    for clause in library.clauses.values():
        en, es = (plain(title) for title in clause.title)
        noun = (
            ("Schedule", "Anexo", "el")
            if clause.kind == "schedule"
            else ("clause", "cláusula", "la")
        )
        name = Name(f"{noun[0]} “{en}”", f"{noun[1]} «{es}»", noun[2])  # type: ignore[arg-type]
        target = Target(name, Bilingual("", ""), clause.id)
        targets[clause.id] = target
        for position in clause.positions:
            targets.update({f"{clause.id}.{one.id}": target for one in position.paragraphs})
    return targets
