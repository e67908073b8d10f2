"""Read a request file: YAML or JSON, in the terms of `schemas/request.schema.json`.

A plain check reads the good request fast; where it finds anything odd, the schema explains it,
so that a good request never waits for jsonschema to load.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from agreements.assembly import choice as choosing
from agreements.library import explain, strict_yaml
from agreements.library.faults import LibraryFaults
from agreements.library.strict_yaml import Path, Source
from agreements.model import Clause, Library, Parameter, Request, Value
from agreements.text import values
from agreements.text.near import did_you_mean

FORMAT = "1"
_SCALARS = ("instrument", "uk_nation", "mexican_regime", "structure", "layout", "dated")
_GROUPS = ("lists", "tables", "terms", "positions")
_NAMED = ("include", "omit")


def read_request(text: str, path: str, library: Library) -> Request:
    """The request in a file's text. Raises LibraryFaults with every fault at once."""
    source = _source(text, path)
    if not source.faults or isinstance(source.value, dict):
        if not _plain(source.value, library):
            explain.explain(source, "request")
        if isinstance(source.value, dict):
            return _checked(source, library, text)
    raise LibraryFaults(source.faults or _not_a_request(source))


def _source(text: str, path: str) -> Source:
    if not text.lstrip().startswith("{"):
        return strict_yaml.read(text, path)
    source = Source(path)
    try:
        source.value = json.loads(text, object_pairs_hook=_no_doubles)
    except ValueError as trouble:
        source.fault(
            (),
            f"the file cannot be read as JSON ({trouble}).",
            f"el archivo no puede leerse como JSON ({trouble}).",
        )
    return source


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    double = next((key for key in keys if keys.count(key) > 1), None)
    if double:
        raise ValueError(f"key “{double}” stands twice")
    return dict(pairs)


def _plain(value: Any, library: Library) -> bool:
    """Whether a request has the right keys and kinds, without saying what is wrong."""
    if not isinstance(value, dict):
        return False
    known = {"convenio", "models", *_SCALARS, *_GROUPS, *_NAMED, *_branches(library)}
    return (
        value.keys() <= known
        and {"convenio", "models", *_SCALARS} <= value.keys()
        and value["convenio"] == FORMAT
        and all(isinstance(value[key], str) for key in _SCALARS)
        and all(isinstance(value.get(key, {}), dict) for key in _GROUPS)
        and all(_texts(value.get(key, [])) for key in (*_NAMED, "models"))
        and value["models"] != []
        and _axes_known(value, library)
        and _facts_known(value, library)
    )


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _axes_known(value: Mapping[str, Any], library: Library) -> bool:
    phrases = library.phrases
    return (
        value["instrument"] in phrases["instruments"]
        and value["uk_nation"] in phrases["uk_nations"]
        and value["mexican_regime"] in phrases["mexican_regimes"]
        and all(model in phrases["models"] for model in value["models"])
        and len(set(value["models"])) == len(value["models"])
        and value["structure"] in ("uk", "mexican")
        and value["layout"] in ("columns", "sequential", "en", "es")
    )


def _branches(library: Library) -> set[str]:
    return {name.partition(".")[0] for name in library.facts}


def _facts_known(value: Mapping[str, Any], library: Library) -> bool:
    return all(path in library.facts for path, _ in _leaves(value, library)) and all(
        _well_typed(one, library.facts[path].type) for path, one in _leaves(value, library)
    )


def _well_typed(value: Any, type: str) -> bool:
    if isinstance(value, dict):
        return type in ("text", "name") and set(value) <= _NAME_KEYS and _all_text(value)
    return isinstance(value, int if type == "number" else (str, int))


_NAME_KEYS = {"en", "es", "en_plural", "es_plural", "article", "uses_article"}


def _all_text(value: Mapping[str, Any]) -> bool:
    return {"en", "es"} <= value.keys() and all(
        isinstance(one, str) and one for one in value.values()
    )


def _leaves(value: Mapping[str, Any], library: Library) -> Iterator[tuple[str, Any]]:
    """The facts of a request by dotted name. A map that is no fact is a branch."""
    for root in _branches(library):
        if root in value:
            yield from _under(root, value[root], library)


def _under(name: str, value: Any, library: Library) -> Iterator[tuple[str, Any]]:
    if name in library.facts or not isinstance(value, dict):
        yield name, value
        return
    for key, one in value.items():
        yield from _under(f"{name}.{key}", one, library)


def _checked(source: Source, library: Library, text: str) -> Request:
    if source.faults:
        raise LibraryFaults(source.faults)
    value = source.value
    facts = dict(_facts(source, library))
    facts |= dict(_terms(source, library))
    request = Request(
        instrument=value["instrument"],
        models=tuple(value["models"]),
        uk_nation=value["uk_nation"],
        mexican_regime=value["mexican_regime"],
        structure=value["structure"],
        layout=value["layout"],
        dated=_dated(source),
        facts=facts,
        lists=dict(_lists(source, library)),
        positions=value.get("positions", {}),
        include=tuple(value.get("include", ())),
        omit=tuple(value.get("omit", ())),
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )
    _check_names(source, library, request)
    if source.faults:
        raise LibraryFaults(source.faults)
    return request


