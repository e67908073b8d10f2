"""True pairs, and what people do to one language only: leave out, merge, swap. The links stay."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

Links = frozenset[tuple[int, int]]


class Versions(NamedTuple):
    """Two versions, and the true links between their passages.

    `alone_en` and `alone_es` are the passages whose partner was left out; `swapped` the links of
    neighbours that stand the other way round in Spanish, two and two.
    """

    name: str
    english: tuple[str, ...]
    spanish: tuple[str, ...]
    links: Links
    alone_en: frozenset[int] = frozenset()
    alone_es: frozenset[int] = frozenset()
    swapped: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


def whole(path: Path) -> Versions:
    """A file of true pairs as it is: one a line, with `en` and `es`."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    links = frozenset((place, place) for place in range(len(rows)))
    english, spanish = zip(*((row["en"], row["es"]) for row in rows), strict=True)
    return Versions(path.stem, english, spanish, links)


def altered(versions: Versions, seed: int) -> Versions:
    """8 % of the Spanish passages left out, 4 % of the English, 4 % of the Spanish merged with
    the next, and two or more pairs of neighbours swapped: each passage in one of these at most.
    """
    chance, total = random.Random(f"{versions.name} {seed}"), len(versions.english)
    free = set(range(total))
    swaps = _neighbours(chance, free, max(2, total // 50))
    merges = _neighbours(chance, free, max(1, round(total * 0.04)))
    no_es = _some(chance, free, max(1, round(total * 0.08)))
    no_en = _some(chance, free, max(1, round(total * 0.04)))
    order = _swapped(range(total), swaps)
    heads = {second: first for first, second in merges}
    english = [one for one in range(total) if one not in no_en]
    rows: list[list[int]] = []
    for one in order:
        if one in heads:
            rows[-1].append(one)
        elif one not in no_es:
            rows.append([one])
    place_en = {one: place for place, one in enumerate(english)}
    place_es = {one: place for place, row in enumerate(rows) for one in row}
    links = {one: (place_en[one], place_es[one]) for one in place_en if one in place_es}
    return Versions(
        versions.name,
        tuple(versions.english[one] for one in english),
        tuple(" ".join(versions.spanish[one] for one in row) for row in rows),
        frozenset(links.values()),
        frozenset(place_en[one] for one in no_es),
        frozenset(place_es[one] for one in no_en),
        tuple((links[first], links[second]) for first, second in swaps),
    )


def _neighbours(chance: random.Random, free: set[int], count: int) -> list[tuple[int, int]]:
    """Pairs of neighbours, taken from those that are free."""
    found = []
    for first in chance.sample(sorted(free), len(free)):
        if len(found) < count and {first, first + 1} <= free:
            found.append((first, first + 1))
            free -= {first, first + 1}
    return found


def _some(chance: random.Random, free: set[int], count: int) -> set[int]:
    found = set(chance.sample(sorted(free), min(count, len(free))))
    free -= found
    return found


def _swapped(order: Sequence[int], swaps: Sequence[tuple[int, int]]) -> list[int]:
    turned = list(order)
    for first, second in swaps:
        turned[first], turned[second] = second, first
    return turned


def files(folder: Path) -> Iterator[Path]:
    """The files of true pairs in a folder."""
    yield from sorted(folder.glob("*.jsonl"))
