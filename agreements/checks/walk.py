"""Walk a clause of a draft: every text of it, with its place."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.model import LANGUAGES, AgreedClause, AgreedParagraph, Language, Place, Span

Text = tuple[AgreedParagraph | None, Language, tuple[Span, ...]]


def texts(clause: AgreedClause) -> Iterator[Text]:
    """The title (paragraph None) and the paragraphs, in both languages."""
    for language in LANGUAGES:
        yield None, language, clause.title(language)
    for paragraph in clause.paragraphs:
        for language in LANGUAGES:
            yield paragraph, language, paragraph.spans(language)


def place(
    clause: AgreedClause, paragraph: AgreedParagraph | None = None, language: Language | None = None
) -> Place:
    """The place of a text of a draft."""
    return Place(
        clause=clause.id, paragraph=paragraph.id if paragraph else "", language=language or ""
    )
