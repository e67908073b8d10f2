"""What a change means: planted changes in sentences as agreements have them."""

from __future__ import annotations

import pytest

from bench.meaning import Case, cases, told

EVERY = [*cases("rules"), *cases("measure")]
# Told with a second kind beside the right one: “cada una de las” is read as wording.
KNOWN = {"party-11"}


def test_there_are_enough_of_each_kind_in_both_languages() -> None:
    assert len(EVERY) >= 120
    for kind in {one.kind for one in EVERY}:
        spoken = [one.language for one in EVERY if one.kind == kind]
        assert len(spoken) >= 10
        assert set(spoken) == {"en", "es"}


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.id)
def test_the_planted_change_is_told(case: Case) -> None:
    kinds = {kind for kind, _ in told(case)}
    assert case.kind in kinds
    if case.id not in KNOWN:
        assert kinds == {case.kind}


@pytest.mark.parametrize(
    "case", [one for one in EVERY if one.kind == "reference"], ids=lambda case: case.id
)
def test_a_reference_weighs_only_where_it_leads_elsewhere(case: Case) -> None:
    weight = "high" if case.numbers == "astray" else "low"
    assert {severity for _, severity in told(case)} == {weight}
