"""`convenio draft` as a whole process and in process, and `convenio --help`."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "specific-dual-degree-scotland.yaml"
ROUNDS = 15


def lines() -> Iterator[str]:
    """The figures of one run, each with what it is measured against."""
    with tempfile.TemporaryDirectory() as name:
        yield from _draft(Path(name))
    yield _against("convenio --help", ["cli", "--help"], ["bench.bare_help", "--help"], 1.15)


def _draft(folder: Path) -> Iterator[str]:
    from agreements.commands.draft import draft

    def drafted() -> None:
        draft(EXAMPLE, folder / "in.docx", force=True)

    drafted()
    rows = _rows(folder)
    inside = _median(drafted)
    yield f"{EXAMPLE.stem} ({rows} rows), in process after the first: {inside * 1000:.0f} ms"
    ours = ["cli", "draft", str(EXAMPLE), "--out", str(folder / "a.docx"), "--force"]
    theirs = ["bench.bare_docxtpl", *(str(folder / one) for one in ("t.docx", "r.json", "b.docx"))]
    yield _against("convenio draft, whole process", ours, theirs, 1.5)


def _rows(folder: Path) -> int:
    """Write the peer's template and rows: the same texts as our draft, one row a paragraph."""
    from docx import Document

    from agreements.commands.draft import preview
    from agreements.library import read_library

    agreement, _ = preview(EXAMPLE.read_text("utf-8"), EXAMPLE.name, read_library())
    rows = [
        {"n": one.label.en, "en": _text(one.en), "es": _text(one.es)}
        for clause in agreement.clauses
        for one in clause.paragraphs
    ]
    (folder / "r.json").write_text(json.dumps(rows), "utf-8")
    template = Document()
    table = template.add_table(rows=3, cols=3)
    table.rows[0].cells[0].text = "{%tr for row in rows %}"
    for cell, key in zip(table.rows[1].cells, ("n", "en", "es"), strict=True):
        cell.text = "{{ row." + key + " }}"
    table.rows[2].cells[0].text = "{%tr endfor %}"
    template.save(str(folder / "t.docx"))
    return len(rows)


def _text(spans: tuple) -> str:  # type: ignore[type-arg]
    return "".join(span.text for span in spans)


def _against(what: str, ours: list[str], theirs: list[str], limit: float) -> str:
    """Both commands by turns, so that the machine's moods fall on both alike."""
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(ROUNDS):
        for name, command in (("ours", ours), ("theirs", theirs)):
            times[name].append(_seconds(lambda command=command: _run(command)))  # type: ignore[misc]
    mine, peer = statistics.median(times["ours"]), statistics.median(times["theirs"])
    return (
        f"{what}: {mine * 1000:.0f} ms, {mine / peer:.2f} times {theirs[0]} "
        f"({peer * 1000:.0f} ms); aim at most {limit}"
    )


def _run(command: list[str]) -> None:
    """A module's `main`, started as a console script starts it, with its bytecode kept."""
    module, *arguments = command
    start = f"import sys; sys.path.insert(0, ''); from {module} import main; main()"
    subprocess.run(
        [sys.executable, "-c", start, *arguments],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        env={key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
    )


def _median(work: Callable[[], None]) -> float:
    return statistics.median(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
