"""A result as it is read and saved: with what was decided on it, as a page and as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agreements.decisions import NOTHING, ClauseComment, Decisions, settle
from agreements.messages import Bilingual, Language
from agreements.model import Finding
from agreements.model.checked_terms import CheckedTerms
from agreements.model.received import Flag, Review
from agreements.web import worker
from agreements.web.shelf import Shelf, Work

if TYPE_CHECKING:
    from agreements.spread import Spread

Saved = tuple[bytes, str, str]


def result(shelf: Shelf, work: Work) -> Any:
    """The result of a piece of work; None where it has to be made anew."""
    place = shelf.place("works", work.id)
    held = place / worker.RESULT
    return _held(place, held.stat().st_mtime_ns) if held.is_file() else None


@lru_cache(maxsize=4)
def _held(place: Path, _changed: int) -> Any:
    return worker.kept(place)


def decisions(text: str) -> Decisions:
    """The decisions that the database holds."""
    from agreements.exchange import decisions_file

    return decisions_file.read(text, "decisions") if text else NOTHING


def written(decided: Decisions) -> str:
    """The decisions as the database holds them, and as they travel."""
    from agreements.exchange import decisions_file

    return decisions_file.written(decided)


def spread(kind: str, found: Any, decided: Decisions) -> Spread:
    """The result as two facing columns, with what was decided."""
    if kind == "review":
        from agreements.spread import review

        return review.spread(found, decided)
    if kind == "changes":
        from agreements.spread import changes

        return changes.spread(found, decided)
    from agreements.spread import pairs

    return pairs.spread(found.compared if isinstance(found, CheckedTerms) else found, decided)


def findings(found: Any) -> list[Finding]:
    """Every finding of a result that has a key, each once."""
    if isinstance(found, Review):
        return [one.finding for one in found.flags]
    held = found.compared if isinstance(found, CheckedTerms) else found
    return list(held.all_findings())


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COMMENTS = Bilingual("Word: the file received, with comments",
                     "Word: el archivo recibido, con comentarios")  # fmt: skip
TRACKED = Bilingual("Word: the new version with tracked changes",
                    "Word: la versión nueva con control de cambios")  # fmt: skip
SIDES = Bilingual("Word: side by side, with comments",
                  "Word: lado a lado, con comentarios")  # fmt: skip
XLSX = Bilingual("Excel: a row for each clause and point",
                 "Excel: un renglón por cláusula y por punto")  # fmt: skip
JSON = Bilingual("Data (JSON)", "Datos (JSON)")
PAGE = Bilingual("One page for the browser, to send or print",
                 "Una página para el navegador, para enviar o imprimir")  # fmt: skip
DECISIONS = Bilingual("Your decisions (JSON)", "Sus decisiones (JSON)")
_EVERY = (("xlsx", XLSX), ("page", PAGE), ("json", JSON), ("decisions", DECISIONS))
SAVES: Mapping[str, tuple[tuple[str, Bilingual], ...]] = {
    "review": (("comments", COMMENTS), *_EVERY),
    "changes": (("tracked", TRACKED), *_EVERY),
    "compare": (("sides", SIDES), *_EVERY),
    "terms": _EVERY,
}


_OF_WORD = ("comments", "tracked")


def saves(work: Work) -> tuple[tuple[str, Bilingual], ...]:
    """The forms in which a result may be saved; some need the file given to be a .docx."""
    word = all(one.endswith((".docx", ".tmx")) for one in work.asked["files"])
    return tuple(one for one in SAVES[work.kind] if word or one[0] not in _OF_WORD)


def saved(
    kind: str, what: str, found: Any, decided: Decisions, files: list[Path], language: Language
) -> Saved:
    """A result as a file: its bytes, the end of its name, its type."""
    if what == "decisions":
        return written(decided).encode(), "decisions.json", "application/json"
    if what == "page":
        from agreements.report import spread_page

        text = spread_page.page(spread(kind, found, decided), language)
        return text.encode(), f"{kind}.html", "text/html"
    if what == "xlsx":
        from agreements.exchange.xlsx import workbook
        from agreements.report import sheets

        told = sheets.sheets(spread(kind, found, decided), language)
        return workbook(told), f"{kind}.xlsx", SHEET
    if what == "sides":
        from agreements.commands import compare

        return compare.content(found, "docx", language, decided), "compare.docx", WORD
    return _FORMS[kind, what](found, decided, files)


def _review_json(found: Any, decided: Decisions, files: list[Path]) -> Saved:
    from agreements.commands import review

    return review.report(found, "json", "en").encode(), "review.json", "application/json"


def _review_comments(found: Any, decided: Decisions, files: list[Path]) -> Saved:
    """The file received with a comment at each point that stands, and what was said of clauses."""
    from agreements.commands import review

    content, _ = review.comments_copy(files[0], commented(found, decided))
    return content, "review.docx", WORD


def commented(found: Review, decided: Decisions) -> Review:
    """The review without what was dismissed, and with each comment on a clause as a flag."""
    standing = {one.key for one in settle((one.finding for one in found.flags), decided).standing}
    clauses = {one.id: one for one in found.clauses}
    said = [
        Flag(clause.passages[0], 0, 1, clause.id, _said(one))
        for one in decided.comments
        if (clause := clauses.get(one.clause)) and clause.passages
    ]
    flags = (*(one for one in found.flags if one.finding.key in standing), *said)
    return replace(found, flags=flags)


def _said(one: ClauseComment) -> Finding:
    text = f"{one.text} ({one.by}, {one.on})"
    return Finding(one.clause, "comment", "low", "sure", (), Bilingual(text, text))


def _changes_json(found: Any, decided: Decisions, files: list[Path]) -> Saved:
    from agreements.commands import clause_diff

    return clause_diff.report(found, "json", "en").encode(), "changes.json", "application/json"


def _changes_tracked(found: Any, decided: Decisions, files: list[Path]) -> Saved:
    """The new version with native tracked changes; of one file alone, the file itself."""
    from agreements.commands import clause_diff

    if len(files) == 1:
        return files[0].read_bytes(), "changes.docx", WORD
    content, _ = clause_diff.redlined(
        files[0], files[1], clause_diff.Marking("convenio", date.today())
    )
    return content, "changes.docx", WORD


def _compare_json(found: Any, decided: Decisions, files: list[Path]) -> Saved:
    from agreements.commands import compare

    told = compare.report(found, "json", "en", decided)
    return told.encode(), "compare.json", "application/json"


def _terms_json(found: Any, decided: Decisions, files: list[Path]) -> Saved:
    from agreements.commands import terms

    return terms.report(found, "json", "en").encode(), "terms.json", "application/json"


_FORMS: Mapping[tuple[str, str], Callable[[Any, Decisions, list[Path]], Saved]] = {
    ("review", "json"): _review_json,
    ("review", "comments"): _review_comments,
    ("changes", "json"): _changes_json,
    ("changes", "tracked"): _changes_tracked,
    ("compare", "json"): _compare_json,
    ("terms", "json"): _terms_json,
}
