"""How well the dates of term, renewal and notice clauses are read: recall and precision.

`python -m bench.deadlines [rules|measure] [--all]`; `--all` prints each case that is not as
labelled.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from agreements.model.portfolio import Deadlines, Moment, Quote
from agreements.portfolio.deadlines import deadlines
from agreements.portfolio.statements import Part
from agreements.text.dates import written_period

CASES = Path(__file__).parents[1] / "tests" / "cases" / "deadlines"
GROUPS = {"dates": ("start", "end", "by"), "periods": ("length", "renewal_length", "notice"),
          "kinds": ("open", "renewal")}  # fmt: skip
Fact = tuple[str, str]


def cases(half: str) -> list[dict[str, Any]]:
    """The labelled clauses of one half."""
    lines = (CASES / f"{half}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read(case: dict[str, Any]) -> set[Fact]:
    """What is read in a clause that stands alone, as comparable facts."""
    signed = None
    if case["signed"]:
        signed = Moment(date.fromisoformat(case["signed"]), False, "sure", Quote("", 0, ""))
    part = Part(case["heading"], "1", case["text"], 0, case["language"])
    parts = [part._replace(text=line) for line in case["text"].split("\n")]
    return set(_facts(deadlines(parts, signed)))


def _facts(found: Deadlines) -> Iterator[Fact]:
    for name, moment in (("start", found.start), ("end", found.end)):
        if moment:
            yield name, moment.day.isoformat()
    if found.length:
        yield "length", written_period(found.length.period)
    if found.open_ended:
        yield "open", "yes"
    if found.renewal:
        yield "renewal", found.renewal.kind
        if found.renewal.length:
            yield "renewal_length", written_period(found.renewal.length)
    for notice in found.notices:
        yield "notice", f"{notice.kind} {written_period(notice.period)}"
        if notice.by:
            yield "by", f"{notice.kind} {notice.by}"


def labelled(case: dict[str, Any]) -> set[Fact]:
    """What the label says, as the same facts."""
    told = case["expect"]
    facts = {(name, told[name]) for name in ("start", "end", "length", "renewal", "renewal_length")
             if name in told}  # fmt: skip
    facts |= {("open", "yes")} if told.get("open") else set()
    for kind, period, by in told.get("notices", ()):
        facts.add(("notice", f"{kind} {period}"))
        if by:
            facts.add(("by", f"{kind} {by}"))
    return facts


def scores(half: str, hard: bool | None = None) -> dict[str, tuple[int, int, int]]:
    """For each group of facts: rightly read, wrongly read, missed."""
    counts: Counter[tuple[str, str]] = Counter()
    for case in cases(half):
        if hard is not None and case["hard"] != hard:
            continue
        found, told = read(case), labelled(case)
        for group, names in GROUPS.items():
            mine = {one for one in found if one[0] in names}
            theirs = {one for one in told if one[0] in names}
            counts[group, "right"] += len(mine & theirs)
            counts[group, "wrong"] += len(mine - theirs)
            counts[group, "missed"] += len(theirs - mine)
    return {one: (counts[one, "right"], counts[one, "wrong"], counts[one, "missed"])
            for one in GROUPS}  # fmt: skip


def lines(half: str) -> Iterator[str]:
    """The figures of one half."""
    for name, hard in (("all", None), ("plain", False), ("hard", True)):
        for group, (right, wrong, missed) in scores(half, hard).items():
            precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
            yield (
                f"{half} {name:5} {group:7} right {right:3} wrong {wrong:2} missed {missed:2}"
                f"  precision {precision:.3f} recall {recall:.3f}"
            )


def main() -> None:
    """Print the figures of the halves named, or of both."""
    halves = [one for one in sys.argv[1:] if not one.startswith("-")] or ["rules", "measure"]
    for half in halves:
        for case in cases(half) if "--all" in sys.argv else ():
            found, told = read(case), labelled(case)
            if found != told:
                print(case["id"], case["text"])
                print("   missed", sorted(told - found), "wrong", sorted(found - told))
        for line in lines(half):
            print(line)


if __name__ == "__main__":
    main()
