"""Read the library's files afresh, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from agreements.library import build, explain, strict_yaml
from agreements.library.cross_checks import cross_check
from agreements.library.faults import LibraryFaults
from agreements.library.glossary import read_names
from agreements.model import Bilingual, Clause, Fact, Library, Name, Place, Remark, Section
from agreements.text import values


def read_uncached(root: Path, version: str = "") -> Library:
    """The library read afresh from its files, checked whole. Raises LibraryFaults."""
    library, faults = read_with_faults(root, version)
    if faults:
        raise LibraryFaults(faults)
    return library


def read_with_faults(root: Path, version: str = "") -> tuple[Library, list[Remark]]:
    """What can be read of the library, and every fault found on the way."""
    faults: list[Remark] = []
    folder = root / "clause_library"
    contents = _one(folder / "contents.yaml", "contents", root, faults) or {"sections": []}
    phrases = _one(folder / "contexts.yaml", "contexts", root, faults) or {}
    stated = _one(folder / "facts.yaml", "facts", root, faults) or _NOTHING
    clauses = _many(folder / "clauses", "clause", build.clause, root, faults)
    library = Library(
        clauses=clauses,
        laws=_many(folder / "laws", "law", build.law, root, faults),
        definitions=_many(folder / "definitions", "definition", build.definition, root, faults),
        terms=read_names(root / "glossary"),
        sections=tuple(
            Section(one["id"], build.both(one["title"]), tuple(one["clauses"]))
            for one in contents["sections"]
        ),
        phrases=_phrases(phrases),
        facts=_facts(stated),
        lists={key: _types(one["fields"]) for key, one in stated["lists"].items()},
        version=version,
        questions={one.name: one for one in build.questions(stated)},
        groups={one["id"]: build.both(one["title"]) for one in stated["groups"]},
        tables=_tables(clauses.values()),
    )
    faults.extend(cross_check(library))
    return library, faults


def _tables(clauses: Iterable[Clause]) -> dict[str, tuple[str, ...]]:
    """The columns of each table, in every clause that prints it."""
    found: dict[str, dict[str, None]] = {}
    for clause in clauses:
        for position in clause.positions:
            for one in position.paragraphs:
                if one.table:
                    known = found.setdefault(one.table.key, {})
                    known.update(dict.fromkeys(column.key for column in one.table.columns))
    return {key: tuple(columns) for key, columns in found.items()}


_NOTHING: dict[str, Any] = {"choices": {}, "groups": [], "lists": {}}


def _types(fields: Any) -> dict[str, str]:
    return {key: one["type"] for key, one in fields.items()}


def _one(path: Path, schema: str, root: Path, faults: list[Remark]) -> Any:
    source = _source(path, schema, root)
    faults.extend(source.faults)
    return None if source.faults else source.value


def _source(path: Path, schema: str, root: Path) -> strict_yaml.Source:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        source = strict_yaml.Source(str(path.relative_to(root)))
        source.fault((), f"the file cannot be read ({trouble}).", f"no se puede leer ({trouble}).")
        return source
    source = strict_yaml.read(text, str(path.relative_to(root)))
    if not source.faults or source.value is not None:
        explain.explain(source, schema)
    return source


def _many(
    folder: Path,
    schema: str,
    make: Callable[[strict_yaml.Source], Any],
    root: Path,
    faults: list[Remark],
) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yaml")):
        source = _source(path, schema, root)
        if not source.faults:
            one = make(source)
            made[one.id] = one
            source.faults.extend(_misnamed(path, one.id, source.path))
        faults.extend(source.faults)
    return made


def _misnamed(path: Path, id: str, shown: str) -> Iterator[Remark]:
    if path.stem != id:
        yield Remark(
            Place(shown, 1),
            Bilingual(
                f"the id is “{id}” but the file is called “{path.name}”. Make them the same.",
                f"el id es «{id}», pero el archivo se llama «{path.name}». Deben coincidir.",
            ),
            id,
        )


def _phrases(value: Any) -> dict[str, dict[str, dict[str, Name]]]:
    return {
        axis: {
            key: {phrase: values.name(one) for phrase, one in named.items()}
            for key, named in keys.items()
        }
        for axis, keys in value.items()
    }


def _facts(stated: Any) -> dict[str, Fact]:
    return {
        key: build.fact(key, one, group["id"])
        for group in stated["groups"]
        for key, one in group["facts"].items()
    }
