"""Plain text: one paragraph a line."""

from __future__ import annotations

from agreements.model import AgreementsError, Bilingual
from agreements.model.document import Document, Passage, Place

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
MAX_BYTES = 32 * 1024 * 1024
_LARGE = Bilingual(
    "The text file is larger than 32 MB, far more than an agreement. It was not read.",
    "El archivo de texto pesa más de 32 MB, mucho más que un convenio. No se leyó.",
)
_BINARY = Bilingual(
    "The file does not hold text. Use a .docx, .pdf, .md or .txt file.",
    "El archivo no contiene texto. Use un archivo .docx, .pdf, .md o .txt.",
)
_EMPTY = Bilingual(
    "The file is empty. Use one that holds the agreement.",
    "El archivo está vacío. Use uno que contenga el convenio.",
)
_OLD_SIGNS = Bilingual(
    "The file is not in UTF-8; it was read as Windows text (1252). Look at its accents.",
    "El archivo no está en UTF-8; se leyó como texto de Windows (1252). Revise los acentos.",
)


class NotText(AgreementsError):
    """Bytes that hold no readable text; the message says what they are."""


def read(content: bytes) -> Document:
    """The document of a text file: UTF-8, UTF-16 with a mark, or Windows 1252. Raises NotText."""
    text, notes = decoded(content)
    passages = (
        Passage(Place(paragraph=number), line.rstrip())
        for number, line in enumerate(text.splitlines())
        if line.strip()
    )
    return Document(tuple(passages), notes=notes)


def decoded(content: bytes) -> tuple[str, tuple[Bilingual, ...]]:
    """The text of a file, and what to say of how it was read. Raises NotText."""
    if not content.strip():
        raise NotText(_EMPTY)
    if len(content) > MAX_BYTES:
        raise NotText(_LARGE)
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\0" in content:
        raise NotText(_BINARY)
    try:
        return _plain(content.decode(encoding)), ()
    except UnicodeDecodeError as fault:
        if encoding != "utf-8" or _looks_binary(content):
            raise NotText(_BINARY) from fault
        return _plain(content.decode("cp1252", "replace")), (_OLD_SIGNS,)


def _plain(text: str) -> str:
    """The text with a form feed or a vertical tab as a line end."""
    return text.replace("\f", "\n").replace("\v", "\n")


def _looks_binary(content: bytes) -> bool:
    start = content[:4096]
    odd = sum(1 for byte in start if byte < 9 or 13 < byte < 32)
    return odd * 50 > len(start)
