"""A copy of a received .docx with comments at the words flagged, and nothing else touched.

Word takes comments in the text and its tables, not in text boxes, notes, headers and footers: of a
box the comment hangs where the box is drawn, of a note at the sign that refers to it. A run is cut
where the words begin or end inside it (ranges.py); all other parts keep their bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from agreements.model import LANGUAGES, Finding
from agreements.model.document import Document, Place
from agreements.model.received import Flag
from agreements.word.body_text import R
from agreements.word.comments import AUTHOR
from agreements.word.markup import W, look, run, w
from agreements.word.package import (
    WORD_TYPE,
    Package,
    parsed,
    refuse_other_kinds,
    serialised,
    unpacked,
    written,
)
from agreements.word.ranges import Pieces, held, markable, of_paragraph, outermost, pieces
from agreements.word.received import make_transitional, received, strict

_ID = w("id")
_START, _END, _REFERENCE = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")
_NOTES = {"footnotes": w("footnoteReference"), "endnotes": w("endnoteReference")}
_NO_COMMENTS = f'<w:comments xmlns:w="{W}"/>'.encode()


def annotated(content: bytes, document: Document, flags: Sequence[Flag]) -> tuple[bytes, int]:
    """The copy with a comment for each flag of the text, and how many flags stand elsewhere.

    Raises NotWord: a template or a file with macros is not copied.
    """
    package = unpacked(content)
    before = dict(package.parts)
    make_transitional(package)
    refuse_other_kinds(package)
    main = parsed(package.parts[package.main])
    name = package.related("comments") or ""
    listed = parsed(package.parts.get(name, _NO_COMMENTS))
    number = _free(main, listed)
    found = pieces(received(content), main)
    left = 0
    for flag in flags:
        runs = _runs(document.passages[flag.passage].place, flag, found, main)
        if not runs:
            left += 1
            continue
        _mark(runs[0], runs[-1], number)
        listed.append(_comment(flag.finding, number))
        number += 1
    if left == len(flags):
        return content, left
    changed = _with_comments(package, name, main, listed)
    return written(Package(_as_before(changed, before))), left


def _runs(
    place: Place, flag: Flag, found: Mapping[int, Pieces], main: etree._Element
) -> list[etree._Element]:
    """The runs on which the comment of a flag hangs; none where Word takes no comment."""
    if place.part in _NOTES:
        signs = (one for one in main.iter(_NOTES[place.part]) if one.get(_ID) == place.note)
        sign = next(signs, None)
        return [] if sign is None else list(sign.iterancestors(R))[:1]
    if place.part != "body":
        return []
    runs = held(found.get(place.paragraph, []), flag.start, flag.end)
    return [outermost(one) for one in runs] if place.box else runs


def _with_comments(
    package: Package, name: str, main: etree._Element, listed: etree._Element
) -> Package:
    """The package with its text marked and its comments listed."""
    package.parts[package.main] = serialised(main)
    if name in package.parts:
        package.parts[name] = serialised(listed)
        return package
    new = "word/comments.xml" if "word/comments.xml" not in package.parts else "word/review.xml"
    package.add(new, WORD_TYPE + "comments+xml", "comments", serialised(listed))
    return package


def _as_before(package: Package, before: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts, those that are as they were in their own bytes, in the form the file had."""
    was_strict = Package(dict(before))
    make_transitional(was_strict)
    is_strict = was_strict.parts != before
    found = {}
    for name, part in package.parts.items():
        same = was_strict.parts.get(name) == part
        found[name] = before[name] if same else strict(part) if is_strict else part
    return found


def _free(main: etree._Element, listed: etree._Element) -> int:
    """The first number that no comment has."""
    taken = [one.get(_ID, "") for one in (*main.iter(_START, _END, _REFERENCE), *listed)
             if isinstance(one.tag, str)]  # fmt: skip
    return max((int(one) for one in taken if one.isdigit()), default=-1) + 1


def _mark(first: etree._Element, last: etree._Element, number: int) -> None:
    """Puts the range of a comment around runs, and its sign after what holds the last."""
    markable(first).addprevious(etree.Element(_START, {_ID: str(number)}))
    end = etree.Element(_END, {_ID: str(number)})
    markable(last).addnext(end)
    sign = etree.Element(R)
    etree.SubElement(sign, _REFERENCE, {_ID: str(number)})
    whole = of_paragraph(last)
    (end if end.getparent() is whole.getparent() else whole).addnext(sign)


def _comment(finding: Finding, number: int) -> etree._Element:
    """A comment that quotes the words and says what to look at, in both languages."""
    paragraphs = "".join(f"<w:p>{line}</w:p>" for line in _lines(finding))
    return etree.fromstring(
        f'<w:comment xmlns:w="{W}" w:id="{number}" w:author="{AUTHOR}" w:initials="cv">'
        f"{paragraphs}</w:comment>"
    )


def _lines(finding: Finding) -> Iterable[str]:
    """What is said, in both languages; words of the user's own, which are the same, once."""
    same = finding.message.en == finding.message.es
    for language in LANGUAGES[:1] if same else LANGUAGES:
        quoted = f"“{finding.words}”" if language == "en" else f"«{finding.words}»"
        yield run(f"{quoted} ", look(language, bold=True)) + run(
            finding.message[language], look(language)
        )
        if finding.suggestion:
            yield run(f"→ {finding.suggestion[language]}", look(language))
