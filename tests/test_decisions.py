"""Decisions outlive the version of the text on which they were taken."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from agreements.commands.decisions import beside, read_decisions, write_decisions
from agreements.decisions import (
    NOTHING,
    Decisions,
    comment,
    dismiss,
    out_of_place,
    restore,
    settle,
    state,
    tick,
    untick,
)
from agreements.exchange.decisions_file import NotDecisions, read, written
from agreements.model import Bilingual, Finding, Place
from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "clause_library/schemas/decisions.schema.json").read_text("utf-8"))
DAY = date(2026, 3, 31)
WHO = "Mtra. Ana Ruiz"


def finding(clause: str, words: str, check: str = "figures-agree") -> Finding:
    said = Bilingual(f"“{words}” differs.", f"«{words}» difiere.")
    return Finding(f"{check}|{clause}|{words}", check, "high", "sure", (Place(clause=clause),),
                   said, words)  # fmt: skip


NOTICE = finding("5.1", "thirty (30) days")
FEE = finding("7", "GBP 1,000")


def dismissed(*those: Finding) -> Decisions:
    held = NOTHING
    for one in those:
        held = dismiss(held, one, "Agreed by both sides.\r\nSee the minutes.", WHO, DAY)
    return held


def test_a_dismissed_finding_no_longer_stands_and_keeps_its_reason() -> None:
    settled = settle([NOTICE, FEE], dismissed(FEE))
    assert settled.standing == (NOTICE,)
    assert [(one, why.reason) for one, why in settled.dismissed] == [
        (FEE, "Agreed by both sides.\nSee the minutes.")
    ]
    assert settled.gone == ()
    assert settle([NOTICE, FEE], restore(dismissed(FEE), FEE.key)).standing == (NOTICE, FEE)


def test_a_dismissal_whose_finding_is_gone_is_kept_and_told() -> None:
    settled = settle([NOTICE], dismissed(FEE))
    assert (settled.standing, settled.dismissed) == ((NOTICE,), ())
    assert [one.clause for one in settled.gone] == ["7"]


def test_a_clause_that_got_another_number_keeps_its_dismissal() -> None:
    moved = finding("6.1", NOTICE.words)
    settled = settle([moved], dismissed(NOTICE))
    assert [(one.key, why.clause) for one, why in settled.dismissed] == [(moved.key, "5.1")]
    assert settled.gone == ()


@pytest.mark.parametrize(
    ("found", "before"),
    [
        pytest.param([finding("9", "not")], [finding("4", "not")], id="words too short to tell"),
        pytest.param([finding("6", NOTICE.words), finding("8", NOTICE.words)], [NOTICE], id="two"),
        pytest.param([finding("6", NOTICE.words, "dates-agree")], [NOTICE], id="other check"),
        pytest.param([finding("6", "sixty (60) days")], [NOTICE], id="other words"),
        pytest.param([finding("6", NOTICE.words)], [NOTICE, finding("9", NOTICE.words)], id="both"),
    ],
)
def test_no_finding_is_dismissed_by_a_likeness(found: list[Finding], before: list[Finding]) -> None:
    settled = settle(found, dismissed(*before))
    assert settled.standing == tuple(found)
    assert len(settled.gone) == len(before)


def test_a_tick_holds_for_the_words_that_were_seen() -> None:
    held = tick(NOTHING, "5.1", "Either Party may end it.", WHO, DAY)
    assert state(held, "5.1", "Either  Party may\nend it.") == "reviewed"
    assert state(held, "6.1", "Either Party may end it.") == "reviewed"
    assert state(held, "5.1", "Neither Party may end it.") == "changed"
    assert state(held, "5.2", "Fees are due.") == "open"
    assert state(untick(held, "5.1"), "5.1", "Either Party may end it.") == "open"
    assert len(tick(held, "5.1", "New words.", WHO, DAY).reviewed) == 1


def test_what_has_lost_its_clause_is_told() -> None:
    held = tick(NOTHING, "5.1", "Either Party may end it.", WHO, DAY)
    held = comment(held, "9", "Ask the registrar.", WHO, DAY)
    assert out_of_place(held, {"6.1": "Either Party may end it.", "9": "Fees."}) == ()
    assert len(out_of_place(held, {"1": "Purpose."})) == 2


def everything() -> Decisions:
    held = tick(dismissed(NOTICE, FEE), "5.1", "Either Party may end it.", WHO, DAY)
    return comment(held, "9", "«Pregúntese» a “Registry” <b>\n— ñ", WHO, DAY)


def test_a_file_holds_all_of_it_and_its_schema_agrees(tmp_path: Path) -> None:
    path = beside(tmp_path / "memorandum v2.docx")
    assert path.name == "memorandum v2.decisions.json"
    assert read_decisions(path) == NOTHING
    write_decisions(path, everything())
    write_decisions(path, everything())
    assert read_decisions(path) == everything()
    jsonschema.validate(json.loads(path.read_text("utf-8")), SCHEMA)


ENTRY = {"clause": "5", "text": "Ask.", "by": WHO, "on": "2026-03-31"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "f.json:1"),
        ('{"format": "1",\n "comments": [', "f.json:2"),
        ("[" * 100_000, "f.json"),
        ("[]", "f.json"),
        ('{"comments": []}', "format"),
        ('{"format": "2"}', "format"),
        ('{"format": "1", "coments": []}', "coments"),
        ('{"format": "1", "comments": {}}', "comments"),
        ('{"format": "1", "comments": ["Ask."]}', r"comments\[1\]"),
        (json.dumps({"format": "1", "comments": [ENTRY, {**ENTRY, "on": "31/3"}]}), r"\[2\].*on"),
        (json.dumps({"format": "1", "comments": [{**ENTRY, "text": " "}]}), "text"),
        (json.dumps({"format": "1", "comments": [{**ENTRY, "by": 7}]}), "by"),
        (json.dumps({"format": "1", "comments": [{**ENTRY, "by": "\ud800"}]}), r"U\+D800"),
        (json.dumps({"format": "1", "comments": [{"clause": "5"}]}), "text"),
        ('{"format": "1", "about": [7]}', "about"),
    ],
)
def test_a_bad_file_is_refused_with_its_place_in_both_languages(text: str, where: str) -> None:
    with pytest.raises(NotDecisions, match=where) as refused:
        read(text, "f.json")
    assert refused.value.message.es.startswith("f.json")
    assert refused.value.message.es != refused.value.message.en


def test_what_is_written_can_be_read_again_by_eye() -> None:
    assert "«Pregúntese» a “Registry”" in written(everything())
