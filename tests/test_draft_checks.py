"""Each check of a draft can fail: a sound draft is broken in one place, and that check says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from agreements.assembly import assemble
from agreements.checks import drafts, registry
from agreements.library.requests import read_request
from agreements.model import AgreedClause, AgreedParagraph, Agreement, Bilingual, Library, Span
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def memorandum(library: Library) -> Agreement:
    path = ROOT / "examples" / "memorandum-dual-degree-coil.yaml"
    return assemble(library, read_request(path.read_text("utf-8"), path.name, library))


def broken(
    agreement: Agreement, id: str, change: Callable[[AgreedClause], AgreedClause]
) -> Agreement:
    clauses = tuple(change(one) if one.id == id else one for one in agreement.clauses)
    return replace(agreement, clauses=clauses)


def saying(
    english: str = "", spanish: str = "", *spans: Span
) -> Callable[[AgreedClause], AgreedClause]:
    """Add words to the end of a clause's first paragraph."""

    def change(clause: AgreedClause) -> AgreedClause:
        first: AgreedParagraph = clause.paragraphs[0]
        first = replace(
            first,
            en=(*first.en, Span("text", english), *spans),
            es=(*first.es, Span("text", spanish), *spans),
        )
        return replace(clause, paragraphs=(first, *clause.paragraphs[1:]))

    return change


def one_language(clause: AgreedClause) -> AgreedClause:
    first = replace(clause.paragraphs[0], es=())
    return replace(clause, paragraphs=(first, *clause.paragraphs[1:]))


BROKEN: dict[str, tuple[str, Callable[[AgreedClause], AgreedClause]]] = {
    "reference-to-absent-clause": (
        "purpose", saying("", "", Span("blank", "[● clause “fees”]", "ref:fees"))),
    "unknown-mark": ("purpose", saying("", "", Span("blank", "[● weather]", "weather"))),
    "unmarked-blank": ("purpose", saying(" It starts on ________.", " Inicia el ________.")),
    "marks-differ": (
        "purpose",
        lambda clause: replace(clause, title_es=(Span("value", "UVANA", "mx"),)),
    ),
    "figures-differ": ("purpose", saying(" It lasts 30 days.", " Dura 60 días.")),
    "empty-in-one-language": ("purpose", one_language),
    "duty-in-non-binding-clause": (
        "purpose", saying(" Each Party shall pay.", " Cada Parte deberá pagar.")),
    "law-out-of-extent": (
        "purpose", lambda clause: replace(clause, laws=("third-parties-scotland-2017",))),
    "stale-law": ("purpose", lambda clause: replace(clause, laws=("dpa-1998",))),
    "terms-defined-once-and-used": (
        "purpose", saying("", "", Span("term", "Student", "student"))),
    "conflicting-positions": (
        "amicable-settlement", lambda clause: replace(clause, position="good-faith-only")),
}  # fmt: skip


def test_every_check_of_a_draft_has_its_case() -> None:
    families = (*registry.checks("draft"), *registry.checks("agreement"))
    assert {one.id for one in families} == set(BROKEN)


def test_the_sound_draft_has_no_finding(memorandum: Agreement, library: Library) -> None:
    assert [one.message.en for one in drafts.findings(memorandum, library)] == []


@pytest.mark.parametrize("check", BROKEN)
def test_the_check_can_fail(memorandum: Agreement, library: Library, check: str) -> None:
    id, change = BROKEN[check]
    draft = broken(memorandum, id, change)
    if check == "conflicting-positions":
        court = next(one for one in draft.clauses if one.id == "amicable-settlement")
        other = library.clauses["amicable-settlement"].positions
        against = next(one for one in other if one.id == "good-faith-only").conflicts[0]
        clause, _, position = against.partition("/")
        draft = replace(
            draft, clauses=(*draft.clauses, replace(court, id=clause, position=position))
        )
    found = {one.check for one in drafts.findings(draft, library)}
    assert check in found


def test_a_defined_term_is_told_from_one_defined_twice(
    memorandum: Agreement, library: Library
) -> None:
    twice = Span("defined", "“Parties”", "parties")
    draft = broken(memorandum, "purpose", saying("", "", twice))
    messages = [one.message for one in drafts.findings(draft, library)]
    assert any("more than once" in one.en and "más de una vez" in one.es for one in messages)


def test_findings_speak_both_languages(memorandum: Agreement, library: Library) -> None:
    draft = broken(memorandum, "purpose", saying(" It lasts 30 days.", " Dura 60 días."))
    (found,) = drafts.findings(draft, library)
    assert isinstance(found.message, Bilingual)
    assert "30" in found.message.en
    assert "60" in found.message.es
