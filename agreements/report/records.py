"""A review as JSON: the form that clause_library/schemas/review.schema.json publishes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agreements.captions import remarks
from agreements.memory.reading import joined, origin
from agreements.memory.telling import said
from agreements.model import LawMention
from agreements.model.received import (
    Flag,
    MissingTopic,
    Nearest,
    Review,
    ReviewedClause,
    Sentence,
)
from agreements.model.translation import TranslatedPassage, Translation
from agreements.report import json_form


def review(told: Review) -> str:
    """The review as a JSON text."""
    record = {
        "format": "1",
        "file": told.name,
        "for": told.reader,
        "instrument": told.instrument or None,
        "models": list(told.models),
        "clauses": [_clause(one) for one in told.clauses],
        "findings": [_flag(one, told) for one in told.flags],
        "missing_topics": [_missing(one) for one in told.missing],
        "notes": [json_form.both(one) for one in remarks(told)],
    }
    return json_form.text(record)


def translation(told: Translation) -> str:
    """A translation as a JSON text: clause_library/schemas/translation.schema.json says how."""
    names = [{"id": id, "name": name} for id, name in told.clauses]
    record = {
        "format": "1",
        "file": told.name,
        "from": told.source,
        "to": told.target,
        "engine": told.engine or None,
        "sent": list(told.sent),
        "clauses": names,
        "passages": [_passage(one) for one in told.passages],
        "notes": [json_form.both(one) for one in said(told)],
    }
    return json_form.text(record)


def _passage(one: TranslatedPassage) -> dict[str, Any]:
    return {
        "clause": one.clause,
        "number": one.number,
        "text": one.text,
        "language": one.language,
        "translation": _translated(one.sentences),
    }


def _clause(clause: ReviewedClause) -> dict[str, Any]:
    judgement = clause.judgement
    ties = judgement.ties if judgement else ()
    law = {"tied": bool(ties), "mentions": [_mention(one, clause) for one in ties]}
    system = next((one.law.system for one in ties), "")
    nothing: dict[str, Any] = {"tied": False, "mentions": []}
    return {
        "id": clause.id,
        "number": clause.number,
        "heading": clause.heading,
        "text": clause.text,
        "language": clause.language or None,
        "uk_law": nothing if system == "mexico" else law,
        "mexican_law": law if system == "mexico" else nothing,
        "stale": [_mention(one, clause) for one in judgement.stale] if judgement else [],
        "nearest": _nearest(clause.nearest),
        "topics": list(clause.topics),
        "translation": _translated(clause.sentences),
    }


def _mention(one: LawMention, clause: ReviewedClause) -> dict[str, Any]:
    """A mention, placed in the clause's own text."""
    shift = clause.starts[clause.passages.index(one.passage)]
    start, end = one.start + shift, one.end + shift
    return {"law": one.law.id, "kind": one.law.kind, "start": start, "end": end, "words": one.words}


def _nearest(found: Nearest | None) -> dict[str, Any] | None:
    if found is None:
        return None
    changes = [{"kind": one.kind, "text": one.text} for one in found.changes]
    named = {"clause": found.clause, "position": found.position, "similarity": found.similarity}
    return {**named, "changes": changes}


def _translated(found: Sequence[Sentence]) -> dict[str, Any] | None:
    if not found:
        return None
    sentences = [
        {
            "text": one.text,
            "translation": one.translation,
            "origin": one.origin,
            "source": one.source,
            "similarity": one.similarity,
            "doubts": [json_form.both(doubt) for doubt in one.doubts],
        }
        for one in found
    ]
    return {"text": joined(found), "origin": origin(found), "sentences": sentences}


def _flag(flag: Flag, told: Review) -> dict[str, Any]:
    finding = flag.finding
    clause = next(one for one in told.clauses if one.id == flag.clause)
    shift = clause.starts[clause.passages.index(flag.passage)]
    return {
        **json_form.finding(finding),
        **json_form.source(finding),
        "clause": flag.clause,
        "start": flag.start + shift,
        "end": flag.end + shift,
        "topics": list(flag.topics),
        "suggestion": json_form.both(finding.suggestion) if finding.suggestion else None,
    }


def _missing(one: MissingTopic) -> dict[str, Any]:
    named = {"clause": one.clause, "position": one.position, "topics": list(one.topics)}
    return {**named, "title": json_form.both(one.title)}
