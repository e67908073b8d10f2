"""A comparison of languages, one of versions and a review, small but with every kind of row."""

from __future__ import annotations

from datetime import date

from agreements.decisions import NOTHING, Decisions, comment, dismiss, tick
from agreements.model import Bilingual, Finding, Place, Weight
from agreements.model.changes import Change, Comparison, Meaning, Renamed, Side
from agreements.model.pairs import Compared, Divergence, Highlight, Pair, Piece
from agreements.model.received import (
    Flag,
    MissingTopic,
    Nearest,
    Review,
    ReviewedClause,
    Sentence,
    WordChange,
)

HOSTILE = "<script>alert(1)</script> & \"quotes\" '{{ 7*7 }}' <img src=x onerror=alert(2)> \x01"
DAY = date(2026, 3, 31)
NOTICE_EN = "Either Party may end this Memorandum by thirty (30) days’ notice, and shall pay a fee."
NOTICE_ES = "Cualquiera de las Partes podrá terminarlo con aviso de sesenta (60) días.\nSin cuota."


def finding(
    check: str, weight: Weight, clause: str, en: str, es: str, words: str = "", **rest: object
) -> Finding:
    return Finding(
        f"{check}-{clause}", check, weight, rest.pop("certainty", "sure"),  # type: ignore[arg-type]
        (Place(clause=clause),), Bilingual(en, es), words, **rest,  # type: ignore[arg-type]
    )  # fmt: skip


FIGURES = finding(
    "periods-differ", "high", "5.1",
    "Clause 5.1 says “thirty (30) days” but its Spanish text says «sesenta (60) días».",
    "La cláusula 5.1 dice «sesenta (60) días», pero su texto en inglés dice “thirty (30) days”.",
    "thirty (30) days | sesenta (60) días",
)  # fmt: skip
DUTY = finding(
    "force-differs", "medium", "5.1",
    "The English states a duty that the Spanish does not.",
    "El inglés establece una obligación que el español no establece.",
    "shall pay a fee", certainty="likely",
    suggestion=Bilingual("Say «pagará».", "Diga «pagará»."),
)  # fmt: skip
MISSING = finding(
    "clause-missing", "high", "6", "Clause 6 has no Spanish text.",
    "La cláusula 6 no tiene texto en español.",
)  # fmt: skip
PREVAILING = finding(
    "no-prevailing-language", "low", "", "Neither language is said to prevail.",
    "No se dice qué idioma prevalece.",
)  # fmt: skip


def _piece(number: str, heading: str, text: str) -> Piece:
    return Piece(number, heading, text, (0,), (0,))


def _mark(language: str, text: str, words: str) -> Highlight:
    start = text.index(words)
    return Highlight(language, start, start + len(words))  # type: ignore[arg-type]


def compared() -> Compared:
    figures = Divergence(
        FIGURES,
        (_mark("en", NOTICE_EN, "thirty (30) days"), _mark("es", NOTICE_ES, "sesenta (60) días")),
    )
    duty = Divergence(DUTY, (_mark("en", NOTICE_EN, "days’ notice, and shall pay a fee"),))
    pairs = [
        Pair("title", "matched", _piece("", "", "MEMORANDUM"), _piece("", "", "MEMORANDO"), 1.0),
        Pair("clause-5", "matched", _piece("5", "Ending", "Ending"),
             _piece("QUINTA", "Terminación", "Terminación"), 1.0),
        Pair("clause-5.1", "matched", _piece("5.1", "Ending", NOTICE_EN),
             _piece("", "Terminación", NOTICE_ES), 0.8, (figures, duty)),
        Pair("clause-6", "missing-es", _piece("6", "Teach-out", "Students may finish."), None, 0.0,
             (Divergence(MISSING),)),
        Pair("clause-7", "moved", _piece("7", HOSTILE, f"{HOSTILE}\nEach bears its costs."),
             _piece("NOVENA", "Gastos", f"{HOSTILE}\nCada una cubre sus gastos."), 0.7),
        Pair("es-10", "missing-en", None, _piece("DÉCIMA", "Cesión", "Nadie podrá ceder."), 0.0),
    ]  # fmt: skip
    note = Bilingual("A picture was not read.", "No se leyó una imagen.")
    return Compared("memo-en.docx", "memo-es.docx", tuple(pairs), (PREVAILING,), (note,))


