"""The clauses of a document: the passages of each part of its outline, run together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agreements.model.document import Document, Node, Outline
from agreements.model.received import ReviewedClause

_TOPS = ("heading", "clause", "schedule", "declaration", "recital", "paragraph")


def clauses(document: Document, outline: Outline) -> tuple[ReviewedClause, ...]:
    """Each clause at the head of the tree with all that stands under it, in the order of reading.

    What stands in no clause (title, parties, signatures) is one of its own for each stretch.
    """
    known = {node.id: node for node in outline.nodes}
    rows: dict[str, list[int]] = {}
    for index, passage in enumerate(document.passages):
        if passage.place.part != "comments" and passage.text.strip():
            rows.setdefault(_head(outline.node_of.get(index, ""), known), []).append(index)
    return tuple(_clause(known.get(id), row, document, outline) for id, row in rows.items())


def _head(id: str, known: Mapping[str, Node]) -> str:
    """The node that a passage's clause is: the highest that is no mere group of clauses."""
    chain = list(_chain(id, known))
    if not chain:
        return ""
    for node in reversed(chain):
        if node.number or node.kind == "schedule" or not node.children:
            return node.id
    return chain[0].id


def _chain(id: str, known: Mapping[str, Node]) -> Iterator[Node]:
    while id in known:
        yield known[id]
        id = known[id].parent


def _clause(
    node: Node | None, row: list[int], document: Document, outline: Outline
) -> ReviewedClause:
    starts, length = [], 0
    texts = [document.passages[index].text for index in row]
    for text in texts:
        starts.append(length)
        length += len(text) + 1
    found = [one for index in row if (one := outline.languages[index])]
    return ReviewedClause(
        id=node.id if node else "unnumbered",
        number=node.number if node else "",
        heading=node.heading if node else "",
        text="\n".join(texts),
        language=max(set(found), key=found.count) if found else "",  # type: ignore[arg-type]
        passages=tuple(row),
        starts=tuple(starts),
    )
