"""Every topic has its clause, and each instrument holds what its model needs."""

from __future__ import annotations

from collections import defaultdict

import pytest
import yaml

from agreements.assembly import plan
from agreements.model import Library
from tests.conftest import ROOT
from tests.matrix.combinations import requests

NEEDS = yaml.safe_load((ROOT / "tests" / "cases" / "topics.yaml").read_text("utf-8"))
TOPICS = [f"T{number:02}" for number in range(1, 123)]


def by_topic(library: Library) -> dict[str, list[str]]:
    """The clauses of each topic, in the order of an agreement."""
    clauses = defaultdict(list)
    for id in library.order():
        for topic in library.clauses[id].topics:
            clauses[topic].append(id)
    return clauses


def test_every_topic_has_a_clause_and_no_other_topic_is_named(library: Library) -> None:
    assert sorted(by_topic(library)) == sorted(TOPICS)


def test_the_table_of_topics_is_complete(library: Library) -> None:
    """docs/topics.md names, for each topic, the very clauses that hold it."""
    rows = {}
    for line in (ROOT / "docs" / "topics.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0].startswith("T") and cells[0][1:].isdigit():
            rows[cells[0]] = [one.strip(" `") for one in cells[3].split(",")]
    assert rows == dict(by_topic(library))


@pytest.mark.parametrize("model", NEEDS["models"])
def test_each_specific_agreement_is_complete_for_its_model(library: Library, model: str) -> None:
    needed = {*NEEDS["every"]["specific-agreement"].split(), *NEEDS["models"][model].split()}
    assert lacking(library, "specific-agreement", model, needed) == {}


@pytest.mark.parametrize("instrument", ["letter-of-intent", "memorandum", "framework-agreement"])
def test_each_general_instrument_is_complete(library: Library, instrument: str) -> None:
    needed = set(NEEDS["every"][instrument].split())
    for model in NEEDS["models"]:
        assert lacking(library, instrument, model, needed) == {}


def lacking(library: Library, instrument: str, model: str, needed: set[str]) -> dict[str, str]:
    """The topics that a draft neither holds nor leaves out on purpose, and a context for each."""
    missing = {}
    for request in requests(library):
        if request.instrument == instrument and request.models == (model,):
            made = plan(library, request)
            held = {topic for choice in made.choices for topic in choice.clause.topics}
            mexican = NEEDS["mexican"].split() if request.structure == "mexican" else []
            for topic in needed.union(mexican) - held:
                where = (request.uk_nation, request.mexican_regime, request.structure)
                missing[topic] = " ".join(where)
    return missing
