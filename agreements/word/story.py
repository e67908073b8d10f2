"""The stories of a Word file (body, headers, notes, comments) walked paragraph by paragraph.

A paragraph whose end was deleted runs on into the next, as Word prints it; text boxes follow the
paragraph that holds them. What reads a file, and what marks it, walk it alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from agreements.model import Bilingual
from agreements.model.document import Cell, Change, Comment, Passage, Place, View
from agreements.text.labels import roman
from agreements.word.body_text import ALTERNATIVES, HIDDEN, Line, P, Reading, chosen
from agreements.word.bookmarks import PREFIX
from agreements.word.markup import w
from agreements.word.numbering import Counter, Lists, Printed
from agreements.word.received import Received
from agreements.word.style_sheet import (
    BOLD,
    LANG,
    NUM_PR,
    PPR,
    RPR,
    VAL,
    Style,
    child,
    heading,
    numbering,
    value,
    whole,
)

_TABLE, _ROW, _CELL, _CONTROL = w("tbl"), w("tr"), w("tc"), w("sdt")
_BEFORE, _SPAN = w("gridBefore"), w("gridSpan")
_ROW_PR, _CELL_PR = w("trPr"), w("tcPr")
_CHUNK = w("altChunk")
_CHANGED: dict[str, Change] = {
    w("ins"): "inserted",
    w("del"): "deleted",
    w("moveTo"): "moved-here",
    w("moveFrom"): "moved-away",
    w("cellIns"): "inserted",
    w("cellDel"): "deleted",
}
_WRAPPERS = (
    w("sdtContent"),
    w("customXml"),
    w("smartTag"),
    w("ins"),
    w("moveTo"),
    w("del"),
    w("moveFrom"),
)
_STORED = frozenset((*_WRAPPERS, _CONTROL, ALTERNATIVES))
_BLOCKS = frozenset((P, _TABLE, _CHUNK, *_STORED))
_BOOKMARK, _NAME = w("bookmarkStart"), w("name")
_FIELD, _KIND = w("fldChar"), w("fldCharType")
_STYLE_ID, _OUTLINE, _ID, _FORMER = w("pStyle"), w("outlineLvl"), w("id"), w("pPrChange")
Properties = dict[str, etree._Element]
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_CHUNKS = Bilingual(
    "The document holds another file inside it (w:altChunk), which was not read. "
    "Open it in Word and save it again to read that text too.",
    "El documento contiene otro archivo incrustado (w:altChunk), que no se leyó. "
    "Ábralo en Word y guárdelo de nuevo para leer también ese texto.",
)


@dataclass(slots=True)
class File:
    """A file while it is read."""

    parts: Received
    lists: Lists
    view: View
    passages: list[Passage] = field(default_factory=list)
    shown: dict[str, list[str]] = field(default_factory=dict)
    gone: dict[str, set[str]] = field(default_factory=dict)
    starts: dict[str, tuple[Place, int]] = field(default_factory=dict)
    ends: dict[str, tuple[Place, int]] = field(default_factory=dict)

    def story(self, part: str, root: etree._Element, containers: list[etree._Element]) -> None:
        """Reads a part: the body, a header, a footer."""
        story = self._begun(part, root)
        for container in containers:
            story.container(container, ())

    def _begun(self, part: str, root: etree._Element) -> Story:
        looks = next(root.iter(LANG, BOLD), None) is not None
        reading = Reading(self.lists.sheet, self.view, balanced(root), looks)
        reading.shown, reading.gone = self.shown, self.gone
        marked = any(one.get(_NAME, "").startswith(PREFIX) for one in root.iter(_BOOKMARK))
        story = Story(self, part, reading, self.lists.counter(), self.lists.counter())
        story.marked = marked
        return story

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Headers, then footers, each once, as named parts."""
        for kind in ("header", "footer"):
            for number, name in enumerate(self.parts.related.get(kind, ()), start=1):
                yield f"{kind} {number}", name

    def noted(self, kind: str) -> None:
        """Reads footnotes or endnotes: those whose mark is shown, numbered in its order."""
        root = self.parts.root(kind)
        if root is None:
            return
        story = self._begun(kind, root)
        order = {id: place for place, id in enumerate(self.shown.get(kind, ()), start=1)}
        hidden = self.gone.get(kind, set()) - order.keys()
        for note in root.iterchildren(w(kind.removesuffix("s"))):
            story.note = note.get(_ID, "")
            if note.get(w("type")) in _SEPARATORS or story.note in hidden:
                continue
            first = len(self.passages)
            story.container(note, ())
            self._number_note(first, order.get(story.note, 0), kind)

    def _number_note(self, first: int, place: int, kind: str) -> None:
        if place and len(self.passages) > first and not self.passages[first].number:
            number = str(place) if kind == "footnotes" else roman(min(place, 3999)).lower()
            self.passages[first] = self.passages[first]._replace(number=number)

    def commented(self) -> tuple[Comment, ...]:
        """The comments, which are passages too: part comments, note their id."""
        root = self.parts.root("comments")
        return () if root is None else tuple(self._comments(root))

    def _comments(self, root: etree._Element) -> Iterator[Comment]:
        story = self._begun("comments", root)
        for element in root.iterchildren(w("comment")):
            story.note = element.get(_ID, "")
            first = len(self.passages)
            story.container(element, ())
            end = self.ends.get(story.note)
            yield Comment(
                id=story.note,
                author=element.get(w("author"), ""),
                date=element.get(w("date"), ""),
                text="\n".join(one.text for one in self.passages[first:]),
                start=self.starts.get(story.note, end),
                end=end,
            )


