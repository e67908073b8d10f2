"""A document as a clause tree, with its terms, references and blanks looked up once. Pure."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from agreements.model import Language
from agreements.model.document import CrossReference, Document, Node, Outline, Passage
from agreements.outline.blanks import blanks
from agreements.outline.languages import bilingual, languages
from agreements.outline.references import references
from agreements.outline.terms import defined_terms
from agreements.outline.tree import trees


def outline(document: Document) -> Outline:
    """The clause tree of a document and its index. Time grows with the length of the text."""
    shape = sketch(document)
    return replace(
        shape, references=references_in(document, shape), blanks=blanks(document.passages)
    )  # fmt: skip


def sketch(document: Document) -> Outline:
    """The clause tree, the languages and the defined terms alone: half of the time."""
    passages = document.passages
    spoken = languages(passages)
    nodes, node_of = trees(passages, _streams(passages, spoken))
    nodes = tuple(_speaking(node, spoken) for node in nodes)
    return Outline(
        nodes=nodes,
        node_of=node_of,
        languages=spoken,  # type: ignore[arg-type]
        terms=defined_terms(passages, spoken, _headings(passages, node_of, nodes)),
        references=(),
        blanks=(),
    )


def references_in(
    document: Document, shape: Outline, only: Container[int] | None = None
) -> tuple[CrossReference, ...]:
    """The cross-references of a document, or of those passages only."""
    passages = document.passages
    if only is not None:
        passages = tuple(
            one if index in only else one._replace(text="") for index, one in enumerate(passages)
        )
    return references(passages, shape.languages, dict(shape.node_of), shape.nodes)


def _streams(passages: Sequence[Passage], spoken: Sequence[Language | str]) -> list[Language | str]:
    """The tree of each passage: one for all, or one for each language of a bilingual document."""
    if not bilingual(spoken, passages):
        return [""] * len(passages)
    streams: list[Language | str] = []
    last: Language | str = next((one for one in spoken if one), "")
    for language in spoken:
        last = language or last
        streams.append(last)
    return streams


def _speaking(node: Node, spoken: Sequence[Language | str]) -> Node:
    """A node with the language that most of its own passages are in."""
    found = [spoken[index] for index in node.passages if spoken[index]]
    most = max(set(found), key=found.count) if found else ""
    return replace(node, language=most)  # type: ignore[arg-type]


def _headings(
    passages: Sequence[Passage], node_of: dict[int, str], nodes: Sequence[Node]
) -> list[str]:
    """The headings that each passage stands under, innermost first, in one line."""
    known = {node.id: node for node in nodes}
    lines: dict[str, str] = {"": ""}
    for node in nodes:
        above = lines.get(node.parent, "")
        lines[node.id] = f"{node.heading} / {above}" if node.heading else above
    return [
        lines.get(node_of.get(index, ""), "") if known else "" for index in range(len(passages))
    ]
