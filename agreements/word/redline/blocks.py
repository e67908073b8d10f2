"""What a story is made of: paragraphs and tables in order, and the rows of a table.

Content controls around blocks are looked through: their content stands among the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from agreements.word.markup import w
from agreements.word.redline.atoms import CONTENT, CONTROL, SECTION, Key, P, T, key, words, written

TABLE, ROW, CELL = w("tbl"), w("tr"), w("tc")
Kind = Literal["p", "tbl", "tr"]
Keys = Callable[[etree._Element], Key]


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph, table or row. Equal keys mean equal content.

    `shape` is the number of a row's cells; 1 for a paragraph that ends a section.
    """

    kind: Kind
    element: etree._Element
    key: Key
    shape: int = 0
    _words: list[Key] | None = field(default=None)
    _weight: int = -1

    def same(self, other: Block) -> bool:
        """Whether two blocks may stand for each other unmarked."""
        return self.key == other.key and self.shape == other.shape

    @property
    def words(self) -> list[Key]:
        """The words of the block, without the blanks between them."""
        if self._words is None:
            self._words = list(_words(self.key))
        return self._words

    @property
    def weight(self) -> int:
        """How many letters the words have."""
        if self._weight < 0:
            self._weight = sum(len(one) if isinstance(one, str) else 1 for one in self.words)
        return self._weight


def blocks(container: etree._Element, identity: Keys) -> list[Block]:
    """The paragraphs and tables of a body, cell, note, header or footer."""
    found = []
    for element in inside(container, P, TABLE):
        if element.tag == P:
            ends = next(element.iterdescendants(SECTION), None) is not None
            found.append(Block("p", element, key(element, identity), int(ends)))
        else:
            found.append(Block("tbl", element, ("tbl", tuple(_rows(element, identity)))))
    return found


def rows(table: etree._Element, identity: Keys) -> list[Block]:
    """The rows of a table."""
    return [
        Block("tr", element, found, len(cells(element)))
        for element, found in zip(inside(table, ROW), _rows(table, identity), strict=True)
    ]


def cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row."""
    return list(inside(row, CELL))


def inside(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of those names, also those in content controls, in order."""
    for element in parent.iterchildren(*names, CONTROL):
        if element.tag != CONTROL:
            yield element
            continue
        content = element.find(CONTENT)
        if content is not None:
            yield from inside(content, *names)


def _rows(table: etree._Element, identity: Keys) -> Iterator[Key]:
    for row in inside(table, ROW):
        yield (
            "tr",
            tuple(("tc", tuple(keys(cell, identity))) for cell in inside(row, CELL)),
        )


def keys(container: etree._Element, identity: Keys) -> Iterator[Key]:
    """The keys of all blocks of a container: what it says, and in which order."""
    for element in inside(container, P, TABLE):
        if element.tag == P:
            yield key(element, identity)
        else:
            yield ("tbl", tuple(_rows(element, identity)))


def _words(found: Key) -> Iterator[Key]:
    """The words in a key, however deep."""
    if isinstance(found, str):
        yield from (one for one in words(found) if not one.isspace())
    elif isinstance(found, tuple) and found and found[0] in ("tbl", "tr", "tc"):
        for one in found[1]:
            yield from _words(one)
            if found[0] == "tc":
                yield "\n"
    elif isinstance(found, tuple):
        for one in found:
            yield from _words(one) if isinstance(one, str) else (one,)


def text_of(blocks: Sequence[Block]) -> list[str]:
    """The plain texts of blocks, for a look at likeness only."""
    return [written(one.element, T) for one in blocks]