@dataclass(slots=True)
class Story:
    """A part while it is read: where we are, and the counts of its lists."""

    file: File
    part: str
    reading: Reading
    counter: Counter
    box_counter: Counter
    paragraphs: int = 0
    tables: int = 0
    boxes: int = 0
    box: int = 0
    note: str = ""
    pending: tuple[Line, Place] | None = None
    marked: bool = True

    def container(self, element: etree._Element, cells: tuple[Cell, ...]) -> None:
        """Reads a body, a cell, a note or a text box; a paragraph never runs on out of it."""
        kept, self.pending = self.pending, None
        self._blocks(element, cells)
        if self.pending is not None:
            line, place = self.pending
            self._keep(Passage(place, line.text, revisions=tuple(line.revisions)), line)
        self.pending = kept

    def _blocks(self, parent: etree._Element, cells: tuple[Cell, ...]) -> None:
        for element in parent:
            tag = element.tag
            if tag == P:
                self.paragraph(element, cells)
            elif tag not in _BLOCKS:
                continue
            elif tag == _TABLE:
                self._table(element, cells)
            elif tag == _CHUNK:
                self._chunk()
            else:
                for content in self._stored(element):
                    self._blocks(content, cells)

    def _stored(self, element: etree._Element) -> Iterator[etree._Element]:
        """What a wrapper holds; nothing where the view does not show it."""
        if _CHANGED.get(element.tag) in HIDDEN[self.file.view]:
            return
        if element.tag == ALTERNATIVES:
            yield from chosen(element)
        elif element.tag == _CONTROL:
            yield from element.iterchildren(w("sdtContent"))
        else:
            yield element

    def _chunk(self) -> None:
        if _CHUNKS not in self.file.parts.notes:
            self.file.parts.notes.append(_CHUNKS)

    def _table(self, table: etree._Element, cells: tuple[Cell, ...]) -> None:
        number, self.tables = self.tables, self.tables + 1
        rows = self._inside(table, _ROW)
        for row_number, row in enumerate(one for one in rows if not self._hidden(one, _ROW_PR)):
            column = _skipped(row)
            for cell in self._inside(row, _CELL):
                if not self._hidden(cell, _CELL_PR):
                    self.container(cell, (*cells, Cell(number, row_number, column)))
                column += _span(cell)

    def _inside(self, parent: etree._Element, name: str) -> Iterator[etree._Element]:
        """Rows of a table or cells of a row, also those in content controls."""
        for element in parent:
            if element.tag == name:
                yield element
            elif element.tag in _STORED:
                for content in self._stored(element):
                    yield from self._inside(content, name)

    def _hidden(self, element: etree._Element, properties: str) -> bool:
        """Whether a row or cell was inserted or deleted so that the view does not show it."""
        found = child(element, properties)
        for one in found if found is not None else ():
            if one.tag in _CHANGED and _CHANGED[one.tag] in HIDDEN[self.file.view]:
                return True
        return False

    def paragraph(self, element: etree._Element, cells: tuple[Cell, ...]) -> None:
        """Reads a paragraph, or what is left of it, onto the one that runs on into it."""
        place = Place(self.part, self.paragraphs, cells, self.box, self.note)
        self.paragraphs += 1
        if self.pending is not None:
            line, place = self.pending
            self.pending = None
            self.reading.extend(element, line)
        else:
            line = self.reading.line(element)
        properties = _properties(child(element, PPR))
        mark = _mark(properties.get(RPR))
        if mark in HIDDEN[self.file.view]:
            self.pending = (line, place) if line.length or line.boxes else None
            return
        if self._says_nothing(line, properties):
            return
        passage = self._passage(place, line, properties, mark)
        own = tuple(_own(element)) if self.marked else ()
        self._keep(passage._replace(bookmarks=own) if own else passage, line)

    def _says_nothing(self, line: Line, properties: Properties) -> bool:
        """Whether a paragraph holds nothing at all: no words, number, box or end of a comment."""
        if line.length or line.boxes or line.starts or line.ends or NUM_PR in properties:
            return False
        named = properties.get(_STYLE_ID)
        style = self.file.lists.sheet.style(None if named is None else named.get(VAL))
        return style.number is None and _FORMER not in properties

    def _passage(
        self, place: Place, line: Line, properties: Properties, mark: Change | None
    ) -> Passage:
        if self.file.view == "original" and _FORMER in properties:
            properties = _properties(child(properties[_FORMER], PPR))
        named = properties.get(_STYLE_ID)
        style = self.file.lists.sheet.style(None if named is None else named.get(VAL))
        language = _language(line, style, self.file.lists.sheet.language)
        count = self._count(properties, style, language)
        return Passage(
            place=place,
            text=line.text,
            number=count.number if count else "",
            bullet=count.bullet if count else "",
            level=count.level if count else None,
            list=count.list if count else "",
            heading=_heading(properties, style),
            style=style.name,
            language=language,
            bold=bool(line.length)
            and (line.bold * 10 >= line.length * 9 or (style.bold and not line.bold)),
            revisions=tuple(line.revisions),
            mark=mark if self.file.view == "marks" else None,
        )

    def _count(self, properties: Properties, style: Style, language: str) -> Printed | None:
        own = properties.get(NUM_PR)
        if own is None and style.number is None:
            return None
        number, level = (None, None) if own is None else numbering(own)
        found = self.file.lists.at(number, level, style)
        counter = self.box_counter if self.box else self.counter
        return counter.next(*found, language) if found else None

    def _keep(self, passage: Passage, line: Line) -> None:
        if passage.text.strip() or passage.number:
            self.file.passages.append(passage)
        for id, offset in line.starts.items():
            self.file.starts[id] = passage.place, offset
        for id, offset in line.ends.items():
            self.file.ends[id] = passage.place, offset
        outer = self.box
        for box in line.boxes:
            self.boxes += 1
            self.box = self.boxes
            self.container(box, passage.place.cells)
        self.box = outer


