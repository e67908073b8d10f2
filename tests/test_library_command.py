"""`convenio library list`, `show` and `lint`, as a person or a machine calls them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import cli
from agreements.checks import registry
from agreements.commands.history import history
from agreements.commands.library import check_ids
from tests.conftest import ROOT

BROKEN = """
id: own-costs
topics: [T72]
title: {en: "Costs", es: "Gastos"}
kind: clause
guidance: {en: "Who pays.", es: "Quién paga."}
positions:
  - id: each
    rank: fallback
    leans: neutral
    binding: always
    guidance: {en: "When to use it.", es: "Cuándo conviene."}
    paragraphs:
      - level: 1
        en: "Each Party's costs are its own, within 30 days."
        es: "Cada Parte cubre sus gastos dentro de los 60 días siguientes."
"""


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(["library", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def record(capsys: pytest.CaptureFixture[str], schema: str, *arguments: str) -> dict[str, Any]:
    """What a call prints as JSON, held to its published schema."""
    code, out, _ = call(capsys, *arguments, "--format", "json")
    assert code in (0, 1)
    value: dict[str, Any] = json.loads(out)
    path = ROOT / "clause_library" / "schemas" / f"{schema}.schema.json"
    Draft202012Validator(json.loads(path.read_text("utf-8"))).validate(value)
    return value


def ids(value: dict[str, Any]) -> set[str]:
    return {one["id"] for one in value["clauses"]}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the library with one clause that no lawyer would sign."""
    shutil.copytree(ROOT / "clause_library", tmp_path / "clause_library")
    (tmp_path / "clause_library" / "clauses" / "own-costs.yaml").write_text(BROKEN, "utf-8")
    return tmp_path


# --- list


def test_lists_every_clause_in_the_order_of_an_agreement(capsys, library) -> None:  # type: ignore[no-untyped-def]
    found = record(capsys, "library-list", "list")
    assert [one["id"] for one in found["clauses"]] == [
        id for id in library.order() if id in library.clauses
    ]


def test_filters_by_nation_regime_model_and_instrument(capsys, library) -> None:  # type: ignore[no-untyped-def]
    scots = record(capsys, "library-list", "list", "--context", "scotland/private-rvoe")
    third = next(one for one in scots["clauses"] if one["id"] == "third-parties")
    assert "third-parties-scotland-2017" in third["laws"]
    assert "uk-act-1999" not in {one["id"] for one in third["positions"]}
    coil = ids(record(capsys, "library-list", "list", "--model", "coil"))
    franchise = ids(record(capsys, "library-list", "list", "--model", "franchise"))
    assert "coil" in coil
    assert "student-numbers" in franchise - coil
    letter = ids(record(capsys, "library-list", "list", "--instrument", "letter-of-intent"))
    assert "purpose" in letter
    assert "fees" not in letter


def test_filters_by_topic_law_leaning_position_and_words(capsys, library) -> None:  # type: ignore[no-untyped-def]
    assert "governing-law" in ids(record(capsys, "library-list", "list", "--topic", "t116"))
    rests = record(capsys, "library-list", "list", "--law", "bribery-act-2010")
    assert rests["clauses"]
    assert all("bribery-act-2010" in one["laws"] for one in rests["clauses"])
    fallback = record(capsys, "library-list", "list", "--position", "fallback", "--leans", "uk")
    traits = {(at["rank"], at["leans"]) for one in fallback["clauses"] for at in one["positions"]}
    assert traits == {("fallback", "uk")}
    credito = ids(record(capsys, "library-list", "list", "--text", "INSCRIPCION"))
    assert credito == ids(record(capsys, "library-list", "list", "--text", "inscripción"))
    assert credito


def test_the_table_fits_the_terminal_in_both_languages(capsys, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    for columns in (60, 100, 140):
        monkeypatch.setenv("COLUMNS", str(columns))
        code, out, _ = call(capsys, "list", "--leans", "mexico", "--lang", "es")
        assert code == 0
        assert "CLÁUSULA" in out
        assert max(map(len, out.splitlines())) <= columns
    assert call(capsys, "list", "--text", "zzzz")[1].strip() == "No clause fits."


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["list", "--model", "dual"], "dual-degree"),
        (["list", "--context", "scotland/private"], "private-rvoe"),
        (["list", "--law", "dpa2018"], "dpa-2018"),
        (["list", "--leans", "us"], "uk"),
        (["list", "--topic", "T999"], "T99"),
        (["show", "terminaton"], "termination"),
        (["show", "termination", "--position", "written"], "written-notice"),
        (["lint", "--ignore", "straight-quote"], "straight-quotes"),
        (["lint", "nowhere.yaml"], "nowhere.yaml"),
        (["lint", "--on", "tomorrow"], "2026-11-22"),
        (["lnit"], "lint"),
    ],
)
def test_a_wrong_word_is_answered_with_the_right_one(capsys, arguments, says) -> None:  # type: ignore[no-untyped-def]
    for language in ("en", "es"):
        code, out, err = call(capsys, *arguments, "--lang", language)
        assert (code, out) == (2, "")
        assert says in err


