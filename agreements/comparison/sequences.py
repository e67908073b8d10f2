"""Two rows of texts, and which of the new ones is which of the old. Pure.

Exact texts first (without the number typed before them, and without case and typography), where
they are unique; then their neighbours; then what is alike, all at once by one assignment, so that
a text that was edited and moved is still the same; then what was split or merged.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from agreements.comparison.assignment import assign
from agreements.comparison.likeness import candidates, part, ratio
from agreements.comparison.order import gaps, in_order
from agreements.comparison.splits import parts

_LONG = 25
_ALIKE = 0.55
_ALIKE_IN_PLACE = 0.4
_IN_PLACE = 0.08
_ALIKE_BELOW = 0.5
_PART = 0.9
_NUMBER = re.compile(
    r"\s*(?:(?:clause|article|section|cláusula|artículo|sección)\s+)?"
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[a-z]{1,2})[.):]+[-–—]*\s+|"
    r"\d{1,3}(?:\.\d{1,3})+\s+|(?-i:[A-ZÁÉÍÓÚ]{5,}(?: [A-ZÁÉÍÓÚ]{5,})?)\s*[.:]?\s*[-–—]+\s*)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_TYPOGRAPHY = str.maketrans("“”„«»‘’–—‑\u00a0", '"""""\'\'--- ')


