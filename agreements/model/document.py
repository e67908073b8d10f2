"""A document that came from outside, as every reader hands it over. Standard library only.

A document is a row of passages in the order of reading; each knows its place, the number that is
printed before it, its style and its language. `Outline` is what `agreements.outline` makes of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from agreements.messages import Bilingual, Language

View = Literal["final", "original", "marks"]
Change = Literal["inserted", "deleted", "moved-here", "moved-away"]


class Cell(NamedTuple):
    """A cell of a table, counted from 0: the table of its part, the row, the column of the grid."""

    table: int
    row: int
    column: int


class Place(NamedTuple):
    """Where a passage stands: the part, its paragraph there (from 0), and what encloses it.

    `part` is body, header 1, footer 1, footnotes, endnotes, diagram 1, chart 1 or comments;
    `cells` go from the outermost table inwards; `box` is the text box (from 1, 0 outside); `note`
    the id of the footnote, endnote or comment; `page` (from 1) is known for a PDF only.
    """

    part: str = "body"
    paragraph: int = 0
    cells: tuple[Cell, ...] = ()
    box: int = 0
    note: str = ""
    page: int = 0


class Revision(NamedTuple):
    """A tracked change inside a passage, from `start` up to `end` (view "marks" only)."""

    kind: Change
    author: str
    date: str
    start: int
    end: int


class Passage(NamedTuple):
    """One paragraph: its text in the view asked for, and what Word prints before it. (A tuple:
    a document holds thousands.)

    `number` is the automatic number (`5.1`, `(a)`, `PRIMERA`), without the tab that follows; for
    a bullet it is empty and `bullet` holds the sign. `level` is the level of the list (from 0),
    `list` tells lists apart. `heading` is 1 to 9, 0 for body text. `language` is the tag that
    most of the letters bear (`en-GB`), empty where the file says none; it is often wrong.
    `mark` says that the end of the paragraph was itself inserted or deleted (view "marks").
    `bookmarks` are the names of our own, which carry the identity of a clause or paragraph.
    """

    place: Place
    text: str
    number: str = ""
    bullet: str = ""
    level: int | None = None
    list: str = ""
    heading: int = 0
    style: str = ""
    language: str = ""
    bold: bool = False
    revisions: tuple[Revision, ...] = ()
    mark: Change | None = None
    bookmarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: who, when, the words it hangs on, and what it says.

    `start` and `end` are places and offsets; the same point twice where only a point is marked.
    """

    id: str
    author: str
    date: str
    text: str
    start: tuple[Place, int] | None
    end: tuple[Place, int] | None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader found: passages, comments, and notes on what was left out and why."""

    passages: tuple[Passage, ...]
    view: View = "final"
    comments: tuple[Comment, ...] = ()
    notes: tuple[Bilingual, ...] = ()

    @property
    def body(self) -> tuple[Passage, ...]:
        """The passages of the text itself, without headers, footers, notes and comments."""
        return tuple(one for one in self.passages if one.place.part == "body")


# --- what the outline makes of it ------------------------------------------------------------

NodeKind = Literal[
    "title", "heading", "clause", "paragraph", "schedule", "declaration", "recital", "signature"
]


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the clause tree: a numbered passage or heading, and what stands under it.

    `id` is unique in the outline; `number` is what is printed (`5.1`, `QUINTA`), `path` the
    number in full and in figures (`5.1.a`, `schedule 2.3`), the key of cross-references.
    `passages` are indexes into the document: the node's own first, then unnumbered ones under it.
    """

    id: str
    kind: NodeKind
    number: str
    path: str
    heading: str
    level: int
    language: Language | Literal[""]
    passages: tuple[int, ...]
    parent: str
    children: tuple[str, ...]


class Occurrence(NamedTuple):
    """Words found in a passage: the passage's index, from where to where, and what it is."""

    passage: int
    start: int
    end: int
    words: str


class DefinedTerm(NamedTuple):
    """A term where it is defined, its language, and every later use of it."""

    term: str
    language: Language | Literal[""]
    where: Occurrence
    uses: tuple[Occurrence, ...]


class CrossReference(NamedTuple):
    """A reference as it is written, and the id of the node it means (empty: none found).

    `outside` says that it points into another instrument (a law, another agreement).
    """

    where: Occurrence
    path: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """The clause tree of a document with everything looked up once.

    `nodes` stand in order; `node_of` maps a passage's index to the id of its node; `languages`
    give each passage's language as its words show it.
    """

    nodes: tuple[Node, ...]
    node_of: Mapping[int, str]
    languages: tuple[Language | Literal[""], ...]
    terms: tuple[DefinedTerm, ...]
    references: tuple[CrossReference, ...]
    blanks: tuple[Occurrence, ...]

    def node(self, id: str) -> Node | None:
        """The node of that id."""
        return next((one for one in self.nodes if one.id == id), None)
