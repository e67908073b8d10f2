"""Faults of a .docx that the schema does not see and that upset Word or mislead a reader.

One small check per fault; each is a generator over the parsed stories of the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from agreements.word.markup import R, w
from agreements.word.package import NotWord, Package, opened, parsed

_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
_REFERENCE = re.compile(r"\s*(?:REF|PAGEREF|NOTEREF)\s+\"?([^\s\"\\]+)")
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True, slots=True)
class Stories:
    """A file with its stories parsed: the body first, then headers, footers, notes, comments."""

    package: Package
    roots: dict[str, etree._Element]

    def each(self, *names: str) -> Iterator[tuple[str, etree._Element]]:
        """Every element of those names with the part that it is in."""
        for part, root in self.roots.items():
            for element in root.iter(*(w(name) for name in names)):
                yield part, element

    def related(self, kind: str) -> etree._Element | None:
        """The tree of a part of that kind, if there is one."""
        name = self.package.related(kind)
        return parsed(self.package.parts[name]) if name in self.package.parts else None


Check = Callable[[Stories], Iterator[str]]


def lint(content: bytes) -> list[str]:
    """What is wrong with a .docx, in English, a line for each fault; empty when nothing is."""
    try:
        package = opened(content)
        stories = Stories(package, dict(_roots(package)))
        return [fault for check in CHECKS for fault in check(stories)]
    except NotWord as fault:
        return [fault.message.en]


def _roots(package: Package) -> Iterator[tuple[str, etree._Element]]:
    yield package.main, parsed(package.parts[package.main])
    for _, kind, name, external in package.relationships(package.main):
        if not external and kind.rpartition("/")[2] in _STORIES and name in package.parts:
            yield name, parsed(package.parts[name])


def parts_are_there(stories: Stories) -> Iterator[str]:
    """Every relationship leads to a part, and every part has a content type."""
    package = stories.package
    for source in ("", *stories.roots):
        for id, _, target, external in package.relationships(source):
            if not external and target not in package.parts:
                where = source or "package"
                yield f"{where}: relationship {id} leads to {target}, which is not there"
    for name in package.parts:
        if name != "[Content_Types].xml" and not package.content_type(name):
            yield f"{name}: no content type is declared"


def relationships_exist(stories: Stories) -> Iterator[str]:
    """Every r:id that a story uses is one of its relationships."""
    for part, root in stories.roots.items():
        known = {id for id, *_ in stories.package.relationships(part)}
        for element in root.iter(etree.Element):
            for name in ("id", "embed", "link"):
                used = element.get(f"{{{R}}}{name}")
                if used is not None and used not in known:
                    yield f"{part}: relationship {used} is not defined"


def styles_exist(stories: Stories) -> Iterator[str]:
    """Every style that is used is defined."""
    root = stories.related("styles")
    known = set() if root is None else {one.get(w("styleId")) for one in root.iter(w("style"))}
    for part, element in stories.each("pStyle", "rStyle", "tblStyle"):
        if element.get(w("val")) not in known:
            yield f"{part}: style {element.get(w('val'))} is not defined"


def lists_exist(stories: Stories) -> Iterator[str]:
    """Every list that is used is defined, and so is what it is made from."""
    root = stories.related("numbering")
    numbers = [] if root is None else list(root.iter(w("num")))
    shapes = (
        set()
        if root is None
        else {one.get(w("abstractNumId")) for one in root.iter(w("abstractNum"))}
    )
    known = {one.get(w("numId")) for one in numbers}
    for part, element in stories.each("numId"):
        if element.get(w("val")) not in known | {"0"}:
            yield f"{part}: list {element.get(w('val'))} is not defined"
    for number in numbers:
        shape = number.find(w("abstractNumId"))
        if shape is None or shape.get(w("val")) not in shapes:
            id = number.get(w("numId"))
            yield f"numbering: list {id} is made from a shape that is not defined"


def references_lead_somewhere(stories: Stories) -> Iterator[str]:
    """Every REF field and every inner link leads to a bookmark."""
    known = {element.get(w("name")) for _, element in stories.each("bookmarkStart")}
    for part, element in stories.each("instrText", "fldSimple", "hyperlink"):
        instruction = (
            element.text or "" if element.tag == w("instrText") else element.get(w("instr"), "")
        )
        found = _REFERENCE.match(instruction)
        name = found[1] if found else element.get(w("anchor"))
        if name and name not in known and name != "_top":
            yield f"{part}: a reference leads to bookmark {name}, which is not there"


def fields_are_whole(stories: Stories) -> Iterator[str]:
    """Every complex field begins, has a result and ends, in one story."""
    for part, root in stories.roots.items():
        kinds = Counter(one.get(w("fldCharType")) for one in root.iter(w("fldChar")))
        if not kinds["begin"] == kinds["separate"] == kinds["end"]:
            yield f"{part}: a field lacks its beginning, its result or its end"


def cells_hold_a_paragraph(stories: Stories) -> Iterator[str]:
    """The last thing in every table cell is a paragraph."""
    for part, element in stories.each("tc"):
        last = element[-1] if len(element) else None
        ends = (w("p"), w("sdt"), w("bookmarkEnd"), w("commentRangeEnd"), w("moveToRangeEnd"))
        if last is None or last.tag not in ends or element.find(f".//{w('p')}") is None:
            yield f"{part}: a table cell does not end with a paragraph"


def ids_are_unique(stories: Stories) -> Iterator[str]:
    """No two bookmarks, controls, drawings or comments share an id, no two bookmarks a name."""
    bookmarks = [one for _, one in stories.each("bookmarkStart")]
    for words, found in (
        ("bookmarks have id", [one.get(w("id")) for one in bookmarks]),
        ("bookmarks have the name", [one.get(w("name")) for one in bookmarks]),
        ("comments have id", [one.get(w("id")) for _, one in stories.each("comment")]),
        ("content controls have id", list(_control_ids(stories))),
        ("drawings have id", [
            one.get("id") for root in stories.roots.values() for one in root.iter(_DOC_PR)
        ]),
    ):  # fmt: skip
        for value, times in Counter(found).items():
            if times > 1:
                yield f"{times} {words} {value}"


def _control_ids(stories: Stories) -> Iterator[str | None]:
    for _, element in stories.each("sdtPr"):
        id = element.find(w("id"))
        if id is not None:
            yield id.get(w("val"))


def bookmarks_end(stories: Stories) -> Iterator[str]:
    """Every bookmark and every commented stretch that begins also ends."""
    for kind in ("bookmark", "commentRange"):
        begun = {one.get(w("id")) for _, one in stories.each(f"{kind}Start")}
        ended = {one.get(w("id")) for _, one in stories.each(f"{kind}End")}
        for id in sorted(begun ^ ended, key=str):
            yield f"{kind} {id} lacks its beginning or its end"


def comments_match(stories: Stories) -> Iterator[str]:
    """A comments part holds comments, and each is referred to from the text."""
    root = stories.related("comments")
    known = [] if root is None else [one.get(w("id")) for one in root.iter(w("comment"))]
    if root is not None and not known:
        yield "the comments part is empty"
    used = [one.get(w("id")) for _, one in stories.each("commentReference")]
    for id in sorted(set(used) ^ set(known), key=str):
        yield f"comment {id} is missing, or nothing refers to it"


CHECKS: tuple[Check, ...] = (
    parts_are_there,
    relationships_exist,
    styles_exist,
    lists_exist,
    references_lead_somewhere,
    fields_are_whole,
    cells_hold_a_paragraph,
    ids_are_unique,
    bookmarks_end,
    comments_match,
)
