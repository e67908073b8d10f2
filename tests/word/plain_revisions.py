"""What a .docx says when all its tracked changes are accepted, or all rejected.

Written without the redline's code and with the standard library's parser: one walk that skips what
the answer hides, and never builds another document. For tests and the benchmark alone.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Literal, NamedTuple
from xml.etree import ElementTree

Answer = Literal["accept", "reject"]
Element = ElementTree.Element
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HIDDEN = {"accept": (f"{_W}del", f"{_W}moveFrom"), "reject": (f"{_W}ins", f"{_W}moveTo")}
_CELL_HIDDEN = {"accept": f"{_W}cellDel", "reject": f"{_W}cellIns"}
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PASSED = {
    f"{_W}{name}" for name in
    ("sdt", "sdtContent", "customXml", "smartTag", "ins", "del", "moveFrom", "moveTo")
}  # fmt: skip
_PROPERTIES = {f"{_W}{name}Pr" for name in ("p", "r", "sdt", "tbl", "tr", "tc", "sect")}


class Said(NamedTuple):
    """The lines of the body, of each note in the order of its sign, of headers and footers."""

    body: list[str]
    footnotes: list[list[str]]
    endnotes: list[list[str]]
    headers: list[list[str]]
    footers: list[list[str]]


def said(content: bytes, answer: Answer) -> Said:
    """Everything a .docx says in that view."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = next(target for kind, target in _relations(parts, "") if kind == "officeDocument")
    walk = _Walk(answer)
    root = ElementTree.fromstring(parts[main])
    body = list(walk.lines(root.find(f"{_W}body"), strict=False))  # type: ignore[arg-type]
    related = list(_relations(parts, main))
    notes = {
        kind: _notes(parts, related, kind, walk.signs[kind], answer)
        for kind in ("footnotes", "endnotes")
    }
    sheets = {
        kind: sorted(
            lines for one, target in dict.fromkeys(related)
            if one == kind and target in parts
            and any(lines := list(_Walk(answer).lines(ElementTree.fromstring(parts[target]))))
        )
        for kind in ("header", "footer")
    }  # fmt: skip
    return Said(body, notes["footnotes"], notes["endnotes"], sheets["header"], sheets["footer"])


