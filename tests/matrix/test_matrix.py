"""The whole library in every valid combination, without an error; and proof that each check can fail."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from agreements.assembly import assemble
from agreements.model import Library
from tests.conftest import ROOT
from tests.matrix import combinations
from tests.matrix.combinations import Trouble

PARTS = 2


def _work(kind: str, part: int) -> tuple[int, set[Trouble]]:
    from agreements.library import read_library

    library = read_library(ROOT)
    run = {
        "default": combinations.by_default,
        "positions": combinations.position_by_position,
    }[kind]
    return run(library, part, PARTS)


@pytest.fixture(scope="module")
def matrix(library: Library) -> dict[str, list[tuple[int, set[Trouble]]]]:
    """Both sweeps, each split over two processes."""
    from agreements.library import read_library

    read_library(ROOT)
    with ProcessPoolExecutor(PARTS, mp_context=get_context("fork")) as pool:
        waiting = {
            kind: [pool.submit(_work, kind, part) for part in range(PARTS)]
            for kind in ("default", "positions")
        }
        return {kind: [one.result() for one in parts] for kind, parts in waiting.items()}


def _shown(parts: list[tuple[int, set[Trouble]]]) -> str:
    found = sorted({(one.check, one.clause, one.words) for _, some in parts for one in some})
    where = {(one.check, one.clause, one.words): one.where for _, some in parts for one in some}
    return "\n".join(f"{key}: {where[key]}" for key in found)


def test_every_combination_by_default(matrix, library: Library) -> None:  # type: ignore[no-untyped-def]
    assert sum(count for count, _ in matrix["default"]) == 4 * 11 * 4 * 6 * 2
    assert _shown(matrix["default"]) == ""


def test_every_position_wherever_it_may_stand(matrix, library: Library) -> None:  # type: ignore[no-untyped-def]
    positions = sum(len(clause.positions) for clause in library.clauses.values())
    assert sum(count for count, _ in matrix["positions"]) > positions
    assert _shown(matrix["positions"]) == ""


def test_memoranda_with_several_models(library: Library) -> None:
    found: set[Trouble] = set()
    for request in combinations.several_models(library, seed=2026, count=200):
        found.update(combinations.troubles(library, assemble(library, request)))
    assert _shown([(0, found)]) == ""


def test_with_every_fact_stated_and_every_clause_asked_for(library: Library) -> None:
    found: set[Trouble] = set()
    for place, request in enumerate(combinations.requests(library)):
        if place % 11 == 0:
            full = combinations.everything_stated(library, request)
            found.update(combinations.troubles(library, assemble(library, full)))
    assert _shown([(0, found)]) == ""
