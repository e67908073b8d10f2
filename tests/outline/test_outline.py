"""The clause tree over texts as lawyers write them: numbers, terms, references, blanks."""

from __future__ import annotations

import pytest

from agreements.model.document import Cell, Document, Outline, Passage, Place
from agreements.outline import outline
from agreements.outline.labels import label
from agreements.outline.languages import words_say

UK = """\
Memorandum of Understanding
Background
(A) The Universities wish to work together.
(B) They have exchanged letters.
Agreed terms
1. Definitions
1.1 In this Agreement:
“Programme” means the double degree described in Schedule 1.
“Student” means a person enrolled on the Programme.
2. Fees
2.1 Each Student pays the fee in paragraph 2 of Schedule 1:
(a) to the home University; and
(h) in sterling.
(i) Late fees bear interest.
2.2 Clause 2.1(a) does not apply where clause 1.1 says otherwise.
2.3 The fee is [insert amount], payable under section 2 of the Late Payment Act 1998.
Signed for and on behalf of the University
Name: ____________
Schedule 1 – The Programme
1. Structure
2. Fees
"""
MEXICO = """\
CONVENIO ESPECÍFICO DE COLABORACIÓN
DECLARACIONES
I. Declara «LA UNIVERSIDAD» que:
I.1 Es un organismo público, en lo sucesivo «LA UNIVERSIDAD».
II. Declaran «LAS PARTES» que:
II.1 Conocen el alcance de este convenio.
CLÁUSULAS
PRIMERA.- OBJETO. El presente convenio tiene por objeto la doble titulación.
a) Planes de estudio.
b) Movilidad.
SEGUNDA.- COMPROMISOS. Las partes cumplirán la cláusula PRIMERA, inciso b), y el Anexo 2.
DÉCIMO PRIMERA.- VIGENCIA. Conforme al artículo 5 de la Ley General de Educación.
Leído que fue el presente convenio, se firma por duplicado.
ANEXO 2
1. Calendario
"""


def made(text: str) -> Outline:
    return outline(
        Document(
            tuple(Passage(Place(paragraph=at), line) for at, line in enumerate(text.splitlines()))
        )
    )


def test_a_british_agreement_as_a_tree() -> None:
    found = made(UK)
    assert [(one.kind, one.path) for one in found.nodes if one.number or one.path] == [
        ("heading", "recitals"),
        ("recital", "recital a"),
        ("recital", "recital b"),
        ("heading", "clauses"),
        ("clause", "1"),
        ("clause", "1.1"),
        ("clause", "2"),
        ("clause", "2.1"),
        ("paragraph", "2.1.a"),
        ("paragraph", "2.1.h"),
        ("paragraph", "2.1.i"),
        ("clause", "2.2"),
        ("clause", "2.3"),
        ("signature", "signature"),
        ("schedule", "schedule 1"),
        ("clause", "schedule 1.1"),
        ("clause", "schedule 1.2"),
    ]
    assert {one.language for one in found.nodes} == {"en"}


def test_a_mexican_agreement_as_a_tree() -> None:
    found = made(MEXICO)
    assert [(one.kind, one.path) for one in found.nodes if one.number] == [
        ("declaration", "declaration i"),
        ("declaration", "declaration i.1"),
        ("declaration", "declaration ii"),
        ("declaration", "declaration ii.1"),
        ("clause", "1"),
        ("paragraph", "1.a"),
        ("paragraph", "1.b"),
        ("clause", "2"),
        ("clause", "11"),
        ("schedule", "schedule 2"),
        ("clause", "schedule 2.1"),
    ]
    first = next(one for one in found.nodes if one.path == "1")
    assert (first.number, first.heading, first.language) == ("PRIMERA", "OBJETO", "es")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            UK,
            {
                "Schedule 1": "schedule 1",
                "Clause 2.1(a)": "2.1.a",
                "clause 1.1": "1.1",
            },
        ),
        (MEXICO, {"cláusula PRIMERA, inciso b)": "1.b", "Anexo 2": "schedule 2"}),
    ],
)
def test_references_find_their_nodes(text: str, wanted: dict[str, str]) -> None:
    found = {one.where.words: one.target for one in made(text).references if one.target}
    assert {words: found.get(words) for words in wanted} == wanted


