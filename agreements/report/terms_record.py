"""The words of the trade as JSON: clause_library/schemas/terms.schema.json says how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from agreements.model import Term, Wording
from agreements.model.checked_terms import Candidate, CheckedTerms
from agreements.model.pairs import Divergence, Highlight, Pair
from agreements.report import json_form


def checked(told: CheckedTerms) -> str:
    """What was found in one document, or in two."""
    found = [_finding(one, pair) for pair in told.compared.pairs for one in pair.findings]
    return json_form.text(
        {
            "format": "1",
            "files": list(told.names),
            "language": told.language or None,
            "findings": found,
            "summary": {
                "terms": told.spoken,
                "findings": len(found),
                "checks": dict(sorted(Counter(one["check"] for one in found).items())),
            },
            "notes": [json_form.both(one) for one in told.notes],
        }
    )


def concepts(terms: Sequence[Term]) -> str:
    """Concepts of the glossary, whole."""
    return json_form.text({"format": "1", "terms": [_concept(one) for one in terms]})


def candidates(found: Sequence[Candidate]) -> str:
    """Words that recur and that the glossary lacks."""
    return json_form.text({"format": "1", "candidates": [one._asdict() for one in found]})


def _finding(one: Divergence, pair: Pair) -> dict[str, Any]:
    finding = one.finding
    place = finding.places[0]
    return {
        **json_form.finding(finding),
        **json_form.source(finding),
        "file": place.path,
        "line": place.line,
        "clause": place.clause,
        "language": place.language,
        "pair": pair.id,
        "highlights": [_highlight(mark, pair) for mark in one.highlights],
        "suggestion": json_form.both(finding.suggestion) if finding.suggestion else None,
    }


def _highlight(mark: Highlight, pair: Pair) -> dict[str, Any]:
    """Where words stand: in which passage of the document (from 0), and from where to where."""
    piece = pair.piece(mark.language)
    assert piece is not None
    at = max(place for place, start in enumerate(piece.starts) if start <= mark.start)
    shift = piece.starts[at]
    return {
        "language": mark.language,
        "passage": piece.passages[at],
        "start": mark.start - shift,
        "end": mark.end - shift,
        "words": piece.text[mark.start : mark.end],
    }


def _concept(term: Term) -> dict[str, Any]:
    return {
        "id": term.id,
        "subject": term.subject,
        "en": _side(term.en),
        "es": _side(term.es) | {"spain": list(term.spain)},
        "means": json_form.both(term.means),
        "note": json_form.both(term.note) if term.note else None,
        "context": {"en": list(term.context_en), "es": list(term.context_es)},
        "related": list(term.related),
        "sources": list(term.sources),
        "checked": term.checked,
        "reviewed": term.reviewed,
    }


def _side(side: Wording) -> dict[str, Any]:
    return {
        "approved": side.approved,
        "admitted": list(side.admitted),
        "deprecated": list(side.deprecated),
        "forbidden": [
            {"term": one.term, "reason": json_form.both(one.reason)} for one in side.forbidden
        ],
    }
