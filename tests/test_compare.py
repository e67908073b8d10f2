"""`convenio compare` as a whole: two versions in, a report out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from agreements.assembly import assemble
from agreements.commands.compare import compare, content, report, standing
from agreements.commands.decisions import beside, write_decisions
from agreements.decisions import NOTHING, dismiss
from agreements.library.requests import read_request
from agreements.model import Library
from agreements.model.pairs import Compared
from agreements.word.draft import document
from cli import run
from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "clause_library/schemas/compare.schema.json").read_text("utf-8"))
REQUEST = ROOT / "examples" / "memorandum-dual-degree-coil.yaml"
EN = """MEMORANDUM OF UNDERSTANDING
1. Purpose
The Parties wish to work together in teaching and research.
2. Costs
Each Party shall bear its own costs, up to GBP 5,000 a year.
3. Term
This Memorandum lasts five (5) years from the last signature.
4. Language
Both texts are equally authentic.
"""
ES = """MEMORANDO DE ENTENDIMIENTO
1. Objeto
Las Partes desean colaborar en docencia e investigación.
2. Costos
Cada Parte deberá cubrir sus propios costos, hasta GBP 5,000 al año.
3. Vigencia
El presente Memorando tendrá una vigencia de cinco (5) años a partir de la última firma.
4. Idioma
Ambos textos son igualmente auténticos.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    english, spanish = tmp_path / "memorandum.txt", tmp_path / "memorando.txt"
    english.write_text(EN, "utf-8")
    spanish.write_text(ES, "utf-8")
    return english, spanish


def checks(found: Compared) -> set[str]:
    return {one.check for one in found.all_findings()}


def draft(library: Library, layout: str, folder: Path, without: str = "") -> Path:
    """One of our own examples in a layout, perhaps without a clause."""
    text = REQUEST.read_text("utf-8").replace("layout: columns", f"layout: {layout}")
    agreement = assemble(library, read_request(text, "request", library))
    path = folder / f"{layout}{without}.docx"
    path.write_bytes(document(agreement))
    return path


def test_versions_that_say_the_same_are_clean(files: tuple[Path, Path]) -> None:
    found = compare(files)
    assert checks(found) == set()
    assert {one.kind for one in found.pairs} == {"matched"}
    assert run(["compare", *map(str, files)]) == 0


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ("cinco (5) años", "seis (6) años", "periods-differ"),
        ("GBP 5,000", "MXN 5,000", "money-differs"),
        ("deberá cubrir", "podrá cubrir", "force-differs"),
        ("Las Partes desean", "Las Partes no desean", "negation-differs"),
        ("Ambos textos son igualmente auténticos.",
         "Prevalecerá la versión en español.", "prevailing-languages-differ"),
        ("2. Costos\nCada Parte deberá cubrir sus propios costos, hasta GBP 5,000 al año.\n", "",
         "clause-missing"),
    ],
)  # fmt: skip
def test_what_one_language_changes_is_told(
    old: str, new: str, check: str, files: tuple[Path, Path]
) -> None:
    assert old in ES
    files[1].write_text(ES.replace(old, new), "utf-8")
    found = compare(files)
    assert check in checks(found)
    for pair in found.pairs:
        for one in pair.findings:
            for mark in one.highlights:
                piece = pair.piece(mark.language)
                assert piece is not None
                assert 0 <= mark.start < mark.end <= len(piece.text)
    sure = any(one.certainty == "sure" for one in found.all_findings())
    assert run(["compare", *map(str, files)]) == int(sure)
    assert run(["compare", "--strict", *map(str, files)]) == 1


def told(found: Compared) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(report(found, "json", "en"))
    jsonschema.validate(record, SCHEMA)
    return record


def test_the_data_keep_to_their_schema(files: tuple[Path, Path]) -> None:
    files[1].write_text(ES.replace("cinco (5)", "seis (6)"), "utf-8")
    record = told(compare(files))
    (pair,) = [one for one in record["pairs"] if one["findings"]]
    (finding,) = pair["findings"]
    words = {
        mark["language"]: pair[mark["language"]]["text"][mark["start"] : mark["end"]]
        for mark in finding["highlights"]
    }
    assert words == {"en": "five (5) years", "es": "seis (6) años"}
    assert record["summary"]["errors"] == 1


def test_a_dismissed_finding_stays_dismissed_in_a_new_version(files: tuple[Path, Path]) -> None:
    files[1].write_text(ES.replace("cinco (5)", "seis (6)"), "utf-8")
    (finding,) = standing(compare(files))
    decided = dismiss(NOTHING, finding, "the partner’s board asked for it", "J. P.", date.today())
    write_decisions(beside(files[0]), decided)
    assert run(["compare", *map(str, files)]) == 0
    files[0].write_text(EN.replace("2. Costs", "2. Own costs\nNew words here.\n2bis. X"), "utf-8")
    assert finding.key in {one.key for one in compare(files).all_findings()}


@pytest.mark.parametrize("layout", ["columns", "sequential"])
def test_our_own_bilingual_drafts_hold_no_error(
    layout: str, library: Library, tmp_path: Path
) -> None:
    found = compare([draft(library, layout, tmp_path)])
    assert {one.kind for one in found.pairs} == {"matched"}
    assert [one.message.en for one in found.all_findings() if one.certainty == "sure"] == []


def test_our_own_drafts_in_two_files_hold_no_error_and_a_cut_is_found(
    library: Library, tmp_path: Path
) -> None:
    english, spanish = (draft(library, one, tmp_path) for one in ("en", "es"))
    found = compare([english, spanish])
    assert {one.kind for one in found.pairs} == {"matched"}
    assert [one.message.en for one in found.all_findings() if one.certainty == "sure"] == []
    plain = tmp_path / "es.txt"
    lines = [one.es.text for one in found.pairs if one.es and one.es.number != "6.2"]
    plain.write_text("\n".join(lines), "utf-8")
    again = compare([english, plain])
    assert [one.en.number for one in again.pairs if one.kind == "missing-es" and one.en] == ["6.2"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_form_is_written(language: str, files: tuple[Path, Path], tmp_path: Path) -> None:
    files[1].write_text(ES.replace("cinco (5)", "seis (6)"), "utf-8")
    found = compare(files)
    assert "seis (6) años" in " ".join(report(found, "text", language).split())  # type: ignore[arg-type]
    assert "seis (6) años" in report(found, "html", language)  # type: ignore[arg-type]
    for form in ("docx", "xlsx"):
        assert content(found, form, language).startswith(b"PK")  # type: ignore[arg-type]
        out = tmp_path / f"out.{form}"
        args = ["--lang", language, "compare", *map(str, files)]
        assert run([*args, "--format", form, "--out", str(out)]) == 1
        assert out.exists()


def test_one_language_alone_is_refused(files: tuple[Path, Path]) -> None:
    assert run(["compare", str(files[0])]) == 2
    assert run(["compare", str(files[0]), str(files[0])]) == 2
