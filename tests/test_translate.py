"""`convenio translate` as a whole: a document in, the other language out, by a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from agreements.commands.reading import read_document
from agreements.commands.translate import report, translate
from agreements.exchange.xliff import read
from cli import run
from tests.conftest import ROOT
from tests.engines import Server, speaking, url
from tests.word.validators import audit_faults, sdk_faults

SCHEMA = json.loads((ROOT / "clause_library/schemas/translation.schema.json").read_text("utf-8"))
DRAFT = """MEMORANDUM OF UNDERSTANDING
1. Costs
Each Party bears its own costs.
2. Fees
The fee is 4,500 pounds and is paid within thirty (30) days under clause 1.
The fee is reviewed each year by the two institutions.
3. Contacto
Los contactos de las partes se indican en el anexo.
"""
MEMORY = """<tmx version="1.4"><header/><body><tu>
<tuv xml:lang="en-GB"><seg>Each Party bears its own costs.</seg></tuv>
<tuv xml:lang="es-MX"><seg>Cada Parte cubre sus propios gastos.</seg></tuv>
</tu></body></tmx>"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, "utf-8")
    (tmp_path / "ours.tmx").write_text(MEMORY, "utf-8")
    return path


@pytest.fixture
def server() -> Iterator[Server]:
    with speaking() as made:
        made.how = lambda asked: (200, json.dumps({"translatedText": f"¿{asked['q']}?"}))
        yield made


def run_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any, str]:
    """The exit code, the record that was printed, and what was said aside."""
    code = run(["--lang", "en", "translate", *arguments, "--format", "json"])
    printed = capsys.readouterr()
    record = json.loads(printed.out)
    jsonschema.validate(record, SCHEMA)
    return code, record, printed.err


