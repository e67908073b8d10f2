"""Comparisons of real files that nobody here wrote, and clauses found again after planted moves."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest

from agreements.commands.reading import read_document
from agreements.comparison.apply import apply, rows
from agreements.comparison.documents import compare
from agreements.report.changes_record import clause_diff
from bench.changes import Tally, measured
from tests.conftest import ROOT

CASES = ROOT.parent / "shared" / "cases"
pytestmark = pytest.mark.skipif(
    not CASES.is_dir() and not os.environ.get("CI"),
    reason="the shared cases are not beside the clone",
)
SCHEMA = json.loads((ROOT / "clause_library/schemas/clause-diff.schema.json").read_text("utf-8"))


def pairs() -> list[Path]:
    return sorted((CASES / "docx-pairs").glob("*.a.docx"))


def test_the_changes_of_every_pair_lead_from_the_old_version_to_the_new_one() -> None:
    for path in pairs():
        old = read_document(path.read_bytes())
        new = read_document(path.with_name(path.name.replace(".a.", ".b.")).read_bytes())
        told = json.loads(clause_diff(compare(old, new)))
        assert apply(rows(old), told["changes"]) == rows(new), path.name
        assert not compare(old, old).real(), path.name


def test_the_json_of_a_pair_keeps_its_schema() -> None:
    for path in pairs()[::12]:
        other = path.with_name(path.name.replace(".a.", ".b."))
        found = compare(read_document(path.read_bytes()), read_document(other.read_bytes()))
        jsonschema.validate(json.loads(clause_diff(found)), SCHEMA)


@pytest.mark.parametrize("weight", ["light", "heavy"])
def test_moved_edited_and_renumbered_clauses_are_found_again(weight: str) -> None:
    tally: Tally = measured(weight, seeds=(11,), step=6)
    found, said, true = (tally.counts[one] for one in ("links", "said", "true"))
    assert 2 * found / (said + true) >= 0.98
    assert tally.share("moves", "of") >= 0.98
    assert tally.share("edited", "of edited") >= 0.93
    assert tally.share("right", "called") >= 0.95
    assert tally.share("renumbered", "of renumbered") >= 0.98
