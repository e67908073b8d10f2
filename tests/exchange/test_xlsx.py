"""Sheets read back by another program's eyes (openpyxl)."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from agreements.exchange.xlsx import CUT, LONGEST_CELL, Sheet, Value, workbook


def read(*sheets: Sheet) -> Workbook:
    return load_workbook(io.BytesIO(workbook(sheets)))


def one(value: Value) -> object:
    cell = read(Sheet("Findings", ("Text",), [[value]])).worksheets[0]["A2"]
    assert cell.hyperlink is None
    assert cell.data_type != "f"
    return cell.value


@pytest.mark.parametrize(
    "text",
    ["=1+1", "=HYPERLINK(\"http://x.example\")", "+44 20 7946 0000", "-5 %", "@SUM(A1)",
     "{=1}", "http://x.example", "mailto:a@x.example", "0012", "1.10", "TRUE", "“QUINTA”\nsegunda",
     " spaces ", "", "<b>&amp;</b>", "_x0041_ stays", "año – £1,000 🏛"],
)  # fmt: skip
def test_text_stays_the_text_it_was(text: str) -> None:
    assert (one(text) or "") == text


def test_numbers_and_days_are_numbers_and_days() -> None:
    assert one(7) == 7
    assert one(0.25) == 0.25
    assert one(date(2026, 3, 1)) == datetime(2026, 3, 1)


def test_what_no_sheet_can_hold_shows_a_marker() -> None:
    assert one("a\x00b\x0bc\ud800d\uffff") == "a�b�c�d�"


@pytest.mark.parametrize("sign", ["a", "🏛"])
def test_a_text_too_long_for_a_cell_says_that_it_was_cut(sign: str) -> None:
    units = len(sign.encode("utf-16-le")) // 2
    whole = sign * (LONGEST_CELL // units)
    assert one(whole) == whole
    held = str(one(sign * 40_000))
    assert held.endswith(CUT)
    assert LONGEST_CELL - 2 < len(held.encode("utf-16-le")) // 2 <= LONGEST_CELL


def test_the_head_is_frozen_with_filters_and_text_wraps() -> None:
    page = read(Sheet("Pairs", ("No.", "English"), [[1, "Term"], [2, "Fees"]], (6,))).worksheets[0]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:B3"
    assert page["B2"].alignment.wrap_text
    assert page["A1"].font.bold
    assert page.column_dimensions["A"].width == pytest.approx(6, abs=1)


def test_titles_are_made_to_fit_and_told_apart() -> None:
    names = ["Cláusulas [en/es]: *?", "'quoted'", "", "history", "x" * 40, "x" * 40]
    book = read(*(Sheet(name, ("a",), []) for name in names))
    assert book.sheetnames == [
        "Cláusulas  en es", "quoted", "3", "history (4)", "x" * 31, "x" * 27 + " (6)",
    ]  # fmt: skip


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheets = [Sheet("Pairs", ("No.",), [[1], [date(2026, 3, 1)]])]
    assert workbook(sheets) == workbook(sheets)
    assert read(*sheets).properties.created == datetime(2000, 1, 1)
