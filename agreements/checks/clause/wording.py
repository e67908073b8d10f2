"""The words of the trade: each English term by a Spanish one that is right for that sense."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from agreements.checks.registry import check
from agreements.checks.texts import drafted, remark, told
from agreements.model import Clause, Language, Library, Mark, Marked, Remark
from agreements.terminology import Kind, Misuse, Terminology
from agreements.terminology.telling import message, suggestion


@check("clause", "warning")
def forbidden_rendering(clause: Clause, library: Library) -> Iterator[Remark]:
    """A term is rendered by a word that the glossary forbids for that sense, or has given up."""
    yield from _remarks(clause, library, ("forbidden", "deprecated"))


@check("clause", "warning")
def wrong_rendering(clause: Clause, library: Library) -> Iterator[Remark]:
    """A term that both languages have words for stands in one of them only."""
    yield from _remarks(clause, library, ("rendering",))


@check("clause", "warning")
def spain_usage(clause: Clause, library: Library) -> Iterator[Remark]:
    """The Spanish says a thing as Spain does, where the glossary knows what Mexico says."""
    yield from _remarks(clause, library, ("spain",))


def _remarks(clause: Clause, library: Library, uses: tuple[Kind, ...]) -> Iterator[Remark]:
    for line, found in _misuses(library, clause.id):
        if found.kind in uses:
            said, cure = message(found), suggestion(found)
            yield remark(
                clause,
                line,
                f"{said.en} {cure.en[:-1]}, or mend the glossary’s “{found.term}”.",
                f"{said.es} {cure.es[:-1]}, o corrija «{found.term}» en el glosario.",
                found.words,
            )


@lru_cache(maxsize=4)
def _misuses(library: Library, id: str) -> list[tuple[int, Misuse]]:
    clause, terminology = library.clauses[id], _terminology(library)
    lines = [one.line for one in drafted(clause)]
    pairs = [(line, *pair) for line, pair in zip(lines, printed(clause, library), strict=True)]
    beside = [(one.line, one.text.en, one.text.es) for one in told(clause)]
    return [
        *((line, found) for line, en, es in pairs for found in terminology.check(en, es)),
        *((line, found) for line, en, es in beside for found in terminology.unwanted(en, es)),
    ]


def printed(clause: Clause, library: Library) -> Iterator[tuple[str, str]]:
    """What a clause prints, in both languages, with a sign where a request decides."""
    for one in drafted(clause):
        yield _printed(one.en, library, "en"), _printed(one.es, library, "es")


@lru_cache(maxsize=2)
def _terminology(library: Library) -> Terminology:
    return Terminology(library.glossary)


def _printed(text: Marked, library: Library, language: Language) -> str:
    """The text with the names of its defined terms; any other mark stands as a sign."""
    return "".join(one if isinstance(one, str) else _name(one, library, language) for one in text)


def _name(mark: Mark, library: Library, language: Language) -> str:
    if mark.function not in ("term", "defined"):
        return "_"
    definition = library.definitions.get(mark.argument)
    name = definition.name if definition else library.terms.get(mark.argument)
    return (name.en if language == "en" else name.es) if name else "_"
