"""The small vocabulary of WordprocessingML that the other modules write with: strings, not trees.

Element order inside `w:pPr` and `w:rPr` is fixed by the schema; the functions here keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from agreements.model import Language

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LANG: dict[Language, str] = {"en": "en-GB", "es": "es-MX"}
_LANG_TAG: dict[Language, str] = {
    language: f'<w:lang w:val="{tag}"/>' for language, tag in LANG.items()
}
_ALLOWED = "\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
_BREAKS = re.compile(r"(\r\n|\n|\r|\t)")
_MARKER = "\ufffd"


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute, as lxml writes it."""
    return f"{{{W}}}{name}"


def printable(text: str) -> str:
    """The text with each character that XML cannot hold replaced by a visible marker."""
    return text if text.isprintable() else _forbidden().sub(_MARKER, text)


@cache
def _forbidden() -> re.Pattern[str]:
    """What XML cannot hold; made when first needed, for it takes milliseconds to make."""
    return re.compile(f"[^{_ALLOWED}]")


def escaped(text: str) -> str:
    """Text as it stands inside an element or a quoted attribute."""
    return (
        printable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
    )


def glyphs(text: str) -> str:
    """The inside of a run: text, with line breaks and tabs as Word writes them."""
    if "\n" not in text and "\t" not in text and "\r" not in text:
        return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    parts = []
    for part in _BREAKS.split(text):
        if part == "\t":
            parts.append("<w:tab/>")
        elif part in ("\n", "\r", "\r\n"):
            parts.append("<w:br/>")
        elif part:
            parts.append(f'<w:t xml:space="preserve">{escaped(part)}</w:t>')
    return "".join(parts)


@cache
def look(
    language: Language, style: str = "", *, bold: bool = False, highlight: bool = False
) -> str:
    """The properties of a run: its language, and what it stands out by."""
    return (
        "<w:rPr>"
        + (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + ('<w:highlight w:val="yellow"/>' if highlight else "")
        + _LANG_TAG[language]
        + "</w:rPr>"
    )


def run(text: str, properties: str) -> str:
    """A run of text."""
    return f"<w:r>{properties}{glyphs(text)}</w:r>"


def field(instruction: str, result: str, properties: str) -> str:
    """A complex field with the result that Word shows until somebody updates it."""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {escaped(instruction)} '
        "</w:instrText></w:r>"
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(result, properties)}"
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark(name: str, number: int, content: str) -> str:
    """Runs inside a bookmark."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def paragraph(
    style: str,
    content: str,
    *,
    keep_next: bool = False,
    page_break: bool = False,
    number: tuple[int, int] | None = None,
    indent: int = 0,
    align: str = "left",
    section: str = "",
) -> str:
    """A paragraph; `number` is a list and a level in it, `indent` in twentieths of a point."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>'
        + ("<w:keepNext/>" if keep_next else "")
        + ("<w:pageBreakBefore/>" if page_break else "")
        + (_number(*number) if number else "")
        + (f'<w:ind w:left="{indent}"/>' if indent else "")
        + (f'<w:jc w:val="{align}"/>' if align != "left" else "")
        + f"{section}</w:pPr>{content}</w:p>"
    )


def _number(list_id: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def cell(content: str, width: int, *, span: int = 1, extra: str = "") -> str:
    """A table cell; `extra` are its further properties, in the schema's order."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{spanned}{extra}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(cells: Iterable[str], *, whole: bool = True, head: bool = False) -> str:
    """A table row: `whole` keeps it on one page, `head` repeats it on each page."""
    kept = "<w:cantSplit/>" if whole else ""
    repeated = "<w:tblHeader/>" if head else ""
    properties = f"<w:trPr>{kept}{repeated}</w:trPr>" if kept or repeated else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(style: str, widths: Iterable[int], rows: Iterable[str]) -> str:
    """A table of fixed column widths, in twentieths of a point."""
    widths = tuple(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
