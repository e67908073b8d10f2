"""A spread as a Word file: what the side-by-side copy and the review pack are made of.

Numbers are text, each run bears its language, and found words are shaded and underlined, so that
neither a black-and-white print nor a reader of one language loses anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from agreements.captions import SAID, WEIGHTS
from agreements.captions import check as topic_name
from agreements.model import LANGUAGES, Bilingual, Language, Weight
from agreements.spread import Cell, Point, Row, Spread, Stretch, Tongue
from agreements.word import styles
from agreements.word.comments import AUTHOR
from agreements.word.markup import LANG, R, W, escaped, glyphs, paragraph
from agreements.word.markup import field as word_field
from agreements.word.package import (
    WORD_TYPE,
    Package,
    opened,
    parsed,
    serialised,
    written,
)
from agreements.word.template import default

LINE = 14_570
"""The width of a line on the landscape page, in twentieths of a point."""
TEXT, TABLE_TEXT = "ConvenioTableText", "ConvenioTable"
_FILLS: dict[Weight, tuple[str, str, str]] = {
    "high": ("FBE4E4", "single", "A3192A"),
    "medium": ("FCECD0", "dash", "7D4A00"),
    "low": ("E2ECF8", "dotted", "2F5581"),
}
_PAGE: dict[Language, tuple[str, str]] = {"en": ("Page", "of"), "es": ("Página", "de")}
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/>'
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" '
    'w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)


@dataclass
class Comments:
    """The comments of a file as they are written, in order; none is made twice."""

    style: str
    reference: str
    language: Language
    xml: list[str] = field(default_factory=list)

    def add(self, point: Point) -> int:
        """The number of a new comment that says what a point says, the reader's language first."""
        number = len(self.xml)
        tongues = sorted(LANGUAGES, key=lambda one: one != self.language)
        said = "".join(
            paragraph(self.style, (self._mark() if at == 0 else "") + _said(point, one))
            for at, one in enumerate(tongues)
        )
        self.xml.append(
            f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="cv">{said}</w:comment>'
        )
        return number

    def _mark(self) -> str:
        return f'<w:r><w:rPr><w:rStyle w:val="{self.reference}"/></w:rPr><w:annotationRef/></w:r>'


def _said(point: Point, language: Language) -> str:
    told = point.message[language]
    if point.suggestion:
        told += f" → {point.suggestion[language]}"
    return words(f"{WEIGHTS[point.weight][language].capitalize()}: ", language, bold=True) + words(
        told, language
    )