def _dated(source: Source) -> date:
    text = source.value["dated"]
    try:
        return date.fromisoformat(text)
    except ValueError:
        source.fault(
            ("dated",),
            f"“dated” is “{text}”; write a date as “2026-11-22”.",
            f"«dated» es «{text}»; escriba una fecha como «2026-11-22».",
            text,
        )
        return date.min


def _facts(source: Source, library: Library) -> Iterator[tuple[str, Value]]:
    for name, given in _leaves(source.value, library):
        read = values.read(given, library.facts[name].type)
        if read is None:
            _unreadable(source, tuple(name.split(".")), library.facts[name].type, given)
        else:
            yield name, read


def _terms(source: Source, library: Library) -> Iterator[tuple[str, Value]]:
    parameters = {one.name: one for clause in library.clauses.values() for one in clause.parameters}
    for key, given in source.value.get("terms", {}).items():
        if key not in parameters:
            _unknown(source, ("terms", key), "term", "condición", key, parameters)
            continue
        read = _read_term(parameters[key], given)
        if read is None:
            _unreadable(source, ("terms", key), parameters[key].type, given)
        else:
            yield key, read


def _read_term(parameter: Parameter, given: Any) -> Value | None:
    return values.read(given, parameter.type)


def _lists(source: Source, library: Library) -> Iterator[tuple[str, tuple[dict[str, Value], ...]]]:
    known = _list_fields(library)
    for group in ("lists", "tables"):
        for key, rows in source.value.get(group, {}).items():
            path = (group, key)
            if key not in known:
                _unknown(source, path, "list", "lista", key, known)
            elif not isinstance(rows, list):
                _unreadable(source, path, "list", rows)
            else:
                yield key, tuple(_row(source, (*path, i), row, known[key])
                                 for i, row in enumerate(rows))  # fmt: skip


def _list_fields(library: Library) -> dict[str, set[str]]:
    fields = {key: set(columns) for key, columns in library.lists.items()}
    for clause in library.clauses.values():
        for position in clause.positions:
            for one in position.paragraphs:
                if one.table:
                    columns = {column.key for column in one.table.columns}
                    fields.setdefault(one.table.key, set()).update(columns)
    return fields


def _row(source: Source, path: Path, row: Any, fields: set[str]) -> dict[str, Value]:
    if not isinstance(row, dict):
        row = {"title": row} if "title" in fields else {}
    for key in row:
        if key not in fields:
            _unknown(source, (*path, key), "field", "campo", key, fields)
    return {key: values.read(one, "text") or "" for key, one in row.items() if key in fields}


def _check_names(source: Source, library: Library, request: Request) -> None:
    for group in _NAMED:
        for place, id in enumerate(source.value.get(group, ())):
            if id not in library.clauses:
                _unknown(source, (group, place), "clause", "cláusula", id, library.clauses)
    for id, position in request.positions.items():
        path = ("positions", id)
        if id not in library.clauses:
            _unknown(source, path, "clause", "cláusula", id, library.clauses)
        else:
            _check_position(source, library.clauses[id], str(position), request)


def _check_position(source: Source, clause: Clause, id: str, request: Request) -> None:
    path = ("positions", clause.id)
    named = {one.id: one for one in clause.positions}
    if id not in named:
        _unknown(source, path, "position", "posición", id, named)
    elif not choosing.fits(named[id].applies, choosing.context(request)):
        source.fault(
            path,
            f"position “{id}” of “{clause.id}” does not fit this instrument, nation, regime or "
            "structure. Take it out, or see `convenio library show`.",
            f"la posición «{id}» de «{clause.id}» no admite este instrumento, nación, régimen o "
            "estructura. Quítela o consulte `convenio library show`.",
            id,
        )


def _unknown(source: Source, path: Path, en: str, es: str, word: str, known: Any) -> None:
    cure_en, cure_es = did_you_mean(word, known)
    source.fault(
        path, f"{en} “{word}” is not known. {cure_en}", f"{es} «{word}» no existe. {cure_es}", word
    )


def _unreadable(source: Source, path: Path, type: str, given: Any) -> None:
    cure = values.CURES[type]
    name, there = strict_yaml.dotted(path), str(given)[:60]
    source.fault(
        path,
        f"“{name}” is “{there}”; write {cure.en}.",
        f"«{name}» es «{there}»; escriba {cure.es}.",
        there,
    )


def _not_a_request(source: Source) -> list[Any]:
    source.fault((), "this is not a request.", "esto no es una solicitud.")
    return source.faults
