"""What a draft is made of, as a record: clauses, positions, hashes, reasons, flags and blanks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from agreements.model import (
    AgreedClause,
    Agreement,
    Bilingual,
    Finding,
    Language,
    Library,
)


def manifest(agreement: Agreement, findings: Iterable[Finding], library: Library) -> dict[str, Any]:
    """The record of a draft, ready for JSON (`schemas/manifest.schema.json`)."""
    request = agreement.request
    return {
        "format": "1",
        "library_version": agreement.library_version,
        "request_sha256": request.digest,
        "dated": request.dated.isoformat(),
        "title": _both(agreement.title),
        "instrument": request.instrument,
        "models": list(request.models),
        "uk_nation": request.uk_nation,
        "mexican_regime": request.mexican_regime,
        "structure": request.structure,
        "layout": request.layout,
        "clauses": [_clause(one, library) for one in agreement.clauses],
        "silences": [
            {"clause": one.clause, "position": one.position, "reason": _both(one.reason)}
            for one in agreement.silences
        ],
        "blanks": [
            {"fact": one.fact, "clause": one.clause, "title": _both(one.title)}
            for one in agreement.blanks
        ],
        "findings": [_finding(one) for one in findings],
    }


def _clause(clause: AgreedClause, library: Library) -> dict[str, Any]:
    source = library.clauses[clause.id]
    position = next(one for one in source.positions if one.id == clause.position)
    return {
        "id": clause.id,
        "topics": list(clause.topics),
        "number": _both(clause.label),
        "position": clause.position,
        "rank": clause.rank,
        "leans": clause.leans,
        "binding": clause.binding,
        "why": _both(clause.reason),
        "approval": _both(position.approval) if position.approval else None,
        "sha256": {"en": _hash(clause, "en"), "es": _hash(clause, "es")},
        "flags": [
            {"who": one.who, "laws": list(one.laws), "text": _both(one.text)}
            for one in clause.notes
        ],
        "laws": [
            {
                "id": id,
                "system": library.laws[id].system,
                "checked_on": _day(library.laws[id].checked_on),
            }
            for id in clause.laws
        ],
    }


def text(clause: AgreedClause, language: Language) -> str:
    """A clause's words in one language, a line for its title and for each paragraph."""
    lines = [clause.title(language), *(one.spans(language) for one in clause.paragraphs)]
    return "\n".join("".join(span.text for span in line) for line in lines)


def _hash(clause: AgreedClause, language: Language) -> str:
    return hashlib.sha256(text(clause, language).encode()).hexdigest()


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "key": finding.key,
        "check": finding.check,
        "weight": finding.weight,
        "certainty": finding.certainty,
        "clause": finding.places[0].clause if finding.places else "",
        "words": finding.words,
        "message": _both(finding.message),
    }


def _both(value: Bilingual) -> dict[str, str]:
    return {"en": value.en, "es": value.es}


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None
