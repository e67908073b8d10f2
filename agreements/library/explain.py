"""Explain how a file departs from its JSON Schema, in a person's words and both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path as FilePath
from typing import Any

from agreements.library.strict_yaml import Source, dotted
from agreements.text.near import did_you_mean


def root() -> FilePath:
    """The folder that holds clause_library/, glossary/ and templates/."""
    return FilePath(str(resources.files("agreements"))).parent


def explain(source: Source, schema: str) -> None:
    """Note on the source every departure from the schema of that name."""
    for error in sorted(_errors(source.value, schema), key=lambda one: list(map(str, one.path))):
        _note(source, error)


@cache
def _validator(schema: str) -> Any:
    from jsonschema import Draft202012Validator

    path = root() / "clause_library" / "schemas" / f"{schema}.schema.json"
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


def _errors(value: Any, schema: str) -> Iterator[Any]:
    for error in _validator(schema).iter_errors(value):
        yield from _leaves(error)


def _leaves(error: Any) -> Iterator[Any]:
    if error.validator in ("anyOf", "oneOf") and error.context:
        depth = max(len(child.path) for child in error.context)
        yield next(child for child in error.context if len(child.path) == depth)
    else:
        yield error


def _note(source: Source, error: Any) -> None:
    path = tuple(error.absolute_path)
    writer = _WRITERS.get(error.validator, _other)
    for at, en, es, words in writer(path, error):
        source.fault(at, en, es, words)


def _unknown_keys(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    known = list(error.schema.get("properties", {}))
    for key in error.instance:
        if key not in known:
            en, es = did_you_mean(key, known)
            yield (
                (*path, key),
                f"key “{key}” is not known here. {en}",
                (f"aquí no se conoce la clave «{key}». {es}"),
                key,
            )


def _missing(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    for key in error.validator_value:
        if key not in error.instance:
            name = dotted(path)
            yield (
                path,
                f"“{name}” lacks “{key}”. Add it.",
                (f"a «{name}» le falta «{key}». Agréguelo."),
                key,
            )


def _choice(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    known = [str(one) for one in error.schema.get("enum", [error.schema.get("const")])]
    en, es = did_you_mean(error.instance, known)
    name, there = dotted(path), str(error.instance)[:60]
    yield path, f"“{name}” is “{there}”. {en}", f"«{name}» es «{there}». {es}", there


def _type(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    wanted = error.validator_value
    wanted = wanted if isinstance(wanted, list) else [wanted]
    en = " or ".join(_KINDS[one][0] for one in wanted)
    es = " o ".join(_KINDS[one][1] for one in wanted)
    name, there = dotted(path), _shown(error.instance)
    yield (
        path,
        f"“{name}” is {there[0]}; write {en}.",
        (f"«{name}» es {there[1]}; escriba {es}."),
        str(error.instance)[:60],
    )


def _pattern(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    name, there = dotted(path), str(error.instance)[:60]
    hint = error.schema.get("description", f"the form {error.validator_value}")
    hint_es = error.schema.get("x-description-es", hint)
    yield (
        path,
        f"“{name}” is “{there}”; write {hint}.",
        (f"«{name}» es «{there}»; escriba {hint_es}."),
        there,
    )


def _size(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    name = dotted(path)
    limit = error.validator_value
    more = error.validator.startswith("min")
    en = f"at least {limit}" if more else f"at most {limit}"
    es = f"al menos {limit}" if more else f"como máximo {limit}"
    yield (
        path,
        f"“{name}” is too {'short' if more else 'long'}: {en}.",
        (f"«{name}» es demasiado {'corto' if more else 'largo'}: {es}."),
        "",
    )


def _other(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    name = dotted(path)
    yield (
        path,
        f"“{name}” does not fit the format ({error.validator}: {error.validator_value}).",
        (f"«{name}» no corresponde al formato ({error.validator}: {error.validator_value})."),
        str(error.instance)[:60],
    )


def _shown(value: object) -> tuple[str, str]:
    if value is None:
        return "empty", "vacío"
    if isinstance(value, dict):
        return "a group of keys", "un grupo de claves"
    if isinstance(value, list):
        return "a list", "una lista"
    return f"“{value}”", f"«{value}»"


_KINDS = {
    "string": ("a text", "un texto"),
    "integer": ("a whole number", "un número entero"),
    "number": ("a number", "un número"),
    "array": ("a list", "una lista"),
    "object": ("a group of keys", "un grupo de claves"),
    "null": ("null", "null"),
    "boolean": ("true or false", "true o false"),
}
_WRITERS: dict[str, Any] = {
    "additionalProperties": _unknown_keys,
    "required": _missing,
    "enum": _choice,
    "const": _choice,
    "type": _type,
    "pattern": _pattern,
    "minItems": _size,
    "maxItems": _size,
    "minLength": _size,
    "maxLength": _size,
    "minimum": _size,
    "maximum": _size,
}
