"""Cases of the checks of the library: small clause files as a person might write them.

A case gives only what matters. `clause` (and each of `beside`) holds keys of a clause file; with
`paragraphs` in place of `positions`, one position is made of them and of the keys of a position
that stand there (rank, leans, binding, laws, approval, review). What is left out is filled in here.
`laws` and `definitions`, where given, are all that the library of the case holds; no names of
terms to print. The checks of words read the shipped glossary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from agreements.checks import registry
from agreements.library import build, strict_yaml
from agreements.model import Clause, Definition, Law, Library, Remark, Section

CASES = Path(__file__).parent / "cases"
FAMILIES: tuple[registry.Family, ...] = ("clause", "library")
ON = date(2026, 11, 22)
_TOLD = {"en": "When to use it.", "es": "Cuándo conviene."}
_OF_POSITION = ("id", "rank", "leans", "binding", "guidance", "approval", "review", "reply", "laws",
                "conflicts")  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One example of a check: what it must flag, or what looks alike and must pass."""

    family: registry.Family
    check: str
    kind: str
    name: str
    value: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.check}: {self.kind}: {self.name}"


def cases() -> Iterator[Case]:
    """Every case of every check of the library."""
    for family in FAMILIES:
        for path in sorted((CASES / family).glob("*.yaml")):
            source = strict_yaml.read(path.read_text("utf-8"), str(path))
            assert not source.faults, source.faults
            for kind in ("flag", "pass"):
                for one in source.value[kind]:
                    yield Case(family, path.stem, kind, one["name"], one)


def remarks(case: Case, shipped: Library) -> list[Remark]:
    """What the check of a case says of it."""
    library = library_of(case.value, shipped)
    check = next(one for one in registry.checks(case.family) if one.id == case.check)
    if case.family == "library":
        on = date.fromisoformat(case.value.get("on", ON.isoformat()))
        return list(check.run(library, on))
    return list(check.run(next(iter(library.clauses.values())), library))


def library_of(value: Mapping[str, Any], shipped: Library) -> Library:
    """The library of a case: its own clauses among the shipped phrases, facts, laws and terms."""
    written = [value[key] for key in ("clause",) if key in value] + value.get("beside", [])
    clauses = {one.id: one for one in map(_clause, written)}
    order = tuple(value.get("order", clauses))
    return replace(
        shipped,
        clauses=clauses,
        terms={},
        sections=(Section("all", build.both(_TOLD), order),),
        laws={one["id"]: _law(one) for one in value["laws"]} if "laws" in value else shipped.laws,
        definitions={one["id"]: _definition(one) for one in value["definitions"]}
        if "definitions" in value
        else shipped.definitions,
    )


def _clause(value: Mapping[str, Any]) -> Clause:
    whole = {
        "id": "clause",
        "topics": ["T01"],
        "title": {"en": "Title", "es": "Título"},
        "kind": "clause",
        "guidance": _TOLD,
        **value,
    }
    if "positions" not in whole:
        whole["positions"] = [{key: value[key] for key in _OF_POSITION[1:] if key in value}
                              | {"paragraphs": value.get("paragraphs", [])}]  # fmt: skip
    whole["positions"] = [_position(one) for one in whole["positions"]]
    return build.clause(strict_yaml.Source(f"clauses/{whole['id']}.yaml", whole))


def _position(value: Mapping[str, Any]) -> dict[str, Any]:
    paragraphs = [one if "table" in one else {"level": 1, **one} for one in value["paragraphs"]]
    return {
        "id": "standard",
        "rank": "preferred",
        "leans": "neutral",
        "binding": "always",
        "guidance": _TOLD,
        **value,
        "paragraphs": paragraphs,
    }


def _law(value: Mapping[str, Any]) -> Law:
    whole = {
        "register": "UK01",
        "system": "uk",
        "kind": "statute",
        "bearing": "tie",
        "name": {"en": value["id"], "es": value["id"], "article": "la"},
        "title": _TOLD,
        "citation": value["id"],
        "extent": ["england"],
        "why": _TOLD,
        "sources": [],
        **value,
    }
    return build.law(strict_yaml.Source(f"laws/{whole['id']}.yaml", whole))


def _definition(value: Mapping[str, Any]) -> Definition:
    whole = {"article": "el", "means": _TOLD, **value}
    return build.definition(strict_yaml.Source(f"definitions/{whole['id']}.yaml", whole))
