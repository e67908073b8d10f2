"""Two documents, clause by clause: what stayed, changed, came, went, moved or has a new number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from agreements.comparison.sequences import Link, match
from agreements.comparison.wording import difference
from agreements.model.changes import Change, ChangeKind, Side
from agreements.model.document import Document, Node, Outline
from agreements.model.received import WordChange
from agreements.outline.labels import label

_SIGNS = re.compile(r"[^\w.]+")


@dataclass(frozen=True, slots=True)
class Version:
    """A document with its outline, and a side for each passage that says something."""

    document: Document
    outline: Outline
    sides: Mapping[int, Side]


def version(document: Document, outline: Outline) -> Version:
    """A document as it is compared. Comments are no part of it."""
    known = {node.id: node for node in outline.nodes}
    headings: dict[str, str] = {}
    for node in outline.nodes:
        headings[node.id] = node.heading or headings.get(node.parent, "")
    cited: dict[str, str] = {}
    for node in outline.nodes:
        cited[node.id] = _cited(cited.get(node.parent, ""), node.number)
    sides = {
        index: _side(index, document, known.get(outline.node_of.get(index, "")), headings, cited)
        for index, passage in enumerate(document.passages)
        if passage.place.part != "comments" and (passage.text.strip() or passage.number)
    }
    return Version(document, outline, sides)


def _side(
    index: int, document: Document, node: Node | None, headings: Mapping[str, str],
    cited: Mapping[str, str],
) -> Side:  # fmt: skip
    passage = document.passages[index]
    number = typed = ""
    if passage.number:
        number = passage.number.strip()
    elif node is not None and node.number and node.passages[0] == index:
        read = label(passage.text)
        rest = read.rest if read else passage.text
        if passage.text.endswith(rest) and rest != passage.text:
            number, typed = node.number, passage.text[: len(passage.text) - len(rest)]
    return Side(
        number=number,
        heading=headings[node.id] if node else "",
        text=passage.text[len(typed) :],
        passages=(index,),
        place=passage.place,
        typed=typed,
        level=node.level if node else 0,
        under=_under(node, number, cited),
    )


def _cited(above: str, number: str) -> str:
    """A number in full: `5.2(a)`, `Schedule 2 1.1`."""
    if not number or number.startswith(above.rstrip(".")):
        return number or above
    return f"{above.rstrip('.')}{'' if number.startswith('(') else ' '}{number}"


def _under(node: Node | None, number: str, cited: Mapping[str, str]) -> str:
    """The number in full of what a clause stands under, unless its own number says it."""
    if node is None:
        return ""
    if not number:
        return cited[node.id]
    above = cited.get(node.parent, "")
    return "" if number.startswith(above.rstrip(".")) else above


def changes(
    old: Version, new: Version, terms: re.Pattern[str] | None = None,
    known: Mapping[int, int] | None = None,
) -> tuple[Change, ...]:  # fmt: skip
    """What became of each clause, in the order of the new version. Without meaning yet.

    `known` says which passages are the same for certain (by their bookmarks). The text, headers,
    footers and notes are compared each with its like.
    """
    found: list[tuple[tuple[int, ...], Link]] = []
    for links, left, right in _linked(old, new, known or {}):
        place = dict(_places(links, left, right))
        found += [(place[link.old, link.new], link) for link in links]
    ordered = [link for _, link in sorted(found)]
    ids = _ids(ordered, old.outline, new.outline)
    return tuple(
        _change(id, link, old, new, terms) for id, link in zip(ids, ordered, strict=True)
    )  # fmt: skip


def _linked(
    old: Version, new: Version, known: Mapping[int, int]
) -> Iterator[tuple[list[Link], list[int], list[int]]]:
    """The links of each part of the documents, over passages; what has no partner is one too."""
    parts = _parts(old), _parts(new)
    for part in dict.fromkeys((*parts[0], *parts[1])):
        left, right = parts[0].get(part, []), parts[1].get(part, [])
        where = {index: place for place, index in enumerate(left)}
        there = {index: place for place, index in enumerate(right)}
        pairs = {
            where[one]: there[other]
            for one, other in known.items() if one in where and other in there
        }  # fmt: skip
        links = match(_texts(old, left), _texts(new, right), pairs)
        yield _whole(links, left, right), left, right


def _parts(one: Version) -> dict[str, list[int]]:
    """The passages of the text, of all headers, of all footers and of the notes."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, side in one.sides.items():
        found[side.place.part.split(" ")[0]].append(index)
    return dict(sorted(found.items(), key=lambda row: row[0] != "body"))


