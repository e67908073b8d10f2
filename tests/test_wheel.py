"""A wheel, installed into an empty environment, runs the demo."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run(*command: str | Path, **rest: object) -> str:
    words = [str(one) for one in command]
    done = subprocess.run(words, check=False, capture_output=True, text=True, **rest)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stdout + done.stderr
    return str(done.stdout)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds only the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env" / "bin"
    wheel = next(folder.glob("*.whl"))
    pinned = ("-r", ROOT / "requirements.txt")
    run(programs / "pip", "install", "--quiet", *pinned, wheel)
    return programs


def test_the_wheel_runs_the_demo(installed: Path, tmp_path: Path) -> None:
    request = ROOT / "examples" / "memorandum-dual-degree-coil.yaml"
    out = tmp_path / "memorandum.docx"
    run(installed / "convenio", "draft", request, "--out", out, cwd=tmp_path)
    from_clone = tmp_path / "clone.docx"
    run(sys.executable, ROOT / "cli.py", "draft", request, "--out", from_clone)
    assert out.read_bytes() == from_clone.read_bytes()


def test_the_wheel_holds_what_the_program_reads(installed: Path) -> None:
    said = run(installed / "convenio", "library", "list", "--topic", "T104", cwd="/")
    assert "termination" in said
