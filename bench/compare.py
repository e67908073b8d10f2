"""`convenio compare` as a whole process on two long versions of one agreement.

`python -m bench.compare`: the versions are three of our own examples one after the other, about 50
pages, in Word with their bookmarks and as plain text without them. The shortest of some runs
counts; CPU time stands beside it, which a busy machine hardly lengthens.
"""

from __future__ import annotations

import copy
import io
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import docx

from agreements.assembly import assemble
from agreements.commands.reading import read_document
from agreements.library import read_library
from agreements.library.requests import read_request
from agreements.word.draft import document

ROOT = Path(__file__).parents[1]
EXAMPLES = ("joint-degree-wales", "branch-campus-scotland", "memorandum-dual-degree-coil")
ROUNDS, WORDS_A_PAGE = 5, 600


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
    """The examples in one language alone, one after the other; numbers and bookmarks go on."""
    first, *others = (docx.Document(io.BytesIO(_one(name, language))) for name in EXAMPLES)
    for turn, other in enumerate(others, 2):
        for mark in other.element.iter("{*}bookmarkStart"):
            name = next(key for key in mark.attrib if key.endswith("}name"))
            mark.set(name, mark.get(name).replace("_cv", f"_cv{turn}x", 1))
        for part in other.element.body:
            if not part.tag.endswith("}sectPr"):
                first.element.body.insert(-1, copy.deepcopy(part))
    path = folder / f"{language}.docx"
    first.save(str(path))
    return path


def _one(name: str, language: str) -> bytes:
    text = (ROOT / "examples" / f"{name}.yaml").read_text("utf-8")
    lines = [one for one in text.splitlines() if not one.startswith("layout:")]
    library = read_library()
    asked = "\n".join([*lines, f"layout: {language}"])
    return document(assemble(library, read_request(asked, "request", library)))


def _plain(path: Path) -> Path:
    """The same as plain text, with the numbers that Word would print."""
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
