"""A comparison of two versions as JSON: clause_library/schemas/clause-diff.schema.json says how."""

from __future__ import annotations

from collections import Counter
from typing import Any

from agreements.model import Finding
from agreements.model.changes import Change, Comparison, Side
from agreements.report import json_form


def clause_diff(found: Comparison) -> str:
    """The comparison as a JSON text."""
    return json_form.text(record(found))


def record(found: Comparison) -> dict[str, Any]:
    """The comparison as plain values, ready for JSON."""
    return {
        "format": "1",
        "old": found.old_name,
        "new": found.new_name,
        "summary": _summary(found),
        "renamed": [
            {"old": one.old, "new": one.new, "changes": list(one.changes)} for one in found.renamed
        ],
        "changes": [_change(one) for one in found.changes],
        "findings": [_finding(one) for one in found.findings],
        "notes": [json_form.both(one) for one in found.notes],
    }


def _summary(found: Comparison) -> dict[str, Any]:
    kinds = Counter(one.kind for one in found.changes)
    weights = Counter(one.severity for one in found.changes if one.kind != "unchanged")
    said = Counter(meaning.kind for one in found.changes for meaning in one.meaning)
    return {"kinds": dict(kinds), "severity": dict(weights), "meaning": dict(said)}


def _change(one: Change) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "language": one.language or None,
        "partner": one.partner or None,
        "old": _side(one.old),
        "new": _side(one.new),
        "words": [[word.kind, word.text] for word in one.words],
        "meaning": [
            {"kind": each.kind, "old": each.old, "new": each.new, "severity": each.severity}
            for each in one.meaning
        ],
        "severity": one.severity,
        "similarity": one.similarity,
        "findings": [_finding(each) for each in one.findings],
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "number": side.number,
        "heading": side.heading,
        "text": side.text,
        "typed": side.typed,
        "place": json_form.place(side.place),
        "passages": list(side.passages),
        "starts": list(side.starts),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {**json_form.finding(finding), **json_form.source(finding)}
