"""Walk a draft: every text of every clause, with its place."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.model import (
    LANGUAGES,
    AgreedClause,
    AgreedParagraph,
    Agreement,
    Language,
    Place,
    Span,
)

Text = tuple[AgreedClause, AgreedParagraph | None, Language, tuple[Span, ...]]


def texts(agreement: Agreement) -> Iterator[Text]:
    """Titles (paragraph None) and paragraphs, in both languages."""
    for clause in agreement.clauses:
        for language in LANGUAGES:
            yield clause, None, language, clause.title(language)
        for paragraph in clause.paragraphs:
            for language in LANGUAGES:
                yield clause, paragraph, language, paragraph.spans(language)


def place(
    clause: AgreedClause, paragraph: AgreedParagraph | None = None, language: Language | None = None
) -> Place:
    """The place of a text of a draft."""
    return Place(
        clause=clause.id, paragraph=paragraph.id if paragraph else "", language=language or ""
    )
