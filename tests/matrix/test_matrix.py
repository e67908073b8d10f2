"""The whole library in every valid combination, without an error."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from agreements.assembly import assemble
from agreements.model import Library
from tests.conftest import ROOT
from tests.matrix import combinations
from tests.matrix.combinations import Trouble

PARTS = 2


def _work(part: int) -> combinations.Sweep:
    from agreements.library import read_library

    return combinations.sweep(read_library(ROOT), part, PARTS)


@pytest.fixture(scope="module")
def sweeps(library: Library) -> list[combinations.Sweep]:
    """The whole matrix, split over two processes."""
    from agreements.library import read_library

    read_library(ROOT)
    with ProcessPoolExecutor(PARTS, mp_context=get_context("fork")) as pool:
        return list(pool.map(_work, range(PARTS)))


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


def test_memoranda_with_several_models(library: Library) -> None:
    found: set[Trouble] = set()
    for request in combinations.several_models(library, seed=2026, count=200):
        found.update(combinations.troubles(library, assemble(library, request)))
    assert _shown(found) == ""


def test_with_every_fact_stated_and_every_clause_asked_for(library: Library) -> None:
    found: set[Trouble] = set()
    for place, request in enumerate(combinations.requests(library)):
        if place % 11 == 0:
            full = combinations.everything_stated(library, request)
            found.update(combinations.troubles(library, assemble(library, full)))
    assert _shown(found) == ""
