"""The nearest wording of the library, and what a draft lacks."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from agreements.assembly.choice import Context, requirement
from agreements.deviation import Index, index, missing, nearest, shown
from agreements.model import Language, Library


@pytest.fixture(scope="module")
def indexes(library: Library) -> Mapping[Language, Index]:
    return {"en": index(library, "en"), "es": index(library, "es")}


# Wording as drafts of the field have it, not the library's; the clause that answers it.
CASES: list[tuple[Language, str, str, str]] = [
    ("en", "Confidentiality", "Each party undertakes not to disclose to any person"
     " any confidential information about the business of the other party.", "confidentiality"),
    ("en", "", "Neither party shall be liable for any delay in performing its obligations where"
     " that delay results from events beyond its reasonable control, such as flood or war.",
     "force-majeure"),
    ("en", "Governing law", "This Agreement and any dispute arising out of it is governed by"
     " the law of England and Wales.", "governing-law"),
    ("en", "Data protection", "The parties shall process personal data only as controllers and in"
     " line with the data protection legislation in force.", "data-protection"),
    ("es", "CONFIDENCIALIDAD", "Las partes guardarán estricta confidencialidad respecto de la"
     " información que se proporcionen y no la divulgarán a terceros.", "confidentiality"),
    ("es", "CASO FORTUITO", "Ninguna de las partes será responsable del retraso debido a caso"
     " fortuito o fuerza mayor.", "force-majeure"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "heading", "text", "clause"), CASES)
def test_the_nearest_clause_is_about_the_same(
    language: Language,
    heading: str,
    text: str,
    clause: str,
    indexes: Mapping[Language, Index],
    library: Library,
) -> None:
    found = nearest(heading, text, indexes[language])
    assert found is not None
    assert found.clause == clause


def test_prose_about_something_else_is_near_nothing(
    indexes: Mapping[Language, Index], library: Library
) -> None:
    assert nearest("", "Whisk the butter until it is pale.", indexes["en"]) is None


@pytest.mark.parametrize("language", ["en", "es"])
def test_our_own_wording_is_nearest_to_itself(
    language: Language, indexes: Mapping[Language, Index], library: Library
) -> None:
    wrong = []
    for one in indexes[language].wordings:
        found = nearest("", one.text, indexes[language])
        if found is None or found.clause != one.clause:
            wrong.append(one.clause)
    assert len(wrong) <= len(indexes[language].wordings) * 0.02, wrong


def memorandum(library: Library, without: str = "") -> list[tuple[str, str]]:
    """What a memorandum needs, each clause in its last wording."""
    found = []
    for clause in library.clauses.values():
        spoken = [one for one in clause.positions if one.paragraphs]
        if spoken and clause.id != without and requirement(clause.applies, MEMORANDUM) != "absent":
            text = "\n".join(shown(one.en, library, "en") for one in spoken[-1].paragraphs)
            found.append((shown(clause.title[0], library, "en"), text))
    return found


MEMORANDUM = Context("memorandum", ("dual-degree",), "", "", "uk", frozenset())


def test_a_memorandum_that_holds_everything_lacks_nothing(
    indexes: Mapping[Language, Index], library: Library
) -> None:
    clauses = memorandum(library)
    assert not missing(clauses, indexes, library, MEMORANDUM, ["en"] * len(clauses))


def test_a_clause_that_is_left_out_is_missing(
    indexes: Mapping[Language, Index], library: Library
) -> None:
    """Of the clauses that a memorandum needs three in four are missed alone when they are left out.

    The rest say in part what another clause says too (capacity, originals).
    """
    needed = {one.clause for one in missing([], indexes, library, MEMORANDUM, [])}
    missed = set()
    for id in needed:
        clauses = memorandum(library, id)
        found = missing(clauses, indexes, library, MEMORANDUM, ["en"] * len(clauses))
        missed |= {one.clause for one in found}
        assert {one.clause for one in found} <= {id}
    assert len(missed) >= 0.75 * len(needed), needed - missed
