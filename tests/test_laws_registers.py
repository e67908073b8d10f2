"""The registers of UK and Mexican law: complete, valid, and true to their own examples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml

from agreements.library import read_with_faults
from agreements.model import LANGUAGES, Law

ROOT = Path(__file__).parents[1]
PATHS = sorted((ROOT / "clause_library" / "laws").glob("*.yaml"))
SCHEMA = json.loads((ROOT / "clause_library/schemas/law.schema.json").read_text("utf-8"))
LAWS = read_with_faults(ROOT)[0].laws

NATIONS = {"england", "wales", "scotland", "northern-ireland"}
ENTRIES = [f"UK{n:02}" for n in range(1, 101)] + [f"MX{n:02}" for n in range(1, 71)]
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"'})

every_law = pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)


def normalised(text: str) -> str:
    """The text as laws are searched: straight quotes, single spaces."""
    return re.sub(r"\s+", " ", text.translate(STRAIGHT))


def matches(law: Law, text: str, language: str) -> list[re.Match[str]]:
    """Every match of the law's patterns in that language."""
    searched = normalised(text)
    patterns = (*law.patterns[language], *law.shared[language])
    return [match for one in patterns for match in re.finditer(one, searched, re.IGNORECASE)]


def words_outside(text: str, found: list[re.Match[str]]) -> int:
    """How many words of an example lie outside all that the patterns match."""
    kept = list(normalised(text))
    for match in found:
        kept[match.start() : match.end()] = " " * (match.end() - match.start())
    return len("".join(kept).split())


def prose(law: Law) -> Iterator[tuple[str, str, str]]:
    """Field, language and text of everything that a reader of the entry sees."""
    for field in ("name", "title", "why", "counterpart", "note"):
        value = getattr(law, field)
        if value is not None:
            yield field, "en", value.en
            yield field, "es", value.es


def test_every_entry_of_the_registers_has_a_file():
    kept = {law.register for law in LAWS.values()}
    assert [entry for entry in ENTRIES if entry not in kept] == []


def test_the_reader_keeps_every_file():
    assert set(LAWS) == {path.stem for path in PATHS}


def test_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_file_follows_the_schema(path):
    law = yaml.safe_load(path.read_text("utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(law)
    assert law["id"] == path.stem


@every_law
def test_patterns_compile_and_match_no_empty_text(law):
    for language in LANGUAGES:
        for pattern in law.patterns[language]:
            assert re.compile(pattern, re.IGNORECASE).search("") is None, pattern


@every_law
def test_law_flags_its_own_examples(law):
    missed = [e.text for e in law.must_flag if not matches(law, e.text, e.language)]
    assert missed == []


@every_law
def test_law_lets_its_hard_negatives_pass(law):
    found = [(e.text, matches(law, e.text, e.language)) for e in law.must_pass]
    assert [(text, one[0].group()) for text, one in found if one] == []


@every_law
def test_each_language_with_patterns_has_both_kinds_of_example(law):
    for language in LANGUAGES:
        for examples in (law.must_flag, law.must_pass):
            has = any(e.language == language for e in examples)
            assert has or not law.patterns[language], language


@every_law
def test_examples_say_more_than_the_pattern(law):
    bare = [
        e.text for e in law.must_flag if words_outside(e.text, matches(law, e.text, e.language)) < 4
    ]
    assert bare == []


@every_law
def test_successors_exist_and_are_current(law):
    for successor in law.superseded_by:
        assert LAWS[successor].bearing != "stale"
        assert successor != law.id


@every_law
def test_stale_law_names_its_successor_or_says_that_there_is_none(law):
    if law.bearing == "stale" and not law.superseded_by:
        assert re.search(r"\b(?:no law|no body) succeeds\b", law.note.en, re.IGNORECASE)
        assert re.search(r"\b(?:no hay|ningún)\b", law.note.es, re.IGNORECASE)


@every_law
def test_only_stale_laws_have_a_successor_or_an_end(law):
    assert law.bearing == "stale" or not (law.superseded_by or law.in_force_to)


@every_law
def test_extent_belongs_to_the_system(law):
    if law.system == "uk":
        assert set(law.extent) <= NATIONS
    if law.system == "mexico":
        assert not set(law.extent) & NATIONS


@every_law
def test_an_entry_that_was_not_checked_says_so(law):
    if law.checked_on is None:
        assert law.note.en.startswith("Not checked")
        assert law.note.es.startswith("No verificado")
    else:
        assert law.sources


@every_law
def test_why_is_at_most_two_sentences_of_sixty_words(law):
    for language in LANGUAGES:
        assert len(re.split(r"(?<=[.?!])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«“])", law.why[language])) <= 2
    for field, _, text in prose(law):
        assert all(len(one.split()) <= 60 for one in re.split(r"(?<=[.?!;])\s+", text)), field


@every_law
def test_prose_is_typed_with_care(law):
    for field, language, text in prose(law):
        assert not re.search(r"[\"']|  | [,.;:]|\.\.", text), (field, text)
        if language == "es":
            assert not re.search(r"[“”]|\bsólo\b", text), (field, text)


@every_law
def test_the_spanish_article_is_a_field_of_its_own(law):
    assert not re.match(r"(?:el|la|los|las) ", law.name.es, re.IGNORECASE)


def test_names_are_short_enough_for_a_sentence():
    assert [law.id for law in LAWS.values() if len(law.name.en.split()) > 24] == []


NEVER_STATED = {
    "en": [
        r"8 per cent interest always",
        r"UK VAT is payable",
        r"the partner is (?:criminally liable|an associated person)",
        r"(?:Equality Act|Prevent) applies in Mexico",
        r"Mexico has (?:UK )?adequacy",
        r"foreign law is void",
        r"(?<!that )the degree will be recognised",
        r"cannot accept foreign law",
    ],
    "es": [
        r"el socio es (?:responsable penalmente|persona asociada)",
        r"México (?:tiene|cuenta con) (?:decisión de )?adecuación",
        r"el derecho extranjero es nulo",
        r"siempre (?:requiere|exige) (?:apostilla|perito)",
        r"no puede aceptar (?:el )?derecho extranjero",
    ],
}


@every_law
def test_nothing_unverified_is_stated_as_fact(law):
    for field, language, text in prose(law):
        for pattern in NEVER_STATED[language]:
            assert not re.search(pattern, text, re.IGNORECASE), (field, pattern)
