"""Tracked changes by docx-scalpel (Docxodus), where someone installed it."""

from __future__ import annotations

from agreements.model import AgreementsError, Bilingual

_MISSING = Bilingual(
    "docx-scalpel is not installed. Install it (pip install docx-scalpel), or leave out "
    "--engine docxodus to use our own writer.",
    "docx-scalpel no está instalado. Instálelo (pip install docx-scalpel) u omita "
    "--engine docxodus para usar nuestro propio generador.",
)


def docxodus(old: bytes, new: bytes, author: str) -> bytes:
    """A .docx with the tracked changes from the old file to the new one. Raises AgreementsError."""
    try:
        from docx_scalpel import DocxDiffSettings, docx_diff_compare
        from docx_scalpel.errors import DocxScalpelError
    except ImportError:
        raise AgreementsError(_MISSING) from None
    settings = DocxDiffSettings(author_for_revisions=author, pre_accept_input_revisions=True)
    try:
        made: bytes = docx_diff_compare(old, new, settings)
    except DocxScalpelError as trouble:
        raise _failed(str(trouble)) from None
    return made


def _failed(said: str) -> AgreementsError:
    return AgreementsError(
        Bilingual(
            f"docx-scalpel could not compare these files: {said} "
            "Leave out --engine docxodus to use our own writer.",
            f"docx-scalpel no pudo comparar estos archivos: {said} "
            "Omita --engine docxodus para usar nuestro propio generador.",
        )
    )