def _texts(one: Version, row: Sequence[int]) -> list[str]:
    """The words of clauses; a number that stands alone is compared as it is printed."""
    sides = [one.sides[index] for index in row]
    return [side.text if side.text.strip() else side.number for side in sides]


def _whole(links: Iterable[Link], left: Sequence[int], right: Sequence[int]) -> list[Link]:
    """The links over passages, and one with an empty side for each passage without partner."""
    found = [
        link._replace(
            old=tuple(left[one] for one in link.old), new=tuple(right[one] for one in link.new)
        )
        for link in links
    ]
    olds = {one for link in found for one in link.old}
    news = {one for link in found for one in link.new}
    found += [Link((one,), (), 0.0, False) for one in left if one not in olds]
    found += [Link((), (one,), 0.0, False) for one in right if one not in news]
    return found


def _places(
    links: Sequence[Link], left: Sequence[int], right: Sequence[int]
) -> Iterator[tuple[tuple[tuple[int, ...], tuple[int, ...]], tuple[int, ...]]]:
    """Where each link stands: by its new passage; what is gone after what came before it."""
    first = right[0] if right else left[0]
    stayed = {one: link.new[0] for link in links if link.new and not link.moved for one in link.old}
    after = {}
    last = first - 1
    for index in left:
        last = stayed.get(index, last)
        after[index] = last
    for link in links:
        if link.new:
            yield (link.old, link.new), (link.new[0], 0)
        else:
            yield (link.old, link.new), (after[link.old[0]], 1, link.old[0])


def _change(
    id: str, link: Link, old: Version, new: Version, terms: re.Pattern[str] | None
) -> Change:
    before, after = _joined(old, link.old), _joined(new, link.new)
    words: tuple[WordChange, ...]
    if before is None or after is None:
        side = before or after
        assert side is not None
        words = (WordChange("inserted" if after else "deleted", side.text),) if side.text else ()
    else:
        words = difference(before.text, after.text, terms)
    version = new if after else old
    language = version.outline.languages[(link.new or link.old)[0]]
    return Change(
        id, _kind(link, before, after), before, after, words,
        language=language, similarity=link.similarity,
    )  # fmt: skip


def _joined(one: Version, row: Sequence[int]) -> Side | None:
    """The side of one passage, or of several run together, one a line."""
    if not row:
        return None
    first = one.sides[row[0]]
    if len(row) == 1:
        return first
    texts = [first.text, *(one.document.passages[index].text for index in row[1:])]
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text) + 1)
    return Side(
        first.number, first.heading, "\n".join(texts), tuple(row), first.place, first.typed,
        tuple(starts), first.level, first.under,
    )  # fmt: skip


def _kind(link: Link, old: Side | None, new: Side | None) -> ChangeKind:
    if old is None or new is None:
        return "added" if old is None else "removed"
    if len(link.new) > 1 or len(link.old) > 1:
        return "split" if len(link.new) > 1 else "merged"
    changed = old.text != new.text
    if link.moved:
        return "moved-and-changed" if changed else "moved"
    if changed:
        return "changed"
    return "unchanged" if old.number == new.number else "renumbered"


def _ids(found: Sequence[Link], old: Outline, new: Outline) -> Iterator[str]:
    """The ids of the changes, which tell clauses of the same number apart by their turn."""
    turns: Counter[str] = Counter()
    for link in found:
        path = new.node_of.get(link.new[0]) if link.new else old.node_of.get(link.old[0])
        plain = _SIGNS.sub("-", path or "text").strip("-")
        name = f"{'clause' if link.new else 'removed'}-{plain}"
        turns[name] += 1
        yield name if turns[name] == 1 else f"{name}_{turns[name]}"