@pytest.mark.parametrize(("text", "words"), [(UK, "section 2"), (MEXICO, "artículo 5")])
def test_references_to_laws_are_outside(text: str, words: str) -> None:
    (one,) = (one for one in made(text).references if one.where.words == words)
    assert one.outside
    assert not one.target


def test_terms_and_their_uses() -> None:
    terms = {one.term: len(one.uses) for one in made(UK).terms}
    assert terms == {"Programme": 2, "Student": 1}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("the University of Caldermoor (the “University”), and", "University"),
        ("en lo sucesivo denominada «LA UNORTE», representada por", "LA UNORTE"),
        ("«Programa»: la doble titulación.", "Programa"),
        ("a quienes en conjunto se les denominará “LAS PARTES”.", "LAS PARTES"),
        ("(hereinafter referred to as “UVANA”)", "UVANA"),
    ],
)
def test_forms_of_definition(text: str, term: str) -> None:
    assert [one.term for one in made(text).terms] == [term]


def test_quotation_defines_nothing() -> None:
    assert not made("The course called “Advanced Thermodynamics” runs in May.").terms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("from [date] to the end", ["[date]"]),
        ("Firma: ________", ["________"]),
        ("the sum of {{ fee }}", ["{{ fee }}"]),
        ("as held in [2012] EWCA Civ 4", []),
        ("£[●] a year", ["[●]"]),
    ],
)
def test_blanks(text: str, words: list[str]) -> None:
    assert [one.words for one in made(text).blanks] == words


def test_two_columns_are_two_trees() -> None:
    rows = [
        ("1. Purpose of the agreement", "1. Objeto del convenio"),
        ("1.1 The Parties shall work on the terms of clause 1.",
         "1.1 Las Partes trabajarán conforme a la cláusula 1."),
    ]  # fmt: skip
    cells = [
        Passage(Place(paragraph=at, cells=(Cell(0, row, column),)), text)
        for row, pair in enumerate(rows)
        for at, (column, text) in enumerate(enumerate(pair))
    ]
    found = outline(Document(tuple(cells)))
    assert [one.id for one in found.nodes] == ["en:1", "es:1", "en:1.1", "es:1.1"]
    assert [one.target for one in found.references] == ["en:1", "es:1"]


@pytest.mark.parametrize(
    ("text", "shape", "steps"),
    [
        ("5.1.2. Text", "figures", ("5", "1", "2")),
        ("(iv) text", "roman", ("iv",)),
        ("VIGÉSIMA PRIMERA. Texto", "ordinal", ("21",)),
        ("DECIMOPRIMERA.- Texto", "ordinal", ("11",)),
        ("Cláusula Quinta. Vigencia", "ordinal", ("5",)),
        ("Annex B – Fees", "schedule", ("B",)),
        ("ANEXO ÚNICO", "schedule", ("1",)),
        ("II.3 Que cuenta", "declaration", ("II", "3")),
    ],
)
def test_labels(text: str, shape: str, steps: tuple[str, ...]) -> None:
    found = label(text)
    assert found is not None
    assert (found.shape, found.steps) == (shape, steps)


@pytest.mark.parametrize(
    "text",
    [
        "12 January 2027",
        "First the parties meet.",
        "A university is free.",
        "SECOND PARTY",
        "2024 was",
    ],
)
def test_not_labels(text: str) -> None:
    assert label(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("This Agreement shall be governed by the law of England.", "en"),
        ("El presente convenio se regirá por las leyes de México.", "es"),
        ("UNAM", ""),
    ],
)
def test_language_of_words(text: str, language: str) -> None:
    assert words_say(text) == language
