"""What the library as a whole must hold, and what it holds in vain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from agreements.checks.registry import check
from agreements.checks.texts import drafted
from agreements.model import Bilingual, Library, Marked, Place, Remark
from agreements.text.marks import marks

TOPICS = tuple(f"T{number:02d}" for number in range(1, 123))


@check("library", "error")
def topic_without_clause(library: Library, on: date) -> Iterator[Remark]:
    """A topic of the catalogue that no clause covers."""
    covered = {topic for clause in library.clauses.values() for topic in clause.topics}
    for topic in TOPICS:
        if topic not in covered:
            yield Remark(
                Place("clause_library/contents.yaml", 1),
                Bilingual(
                    f"no clause covers topic {topic}. Add it to the `topics` of one.",
                    f"ninguna cláusula cubre el tema {topic}. Agréguelo a `topics` de alguna.",
                ),
                topic,
                topic,
            )


@check("library", "error")
def topic_not_in_catalogue(library: Library, on: date) -> Iterator[Remark]:
    """A clause names a topic that the catalogue does not hold."""
    for clause in library.clauses.values():
        for topic in clause.topics:
            if topic not in TOPICS:
                yield Remark(
                    Place(clause.path, clause.line, clause.id),
                    Bilingual(
                        f"topic {topic} is not in the catalogue ({TOPICS[0]} to {TOPICS[-1]}).",
                        f"el tema {topic} no está en el catálogo ({TOPICS[0]} a {TOPICS[-1]}).",
                    ),
                    topic,
                    topic,
                )


@check("library", "warning")
def unused_definition(library: Library, on: date) -> Iterator[Remark]:
    """A definition that no clause, and no definition in use, ever uses."""
    used = _terms(library)
    for id, one in library.definitions.items():
        if id not in used:
            yield Remark(
                Place(one.path, 1),
                Bilingual(
                    f"the definition “{id}” is used by no clause. Use it, or delete the file.",
                    f"ninguna cláusula usa la definición «{id}». Úsela o elimine el archivo.",
                ),
                id,
                id,
            )


@check("library", "error")
def undefined_term_in_definition(library: Library, on: date) -> Iterator[Remark]:
    """A definition rests on a term that is itself undefined."""
    known = {*library.definitions, *library.terms}
    for one in library.definitions.values():
        for id in _named((one.en, one.es), "term"):
            if id not in known:
                yield Remark(
                    Place(one.path, 1),
                    Bilingual(
                        f"the term “{id}” has no definition and is not in the glossary. Add it.",
                        f"el término «{id}» no tiene definición ni está en el glosario. Agréguelo.",
                    ),
                    id,
                    id,
                )


@check("library", "warning")
def unused_parameter(library: Library, on: date) -> Iterator[Remark]:
    """A clause asks for a figure that no text prints."""
    texts = [text for one in library.definitions.values() for text in (one.en, one.es)]
    for clause in library.clauses.values():
        texts += [text for one in drafted(clause) for text in (one.en, one.es)]
    used = _named(texts, "value")
    for clause in library.clauses.values():
        for one in clause.parameters:
            if one.name not in used:
                yield Remark(
                    Place(clause.path, one.line, clause.id),
                    Bilingual(
                        f"no text prints the parameter “{one.name}”. Use it, or take it out.",
                        f"ningún texto imprime el parámetro «{one.name}». Úselo o quítelo.",
                    ),
                    one.name,
                    one.name,
                )


def _terms(library: Library) -> set[str]:
    """The definitions that clauses use, directly or through each other."""
    texts = [
        text
        for clause in library.clauses.values()
        for one in drafted(clause)
        for text in (one.en, one.es)
    ]
    used = _named(texts, "term") | _named(texts, "defined")
    waiting = list(used)
    while waiting:
        one = library.definitions.get(waiting.pop())
        further = _named((one.en, one.es), "term") - used if one else set()
        used |= further
        waiting += further
    return used


def _named(texts: list[Marked] | tuple[Marked, ...], function: str) -> set[str]:
    return {mark.argument for text in texts for mark in marks(text) if mark.function == function}
