"""Translations remembered, doubted, and asked for."""

from __future__ import annotations

import pytest

from agreements.memory import Memory, of_library
from agreements.memory.doubts import doubts
from agreements.memory.reading import Translating
from agreements.model import AgreementsError, Bilingual, Library, Term, Wording
from agreements.model.received import Unit

UNITS = (
    Unit("Each Party bears its own costs.", "Cada Parte cubre sus propios gastos.", "ours.tmx"),
    Unit("This Agreement lasts three (3) years from the date of its signature.",
         "El presente Convenio tendrá una vigencia de tres (3) años a partir de su firma.",
         "ours.tmx"),
)  # fmt: skip


def test_the_same_words_are_found_in_any_case_and_spacing() -> None:
    found = Memory(UNITS, "en").find("each  party bears its own COSTS")
    assert found is not None
    assert (found.similarity, found.unit) == (1.0, UNITS[0])


def test_nearly_the_same_words_are_found_and_say_so() -> None:
    found = Memory(UNITS, "en").find(
        "This Agreement lasts five (5) years from the date of signature."
    )
    assert found is not None
    assert 0.7 < found.similarity < 1


def test_other_words_are_not_found() -> None:
    assert Memory(UNITS, "en").find("The University awards the degree.") is None


def test_the_memory_is_read_from_spanish_too() -> None:
    found = Memory(UNITS, "es").find("Cada Parte cubre sus propios gastos.")
    assert found is not None
    assert found.unit.en == "Each Party bears its own costs."


def test_the_library_gives_units_without_gaps(library: Library) -> None:
    units = list(of_library(library))
    assert len(units) > 300
    assert not any("…" in unit.en + unit.es for unit in units)


TERM = Term("award", "he", Wording("award"), Wording("título", forbidden=()), Bilingual("", ""),
            (), (), None, (), (), (), (), "pair", True, "")  # fmt: skip
DOUBTED = [
    ("within thirty days", "dentro de treinta (30) días", False),
    ("within thirty (30) days", "dentro de 60 días", True),
    ("under clause 5.2", "conforme a la cláusula 5.3", True),
    ("under clause 5.2", "conforme a la cláusula 5.2", False),
    ("Aberdown University shall", "La Universidad deberá", True),
    ("Aberdown University shall", "Aberdown University deberá", False),
]


@pytest.mark.parametrize(("text", "told", "doubted"), DOUBTED)
def test_figures_references_and_names_are_checked(text: str, told: str, doubted: bool) -> None:
    assert bool(doubts(text, told, "en", ("Aberdown University",), ())) is doubted


def test_a_near_match_with_another_period_is_doubted() -> None:
    reading = Translating(Memory(UNITS, "en"), "en")
    (told,) = reading.text("This Agreement lasts five (5) years from the date of its signature.")
    assert told.origin == "near"
    assert any("5" in one.en for one in told.doubts)


def test_without_engine_a_sentence_keeps_its_language_and_says_so() -> None:
    (told,) = Translating(Memory(UNITS, "en"), "en").text("The University awards the degree.")
    assert (told.origin, told.translation) == ("kept", told.text)


def test_after_a_failure_nothing_more_is_sent() -> None:
    asked = []

    def ask(text: str) -> str:
        asked.append(text)
        raise AgreementsError(Bilingual("closed", "cerrado"))

    reading = Translating(Memory(UNITS, "en"), "en", ask=ask, engine="test")
    told = reading.text("The University awards the degree. The degree is a bachelor’s.", "3")
    assert [one.origin for one in told] == ["kept", "kept"]
    assert len(asked) == 1
    assert reading.trouble == Bilingual("closed", "cerrado")
    assert reading.sent == ["3"]


@pytest.mark.parametrize("answer", ["", "  ", None])
def test_an_empty_answer_keeps_the_original(answer: str | None) -> None:
    reading = Translating(Memory((), "en"), "en", ask=lambda _: answer, engine="test")
    (told,) = reading.text("The University awards the degree.")
    assert told.translation == told.text
    assert told.doubts


def test_what_the_memory_holds_exactly_is_never_sent() -> None:
    reading = Translating(Memory(UNITS, "en"), "en", ask=lambda _: "?", engine="test")
    assert reading.text("Each Party bears its own costs.")[0].origin == "memory"
    assert reading.sent == []
