"""`convenio compare`: whether the English and the Spanish of an agreement say the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from agreements.alignment import one_file, pairs, two_files
from agreements.checks.pairs import compared
from agreements.commands.reading import document_at
from agreements.decisions import NOTHING, Decisions, settle
from agreements.library.lexicon import read_lexicon
from agreements.model import AgreementsError, Bilingual, Finding, Language
from agreements.model.pairs import Compared

_COUNT = Bilingual(
    "Name the English and the Spanish version, or one file that holds both languages.",
    "Indique la versión en inglés y la versión en español, o un archivo con los dos idiomas.",
)


def compare(paths: Sequence[Path], semantic: bool = False) -> Compared:
    """The two versions, passage by passage, with what diverges. `semantic`: by an encoder too.

    Raises AgreementsError where a file cannot be read or a language is not there.
    """
    if len(paths) not in (1, 2):
        raise AgreementsError(_COUNT)
    documents = [document_at(path) for path in paths]
    meaning = None
    if semantic:
        from agreements.commands.meaning import encoder

        meaning = encoder()
    if len(paths) == 1:
        versions = one_file(documents[0], paths[0].name)
    else:
        versions = two_files(documents[0], paths[0].name, documents[1], paths[1].name)
    lexicon = read_lexicon()
    return compared(*versions, pairs(*versions, lexicon, meaning), lexicon)


def standing(found: Compared, decisions: Decisions = NOTHING) -> tuple[Finding, ...]:
    """The findings that nobody has dismissed."""
    return settle(found.all_findings(), decisions).standing


def report(
    found: Compared,
    form: str,
    language: Language,
    decisions: Decisions = NOTHING,
    width: int = 100,
) -> str:
    """The comparison in the form asked for: text, json or html."""
    if form == "json":
        from agreements.report import compare_record

        return compare_record.compare(found, decisions)
    if form == "html":
        from agreements.report import compare_page

        return compare_page.page(found, language, decisions)
    from agreements.report import compare_text

    return compare_text.compare(found, language, decisions, width)


def content(
    found: Compared, form: str, language: Language, decisions: Decisions = NOTHING
) -> bytes:
    """The comparison as a file: docx, side by side with comments, or xlsx, a row a finding."""
    if form == "docx":
        from agreements.word import side_by_side

        return side_by_side.document(found, language, decisions)
    from agreements.exchange.xlsx import workbook
    from agreements.report import sheets
    from agreements.spread.pairs import spread

    return workbook(sheets.sheets(spread(found, decisions), language))
