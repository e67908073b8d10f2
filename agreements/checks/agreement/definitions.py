"""Every defined term is defined once, and used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from agreements.checks.registry import check
from agreements.checks.walk import texts
from agreements.model import Agreement, Bilingual, Library, Place, Remark


@check("agreement", "error")
def defined_twice(agreement: Agreement, library: Library) -> Iterator[Remark]:
    """A term is defined in two places, so that it could mean two things."""
    for id, count in _definitions(agreement).items():
        if count > 1:
            yield _remark(id, "is defined more than once", "está definido más de una vez")


@check("agreement", "error")
def used_undefined(agreement: Agreement, library: Library) -> Iterator[Remark]:
    """A capitalised term is used without a definition."""
    defined = _definitions(agreement)
    used = _uses(agreement)
    for id in used:
        if id in library.definitions and id not in defined:
            yield _remark(id, "is used but not defined", "se usa, pero no está definido")


@check("agreement", "error")
def defined_unused(agreement: Agreement, library: Library) -> Iterator[Remark]:
    """A term is defined and nothing uses it."""
    used = _uses(agreement)
    for id in _definitions(agreement):
        if id not in used and not _typed(id, agreement, library):
            yield _remark(id, "is defined but not used", "está definido, pero no se usa")


def _definitions(agreement: Agreement) -> Counter[str]:
    return Counter(
        span.target
        for _, _, language, spans in texts(agreement)
        if language == "en"
        for span in spans
        if span.kind == "defined"
    )


def _uses(agreement: Agreement) -> dict[str, None]:
    return {
        span.target: None
        for _, _, _, spans in texts(agreement)
        for span in spans
        if span.kind == "term"
    }


def _typed(id: str, agreement: Agreement, library: Library) -> bool:
    """Whether the words of a term stand in the text without a mark, as `the Parties` do."""
    name = library.definitions[id].name
    words = {one for one in (name.en, name.en_plural) if one}
    return any(
        word in span.text
        for _, _, language, spans in texts(agreement)
        if language == "en"
        for span in spans
        if span.kind == "text"
        for word in words
    )


def _remark(id: str, en: str, es: str) -> Remark:
    return Remark(
        Place(clause="definitions"),
        Bilingual(f"The term “{id}” {en}.", f"El término «{id}» {es}."),
        id,
        id,
    )
