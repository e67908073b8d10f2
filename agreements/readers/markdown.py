"""Markdown, through markdown-it-py: headings, lists with their numbers, tables, plain words.

A list's number is the one that the writer typed (`5.`, `3)`), counted on as Markdown does; letters
are no Markdown lists and stay in the text, where the outline reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from agreements.model.document import Cell, Document, Passage, Place
from agreements.readers.plain import decoded


@dataclass(slots=True)
class _Page:
    """Where we are while a text is read: open lists with their next number, and the cell."""

    lists: list[tuple[str, int, str]] = field(default_factory=list)
    number: str = ""
    bullet: str = ""
    heading: int = 0
    paragraphs: int = 0
    table: int = -1
    row: int = -1
    column: int = -1

    def passage(self, text: str, token: Token) -> Iterator[Passage]:
        """A block of words as a passage; a hard break begins the next one."""
        cells = (Cell(self.table, self.row, self.column),) if self.column >= 0 else ()
        ends = [one.type for one in token.children or () if one.type != "text" or one.content]
        bold = ends[:1] == ["strong_open"] and ends[-1:] == ["strong_close"]
        for line in text.split("\n"):
            place = Place(paragraph=self.paragraphs, cells=cells)
            self.paragraphs += 1
            if line.strip() or self.number:
                level = len(self.lists) - 1 if self.lists else None
                yield Passage(
                    place, line.strip(), self.number, self.bullet, level,
                    heading=self.heading, bold=bold,
                )  # fmt: skip
            self.number = self.bullet = ""


def read(content: bytes) -> Document:
    """The document of a Markdown file. Raises NotText."""
    text, notes = decoded(content)
    page = _Page()
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    passages = tuple(one for token in tokens for one in _passages(token, page))
    return Document(passages, notes=notes)


def _passages(token: Token, page: _Page) -> Iterator[Passage]:
    kind = token.type
    if kind == "inline":
        yield from page.passage(_words(token), token)
    elif kind in ("fence", "code_block", "html_block"):
        yield from page.passage(token.content.rstrip("\n"), token)
    elif kind in ("ordered_list_open", "bullet_list_open"):
        start = int(token.attrGet("start") or 1)
        page.lists.append(("" if kind.startswith("bullet") else token.markup, start, token.markup))
    elif kind in ("ordered_list_close", "bullet_list_close"):
        page.lists.pop()
    elif kind == "list_item_open":
        _begin(page, token)
    elif kind in ("heading_open", "heading_close"):
        page.heading = int(token.tag[1:]) if kind == "heading_open" else 0
    else:
        _in_table(kind, page)


def _begin(page: _Page, token: Token) -> None:
    end, number, markup = page.lists[-1]
    page.lists[-1] = end, number + 1, markup
    page.number, page.bullet = (f"{number}{end}", "") if end else ("", markup)


def _in_table(kind: str, page: _Page) -> None:
    if kind == "table_open":
        page.table, page.row = page.table + 1, -1
    elif kind == "tr_open":
        page.row, page.column = page.row + 1, -1
    elif kind in ("th_open", "td_open"):
        page.column += 1
    elif kind == "table_close":
        page.column = -1


def _words(token: Token) -> str:
    """The words of a block without their marks; a hard break is a line end, a soft one a space."""
    pieces = []
    for one in token.children or []:
        if one.type == "hardbreak":
            pieces.append("\n")
        elif one.type == "softbreak":
            pieces.append(" ")
        elif one.type in ("text", "code_inline", "html_inline") or one.type == "image":
            pieces.append(one.content)
    return "".join(pieces)