def words(
    text: str, language: Tongue, *, bold: bool = False, italic: bool = False, color: str = "",
    found: Weight | Literal[""] = "", change: str = "", small: bool = False, raised: bool = False,
) -> str:  # fmt: skip
    """A run in its language, with what it stands out by."""
    fill, line, ink = _FILLS[found] if found else ("", "", "")
    struck = change == "deleted"
    line, ink = ("single", color) if change == "inserted" else (line, ink)
    properties = (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + ("<w:strike/>" if struck else "")
        + (f'<w:color w:val="{color}"/>' if color else "")
        + ('<w:sz w:val="15"/><w:szCs w:val="15"/>' if small else "")
        + (f'<w:u w:val="{line}" w:color="{ink or "auto"}"/>' if line else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else "")
        + ('<w:vertAlign w:val="superscript"/>' if raised else "")
        + (f'<w:lang w:val="{LANG[language]}"/>' if language else "")
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{glyphs(text)}</w:r>"


GREY = "595959"


def paragraphs(cell: Cell, row: Row, language: Language, noted: Comments | None) -> str:
    """The words of a cell, a paragraph a line, with comments where points mark them.

    A point that has a comment already gets no second one: its words are only shaded.
    """
    if cell.empty:
        return paragraph(
            TEXT, words(f"[{cell.empty[language]}]", language, italic=True, color=GREY)
        )
    opening = words(f"{cell.number} ", cell.language, bold=True) if cell.number else ""
    sides = (side for line in row.lines for side in line)
    heading = bool(row.heading) and any(one.text.strip() == row.heading for one in sides)
    runs = opening + "".join(_runs(cell, row, language, noted, heading=heading))
    return "".join(paragraph(TEXT, one) for one in runs.split(_BREAK))


_BREAK = "\0"


def _runs(
    cell: Cell, row: Row, language: Language, noted: Comments | None, *, heading: bool
) -> Iterable[str]:
    ends = {at: place for place, one in enumerate(cell.stretches) for at in one.points}
    open_: dict[int, int] = {}
    for place, one in enumerate(cell.stretches):
        for at in one.points:
            if noted and at not in open_ and _first(row, cell, at):
                open_[at] = noted.add(row.points[at])
                yield f'<w:commentRangeStart w:id="{open_[at]}"/>'
        yield _stretch(one, cell.language, language, heading)
        if row.pointed and one.points and any(ends[at] == place for at in one.points):
            numbers = ",".join(str(at + 1) for at in one.points if ends[at] == place)
            yield words(numbers, cell.language, raised=True, color=GREY) if not noted else ""
        for at in one.points:
            if ends[at] == place and at in open_:
                yield _ended(open_[at], noted)


def _first(row: Row, cell: Cell, at: int) -> bool:
    """Whether a cell is the first of its row where a point marks words."""
    cells = (each for line in row.lines for each in line)
    return (
        next((each for each in cells if any(at in one.points for one in each.stretches)), None)
        is cell
    )


def _ended(number: int, noted: Comments | None) -> str:
    style = noted.reference if noted else ""
    return (
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
        f'<w:commentReference w:id="{number}"/></w:r>'
    )


def _stretch(one: Stretch, spoken: Tongue, language: Language, heading: bool) -> str:
    """The runs of a stretch, with a break mark where a line ends."""
    change = one.look if one.look in ("inserted", "deleted") else ""
    color = {"inserted": "14603A", "deleted": "94222C"}.get(change, "")
    runs = _BREAK.join(
        words(line, one.language or spoken, bold=heading, found=one.weight, change=change,
              color=color) if line else ""
        for line in one.text.split("\n")
    )  # fmt: skip
    note = words(f"[{one.note[language]}] ", language, small=True, color=GREY) if one.note else ""
    return runs + note


def anchored(row: Row, noted: Comments) -> str:
    """Comments on the row as a whole, for points that mark no words: put at its beginning."""
    cells = [cell for line in row.lines for cell in line]
    marked = {at for cell in cells for one in cell.stretches for at in one.points}
    loose = [one for at, one in enumerate(row.points) if at not in marked and one.dismissal is None]
    numbers = [noted.add(one) for one in loose]
    starts = "".join(f'<w:commentRangeStart w:id="{one}"/>' for one in numbers)
    return starts + "".join(_ended(one, noted) for one in numbers)


def checked(points: Sequence[Point], row: Row | None, spread: Spread, language: Language) -> str:
    """What to check, point by point, in words: for a column or a list of its own."""
    numbered = row.pointed if row else False
    told = [
        _told(one, at + 1 if numbered else 0, spread, language)
        for at, one in enumerate(points)
        if one.dismissal is None
    ]
    return "".join(told) or paragraph(TEXT, "")


def _told(one: Point, number: int, spread: Spread, language: Language) -> str:
    ink = _FILLS[one.weight][2]
    topic = spread.topics.get(one.topic) or topic_name(one.topic)
    head = f"{number}. " if number else ""
    label = f"{head}{WEIGHTS[one.weight][language].capitalize()} · "
    lines = [
        words(label, language, bold=True, color=ink) + words(topic[language], language, bold=True),
        words(one.message[language], language),
    ]
    if one.suggestion:
        lines.append(words(f"→ {one.suggestion[language]}", language))
    if one.source:
        day = one.checked_on.isoformat() if one.checked_on else ""
        stated = f"{SAID['checked'][language]} {day}" if day else SAID["unchecked"][language]
        lines.append(words(f"{SAID['source'][language]}: {one.source} ({stated})", language,
                           small=True, color=GREY))  # fmt: skip
    return "".join(paragraph(TEXT, line) for line in lines)


def heading(text: Bilingual | str, language: Language, style: str = "ConvenioHeading") -> str:
    """A heading in the reader's language."""
    return paragraph(style, words(text if isinstance(text, str) else text[language], language))


def started() -> tuple[Package, str, str]:
    """Our own template without its text, and the styles of its comments: mark, then text."""
    package = opened(default())
    for kind in ("header", "footer"):
        package.drop(f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")
    name = package.related("styles") or ""
    root = parsed(package.parts[name])
    mark, text = styles.merged(root, True)
    package.parts[name] = serialised(root)
    return package, mark, text


def finished(
    package: Package, body: str, noted: Comments | None, title: str, language: Language
) -> bytes:
    """The file: its body, its comments if there are any, page numbers, title and language."""
    footer = package.add("word/footer1.xml", f"{WORD_TYPE}footer+xml", "footer", _footer(language))
    section = _SECTION.format(footer=footer)
    package.parts[package.main] = serialised(parsed(
        f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}</w:body></w:document>'
        .encode()
    ))  # fmt: skip
    if noted and noted.xml:
        content = f'<w:comments xmlns:w="{W}">{"".join(noted.xml)}</w:comments>'.encode()
        package.add("word/comments.xml", f"{WORD_TYPE}comments+xml", "comments", content)
    package.parts["docProps/core.xml"] = _core(title, language).encode()
    return written(package)


def _footer(language: Language) -> bytes:
    page, of = _PAGE[language]
    tag = f'<w:rPr><w:lang w:val="{LANG[language]}"/></w:rPr>'
    line = (
        words(f"{page} ", language) + word_field("PAGE", "1", tag)
        + words(f" {of} ", language) + word_field("NUMPAGES", "1", tag)
    )  # fmt: skip
    return f'<w:ftr xmlns:w="{W}">{paragraph("ConvenioFooter", line)}</w:ftr>'.encode()


def _core(title: str, language: Language) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>{AUTHOR}</dc:creator>"
        f"<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy>"
        f"<dc:language>{LANG[language]}</dc:language></cp:coreProperties>"
    )
