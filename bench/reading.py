"""Reading .docx files against a bare lxml parse of the same parts, python-docx and docx2python.

`python -m bench.reading FOLDER...`; a peer that is not installed is left out and said.
"""

from __future__ import annotations

import io
import re
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from agreements.model import AgreementsError
from agreements.word.read import read

ROUNDS = 5
_PARTS = re.compile(
    r"word/(?:document|styles|numbering|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"
    r"|.*\.rels|\[Content_Types\]\.xml"
)


def bare(content: bytes) -> None:
    """Unpacks and parses the parts that the reader reads, and nothing more."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if _PARTS.fullmatch(name):
                etree.fromstring(archive.read(name))


def python_docx(content: bytes) -> None:
    """The paragraphs and table cells of the body, as python-docx gives them."""
    from docx import Document

    document = Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        _ = paragraph.text
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def docx2python(content: bytes) -> None:
    """The whole text, as docx2python gives it."""
    from docx2python import docx2python as opened

    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(content)
        file.flush()
        with opened(file.name) as document:
            _ = document.text


def lines(folders: Iterable[str]) -> Iterator[str]:
    """The figures of one run: medians over the files, and the sum of all."""
    files = [path.read_bytes() for one in folders for path in sorted(Path(one).glob("*.docx"))]
    files = [content for content in files if _readable(content)]
    ours, parse = _times(read, files), _times(bare, files)
    ratios = sorted(a / b for a, b in zip(ours, parse, strict=True))
    most, over = ratios[len(ratios) * 95 // 100], sum(one > 3 for one in ratios)
    yield f"{len(files)} files: ours {sum(ours):.2f} s, bare parse {sum(parse):.2f} s"
    total, middle = sum(ours) / sum(parse), statistics.median(ratios)
    yield f"ours / bare parse: all {total:.2f} (aim 3), median {middle:.2f}, 95 % under {most:.2f}"
    yield f"over 3: {over} files, the most {ratios[-1]:.2f}"
    for name, peer in (("docx", python_docx), ("docx2python", docx2python)):
        if find_spec(name) is None:
            yield f"{peer.__name__}: not installed"
            continue
        able = [at for at, content in enumerate(files) if _bears(peer, content)]
        theirs = _times(peer, [files[at] for at in able])
        same = sum(ours[at] for at in able)
        ratio = same / sum(theirs)
        yield f"ours / {peer.__name__}: {ratio:.2f} over the {len(able)} files it reads"


def _readable(content: bytes) -> bool:
    try:
        read(content)
    except AgreementsError:
        return False
    return True


def _bears(peer: Callable[[bytes], object], content: bytes) -> bool:
    try:
        peer(content)
    except Exception:
        return False
    return True


def _times(work: Callable[[bytes], object], files: list[bytes]) -> list[float]:
    """The shortest of some rounds for each file."""
    return [min(_time(work, content) for _ in range(ROUNDS)) for content in files]


def _time(work: Callable[[bytes], object], content: bytes) -> float:
    begun = time.process_time()
    work(content)
    return time.process_time() - begun


if __name__ == "__main__":
    for line in lines(sys.argv[1:]):
        print(line, flush=True)
