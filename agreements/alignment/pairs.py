"""Two language versions as pairs: what translates what, in the order of the English text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from agreements.alignment.align import Line, Link, align_lines
from agreements.alignment.lexicon import Lexicon
from agreements.alignment.likeness import Meaning
from agreements.alignment.versions import Version, key
from agreements.messages import Language
from agreements.model.document import Node, Passage
from agreements.model.pairs import Pair, PairKind, Piece

Table = tuple[Language, int]


def pairs(
    english: Version, spanish: Version, lexicon: Lexicon, meaning: Meaning | None = None
) -> tuple[Pair, ...]:
    """Every passage of both versions, each in one pair.

    Our own drafts are paired by their bookmarks, what stands in one row of a table by its row,
    the rest by numbers, headings and what they say. Time grows with the length of the texts.
    """
    tables = _same_tables(english, spanish)
    en, es = _Pieces(english, tables), _Pieces(spanish, tables)
    links = align_lines(en.lines, es.lines, lexicon, meaning)
    ids = _Ids()
    return tuple(
        Pair(ids.next(one, other, en, es), *_told(link, one, other))
        for link, one, other in _in_order(links, en, es)
    )


def _told(
    link: Link | None, en: Piece | None, es: Piece | None
) -> tuple[PairKind, Piece | None, Piece | None, float]:
    if link is None:
        return ("missing-es" if es is None else "missing-en"), en, es, 0.0
    kind: PairKind = "matched"
    if link.moved:
        kind = "moved"
    elif len(link.en) > 1:
        kind = "merged"
    elif len(link.es) > 1:
        kind = "split"
    return kind, en, es, round(min(link.likeness, 1.0), 3)


def _in_order(
    links: Sequence[Link], en: _Pieces, es: _Pieces
) -> Iterator[tuple[Link | None, Piece | None, Piece | None]]:
    """English order; Spanish alone after the pair of the Spanish passage before it."""
    by_en = {link.en[0]: link for link in links}
    inner = {i for link in links for i in link.en[1:]}
    linked = {j for link in links for j in link.es}
    alone_after = _alone(len(es.lines), linked)
    yield from ((None, None, es.piece((j,))) for j in alone_after.get(-1, ()))
    for i in range(len(en.lines)):
        if i in inner:
            continue
        link = by_en.get(i)
        if link is None:
            yield None, en.piece((i,)), None
            continue
        yield link, en.piece(link.en), es.piece(link.es)
        for j in link.es:
            yield from ((None, None, es.piece((one,))) for one in alone_after.get(j, ()))


def _alone(total: int, linked: set[int]) -> dict[int, list[int]]:
    """The unlinked places by the linked one before them; -1 where there is none."""
    found: dict[int, list[int]] = {}
    last = -1
    for j in range(total):
        if j in linked:
            last = j
        else:
            found.setdefault(last, []).append(j)
    return found


class _Pieces:
    """The passages of a version as the aligner sees them, and as pieces of pairs."""

    def __init__(self, version: Version, tables: Mapping[Table, int]):
        self._version, self._tables = version, tables
        self._cells: Counter[str] = Counter()
        self._nodes = {node.id: node for node in version.outline.nodes}
        self._seen: Counter[str] = Counter()
        self.paths = [self._path(index) for index in version.passages]
        self.lines = [
            self._line(index, path)
            for index, path in zip(version.passages, self.paths, strict=True)
        ]

    def piece(self, places: tuple[int, ...]) -> Piece:
        """The passages at these places, run together."""
        indexes = tuple(self._version.passages[place] for place in places)
        texts = [self._version.text(index) for index in indexes]
        starts = [sum(len(text) + 1 for text in texts[:turn]) for turn in range(len(texts))]
        node = self._node(indexes[0])
        first = self._version.document.passages[indexes[0]]
        own = node.number if node and node.passages[:1] == indexes[:1] else ""
        heading = self._heading(node)
        return Piece(own, heading, "\n".join(texts), indexes, tuple(starts), first.place)

    def path_of(self, piece: Piece) -> str:
        """The path of a piece's first passage; empty where it stands under no number."""
        return self.paths[self._version.passages.index(piece.passages[0])]

    def _node(self, index: int) -> Node | None:
        return self._nodes.get(self._version.outline.node_of.get(index, ""))

    def _heading(self, node: Node | None) -> str:
        while node is not None and not node.heading:
            node = self._nodes.get(node.parent)
        return node.heading if node else ""

    def _path(self, index: int) -> str:
        """`5.1`; for a passage under it that bears no number `5.1+1`, `5.1+2`."""
        node = self._node(index)
        if node is None or not node.path:
            return ""
        if node.passages[:1] == (index,):
            return node.path
        self._seen[node.id] += 1
        return f"{node.path}+{self._seen[node.id]}"

    def _line(self, index: int, path: str) -> Line:
        passage = self._version.document.passages[index]
        cells = passage.place.cells
        row = f"{cells[0].table}/{cells[0].row}" if cells else ""
        return Line(passage.text, path, key(passage) or self._cell(passage), row)

    def _cell(self, passage: Passage) -> str:
        """The name of the cell that a passage stands in, if both versions hold its table."""
        cells = passage.place.cells
        table = self._tables.get((self._version.language, cells[0].table)) if cells else None
        if table is None:
            return ""
        name = f"{table}:{[one[1:] for one in cells]}"
        self._cells[name] += 1
        return f"{name}#{self._cells[name]}"


def _same_tables(english: Version, spanish: Version) -> dict[Table, int]:
    """The tables that both versions hold, told by their rows and columns, each with one number."""
    en, es = _tables(english), _tables(spanish)
    matched = SequenceMatcher(None, list(en.values()), list(es.values()), autojunk=False)
    found: dict[Table, int] = {}
    for first, second, length in matched.get_matching_blocks():
        for turn in range(length):
            found["en", list(en)[first + turn]] = first + turn
            found["es", list(es)[second + turn]] = first + turn
    return found


def _tables(version: Version) -> dict[int, frozenset[tuple[int, int]]]:
    """The places of the filled cells of each table, in the order of the tables."""
    found: dict[int, set[tuple[int, int]]] = {}
    for index in version.passages:
        for cell in version.document.passages[index].place.cells[:1]:
            found.setdefault(cell.table, set()).add((cell.row, cell.column))
    return {table: frozenset(cells) for table, cells in found.items()}


class _Ids:
    """Names of pairs: by number while there is one, each once."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def next(
        self, en: Piece | None, es: Piece | None, pieces_en: _Pieces, pieces_es: _Pieces
    ) -> str:
        path = (en and pieces_en.path_of(en)) or (es and pieces_es.path_of(es)) or ""
        name = _named(path, en is None)
        self._given[name] += 1
        turn = self._given[name]
        return name if turn == 1 else f"{name}-{turn}"


def _named(path: str, only_spanish: bool) -> str:
    plain = path.replace(" ", "-").replace("+", "-p").replace("(", "").replace(")", "")
    name = f"clause-{plain}" if plain else "passage"
    return f"{name}-es" if only_spanish else name
