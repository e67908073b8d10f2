"""A paragraph as the smallest things that a tracked change may mark: words, and what is whole.

A word may lie in several runs. A tab, a break, a picture, a note's sign, a formula, a field from
its beginning to its end are one atom each. Bookmarks and comment anchors stand between atoms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple

from lxml import etree

from agreements.word.body_text import ALTERNATIVES
from agreements.word.markup import w

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
P, R, T, PPR, RPR = w("p"), w("r"), w("t"), w("pPr"), w("rPr")
SECTION, HYPERLINK, CONTROL, CONTENT = w("sectPr"), w("hyperlink"), w("sdt"), w("sdtContent")
FIELD, CODE, SIMPLE_FIELD = w("fldChar"), w("instrText"), w("fldSimple")
NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
MATHS = (f"{_M}oMath", f"{_M}oMathPara")
DRAWN = (w("drawing"), w("pict"), w("object"), ALTERNATIVES, w("contentPart"))
_FIELD_KIND = w("fldCharType")
MATH_TEXT = f"{_M}t"
_WRITTEN = (T, MATH_TEXT)
_SHELLS = (HYPERLINK, CONTROL, w("dir"), w("bdo"))
_POINTS = frozenset(
    w(f"{kind}{end}")
    for kind in ("bookmark", "commentRange", "perm")
    for end in ("Start", "End")
)  # fmt: skip
_BEGINNINGS = frozenset(one for one in _POINTS if one.endswith("Start"))
_POINT_SIGNS = (w("commentReference"),)
_PLAIN = {
    w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad",
}  # fmt: skip
_BREAK = w("br")
# What makes a paragraph more than the words of its runs; looked for before it is taken apart.
RARE = (
    *_PLAIN, _BREAK, w("ptab"), w("sym"), FIELD, SIMPLE_FIELD, *DRAWN, *NOTES, *MATHS, w("ruby"),
    w("footnoteRef"), w("endnoteRef"), w("annotationRef"), w("separator"), w("pgNum"),
    w("continuationSeparator"), w("subDoc"), w("dayLong"), w("dayShort"),
    w("monthLong"), w("monthShort"), w("yearLong"), w("yearShort"),
)  # fmt: skip
_TOKEN = re.compile(r"\w+(?:[’'./-]\w+|,\d{3}(?!\d))*|[^\S\t\n]+|[^\w\s]|\s")

Key = Hashable
Identity = Callable[[etree._Element], Key]
Shells = tuple[etree._Element, ...]


class Piece(NamedTuple):
    """A part of an atom: the run (none for a formula), what stands in it, and of words which."""

    run: etree._Element | None
    node: etree._Element
    start: int = 0
    end: int = 0


class Atom(NamedTuple):
    """`key` is equal for equal atoms; `weight` its letters; `shells` the links and controls."""

    key: Key
    weight: int
    shells: Shells
    pieces: tuple[Piece, ...]


class Point(NamedTuple):
    """Something without width that stands before the atom of that index."""

    at: int
    piece: Piece
    shells: Shells


class Line(NamedTuple):
    """A paragraph taken apart."""

    atoms: list[Atom]
    points: list[Point]


def line(paragraph: etree._Element, identity: Identity, apart: bool = True) -> Line:
    """The atoms of a paragraph. `identity` tells whether two pictures are the same.

    Where words need not be told `apart`, the text of a run is one atom.
    """
    reader = _Reader(identity, apart)
    reader.inline(list(paragraph), ())
    reader.flush()
    return Line(reader.atoms, reader.points)


def key(paragraph: etree._Element, identity: Identity) -> Key:
    """What two paragraphs with the same content have in common: the words where that is all."""
    if next(paragraph.iterdescendants(*RARE), None) is None:
        return written(paragraph, T)
    found: list[Key] = []
    text: list[str] = []
    for atom in line(paragraph, identity, apart=False).atoms:
        if isinstance(atom.key, str):
            text.append(atom.key)
            continue
        if text:
            found.append("".join(text))
            text = []
        found.append(atom.key)
    last = "".join(text)
    return (*found, last) if found else last


def written(element: etree._Element, *names: str, between: str = "") -> str:
    """The text of the elements of those names inside an element, one after the other."""
    return between.join(str(one) for one in element.itertext(*names, with_tail=False))


def words(text: str) -> list[str]:
    """A text in words, blanks and signs; figures, dates and hyphenated words are whole."""
    return _TOKEN.findall(text)


class _Reader:
    """Takes a paragraph apart; words are gathered until something else comes."""

    def __init__(self, identity: Identity, apart: bool) -> None:
        self.identity = identity
        self.apart = apart
        self.atoms: list[Atom] = []
        self.points: list[Point] = []
        self.held: list[tuple[str, Piece]] = []
        self.length = 0
        self.waiting: list[tuple[int, Piece, Shells]] = []
        self.shells: Shells = ()

    def inline(self, elements: list[etree._Element], shells: Shells) -> None:
        place = 0
        while place < len(elements):
            element = elements[place]
            place += 1
            tag = element.tag
            if tag == R:
                whole = _field(elements, place - 1)
                if whole:
                    self._take_field(elements[place - 1 : whole], shells)
                    place = whole
                else:
                    self._run(element, shells)
            elif tag in _POINTS:
                self._point(Piece(None, element), shells)
            elif tag in _SHELLS:
                inside = element.find(CONTENT) if tag == CONTROL else element
                if inside is not None:
                    self.inline(list(inside), (*shells, element))
            elif tag in MATHS or tag == SIMPLE_FIELD or tag == w("subDoc"):
                self._take((Piece(None, element),), shells)

    def _run(self, run: etree._Element, shells: Shells) -> None:
        for node in run:
            tag = node.tag
            if tag == T:
                text = node.text
                if text:
                    self._hold(text, Piece(run, node, 0, len(text)), shells)
            elif tag == RPR or not isinstance(tag, str):
                continue
            elif tag in (FIELD, CODE) or tag in _POINT_SIGNS:
                self._point(Piece(run, node), shells)
            elif tag != w("lastRenderedPageBreak"):
                self._take((Piece(run, node),), shells)

    def _hold(self, text: str, piece: Piece, shells: Shells) -> None:
        if self.held and shells is not self.shells and shells != self.shells:
            self.flush()
        self.shells = shells
        self.held.append((text, piece))
        self.length += len(text)

    def _point(self, piece: Piece, shells: Shells) -> None:
        """Keeps a point for the atom that comes next; it never parts a word."""
        if self.held and piece.node.tag not in (FIELD, CODE):
            self.waiting.append((self.length, piece, shells))
            return
        self.flush()
        self.points.append(Point(len(self.atoms), piece, shells))

    def _take(self, pieces: tuple[Piece, ...], shells: Shells) -> None:
        self.flush()
        key, weight = _known(pieces, self.identity)
        self.atoms.append(Atom(key, weight, shells, pieces))

    def _take_field(self, elements: list[etree._Element], shells: Shells) -> None:
        """A field whole; what stands in it without width goes before it or after it."""
        late = []
        for one in elements:
            if one.tag in _POINTS:
                ends = one.tag in (w("bookmarkEnd"), w("commentRangeEnd"), w("permEnd"))
                late.append(one) if ends else self._point(Piece(None, one), shells)
        runs = [one for one in elements if one.tag == R]
        pieces = tuple(Piece(run, node) for run in runs for node in run if node.tag != RPR)
        self._take(pieces, shells)
        for one in late:
            self._point(Piece(None, one), shells)

    def flush(self) -> None:
        """Turns the words that were gathered into atoms, and sets the points between them."""
        if not self.held:
            return
        held, waiting = self.held, self.waiting
        self.held, self.waiting, self.length = [], [], 0
        first = len(self.atoms)
        if self.apart:
            self.atoms.extend(_spread(held, "".join(one for one, _ in held), self.shells))
        else:
            self.atoms.extend(Atom(one, len(one), self.shells, (piece,)) for one, piece in held)
        if not waiting:
            return
        place, at = first, 0
        for offset, piece, shells in waiting:
            while place < len(self.atoms) and at < offset:
                at += self.atoms[place].weight
                place += 1
            begins = at > offset and piece.node.tag in _BEGINNINGS
            self.points.append(Point(place - begins, piece, shells))


def _spread(held: list[tuple[str, Piece]], text: str, shells: Shells) -> Iterator[Atom]:
    """The words of a text that lies in several runs, each with the stretches it is made of."""
    if len(held) == 1:
        yield from _split(held[0][1], text, shells)
        return
    at, begun, start = 0, 0, 0
    for token in words(text):
        end = start + len(token)
        pieces = []
        while start < end:
            length = len(held[at][0])
            stop = min(end, begun + length)
            run, node, _, _ = held[at][1]
            pieces.append(Piece(run, node, start - begun, stop - begun))
            start = stop
            if stop == begun + length:
                begun, at = begun + length, at + 1
        yield Atom(token, len(token), shells, tuple(pieces))


def _split(piece: Piece, text: str, shells: Shells) -> Iterator[Atom]:
    start = 0
    for token in words(text):
        end = start + len(token)
        yield Atom(token, len(token), shells, (Piece(piece.run, piece.node, start, end),))
        start = end


def _field(elements: list[etree._Element], start: int) -> int:
    """Where a field that begins in this run ends among its siblings; 0 where it does not."""
    if elements[start].find(FIELD) is None:
        return 0
    depth = 0
    for place in range(start, len(elements)):
        element = elements[place]
        if element.tag == R:
            for sign in element.iterchildren(FIELD):
                depth += {"begin": 1, "end": -1}.get(sign.get(_FIELD_KIND, ""), 0)
            if depth <= 0:
                return place + 1 if depth == 0 else 0
        elif element.tag not in _POINTS:
            return 0
    return 0


def _known(pieces: tuple[Piece, ...], identity: Identity) -> tuple[Key, int]:
    """The key and the letters of what is whole."""
    node = pieces[0].node
    tag = node.tag
    if tag in _PLAIN:
        return _PLAIN[tag], 1
    if tag == _BREAK:
        kind = node.get(w("type"), "textWrapping")
        return ("\n" if kind == "textWrapping" else ("break", kind)), 1
    if tag in NOTES:
        return (NOTES[tag],), 0
    if len(pieces) > 1 or tag in (FIELD, SIMPLE_FIELD):
        return _field_key(pieces, identity)
    if tag in MATHS:
        text = written(node, *_WRITTEN)
        return ("maths", text), len(text)
    if tag in DRAWN:
        return ("drawn", identity(node)), 0
    marks = tuple(sorted((name, value) for name, value in node.attrib.items()))
    text = written(node, T)
    return (tag, marks, text), max(1, len(text))


def _field_key(pieces: tuple[Piece, ...], identity: Identity) -> tuple[Key, int]:
    """A field is the same where its code and what it shows are."""
    first = pieces[0].node
    codes = [first.get(w("instr"), "")] if first.tag == SIMPLE_FIELD else []
    shown: list[Key] = []
    weight = 0
    for piece in pieces:
        for node in (piece.node, *piece.node.iterdescendants(T, *DRAWN, CODE)):
            if node.tag == CODE:
                codes.append(node.text or "")
            elif node.tag == T:
                shown.append(node.text or "")
                weight += len(node.text or "")
            elif node.tag in DRAWN:
                shown.append(identity(node))
            elif node.tag in _PLAIN or node.tag == _BREAK:
                shown.append("\t")
    text = "".join(shown) if all(isinstance(one, str) for one in shown) else tuple(shown)  # type: ignore[arg-type]
    return ("field", " ".join("".join(codes).split()), text), weight
