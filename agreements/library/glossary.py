"""The glossary's files: every term with its approved, admitted, deprecated and forbidden words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from agreements.library import build, explain, strict_yaml
from agreements.library.faults import LibraryFaults
from agreements.model import Forbidden, Name, Remark, Term, Wording


def read_names(folder: Path) -> dict[str, Name]:
    """The approved English and Spanish name of every term that has an article, by id."""
    return {
        value["id"]: Name(
            value["en"]["approved"], value["es"]["approved"], value["article"], "asked"
        )
        for source in _sources(folder)
        if not source.faults
        for value in source.value["terms"]
        if "article" in value
    }


def read_glossary(folder: Path) -> dict[str, Term]:
    """Every term by id. Raises LibraryFaults with all faults of the glossary's files."""
    terms: dict[str, Term] = {}
    faults: list[Remark] = []
    for source in _sources(folder):
        explain.explain(source, "glossary")
        if not source.faults:
            for place, value in enumerate(source.value["terms"]):
                _refuse_twice(source, place, value["id"], terms)
                terms[value["id"]] = _term(value, source.value["subject"], source.path)
        faults.extend(source.faults)
    if faults:
        raise LibraryFaults(faults)
    return terms


def _sources(folder: Path) -> Iterator[strict_yaml.Source]:
    for path in sorted(folder.glob("*.yaml")):
        yield strict_yaml.read(path.read_text("utf-8"), f"{folder.name}/{path.name}")


def _refuse_twice(
    source: strict_yaml.Source, place: int, id: str, terms: Mapping[str, Term]
) -> None:
    if id in terms:
        source.fault(
            ("terms", place),
            f"the term “{id}” also stands in {terms[id].path}. Keep one of them.",
            f"el término «{id}» también está en {terms[id].path}. Conserve solo uno.",
            id,
        )


def _term(value: Mapping[str, Any], subject: str, path: str) -> Term:
    context = value.get("context") or {"en": (), "es": ()}
    return Term(
        id=value["id"],
        subject=subject,
        en=_wording(value["en"]),
        es=_wording(value["es"]),
        means=build.both(value["means"]),
        context_en=tuple(context["en"]),
        context_es=tuple(context["es"]),
        note=build.bilingual(value.get("note")),
        free=tuple(value.get("free", ())),
        spain=tuple(value.get("spain", ())),
        related=tuple(value.get("related", ())),
        sources=tuple(value.get("sources", ())),
        checked=value["checked"],
        reviewed=value["reviewed"] == "yes",
        path=path,
        article=value.get("article", ""),
    )


def _wording(value: Mapping[str, Any]) -> Wording:
    return Wording(
        approved=value["approved"],
        admitted=tuple(value.get("admitted", ())),
        deprecated=tuple(value.get("deprecated", ())),
        forms=tuple(value.get("forms", ())),
        forbidden=tuple(_forbidden(one) for one in value.get("forbidden", ())),
    )


def _forbidden(value: Mapping[str, Any]) -> Forbidden:
    return Forbidden(
        value["term"],
        build.both(value["reason"]),
        alone="alone" in value,
        always="always" in value,
        exact="exact" in value,
        beside=tuple(value.get("beside", ())),
        unless=tuple(value.get("unless", ())),
    )
