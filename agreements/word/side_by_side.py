"""Two language versions side by side in Word: a row for each pair, comments at the findings."""

from __future__ import annotations

from agreements.captions import SAID
from agreements.decisions import NOTHING, Decisions
from agreements.model import Language
from agreements.model.pairs import Compared
from agreements.spread import Row, Spread, pairs
from agreements.word.facing import (
    GREY,
    LINE,
    TEXT,
    Comments,
    anchored,
    checked,
    finished,
    heading,
    paragraphs,
    started,
    words,
)
from agreements.word.markup import cell, paragraph, row, table

_HALF = LINE // 2
_PLAIN = "matched"


def document(compared: Compared, language: Language, decisions: Decisions = NOTHING) -> bytes:
    """The .docx, English left and Spanish right; what is said is in the reader's language."""
    spread = pairs.spread(compared, decisions)
    package, mark, text = started()
    noted = Comments(text, mark, language)
    body = _opening(spread, language) + _table(spread, language, noted) + paragraph(TEXT, "")
    return finished(package, body, noted, spread.title[language], language)


def _opening(spread: Spread, language: Language) -> str:
    title = heading(spread.title, language, "ConvenioTitle")
    said = heading(spread.summary, language, "ConvenioSubtitle")
    notes = "".join(paragraph(TEXT, words(one[language], language)) for one in spread.notes)
    listed = heading(SAID["notes"], language) + notes if notes else ""
    return (
        title
        + said
        + listed
        + (checked(spread.points, None, spread, language) if spread.points else "")
    )


def _table(spread: Spread, language: Language, noted: Comments) -> str:
    head = row(
        (cell(paragraph("ConvenioTableHead", words(one[language], language)), _HALF)
         for one in spread.columns),
        head=True,
    )  # fmt: skip
    rows = [_row(one, spread, language, noted) for one in spread.rows]
    return table("ConvenioTable", (_HALF, _HALF), [head, *rows])


def _row(one: Row, spread: Spread, language: Language, noted: Comments) -> str:
    left, right = one.lines[0]
    loose = anchored(one, noted)
    kind = "" if one.kind == _PLAIN else f"[{spread.kinds[one.kind][language]}] "
    first = loose + (words(kind, language, italic=True, color=GREY) if kind else "")
    opening = paragraph(TEXT, first) if first else ""
    texts = (
        opening + paragraphs(left, one, language, noted),
        paragraphs(right, one, language, noted),
    )
    return row((cell(text, _HALF) for text in texts), whole=False)
