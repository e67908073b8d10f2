"""Where a text of the library may stand: every combination of the axes as one bit of a number.

A combination is an instrument, one or two models, a UK nation, a Mexican regime and a structure.
The set of combinations in which something may stand is an integer (a bit for each), so that
"everywhere this paragraph stands, that clause is required" is one `&` and one comparison.
Facts that a request states and clauses that stand beside do not go by axis: they are a `World`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from math import prod
from typing import cast

from agreements.model import Applies, Library

World = Mapping[str, bool]
"""What is known of a request: `given:mx.rvoe` or `present:fees`, and whether it is so."""

Row = tuple[str, tuple[str, ...], str, str, str]
Key = tuple[tuple[tuple[str, str], ...] | None, ...]


@dataclass(frozen=True, slots=True)
class Axes:
    """The values of each axis, as the library's phrases name them."""

    instruments: tuple[str, ...]
    models: tuple[str, ...]
    uk_nations: tuple[str, ...]
    mexican_regimes: tuple[str, ...]
    structures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Combination:
    """One combination of the axes, as a request may ask for it."""

    instrument: str
    models: tuple[str, ...]
    uk_nation: str
    mexican_regime: str
    structure: str

    def __str__(self) -> str:
        named = (self.instrument, "+".join(self.models), self.uk_nation, self.mexican_regime)
        return ", ".join((*named, self.structure))


def axes(library: Library) -> Axes:
    """The axes of a library."""
    phrases = library.phrases
    return Axes(*(tuple(phrases.get(axis, {})) for axis in Axes.__slots__))


@lru_cache(maxsize=8)
def every(found: Axes) -> tuple[Combination, ...]:
    """Every combination of the axes, with one model or two."""
    return tuple(Combination(*cast(Row, one)) for one in product(*_columns(found)))


def where(found: Axes, *applies: Applies) -> int:
    """The combinations in which all of these may stand, as far as the axes go."""
    bits = everywhere(found)
    for one in applies:
        bits &= _fitting(found, _key(one), wanted=("required", "optional"))
    return bits


def where_required(found: Axes, applies: Applies) -> int:
    """The combinations in which a clause is drafted without being asked for."""
    return _fitting(found, _key(applies), wanted=("required",))


def where_value(found: Axes, values: Iterable[str]) -> int:
    """The combinations that hold one of these values (a nation, a regime) on any axis."""
    bits = 0
    for value in values:
        for axis in ("instrument", "models", "uk_nation", "mexican_regime", "structure"):
            bits |= _value(found, axis, value)
    return bits


def everywhere(found: Axes) -> int:
    """Every combination."""
    return (1 << len(every(found))) - 1


def examples(found: Axes, bits: int) -> Iterator[Combination]:
    """The combinations of a set, in order."""
    rows = every(found)
    while bits:
        low = bits & -bits
        yield rows[low.bit_length() - 1]
        bits ^= low


def world(*applies: Applies) -> dict[str, bool] | None:
    """What must be so for all of these to stand; None where they contradict each other."""
    known: dict[str, bool] = {}
    for one in applies:
        for name, truth in _guards(one):
            if known.setdefault(name, truth) != truth:
                return None
    return known


def worlds(known: World, *applies: Applies) -> Iterator[dict[str, bool]]:
    """Every way in which what these ask for, and is not known, could turn out."""
    open_ = sorted({name for one in applies for name, _ in _guards(one)} - known.keys())
    for truths in product((True, False), repeat=len(open_)):
        yield {**known, **dict(zip(open_, truths, strict=True))}


def holds(applies: Applies, known: World) -> bool:
    """Whether its facts and neighbours are as it asks; what is not known counts as not stated."""
    return all(known.get(name, False) == truth for name, truth in _guards(applies))


def _guards(applies: Applies) -> Iterator[tuple[str, bool]]:
    yield from ((f"given:{name}", True) for name in applies.given)
    yield from ((f"given:{name}", False) for name in applies.lacking)
    yield from ((f"present:{id}", True) for id in applies.present)
    yield from ((f"present:{id}", False) for id in applies.absent)


def _key(applies: Applies) -> Key:
    """What an `applies` says of the axes, in a form that a cache can hold."""
    named = (applies.instruments, applies.models)
    listed = (applies.uk_nations, applies.mexican_regimes, applies.structures)
    return (
        *(None if one is None else tuple(sorted(one.items())) for one in named),
        *(None if one is None else tuple((value, "required") for value in one) for one in listed),
    )


_AXES = ("instrument", "models", "uk_nation", "mexican_regime", "structure")


@lru_cache(maxsize=4096)
def _fitting(found: Axes, key: Key, wanted: tuple[str, ...]) -> int:
    bits = everywhere(found)
    for axis, allowed in zip(_AXES, key, strict=True):
        if allowed is not None:
            some = 0
            for value, requirement in allowed:
                some |= _value(found, axis, value) if requirement in wanted else 0
            bits &= some
    return bits


@lru_cache(maxsize=256)
def _value(found: Axes, axis: str, value: str) -> int:
    """The combinations that hold a value on an axis."""
    return _bits(found, axis, lambda held: _has(held, value))


def _bits(found: Axes, axis: str, wanted: Callable[[str | tuple[str, ...]], bool]) -> int:
    """The combinations whose value on an axis is wanted; they repeat as `product` orders them."""
    columns, place = _columns(found), _AXES.index(axis)
    inner, outer = (prod(map(len, some)) for some in (columns[place + 1 :], columns[:place]))
    signs = "".join(("1" if wanted(held) else "0") * inner for held in columns[place])
    return int((signs * outer)[::-1] or "0", 2)


def _columns(found: Axes) -> tuple[tuple[str | tuple[str, ...], ...], ...]:
    """What each axis may hold; of models, one or two."""
    models = (*combinations(found.models, 1), *combinations(found.models, 2))
    rest = (found.uk_nations, found.mexican_regimes, found.structures)
    return (found.instruments, models, *rest)


def _has(held: str | tuple[str, ...], value: str) -> bool:
    return value in held if isinstance(held, tuple) else held == value


@lru_cache(maxsize=8)
def with_one_model(found: Axes) -> int:
    """The combinations of a single model."""
    return _bits(found, "models", lambda held: len(held) == 1)
