"""The rules of the house: who may import whom, what loads when, how long a thing may be."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from agreements.model import Library
from tests.conftest import ROOT

# Each room may import only the rooms of earlier rows, and itself.
ROWS = (
    ("messages",),
    ("model",),
    ("text",),
    ("outline", "alignment", "comparison", "terminology"),
    ("assembly", "laws", "checks", "memory", "deviation", "interview", "portfolio", "decisions",
     "manifest", "catalogue", "captions", "spread"),
    ("library", "readers", "word", "exchange", "report", "translators"),
    ("commands",),
    ("command_line", "web"),
)  # fmt: skip
ROW = {room: place for place, row in enumerate(ROWS) for room in row}
OUTSIDE_OF_THE_PURE = {"babel", "rapidfuzz", "simplemma"}
HEAVY = ("docx", "docxtpl", "lxml", "jsonschema", "deep_translator", "simplemma")


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / "agreements").rglob("*.py")):
        inside = path.relative_to(ROOT / "agreements").parts
        if inside != ("__init__.py",):
            yield inside[0].removesuffix(".py"), path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def test_every_room_is_in_a_row() -> None:
    assert {room for room, _ in modules()} <= ROW.keys()


@pytest.mark.parametrize(("room", "path"), modules(), ids=lambda one: str(one)[-40:])
def test_imports_go_one_way(room: str, path: Path) -> None:
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "agreements" and len(parts) > 1 and parts[1] in ROW:
            other = parts[1]
            edge = ROW[other] == ROW[room] == ROW["library"]
            assert other == room or (ROW[other] <= ROW[room] and not edge), f"{room} -> {name}"


@pytest.mark.parametrize(("room", "path"), modules(), ids=lambda one: str(one)[-40:])
def test_the_middle_is_pure(room: str, path: Path) -> None:
    if ROW[room] > ROW["assembly"]:
        return
    for name in imported(path):
        top = name.split(".")[0]
        allowed = {"agreements", "__future__", *OUTSIDE_OF_THE_PURE}
        assert top in allowed | set(sys.stdlib_module_names), f"{path}: {name}"
        assert top not in {"os", "pathlib", "socket", "subprocess", "time", "tempfile"}, name


@pytest.mark.parametrize("path", [path for _, path in modules()] + [ROOT / "cli.py"], ids=str)
def test_nothing_is_too_long(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            limit = 25 if "commands" in path.parts and "/commands/" in str(path) else 60
            assert length <= limit, f"{path.name}: {node.name} has {length} lines"


def test_no_nation_or_regime_is_named_in_code(library: Library) -> None:
    axes = (*library.phrases["uk_nations"], *library.phrases["mexican_regimes"])
    named = re.compile("|".join(rf"[\"']{one}[\"']" for one in axes))
    for _, path in modules():
        assert not named.search(path.read_text("utf-8")), path


def test_help_loads_nothing_heavy() -> None:
    said = subprocess.run(
        [sys.executable, "-X", "importtime", "cli.py", "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in said.stderr.splitlines()}
    assert not loaded & set(HEAVY)
    assert "click" in loaded
