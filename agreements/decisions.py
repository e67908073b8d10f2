"""What people have decided on a document: findings dismissed, clauses ticked off, comments.

Decisions travel beside the document in a small JSON file (`decisions.schema.json`) and survive a
new version of it: a dismissal holds by the key of its finding, a tick by the words of its clause.
What no longer finds its place is kept and told, never dropped.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from agreements.model import Finding

State = Literal["reviewed", "changed", "open"]
_TELLING = 12


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding that somebody set aside, with the reason.

    `key` is that of the finding; `check`, `clause`, `about` and `words` name it to a reader once
    it is gone, and find it again where its clause has another number.
    """

    key: str
    check: str
    clause: str
    about: str
    words: str
    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Tick:
    """A clause that somebody has reviewed; `text` is the fingerprint of the words that they saw."""

    clause: str
    text: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class ClauseComment:
    """What somebody says of a clause."""

    clause: str
    text: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that was decided on a document; `about` are the names of its files."""

    about: tuple[str, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()
    reviewed: tuple[Tick, ...] = ()
    comments: tuple[ClauseComment, ...] = ()


NOTHING = Decisions()
FORMAT = "1"


def record(decisions: Decisions) -> dict[str, Any]:
    """The decisions as their file holds them; days are still days."""
    return {"format": FORMAT, **asdict(decisions)}


@dataclass(frozen=True, slots=True)
class Settled:
    """Findings in the light of decisions: what stands, what was dismissed, what is gone.

    A dismissal whose key differs from its finding's was found again in a clause that now has
    another number. `gone` are dismissals that no finding of this version answers to.
    """

    standing: tuple[Finding, ...]
    dismissed: tuple[tuple[Finding, Dismissal], ...]
    gone: tuple[Dismissal, ...]


def settle(findings: Iterable[Finding], decisions: Decisions) -> Settled:
    """The findings that stand, each dismissed one with its dismissal, and dismissals left over.

    First by key. Then a dismissal left over takes the one finding left with the same check and
    the same words, if the words are long enough to tell and neither side has a second.
    """
    found = tuple(findings)
    by_key = {one.key: one for one in decisions.dismissed}
    answered = {one.key: by_key[one.key] for one in found if one.key in by_key}
    left = [one for one in decisions.dismissed if one.key not in answered]
    answered |= _found_again([one for one in found if one.key not in answered], left)
    kept = {one.key for one in answered.values()}
    return Settled(
        tuple(one for one in found if one.key not in answered),
        tuple((one, answered[one.key]) for one in found if one.key in answered),
        tuple(one for one in left if one.key not in kept),
    )


def _found_again(
    findings: Iterable[Finding], dismissals: Iterable[Dismissal]
) -> dict[str, Dismissal]:
    """Dismissals by the key of the finding that is theirs under another clause number."""
    found, told = tuple(findings), tuple(dismissals)
    often = Counter(map(_said, found))
    once = {_said(one): one for one in told if Counter(map(_said, told))[_said(one)] == 1}
    return {
        one.key: once[_said(one)]
        for one in found
        if len(one.words) >= _TELLING and _said(one) in once and often[_said(one)] == 1
    }


def _said(one: Finding | Dismissal) -> tuple[str, str, str]:
    return one.check, one.about, one.words


def dismiss(decisions: Decisions, finding: Finding, reason: str, by: str, on: date) -> Decisions:
    """The decisions with a finding dismissed, in place of any dismissal of it before."""
    clause = finding.places[0].clause if finding.places else ""
    added = Dismissal(
        finding.key, finding.check, clause, finding.about, finding.words, _clean(reason), by, on
    )
    return replace(decisions, dismissed=(*restore(decisions, finding.key).dismissed, added))


def restore(decisions: Decisions, key: str) -> Decisions:
    """The decisions without the dismissal of that key."""
    return replace(decisions, dismissed=tuple(one for one in decisions.dismissed if one.key != key))


def tick(decisions: Decisions, clause: str, text: str, by: str, on: date) -> Decisions:
    """The decisions with a clause reviewed as it stands."""
    added = Tick(clause, fingerprint(text), by, on)
    return replace(decisions, reviewed=(*untick(decisions, clause).reviewed, added))


def untick(decisions: Decisions, clause: str) -> Decisions:
    """The decisions with a clause open again."""
    return replace(
        decisions, reviewed=tuple(one for one in decisions.reviewed if one.clause != clause)
    )


def comment(decisions: Decisions, clause: str, text: str, by: str, on: date) -> Decisions:
    """The decisions with one more comment on a clause."""
    added = ClauseComment(clause, _clean(text), by, on)
    return replace(decisions, comments=(*decisions.comments, added))


def state(decisions: Decisions, clause: str, text: str) -> State:
    """Whether a clause has been reviewed with these words, with other words, or not yet.

    The words decide: a clause that only got another number stays reviewed.
    """
    words = fingerprint(text)
    if any(one.text == words for one in decisions.reviewed):
        return "reviewed"
    ticked = any(one.clause == clause for one in decisions.reviewed)
    return "changed" if ticked else "open"


def out_of_place(
    decisions: Decisions, clauses: Mapping[str, str]
) -> tuple[Tick | ClauseComment, ...]:
    """Ticks and comments whose clause is gone; `clauses` are the texts by id."""
    seen = {fingerprint(text) for text in clauses.values()}
    ticks = (
        one for one in decisions.reviewed if one.clause not in clauses and one.text not in seen
    )
    return (*ticks, *(one for one in decisions.comments if one.clause not in clauses))


def fingerprint(text: str) -> str:
    """What tells one wording from another, whatever the spaces between its words."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
