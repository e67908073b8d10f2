"""Redlines of pairs of .docx beside other tools: exact or not, letters marked, time.

`python -m bench.redline FOLDER [NAME...]`, where FOLDER holds NAME.a.docx and NAME.b.docx. A tool
that is not installed is left out and said. `--compared FOLDER` judges a folder of redlines that
another program made (NAME.docx); the judge is the independent reading of the tests.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import Indel

from agreements.word.redline import redline
from tests.word.plain_revisions import Said, marked, said

ROUNDS = 3
ROOM = 1.1
_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_BOX = re.compile(r"\[box .*?\]")
Tool = Callable[[bytes, bytes], bytes]


class Outcome(NamedTuple):
    """One tool on one pair: whether exact, letters marked over the least, and milliseconds."""

    exact: bool
    ratio: float
    time: float


def least(old: bytes, new: bytes) -> int:
    """The letters of the smallest difference over the same words, blanks and signs.

    Of each part the words run together; the end of a paragraph costs nothing. A text box is one
    sign, for it cannot be marked inside.
    """
    before, after = said(old, "accept"), said(new, "accept")
    return sum(
        _least(list(_tokens(one)), list(_tokens(other)))
        for one, other in zip(_parts(before), _parts(after), strict=True)
    )


def _parts(found: Said) -> list[list[str]]:
    return [found.body, *(list(chain(*part)) for part in found[1:])]


def _tokens(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if line in ("[table", "[row", "[cell"):
            yield line
        else:
            yield from _TOKEN.findall(_BOX.sub("\0", line).replace("[footnotes]", "\1"))
        yield "\2"


def _least(before: list[str], after: list[str]) -> int:
    both = 0
    for step in Indel.opcodes(before, after):
        if step.tag != "equal":
            both += _letters(before[step.src_start : step.src_end])
            both += _letters(after[step.dest_start : step.dest_end])
    return both


def _letters(tokens: Sequence[str]) -> int:
    return sum(len(one) for one in tokens if one > "\2" and not one.startswith("["))


def is_exact(found: bytes, old: bytes, new: bytes) -> bool:
    """Whether accept all gives the new file and reject all the old one, headers included."""
    return said(found, "accept") == said(new, "accept") and said(found, "reject") == said(
        old, "accept"
    )


def outcome(tool: Tool, old: bytes, new: bytes, rounds: int = ROUNDS) -> Outcome:
    """What a tool makes of a pair; the shortest of some rounds."""
    times = []
    found = b""
    for _ in range(rounds):
        begun = time.perf_counter()
        try:
            found = tool(old, new)
        except Exception:
            found = b""
        times.append(1000 * (time.perf_counter() - begun))
    return judged(found, old, new, min(times))


def judged(found: bytes, old: bytes, new: bytes, time: float) -> Outcome:
    """A redline that a tool made in that time, empty where it made none."""
    try:
        letters = sum(len(text) for _, text in marked(found))
        return Outcome(is_exact(found, old, new), letters / max(least(old, new), 1), time)
    except Exception:
        return Outcome(False, float("inf"), time)


def ours(old: bytes, new: bytes) -> bytes:
    """This project."""
    return redline(old, new, author="Bench", date="2026-01-02").content


def scalpel(old: bytes, new: bytes) -> bytes:
    """docx-scalpel, the Docxodus library as a service that stays open."""
    import docx_scalpel

    return docx_scalpel.docx_diff_compare(old, new)


def redlines(old: bytes, new: bytes) -> bytes:
    """python-redlines, Docxodus as a program that is started for each pair."""
    from python_redlines.engines import DocxodusEngine

    found: bytes = DocxodusEngine().run_redline("Bench", old, new)[0]
    return found


def trackdiff(old: bytes, new: bytes) -> bytes:
    """docx-trackdiff, by its own main function, in process."""
    from docx_trackdiff import compare

    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder) / name) for name in ("old.docx", "new.docx", "out.docx")]
        for name, content in zip(names, (old, new), strict=False):
            Path(name).write_bytes(content)
        before, sys.argv = sys.argv, ["docx-trackdiff", *names]
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                compare.main()
        finally:
            sys.argv = before
        return Path(names[2]).read_bytes()


TOOLS: tuple[tuple[str, str, Tool, int], ...] = (
    ("convenio", "agreements", ours, ROUNDS),
    ("docx-scalpel", "docx_scalpel", scalpel, ROUNDS),
    ("python-redlines", "python_redlines", redlines, 1),
    ("docx-trackdiff", "docx_trackdiff", trackdiff, ROUNDS),
)


def lines(folder: Path, names: Sequence[str], compared: Path | None) -> Iterator[str]:
    """A line for each tool: exact pairs, pairs marked over 1.1 of the least, times."""
    pairs = {
        path.name.removesuffix(".a.docx"): (
            path.read_bytes(), Path(str(path).replace(".a.docx", ".b.docx")).read_bytes()
        )
        for path in sorted(folder.glob("*.a.docx"))
    }  # fmt: skip
    if names:
        pairs = {name: pairs[name] for name in names}
    yield f"{len(pairs)} pairs; ms: median of all, of contracts (over 5,000 letters), largest"
    for name, module, tool, rounds in TOOLS:
        if importlib.util.find_spec(module) is None:
            yield f"{name}: not installed"
            continue
        yield _line(name, {one: outcome(tool, *pair, rounds) for one, pair in pairs.items()}, pairs)
    if compared is not None:
        found = {}
        for name, pair in pairs.items():
            path = compared / f"{name}.docx"
            found[name] = judged(path.read_bytes() if path.exists() else b"", *pair, float("nan"))
        yield _line(compared.name, found, pairs)


def _line(tool: str, found: dict[str, Outcome], pairs: dict[str, tuple[bytes, bytes]]) -> str:
    exact = sum(one.exact for one in found.values())
    over = [name for name, one in found.items() if one.exact and one.ratio > ROOM]
    times = [one.time for one in found.values()]
    long = [one.time for name, one in found.items() if _is_long(pairs[name])]
    inexact = [name for name, one in found.items() if not one.exact]
    return (
        f"{tool}: exact {exact} of {len(found)}; of these over {ROOM} of the least {len(over)}; "
        f"{statistics.median(times):.1f} / {statistics.median(long or times):.1f} / "
        f"{max(times):.1f} ms"
        + (f"; over: {', '.join(one[:12] for one in over)}" if 0 < len(over) < 9 else "")
        + (f"; not exact: {', '.join(one[:12] for one in inexact)}" if 0 < len(inexact) < 9 else "")
    )


def _is_long(pair: tuple[bytes, bytes]) -> bool:
    """A contract rather than a fixture of a few lines."""
    return max(sum(len(line) for line in said(one, "accept").body) for one in pair) > 5_000


if __name__ == "__main__":
    arguments = sys.argv[1:]
    other = None
    if "--compared" in arguments:
        place = arguments.index("--compared")
        other = Path(arguments[place + 1])
        del arguments[place : place + 2]
    for text in lines(Path(arguments[0]), arguments[1:], other):
        print(text, flush=True)
