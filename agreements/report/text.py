"""A review as plain text, in one language."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.captions import ORDER, SAID, WEIGHTS, name, remarks, summary, title
from agreements.model import Language
from agreements.model.received import Flag, Review


def review(told: Review, language: Language) -> str:
    """The flags by weight, what is missing, the nearest wording of each clause."""
    return "\n".join(_lines(told, language))


def _lines(told: Review, language: Language) -> Iterator[str]:
    yield title(told)[language]
    yield summary(told)[language]
    yield from (f"! {one[language]}" for one in remarks(told))
    clauses = {one.id: one for one in told.clauses}
    yield f"\n{SAID['flags'][language]}"
    if not told.flags:
        yield f"  {SAID['none'][language]}"
    for flag in sorted(told.flags, key=lambda one: ORDER[one.finding.weight]):
        where = name(clauses.get(flag.clause))
        yield f"  [{WEIGHTS[flag.finding.weight][language]}] {where}: “{flag.finding.words}”"
        yield from _said(flag, language)
    if told.missing:
        yield f"\n{SAID['missing'][language]}"
        yield from (
            f"  {one.title[language]} ({one.clause}/{one.position})" for one in told.missing
        )
    yield f"\n{SAID['nearest'][language]}"
    for clause in told.clauses:
        if clause.nearest:
            near = clause.nearest
            yield f"  {name(clause)}: {near.clause}/{near.position} ({near.similarity:.0%})"
    yield f"\n{SAID['advice'][language]}"


def _said(flag: Flag, language: Language) -> Iterator[str]:
    finding = flag.finding
    yield f"    {finding.message[language]}"
    if finding.suggestion:
        yield f"    → {finding.suggestion[language]}"
    if finding.source:
        day = finding.checked_on.isoformat() if finding.checked_on else ""
        stated = f"{SAID['checked'][language]} {day}" if day else SAID["unchecked"][language]
        yield f"    {SAID['source'][language]}: {finding.source} ({stated})"
