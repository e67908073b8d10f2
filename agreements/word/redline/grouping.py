"""The groups of a story as they are written: its end tied together, and what moved.

The last paragraph of a body, a cell or a note cannot lose its end, so the last old and the last
new paragraph always stand in one group.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from agreements.comparison.sequences import match
from agreements.word.redline.blocks import Block, text_of
from agreements.word.redline.matching import Linked, links

_MOVED_WEIGHT = 20
_MOVED_ALIKE = 0.6


class Group(NamedTuple):
    """Old blocks and the new ones that they became; on one side there may be none.

    `moved` says that a lone paragraph stands elsewhere on the other side; `name` joins both.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: Literal["", "moveFrom", "moveTo"] = ""
    name: int = 0


def grouped(old: Sequence[Block], new: Sequence[Block], plain: bool) -> list[Group]:
    """Every block of both sides in one group, in an order that both keep.

    `plain` links nothing: all that is old goes, all that is new comes.
    """
    if plain:
        found = [Linked((i,), ()) for i in range(len(old))]
        found += [Linked((), (j,)) for j in range(len(new))]
    else:
        found = links(old, new)
    found = [part for one in found for part in _in_one_place(one, old, new)]
    if old and new and old[-1].kind == new[-1].kind == "p":
        found = _tied(found, old, new)
    groups = [Group(*one) for one in found]
    return groups if plain else _with_moves(groups, old, new)


def _in_one_place(one: Linked, old: Sequence[Block], new: Sequence[Block]) -> list[Linked]:
    """Several paragraphs stay one group only where they share a parent on each side."""
    if len(one.old) <= 1 and len(one.new) <= 1:
        return [one]
    parents = (
        {old[i].element.getparent() for i in one.old}, {new[j].element.getparent() for j in one.new}
    )  # fmt: skip
    if all(len(found) <= 1 for found in parents):
        return [one]
    first = Linked(one.old[:1], one.new[:1])
    return [
        first, *(Linked((i,), ()) for i in one.old[1:]), *(Linked((), (j,)) for j in one.new[1:])
    ]  # fmt: skip


def _tied(found: list[Linked], old: Sequence[Block], new: Sequence[Block]) -> list[Linked]:
    """The groups with the last paragraph of both sides in one."""
    bottom, right = len(old) - 1, len(new) - 1
    if bottom in found[-1].old and right in found[-1].new:
        return found
    place = next((at for at in range(len(found) - 1, -1, -1) if all(found[at])), -1)
    rest = found[place + 1 :]
    if any(bottom in one.old for one in rest) and any(right in one.new for one in rest):
        kept = [one for one in rest if bottom not in one.old and right not in one.new]
        return [*found[: place + 1], *kept, Linked((bottom,), (right,))]
    tail = Linked(
        tuple(i for one in found[place:] for i in one.old),
        tuple(j for one in found[place:] for j in one.new),
    )
    parts = [*(old[i] for i in tail.old), *(new[j] for j in tail.new)]
    if all(one.kind == "p" for one in parts) and len(_in_one_place(tail, old, new)) == 1:
        return [*found[:place], tail]
    lone = [Linked((i,), ()) for i in tail.old[:-1]] + [Linked((), (j,)) for j in tail.new[:-1]]
    return [*found[:place], *lone, Linked((bottom,), (right,))]


def _with_moves(groups: list[Group], old: Sequence[Block], new: Sequence[Block]) -> list[Group]:
    """Lone paragraphs of both sides that are alike, with something that stayed between them."""
    gone = [at for at, one in enumerate(groups) if not one.new and _can_move(old[one.old[0]])]
    come = [at for at, one in enumerate(groups) if not one.old and _can_move(new[one.new[0]])]
    if not gone or not come:
        return groups
    found = list(groups)
    texts = (
        text_of([old[groups[at].old[0]] for at in gone]),
        text_of([new[groups[at].new[0]] for at in come]),
    )
    name = 0
    for link in match(*texts):
        if len(link.old) > 1 or len(link.new) > 1 or link.similarity < _MOVED_ALIKE:
            continue
        here, there = gone[link.old[0]], come[link.new[0]]
        if any(all(one[:2]) for one in groups[min(here, there) : max(here, there)]):
            name += 1
            found[here] = found[here]._replace(moved="moveFrom", name=name)
            found[there] = found[there]._replace(moved="moveTo", name=name)
    return found


def _can_move(block: Block) -> bool:
    return block.kind == "p" and not block.shape and block.weight >= _MOVED_WEIGHT
