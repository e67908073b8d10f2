"""The glossary: well formed, one entry a concept, and no word both approved and forbidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.library import LibraryFaults
from agreements.library.glossary import read_glossary
from agreements.model import Library
from tests.conftest import ROOT


def test_at_least_500_concepts_in_both_languages() -> None:
    terms = read_glossary(ROOT / "glossary")
    assert len(terms) >= 500
    assert all(term.en.approved and term.es.approved for term in terms.values())


def test_no_word_is_approved_and_forbidden_for_one_sense() -> None:
    for term in read_glossary(ROOT / "glossary").values():
        for words in (term.en, term.es):
            good = {words.approved, *words.admitted}
            assert not good & {one.term for one in words.forbidden}, term.id
            assert not good & set(words.deprecated), term.id


def test_every_term_that_a_clause_prints_is_known(library: Library) -> None:
    assert {"programme", "personal-data"} <= {*library.definitions, *library.terms}


def test_a_concept_that_stands_twice_is_refused(tmp_path: Path) -> None:
    text = (ROOT / "glossary" / "immigration.yaml").read_text("utf-8")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    (tmp_path / "b.yaml").write_text(text, "utf-8")
    with pytest.raises(LibraryFaults) as caught:
        read_glossary(tmp_path)
    assert "also stands in" in caught.value.message.en


def test_what_a_term_is_related_to_is_there() -> None:
    terms = read_glossary(ROOT / "glossary")
    assert [
        (term.id, one) for term in terms.values() for one in term.related if one not in terms
    ] == []


def test_a_word_that_mexico_admits_is_not_called_spain_s() -> None:
    for term in read_glossary(ROOT / "glossary").values():
        assert not {term.es.approved, *term.es.admitted} & set(term.spain), term.id
