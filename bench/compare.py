"""`convenio compare` as a whole process on two long versions of one agreement.

`python -m bench.compare`: the versions are our own largest example, in Word with its bookmarks and
as plain text without them. The shortest of some runs counts; CPU time stands beside it, which a
busy machine does not lengthen.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from agreements.assembly import assemble
from agreements.commands.reading import read_document
from agreements.library import read_library
from agreements.library.requests import read_request
from agreements.word.draft import document

ROOT = Path(__file__).parents[1]
REQUEST = ROOT / "examples" / "branch-campus-scotland.yaml"
ROUNDS, WORDS_A_PAGE = 5, 450


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        word = [_draft(language, Path(folder)) for language in ("en", "es")]
        plain = [_plain(path) for path in word]
        words = len(plain[0].read_text("utf-8").split())
        print(f"{words} English words: about {words // WORDS_A_PAGE} pages")
        for name, files in (("Word", word), ("plain text", plain)):
            wall, busy = min(_run(files) for _ in range(ROUNDS))
            print(f"{name:11} {wall:.2f} s ({busy:.2f} s CPU)")


def _draft(language: str, folder: Path) -> Path:
    """The example in one language alone."""
    text = REQUEST.read_text("utf-8")
    lines = [one for one in text.splitlines() if not one.startswith("layout:")]
    library = read_library()
    asked = "\n".join([*lines, f"layout: {language}"])
    path = folder / f"{language}.docx"
    path.write_bytes(document(assemble(library, read_request(asked, "request", library))))
    return path


def _plain(path: Path) -> Path:
    read = read_document(path.read_bytes(), path.name)
    found = path.with_suffix(".txt")
    found.write_text("\n".join(f"{one.number} {one.text}".strip() for one in read.body), "utf-8")
    return found


def _run(files: list[Path]) -> tuple[float, float]:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "cli.py", "compare", *map(str, files)],
        cwd=ROOT, check=False, capture_output=True,
    )  # fmt: skip
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, busy


if __name__ == "__main__":
    main()
