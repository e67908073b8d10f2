"""`convenio review` as a whole: a partner's draft in, a report out."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from lxml import html

from agreements.commands.reading import read_document
from agreements.commands.review import Asked, comments_copy, report, review
from agreements.model import AgreementsError
from cli import run
from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "clause_library/schemas/review.schema.json").read_text("utf-8"))
DRAFT = """MEMORANDUM OF UNDERSTANDING
1. Purpose
The University and the Institute wish to work together in teaching and research.
2. Governing law
This Agreement is governed by the laws of England and Wales, whose courts have jurisdiction.
3. Data protection
The parties shall comply with the Data Protection Act 1998.
4. Costs
Each Party bears its own costs.
"""


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("received") / "draft.txt"
    path.write_text(DRAFT, "utf-8")
    return path


def test_the_tied_clause_the_stale_law_and_the_gaps_are_told(draft: Path) -> None:
    told = json.loads(report(review(draft, Asked()), "json", "en"))
    jsonschema.validate(told, SCHEMA)
    clauses = {one["heading"] or one["text"]: one for one in told["clauses"]}
    ruling = clauses["Governing law"]
    assert ruling["uk_law"]["tied"]
    for one in ruling["uk_law"]["mentions"]:
        assert ruling["text"][one["start"] : one["end"]] == one["words"]
    assert ruling["nearest"]["clause"] == "governing-law"
    assert not clauses["Purpose"]["uk_law"]["tied"]
    assert [one["law"] for one in clauses["Data protection"]["stale"]] == ["dpa-1998"]
    assert ruling["topics"]
    ruled = [one for one in told["findings"] if one["clause"] == ruling["id"]]
    assert ruled
    assert all(set(one["topics"]) & set(ruling["topics"]) for one in ruled)
    assert told["instrument"] == "memorandum"
    missing = {one["clause"] for one in told["missing_topics"]}
    assert "amendment" in missing
    assert not missing & {"purpose", "data-protection", "own-costs"}


def test_without_engine_each_sentence_says_that_it_was_kept_or_whence_it_comes(draft: Path) -> None:
    told = review(draft, Asked())
    sentences = [one for clause in told.clauses for one in clause.sentences]
    assert sentences
    assert {one.origin for one in sentences} <= {"memory", "near", "kept"}
    assert all(one.translation == one.text for one in sentences if one.origin == "kept")
    assert all(one.source for one in sentences if one.origin != "kept")
    assert told.sent == ()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_needs_nothing_else_and_says_its_languages(language: str, draft: Path) -> None:
    page = html.document_fromstring(report(review(draft, Asked()), "html", language))  # type: ignore[arg-type]
    assert page.get("lang") == {"en": "en-GB", "es": "es-MX"}[language]
    assert not page.xpath("//link | //img | //@src | //@href[not(starts-with(., '#'))]")
    assert page.xpath("//div[@lang='en-GB']//mark")
    assert page.xpath("//div[@lang='es-MX'] | //div[@lang='en-GB']")


def test_markup_in_a_draft_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text("MEMORANDUM OF UNDERSTANDING\n1. <script>alert(1)</script> {{ 7*7 }}", "utf-8")
    page = report(review(path, Asked()), "html", "en")
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page


def test_the_command_ends_with_findings_or_none(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", "en", "review", str(draft)]) == 1
    assert "governing-law/" in capsys.readouterr().out
    clean = draft.with_name("clean.txt")
    clean.write_text("1. Purpose\nThe Parties wish to work together in teaching.", "utf-8")
    assert run(["--lang", "es", "review", str(clean)]) == 0
    assert "No se encontró nada" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["--engine", "gogle"], ["--model", "dual"], ["--regime", "private"], ["--nation", "england"],
     ["--memory", "not-there.tmx"], ["--format", "comments"]],
)  # fmt: skip
def test_what_cannot_be_done_is_said(arguments: list[str], draft: Path) -> None:
    assert run(["review", str(draft), *arguments]) == 2


def test_comments_stand_at_the_flags_of_a_word_file(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    request = str(ROOT / "examples/memorandum-dual-degree-coil.yaml")
    run(["draft", request, "--out", str(path), "--review", "none"])
    told = review(path, Asked())
    copy, left = comments_copy(path, told)
    assert left == 0
    assert len(read_document(copy).comments) == len(told.flags) > 0


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_review_pack_holds_every_clause_and_point(
    language: str, draft: Path, tmp_path: Path
) -> None:
    out = tmp_path / "pack.docx"
    arguments = ["review", str(draft), "--format", "docx", "--out", str(out)]
    assert run(["--lang", language, *arguments]) == 1
    said = " ".join(one.text for one in read_document(out.read_bytes()).passages)
    told = review(draft, Asked())
    for clause in told.clauses:
        assert clause.text.splitlines()[-1] in said
    for flag in told.flags:
        assert flag.finding.message[language] in said  # type: ignore[index]


def test_a_uk_reader_is_told_of_mexican_law(tmp_path: Path) -> None:
    path = tmp_path / "convenio.txt"
    path.write_text("CONVENIO ESPECÍFICO\nPRIMERA. LEY APLICABLE\nEl presente convenio se rige por"
                    " el Código Civil Federal.", "utf-8")  # fmt: skip
    told = review(path, Asked(reader="uk"))
    assert any(one.finding.about == "ccf" for one in told.flags)


def test_an_unknown_regime_names_those_there_are(draft: Path) -> None:
    with pytest.raises(AgreementsError, match="private-rvoe"):
        review(draft, Asked(where="private"))


@pytest.mark.parametrize("form", ["text", "comments"])
def test_a_file_that_is_no_document_is_named(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert run(["--lang", "en", "review", str(path), "--format", form]) == 2
    assert capsys.readouterr().err.startswith(f"{path}: It is an old Word document")
