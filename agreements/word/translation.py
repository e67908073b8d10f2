"""A translation for reading as a Word table: the original, its translation, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.memory.telling import OWN, said, summary, title, whence
from agreements.model import Bilingual, Language
from agreements.model.translation import TranslatedPassage, Translation
from agreements.word.working_paper import Paragraphs, Words, columns, paragraphs, working_paper

_HEADS = (
    Bilingual("Original", "Original"),
    Bilingual("For reading", "Para lectura"),
    Bilingual("Where it comes from; what to check", "De dónde viene; qué revisar"),
)
_SHARES = (5, 5, 3)


def document(told: Translation, language: Language) -> bytes:
    """The .docx; a row for each sentence, in the order of reading."""
    notes = [summary(told), *said(told)]
    heads = [Words(one[language], language) for one in _HEADS]
    rows = [row for one in told.passages for row in _rows(one, told, language)]
    body = paragraphs((one[language] for one in notes), language) + columns(heads, _SHARES, rows)
    return working_paper(title(told)[language], language, body)


def _rows(
    passage: TranslatedPassage, told: Translation, language: Language
) -> Iterator[tuple[Paragraphs, ...]]:
    number = f"{passage.number} " if passage.number else ""
    heavy = passage.heading > 0
    if not passage.sentences:
        own = Words(number + passage.text, told.target, heavy)
        yield (), (own,), (Words(OWN[language], language),)
    for place, one in enumerate(passage.sentences):
        before = number if place == 0 else ""
        kept = told.source if one.origin == "kept" else told.target
        yield (
            (Words(before + one.text, told.source, heavy),),
            (Words(before + one.translation, kept, heavy),),
            (Words(whence(one)[language], language),),
        )
