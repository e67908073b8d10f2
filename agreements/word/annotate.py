"""A copy of a received .docx with comments at the words flagged, and nothing else touched.

No run is split: a comment's range begins before the run that holds its first word and ends after
the run that holds its last, and the comment quotes the words. All other parts keep their bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from agreements.model import LANGUAGES, Finding
from agreements.model.received import Flag
from agreements.model.document import Cell, Document
from agreements.word.body_text import Line, P, Reading
from agreements.word.comments import AUTHOR
from agreements.word.markup import W, look, run, w
from agreements.word.numbering import lists
from agreements.word.package import WORD_TYPE, opened, parsed, serialised, written
from agreements.word.read import _balanced, _File, _Story
from agreements.word.received import received
from agreements.word.style_sheet import style_sheet

_ID = w("id")
_START, _END, _REFERENCE = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")
_NO_COMMENTS = f'<w:comments xmlns:w="{W}"/>'.encode()

Runs = list[tuple[etree._Element, int, int]]


def annotated(content: bytes, document: Document, flags: Sequence[Flag]) -> tuple[bytes, int]:
    """The copy with a comment for each flag of the body, and how many flags stand elsewhere.

    Raises NotWord: a strict file, a template or one with macros is not copied.
    """
    package = opened(content)
    main = parsed(package.parts[package.main])
    runs = _runs(content, main)
    name = package.related("comments")
    listed = parsed(package.parts[name]) if name in package.parts else parsed(_NO_COMMENTS)
    number = _free(main, listed)
    left = 0
    for flag in flags:
        place = document.passages[flag.passage].place
        row = runs.get(place.paragraph, []) if place.part == "body" else []
        if not _mark(row, flag, number):
            left += 1
            continue
        listed.append(_comment(flag.finding, number))
        number += 1
    if left == len(flags):
        return content, left
    package.parts[package.main] = serialised(main)
    if name in package.parts and name is not None:
        package.parts[name] = serialised(listed)
    else:
        new = "word/comments.xml" if "word/comments.xml" not in package.parts else "word/review.xml"
        package.add(new, WORD_TYPE + "comments+xml", "comments", serialised(listed))
    return written(package), left


class _Noting(Reading):
    """Reads a paragraph and keeps where the words of each run begin and end."""

    runs: Runs

    def _run(self, run: etree._Element, line: Line, change: object, looked: bool) -> None:
        start = line.length
        super()._run(run, line, change, looked)  # type: ignore[arg-type]
        if line.length > start:
            self.runs.append((run, start, line.length))


@dataclass
class _Walk(_Story):
    """Reads the body as the reader does, and keeps the runs of each paragraph by its place."""

    found: dict[int, Runs] = field(default_factory=dict)

    def _paragraph(self, element: etree._Element, cells: tuple[Cell, ...]) -> None:
        number = self.paragraphs if self.pending is None else self.pending[1].paragraph
        noting = self.reading
        assert isinstance(noting, _Noting)
        noting.runs = self.found.setdefault(number, [])
        super()._paragraph(element, cells)


def _runs(content: bytes, main: etree._Element) -> dict[int, Runs]:
    """The runs of each paragraph of the body, counted as the reader counts them."""
    parts = received(content)
    sheet = style_sheet(parts.root("styles"))
    file = _File(parts, lists(parts.root("numbering"), sheet), "final")
    reading = _Noting(sheet, "final", _balanced(main), False)
    walk = _Walk(file, "body", reading, file.lists.counter(), file.lists.counter())
    for body in main.iterchildren(w("body")):
        walk.container(body, ())
    return walk.found


def _free(main: etree._Element, listed: etree._Element) -> int:
    """The first number that no comment has."""
    taken = [one.get(_ID, "") for one in (*main.iter(_START, _END, _REFERENCE), *listed)
             if isinstance(one.tag, str)]  # fmt: skip
    return max((int(one) for one in taken if one.isdigit()), default=-1) + 1


def _mark(runs: Runs, flag: Flag, number: int) -> bool:
    """Puts the range of a comment around the runs that hold a flag's words; whether any do."""
    touched = [run for run, start, end in runs if start < flag.end and flag.start < end]
    if not touched:
        return False
    first, last = _child(touched[0]), _child(touched[-1])
    if first is None or last is None or first.getparent() is not last.getparent():
        return False
    first.addprevious(etree.Element(_START, {_ID: str(number)}))
    end = etree.Element(_END, {_ID: str(number)})
    tail = etree.Element(w("r"))
    etree.SubElement(tail, _REFERENCE, {_ID: str(number)})
    last.addnext(end)
    end.addnext(tail)
    return True


def _child(run: etree._Element) -> etree._Element | None:
    """What holds a run and is itself a child of the paragraph."""
    element: etree._Element | None = run
    while element is not None:
        parent = element.getparent()
        if parent is not None and parent.tag == P:
            return element
        element = parent
    return None


def _comment(finding: Finding, number: int) -> etree._Element:
    """A comment that quotes the words and says what to look at, in both languages."""
    paragraphs = "".join(_paragraph(line) for line in _lines(finding))
    return etree.fromstring(
        f'<w:comment xmlns:w="{W}" w:id="{number}" w:author="{AUTHOR}" w:initials="cv">'
        f"{paragraphs}</w:comment>"
    )


def _lines(finding: Finding) -> Iterable[str]:
    for language in LANGUAGES:
        quoted = f"“{finding.words}”" if language == "en" else f"«{finding.words}»"
        yield run(f"{quoted} ", look(language, bold=True)) + run(
            finding.message[language], look(language)
        )
        if finding.suggestion:
            yield run(f"→ {finding.suggestion[language]}", look(language))


def _paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"
