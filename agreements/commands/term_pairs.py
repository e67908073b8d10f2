"""The passages that `terms` reads: of one document, or of two languages side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from agreements.alignment import NotTwoLanguages, Version, one_file, pairs, two_files
from agreements.commands.reading import document_at
from agreements.library.lexicon import read_lexicon
from agreements.model import Language
from agreements.model.document import Document, Outline
from agreements.model.pairs import Compared, Pair, Piece
from agreements.outline import outline


def compared(paths: Sequence[Path]) -> tuple[Compared, Language | None]:
    """The passages in pairs, and the language where only one is there.

    Raises AgreementsError where a file cannot be read, or both are in one language.
    """
    documents = [document_at(path) for path in paths]
    if len(paths) == 2:
        names = [path.name for path in paths]
        return _both(*two_files(documents[0], names[0], documents[1], names[1])), None
    try:
        return _both(*one_file(documents[0], paths[0].name)), None
    except NotTwoLanguages:
        return _alone(documents[0], paths[0].name)


def _both(english: Version, spanish: Version) -> Compared:
    notes = dict.fromkeys((*english.document.notes, *spanish.document.notes))
    found = pairs(english, spanish, read_lexicon())
    return Compared(english.name, spanish.name, found, notes=tuple(notes))


def _alone(document: Document, name: str) -> tuple[Compared, Language]:
    """A document in one language: each passage a pair with one side."""
    shape = outline(document)
    language = _most(document, shape)
    found = tuple(
        Pair(f"passage-{index + 1}", "missing-es", piece, None, 0.0)
        if language == "en"
        else Pair(f"passage-{index + 1}", "missing-en", None, piece, 0.0)
        for index, piece in _pieces(document, shape)
    )
    return Compared(name, name, found, notes=document.notes), language


def _pieces(document: Document, shape: Outline) -> list[tuple[int, Piece]]:
    found = []
    for index, one in enumerate(document.passages):
        if one.text.strip() and one.place.part != "comments":
            node = shape.node(shape.node_of.get(index, ""))
            heading = f"{node.number} {node.heading}".strip() if node else ""
            found.append((index, Piece(one.number, heading, one.text, (index,), (0,), one.place)))
    return found


def _most(document: Document, shape: Outline) -> Language:
    size: Counter[str] = Counter()
    for passage, spoken in zip(document.passages, shape.languages, strict=True):
        size[spoken] += len(passage.text)
    return "es" if size["es"] > size["en"] else "en"
