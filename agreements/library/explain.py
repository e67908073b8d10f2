"""Explain how a file departs from its JSON Schema, in a person's words and both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from agreements.library.cache import shipped
from agreements.library.strict_yaml import Source, dotted, short, there_is
from agreements.text import values
from agreements.text.near import did_you_mean

_ENOUGH = 500


def explain(source: Source, schema: str) -> None:
    """Note on the source every departure from the schema of that name."""
    told: set[tuple[Any, ...]] = set()
    for error in sorted(_errors(source.value, schema), key=lambda one: list(map(str, one.path))):
        path = tuple(error.absolute_path)
        if len(source.faults) > _ENOUGH:
            return
        if error.validator == "required":  # one error for each missing key; one writer says all
            if path not in told:
                _note(source, error)
            told.add(path)
        elif error.validator == "type" or not source.faulty(path):
            _note(source, error)


@cache
def _validator(schema: str) -> Any:
    from jsonschema import Draft202012Validator

    path = shipped() / "clause_library" / "schemas" / f"{schema}.schema.json"
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
        if len(source.faults) > _ENOUGH:
            return


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
            en, es = (f"“{name}”", f"a «{name}»") if path else ("this file", "a este archivo")
            yield path, f"{en} lacks “{key}”. Add it.", f"{es} le falta «{key}». Agréguelo.", key


def _choice(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    known = [str(one) for one in error.schema.get("enum", [error.schema.get("const")])]
    en, es = did_you_mean(error.instance, known)
    name, there = dotted(path), short(error.instance)
    yield path, f"“{name}” is “{there}”. {en}", f"«{name}» es «{there}». {es}", there


def _type(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    name, there = dotted(path), there_is(error.instance)
    en, es = _wanted(error)
    yield (
        path,
        f"“{name}” {there[0]}; write {en}.",
        (f"«{name}» {there[1]}; escriba {es}."),
        short(error.instance),
    )


def _wanted(error: Any) -> tuple[str, str]:
    wanted = error.validator_value
    wanted = wanted if isinstance(wanted, list) else [wanted]
    if "object" in wanted and "string" in wanted:
        return values.CURES["text"].en, values.CURES["text"].es
    if "string" in wanted and isinstance(error.instance, int):
        return f'it in quotes: "{error.instance}"', f'entre comillas: "{error.instance}"'
    return (
        " or ".join(_KINDS[one][0] for one in wanted),
        " o ".join(_KINDS[one][1] for one in wanted),
    )


def _pattern(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    name, there = dotted(path), short(error.instance)
    hint = error.schema.get("description", f"the form {error.validator_value}")
    hint_es = error.schema.get("x-description-es", hint)
    yield (
        path,
        f"“{name}” is “{there}”; write {hint}.",
        (f"«{name}» es «{there}»; escriba {hint_es}."),
        there,
    )


def _size(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    name, limit = dotted(path), error.validator_value
    if error.instance in ("", []):
        cure = "is empty. Write something.", "está vacío. Escriba algo."
        yield path, f"“{name}” {cure[0]}", f"«{name}» {cure[1]}", ""
        return
    bound = _BOUND[error.validator.startswith("min")]
    en, es = _UNITS.get(error.validator[3:], ("", ""))
    there = there_is(error.instance)
    yield (
        path,
        f"“{name}” {there[0]}; write {bound[0]} {limit}{en}.",
        f"«{name}» {there[1]}; escriba {bound[1]} {limit}{es}.",
        "",
    )


_BOUND = {True: ("at least", "al menos"), False: ("at most", "como máximo")}
_UNITS = {"Length": (" characters", " caracteres"), "Items": (" entries", " renglones")}


def _twice(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    name = dotted(path)
    word = next(one for one in error.instance if error.instance.count(one) > 1)
    yield (
        path,
        f"“{name}” names “{short(word)}” twice. Keep one of them.",
        (f"«{name}» repite «{short(word)}». Conserve solo uno."),
        short(word),
    )


def _other(path: Any, error: Any) -> Iterator[tuple[Any, str, str, str]]:
    name = dotted(path)
    yield (
        path,
        f"“{name}” does not fit the format ({error.validator}: {error.validator_value}).",
        (f"«{name}» no corresponde al formato ({error.validator}: {error.validator_value})."),
        short(error.instance),
    )


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
    "uniqueItems": _twice,
    "minItems": _size,
    "maxItems": _size,
    "minLength": _size,
    "maxLength": _size,
    "minimum": _size,
    "maximum": _size,
}
