"""Any file that a partner sends, as a document: its bytes say what it is, not its name."""

from __future__ import annotations

from pathlib import Path

from agreements.commands.files import naming, read_bytes
from agreements.model.document import Document, View


def document_at(path: Path, view: View = "final") -> Document:
    """The document of the file at that path. Raises FileTrouble, which names the file."""
    content = read_bytes(path)
    with naming(path):
        return read_document(content, path.name, view)


def read_document(content: bytes, name: str = "", view: View = "final") -> Document:
    """The document of a file. `name` only tells Markdown from plain text.

    Raises AgreementsError, saying what the bytes are instead of a document.
    """
    if b"%PDF-" in content[:1024]:
        from agreements.readers.pdf import read as read_pdf

        return read_pdf(content)
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"{\\rt")):
        from agreements.word.read import read as read_word

        return read_word(content, view)
    if name.lower().endswith((".docx", ".doc", ".docm", ".dotx")) and not _is_text(content):
        from agreements.word.read import read as read_word

        return read_word(content, view)
    if name.lower().endswith((".md", ".markdown")):
        from agreements.readers.markdown import read as read_markdown

        return read_markdown(content)
    from agreements.readers.plain import read as read_plain

    return read_plain(content)


def _is_text(content: bytes) -> bool:
    return bool(content.strip()) and b"\0" not in content[:4096] and content[:1].isascii()
