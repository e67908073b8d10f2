"""Each check of a pair flags what it must, in both directions, and lets pass what looks alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from agreements.alignment import two_files
from agreements.checks import registry
from agreements.checks.names import Named, Names, vocabulary
from agreements.checks.sides import Side, Sides
from agreements.commands.reading import read_document
from agreements.library import strict_yaml
from agreements.library.lexicon import read_lexicon
from agreements.model.findings import Remark

CASES = Path(__file__).parent / "cases" / "pair"


@dataclass(frozen=True)
class Case:
    """A pair as a person might write it, and what a check must say of it."""

    check: str
    kind: str
    value: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.check}: {self.kind}: {self.value['name']}"


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.yaml")):
        source = strict_yaml.read(path.read_text("utf-8"), str(path))
        assert not source.faults, source.faults
        for kind in ("flag", "pass"):
            for one in source.value[kind]:
                yield Case(path.stem, kind, one)


ALL = list(cases())


def remarks(case: Case) -> list[Remark]:
    told = (Named(one["en"], one["es"], one["kind"]) for one in case.value.get("names", ()))
    en, es = Side(case.value["en"], "en"), Side(case.value["es"], "es")
    check = next(one for one in registry.checks("pair") if one.id == case.check)
    return list(check.run(Sides(en, es, Names(tuple(told)), vocabulary(read_lexicon()))))


@pytest.mark.parametrize("case", ALL, ids=str)
def test_case(case: Case) -> None:
    said = remarks(case)
    if case.kind == "pass":
        assert [one.message.en for one in said] == []
        return
    assert said, "nothing was flagged"
    assert case.value.get("words", "") in {*(one.words for one in said), ""}
    for one in said:
        assert one.message.es != one.message.en
        for mark in one.highlights:
            text = case.value[mark.language]
            assert 0 <= mark.start < mark.end <= len(text)
            words = text[mark.start : mark.end]
            assert one.words in words or words in one.words or words.startswith(one.words)


def test_every_check_has_two_cases_of_each_kind() -> None:
    for check in registry.checks("pair"):
        for kind in ("flag", "pass"):
            found = [one for one in ALL if (one.check, one.kind) == (check.id, kind)]
            assert len(found) >= 2, f"{check.id}: {kind}"


EN = "The Parties agree on this.\nThe costs are shared.\n{}"
ES = "Las Partes lo acuerdan.\nLos costos se comparten.\n{}"


def said_of(english: str, spanish: str) -> list[str]:
    documents = [
        read_document(text.encode(), "a.txt") for text in (EN.format(english), ES.format(spanish))
    ]
    versions = two_files(documents[0], "en.txt", documents[1], "es.txt")
    return [one.check for one in registry.run("versions", *versions, ())]


@pytest.mark.parametrize(
    ("english", "spanish", "checks"),
    [
        ("", "", ["no-prevailing-language"]),
        ("The English text prevails.", "Prevalece el texto en inglés.", []),
        ("Both texts are equally authentic.", "Ambos textos son igualmente auténticos.", []),
        (
            "The English version shall prevail.",
            "En caso de discrepancia prevalecerá la versión en español.",
            ["prevailing-languages-differ"],
        ),
        (
            "The Spanish version shall prevail over the English version.",
            "La versión en inglés prevalecerá sobre la versión en español.",
            ["prevailing-languages-differ"],
        ),
        (
            "The English version shall prevail over the Spanish version.",
            "La versión en inglés prevalecerá sobre la versión en español.",
            [],
        ),
    ],
)
def test_prevailing_languages(english: str, spanish: str, checks: list[str]) -> None:
    assert said_of(english, spanish) == checks
