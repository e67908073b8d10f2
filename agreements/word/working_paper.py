"""A working paper of ours as a Word file: a title, what is to be known, and tables.

It stands on our own template and bears no date, so that the same content gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from agreements.model import LANGUAGES, Language
from agreements.word.markup import (
    LANG,
    W,
    cell,
    escaped,
    look,
    paragraph,
    printable,
    row,
    run,
    table,
)
from agreements.word.package import written
from agreements.word.template import Template, default, filled, ready, sentinel

_CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


class Words(NamedTuple):
    """Words of a cell in one language; `aside` prints them small, as where something is from."""

    text: str
    language: Language
    bold: bool = False
    aside: bool = False


Paragraphs = Sequence[Words]


def working_paper(title: str, language: Language, body: str) -> bytes:
    """The .docx that holds `body` (WordprocessingML) below its title."""
    etree.fromstring(f'<w:body xmlns:w="{W}">{body}</w:body>')
    base = _base()
    words = dict.fromkeys(base.names, "") | {"title": printable(title)}
    head = paragraph("ConvenioTitle", run(title, look(language)), keep_next=True)
    blocks = {name: "" for name in ("signatures",) if name in base.names}
    blocks |= {"heading": head + paragraph("ConvenioTitleRule", "", keep_next=True)}
    package = filled(base, words | {"status": ""}, {**blocks, "agreement": sentinel("agreement")})
    before, _, after = package.parts[package.main].partition(sentinel("agreement").encode())
    closing = paragraph("ConvenioBreak", "")
    package.parts[package.main] = before + (body + closing).encode() + after
    if _CORE not in package.parts:
        package.add(_CORE, _CORE_TYPE, _CORE_KIND, b"", of="")
    package.parts[_CORE] = _core(title, language).encode()
    return written(package)


def width() -> int:
    """The width of the text, in twentieths of a point."""
    return _base().sheet.width


def paragraphs(texts: Iterable[str], language: Language) -> str:
    """Paragraphs of text."""
    return "".join(paragraph("ConvenioText", run(one, look(language))) for one in texts)


def columns(
    heads: Sequence[Words], shares: Sequence[int], rows: Iterable[Sequence[Paragraphs]]
) -> str:
    """A table with its heads repeated on each page; `shares` are parts of the width of the text."""
    whole = width()
    widths = [whole * share // sum(shares) for share in shares]
    widths[-1] += whole - sum(widths)
    first = (
        cell(_paragraph(one, "ConvenioTableHead"), widths[place]) for place, one in enumerate(heads)
    )
    written_rows = [row(first, head=True)]
    for cells in rows:
        found = (
            cell("".join(_paragraph(one) for one in words) or _EMPTY, widths[place])
            for place, words in enumerate(cells)
        )
        written_rows.append(row(found, whole=False))
    return table("ConvenioTable", widths, written_rows)


_EMPTY = paragraph("ConvenioTableText", "")


def _paragraph(words: Words, style: str = "ConvenioTableText") -> str:
    apart = "ConvenioSecond" if words.aside else ""
    return paragraph(style, run(words.text, look(words.language, apart, bold=words.bold)))


@lru_cache(maxsize=1)
def _base() -> Template:
    return ready(default(), LANGUAGES, narrow=True, draft=False, initials=False)


def _core(title: str, language: Language) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>convenio</dc:creator>"
        f"<dc:language>{LANG[language]}</dc:language></cp:coreProperties>"
    )
