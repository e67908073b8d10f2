"""The facts, figures and lists of a request, read by their types; all else is a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from agreements.library.strict_yaml import Path, Source, dotted, short, there_is
from agreements.model import Library, Value
from agreements.text import values
from agreements.text.dates import read_day
from agreements.text.near import did_you_mean

Row = dict[str, Value]


def leaves(value: Mapping[str, Any], library: Library) -> Iterator[tuple[str, Any]]:
    """The facts of a request by dotted name. A map that is no fact is a branch."""
    for root in dict.fromkeys(name.partition(".")[0] for name in library.facts):
        if root in value:
            yield from _under(root, value[root], library)


def _under(name: str, value: Any, library: Library) -> Iterator[tuple[str, Any]]:
    if name in library.facts or not isinstance(value, dict):
        yield name, value
        return
    for key, one in value.items():
        yield from _under(f"{name}.{key}", one, library)


def dated(source: Source) -> date | None:
    """The date of the draft, or None and a fault."""
    text = source.value.get("dated")
    day = read_day(text) if isinstance(text, str) else None
    if day is None and "dated" in source.value:
        _unreadable(source, ("dated",), "date", text)
    return day


def facts(source: Source, library: Library) -> Iterator[tuple[str, Value]]:
    """Every fact that can be read, by dotted name."""
    for name, given in leaves(source.value, library):
        if name in library.facts:
            read = _read(source, tuple(name.split(".")), given, library.facts[name].type)
            if read is not None:
                yield name, read


def terms(source: Source, library: Library) -> Iterator[tuple[str, Value]]:
    """Every figure under `terms` that can be read, by its name."""
    parameters = {one.name: one for clause in library.clauses.values() for one in clause.parameters}
    for key, given in _group(source, "terms"):
        if key not in parameters:
            unknown(source, ("terms", key), "term", "condición", key, parameters)
            continue
        read = _read(source, ("terms", key), given, parameters[key].type)
        if read is not None:
            yield key, read


def lists(source: Source, library: Library) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Every list under `lists` and `tables`, by its name."""
    known = list_fields(library)
    for group in ("lists", "tables"):
        for key, rows in _group(source, group):
            path = (group, key)
            if key not in known:
                unknown(source, path, "list", "lista", key, known)
            elif not isinstance(rows, list):
                _unreadable(source, path, "list", rows)
            else:
                yield (
                    key,
                    tuple(
                        _row(source, (*path, place), row, known[key])
                        for place, row in enumerate(rows)
                    ),
                )


def list_fields(library: Library) -> dict[str, dict[str, str]]:
    """The fields of every list and table that a request may hold, with their types."""
    fields = {key: dict(columns) for key, columns in library.lists.items()}
    for key, columns in library.tables.items():
        fields[key] = {**dict.fromkeys(columns, "text"), **fields.get(key, {})}
    return fields


def _row(source: Source, path: Path, row: Any, fields: Mapping[str, str]) -> Row:
    if isinstance(row, str) and "title" in fields:
        row = {"title": row}
    if not isinstance(row, dict):
        _no_row(source, path, row, fields)
        return {}
    found = {}
    for key, given in row.items():
        if key not in fields:
            unknown(source, (*path, key), "field", "campo", key, fields)
            continue
        read = _read(source, (*path, key), given, fields[key])
        if read is not None:
            found[key] = read
    return found


def _no_row(source: Source, path: Path, row: Any, fields: Mapping[str, str]) -> None:
    name, keys = dotted(path), ", ".join(fields)
    there = there_is(row)
    source.fault(
        path,
        f"“{name}” {there[0]}; write an entry with the fields {keys}.",
        f"«{name}» {there[1]}; escriba un renglón con los campos {keys}.",
    )


def _group(source: Source, name: str) -> list[tuple[str, Any]]:
    found = source.value.get(name)
    return list(found.items()) if isinstance(found, dict) else []


def _read(source: Source, path: Path, given: Any, type: str) -> Value | None:
    read = values.read(given, type)
    if read is None and not _told(source, path, given):
        _unreadable(source, path, type, given)
    return read


def _told(source: Source, path: Path, given: Any) -> bool:
    """Whether a fault is known at this path or, for a group of keys, below it."""
    below = (*path, *("en", "es")) if isinstance(given, dict) else ()
    return source.faulty(path) or any(source.faulty((*path, key)) for key in below)


def unknown(source: Source, path: Path, en: str, es: str, word: str, known: Any) -> None:
    """Note a word that is not known, with the nearest one that is."""
    cure_en, cure_es = did_you_mean(word, known)
    source.fault(
        path,
        f"{en} “{short(word)}” is not known. {cure_en}",
        f"{es} «{short(word)}» no existe. {cure_es}",
        word,
    )


def _unreadable(source: Source, path: Path, type: str, given: Any) -> None:
    if source.faulty(path):
        return
    cure, name, there = values.CURES[type], dotted(path), there_is(given)
    source.fault(
        path,
        f"“{name}” {there[0]}; write {cure.en}.",
        f"«{name}» {there[1]}; escriba {cure.es}.",
        short(given),
    )
