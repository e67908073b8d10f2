"""`convenio new` as it is used: typed, stopped, resumed, fed from a file, filled from a pipe."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import cli
from agreements.interview import questions, taken
from agreements.interview.lines import lines_of
from agreements.library.requests import read_request
from agreements.model import Library
from tests.conftest import ROOT
from tests.interview.answering import answered
from tests.interview.test_questions import DUAL, SHORT

NEW = [sys.executable, str(ROOT / "cli.py"), "new"]
SHORT_CHOICES = "1\nmobility\nwales\ntecnm-campus\nuk\n\n"


def new(request: Path, typed: str, *more: str) -> subprocess.CompletedProcess[str]:
    """The command with what is typed on its input, which is no terminal."""
    return subprocess.run(
        [*NEW, str(request), *more], input=typed, capture_output=True, text=True, check=False
    )


def typed_out(library: Library, answers: dict[str, Any]) -> str:
    """What somebody would type to give these answers."""
    lines = []
    for question in questions(library, answers):
        for line in lines_of(question, answers[question.name]):
            several = isinstance(line, list)
            lines.append(":skip" if line is None else ", ".join(line) if several else str(line))
    return "".join(f"{line}\n" for line in lines)


@pytest.fixture(scope="module")
def short(library: Library) -> dict[str, Any]:
    """Answers without a cell that differs by language, which is typed in one line."""
    return answered(library, SHORT)


def test_all_of_it(short: dict[str, Any], library: Library, tmp_path: Path) -> None:
    request = tmp_path / "r.yaml"
    done = new(request, typed_out(library, short))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Next: convenio draft {request}" in done.stdout
    assert [one.name for one in tmp_path.iterdir()] == ["r.yaml"]
    read = read_request(request.read_text("utf-8"), "r.yaml", library)
    assert read.mexican_regime == "tecnm-campus"
    assert cli.run(["draft", str(request), "--final"]) == 0


def test_stopped_anywhere_and_resumed_it_is_the_same(
    short: dict[str, Any], library: Library, tmp_path: Path
) -> None:
    lines = typed_out(library, short).splitlines(keepends=True)
    at_once, in_parts = tmp_path / "a.yaml", tmp_path / "b.yaml"
    assert new(at_once, "".join(lines)).returncode == 0
    for start, end in ((0, 3), (3, 8), (8, 9), (9, 40)):
        stopped = new(in_parts, "".join(lines[start:end]) + ":stop\n")
        assert stopped.returncode == 0
        assert f"To go on: convenio new {in_parts}" in " ".join(stopped.stdout.split())
        assert not in_parts.exists()
    assert new(in_parts, "".join(lines[40:])).returncode == 0
    assert in_parts.read_text("utf-8") == at_once.read_text("utf-8")


@pytest.mark.parametrize("lines", [0, 1, 6, 7, 8])
def test_the_end_of_the_input_keeps_what_was_typed(lines: int, tmp_path: Path) -> None:
    request = tmp_path / "r.yaml"
    given = [*SHORT_CHOICES.splitlines(), "", "Aberwen University", "Universidad de Aberwen"]
    typed = "".join(f"{line}\n" for line in given[:lines])
    done = new(request, typed)
    assert done.returncode == 2
    assert "The answers so far are in" in done.stderr
    kept = tmp_path / "r.yaml.part"
    assert kept.exists() == bool(lines)
    if lines == 8:
        record = json.loads(kept.read_text("utf-8"))
        assert record["under_way"] == "uk.legal_name"
        assert record["lines"] == ["Aberwen University"]


def test_interrupted_from_the_keyboard(tmp_path: Path) -> None:
    """In a terminal, with Ctrl-C in the middle of an answer."""
    request = tmp_path / "r.yaml"
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*NEW, str(request)], stdin=theirs, stdout=theirs, stderr=subprocess.PIPE,
        start_new_session=True, env={**os.environ, "TERM": "dumb"},
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, SHORT_CHOICES.encode() + b"\nAberwen University\n")
    shown = b""
    until = time.monotonic() + 30
    while b"Spanish [Aberwen University]" not in shown and time.monotonic() < until:
        shown += os.read(ours, 4096)
    process.send_signal(signal.SIGINT)
    assert process.stderr is not None
    said = process.stderr.read().decode()
    assert process.wait(10) == 2
    os.close(ours)
    assert "The answers so far are in" in said
    record = json.loads((tmp_path / "r.yaml.part").read_text("utf-8"))
    assert record["lines"] == ["Aberwen University"]
    assert record["answers"]["uk_nation"] == "wales"


def test_back_and_skip(library: Library, tmp_path: Path) -> None:
    request = tmp_path / "r.yaml"
    typed = (
        SHORT_CHOICES
        + "\nWrong\n:back\nAberwen University\n\n\n"
        + ":skip\n:back\nAberwen\n\n-\n:stop\n"
    )
    assert new(request, typed).returncode == 0
    record = json.loads((tmp_path / "r.yaml.part").read_text("utf-8"))
    name = {"en": "Aberwen University", "es": "Aberwen University", "article": "la"}
    assert record["answers"]["uk.legal_name"] == name
    assert record["answers"]["uk.short_name"] == "Aberwen"


def test_the_rest_is_taken_as_proposed(library: Library, tmp_path: Path) -> None:
    request = tmp_path / "r.yaml"
    done = new(request, SHORT_CHOICES + ":rest\n" + ":skip\n" * 40)
    assert done.returncode == 0, done.stderr
    read = read_request(request.read_text("utf-8"), "r.yaml", library)
    assert (read.facts, read.positions) == ({}, {})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9\n", "“9” is not one of the options."),
        ("memorandun\n", "Did you mean “memorandum”?"),
        ("\n", "Write an answer, or :skip"),
        (":skip\n", "This cannot be left out"),
        (":stp\n", "There is no command :stp. Did you mean :stop?"),
        (":help\n", ":back goes to the question before"),
        (SHORT_CHOICES + "\n\x1b[31mred\n", "U+001B, which is a control character"),
        (SHORT_CHOICES + "\n\u202eabc\n", "U+202E, which turns the direction"),
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_what_cannot_be_taken_is_said_at_once(typed: str, said: str, tmp_path: Path) -> None:
    done = new(tmp_path / "r.yaml", typed + ":stop\n")
    assert said in " ".join(done.stdout.split())
    assert done.returncode == 0


def test_in_spanish(tmp_path: Path) -> None:
    done = new(tmp_path / "r.yaml", "Carta de intención\n:omitir\n:salir\n", "--lang", "es")
    words = " ".join(done.stdout.split())
    assert "Lo que suscribirán las dos instituciones" in words
    assert "Esto no puede omitirse" in words
    assert "Para continuar: convenio new" in words


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    done = subprocess.run(
        [*NEW, str(tmp_path / "r.yaml")], input=b"1\n\xff\xfe\n", capture_output=True, check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
    )  # fmt: skip
    assert done.returncode == 2
    assert b"The answers so far are in" in done.stderr


# --- files ---------------------------------------------------------------------------------------


def test_an_existing_request_is_left_alone(tmp_path: Path) -> None:
    request = tmp_path / "r.yaml"
    request.write_text("mine")
    done = new(request, SHORT_CHOICES)
    assert done.returncode == 2
    assert "already exists" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["r.yaml"]


@pytest.mark.parametrize("content", ["", "x", "[]", "{}", '{"answers": 5}', '{"answers": {}}'])
def test_kept_answers_that_cannot_be_read(content: str, tmp_path: Path) -> None:
    (tmp_path / "r.yaml.part").write_text(content)
    done = new(tmp_path / "r.yaml", SHORT_CHOICES)
    assert done.returncode == 2
    assert "does not hold the answers of an interview" in done.stderr
    assert (tmp_path / "r.yaml.part").read_text() == content


def test_kept_answers_gone_bad_are_asked_again(tmp_path: Path) -> None:
    record = {"answers": {"dated": "x", "instrument": "nonsense", "models": 5, "lists.areas": "x"},
              "under_way": "nothing", "lines": [[], {}], "rest": False}  # fmt: skip
    (tmp_path / "r.yaml.part").write_text(json.dumps(record))
    done = new(tmp_path / "r.yaml", SHORT_CHOICES + ":rest\n" + ":skip\n" * 40)
    assert done.returncode == 0, done.stderr


def test_nowhere_to_keep_the_answers(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = new(tmp_path / "file" / "r.yaml", SHORT_CHOICES)
    assert done.returncode == 2
    assert "what should be its folder is a file" in done.stderr


# --- answers from a file -------------------------------------------------------------------------


def from_file(tmp_path: Path, answers: object, *more: str) -> int:
    (tmp_path / "a.json").write_text(json.dumps(answers, indent=1), "utf-8")
    return cli.run(["new", str(tmp_path / "r.yaml"), "--answers", str(tmp_path / "a.json"), *more])


@pytest.mark.parametrize("chosen", [SHORT, DUAL], ids=["short", "long"])
def test_from_a_file(chosen: dict[str, Any], library: Library, tmp_path: Path) -> None:
    answers = taken(library, answered(library, chosen))
    assert from_file(tmp_path, answers) == 0
    request = read_request((tmp_path / "r.yaml").read_text("utf-8"), "r.yaml", library)
    assert request.instrument == chosen["instrument"]
    assert cli.run(["draft", str(tmp_path / "r.yaml"), "--final"]) == 0


def test_the_choices_alone_are_enough(tmp_path: Path) -> None:
    assert from_file(tmp_path, SHORT) == 0


def test_every_fault_of_a_file_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = {**SHORT, "dated": "today", "uk.ukprn": "a\u0001", "uk.adress": "x",
               "start_date": "soon", "programme.title": "x"}  # fmt: skip
    assert from_file(tmp_path, answers) == 2
    said = capsys.readouterr().err
    assert f"{tmp_path / 'a.json'}:10: “dated”: write a date" in said
    assert "a.json:11: “uk.ukprn” holds the character U+0001" in said
    assert (
        "a.json:12: nothing in this draft asks for “uk.adress”. Did you mean “uk.address”?" in said
    )
    assert "a.json:13: “start_date”: There stands “soon”" in said
    assert "a.json:14: nothing in this draft asks for “programme.title”" in said
    assert not (tmp_path / "r.yaml").exists()


def test_a_file_without_the_choices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert from_file(tmp_path, {"instrument": "memorandum", "models": ["coil"]}, "--lang=es") == 2
    said = capsys.readouterr().err
    assert "«uk_nation» no tiene respuesta. Dónde está establecida" in said
    assert "«structure» no tiene respuesta" in said


@pytest.mark.parametrize("answers", [[], "x", 5], ids=str)
def test_a_file_that_holds_no_answers(
    answers: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert from_file(tmp_path, answers) == 2
    assert "this holds no answers" in capsys.readouterr().err
