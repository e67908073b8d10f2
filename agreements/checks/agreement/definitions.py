"""Every defined term is defined once, and used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from agreements.checks.registry import check
from agreements.model import Agreement, Bilingual, Library, Place, Remark, Span


@check("agreement", "error")
def terms_defined_once_and_used(agreement: Agreement, library: Library) -> Iterator[Remark]:
    """A capitalised term is used without a definition, defined twice, or defined in vain."""
    spans = list(_english(agreement))
    defined = Counter(span.target for span in spans if span.kind == "defined")
    used = dict.fromkeys(span.target for span in spans if span.kind == "term")
    for id, count in defined.items():
        if count > 1:
            yield _remark(id, "is defined more than once", "está definido más de una vez")
        if id not in used and not _typed(id, spans, library):
            yield _remark(id, "is defined but not used", "está definido, pero no se usa")
    for id in used:
        if id in library.definitions and id not in defined:
            yield _remark(id, "is used but not defined", "se usa, pero no está definido")


def _english(agreement: Agreement) -> Iterator[Span]:
    for clause in agreement.clauses:
        yield from clause.title_en
        for paragraph in clause.paragraphs:
            yield from paragraph.en


def _typed(id: str, spans: list[Span], library: Library) -> bool:
    """Whether the words of a term stand in the text without a mark, as `the Parties` do."""
    name = library.definitions[id].name
    words = [one for one in (name.en, name.en_plural) if one]
    return any(word in span.text for span in spans if span.kind == "text" for word in words)


def _remark(id: str, en: str, es: str) -> Remark:
    return Remark(
        Place(clause="definitions"),
        Bilingual(f"The term “{id}” {en}.", f"El término «{id}» {es}."),
        id,
        id,
    )
