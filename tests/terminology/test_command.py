"""`convenio terms` as a whole: files in, reports and exit codes out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from cli import run
from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "clause_library/schemas/terms.schema.json").read_text("utf-8"))
EN = """AGREEMENT
1. Each student who completes the programme shall receive the award and its certificate.
2. The home institution shall tell the host institution which students it nominates.
3. The Parties shall settle any dispute amicably.
"""
ES = """CONVENIO
1. Cada estudiante que concluya el programa deberá recibir el laudo y su certificado.
2. La institución de origen deberá comunicar a la institución receptora qué estudiantes postula.
3. Las Partes deberán resolver amistosamente toda disputa.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    paths = tmp_path / "en.txt", tmp_path / "es.txt"
    paths[0].write_text(EN, "utf-8")
    paths[1].write_text(ES, "utf-8")
    return str(paths[0]), str(paths[1])


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert run(["--lang", "en", "terms", *arguments]) == code
    return capsys.readouterr().out


def test_two_languages(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, *files, "--format", "json", code=1))
    Draft202012Validator(SCHEMA).validate(found)
    assert [(one["words"], one["about"], one["line"]) for one in found["findings"]] == [
        ("laudo", "award-qualification", 2),
        ("disputa", "dispute", 4),
    ]
    first = found["findings"][0]
    assert [mark["words"] for mark in first["highlights"]] == ["laudo", "award"]
    assert "título o grado" in first["suggestion"]["es"]


def test_the_order_of_the_files_does_not_matter(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, *files[::-1], code=1) == told(capsys, *files, code=1)


def test_one_bilingual_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "both.txt"
    path.write_text(EN + ES, "utf-8")
    found = json.loads(told(capsys, str(path), "--format", "json", code=1))
    assert found["language"] is None
    assert [one["words"] for one in found["findings"]] == ["laudo", "disputa"]


def test_one_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "es.txt"
    path.write_text(
        "El convenio entra en fuerza al firmarse.\nCada Parte paga sus gastos.\n", "utf-8"
    )
    said = told(capsys, str(path), code=1)
    assert "«entra en fuerza»" in said
    assert "«entra en vigor»" in said or "«entrada en vigor»" in said


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_names_what_to_write(
    files: tuple[str, str], language: str, tmp_path: Path
) -> None:
    out = tmp_path / "page.html"
    run(["--lang", language, "terms", *files, "--format", "html", "--out", str(out)])
    page = html.document_fromstring(out.read_text("utf-8"))
    assert "controversia" in page.text_content()
    assert page.get("lang", "").startswith(language)


def test_a_clean_pair_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "en.txt").write_text("Each Party shall pay its own costs.\n", "utf-8")
    (tmp_path / "es.txt").write_text("Cada Parte deberá pagar sus propios gastos.\n", "utf-8")
    assert "Nothing was found" in told(capsys, str(tmp_path / "en.txt"), str(tmp_path / "es.txt"))


def test_the_glossary_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, "--list", "--about", "laudo", "--format", "json"))
    Draft202012Validator(SCHEMA).validate(found)
    assert "award-arbitral" in [one["id"] for one in found["terms"]]
    assert "Resolución que dicta" not in told(capsys, "--list", "--about", "laudo")


def test_words_that_the_glossary_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "en.txt"
    path.write_text(
        "The wet laboratory is open to every student.\n"
        "Fees for the wet laboratory are due in May; the home institution pays them.\n"
        "The home institution insures the wet laboratory.\n",
        "utf-8",
    )
    found = json.loads(told(capsys, str(path), "--unknown", "--format", "json"))
    Draft202012Validator(SCHEMA).validate(found)
    words = {one["words"]: one["times"] for one in found["candidates"]}
    assert words == {"wet laboratory": 3}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "0 files were named"),
        (("--list", "a.txt"), "takes no file"),
        (("--list", "--subject", "disputes"), "dispute"),
        (("absent.txt",), "absent.txt"),
        (("--list", "--format", "html"), "text or json"),
    ],
)
def test_what_does_not_fit_is_told(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", "en", "terms", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_two_files_in_one_language(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", "en", "terms", files[0], files[0]]) == 2
    assert "both in English" in capsys.readouterr().err
