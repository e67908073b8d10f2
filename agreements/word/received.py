"""A Word file from outside as parts to read: strict files made transitional, other kinds named.

Templates and files with macros are read like any other (nothing is ever run) and said so.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from agreements.model import Bilingual
from agreements.word.markup import W
from agreements.word.package import OFFICE, WORD_TYPE, NotWord, Package, parsed, unpacked

# Never text: left packed, so that neither a large picture nor a bomb in one costs anything.
_UNREAD = (
    ".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp", ".svg", ".wdp",
    ".bin", ".odttf", ".ttf", ".fntdata", ".xlsx", ".docx", ".pptx", ".mp4", ".pdf",
)  # fmt: skip
_PURL = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    _PURL + b"officeDocument/relationships": OFFICE.rstrip("/").encode(),
    _PURL + b"wordprocessingml/main": W.encode(),
    _PURL + b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    _PURL + b"drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
_WORD_KINDS = frozenset(
    (
        WORD_TYPE + "document.main+xml",
        WORD_TYPE + "template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    )
)
_SHEET = Bilingual(
    "It is an Excel workbook. Use a Word document (.docx).",
    "Es un libro de Excel. Use un documento de Word (.docx).",
)
_SLIDES = Bilingual(
    "It is a PowerPoint presentation. Use a Word document (.docx).",
    "Es una presentación de PowerPoint. Use un documento de Word (.docx).",
)
_OTHER = Bilingual(
    "It is an archive, but not a Word document. Use a .docx file.",
    "Es un archivo comprimido, pero no un documento de Word. Use un archivo .docx.",
)
NO_TEXT = Bilingual(
    "The file has no part that holds text. Open it in Word and save it again as .docx.",
    "El archivo no tiene ninguna parte con texto. Ábralo en Word y guárdelo de nuevo como .docx.",
)
_MACROS = Bilingual(
    "The file carries macros. They were neither read nor run.",
    "El archivo contiene macros. No se leyeron ni se ejecutaron.",
)


@dataclass(frozen=True, slots=True)
class Received:
    """A file's parts: the main one, those it refers to by kind, and what to say of it."""

    parts: dict[str, bytes]
    main: str
    related: dict[str, list[str]]
    notes: list[Bilingual]

    def root(self, kind: str) -> etree._Element | None:
        """The tree of the first part of that kind (`styles`), if there is one."""
        names = self.related.get(kind, ())
        return next((parsed(self.parts[name]) for name in names), None)


def received(content: bytes) -> Received:
    """The parts of a file. Raises NotWord: it is something else, or holds no text."""
    package = unpacked(content, _UNREAD)
    make_transitional(package)
    main = package.main
    kind = package.content_type(main)
    if main not in package.parts:
        raise NotWord(NO_TEXT)
    if kind not in _WORD_KINDS:
        raise NotWord(_named(kind))
    notes = [_MACROS] if "macroEnabled" in kind else []
    return Received(package.parts, main, _related(package, main), notes)


def _related(package: Package, main: str) -> dict[str, list[str]]:
    """The parts that the main part refers to, each once, by the last word of their kind."""
    found: dict[str, list[str]] = {}
    for _, type_, name, external in package.relationships(main):
        names = found.setdefault(type_.rpartition("/")[2], [])
        if not external and name in package.parts and name not in names:
            names.append(name)
    return found


def _named(kind: str) -> Bilingual:
    if "spreadsheetml" in kind or "ms-excel" in kind:
        return _SHEET
    return _SLIDES if "presentationml" in kind or "ms-powerpoint" in kind else _OTHER


def make_transitional(package: Package) -> None:
    """Gives every part the namespaces of the transitional form, where it has the strict ones."""
    for name, content in package.parts.items():
        if _PURL in content:
            package.parts[name] = _transitional(content)


def _transitional(content: bytes) -> bytes:
    for strict, transitional in _TRANSITIONAL.items():
        content = content.replace(strict, transitional)
    return content


def strict(content: bytes) -> bytes:
    """A part with the namespaces of the strict form where it has the transitional ones."""
    for purl, transitional in _TRANSITIONAL.items():
        content = content.replace(transitional, purl)
    return content
