"""The command line as a person meets it: languages, exit codes, files whole or not at all."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import cli
from tests.conftest import ROOT

MEMORANDUM = ROOT / "examples" / "memorandum-dual-degree-coil.yaml"


def run(*arguments: str, **chosen: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LANG": "en_GB.UTF-8", **chosen}
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        check=False, capture_output=True, text=True, env=environment,
    )  # fmt: skip


def test_a_draft_and_its_manifest(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    done = run("draft", str(MEMORANDUM), "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert out.read_bytes()[:2] == b"PK"
    manifest = json.loads((tmp_path / "a.manifest.json").read_text("utf-8"))
    schema = ROOT / "clause_library" / "schemas" / "manifest.schema.json"
    jsonschema.validate(manifest, json.loads(schema.read_text("utf-8")))
    assert manifest["instrument"] == "memorandum"
    assert {one["id"] for one in manifest["clauses"]} >= {"purpose", "termination", "languages"}
    assert str(out) in done.stdout


def test_the_same_request_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert (
            run("draft", str(MEMORANDUM), "--out", str(tmp_path / f"{name}.docx")).returncode == 0
        )
    for ending in (".docx", ".manifest.json"):
        one, other = (tmp_path / f"{name}{ending}" for name in ("a", "b"))
        assert one.read_bytes() == other.read_bytes()


def test_json_stands_alone_on_stdout(tmp_path: Path) -> None:
    done = run("draft", str(MEMORANDUM), "--out", str(tmp_path / "a.docx"), "--format", "json")
    assert json.loads(done.stdout)["title"]["es"] == "Memorando de Entendimiento"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--lang", "es", "drat"), 2, "¿Quiso decir «draft»?"),
        (("drat",), 2, "Did you mean “draft”?"),
        (("draft", "nowhere.yaml"), 2, "nowhere.yaml cannot be read"),
        (("draft", "nowhere.yaml", "--lang", "es"), 2, "No se puede leer nowhere.yaml"),
        (("draft",), 2, "REQUEST is missing"),
        (("draft", "x.yaml", "--review", "all", "--lang", "es"), 2, "--review admite: comments"),
        (("draft", str(MEMORANDUM), "--out", "a.pdf"), 2, "a.pdf: a draft is a Word file"),
        (("draft", str(MEMORANDUM), "--out", "."), 2, "Name one that ends in .docx"),
        (
            ("draft", str(MEMORANDUM), "--template", str(MEMORANDUM), "--out", "a.docx"),
            2,
            f"{MEMORANDUM}: It is not a Word document",
        ),
        (("library", "show", "gov"), 2, "Did you mean “governing-law”?"),
        (("library", "list", "--law", "dpa"), 2, "“dpa-1998” or “dpa-2018”"),
        (("library", "list", "--position", "own-la"), 2, "Did you mean “own-law”?"),
        (("draft", "x.yaml", "--outt", "y"), 2, "There is no option --outt"),
        (("draft", str(ROOT)), 2, "cannot be read"),
    ],
)
def test_what_cannot_run_is_said_plainly(arguments: tuple[str, ...], code: int, said: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout


def test_the_locale_chooses_spanish() -> None:
    assert "Comandos" in run("--help", LC_ALL="es_MX.UTF-8").stdout
    assert "Commands" in run("--help", LC_ALL="en_GB.UTF-8").stdout


@pytest.mark.parametrize(
    "command",
    [(), ("new",), ("draft",), ("library",), ("library", "list"), ("library", "lint")],
)
def test_a_spanish_help_page_holds_no_english(command: tuple[str, ...]) -> None:
    page = run(*command, "--help", "--lang", "es").stdout
    for english in ("Usage", "Options", "OPTIONS", "Commands", "Show ", "default"):
        assert english not in page


def test_answers_that_are_not_yet_a_request_say_how_to_finish(tmp_path: Path) -> None:
    kept = tmp_path / "ours.yaml.part"
    kept.write_text('{"convenio-new": "1", "answers": {}, "rest": true}', "utf-8")
    done = run("draft", str(kept))
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"{kept}:1: these are answers to questions, not yet a request. "
        f"Finish it: convenio new {tmp_path / 'ours.yaml'}"
    ]


def test_final_refuses_while_a_blank_is_left(tmp_path: Path) -> None:
    request = tmp_path / "r.yaml"
    text = MEMORANDUM.read_text("utf-8")
    request.write_text(text.replace('  rfc: "UVA870504AB1"\n', ""), "utf-8")
    out = tmp_path / "a.docx"
    done = run("draft", str(request), "--out", str(out), "--final")
    assert done.returncode == 2
    assert "Federal taxpayer number (RFC)" in done.stderr
    assert not out.exists()
    assert run("draft", str(request), "--out", str(out), "--strict").returncode == 1
    assert out.exists()


def test_nothing_is_replaced_without_force(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    out.write_text("mine")
    done = run("draft", str(MEMORANDUM), "--out", str(out))
    assert done.returncode == 2
    assert "already exists" in done.stderr
    assert out.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [out]


def test_a_disk_that_fills_up_leaves_nothing_half_written(tmp_path: Path) -> None:
    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    run("draft", str(MEMORANDUM), "--out", str(tmp_path / "warm.docx"))
    folder = tmp_path / "full"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "draft", str(MEMORANDUM),
         "--out", str(folder / "a.docx")],
        check=False, capture_output=True, text=True, preexec_fn=small_files,
        env={**os.environ, "LANG": "en_GB.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "Nothing was written" in done.stderr
    assert list(folder.iterdir()) == []


def test_a_fault_of_ours_exits_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("seven")

    monkeypatch.setattr("agreements.commands.draft.draft", fails)
    assert cli.run(["draft", str(MEMORANDUM)]) == 3