class Link(NamedTuple):
    """Texts that are the same clause: places in the old row and in the new one.

    One of each as a rule; several new ones for a text that was split, several old ones for texts
    that were merged. `similarity` is 1 where only number, case or typography differ. `moved`:
    it stands elsewhere among the other links. Texts without a partner are in no link.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float
    moved: bool


def match(
    old: Sequence[str], new: Sequence[str], known: Mapping[int, int] | None = None
) -> tuple[Link, ...]:
    """The links between two rows of texts, in the order of the new one.

    `known` are pairs that are the same for another reason (a bookmark). Empty texts link to none.
    """
    before, after = [bare(text) for text in old], [bare(text) for text in new]
    pairs = dict(known or {})
    _link_unique(pairs, old, new, _LONG)
    _link_unique(pairs, before, after, _LONG)
    _join_neighbours(pairs, before, after, sorted(in_order(pairs)))
    _link_in_gaps(pairs, before, after)
    _join_neighbours(pairs, before, after, sorted(pairs))
    _link_equal(pairs, before, after)
    _link_alike(pairs, before, after)
    _link_in_place(pairs, before, after)
    _link_below(pairs, before, after)
    return _links(pairs, before, after)


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """A text as it is compared: without typed number, case, typography and doubled spaces."""
    plain = _SPACE.sub(" ", text.translate(_TYPOGRAPHY)).strip()
    return (plain[_number_end(plain) :] or plain).casefold()


def _number_end(text: str) -> int:
    found = _NUMBER.match(text)
    return found.end() if found else 0


def _free(pairs: Mapping[int, int], before: Sequence[str], after: Sequence[str]) -> tuple[
    dict[int, str], dict[int, str]
]:  # fmt: skip
    """The texts on both sides that have no partner yet and are not empty."""
    taken = set(pairs.values())
    return (
        {place: text for place, text in enumerate(before) if text and place not in pairs},
        {place: text for place, text in enumerate(after) if text and place not in taken},
    )


def _link_unique(
    pairs: dict[int, int], before: Sequence[str], after: Sequence[str], length: int
) -> None:
    """Links texts of some length that stand once on each side, wherever they stand."""
    left, right = _free(pairs, before, after)
    often, there = Counter(left.values()), Counter(right.values())
    where = {text: place for place, text in right.items()}
    for place, text in left.items():
        if len(text) >= length and often[text] == 1 and there[text] == 1:
            pairs[place] = where[text]


def _join_neighbours(
    pairs: dict[int, int], before: Sequence[str], after: Sequence[str], beside: Sequence[int]
) -> None:
    """Links equal texts that stand directly before or after links, as far as that goes."""
    taken = set(pairs.values())
    for step in (1, -1):
        for old in beside[::step]:
            one, other = old + step, pairs[old] + step
            while (
                0 <= one < len(before) and 0 <= other < len(after) and one not in pairs
                and other not in taken and before[one] == after[other]
            ):  # fmt: skip
                if before[one]:
                    pairs[one] = other
                    taken.add(other)
                one, other = one + step, other + step


def _link_in_gaps(pairs: dict[int, int], before: Sequence[str], after: Sequence[str]) -> None:
    """Links as many equal texts as can be between the same two links, in their order."""
    for left, right in _gaps(pairs, before, after):
        texts, others = [before[one] for one in left], [after[one] for one in right]
        for step in Indel.opcodes(texts, others):
            if step.tag == "equal":
                pairs |= zip(
                    left[step.src_start : step.src_end],
                    right[step.dest_start : step.dest_end],
                    strict=True,
                )


def _gaps(
    pairs: Mapping[int, int], before: Sequence[str], after: Sequence[str]
) -> Iterable[tuple[list[int], list[int]]]:
    """The free places on both sides between two links that keep their order."""
    kept = in_order(pairs)
    left, right = _free(pairs, before, after)
    old_gap = gaps(sorted(kept), len(before))
    new_gap = gaps(sorted(pairs[one] for one in kept), len(after))
    rows: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place in left:
        rows[old_gap[place]][0].append(place)
    for place in right:
        rows[new_gap[place]][1].append(place)
    return [(one, other) for one, other in rows.values() if one and other]


def _link_equal(pairs: dict[int, int], before: Sequence[str], after: Sequence[str]) -> None:
    """Links what is equal and left: short texts that stand once, long ones in their order."""
    _link_unique(pairs, before, after, _LONG // 2)
    left, right = _free(pairs, before, after)
    where: dict[str, list[int]] = defaultdict(list)
    for place in sorted(right, reverse=True):
        where[right[place]].append(place)
    for place in sorted(left):
        if len(left[place]) >= _LONG and where[left[place]]:
            pairs[place] = where[left[place]].pop()


def _link_alike(pairs: dict[int, int], before: Sequence[str], after: Sequence[str]) -> None:
    """Links what is alike, so that all links together are as alike as can be."""
    left, right = _free(pairs, before, after)
    if not left or not right:
        return
    kept = in_order(pairs)
    old_gap = gaps(sorted(kept), len(before))
    new_gap = gaps(sorted(pairs[one] for one in kept), len(after))
    scores: dict[tuple[int, int], float] = {}
    for (one, other), score in candidates(left, right, _ALIKE_IN_PLACE).items():
        if old_gap[one] == new_gap[other]:
            scores[one, other] = score + _IN_PLACE
        elif score >= _ALIKE:
            scores[one, other] = score
    pairs |= assign(scores)


def _link_in_place(pairs: dict[int, int], before: Sequence[str], after: Sequence[str]) -> None:
    """Links what stands alone between the same links: a cell or a heading whose words changed."""
    for left, right in _gaps(pairs, before, after):
        if len(left) == len(right) == 1:
            one, other = before[left[0]], after[right[0]]
            if max(len(one), len(other)) < 2 * _LONG or ratio(one, other) >= _ALIKE_IN_PLACE:
                pairs[left[0]] = right[0]


def _link_below(pairs: dict[int, int], before: Sequence[str], after: Sequence[str]) -> None:
    """Links what stands directly below the same words: the text under a heading, a filled cell.

    Long texts must have something in common, or one of them be part of the other.
    """
    taken = set(pairs.values())
    for old in sorted(in_order(pairs)):
        one, other = old + 1, pairs[old] + 1
        if one in pairs or other in taken or one >= len(before) or other >= len(after):
            continue
        if before[old] != after[pairs[old]] or not before[one] or not after[other]:
            continue
        if _may_be_same(before[one], after[other]):
            pairs[one] = other
            taken.add(other)


def _may_be_same(one: str, other: str) -> bool:
    short = max(len(one), len(other)) < 2 * _LONG
    return short or ratio(one, other) >= _ALIKE_BELOW or part(one, other) >= _PART


def _links(pairs: dict[int, int], before: Sequence[str], after: Sequence[str]) -> tuple[Link, ...]:
    weights = {place: 1.0 + min(len(before[place]), 999) / 1000 for place in pairs}
    kept = in_order(pairs, weights)
    split, merged = parts(pairs, before, after)
    found = []
    for old, new in pairs.items():
        olds, news = merged.get(new, (old,)), split.get(old, (new,))
        alike = _similarity(before, after, olds, news)
        found.append(Link(olds, news, alike, old not in kept))
    return tuple(sorted(found, key=lambda link: link.new))


def _similarity(
    before: Sequence[str], after: Sequence[str], olds: Sequence[int], news: Sequence[int]
) -> float:
    one, other = " ".join(before[i] for i in olds), " ".join(after[i] for i in news)
    return 1.0 if one == other else min(0.999, round(ratio(one, other), 3))
