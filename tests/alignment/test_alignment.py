"""Passages of two languages linked, as a person who reads both would link them."""

from __future__ import annotations

import pytest

from agreements.alignment import align, one_file, pairs, two_files
from agreements.alignment.versions import NotTwoLanguages
from agreements.commands.reading import read_document
from agreements.library.lexicon import read_lexicon
from agreements.model.document import Document
from agreements.model.pairs import Pair

EN = (
    "1. Purpose",
    "The Parties wish to work together in teaching and research.",
    "2. Costs",
    "Each Party shall bear its own costs, up to GBP 5,000 a year.",
    "3. Term",
    "This Agreement lasts five years from the date of the last signature.",
    "Either Party may end it by giving ninety days' notice in writing.",
    "4. Confidentiality",
    "Neither Party shall disclose the confidential information of the other.",
    "5. Publications",
    "Researchers may publish the results of the joint projects in academic journals.",
)
ES = (
    "1. Objeto",
    "Las Partes desean colaborar en docencia e investigación.",
    "2. Costos",
    "Cada Parte cubrirá sus propios costos, hasta GBP 5,000 al año.",
    "3. Vigencia",
    "El presente Convenio tendrá una vigencia de cinco años a partir de la última firma.",
    "Cualquiera de las Partes podrá darlo por terminado mediante aviso por escrito con noventa "
    "días de anticipación.",
    "4. Confidencialidad",
    "Ninguna de las Partes divulgará la información confidencial de la otra.",
    "5. Publicaciones",
    "Los investigadores podrán publicar en revistas académicas los resultados de los proyectos "
    "conjuntos.",
)


def linked(english: tuple[str, ...], spanish: tuple[str, ...]) -> set[tuple[str, str]]:
    links = align(english, spanish, read_lexicon())
    return {(english[i], spanish[j]) for link in links for i in link.en for j in link.es}


def text(lines: tuple[str, ...]) -> Document:
    return read_document("\n".join(lines).encode(), "agreement.txt")


def compared(english: tuple[str, ...], spanish: tuple[str, ...]) -> tuple[Pair, ...]:
    versions = two_files(text(english), "en.txt", text(spanish), "es.txt")
    return pairs(*versions, read_lexicon())


def test_each_passage_finds_its_translation() -> None:
    assert linked(EN, ES) == set(zip(EN, ES, strict=True))


@pytest.mark.parametrize("gone", range(len(ES)))
def test_what_one_language_lacks_stands_alone(gone: int) -> None:
    rest = ES[:gone] + ES[gone + 1 :]
    assert linked(EN, rest) == {pair for pair in zip(EN, ES, strict=True) if pair[1] != ES[gone]}


def test_two_passages_run_together_are_both_linked_to_their_translation() -> None:
    joined = (*ES[:5], f"{ES[5]} {ES[6]}", *ES[7:])
    (pair,) = [one for one in compared(EN, joined) if one.kind == "merged"]
    assert pair.en is not None
    assert pair.es is not None
    assert pair.en.text == f"{EN[5]}\n{EN[6]}"
    assert [pair.en.text[start:][:4] for start in pair.en.starts] == ["This", "Eith"]
    assert pair.es.text == joined[5]


def test_a_clause_that_moved_is_linked_and_said_to_have_moved() -> None:
    turned = (*ES[:2], *ES[7:9], *ES[2:7], *ES[9:])
    assert linked(EN, turned) == set(zip(EN, ES, strict=True))
    moved = [one for one in compared(EN, turned) if one.kind == "moved"]
    assert {one.en.text for one in moved if one.en} == set(EN[7:9])


def test_numbers_are_one_in_both_structures() -> None:
    english = ("FIRST. PURPOSE.", EN[1], "SECOND. TERM.", EN[5])
    spanish = ("PRIMERA. OBJETO.", ES[1], "SEGUNDA. VIGENCIA.", ES[5])
    assert [(one.kind, one.id) for one in compared(english, spanish)] == [
        ("matched", "clause-1"), ("matched", "clause-1-p1"),
        ("matched", "clause-2"), ("matched", "clause-2-p1"),
    ]  # fmt: skip


def test_the_order_of_the_files_does_not_matter() -> None:
    one = two_files(text(ES), "es.txt", text(EN), "en.txt")
    assert [version.name for version in one] == ["en.txt", "es.txt"]


def test_two_files_in_one_language_are_refused_by_name() -> None:
    with pytest.raises(NotTwoLanguages) as told:
        two_files(text(EN), "a.txt", text(EN), "b.txt")
    assert "a.txt and b.txt are both in English" in told.value.message.en
    with pytest.raises(NotTwoLanguages):
        one_file(text(EN), "a.txt")


def test_one_language_after_the_other_in_one_file() -> None:
    whole = text((*EN, *ES))
    found = pairs(*one_file(whole, "both.txt"), read_lexicon())
    assert {(one.en and one.en.text, one.es and one.es.text) for one in found} == set(
        zip(EN, ES, strict=True)
    )
