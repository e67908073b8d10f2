"""The shipped requests: invented, complete, and between them every nation and both structures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cli
from agreements.assembly import assemble
from agreements.checks import drafts
from agreements.library.requests import read_request
from agreements.model import Library
from tests.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
RFC = re.compile(r"[A-ZÑ&]{3}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[A-Z\d]{3}")
INSTRUCTIONS = re.compile(r"\(confirm\)|\(name it\)|\(state which\)|TBC|confírmese|indíquese")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_complete_and_says_that_it_is_invented(
    path: Path, library: Library, tmp_path: Path
) -> None:
    text = path.read_text("utf-8")
    comment = " ".join(line for line in text.splitlines() if line.startswith("#"))
    assert "are invented" in comment
    agreement = assemble(library, read_request(text, path.name, library))
    assert not [one.fact for one in agreement.blanks]
    assert not [one for one in drafts.findings(agreement, library) if one.certainty == "sure"]
    assert cli.run(["draft", "--final", str(path), "--out", str(tmp_path / "r.docx")]) == 0


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_its_numbers_have_the_form_of_real_ones(path: Path, library: Library) -> None:
    request = read_request(path.read_text("utf-8"), path.name, library)
    assert RFC.fullmatch(str(request.facts["mx.rfc"]))
    assert re.fullmatch(r"\d{8}", str(request.facts["uk.ukprn"]))
    mails = [str(one) for name, one in request.facts.items() if name.endswith("email")]
    assert all(one.endswith(".example") for one in mails)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_left_to_be_settled_in_the_words_of_a_draft(
    path: Path, library: Library
) -> None:
    agreement = assemble(library, read_request(path.read_text("utf-8"), path.name, library))
    cells = [
        span.text
        for clause in agreement.clauses
        for paragraph in clause.paragraphs
        for row in (paragraph.table.rows if paragraph.table else ())
        for cell in row
        for span in cell
    ]
    assert not [text for text in cells if INSTRUCTIONS.search(text)]


def test_between_them_they_show_the_range(library: Library) -> None:
    requests = [read_request(one.read_text("utf-8"), one.name, library) for one in EXAMPLES]
    assert {one.uk_nation for one in requests} == set(library.phrases["uk_nations"])
    assert {one.structure for one in requests} == {"uk", "mexican"}
    assert len({one.mexican_regime for one in requests}) >= 4
    assert {"columns", "sequential"} <= {one.layout for one in requests}
