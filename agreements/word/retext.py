"""A copy of a .docx in which paragraphs hold other words: a translation put in place.

The words of a paragraph take the look of its first words; numbering, styles, tables and all other
parts stay as they are. Paragraphs in headers, notes and text boxes keep their words.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from agreements.model.document import Document
from agreements.word.markup import w
from agreements.word.package import (
    Package,
    parsed,
    refuse_other_kinds,
    serialised,
    unpacked,
    written,
)
from agreements.word.ranges import Pieces, pieces
from agreements.word.received import make_transitional, received

_T, _TAB, _BREAK = w("t"), w("tab"), w("br")
_TEXT = frozenset((_T, _TAB, _BREAK, w("cr"), w("noBreakHyphen"), w("softHyphen"), w("sym")))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def with_words(content: bytes, document: Document, texts: Mapping[int, str]) -> tuple[bytes, int]:
    """The copy with other words for passages, by their index, and how many keep their own.

    Raises NotWord: a template or a file with macros is not copied.
    """
    package = unpacked(content)
    make_transitional(package)
    refuse_other_kinds(package)
    main = parsed(package.parts[package.main])
    found = pieces(received(content), main)
    left = 0
    for index, text in texts.items():
        place = document.passages[index].place
        runs = found.get(place.paragraph, []) if place.part == "body" and not place.box else []
        if runs:
            _write(runs, text)
        else:
            left += 1
    package.parts[package.main] = serialised(main)
    return written(Package(package.parts)), left


def _write(runs: Pieces, text: str) -> None:
    """The first run takes the words, the others lose theirs."""
    first, *rest = (one.run for one in runs)
    for run in rest:
        for part in [one for one in run if one.tag in _TEXT]:
            run.remove(part)
    parts = [one for one in first if one.tag in _TEXT]
    at = first.index(parts[0]) if parts else len(first)
    for part in parts:
        first.remove(part)
    for offset, part in enumerate(_parts(text)):
        first.insert(at + offset, part)


def _parts(text: str) -> list[etree._Element]:
    """The words, tabs and line breaks of a text."""
    found = []
    for piece in _split(text):
        if piece in ("\t", "\n"):
            found.append(etree.Element(_TAB if piece == "\t" else _BREAK))
        else:
            part = etree.Element(_T, {_SPACE: "preserve"})
            part.text = piece
            found.append(part)
    return found


def _split(text: str) -> list[str]:
    rows = text.replace("\t", "\n\t\n").split("\n")
    found: list[str] = []
    for place, row in enumerate(rows):
        if place and row != "\t" and rows[place - 1] != "\t":
            found.append("\n")
        if row:
            found.append(row)
    return found
