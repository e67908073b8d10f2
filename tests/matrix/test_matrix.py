"""The whole library in every valid combination, without an error."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from agreements.assembly import assemble
from agreements.model import Library
from tests.conftest import ROOT
from tests.matrix import combinations
from tests.matrix.combinations import Trouble

PARTS = 2


def _begin() -> None:
    """A worker prints millions of tuples and no cycles: looking for them takes a quarter more."""
    gc.freeze()
    gc.set_threshold(1_000_000)


def _sweep(part: int) -> combinations.Sweep:
    from agreements.library import read_library

    return combinations.sweep(read_library(ROOT), part, PARTS)


def _memoranda(part: int) -> set[Trouble]:
    from agreements.library import read_library

    library = read_library(ROOT)
    found: set[Trouble] = set()
    drawn = list(combinations.several_models(library, seed=2026, count=200))
    assert len(set(map(combinations.said, drawn))) > 190
    for request in drawn[part::PARTS]:
        found.update(combinations.troubles(library, assemble(library, request)))
    return found


@pytest.fixture(scope="module")
def pool(library: Library) -> Iterator[ProcessPoolExecutor]:
    """Two processes that share the library."""
    from agreements.library import read_library

    read_library(ROOT)
    with ProcessPoolExecutor(PARTS, mp_context=get_context("fork"), initializer=_begin) as found:
        yield found


@pytest.fixture(scope="module")
def sweeps(pool: ProcessPoolExecutor) -> list[combinations.Sweep]:
    """The whole matrix."""
    return list(pool.map(_sweep, range(PARTS)))


def _shown(found: Iterable[Trouble]) -> str:
    where = {(one.check, one.clause, one.words): one.where for one in found}
    return "\n".join(f"{key}: {where[key]}" for key in sorted(where))


def test_every_combination_and_every_position(
    sweeps: list[combinations.Sweep], library: Library
) -> None:
    assert sum(one.combinations for one in sweeps) == 4 * 11 * 4 * 6 * 2
    positions = sum(len(clause.positions) for clause in library.clauses.values())
    assert len({key[:2] for one in sweeps for key in one.tried}) == positions
    assert _shown(trouble for one in sweeps for trouble in one.found) == ""


def test_the_sweep_is_honest(library: Library) -> None:
    """On a sample, printing everything afresh finds what the sweep finds: nothing."""
    found: set[Trouble] = set()
    for place, request in enumerate(combinations.requests(library)):
        if place % 37 == 0:
            found.update(combinations.troubles(library, assemble(library, request)))
    assert _shown(found) == ""


def test_memoranda_with_several_models(pool: ProcessPoolExecutor) -> None:
    assert _shown(set().union(*pool.map(_memoranda, range(PARTS)))) == ""


def test_with_every_fact_stated_and_every_clause_asked_for(library: Library) -> None:
    found: set[Trouble] = set()
    for place, request in enumerate(combinations.requests(library)):
        if place % 11 == 0:
            full = combinations.everything_stated(library, request)
            found.update(combinations.troubles(library, assemble(library, full)))
    assert _shown(found) == ""
