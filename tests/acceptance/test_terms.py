"""True pairs that nobody here wrote: at most three terms in a hundred are flagged."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from agreements.library.glossary import read_glossary
from agreements.terminology import Terminology
from bench.terminology import documents, flagged, library
from tests.conftest import ROOT

CASES = ROOT.parent / "shared" / "cases" / "enes"
pytestmark = pytest.mark.skipif(
    not CASES.is_dir() and not os.environ.get("CI"),
    reason="the shared cases are not beside the clone",
)


def test_true_pairs_and_our_own_library() -> None:
    terminology = Terminology(read_glossary(ROOT / "glossary"))
    counts: Counter[str] = Counter()
    for _, rows in documents(CASES):
        counts += flagged(terminology, rows)
    told = counts.total() - counts["places"] - counts["pairs"]
    assert counts["places"] > 1000
    assert told <= 0.03 * counts["places"], counts
    own = flagged(terminology, list(library()))
    assert own.keys() <= {"pairs", "places", "inconsistent"}, own
