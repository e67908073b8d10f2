"""A review as a Word file to work through: a summary page, then English, Spanish, what to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from agreements.captions import SAID, WEIGHTS
from agreements.decisions import NOTHING, Decisions
from agreements.model import Bilingual, Language
from agreements.model.received import Review
from agreements.spread import WEIGHTS as BY_WEIGHT
from agreements.spread import Cell, Row, Spread
from agreements.spread import review as reviewed
from agreements.word.facing import (
    LINE,
    TEXT,
    checked,
    finished,
    heading,
    paragraphs,
    started,
    words,
)
from agreements.word.markup import cell, paragraph, row, table

_WIDTHS = (4_700, 4_700, LINE - 9_400)
_LISTED = (900, 1_500, 4_200, LINE - 6_600)
_ENGLISH, _SPANISH = Bilingual("English", "Inglés"), Bilingual("Spanish", "Español")
_CHECK = Bilingual("What to check", "Qué revisar")
_HEADS = (
    Bilingual("Done", "Hecho"), SAID["severity"], Bilingual("Clause", "Cláusula"),
    Bilingual("Matter", "Asunto"),
)  # fmt: skip


def document(review: Review, language: Language, decisions: Decisions = NOTHING) -> bytes:
    """The .docx of the pack; what is said is in the reader's language."""
    spread = reviewed.spread(review, decisions)
    package, _, _ = started()
    body = _summary(spread, language) + _clauses(spread, language) + paragraph(TEXT, "")
    return finished(package, body, None, spread.title[language], language)


def _summary(spread: Spread, language: Language) -> str:
    count = Counter(one.weight for one in spread.standing())
    counted = " · ".join(
        f"{WEIGHTS[one][language].capitalize()}: {count[one]}" for one in BY_WEIGHT
    )
    lists = "".join(
        heading(one.title, language)
        + "".join(
            paragraph(TEXT, words(f"☐ {line.text[language]}", language)) for line in one.lines
        )
        for one in spread.lists
    )
    return (
        heading(spread.title, language, "ConvenioTitle")
        + heading(spread.summary, language, "ConvenioSubtitle")
        + heading(counted, language, "ConvenioSubtitle")
        + paragraph(TEXT, words(SAID["advice"][language], language, italic=True))
        + "".join(paragraph(TEXT, words(one[language], language)) for one in spread.notes)
        + heading(SAID["flags"], language)
        + _listed(spread, language)
        + lists
    )


def _box(text: str, language: Language) -> str:
    return paragraph(TEXT, words(f"☐ {text}", language))


def _listed(spread: Spread, language: Language) -> str:
    """Every point that stands, the weightiest first, with a box to tick."""
    rows = [
        (one, row) for weight in BY_WEIGHT for row in (None, *spread.rows)
        for one in (row.standing if row else spread.points)
        if one.weight == weight and one.dismissal is None
    ]  # fmt: skip
    if not rows:
        return paragraph(TEXT, words(SAID["none"][language], language))
    lines = [
        (
            "☐",
            WEIGHTS[one.weight][language].capitalize(),
            _name(at),
            spread.topics[one.topic][language],
        )
        for one, at in rows
    ]
    return _ruled(_LISTED, _HEADS, lines, language) + paragraph("ConvenioTableEnd", "")


def _name(at: Row | None) -> str:
    return " ".join(filter(None, (at.number, at.heading))) or at.text[:40] if at else "–"


def _ruled(
    widths: tuple[int, ...], heads: tuple[Bilingual, ...], lines: Sequence[tuple[str, ...]],
    language: Language,
) -> str:  # fmt: skip
    head = _head(widths, heads, language)
    rows = [
        row(cell(paragraph(TEXT, words(text, language)), width)
            for text, width in zip(line, widths, strict=True))
        for line in lines
    ]  # fmt: skip
    return table("ConvenioTable", widths, [head, *rows])


def _head(widths: tuple[int, ...], heads: tuple[Bilingual, ...], language: Language) -> str:
    cells = (
        cell(paragraph("ConvenioTableHead", words(one[language], language)), width)
        for one, width in zip(heads, widths, strict=True)
    )
    return row(cells, head=True)


def _clauses(spread: Spread, language: Language) -> str:
    start = paragraph(
        "ConvenioHeading", words(SAID["clauses"][language], language), page_break=True
    )
    head = _head(_WIDTHS, (_ENGLISH, _SPANISH, _CHECK), language)
    rows = [_row(one, spread, language) for one in spread.rows]
    return start + table("ConvenioTable", _WIDTHS, [head, *rows])


def _row(one: Row, spread: Spread, language: Language) -> str:
    texts = (
        *(_side(one, tongue, language) for tongue in ("en", "es")),
        checked(one.points, one, spread, language),
    )
    cells = (cell(text, width) for text, width in zip(texts, _WIDTHS, strict=True))
    return row(cells, whole=False)


def _side(one: Row, tongue: str, language: Language) -> str:
    """The clause in a language: as received, for reading, or why there is nothing."""
    received, reading = one.lines[0]
    if (received.language or "en") == tongue:
        return paragraphs(received, one, language, None)
    return paragraphs(reading if reading.language == tongue else _EMPTY, one, language, None)


_EMPTY = Cell("")
