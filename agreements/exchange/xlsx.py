"""Sheets for a spreadsheet program: rows in, the bytes of an .xlsx out.

Text stays text: a cell never becomes a formula, a link or a number by what is written in it.
The same sheets give the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from agreements.model.sheets import Sheet, Value

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["CUT", "LONGEST_CELL", "Sheet", "Value", "workbook"]

LONGEST_CELL = 32_767
"""As many characters as Excel takes in one cell (UTF-16 code units)."""
CUT = " […]"
_LONGEST_TITLE = 31
_WIDEST = 60
_CREATED = datetime(2000, 1, 1)
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_READ_AS_FORMULA = ("=", "+", "-", "@")


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The .xlsx: a frozen head with filters, wrapped text, one sheet after another.

    Text longer than a cell takes ends with ` […]`; a character that XML cannot hold is `�`.
    """
    from xlsxwriter.workbook import Workbook

    held = io.BytesIO()
    book = Workbook(held, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"author": "convenio", "created": _CREATED})
    looks = _Looks(book)
    for sheet, title in zip(sheets, _titles(sheets), strict=True):
        _write(book.add_worksheet(title), sheet, looks)
    book.close()
    return held.getvalue()


class _Looks:
    """The formats of cells. `quoted` keeps text that looks like a formula text when edited."""

    def __init__(self, book: Workbook):
        plain = {"text_wrap": True, "valign": "top"}
        self.head: Format = book.add_format({**plain, "bold": True, "bottom": 1})
        self.text: Format = book.add_format(plain)
        self.quoted: Format = book.add_format({**plain, "quote_prefix": True})
        self.day: Format = book.add_format({**plain, "num_format": "yyyy-mm-dd"})


def _write(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    for column, name in enumerate(sheet.columns):
        page.write_string(0, column, _fitting(name), looks.head)
        page.set_column(column, column, _width(sheet, column))
    for place, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            _cell(page, place, column, value, looks)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), max(0, len(sheet.columns) - 1))
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _cell(page: Worksheet, row: int, column: int, value: Value, looks: _Looks) -> None:
    if isinstance(value, str):
        look = looks.quoted if value.startswith(_READ_AS_FORMULA) else looks.text
        page.write_string(row, column, _fitting(value), look)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, looks.day)
    else:
        page.write_number(row, column, value, looks.text)


def _fitting(text: str) -> str:
    """The text as one cell may hold it."""
    clean = _NOT_IN_XML.sub("\ufffd", text)
    if _units(clean) <= LONGEST_CELL:
        return clean
    kept = clean.encode("utf-16-le")[: 2 * (LONGEST_CELL - len(CUT))]
    return kept.decode("utf-16-le", "ignore") + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _width(sheet: Sheet, column: int) -> int:
    if column < len(sheet.widths):
        return sheet.widths[column]
    texts = [sheet.columns[column], *(str(row[column]) for row in sheet.rows if column < len(row))]
    longest = max(len(line) for text in texts for line in (text.splitlines() or [""]))
    return min(_WIDEST, max(8, longest + 3))


def _titles(sheets: Iterable[Sheet]) -> list[str]:
    """Titles as Excel takes them: 31 characters, without its own signs, each of them once."""
    taken: set[str] = set()
    titles = []
    for number, sheet in enumerate(sheets, 1):
        clean = _NOT_IN_A_TITLE.sub(" ", _NOT_IN_XML.sub(" ", sheet.title)).strip(" '")
        title = clean[:_LONGEST_TITLE].rstrip(" '") or str(number)
        if title.casefold() in {*taken, "history"}:
            title = f"{title[: _LONGEST_TITLE - 4].rstrip()} ({number})"
        taken.add(title.casefold())
        titles.append(title)
    return titles
