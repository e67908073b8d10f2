"""Fill the table of a schedule from the request, or print its blank rows."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.assembly.rendering import Printer, printed
from agreements.model import AgreedTable, Bilingual, Column, Span, Table, Value

_GAP = "[●]"


def table(source: Table, printer: Printer) -> AgreedTable:
    """The table with the request's rows, else the library's, else highlighted blank rows."""
    rows = _rows(source, printer.request.lists.get(source.key, ()))
    filled = [tuple(_cell(row, column, source.key) for column in source.columns) for row in rows]
    if not filled:
        gap = (Span("blank", _GAP, source.key),)
        filled = [tuple(gap for _ in source.columns) for _ in range(source.blank_rows)]
    return AgreedTable(source.columns, tuple(filled))


def _rows(source: Table, given: tuple[Mapping[str, Value], ...]) -> tuple[Mapping[str, Value], ...]:
    """The rows of the request, else the library's.

    A row of the request completes the library's row in the same place, unless both have a first
    column; where every row does so, the library's other rows stand as they are.
    """
    if not source.rows or not given:
        return given or source.rows
    first = source.columns[0].key
    rows = tuple(
        {**source.rows[place], **row} if _completes(row, first, source, place) else row
        for place, row in enumerate(given)
    )
    own = any(not _completes(row, first, source, place) for place, row in enumerate(given))
    return rows if own else (*rows, *source.rows[len(given) :])


def _completes(row: Mapping[str, Value], first: str, source: Table, place: int) -> bool:
    if place >= len(source.rows):
        return False
    theirs = source.rows[place].get(first)
    return first not in row or theirs is None or not theirs.en


def _cell(row: Mapping[str, Value], column: Column, key: str) -> tuple[Span, ...]:
    value = row.get(column.key)
    if value is None or value in ("", Bilingual("", "")):
        return (Span("blank", _GAP, key),)
    if isinstance(value, str) and value in column.values:
        value = column.values[value]
    en, es = printed(value, "en", ()), printed(value, "es", ())
    target = f"{key}.{column.key}"
    if en == es or (isinstance(value, Bilingual) and not es):
        return (Span("value", en, target),)
    return (Span("value", en, target), Span("text", " / "), Span("value", es, target))