def _own(paragraph: etree._Element) -> Iterator[str]:
    """The names of our own bookmarks that begin in a paragraph."""
    for mark in paragraph.iterchildren(_BOOKMARK):
        name = mark.get(_NAME, "")
        if name.startswith(PREFIX):
            yield name


def balanced(root: etree._Element) -> bool:
    kinds = [one.get(_KIND) for one in root.iter(_FIELD)]
    return kinds.count("begin") == kinds.count("end")


def _properties(element: etree._Element | None) -> Properties:
    """The properties of a paragraph by name."""
    return {} if element is None else {one.tag: one for one in element}


def _mark(look: etree._Element | None) -> Change | None:
    """Whether the end of the paragraph was itself inserted or deleted; deleted comes first."""
    if look is None:
        return None
    kinds = [_CHANGED[one.tag] for one in look if one.tag in _CHANGED]
    return next((kind for kind in kinds if kind in HIDDEN["final"]), kinds[0] if kinds else None)


def _heading(properties: Properties, style: Style) -> int:
    outline = properties.get(_OUTLINE)
    return style.heading if outline is None else heading(outline.get(VAL, ""))


def _language(line: Line, style: Style, otherwise: str) -> str:
    default = style.language or otherwise
    if not line.languages:
        return default
    counted = dict(line.languages)
    counted[default] = counted.get(default, 0) + line.letters - sum(line.languages.values())
    return max(counted, key=lambda tag: counted[tag])


def _skipped(row: etree._Element) -> int:
    """The columns of the grid that a row leaves out at its beginning."""
    return min(max(whole(value(child(row, _ROW_PR), _BEFORE)) or 0, 0), 63)


def _span(cell: etree._Element) -> int:
    return min(max(whole(value(child(cell, _CELL_PR), _SPAN)) or 1, 1), 63)
