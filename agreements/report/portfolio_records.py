"""What a portfolio knows as JSON: the form that schemas/portfolio.schema.json publishes."""

from __future__ import annotations

from typing import Any

from agreements.model import Bilingual, Period
from agreements.model.portfolio import Deadlines, Entry, Moment, Notice, Quote, Renewal
from agreements.report.json_form import both

Record = dict[str, Any]
"""One agreement as JSON holds it."""


def entry(told: Entry) -> Record:
    """An agreement that was read."""
    return {
        "status": "read",
        "parties": list(told.parties),
        "instrument": told.instrument or None,
        "models": list(told.models),
        "languages": list(told.languages),
        "words": told.words,
        "law_and_forum": [
            {"kind": one.kind, "law": one.law, **quote(one.quote)} for one in told.choices
        ],
        "term": _deadlines(told.deadlines),
        "laws": [
            {"law": one.law, "times": one.times, "tied": one.tied, "stale": one.stale,
             "words": one.words, **quote(one.quote)}
            for one in told.laws
        ],
        "missing_topics": list(told.missing),
        "divergences": [
            {"check": one.check, "weight": one.weight, "certainty": one.certainty,
             "clause": one.clause, "message": both(one.message)}
            for one in told.divergences
        ],
        "notes": [both(one) for one in told.notes],
    }  # fmt: skip


def unreadable(why: Bilingual, again: bool = False) -> Record:
    """A file that could not be read, and why; `again`: the next run should try it once more."""
    return {"status": "failed" if again else "unreadable", "notes": [both(why)]}


def _deadlines(told: Deadlines) -> Record:
    return {
        "signed": _moment(told.signed),
        "start": _moment(told.start),
        "length": told.length
        and {"period": _period(told.length.period), **quote(told.length.quote)},
        "end": _moment(told.end),
        "open_ended": told.open_ended and quote(told.open_ended),
        "renewal": _renewal(told.renewal),
        "notices": [_notice(one) for one in told.notices],
        "doubts": [both(one) for one in told.doubts],
    }


def _moment(told: Moment | None) -> Record | None:
    if told is None:
        return None
    how = {"counted": told.counted, "certainty": told.certainty}
    return {"day": told.day.isoformat(), **how, **quote(told.quote)}


def _renewal(told: Renewal | None) -> Record | None:
    if told is None:
        return None
    period = _period(told.length) if told.length else None
    return {"kind": told.kind, "period": period, **quote(told.quote)}


def _notice(told: Notice) -> Record:
    by = told.by.isoformat() if told.by else None
    period = _period(told.period)
    return {"kind": told.kind, "period": period, "by": by, "certainty": told.certainty,
            **quote(told.quote)}  # fmt: skip


def _period(told: Period) -> Record:
    return {"count": told.count, "unit": told.unit}


def quote(told: Quote) -> Record:
    """The words that something rests on, and their place."""
    return {"sentence": told.words, "clause": told.clause, "passage": told.passage}
