"""Dates of term, renewal and notice clauses, against clauses that were labelled by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from agreements.model import Bilingual, Period
from agreements.model.document import Passage, Place
from agreements.model.portfolio import Moment, Quote
from agreements.portfolio import signing
from agreements.portfolio.deadlines import combined, deadlines
from agreements.portfolio.parties import parties
from agreements.portfolio.statements import Part
from agreements.text.reckoning import after, before, last_day
from agreements.text.stated_dates import days, periods
from bench import deadlines as measured


def test_there_are_enough_labelled_clauses_in_both_languages_half_of_them_hard() -> None:
    cases = [*measured.cases("rules"), *measured.cases("measure")]
    assert len(cases) >= 80
    assert len({one["text"] for one in cases}) == len({one["id"] for one in cases}) == len(cases)
    assert sum(one["hard"] for one in cases) * 2 >= len(cases)
    assert min(sum(one["language"] == each for one in cases) for each in ("en", "es")) >= 40


@pytest.mark.parametrize("case", measured.cases("rules"), ids=lambda one: one["id"])
def test_the_clauses_that_the_rules_were_made_from_are_read_as_labelled(case: dict) -> None:  # type: ignore[type-arg]
    assert measured.read(case) == measured.labelled(case)


def test_dates_of_the_other_half_are_read_as_well_as_the_manual_says() -> None:
    right, wrong, missed = measured.scores("measure")["dates"]
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.8


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("this 3rd day of May 2024", "2024-05-03"),
        ("May 3rd, 2024", "2024-05-03"),
        ("a los 15 días del mes de mayo del año 2024", "2024-05-15"),
        ("el treinta y uno de enero de dos mil veintiséis", "2026-01-31"),
        ("1.º de agosto de 2025", "2025-08-01"),
        ("on 03/05/2024", "2024-05-03"),
        ("2024-05-03", "2024-05-03"),
        ("1 Sept. 2024", "2024-09-01"),
    ],
)
def test_days_are_read_in_figures_and_in_words(text: str, day: str) -> None:
    assert [one.day.isoformat() for one in days(text)] == [day]


@pytest.mark.parametrize(
    "text", ["clause 12.3.1 of it", "31 de febrero de 2024", "the 2024 Act", "May 2024"]
)
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    assert days(text) == []


def test_periods_are_read_with_their_figures_and_units() -> None:
    text = "five (5) years; 30 (treinta) días naturales; diez días hábiles; one-year terms; yearly"
    assert [one.period for one in periods(text)] == [
        Period(5, "year"), Period(30, "day"), Period(10, "working_day"), Period(1, "year"),
        Period(1, "year"),
    ]  # fmt: skip


def test_sums_of_days() -> None:
    assert last_day(date(2024, 3, 1), Period(1, "year")) == date(2025, 2, 28)
    assert after(date(2024, 1, 31), Period(1, "month")) == date(2024, 2, 29)
    assert before(date(2024, 3, 31), Period(1, "month")) == date(2024, 2, 29)
    assert before(date(2026, 11, 23), Period(1, "working_day")) == date(2026, 11, 20)
    assert after(date(2024, 1, 1), Period(9999, "year")) == date.max


def _read(*texts: str, language: str = "en", heading: str = "Term", signed: str = "2024-05-03"):  # type: ignore[no-untyped-def]
    parts = [Part(heading, str(at), text, at, language) for at, text in enumerate(texts, 1)]
    moment = Moment(date.fromisoformat(signed), False, "sure", Quote("", 0, ""))
    return deadlines(parts, moment)


def test_two_notice_periods_in_one_text_are_a_doubt() -> None:
    told = _read(
        "Either Party may terminate this Agreement on 30 days' notice.",
        "This Agreement may be terminated by either Party on 15 working days' notice.",
        heading="Termination",
    )
    assert len(told.notices) == 2
    assert "30 days" in told.doubts[0].en
    assert "15 días hábiles" in told.doubts[0].es


def test_languages_that_state_different_lengths_are_a_doubt() -> None:
    english = _read("This Agreement takes effect on 1 March 2024 and lasts five years.")
    spanish = _read(
        "El presente Convenio entra en vigor el 1 de marzo de 2024 y tiene una vigencia de "
        "tres años.",
        language="es", heading="Vigencia",
    )  # fmt: skip
    told = combined([english, spanish], ["en", "es"])
    assert told.end is not None
    assert (told.end.day, told.end.certainty) == (date(2027, 2, 28), "likely")
    assert any("5 years" in one.en and "3 years" in one.en for one in told.doubts)
    assert any("5 años" in one.es and "3 años" in one.es for one in told.doubts)


def test_each_date_says_what_it_rests_on_and_how_sure_it_is() -> None:
    told = _read("This Agreement is effective upon signature and remains in force for 2 years.")
    assert told.end is not None
    assert (told.end.day, told.end.counted, told.end.certainty) == (
        date(2026, 5, 2), True, "likely",
    )  # fmt: skip
    assert told.end.quote.words.startswith("This Agreement is effective")
    assert told.end.quote.clause == "1"


def _passages(*texts: str) -> Sequence[Passage]:
    return [Passage(Place(paragraph=at), text) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "closing", "day", "certainty"),
    [
        (("Signed for A", "Date: 3 May 2024", "Signed for B", "Date: 9 May 2024"),
         range(4), "2024-05-09", "sure"),
        (("Leído que fue, lo firman en Puebla, a los 15 días del mes de mayo de 2024.",),
         range(1), "2024-05-15", "sure"),
        (("This Agreement is dated 3 May 2024 and made between", "(1) A"), (), "2024-05-03",
         "likely"),
        (("Título", "Fecha", "3 de mayo de 2024"), (1, 2), "2024-05-03", "sure"),
    ],
)  # fmt: skip
def test_the_day_of_signing_is_read_from_signatures_closing_or_opening(
    texts: tuple[str, ...], closing: Sequence[int], day: str, certainty: str
) -> None:
    found = signing.signed(_passages(*texts), closing, {})
    assert found is not None
    assert (found.day.isoformat(), found.certainty) == (day, certainty)


def test_the_day_of_another_agreement_is_not_that_of_signing() -> None:
    text = "The Parties signed a Framework Agreement on 3 June 2026, from which this one derives."
    assert signing.signed(_passages("Specific Agreement", text), (), {}) is None


def test_parties_are_named_once_in_either_language() -> None:
    found = parties(
        _passages(
            "CONVENIO ESPECÍFICO", "Aberwen University", "Universidad de Guadalajara",
            "(1) Aberwen University, a charity, with its address at 1 College Green, and",
            "La Universidad de Aberwen y la UDG imparten enseñanza.",
        )
    )  # fmt: skip
    assert found == ("Aberwen University", "Universidad de Guadalajara")


def test_messages_are_in_both_languages() -> None:
    told = _read("This Agreement ends on 1 May 2026.", "This Agreement ends on 2 May 2026.")
    assert told.doubts == (
        Bilingual(
            "The text names more than one last day: 2026-05-01, 2026-05-02. Read which of them "
            "holds.",
            "El texto señala más de un último día: 2026-05-01, 2026-05-02. Revise cuál rige.",
        ),
    )