def test_without_engine_what_no_memory_holds_keeps_its_language(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, aside = run_json(capsys, str(draft), "--memory", str(draft.with_name("ours.tmx")))
    said = {one["text"]: one["translation"] for one in told["passages"]}
    costs = said["Each Party bears its own costs."]
    assert (costs["text"], costs["origin"]) == ("Cada Parte cubre sus propios gastos.", "memory")
    assert costs["sentences"][0]["source"].endswith("ours.tmx")
    kept = said["The fee is reviewed each year by the two institutions."]
    assert (kept["origin"], kept["text"]) == ("kept", kept["sentences"][0]["text"])
    assert said["Los contactos de las partes se indican en el anexo."] is None
    assert (code, told["sent"], told["engine"], aside) == (0, [], None, "")


def test_the_engine_gets_what_no_memory_holds_and_it_is_said_what_went(
    draft: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told, aside = run_json(
        capsys, str(draft), "--memory", str(draft.with_name("ours.tmx")),
        "--engine", f"libretranslate={url(server)}",
    )  # fmt: skip
    sent = [asked["q"] for _, asked in server.asked]
    assert "The fee is reviewed each year by the two institutions." in sent
    assert not any("costs" in one or "contactos" in one for one in sent if len(one) > 9)
    assert len(sent) == len(set(sent))
    assert {(asked["source"], asked["target"]) for _, asked in server.asked} == {("en", "es")}
    assert "went to 127.0.0.1: " in aside
    assert "2. Fees" in aside
    named = {one["id"]: one["name"] for one in told["clauses"]}
    assert "2. Fees" in {named[id] for id in told["sent"]}


def test_a_figure_that_the_engine_changes_is_a_finding(
    draft: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.how = lambda asked: (200, json.dumps({"translatedText": "Se pagan 5,400 libras."}))
    code, told, _ = run_json(capsys, str(draft), "--engine", f"libretranslate={url(server)}")
    doubts = [
        doubt["en"]
        for one in told["passages"] if one["translation"]
        for each in one["translation"]["sentences"] for doubt in each["doubts"]
    ]  # fmt: skip
    assert code == 1
    assert any("“4500”" in one or "“4,500”" in one for one in doubts)


def test_the_other_direction(
    draft: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    run_json(capsys, str(draft), "--to", "en", "--engine", f"libretranslate={url(server)}")
    assert {asked["q"] for _, asked in server.asked} >= {
        "Los contactos de las partes se indican en el anexo."
    }
    assert {asked["source"] for _, asked in server.asked} == {"es"}


@pytest.mark.parametrize(
    ("how", "said"),
    [((429, ""), "too many requests"), ((403, ""), "refused the text (403)"),
     ((200, "<html>"), "no translation")],
)  # fmt: skip
def test_an_engine_that_fails_is_asked_once_and_the_rest_keeps_its_language(
    how: tuple[int, str], said: str, draft: Path, server: Server,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    server.how = how
    code, told, aside = run_json(capsys, str(draft), "--engine", f"libretranslate={url(server)}")
    assert (code, len(server.asked)) == (1, 1)
    assert said in aside
    assert any(said in one["en"] for one in told["notes"])
    assert all(one["translation"]["origin"] != "engine" for one in told["passages"]
               if one["translation"])  # fmt: skip


@pytest.mark.parametrize("answer", [None, "", "  "])
def test_an_empty_answer_keeps_the_sentence_and_says_so(
    answer: str | None, draft: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.how = (200, json.dumps({"translatedText": answer}))
    code, told, _ = run_json(capsys, str(draft), "--engine", f"libretranslate={url(server)}")
    fees = next(one["translation"] for one in told["passages"] if "reviewed" in one["text"])
    assert (code, fees["origin"]) == (1, "kept")
    assert "gave no translation" in fees["sentences"][0]["doubts"][0]["en"]


def test_silence_ends_at_the_deadline(
    draft: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    from agreements.translators import engine

    server.how = (0, "")
    told = translate(draft, engine=engine(f"libretranslate={url(server)}", seconds=0.3))
    assert told.trouble is not None
    assert "did not answer" in told.trouble.en


def test_nothing_is_asked_where_no_engine_is_named(
    draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def refused(*_: object) -> None:
        raise AssertionError("something left the machine")

    monkeypatch.setattr(socket.socket, "connect", refused)
    assert run(["translate", str(draft)]) == 0


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_text_names_the_origin_of_every_sentence(language: Any, draft: Path) -> None:
    told = translate(draft, memories=[draft.with_name("ours.tmx")])
    lines = report(told, "text", language).decode().splitlines()
    body = [one for one in lines[2:] if one and not one.startswith("!")]
    assert len(body) == sum(len(one.sentences) or 1 for one in told.passages)
    assert all(one.endswith("]") for one in body)


def test_the_word_table_holds_both_and_is_a_sound_file(draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "table.docx"
    assert run(["translate", str(draft), "--memory", str(draft.with_name("ours.tmx")),
                "--format", "docx", "--out", str(out)]) == 0  # fmt: skip
    rows: dict[int, list[str]] = {}
    for one in read_document(out.read_bytes()).passages:
        if one.place.cells:
            rows.setdefault(one.place.cells[0].row, []).append(one.text)
    assert ["Each Party bears its own costs.", "Cada Parte cubre sus propios gastos."] in [
        row[:2] for row in rows.values()
    ]
    assert audit_faults([out]) == {"table.docx": []}
    again = tmp_path / "again.docx"
    run(["translate", str(draft), "--memory", str(draft.with_name("ours.tmx")),
         "--format", "docx", "--out", str(again)])  # fmt: skip
    assert again.read_bytes() == out.read_bytes()


def test_the_word_table_passes_the_sdk(draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "table.docx"
    run(["translate", str(draft), "--format", "docx", "--out", str(out)])
    assert sdk_faults([out]) == {"table.docx": []}


def test_a_translators_tool_gets_what_is_known_and_what_is_not(draft: Path) -> None:
    out = draft.with_name("draft-es.xlf")
    assert run(["translate", str(draft), "--memory", str(draft.with_name("ours.tmx")),
                "--format", "xliff"]) == 0  # fmt: skip
    found = {unit.source: unit.target for unit in read(out.read_bytes(), "draft-es.xlf").units}
    assert found["Each Party bears its own costs."] == "Cada Parte cubre sus propios gastos."
    assert found["The fee is reviewed each year by the two institutions."] == ""
    assert "Los contactos de las partes se indican en el anexo." not in found
