"""What every JSON output shares: its layout, texts in both languages, places, findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agreements.model import Bilingual, Finding
    from agreements.model.document import Place


def text(record: dict[str, Any]) -> str:
    """A record as JSON: a key a line, an entry of its lists a line, so that a diff can be read.

    (Indented throughout, a long record takes Python ten times as long to write.)
    """
    fields = []
    for key, value in record.items():
        if isinstance(value, list) and value:
            entries = ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in value)
            fields.append(f" {json.dumps(key)}: [\n  {entries}\n ]")
        else:
            fields.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(fields) + "\n}"


def both(said: Bilingual) -> dict[str, str]:
    """A text in both languages."""
    return {"en": said.en, "es": said.es}


def place(found: Place) -> dict[str, Any]:
    """Where a passage stands; only what narrows it."""
    told: dict[str, Any] = {"part": found.part, "paragraph": found.paragraph}
    if found.cells:
        told["cells"] = [list(cell) for cell in found.cells]
    named = {"page": found.page, "note": found.note, "box": found.box}
    return told | {name: value for name, value in named.items() if value}


def finding(found: Finding) -> dict[str, Any]:
    """What each output says of a finding; where it stands, each says in its own way."""
    return {
        "key": found.key,
        "check": found.check,
        "weight": found.weight,
        "certainty": found.certainty,
        "words": found.words,
        "message": both(found.message),
    }


def source(found: Finding) -> dict[str, Any]:
    """What a finding is about, what it rests on, and when that was checked."""
    return {
        "about": found.about,
        "source": found.source,
        "checked_on": found.checked_on.isoformat() if found.checked_on else None,
    }
