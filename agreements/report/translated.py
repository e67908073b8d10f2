"""A translation for reading as plain text: each sentence with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.memory.telling import OWN, said, summary, title, whence
from agreements.model import Language
from agreements.model.translation import TranslatedPassage, Translation


def report(told: Translation, language: Language) -> str:
    """The whole text, each sentence on its line with where it comes from."""
    return "\n".join(_lines(told, language))


def _lines(told: Translation, language: Language) -> Iterator[str]:
    yield title(told)[language]
    yield summary(told)[language]
    yield from (f"! {one[language]}" for one in said(told))
    clause = ""
    for passage in told.passages:
        if passage.clause != clause:
            yield ""
            clause = passage.clause
        yield from _passage(passage, language)


def _passage(passage: TranslatedPassage, language: Language) -> Iterator[str]:
    number = f"{passage.number} " if passage.number else ""
    if not passage.sentences:
        yield f"{number}{passage.text}  [{OWN[language]}]"
    for place, one in enumerate(passage.sentences):
        before = number if place == 0 else " " * len(number)
        yield f"{before}{one.translation}  [{whence(one)[language]}]"
