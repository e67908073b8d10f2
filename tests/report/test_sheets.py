"""The sheets of a result hold every point and every clause, as text."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from agreements.exchange.xlsx import workbook
from agreements.report.sheets import sheets
from agreements.spread import changes, pairs, review
from tests.report import specimen


def test_points_and_clauses_are_two_sheets() -> None:
    told = pairs.spread(specimen.compared(), specimen.decided())
    book = load_workbook(io.BytesIO(workbook(sheets(told, "es"))))
    assert book.sheetnames == ["Puntos", "Cláusulas"]
    points = list(book["Puntos"].values)
    assert len(points) == 1 + 4
    assert points[0][:4] == ("Número", "Título", "Gravedad", "Certeza")
    figures = next(one for one in points if one[11] == specimen.FIGURES.key)
    assert figures[0] == "5.1"
    assert figures[4] == "Plazo"
    assert "Ana Ruiz" in str(figures[10])
    clauses = list(book["Cláusulas"].values)
    assert len(clauses) == 1 + len(specimen.compared().pairs)
    missing = next(one for one in clauses if one[0] == "6")
    assert missing[3] == "(No está en la versión en español)"
    assert missing[7] == "cambió después"
    assert "Ask the registrar." in str(missing[8])


def test_changes_and_reviews_make_sheets_too() -> None:
    told = sheets(changes.spread(specimen.comparison()), "en")
    assert len(told[1].rows) == len(specimen.comparison().changes)
    told = sheets(review.spread(specimen.review()), "en")
    assert told[0].rows[0][9] == specimen.DAY
    assert "laws of England & Wales" in str(told[1].rows[1][1])
