"""A spread as tables: a row for each point, and a row for each clause with both of its sides."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.captions import SAID, WEIGHTS
from agreements.model import Bilingual, Language
from agreements.model.sheets import Sheet, Value
from agreements.report.page_words import WORDS
from agreements.spread import Cell, Point, Row, Spread

_POINTS = Bilingual("Points", "Puntos")
_CLAUSES = Bilingual("Clauses", "Cláusulas")
_HEADS = {
    "words": Bilingual("Words", "Palabras"),
    "message": Bilingual("What to look at", "Qué revisar"),
    "suggestion": Bilingual("Suggestion", "Propuesta"),
    "checked_on": Bilingual("Checked on", "Consultado el"),
    "certainty": Bilingual("Certainty", "Certeza"),
    "sure": Bilingual("sure", "seguro"),
    "key": Bilingual("Key", "Clave"),
    "heading": Bilingual("Heading", "Título"),
    "number": Bilingual("Number", "Número"),
    "dismissed": Bilingual("Dismissed because", "Descartado porque"),
    "count": Bilingual("Points", "Puntos"),
    "comments": Bilingual("Comments", "Comentarios"),
    "open": Bilingual("open", "pendiente"),
    "reviewed": Bilingual("reviewed", "revisada"),
    "changed": Bilingual("changed since", "cambió después"),
    "state": Bilingual("State", "Estado"),
}


def sheets(spread: Spread, language: Language) -> tuple[Sheet, ...]:
    """The points, then the clauses."""
    return _points(spread, language), _clauses(spread, language)


def _points(spread: Spread, language: Language) -> Sheet:
    head = ("number", "heading", "severity", "certainty", "topic", "words", "message",
            "suggestion", "source", "checked_on", "dismissed", "key")  # fmt: skip
    whole = [_point(one, None, spread, language) for one in spread.points]
    rows = [_point(one, row, spread, language) for row in spread.rows for one in row.points]
    return Sheet(
        _POINTS[language], _named(head, language), [*whole, *rows],
        (10, 24, 10, 14, 24, 30, 60, 40, 30, 13, 30, 20),
    )  # fmt: skip


def _point(point: Point, row: Row | None, spread: Spread, language: Language) -> list[Value]:
    sure = _HEADS["sure"] if point.certainty == "sure" else WORDS["likely"]
    topic = spread.topics.get(point.topic)
    away = point.dismissal
    return [
        _place(row, language),
        row.heading if row else "",
        WEIGHTS[point.weight][language],
        sure[language],
        topic[language] if topic else point.topic,
        point.words,
        point.message[language],
        point.suggestion[language] if point.suggestion else "",
        point.source,
        point.checked_on or "",
        f"{away.reason} ({away.by}, {away.on.isoformat()})" if away else "",
        point.key,
    ]


def _place(row: Row | None, language: Language) -> str:
    return (row.number or row.id) if row else WORDS["whole"][language]


def _clauses(spread: Spread, language: Language) -> Sheet:
    left, right = (one[language] for one in spread.columns)
    number = _HEADS["number"][language]
    head = (
        f"{number} ({left})", left, f"{number} ({right})", right,
        *_named(("kind", "severity", "count", "state", "comments"), language),
    )  # fmt: skip
    rows = [one for row in spread.rows for one in _lines(row, spread, language)]
    return Sheet(_CLAUSES[language], head, rows, (10, 60, 10, 60, 20, 10, 8, 14, 40))


def _lines(row: Row, spread: Spread, language: Language) -> Iterator[list[Value]]:
    said = "\n".join(f"{one.text} ({one.by}, {one.on.isoformat()})" for one in row.comments)
    for left, right in row.lines:
        yield [
            left.number, _text(left, language), right.number, _text(right, language),
            spread.kinds[row.kind][language], WEIGHTS[row.weight][language] if row.weight else "",
            len(row.standing), _HEADS[row.state][language], said,
        ]  # fmt: skip


def _text(cell: Cell, language: Language) -> str:
    return f"({cell.empty[language]})" if cell.empty else cell.text


def _named(names: tuple[str, ...], language: Language) -> tuple[str, ...]:
    return tuple((_HEADS.get(one) or WORDS.get(one) or SAID[one])[language] for one in names)
