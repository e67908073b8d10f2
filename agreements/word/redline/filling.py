"""The inside of a marked paragraph: runs cut between words, wrapped as inserted or deleted.

A link or content control holds the marks inside itself, as Word wants it; a field that is marked
is written out run by run. Text boxes are never marked inside, only with the drawing they are in.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from lxml import etree

from agreements.word.markup import w
from agreements.word.redline.atoms import (
    CODE,
    CONTENT,
    CONTROL,
    FIELD,
    RPR,
    SIMPLE_FIELD,
    Atom,
    Piece,
    Point,
    R,
    Shells,
    T,
)

State = Literal["", "ins", "del", "moveFrom", "moveTo"]


class Adopt(Protocol):
    """Fits a copy of guest content into the base; a section break only where it may come."""

    def __call__(self, element: etree._Element, section: bool = False) -> etree._Element: ...


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BOOKMARKS = (w("bookmarkStart"), w("bookmarkEnd"))
_DELETED = {T: w("delText"), CODE: w("delInstrText")}
_KIND, _ID = w("fldCharType"), w("id")
_SIGNED = {w("ins"): "Ins", w("del"): "Del", w("moveTo"): "Ins", w("moveFrom"): "Del"}
_WIDTHLESS = frozenset(
    w(f"{kind}{end}") for kind in ("bookmark", "commentRange", "perm") for end in ("Start", "End")
)


class Entry(NamedTuple):
    """What a marked paragraph is made of: an atom or a point, its state, and whose it is."""

    state: State
    guest: bool
    content: Atom | Point


@dataclass(slots=True)
class Pen:
    """Who marks and when; every mark has an id of its own."""

    author: str
    date: str
    ids: Callable[[], int]

    def sign(self, name: str) -> etree._Element:
        """A signed element: a mark around runs, in a row or at the end of a paragraph."""
        return etree.Element(w(name), {
            _ID: str(self.ids()), w("author"): self.author, w("date"): self.date,
        })  # fmt: skip


@dataclass(slots=True)
class Desk:
    """What is needed to write into one part of the base.

    `adopt` fits a copy of guest content into it. `codes` are the runs written for fields that
    span paragraphs, and whether they are the guest's; `shared` the base's links and controls
    that the guest has too.
    """

    pen: Pen
    adopt: Adopt
    codes: list[tuple[etree._Element, bool]] = field(default_factory=list)
    shared: set[etree._Element] = field(default_factory=set)


def sign_control(pen: Pen, control: etree._Element, content: etree._Element) -> None:
    """Signs a content control of whose words all are inserted or all deleted: its two ends."""
    marks = {one.tag for one in content if one.tag not in _WIDTHLESS}
    if len(marks) != 1 or not marks <= _SIGNED.keys():
        return
    sign_ends(pen, control, content, _SIGNED[marks.pop()])


def sign_ends(pen: Pen, control: etree._Element, content: etree._Element, kind: str) -> None:
    """Signs the ends of a content control, as Word does when a control comes or goes."""
    start, stop = pen.sign(f"customXml{kind}RangeStart"), pen.sign(f"customXml{kind}RangeStart")
    ends = [
        etree.Element(w(f"customXml{kind}RangeEnd"), {_ID: one.get(_ID, "")})
        for one in (start, stop)
    ]
    control.addprevious(start)
    content.insert(0, ends[0])
    content.append(stop)
    control.addnext(ends[1])


class Filling:
    """Fills one paragraph: opens and closes links, marks and runs as the entries need them."""

    def __init__(self, desk: Desk, paragraph: etree._Element, whole: State) -> None:
        self.desk = desk
        self.paragraph = paragraph
        self.whole = whole
        self.open: list[tuple[etree._Element, etree._Element]] = []
        self.used: set[etree._Element] = set()
        self.state: State = ""
        self.change: etree._Element | None = None
        self.run: etree._Element | None = None
        self.source: etree._Element | None = None
        self.text: tuple[etree._Element, etree._Element, int] | None = None

    def add(self, entry: Entry) -> None:
        content = entry.content
        self._shells(content.shells, entry.guest)
        if isinstance(content, Point):
            self._point(content.piece, entry.guest)
            return
        for piece in content.pieces:
            self._piece(piece, entry.state, entry.guest)

    def _holder(self) -> etree._Element:
        if not self.open:
            return self.paragraph
        inner = self.open[-1][1]
        found = inner.find(CONTENT) if inner.tag == CONTROL else inner
        assert found is not None
        return found

    def _shells(self, shells: Shells, guest: bool) -> None:
        """Closes the links and controls that end here and opens those that begin."""
        kept = 0
        while (
            kept < min(len(shells), len(self.open)) and self.open[kept][0] is shells[kept]
        ):  # fmt: skip
            kept += 1
        if kept < len(self.open):
            self.shut(kept)
        for shell in shells[kept:]:
            self._close()
            opened = self._opened(shell, guest)
            self._holder().append(opened)
            self.open.append((shell, opened))

    def shut(self, kept: int = 0) -> None:
        """Closes what is open, but for the outermost; signs a control where all in it is."""
        for _, shell in reversed(self.open[kept:]):
            content = shell.find(CONTENT) if shell.tag == CONTROL else None
            if content is not None:
                sign_control(self.desk.pen, shell, content)
        del self.open[kept:]
        self._close()

    def _opened(self, shell: etree._Element, guest: bool) -> etree._Element:
        opened = etree.Element(shell.tag)
        for name, value in shell.attrib.items():
            opened.set(name, value)
        if shell.tag == CONTROL:
            for one in shell:
                opened.append(etree.Element(CONTENT) if one.tag == CONTENT else copy.deepcopy(one))
            if shell in self.used:
                for id in list(opened.iterfind(f"{w('sdtPr')}/{_ID}")):
                    id.getparent().remove(id)  # type: ignore[union-attr]
        self.used.add(shell)
        if guest and shell not in self.desk.shared:
            self.desk.adopt(opened)
        return opened

    def _close(self) -> None:
        self.state, self.change = "", None
        self._close_run()

    def _close_run(self) -> None:
        self.run = self.source = self.text = None

    def _into(self, state: State) -> etree._Element:
        """Where content in that state goes: a mark, opened if need be, or the holder itself."""
        if state != self.state or (state and self.change is None):
            self._close()
            self.state = state
            if state:
                self.change = self.desk.pen.sign(state)
                self._holder().append(self.change)
        return self._holder() if self.change is None else self.change

    def _piece(self, piece: Piece, state: State, guest: bool) -> None:
        if piece.run is None:
            self._bare(piece.node, state, guest)
            return
        holder = self._into(state)
        if self.run is None or self.source is not piece.run:
            self._close_run()
            self.run, self.source = self._begun(piece.run, guest), piece.run
            holder.append(self.run)
        self._inside(piece, state, guest)

    def _begun(self, run: etree._Element, guest: bool) -> etree._Element:
        """An empty run that looks like the given one."""
        begun = etree.Element(R)
        look = run.find(RPR)
        if look is not None:
            begun.append(copy.deepcopy(look))
            if guest:
                self.desk.adopt(begun)
        return begun

    def _inside(self, piece: Piece, state: State, guest: bool) -> None:
        """What stands in a run: words, next to each other in one element, or something whole."""
        assert self.run is not None
        node = piece.node
        if node.tag == T:
            content = node.text or ""
            words = content[piece.start : piece.end] if piece.end else content
            if self.text is not None and self.text[1] is node and self.text[2] == piece.start:
                text = self.text[0]
                text.text = (text.text or "") + words
            else:
                text = etree.SubElement(self.run, _DELETED[T] if state == "del" else T)
                text.set(_SPACE, "preserve")
                text.text = words
            self.text = (text, node, piece.end)
            return
        self.text = None
        copied = copy.deepcopy(node)
        copied.tail = None
        self.run.append(copied)
        if guest:
            self.desk.adopt(copied)
        if state == "del" and copied.tag == CODE:
            copied.tag = _DELETED[CODE]

    def _bare(self, node: etree._Element, state: State, guest: bool) -> None:
        """A formula or a simple field; a mark cannot hold the latter, so it is written out."""
        if node.tag == SIMPLE_FIELD and state:
            for piece in _written_out(node):
                self._piece(piece, state, guest)
            return
        holder = self._into(state)
        self._close_run()
        copied = copy.deepcopy(node)
        copied.tail = None
        holder.append(copied)
        if guest:
            self.desk.adopt(copied)

    def _point(self, piece: Piece, guest: bool) -> None:
        """A bookmark or the anchor of a comment, unmarked; of the guest's only bookmarks."""
        if piece.node.tag in (FIELD, CODE):
            self._code(piece, guest)
            return
        if guest and piece.node.tag not in _BOOKMARKS:
            return
        self._close()
        copied = copy.deepcopy(piece.node)
        copied.tail = None
        holder = self._holder()
        if piece.run is not None:
            run = self._begun(piece.run, guest)
            holder.append(run)
            holder = run
        holder.append(copied)
        if guest:
            self.desk.adopt(copied)

    def _code(self, piece: Piece, guest: bool) -> None:
        """Part of a field that spans paragraphs: marked only in a paragraph marked as a whole."""
        if guest and not self.whole:
            return
        self._close()
        self._piece(piece, self.whole, guest)
        assert self.run is not None
        self.desk.codes.append((self.run, guest))
        self._close()


def _written_out(simple: etree._Element) -> Iterator[Piece]:
    """The pieces of a simple field as those of a complex one."""
    runs = list(simple.iterchildren(R))
    look = runs[0].find(RPR) if runs else None

    def piece(node: etree._Element) -> Piece:
        run = etree.Element(R)
        if look is not None:
            run.append(copy.deepcopy(look))
        run.append(node)
        return Piece(run, node)

    code = etree.Element(CODE)
    code.text = simple.get(w("instr"), "")
    code.set(_SPACE, "preserve")
    yield piece(etree.Element(FIELD, {_KIND: "begin"}))
    yield piece(code)
    yield piece(etree.Element(FIELD, {_KIND: "separate"}))
    for run in simple.iter(R):
        yield from (Piece(run, node) for node in run if node.tag != RPR)
    yield piece(etree.Element(FIELD, {_KIND: "end"}))
