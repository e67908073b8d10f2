"""The words of one paragraph, in the view asked for.

Runs, hyperlinks, content controls, fields (what they print, not their codes), symbols, tracked
changes and moves, maths, ruby. Of an mc:AlternateContent one branch is read. Text boxes are
handed back, to be read as paragraphs of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from agreements.model.document import Change, Revision, View
from agreements.word.markup import w
from agreements.word.style_sheet import BOLD, LANG, RPR, VAL, StyleSheet, on
from agreements.word.symbols import sign

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ALTERNATIVES, CHOICE, FALLBACK = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"
BOX = w("txbxContent")
P = w("p")
R, T, _DEL_TEXT, _FIELD, _SYMBOL = w("r"), w("t"), w("delText"), w("fldChar"), w("sym")
_CONTROL, _CONTROL_CONTENT = w("sdt"), w("sdtContent")
_MATHS = (f"{_M}oMath", f"{_M}oMathPara")
_MATH_TEXT, _MATH_RUN = f"{_M}t", f"{_M}r"
FIXED = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n",
    w("noBreakHyphen"): "-", w("softHyphen"): "",
}  # fmt: skip
_DRAWN = (w("drawing"), w("pict"), w("object"))
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_COMMENT = w("commentReference")
_RUBY, _RUBY_BASE, _RUBY_TEXT = w("ruby"), w("rubyBase"), w("rt")
_RARE = frozenset((_DEL_TEXT, _SYMBOL, *_DRAWN, *_NOTES, _COMMENT, _RUBY, ALTERNATIVES))
_CHANGES: dict[str, Change] = {
    w("ins"): "inserted",
    w("del"): "deleted",
    w("moveTo"): "moved-here",
    w("moveFrom"): "moved-away",
}
HIDDEN: dict[View, frozenset[Change]] = {
    "final": frozenset({"deleted", "moved-away"}),
    "original": frozenset({"inserted", "moved-here"}),
    "marks": frozenset(),
}
_STARTS, _ENDS = w("commentRangeStart"), w("commentRangeEnd")
_WRAPPERS = (
    w("hyperlink"), w("smartTag"), w("customXml"), w("fldSimple"), w("dir"), w("bdo"), BOX,
    _CONTROL_CONTENT, _CONTROL, _RUBY_BASE, _RUBY_TEXT,
)  # fmt: skip
_ODD = frozenset((*_MATHS, _STARTS, _ENDS, P, ALTERNATIVES))
_INLINE = frozenset((*_CHANGES, *_WRAPPERS, *_ODD))
_ID, _STYLE = w("id"), w("rStyle")
_KNOWN = frozenset(
    (
        *("wps", "wpg", "wpc", "wpi", "wp14", "wp15", "a14", "v", "cx", "am3d", "aink", "wne", "m"),
        *("w14", "w15", "w16", "w16cid", "w16cex", "w16se", "w16sdtdh", "w16du", "o"),
    )
)


@dataclass(slots=True)
class Line:
    """A paragraph while it is read: pieces of text and what was met between them."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    languages: dict[str, int] = field(default_factory=dict)
    letters: int = 0
    bold: int = 0
    revisions: list[Revision] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