# --- show


def test_shows_a_clause_whole_in_both_languages(capsys, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("COLUMNS", "120")
    code, out, _ = call(capsys, "show", "governing-law")
    assert code == 0
    said = ("Governing law", "Legislación aplicable", "a chosen silence", "Approval",
            "General Counsel", "Cannot stand beside", "law-of-scotland", "checked 20")  # fmt: skip
    assert [words for words in said if words not in out] == []
    assert "{{" not in out
    assert max(map(len, out.splitlines())) <= 120


def test_shows_marks_as_they_would_print(capsys) -> None:  # type: ignore[no-untyped-def]
    shown = record(capsys, "library-show", "show", "termination", "--position", "written-notice")
    (position,) = shown["positions"]
    text, source = position["paragraphs"][0]["text"], position["paragraphs"][0]["source"]
    assert "‹six (6) months›" in text["en"]
    assert "‹seis (6) meses›" in text["es"]
    assert "{{ termination_notice }}" in source["en"]
    assert "{{ this | el }}" in source["es"]


def test_every_clause_can_be_shown(capsys, library, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from agreements.catalogue import find
    from agreements.command_line import library_text
    from agreements.commands import library_records as records

    for id in library.clauses:
        shown = records.clause(*find(library, id), library, None)
        for columns in (50, 120):
            page = library_text.page(shown, "es", columns)
            assert "{{" not in page
            assert "git" in page
            assert max(map(len, page.splitlines())) <= columns


def test_history_is_there_in_a_checkout_and_said_to_be_absent_elsewhere(tmp_path: Path) -> None:
    assert history(tmp_path / "clause.yaml") is None
    assert history(tmp_path / "nowhere" / "clause.yaml") is None


# --- lint


def test_every_fault_of_a_broken_clause_has_its_line(capsys, broken: Path) -> None:
    code, out, _ = call(capsys, "lint", str(broken), "--on", "2026-11-22")
    assert code == 1
    path = "clause_library/clauses/own-costs.yaml"
    assert f"{path}:14: error straight-quotes:" in out
    assert f"{path}:14: error figures-differ:" in out
    assert f"{path}:8: error no-approval:" in out
    assert "errors" in out.splitlines()[-1]


def test_a_file_that_cannot_be_read_is_a_finding_like_others(capsys, broken: Path) -> None:
    file = broken / "clause_library" / "clauses" / "own-costs.yaml"
    file.write_text(BROKEN.replace("rank: fallback", "rank: last"), "utf-8")
    found = record(capsys, "library-lint", "lint", str(broken), "--on", "2026-11-22")
    format_ = [one for one in found["findings"] if one["check"] == "format"]
    assert format_[0]["line"] == 9
    assert found["read"]["clauses"] > 100


def test_only_the_paths_named_are_reported_on(capsys, broken: Path) -> None:
    one = str(broken / "clause_library" / "clauses" / "own-costs.yaml")
    found = record(capsys, "library-lint", "lint", str(broken), one, "--on", "2026-11-22")
    assert {at["path"] for at in found["findings"]} == {"clause_library/clauses/own-costs.yaml"}
    laws = str(broken / "clause_library" / "laws")
    found = record(capsys, "library-lint", "lint", str(broken), laws, "--on", "2026-11-22")
    assert not any(at["path"].endswith("own-costs.yaml") for at in found["findings"])


def test_ignored_checks_are_left_out_and_strict_counts_warnings(capsys, broken: Path) -> None:
    one = str(broken / "clause_library" / "clauses" / "own-costs.yaml")
    file = Path(one)
    text = BROKEN.replace("rank: fallback", "rank: preferred").replace("30 days", "60 days")
    file.write_text(text.replace("Party's costs", "Party’s costs  all"), "utf-8")
    call_ = ("lint", str(broken), one, "--on", "2026-11-22")
    assert call(capsys, *call_)[0] == 0
    assert call(capsys, *call_, "--strict")[0] == 1
    assert call(capsys, *call_, "--strict", "--ignore", "double-spaces")[0] == 0


def test_a_year_later_every_checked_entry_is_due(capsys, library) -> None:  # type: ignore[no-untyped-def]
    found = record(capsys, "library-lint", "lint", "--on", "2028-01-01")
    due = {one["words"] for one in found["findings"] if one["check"] == "law-check-due"}
    assert due == {law.id for law in library.laws.values() if law.checked_on}


def test_ids_of_checks_are_stable_words() -> None:
    assert set(check_ids()) >= {"format", "typed-law", "unresolved-reference", "law-check-due"}
    for family in ("clause", "library"):
        for one in registry.checks(family):  # type: ignore[arg-type]
            assert one.id.replace("-", "").isalpha()


def test_the_shipped_library_is_clean(capsys) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = call(capsys, "lint", "--strict", "--on", "2026-11-22")
    assert code == 0, "\n".join(line for line in out.splitlines() if ": note " not in line)
