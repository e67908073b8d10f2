"""The tables of schedules: over the whole width, heads in each language, no column too narrow."""

from __future__ import annotations

from collections.abc import Sequence

from agreements.model import AgreedTable, Column, Language, Span
from agreements.word.markup import cell, look, paragraph, row, run, table
from agreements.word.spans import two_languages

MOST_UPRIGHT = 5
NARROWEST = 1304  # 2.3 cm
_ONE_LINE = 16


def is_wide(agreed: AgreedTable) -> bool:
    """Whether a table asks for a page on its side."""
    return len(agreed.columns) > MOST_UPRIGHT


def schedule_table(
    agreed: AgreedTable, width: int, languages: Sequence[Language], marks: str
) -> str:
    """A filled table; `marks` are the bookmarks that go into its first cell."""
    widths = shared(agreed.columns, width)
    heads = [
        cell(_head(column, languages, marks if place == 0 else ""), widths[place])
        for place, column in enumerate(agreed.columns)
    ]
    rows = [
        row(
            cell(_cell(spans, languages, column.align), widths[place])
            for place, (spans, column) in enumerate(zip(cells, agreed.columns, strict=True))
        )
        for cells in agreed.rows
    ]
    return table("ConvenioTable", widths, [row(heads, head=True), *rows])


def shared(columns: Sequence[Column], width: int) -> list[int]:
    """The width shared out by the columns' weights; none below 2.3 cm while there is room."""
    least = min(NARROWEST, width // len(columns))
    widths = [0] * len(columns)
    free = set(range(len(columns)))
    room, weight = width, sum(column.width for column in columns)
    while tight := [place for place in free if room * columns[place].width < least * weight]:
        for place in tight:
            widths[place] = least
            free.remove(place)
        room = width - sum(widths)
        weight = sum(columns[place].width for place in free)
    for place in free:
        widths[place] = room * columns[place].width // weight
    widths[-1] += width - sum(widths)
    return widths


def _head(column: Column, languages: Sequence[Language], marks: str) -> str:
    return "".join(
        paragraph(
            "ConvenioTableHead",
            (marks if place == 0 else "")
            + run(column.head[language], look(language, "ConvenioSecond" if place else "")),
            align=column.align,
        )
        for place, language in enumerate(languages)
    )


def _cell(spans: Sequence[Span], languages: Sequence[Language], align: str) -> str:
    """A cell: one text, or one above the other where two languages would not fit on a line."""
    halves = [one_language(spans, language) for language in languages]
    if len(languages) == 1 or sum(len(span.text) for span in spans) <= _ONE_LINE:
        chosen = halves[0] if len(languages) == 1 else spans
        return paragraph("ConvenioTableText", two_languages(chosen), align=align)
    if halves[0] == halves[1]:
        return paragraph("ConvenioTableText", two_languages(spans), align=align)
    return "".join(
        paragraph(
            "ConvenioTableText",
            run(half[0].text, look(language, "ConvenioSecond" if place else "")),
            align=align,
        )
        for place, (half, language) in enumerate(zip(halves, languages, strict=True))
    )


def one_language(spans: Sequence[Span], language: Language) -> Sequence[Span]:
    """The half of `Both / Ambos` in that language; a cell that reads the same stays whole."""
    if len(spans) == 3 and spans[1].text == " / " and spans[0].target == spans[2].target:
        return spans[:1] if language == "en" else spans[2:]
    return spans
