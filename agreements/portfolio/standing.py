"""Where an agreement stands on some day: in force or ended, its next end, its next days of notice.

All read from a record as JSON holds it: a portfolio keeps records, and asks again on another day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from agreements.model import Period
from agreements.text.reckoning import after, before

State = Literal["in-force", "not-begun", "ended", "open-ended", "unknown"]
Term = Mapping[str, Any]
_MOST = 400


class Due(NamedTuple):
    """A day on which something is due: an end, or the last day for a notice; `at` in the term."""

    kind: str
    day: date
    certainty: str
    sentence: str
    clause: str


def next_end(term: Term, on: date) -> date | None:
    """The end of the current term: the first end, moved on by each renewal by silence."""
    if not term.get("end"):
        return None
    day = date.fromisoformat(term["end"]["day"])
    renewal = term.get("renewal")
    if day >= on or not renewal or renewal["kind"] != "tacit" or not renewal["period"]:
        return day
    step = _period(renewal["period"])
    for turn in range(1, _MOST):
        moved = after(day, Period(step.count * turn, step.unit))
        if moved >= on or moved == date.max:
            return moved
    return day


def state(term: Term, on: date) -> State:
    """Whether the agreement is in force, as far as its text says."""
    start = _day(term.get("start"))
    if start and start > on:
        return "not-begun"
    end = next_end(term, on)
    if end:
        return "in-force" if end >= on else "ended"
    return "open-ended" if term.get("open_ended") else "unknown"


def dues(term: Term, on: date) -> Iterator[Due]:
    """The days from `on` that need somebody's attention: the end, and notices before it."""
    end = next_end(term, on)
    if end is None:
        return
    if end >= on:
        told = term["end"]
        rolled = end.isoformat() != told["day"]
        sure = "likely" if rolled else told["certainty"]
        yield Due("end", end, sure, told["sentence"], told["clause"])
    for one in term["notices"]:
        if one["by"] is None:
            continue
        by = before(end, _period(one["period"]))
        if by >= on:
            yield Due(one["kind"], by, one["certainty"], one["sentence"], one["clause"])


def _period(told: Mapping[str, Any]) -> Period:
    return Period(told["count"], told["unit"])


def _day(told: Mapping[str, Any] | None) -> date | None:
    return date.fromisoformat(told["day"]) if told else None
