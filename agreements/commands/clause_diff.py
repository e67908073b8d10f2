"""`convenio clause-diff`: what changed from one version to another, clause by clause."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from agreements.commands import law_flags
from agreements.commands.files import read_bytes
from agreements.commands.reading import document_at
from agreements.comparison.apply import rows
from agreements.comparison.clauses import version
from agreements.comparison.documents import compared
from agreements.comparison.identity import same_bookmarks
from agreements.comparison.languages import ONE_LANGUAGE, is_bilingual
from agreements.model import LANGUAGES, AgreementsError, Bilingual, Language
from agreements.model.changes import Comparison
from agreements.model.document import Document, View
from agreements.outline import sketch

Read = Literal["final", "original", "both"]
VIEWS: dict[Read, View] = {"final": "final", "original": "original", "both": "marks"}
# Tracked changes that the files hold already are settled before new ones are written.
_ANSWERS: dict[Read, Literal["accept", "reject"]] = {
    "final": "accept", "original": "reject", "both": "accept"
}  # fmt: skip
_REQUESTS = (".yaml", ".yml", ".json")


def clause_diff(old: Path, new: Path, read: Read = "final") -> Comparison:
    """What changed from one file to another: two documents, two requests or two manifests."""
    if old.suffix.lower() in _REQUESTS and new.suffix.lower() in _REQUESTS:
        from agreements.commands.request_diff import request_diff

        return request_diff(old, new)
    view = VIEWS[read]
    return between(document_at(old, view), document_at(new, view), old.name, new.name)


def tracked(path: Path) -> Comparison:
    """What the tracked changes of one file do: its text without them, and with them."""
    return between(
        document_at(path, "original"), document_at(path, "final"), path.name, path.name
    )  # fmt: skip


def since(old: Path, new: Path) -> Comparison:
    """What changed in a bilingual document, with a finding where one language changed alone.

    Raises AgreementsError where the new version does not hold both languages.
    """
    found = clause_diff(old, new)
    if {one.language for one in found.changes} & set(LANGUAGES) != set(LANGUAGES):
        raise AgreementsError(
            Bilingual(
                f"{new} is in one language only. Compare two versions of a bilingual file, or use "
                "convenio clause-diff.",
                f"{new} está en un solo idioma. Compare dos versiones de un archivo bilingüe o "
                "use convenio clause-diff.",
            )
        )
    told = (
        replace(one, findings=tuple(each for each in one.findings if each.check == ONE_LANGUAGE))
        for one in found.changes
    )
    return replace(found, changes=tuple(told))


def against_git(old: Path, new: Path, name: Path, read: Read = "final") -> Comparison:
    """Two versions of a file as git hands them over; a file that is new or gone is empty there."""
    documents = [
        Document(()) if str(one) == os.devnull else document_at(one, VIEWS[read])
        for one in (old, new)
    ]
    return between(documents[0], documents[1], f"a/{name}", f"b/{name}")


def between(
    old: Document, new: Document, old_name: str, new_name: str,
    known: Mapping[int, int] | None = None,
) -> Comparison:  # fmt: skip
    """The comparison of two documents, with the UK-law flags that appear or disappear.

    `known` are passages that are the same for certain, beside those that share a bookmark.
    """
    before, after = version(old, sketch(old)), version(new, sketch(new))
    lexicon = None
    if is_bilingual(after):
        from agreements.library.lexicon import read_lexicon

        lexicon = read_lexicon()
    same = {**same_bookmarks(old, new), **(known or {})}
    found = compared(before, after, old_name, new_name, same, lexicon)
    return law_flags.flagged(found, old, new)


def report(
    found: Comparison, form: str, language: Language, width: int = 100, colour: bool = False
) -> str:
    """The comparison in the form asked for: text, json or html."""
    if form == "json":
        from agreements.report import changes_record

        return changes_record.clause_diff(found)
    if form == "html":
        from agreements.report import changes_page

        return changes_page.page(found, language)
    from agreements.report import changes_text

    return changes_text.clause_diff(found, language, width, colour)


def plain(path: Path, read: Read = "final") -> str:
    """A document as plain text, a paragraph a line with its number: what git compares."""
    document = document_at(path, VIEWS[read])
    return "\n".join(
        f"{one.number} {one.text}".strip()
        for one in document.passages
        if one.place.part != "comments"
    )


@dataclass(frozen=True, slots=True)
class Marking:
    """How tracked changes are written: whose they are, of which day, on whose formatting."""

    author: str
    on: date
    base: Literal["old", "new"] = "new"
    engine: str = ""


def redlined(
    old: Path, new: Path, how: Marking, read: Read = "final"
) -> tuple[bytes, tuple[Bilingual, ...]]:
    """A .docx with native tracked changes from the old file to the new one, and its notes.

    Raises FileTrouble, which names the file of the two that cannot be read.
    """
    _refuse_other_forms(old, new)
    before, after = read_bytes(old), read_bytes(new)
    if how.engine:
        from agreements.commands.docxodus import docxodus

        return docxodus(before, after, how.author), ()
    from agreements.word.redline import redline

    try:
        made = redline(
            before, after, author=how.author, date=how.on.isoformat(), base=how.base,
            answer=_ANSWERS[read],
        )  # fmt: skip
    except AgreementsError:
        for path in (old, new):
            document_at(path)
        raise
    return made.content, made.notes


def differ(old: Path, new: Path, read: Read = "final") -> bool:
    """Whether two files say anything different."""
    first, second = document_at(old, VIEWS[read]), document_at(new, VIEWS[read])
    return list(rows(first).values()) != list(rows(second).values())


def _refuse_other_forms(*paths: Path) -> None:
    for path in paths:
        if not read_bytes(path).startswith(b"PK"):
            raise AgreementsError(
                Bilingual(
                    f"{path}: tracked changes need two Word files (.docx). "
                    "Ask for another --format, or save this one as .docx.",
                    f"{path}: el control de cambios requiere dos archivos de Word (.docx). "
                    "Pida otro --format o guarde este como .docx.",
                )
            )
