"""One document of a portfolio: its bytes in, its entry out. What a worker runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from agreements import laws
from agreements.commands import reviewing
from agreements.commands.clauses import clauses
from agreements.commands.portfolio.divergences import divergences
from agreements.commands.reading import read_document
from agreements.library import read_library
from agreements.library.law_words import law_words
from agreements.model import Library
from agreements.model.document import Document, Outline
from agreements.model.portfolio import Choice, Cited, Deadlines, Entry
from agreements.model.received import ReviewedClause
from agreements.outline import outline
from agreements.portfolio import cited, parties, signing
from agreements.portfolio.deadlines import combined, deadlines
from agreements.portfolio.statements import Part
from agreements.text.sentences import words


@cache
def known() -> Library:
    """The library, read once for each worker: looking whether it has changed takes time too."""
    return read_library()


def entry(content: bytes, name: str) -> Entry:
    """What a portfolio knows of a file. Raises AgreementsError where it cannot be read."""
    library = known()
    document = read_document(content, name)
    shape = outline(document)
    found = clauses(document, shape)
    clause_of = {index: _named(one) for one in found for index in one.passages}
    kind = reviewing.instrument(document, library)
    served = parties.models(document.body, library.phrases["models"])
    chosen, spoken = _laws(document, shape, clause_of, library)
    return Entry(
        parties=parties.parties(document.body),
        instrument=kind,
        models=served,
        languages=_languages(found),
        words=sum(words(one.text) for one in document.body),
        choices=chosen,
        deadlines=_deadlines(document, shape, found, clause_of),
        laws=spoken,
        missing=_missing(found, library, kind, served),
        divergences=divergences(document, name),
        notes=document.notes,
    )


def _laws(
    document: Document, shape: Outline, clause_of: Mapping[int, str], library: Library
) -> tuple[tuple[Choice, ...], tuple[Cited, ...]]:
    """The choices of law and forum, and every law that a clause speaks of."""
    spoken = [
        reviewing.Spoken(one.text, language)
        for one, language in zip(document.passages, shape.languages, strict=True)
    ]
    mentions = laws.find(spoken, library.laws.values(), law_words(library))
    under = laws.setting(spoken, mentions)
    return (
        cited.choices(document.passages, mentions, clause_of),
        cited.cited(document.passages, mentions, clause_of, under),
    )


def _named(clause: ReviewedClause) -> str:
    """A clause as a report names it: its number, else its heading."""
    return clause.number or clause.heading


def _languages(found: Iterable[ReviewedClause]) -> tuple[str, ...]:
    """The languages that hold a tenth of the text or more, the fuller first."""
    letters: Counter[str] = Counter()
    for one in found:
        letters[one.language] += len(one.text)
    whole = sum(letters.values()) or 1
    return tuple(one for one, count in letters.most_common() if one and count * 10 >= whole)


def _missing(
    found: Sequence[ReviewedClause], library: Library, kind: str, models: tuple[str, ...]
) -> tuple[str, ...]:
    if not kind:
        return ()
    return tuple(one.clause for one in reviewing.lacking(found, library, kind, models))


def _deadlines(
    document: Document, shape: Outline, found: Sequence[ReviewedClause], clause_of: dict[int, str]
) -> Deadlines:
    """The deadlines of each language, put together."""
    closing = {index for node in shape.nodes if node.kind == "signature" for index in node.passages}
    signed = signing.signed(document.passages, closing, clause_of)
    parts = _parts(document, shape, found)
    spoken = [one for one in ("en", "es") if any(part.language == one for part in parts)] or [""]
    told = [
        deadlines([one for one in parts if one.language in (language, "")], signed)
        for language in spoken
    ]
    return combined(told, spoken)


def _parts(document: Document, shape: Outline, found: Sequence[ReviewedClause]) -> list[Part]:
    """The passages of the text with the heading and number of their clause."""
    headings = {node.id: node.heading for node in shape.nodes}
    return [
        Part(
            headings.get(shape.node_of.get(index, ""), "") or one.heading, _named(one),
            document.passages[index].text, index, shape.languages[index],
        )
        for one in found
        for index in one.passages
        if document.passages[index].place.part == "body"
    ]  # fmt: skip