@dataclass(slots=True)
class Reading:
    """What lasts from paragraph to paragraph of a part: the view, open fields, notes referred to.

    `balanced` says that every field of the part ends: only then can a code hide what follows;
    `looks` that some run of the part names a language or is bold.
    """

    sheet: StyleSheet
    view: View
    balanced: bool = True
    looks: bool = True
    fields: list[str] = field(default_factory=list)
    shown: dict[str, list[str]] = field(default_factory=dict)
    gone: dict[str, set[str]] = field(default_factory=dict)

    def line(self, paragraph: etree._Element) -> Line:
        """The words of a paragraph."""
        line = Line()
        self.extend(paragraph, line)
        return line

    def extend(self, paragraph: etree._Element, line: Line) -> None:
        """Adds the words of a paragraph to a line already begun."""
        self._inline(paragraph, line, None)

    def _inline(self, parent: etree._Element, line: Line, change: Change | None) -> None:
        for element in parent:
            tag = element.tag
            if tag == R:
                self.run(element, line, change)
            elif tag not in _INLINE:
                continue
            elif tag in _CHANGES:
                self._changed(element, line)
            elif tag in _ODD:
                self._odd(element, line, change)
            else:
                self._inline(element, line, change)

    def _odd(self, element: etree._Element, line: Line, change: Change | None) -> None:
        tag = element.tag
        if tag in _MATHS:
            line.add("".join(one.text or "" for one in element.iter(_MATH_TEXT, T)))
        elif tag == _STARTS:
            line.starts[element.get(_ID, "")] = line.length
        elif tag == _ENDS:
            line.ends[element.get(_ID, "")] = line.length
        else:
            if tag == P:
                line.add("\n")
            for branch in chosen(element) if tag == ALTERNATIVES else (element,):
                self._inline(branch, line, change)

    def _changed(self, element: etree._Element, line: Line) -> None:
        """A tracked change: its words in the views that show them, and its record with marks."""
        change = _CHANGES[element.tag]
        if change in HIDDEN[self.view]:
            self._forget(element)
            return
        start = line.length
        self._inline(element, line, change)
        if self.view == "marks" and line.length > start:
            author, date = element.get(w("author"), ""), element.get(w("date"), "")
            line.revisions.append(Revision(change, author, date, start, line.length))

    def _forget(self, element: etree._Element) -> None:
        """Remembers the notes whose references are not shown, and keeps count of fields."""
        for one in element.iter(*_NOTES, _FIELD):
            if one.tag == _FIELD:
                self._field(one)
            else:
                self.gone.setdefault(_NOTES[one.tag], set()).add(one.get(_ID, ""))

    def run(self, run: etree._Element, line: Line, change: Change | None) -> None:
        """Adds what a run prints to a line."""
        start, look = line.length, None
        for element in run:
            tag = element.tag
            if tag == T:
                text = element.text
                if text and not (self.fields and self._in_code()):
                    line.add(text if "\n" not in text else text.replace("\n", " "))
            elif tag == RPR:
                look = element
            elif tag in FIXED:
                if not (self.fields and self._in_code()):
                    line.add(FIXED[tag])
            elif tag == _FIELD:
                self._field(element)
            elif tag in _RARE:
                self._rare(element, line, change)
        line.letters += line.length - start
        if look is not None and self.looks and line.length > start:
            self._look(look, line, line.length - start)

    def _rare(self, element: etree._Element, line: Line, change: Change | None) -> None:
        tag = element.tag
        if tag == _DEL_TEXT:
            if change in ("deleted", "moved-away"):
                line.add((element.text or "").replace("\n", " "))
        elif tag == _SYMBOL:
            line.add(sign(element.get(w("font"), ""), element.get(w("char"), "")))
        elif tag in _NOTES:
            self.shown.setdefault(_NOTES[tag], []).append(element.get(_ID, ""))
        elif tag == _COMMENT:
            line.ends.setdefault(element.get(_ID, ""), line.length)
        elif tag == ALTERNATIVES:
            for branch in chosen(element):
                self.run(branch, line, change)
        elif tag == _RUBY:
            for part in element.iterchildren(_RUBY_BASE, _RUBY_TEXT):
                self._inline(part, line, change)
        else:
            line.boxes.extend(boxes(element))

    def _field(self, element: etree._Element) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self.fields.append("code")
        elif self.fields and kind == "separate":
            self.fields[-1] = "result"
        elif self.fields and kind == "end":
            self.fields.pop()

    def _in_code(self) -> bool:
        return self.balanced and "code" in self.fields

    def _look(self, look: etree._Element, line: Line, letters: int) -> None:
        """Counts the letters of a run of that look for its language and for boldness."""
        language = style = ""
        for one in look:
            if one.tag == LANG:
                language = one.get(VAL, "")
            elif one.tag == BOLD and on(one.get(VAL, "")):
                line.bold += letters
            elif one.tag == _STYLE:
                style = one.get(VAL, "")
        language = language or (self.sheet.of_run(style).language if style else "")
        if language:
            line.languages[language] = line.languages.get(language, 0) + letters


def chosen(alternatives: etree._Element) -> Iterator[etree._Element]:
    """The branch that Word shows: the first it understands, else the fallback."""
    fallback = next(alternatives.iterchildren(FALLBACK), None)
    choices = list(alternatives.iterchildren(CHOICE))
    for choice in choices:
        if set(choice.get("Requires", "").split()) <= _KNOWN:
            yield choice
            return
    if fallback is not None:
        yield fallback
    elif choices:
        yield choices[0]


def boxes(element: etree._Element) -> list[etree._Element]:
    """The outermost text boxes inside a drawing, those of a branch not shown left out."""
    found: list[etree._Element] = []
    for one in element.iterchildren():
        if one.tag == BOX:
            found.append(one)
        elif one.tag == ALTERNATIVES:
            for branch in chosen(one):
                found.extend(boxes(branch))
        elif isinstance(one.tag, str) and one.tag != P and len(one):
            found.extend(boxes(one))
    return found