def marked(content: bytes) -> list[tuple[str, str]]:
    """The stretches that are marked, each with its kind; what is in a text box is left out."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        stories = [
            ElementTree.fromstring(archive.read(name)) for name in sorted(archive.namelist())
            if re.fullmatch(r"word/(document|(foot|end)notes|header|footer)[_\d]*\.xml", name)
        ]  # fmt: skip
    return [found for story in stories for found in _marked(story)]


def _marked(parent: Element) -> Iterator[tuple[str, str]]:
    for one in parent:
        kind = one.tag[len(_W) :]
        if kind in ("ins", "del", "moveTo", "moveFrom"):
            text = "".join(_shown(one))
            if text:
                yield kind, text
        elif kind != "txbxContent":
            yield from _marked(one)


def _shown(parent: Element) -> Iterator[str]:
    for one in parent:
        if one.tag in (f"{_W}t", f"{_W}delText"):
            yield one.text or ""
        elif one.tag != f"{_W}txbxContent":
            yield from _shown(one)


def _relations(parts: dict[str, bytes], part: str) -> Iterator[tuple[str, str]]:
    folder, name = posixpath.split(part)
    listed = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    for one in ElementTree.fromstring(listed) if listed else ():
        if one.get("TargetMode") != "External":
            target = one.get("Target", "")
            path = target if target.startswith("/") else posixpath.join("/", folder, target)
            yield one.get("Type", "").rpartition("/")[2], posixpath.normpath(path).lstrip("/")


def _notes(
    parts: dict[str, bytes], related: list[tuple[str, str]], kind: str, signs: list[str],
    answer: Answer,
) -> list[list[str]]:  # fmt: skip
    target = next((target for one, target in related if one == kind), "")
    if target not in parts:
        return []
    notes = {one.get(f"{_W}id"): one for one in ElementTree.fromstring(parts[target])}
    return [list(_Walk(answer).lines(notes[id])) for id in signs if id in notes]


class _Walk:
    """One pass over a story in one view."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.hidden = _HIDDEN[answer]
        self.signs: dict[str, list[str]] = {"footnotes": [], "endnotes": []}
        self.codes: list[bool] = []

    def lines(self, container: Element, strict: bool = True) -> Iterator[str]:
        """Paragraphs and tables; `strict`: a last paragraph stays, though its end is gone."""
        held: str | None = None
        met = 0
        for block in self._blocks(container):
            if block.tag == f"{_W}p":
                text = (held or "") + "".join(self._inline(block))
                if self._ends(block):
                    held = None
                    met += 1
                    yield text
                else:
                    held = text
            else:
                if held:
                    yield held
                held = None
                found = list(self._table(block))
                met += bool(found)
                yield from found
        if held or (strict and held is not None) or not met:
            yield held or ""

    def _blocks(self, parent: Element) -> Iterator[Element]:
        for one in parent:
            if one.tag in (f"{_W}p", f"{_W}tbl"):
                yield one
            elif one.tag in _PASSED and one.tag not in self.hidden:
                yield from self._blocks(one)
            elif one.tag == f"{_MC}AlternateContent":
                yield from self._blocks(one[0])
            elif one.tag in (f"{_M}oMath", f"{_M}oMathPara"):
                wrapped = ElementTree.Element(f"{_W}p")
                wrapped.append(one)
                yield wrapped

    def _ends(self, paragraph: Element) -> bool:
        look = paragraph.find(f"{_W}pPr/{_W}rPr")
        return look is None or all(look.find(name) is None for name in self.hidden)

    def _table(self, table: Element) -> Iterator[str]:
        rows = [row for row in self._within(table, "tr") if not self._gone(row, "trPr")]
        if rows:
            yield "[table"
        for row in rows:
            yield "[row"
            for cell in self._within(row, "tc"):
                if cell.find(f"{_W}tcPr/{_CELL_HIDDEN[self.answer]}") is None:
                    yield "[cell"
                    yield from self.lines(cell)

    def _gone(self, row: Element, properties: str) -> bool:
        found = row.find(_W + properties)
        return found is not None and any(found.find(name) is not None for name in self.hidden)

    def _within(self, parent: Element, name: str) -> Iterator[Element]:
        for one in parent:
            if one.tag == _W + name:
                yield one
            elif one.tag in _PASSED and one.tag not in self.hidden:
                yield from self._within(one, name)

    def _inline(self, parent: Element) -> Iterator[str]:
        for one in parent:
            tag = str(one.tag)
            if tag in self.hidden or tag in _PROPERTIES:
                continue
            if tag == f"{_W}fldChar":
                self._field(one.get(f"{_W}fldCharType", ""))
            elif tag == f"{_W}t" or (tag == f"{_W}delText" and self.answer == "reject"):
                if not any(self.codes):
                    yield (one.text or "").replace("\n", " ")
            elif tag in _BREAKS:
                yield _BREAKS[tag]
            elif tag == f"{_M}t":
                yield one.text or ""
            elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                kind = tag[len(_W) : -len("Reference")] + "s"
                self.signs[kind].append(one.get(f"{_W}id", ""))
                yield f"[{kind}]"
            elif tag == f"{_W}txbxContent":
                yield "[box " + "|".join(_Walk(self.answer).lines(one)) + "]"
            elif tag == f"{_MC}AlternateContent":
                yield from self._inline(one[0])
            else:
                if tag == "{http://schemas.openxmlformats.org/drawingml/2006/main}blip":
                    yield "[picture]"
                yield from self._inline(one)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.codes.append(True)
        elif self.codes and kind == "separate":
            self.codes[-1] = False
        elif self.codes and kind == "end":
            self.codes.pop()
