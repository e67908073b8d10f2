"""Where a text may stand, as bits, is what assembly says combination by combination."""

from __future__ import annotations

import random
from dataclasses import replace

from agreements.assembly import choice as choosing
from agreements.checks import reach
from agreements.model import Applies, Library


def _all_applies(library: Library) -> list[Applies]:
    found = []
    for clause in library.clauses.values():
        found.append(clause.applies)
        for position in clause.positions:
            found.append(position.applies)
            found += [one.applies for one in position.paragraphs]
    return found


def _context(one: reach.Combination) -> choosing.Context:
    return choosing.Context(
        one.instrument, one.models, one.uk_nation, one.mexican_regime, one.structure, frozenset()
    )


def test_bits_agree_with_assembly(library: Library) -> None:
    axes, dice = reach.axes(library), random.Random(3)
    rows = reach.every(axes)
    sample = dice.sample(range(len(rows)), 60)
    for applies in {repr(one): one for one in _all_applies(library)}.values():
        bare = replace(applies, given=(), lacking=(), present=(), absent=())
        may, must = reach.where(axes, bare), reach.where_required(axes, bare)
        for place in sample:
            needed = choosing.requirement(bare, _context(rows[place]))
            assert bool(may >> place & 1) == (needed != "absent")
            assert bool(must >> place & 1) == (needed == "required")


def test_examples_are_the_bits(library: Library) -> None:
    axes = reach.axes(library)
    rows = reach.every(axes)
    bits = reach.where_value(axes, [axes.uk_nations[0]]) & reach.with_one_model(axes)
    found = list(reach.examples(axes, bits))
    assert found == [
        one for one in rows if one.uk_nation == axes.uk_nations[0] and len(one.models) == 1
    ]


def test_worlds_are_every_way_that_is_not_known() -> None:
    applies = Applies(given=("mx.rvoe",), absent=("fees",))
    assert reach.world(applies, Applies(lacking=("mx.rvoe",))) is None
    known = {"given:mx.rvoe": True}
    assert [reach.holds(applies, one) for one in reach.worlds(known, applies)] == [False, True]
