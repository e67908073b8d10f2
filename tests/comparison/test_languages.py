"""Bilingual documents: what changed in one language alone."""

from __future__ import annotations

from agreements.comparison.documents import compare
from agreements.model.changes import Comparison
from agreements.model.document import Cell, Document, Passage, Place

PAIRS = (
    ("1. The University shall keep the records of all students for six years.",
     "1. La Universidad conservará los expedientes de todos los estudiantes durante seis años."),
    ("2. Each Party bears its own costs under this Agreement.",
     "2. Cada Parte cubrirá sus propios gastos conforme al presente Convenio."),
    ("3. This Agreement is governed by the laws of Scotland.",
     "3. El presente Convenio se rige por las leyes de Escocia."),
)  # fmt: skip


def columns(*pairs: tuple[str, str]) -> Document:
    passages = []
    for row, texts in enumerate(pairs):
        for column, text in enumerate(texts):
            place = Place(paragraph=2 * row + column, cells=(Cell(0, row, column),))
            passages.append(Passage(place, text))
    return Document(tuple(passages))


def alone(found: Comparison) -> list[tuple[str, str, str]]:
    return [
        (one.language, one.kind, finding.certainty)
        for one in found.changes for finding in one.findings if finding.check == "one-language"
    ]  # fmt: skip


def test_a_clause_that_changed_in_one_language_alone_is_told() -> None:
    en, es = PAIRS[0]
    new = columns((en.replace("six years", "ten years"), es), *PAIRS[1:])
    found = compare(columns(*PAIRS), new)
    assert alone(found) == [("en", "changed", "sure")]
    changed = next(one for one in found.changes if one.findings)
    partner = next(one for one in found.changes if one.id == changed.partner)
    assert (partner.language, partner.kind) == ("es", "unchanged")


def test_a_clause_that_changed_in_both_is_not() -> None:
    en, es = PAIRS[0]
    both = (en.replace("six years", "ten years"), es.replace("seis años", "diez años"))
    found = compare(columns(*PAIRS), columns(both, *PAIRS[1:]))
    assert alone(found) == []
    assert [one.kind for one in found.real()] == ["changed", "changed"]


def test_a_comma_in_one_language_is_no_divergence() -> None:
    en, es = PAIRS[1]
    found = compare(
        columns(*PAIRS), columns(PAIRS[0], (en, es.replace("gastos", "gastos,")), PAIRS[2])
    )
    assert alone(found) == []


def test_a_clause_removed_in_one_language_alone_is_told() -> None:
    old = columns(*PAIRS)
    new = Document(tuple(one for one in old.passages if one.text != PAIRS[1][1]))
    assert alone(compare(old, new)) == [("es", "removed", "sure")]


def test_languages_one_after_the_other_are_paired_by_number() -> None:
    def sequential(*pairs: tuple[str, str]) -> Document:
        texts = [en for en, _ in pairs] + [es for _, es in pairs]
        return Document(tuple(Passage(Place(paragraph=at), text) for at, text in enumerate(texts)))

    en, es = PAIRS[2]
    new = sequential(*PAIRS[:2], (en, es.replace("Escocia", "Inglaterra y Gales")))
    assert alone(compare(sequential(*PAIRS), new)) == [("es", "changed", "sure")]
