"""Text of a PDF, through pypdf: paragraphs rebuilt, repeated headers and footers left out.

A PDF knows no paragraphs. A line begins one where it is numbered, where the line before it ends a
sentence well short of the margin or there is an empty line, and after a heading.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from agreements.model import AgreementsError, Bilingual
from agreements.model.document import Document, Passage, Place

MAX_PAGES = 2_000
MAX_BYTES = 64 * 1024 * 1024
_EDGE = 2
_NUMBERED = re.compile(
    r"\s*(?:\(?[a-zA-Z]{1,4}\)\s|\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s+\S|[IVX]{1,5}(?:\.\d+)*[.)]\s|[IVX]{1,5}\.\d+\s"
    r"|(?:schedule|annex|appendix|anexo|apéndice|cláusula|clause)\s+[\w\"“«]+\s*$|[•●▪–-]\s)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\s*[A-ZÁÉÍÓÚ]{5,}(?: [A-ZÁÉÍÓÚ]{5,})?\s*[.:]\s*[-–—]?")
_END = re.compile(r"[.;:?!][”»\")]?\s*$")
_NOT_PDF = Bilingual("It is not a PDF. Use a PDF file.", "No es un PDF. Use un archivo PDF.")
_DAMAGED = Bilingual(
    "The PDF is damaged and cannot be read. Ask for it again, best as .docx.",
    "El PDF está dañado y no se puede leer. Pídalo de nuevo, de preferencia en .docx.",
)
_LOCKED = Bilingual(
    "The PDF is protected with a password. Remove the password first.",
    "El PDF está protegido con contraseña. Quítela antes.",
)
_SCANNED = Bilingual(
    "The PDF holds pictures of pages and no text. "
    "Ask for the .docx, or run text recognition (OCR) first.",
    "El PDF contiene imágenes de páginas y ningún texto. Pida el .docx o aplique antes el "
    "reconocimiento de texto (OCR).",
)
_LARGE = Bilingual(
    "The PDF is far larger than an agreement (over 64 MB or 2,000 pages). It was not read.",
    "El PDF es mucho mayor que un convenio (más de 64 MB o 2,000 páginas). No se leyó.",
)
_SOME_SCANNED = Bilingual(
    "Pages without text, perhaps scanned: {pages}. They were not read.",
    "Páginas sin texto, quizá escaneadas: {pages}. No se leyeron.",
)
_REPEATED = Bilingual(
    "Headers and footers that repeat on the pages were left out: {words}.",
    "Se omitieron los encabezados y pies que se repiten en las páginas: {words}.",
)


class NotPdf(AgreementsError):
    """A PDF that cannot be read; the message says why."""


def read(content: bytes) -> Document:
    """The document of a text PDF, each passage with its page. Raises NotPdf."""
    pages = _pages(content)
    if not any(line.strip() for page in pages for line in page):
        raise NotPdf(_SCANNED)
    repeated = _repeated(pages)
    kept = [_without(page, repeated) for page in pages]
    width = _width(kept)
    passages = tuple(
        Passage(Place(paragraph=number, page=page), text)
        for number, (page, text) in enumerate(_paragraphs(kept, width))
    )
    return Document(passages, notes=tuple(_notes(pages, repeated)))


def _pages(content: bytes) -> list[list[str]]:
    """The lines of each page."""
    if b"%PDF-" not in content[:1024]:
        raise NotPdf(_NOT_PDF)
    if len(content) > MAX_BYTES:
        raise NotPdf(_LARGE)
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotPdf(_LOCKED)
        if len(reader.pages) > MAX_PAGES:
            raise NotPdf(_LARGE)
        return [page.extract_text().splitlines() for page in reader.pages]
    except AgreementsError:
        raise
    except (FileNotDecryptedError, DependencyError) as fault:
        raise NotPdf(_LOCKED) from fault
    except Exception as fault:  # pypdf raises dozens of kinds on damaged files
        raise NotPdf(_DAMAGED) from fault


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines at the edges of pages that stand on most of them, page numbers aside."""
    written = [[line for line in page if line.strip()] for page in pages]
    written = [page for page in written if page]
    if len(written) < 3:
        return frozenset()
    counted: Counter[str] = Counter()
    for page in written:
        counted.update({_bare(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    return frozenset(line for line, count in counted.items() if count * 10 > len(written) * 6)


def _bare(line: str) -> str:
    """A line with its figures made alike, so that page numbers repeat."""
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()


def _without(page: Sequence[str], repeated: frozenset[str]) -> list[str]:
    """The lines of a page, repeated ones taken from its edges only."""
    lines = [line.rstrip() for line in page]
    while lines and (not lines[0].strip() or _bare(lines[0]) in repeated):
        lines.pop(0)
    while lines and (not lines[-1].strip() or _bare(lines[-1]) in repeated):
        lines.pop()
    return lines


def _width(pages: Sequence[Sequence[str]]) -> int:
    """The length of a full line: nine in ten are shorter or as long."""
    lengths = sorted(len(line.strip()) for page in pages for line in page if len(line.strip()) > 20)
    return lengths[len(lengths) * 9 // 10] if lengths else 80


def _paragraphs(pages: Sequence[Sequence[str]], width: int) -> Iterator[tuple[int, str]]:
    """Each paragraph with the page it begins on."""
    text, begun, last = "", 1, ""
    for number, page in enumerate(pages, start=1):
        for line in page:
            if text and _begins(line, last, width):
                yield begun, text
                text = ""
            if line.strip():
                begun = begun if text else number
                text = _joined(text, " ".join(line.split()))
            last = line
    if text:
        yield begun, text


def _begins(line: str, last: str, width: int) -> bool:
    """Whether a line begins a paragraph, given the line before it."""
    if not line.strip() or _NUMBERED.match(line) or _ORDINAL.match(line):
        return True
    short = len(last.strip()) < width * 0.8
    if _END.search(last):
        return short or line[:1].isspace()
    return len(last.strip()) < width * 0.55 and not line.strip()[:1].islower()


def _joined(text: str, line: str) -> str:
    if re.search(r"[a-záéíóúñü]-$", text) and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}" if text else line


def _notes(pages: Sequence[Sequence[str]], repeated: frozenset[str]) -> Iterator[Bilingual]:
    empty = [
        str(number)
        for number, page in enumerate(pages, start=1)
        if not any(line.strip() for line in page)
    ]
    if empty:
        listed = ", ".join(empty)
        yield Bilingual(
            _SOME_SCANNED.en.format(pages=listed), _SOME_SCANNED.es.format(pages=listed)
        )
    if repeated:
        words = "; ".join(sorted(repeated))
        yield Bilingual(
            _REPEATED.en.replace("{words}", words), _REPEATED.es.replace("{words}", words)
        )