def decided() -> Decisions:
    """The figures dismissed, a clause ticked, a comment, and a dismissal whose finding is gone."""
    gone = finding("dates-differ", "low", "3", "A date differs.", "Una fecha difiere.", "1 May")
    held = dismiss(NOTHING, FIGURES, "The Spanish is right; English follows.", "Ana Ruiz", DAY)
    held = dismiss(held, gone, "Agreed by telephone.", "Ana Ruiz", DAY)
    held = tick(held, "title", "MEMORANDUM\nMEMORANDO", "Ana Ruiz", DAY)
    held = tick(held, "clause-6", "Other words", "Ana Ruiz", DAY)
    held = comment(held, "clause-6", f"Ask the registrar. {HOSTILE[:25]}", "Ana Ruiz", DAY)
    return comment(held, "clause-99", "A clause that was here.", "Ana Ruiz", DAY)


def comparison() -> Comparison:
    def side(number: str, text: str, heading: str = "Ending") -> Side:
        return Side(number, heading, text, (0,))

    def words(*told: tuple[str, str]) -> tuple[WordChange, ...]:
        return tuple(WordChange(kind, text) for kind, text in told)  # type: ignore[arg-type]

    same = [
        Change(f"clause-{n}", "unchanged", side(f"{n}", HOSTILE), side(f"{n}", HOSTILE))
        for n in (1, 2)
    ]
    moved_number = Change("clause-3", "renumbered", side("4", "Fees."), side("3", "Fees."))
    english = Change(
        "clause-5.1-en", "changed", side("5.1", "A Party may give thirty (30) days’ notice."),
        side("5.1", "A Party may give sixty (60) days’ notice."),
        words(("equal", "A Party may give "), ("deleted", "thirty (30)"),
              ("inserted", "sixty (60)"), ("equal", " days’ notice.")),
        (Meaning("period", "thirty (30) days", "sixty (60) days", "high"),
         Meaning("typographic", "'", "’", "none")), "high",
        (finding("one-language", "high", "5.1", "Changed in English only.",
                 "Cambió solo en inglés."),),
        "en", "clause-5.1-es",
    )  # fmt: skip
    spanish = Change(
        "clause-5.1-es", "unchanged", side("5.1", "Una Parte podrá dar aviso de 30 días."),
        side("5.1", "Una Parte podrá dar aviso de 30 días."), language="es",
        partner="clause-5.1-en",
    )  # fmt: skip
    rest = [
        Change("clause-6", "added", None, side("6", "Students may finish.", "Teach-out"),
               severity="medium"),
        Change("clause-7", "removed", side("7", "Nobody may assign.", HOSTILE), None,
               severity="medium"),
        Change("clause-8", "moved", side("9", "Costs."), side("8", "Costs."), severity="low"),
    ]  # fmt: skip
    changes = (*same, moved_number, english, spanish, *rest)
    return Comparison("v1.docx", "v2.docx", changes, (Renamed("Partner", "Party", ("clause-8",)),))


def review(*, translated: bool = True) -> Review:
    text = "2. Law\nThis Agreement is governed by the laws of England & Wales."
    law = finding(
        "tied-to-law", "high", "c2", "The clause names the law of England and Wales.",
        "La cláusula nombra el derecho de Inglaterra y Gales.", "laws of England & Wales",
        about="english-law", source="legislation.gov.uk", checked_on=DAY,
        suggestion=Bilingual("Ask which law.", "Pregunte qué derecho."),
    )  # fmt: skip
    kept = Sentence("2. Law", "2. Law", "kept")
    told = Sentence("This Agreement …", "El presente Convenio …", "near", "library: law", 0.9)
    changes = (WordChange("deleted", "Each"), WordChange("inserted", "This"))
    nearest = Nearest("governing-law", "own-law", Bilingual("Law", "Derecho"), 0.6, "Each", changes)
    sentences = (kept, told) if translated else (kept,)
    clauses = (
        ReviewedClause("c1", "1", HOSTILE, HOSTILE, "en", (0,), (0,)),
        ReviewedClause("c2", "2.", "Law", text, "en", (1, 2), (0, 7), None, nearest, sentences),
        ReviewedClause("c3", "3", "Gastos", "Cada parte cubre sus gastos.", "es", (3,), (0,)),
    )
    start = text.index("laws") - 7
    flags = (Flag(2, start, start + len("laws of England & Wales"), "c2", law),)
    missing = (MissingTopic("amendment", "written", ("T1",), Bilingual("Changes", "Cambios")),)
    return Review("draft.docx", "mexico", "memorandum", (), clauses, flags, missing)
