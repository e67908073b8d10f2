"""Make the published schema of a request from `facts.yaml` and the axes of `contexts.yaml`."""

from __future__ import annotations

import json
from typing import Any

from agreements.library.cache import shipped as root
from agreements.model import Bilingual, Fact, Library
from agreements.text import values

_NAME: dict[str, Any] = {
    "type": ["string", "object"],
    "minLength": 1,
    "maxLength": 20000,
    "properties": {
        "en": {"type": "string", "minLength": 1},
        "es": {"type": "string", "minLength": 1},
        "en_plural": {"type": "string", "minLength": 1},
        "es_plural": {"type": "string", "minLength": 1},
        "article": {"type": "string", "enum": ["el", "la", "los", "las"]},
        "uses_article": {"type": "string", "enum": ["always", "asked", "never"]},
    },
    "required": ["en", "es"],
    "additionalProperties": False,
}
_TYPES: dict[str, dict[str, Any]] = {
    "name": _NAME,
    "text": {**_NAME, "type": ["string", "integer", "object"]},
    "number": {"type": "integer", "minimum": 0},
    **{one: {"type": "string", "minLength": 1} for one in ("date", "period", "money", "percent")},
}

_DAY = {"description": values.CURES["date"].en, "x-description-es": values.CURES["date"].es}


def request_schema(library: Library) -> dict[str, Any]:
    """JSON Schema 2020-12 of a request, with titles and questions in both languages."""
    properties: dict[str, Any] = {
        "convenio": {"type": "string", "const": "1"},
        "instrument": _choice(library, "instruments"),
        "models": {"type": "array", "minItems": 1, "uniqueItems": True,
                   "items": _choice(library, "models")},
        "uk_nation": _choice(library, "uk_nations"),
        "mexican_regime": _choice(library, "mexican_regimes"),
        "structure": {"type": "string", "enum": ["uk", "mexican"]},
        "layout": {"type": "string", "enum": ["columns", "sequential", "en", "es"]},
        "dated": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", **_DAY},
    }  # fmt: skip
    for name, question in library.questions.items():
        if name in properties:
            properties[name] |= _said("title", question.title)
            properties[name] |= _said("description", question.question)
    required = list(properties)
    for fact in library.facts.values():
        _place(properties, fact)
    for group in ("lists", "tables", "terms", "positions"):
        properties[group] = {"type": "object"}
    properties["positions"]["additionalProperties"] = {"type": "string"}
    for group in ("include", "omit"):
        properties[group] = {"type": "array", "items": {"type": "string"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A request for a draft",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _choice(library: Library, axis: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(library.phrases[axis])}


def _place(properties: dict[str, Any], fact: Fact) -> None:
    *branch, leaf = fact.name.split(".")
    for step in branch:
        node = properties.setdefault(
            step, {"type": "object", "properties": {}, "additionalProperties": False}
        )
        properties = node["properties"]
    properties[leaf] = {
        **_TYPES[fact.type],
        **_said("title", fact.title),
        **_said("description", fact.question),
    }


def _said(key: str, text: Bilingual) -> dict[str, str]:
    return {key: text.en, f"x-{key}-es": text.es}


def written(library: Library) -> str:
    """The schema as it stands in the file."""
    return json.dumps(request_schema(library), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    from agreements.library import read_library

    target = root() / "clause_library" / "schemas" / "request.schema.json"
    target.write_text(written(read_library()), "utf-8")
