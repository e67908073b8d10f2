"""Files as a partner might send them, good and bad, and requests of fictional institutions."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
EXAMPLE = ROOT / "examples" / "memorandum-dual-degree-coil.yaml"
SENT = (
    "# Memorandum of Understanding\n\n"
    "## 1. Data protection\n\n"
    "The University of Aberdown shall comply with the Data Protection Act 2018.\n\n"
    "## 2. Governing law\n\n"
    "This Memorandum is governed by the laws of England and Wales.\n\n"
    "## 3. Term\n\n"
    "This Memorandum lasts for five (5) years.\n"
)
"""A partner's draft with words tied to UK law."""


def word(body: str, *, macros: bool = False, doctype: bool = False) -> bytes:
    """A small .docx of those paragraphs."""
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml" if macros else (
        WORD + "document.main+xml")  # fmt: skip
    start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    if doctype:
        start += '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in body.split("\n"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.'
            'vbaProject"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'{start}<w:document xmlns:w="{space}"><w:body>{text}</w:body></w:document>'
        ),
    }
    if macros:
        parts["word/vbaProject.bin"] = "macro"
    return zipped({name: part.encode() for name, part in parts.items()})


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive of those parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def bomb() -> bytes:
    """An archive of some hundred kilobytes that would unpack to hundreds of megabytes."""
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"\0" * 300_000_000})


@cache
def drafted(example: str = EXAMPLE.name) -> bytes:
    """One of the examples as a draft in Word."""
    from tempfile import TemporaryDirectory

    from agreements.commands.draft import draft

    with TemporaryDirectory() as folder:
        out = Path(folder) / "draft.docx"
        draft(ROOT / "examples" / example, out)
        return out.read_bytes()
