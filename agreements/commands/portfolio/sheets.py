"""The workbook of a portfolio: agreements, their flags, what is missing, days that are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from agreements.exchange.xlsx import Sheet
from agreements.model import Bilingual, Language
from agreements.portfolio.rows import SAID, Row
from agreements.portfolio.touched import Proposal

Cell = str | int | float | date
_COLUMNS = tuple(
    Bilingual(en, es)
    for en, es in (
        ("File", "Archivo"), ("Parties", "Partes"), ("Instrument", "Instrumento"),
        ("Models", "Modelos"), ("Languages", "Idiomas"), ("Governing law", "Derecho aplicable"),
        ("Forum", "Foro"), ("State", "Estado"), ("Signed", "Firma"), ("Start", "Inicio"),
        ("Length", "Duración"),
        ("First end", "Primer vencimiento"), ("How the end is known", "Cómo se conoce"),
        ("Next end", "Próximo vencimiento"), ("Renewal", "Prórroga"), ("Notice", "Aviso"),
        ("Next notice by", "Próximo aviso a más tardar"), ("UK-law flags", "Vínculos británicos"),
        ("Stale laws", "Normas superadas"), ("Missing topics", "Temas ausentes"),
        ("Divergences", "Divergencias"), ("Doubts", "Dudas"), ("Notes", "Notas"),
        ("Copies", "Copias"),
    )
)  # fmt: skip
MOST_FLAGS = 200_000
"""More rows take a spreadsheet program minutes to open; report.jsonl holds all."""
_MORE = Bilingual("… more in report.jsonl", "… el resto está en report.jsonl")
_WIDTHS = (
    40,
    40,
    22,
    22,
    14,
    28,
    28,
    12,
    11,
    11,
    12,
    11,
    18,
    11,
    18,
    30,
    11,
    9,
    9,
    9,
    9,
    40,
    40,
    30,
)


def sheets(
    rows: Sequence[Row], language: Language, proposed: Mapping[str, Proposal]
) -> list[Sheet]:
    """The sheets, in one language."""
    made = [
        _sheet(Bilingual("Agreements", "Convenios"), _COLUMNS, [_row(one) for one in rows],
               language, _WIDTHS),
        _flags(rows, language),
        _dues(rows, language),
        _missing(rows, language),
    ]  # fmt: skip
    return [*made, *([_touched(rows, language, proposed)] if proposed else [])]


def _sheet(
    title: Bilingual, columns: Sequence[Bilingual], rows: Sequence[Sequence[Cell]],
    language: Language, widths: tuple[int, ...],
) -> Sheet:  # fmt: skip
    return Sheet(title[language], tuple(one[language] for one in columns), rows, widths)


def _row(one: Row) -> tuple[Cell, ...]:
    return (
        one.file, one.parties, one.instrument, one.models, one.languages, one.law, one.forum,
        one.state, one.signed or "", one.start or "", one.length, one.end or "", one.certainty,
        one.next_end or "", one.renewal, one.notice, one.notice_by or "", len(one.uk_law),
        len(one.stale), len(one.missing), len(one.divergences), "\n".join(one.doubts),
        "\n".join(one.notes), "\n".join(one.copies),
    )  # fmt: skip


def _flags(rows: Sequence[Row], language: Language) -> Sheet:
    """One line a flag: which law, where, in which words; then the divergences."""
    columns = (
        Bilingual("File", "Archivo"), Bilingual("Kind", "Tipo"), Bilingual("Clause", "Cláusula"),
        Bilingual("Law", "Norma"), Bilingual("Words", "Palabras"), Bilingual("Sentence", "Texto"),
    )  # fmt: skip
    found = list(islice(_flag_rows(rows, language), MOST_FLAGS + 1))
    if len(found) > MOST_FLAGS:
        found[MOST_FLAGS:] = [(_MORE[language], "", "", "", "", "")]
    return _sheet(Bilingual("Flags", "Señales"), columns, found, language,
                  (40, 16, 14, 36, 30, 60))  # fmt: skip


def _flag_rows(rows: Sequence[Row], language: Language) -> Iterator[tuple[Cell, ...]]:
    stale = Bilingual("stale law", "norma superada")[language]
    tied = Bilingual("UK law", "derecho británico")[language]
    differs = Bilingual("languages differ", "idiomas divergentes")[language]
    for one in rows:
        for kind, flags in ((stale, one.stale), (tied, one.uk_law)):
            for flag in flags:
                yield one.file, kind, flag.clause, flag.title, flag.words, flag.sentence
        for said in one.divergences:
            yield one.file, differs, "", "", "", said


def _dues(rows: Sequence[Row], language: Language) -> Sheet:
    """One line for each end and last day of notice to come, the next first."""
    columns = (
        Bilingual("Day", "Día"), Bilingual("What", "Qué"), Bilingual("How sure", "Certeza"),
        Bilingual("File", "Archivo"), Bilingual("Parties", "Partes"),
        Bilingual("Clause", "Cláusula"), Bilingual("Sentence", "Texto"),
    )  # fmt: skip
    found: list[tuple[Cell, ...]] = [
        (due.day, SAID[due.kind][language], SAID[due.certainty][language], one.file, one.parties,
         due.clause, due.sentence)
        for one in rows
        for due in one.dues
    ]  # fmt: skip
    found.sort(key=lambda cells: tuple(map(str, cells)))
    return _sheet(Bilingual("Deadlines", "Vencimientos"), columns, found, language,
                  (11, 28, 11, 40, 40, 12, 60))  # fmt: skip


def _missing(rows: Sequence[Row], language: Language) -> Sheet:
    columns = (Bilingual("File", "Archivo"), Bilingual("Missing topic", "Tema ausente"))
    found = [(one.file, topic) for one in rows for topic in one.missing]
    return _sheet(Bilingual("Missing topics", "Temas ausentes"), columns, found, language, (40, 50))


def _touched(rows: Sequence[Row], language: Language, proposed: Mapping[str, Proposal]) -> Sheet:
    """One line for each place that a law touches, with what our library proposes there."""
    columns = (
        Bilingual("File", "Archivo"), Bilingual("Clause", "Cláusula"), Bilingual("Law", "Norma"),
        Bilingual("Words", "Palabras"), Bilingual("Sentence", "Texto"), Bilingual("Why", "Por qué"),
        Bilingual("Cite instead", "Citar en su lugar"),
        Bilingual("Our clause", "Nuestra cláusula"), Bilingual("Its text", "Su texto"),
    )  # fmt: skip
    found = [
        (one.file, flag.clause, flag.title, flag.words, flag.sentence, *_proposed(told, language))
        for one in rows
        for flag in one.touched
        if (told := proposed.get(flag.law))
    ]
    return _sheet(Bilingual("To amend", "Por modificar"), columns, found, language,
                  (40, 12, 30, 24, 60, 50, 40, 30, 60))  # fmt: skip


def _proposed(told: Proposal, language: Language) -> tuple[str, str, str, str]:
    named = f"{told.clause}/{told.position}" if told.clause else ""
    instead = "; ".join(one[language] for one in told.instead)
    return told.why[language], instead, named, told.text[language]
