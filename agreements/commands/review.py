"""`convenio review`: a draft that a partner sent, clause by clause, for one of the two sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.commands import reviewing
from agreements.commands.clauses import clauses
from agreements.commands.files import naming, read_bytes
from agreements.commands.reading import document_at, read_document
from agreements.library import read_library
from agreements.model import AgreementsError, Bilingual, Language, Library, Reader
from agreements.model.received import Review, ReviewedClause
from agreements.outline import outline
from agreements.text.near import did_you_mean

if TYPE_CHECKING:
    from agreements.translators import Engine

_UNKNOWN_INSTRUMENT = Bilingual(
    "The draft does not say which instrument it is. Add --instrument (and --model) to see what "
    "a complete one would hold.",
    "El documento no dice qué instrumento es. Agregue --instrument (y --model) para ver qué "
    "contendría uno completo.",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom and as what a draft is reviewed. `where` is the reader's regime or nation."""

    reader: Reader = "mexico"
    where: str = ""
    instrument: str = ""
    models: tuple[str, ...] = ()
    memories: tuple[Path, ...] = ()


def review(path: Path, asked: Asked, engine: Engine | None = None) -> Review:
    """The review of a file. Raises AgreementsError where it cannot be read or asked for."""
    library = read_library()
    _refuse_unknown(asked, library)
    document = document_at(path)
    shape = outline(document)
    found, flags = reviewing.judged(
        reviewing.placed(clauses(document, shape), library),
        document, shape, library, asked.reader, asked.where,
    )  # fmt: skip
    kind = asked.instrument or reviewing.instrument(document, library)
    missing = reviewing.lacking(found, library, kind, asked.models) if kind else ()
    said = document.notes if kind else (*document.notes, _UNKNOWN_INSTRUMENT)
    told = Review(
        path.name, asked.reader, kind, asked.models, found, flags, missing, said,
        engine.host if engine else "",
    )  # fmt: skip
    return _translated(told, library, asked.memories, engine, reviewing.parties(document))


def _translated(
    told: Review, library: Library, memories: Sequence[Path], engine: Engine | None,
    names: tuple[str, ...],
) -> Review:  # fmt: skip
    """The review with each clause of the other language in the reader's own."""
    source: Language = "en" if told.reader == "mexico" else "es"
    terms = reviewing.approved(engine)
    asking = reviewing.translating(library, memories, source, engine, names, terms)
    found: list[ReviewedClause] = []
    for one in told.clauses:
        asked = one.language == source
        sentences = asking.text(one.text, one.id) if asked else ()
        found.append(replace(one, sentences=sentences))
    return replace(told, clauses=tuple(found), sent=tuple(asking.sent), trouble=asking.trouble)


def _refuse_unknown(asked: Asked, library: Library) -> None:
    axis = "mexican_regimes" if asked.reader == "mexico" else "uk_nations"
    stated = [(asked.where, axis), (asked.instrument, "instruments")]
    stated += [(model, "models") for model in asked.models]
    for value, known in stated:
        if value and value not in library.phrases[known]:
            en, es = did_you_mean(value, library.phrases[known])
            raise AgreementsError(
                Bilingual(f"There is no “{value}” here. {en}", f"No existe «{value}». {es}")
            )


def report(told: Review, form: str, language: Language) -> str:
    """The review in the form asked for: text, json or html."""
    if form == "json":
        from agreements.report import records

        return records.review(told)
    if form == "html":
        from agreements.report import review_page

        return review_page.page(told, language)
    from agreements.report import text

    return text.review(told, language)


def pack(told: Review, language: Language) -> bytes:
    """The review as a Word file: the summary, then English, Spanish and what to check."""
    from agreements.word.review_pack import document

    return document(told, language)


def sent(told: Review) -> Bilingual:
    """Which parts of the draft went to which engine."""
    from agreements.captions import went

    return went(told)


def comments_copy(path: Path, told: Review) -> tuple[bytes, int]:
    """A copy of the file with a comment at each flag, and how many flags found no place in it."""
    from agreements.word.annotate import annotated

    content = read_bytes(path)
    with naming(path):
        return annotated(content, read_document(content, path.name), told.flags)
