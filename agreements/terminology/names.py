"""Which words of a text stand in a proper name: titles of laws, institutions, offices, streets.

A name keeps its own language and speaks of no concept. A defined term is capitalised too: so a run
of capitals is a name only where it holds a word that no term of the glossary accounts for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agreements.terminology.index import Hit
from agreements.text.lemmas import Word

_INSIDE = frozenset(
    (
        "of",
        "for",
        "on",
        "by",
        "to",
        "in",
        "with",
        "and",
        "&",
        "de",
        "en",
        "a",
        "con",
        "y",
        "e",
        "(",
        ")",
    )
)
_PEOPLES = {"mexican", "british", "english", "scottish", "welsh", "irish", "spanish", "mexicano",
            "britanico", "ingles", "español"}  # fmt: skip
_ENDS = frozenset(".;:!?\n•,")


def names(text: str, read: Sequence[Word], hits: Sequence[Hit]) -> frozenset[int]:
    """The places of the words that stand in names."""
    known = {place for hit in hits if hit.right() for place in range(hit.first, hit.last)}
    found: set[int] = set()
    for run in _runs(text, read):
        shown = any(place not in known and _telling(text, read, place) for place in run)
        if shown and _long(text, read, run):
            found.update(run)
    return frozenset(found)


def _long(text: str, read: Sequence[Word], run: Sequence[int]) -> bool:
    """Whether a run has three capitals, or two behind a number, as in an address."""
    capitals = sum(_capital(text, read[place]) for place in run)
    numbered = bool(run) and run[0] > 0 and read[run[0] - 1].lemma.isdigit()
    return capitals >= 3 or (capitals == 2 and numbered)


def _runs(text: str, read: Sequence[Word]) -> Iterator[list[int]]:
    """Places of words that follow each other, capitalised or small words between such."""
    run: list[int] = []
    for place, word in enumerate(read):
        if run and not _joined(text, read, place):
            yield _trimmed(text, read, run)
            run = []
        if _capital(text, word) or (run and word.lemma in _INSIDE):
            run.append(place)
        elif run:
            yield _trimmed(text, read, run)
            run = []
    if run:
        yield _trimmed(text, read, run)


def _joined(text: str, read: Sequence[Word], place: int) -> bool:
    between = text[read[place - 1].end : read[place].start]
    return not _ENDS & set(between)


def _trimmed(text: str, read: Sequence[Word], run: list[int]) -> list[int]:
    while run and not _capital(text, read[run[-1]]):
        run = run[:-1]
    return run


def _telling(text: str, read: Sequence[Word], place: int) -> bool:
    """Whether a capital shows a name: not at the head of a sentence, no acronym, no people."""
    word = text[read[place].start : read[place].end]
    if not _capital(text, read[place]) or word.isupper() or read[place].lemma in _PEOPLES:
        return False
    return not _heads(text, read[place].start)


def _heads(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t“«\"'(¿¡")
    return not before or before[-1] in ".;:!?\n•)"


def _capital(text: str, word: Word) -> bool:
    return text[word.start : word.start + 1].isupper()
