"""The side-by-side copy and the review pack are sound files that say what they should."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from agreements.commands.reading import read_document
from agreements.model import Language
from agreements.word import review_pack, side_by_side
from agreements.word.lint import lint
from tests.report import specimen
from tests.word.validators import audit_faults, sdk_faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FILES: dict[str, Callable[[Language], bytes]] = {
    "side": lambda language: side_by_side.document(specimen.compared(), language),
    "decided": lambda language: side_by_side.document(
        specimen.compared(), language, specimen.decided()
    ),
    "pack": lambda language: review_pack.document(specimen.review(), language),
    "bare": lambda language: review_pack.document(specimen.review(translated=False), language),
}
EVERY = pytest.mark.parametrize("name", FILES)


def body(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def rows(content: bytes) -> list[list[str]]:
    return [
        ["\n".join("".join(one.itertext(W + "t")) for one in cell.iter(W + "p"))
         for cell in row.iterchildren(W + "tc")]
        for row in body(content).iter(W + "tr")
    ]  # fmt: skip


@EVERY
@pytest.mark.parametrize("language", ["en", "es"])
def test_our_own_lint_finds_nothing(name: str, language: Language) -> None:
    assert lint(FILES[name](language)) == []
    assert FILES[name](language) == FILES[name](language)


@pytest.mark.sdk
def test_other_validators_find_nothing(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.docx" for name in ("side", "pack")]
    for path in paths:
        path.write_bytes(FILES[path.stem]("es"))
    assert not any(sdk_faults(paths).values())
    assert not any(audit_faults(paths).values())


def test_pairs_stand_row_by_row_under_a_head_that_repeats() -> None:
    content = side_by_side.document(specimen.compared(), "es")
    told = rows(content)
    assert told[0] == ["Inglés", "Español"]
    assert body(content).find(f".//{W}tblHeader") is not None
    assert told[2] == ["5 Ending", "QUINTA Terminación"]
    assert told[3] == [f"5.1 {specimen.NOTICE_EN}", specimen.NOTICE_ES]
    assert told[4] == ["[Solo en inglés] \n6 Students may finish.",
                       "[No está en la versión en español]"]  # fmt: skip
    assert len(told) == 1 + len(specimen.compared().pairs)


def test_each_run_bears_the_language_of_its_words() -> None:
    found = body(side_by_side.document(specimen.compared(), "en"))
    spoken = {
        "".join(run.itertext(W + "t")): run.find(f"{W}rPr/{W}lang")
        for run in found.iter(W + "r") if run.find(W + "t") is not None
    }  # fmt: skip
    assert spoken["sesenta (60) días"].get(W + "val") == "es-MX"
    assert spoken["thirty (30) "].get(W + "val") == "en-GB"
    assert all(one is not None for one in spoken.values())


def test_each_divergence_is_a_comment_at_its_words_in_both_languages() -> None:
    content = side_by_side.document(specimen.compared(), "es")
    comments = read_document(content).comments
    assert len(comments) == 3
    figures = next(one for one in comments if "sesenta (60)" in one.text)
    assert figures.text.startswith("Alta: ")
    assert "High: " in figures.text
    words = read_document(content).passages
    start, end = figures.start, figures.end
    assert start
    assert end
    text = next(one.text for one in words if one.place == start[0])
    assert text[start[1] : end[1]] == "thirty (30) days"
    assert any("no tiene texto en español" in one.text for one in comments)


def test_what_was_dismissed_gets_no_comment() -> None:
    content = side_by_side.document(specimen.compared(), "en", specimen.decided())
    assert len(read_document(content).comments) == 2


def test_a_pack_begins_with_a_summary_and_puts_what_to_check_beside_the_clause() -> None:
    told = rows(review_pack.document(specimen.review(), "en"))
    assert told[0] == ["Done", "Severity", "Clause", "Matter"]
    assert told[1][:3] == ["☐", "High", "2. Law"]
    assert told[2] == ["English", "Spanish", "What to check"]
    law = told[4]
    assert "governed by the laws of England & Wales" in law[0]
    assert "El presente Convenio" in law[1]
    assert "→ Ask which law." in law[2]
    assert "legislation.gov.uk (checked on 2026-03-31)" in law[2]
    spanish = told[5]
    assert spanish[1] == "3 Cada parte cubre sus gastos."
    assert "Changes" in "".join(body(review_pack.document(specimen.review(), "en")).itertext())
