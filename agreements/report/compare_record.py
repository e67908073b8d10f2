"""Two versions compared, as JSON: clause_library/schemas/compare.schema.json says how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from agreements.decisions import NOTHING, Decisions, Dismissal, settle
from agreements.model import Finding
from agreements.model.pairs import Compared, Divergence, Pair, Piece
from agreements.report import json_form


def compare(found: Compared, decisions: Decisions = NOTHING) -> str:
    """The comparison as a JSON text."""
    return json_form.text(record(found, decisions))


def record(found: Compared, decisions: Decisions = NOTHING) -> dict[str, Any]:
    """The comparison as plain values, ready for JSON."""
    settled = settle(found.all_findings(), decisions)
    away = {finding.key: dismissal for finding, dismissal in settled.dismissed}
    return {
        "format": "1",
        "en": found.name_en,
        "es": found.name_es,
        "summary": _summary(found, settled.standing, len(away)),
        "pairs": [_pair(one, away) for one in found.pairs],
        "findings": [_finding(one, away) for one in found.findings],
        "notes": [json_form.both(one) for one in found.notes],
    }


def _summary(found: Compared, left: tuple[Finding, ...], away: int) -> dict[str, Any]:
    return {
        "kinds": dict(sorted(Counter(one.kind for one in found.pairs).items())),
        "checks": dict(sorted(Counter(one.check for one in left).items())),
        "errors": sum(one.certainty == "sure" for one in left),
        "warnings": sum(one.certainty != "sure" for one in left),
        "dismissed": away,
    }


def _pair(pair: Pair, away: Mapping[str, Dismissal]) -> dict[str, Any]:
    return {
        "id": pair.id,
        "kind": pair.kind,
        "en": _piece(pair.en),
        "es": _piece(pair.es),
        "similarity": pair.similarity,
        "findings": [_divergence(one, away) for one in pair.findings],
    }


def _piece(piece: Piece | None) -> dict[str, Any] | None:
    if piece is None:
        return None
    return {
        "number": piece.number,
        "heading": piece.heading,
        "text": piece.text,
        "passages": list(piece.passages),
        "starts": list(piece.starts),
        "place": json_form.place(piece.place),
    }


def _divergence(one: Divergence, away: Mapping[str, Dismissal]) -> dict[str, Any]:
    marks = [mark._asdict() for mark in one.highlights]
    return _finding(one.finding, away) | {"highlights": marks}


def _finding(finding: Finding, away: Mapping[str, Dismissal]) -> dict[str, Any]:
    dismissal = away.get(finding.key)
    return {
        **json_form.finding(finding),
        "severity": "error" if finding.certainty == "sure" else "warning",
        "dismissed": dismissal.reason if dismissal else None,
    }
