"""`convenio terms --export` and `--import`: to other tools and back."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
import yaml
from lxml import etree

from agreements.exchange import tmx
from agreements.library.glossary import read_glossary
from cli import run
from tests.exchange import schemas

XLF = "{urn:oasis:names:tc:xliff:document:1.2}"


def terms(*arguments: object, code: int = 0) -> None:
    assert run(["--lang", "en", "terms", *map(str, arguments)]) == code


def test_the_glossary_to_tbx_and_back_as_a_file_of_the_glossary(tmp_path: Path) -> None:
    out, back = tmp_path / "g.tbx", tmp_path / "back" / "own.yaml"
    terms("--export", "tbx", "--subject", "immigration", "--out", out)
    assert schemas.valid(out.read_bytes(), schemas.tbx())
    terms("--import", out, "--out", back)
    value = yaml.safe_load(back.read_text("utf-8"))
    assert value["subject"] == "immigration"
    assert len(read_glossary(back.parent)) == len(value["terms"]) >= 6


def test_a_memory_of_two_files(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("Each Party pays its own costs.\nThe term is two years.\n")
    (tmp_path / "es.txt").write_text(
        "Cada Parte paga sus propios gastos.\nLa vigencia es de dos años.\n", "utf-8"
    )
    terms("--export", "tmx", tmp_path / "en.txt", tmp_path / "es.txt", "--out", tmp_path / "m.tmx")
    found = tmx.read((tmp_path / "m.tmx").read_bytes(), "m.tmx")
    assert [(one.en, one.es) for one in found] == [
        ("Each Party pays its own costs.", "Cada Parte paga sus propios gastos."),
        ("The term is two years.", "La vigencia es de dos años."),
    ]


def translate(path: Path, leave: int = 0) -> None:
    """What a translator's tool does: a target for each source."""
    root = etree.fromstring(path.read_bytes())
    units = list(root.iter(f"{XLF}trans-unit"))
    for unit in units[: len(units) - leave]:
        target = etree.SubElement(unit, f"{XLF}target")
        target.text = f"[{unit.findtext(f'{XLF}source')}]"
    path.write_bytes(etree.tostring(root))


def test_a_word_file_to_a_translator_and_back(tmp_path: Path) -> None:
    original, sent, out = (tmp_path / name for name in ("a.docx", "a.xlf", "b.docx"))
    made = docx.Document()
    made.add_heading("Costs of the programme", 1)
    made.add_paragraph("Each Party pays its own costs.").style = "List Number"
    made.save(str(original))
    terms("--export", "xliff", original, "--out", sent)
    assert schemas.valid(sent.read_bytes(), schemas.xliff())
    translate(sent)
    terms(original, "--import", sent, "--out", out)
    found = docx.Document(str(out)).paragraphs
    assert [one.text for one in found] == [
        "[Costs of the programme]", "[Each Party pays its own costs.]",
    ]  # fmt: skip
    assert [one.style.name for one in found] == ["Heading 1", "List Number"]


def test_what_is_not_translated_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    original, sent, out = (tmp_path / name for name in ("a.txt", "a.xlf", "b.txt"))
    original.write_text("Each Party pays its own costs.\nThe term is two years.\n")
    terms("--export", "xliff", original, "--out", sent)
    translate(sent, leave=1)
    terms(original, "--import", sent, "--out", out, code=1)
    assert "keep their own words: 1" in capsys.readouterr().out
    assert out.read_text("utf-8").splitlines() == [
        "[Each Party pays its own costs.]", "The term is two years.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--export", "xliff"), "xliff with one"),
        (("--export", "tmx", "en.txt"), "in one language only"),
        (("--import", "a.xlf"), "--out the one to write"),
    ],
)
def test_what_does_not_fit_is_told(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("en.txt").write_text("Each Party pays its own costs and keeps its own books.\n")
    terms(*arguments, code=2)
    assert said in capsys.readouterr().err
