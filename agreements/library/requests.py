"""Read a request file: YAML or JSON, in the terms of `schemas/request.schema.json`.

A plain check reads the good request fast; where it finds anything odd, the schema explains it,
so that a good request never waits for jsonschema to load. What the schema cannot know (dates and
sums, clauses and positions) is read beside it, so that all faults are said at once.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from agreements.assembly.choice import Context
from agreements.library import explain, strict_yaml
from agreements.library.faults import LibraryFaults
from agreements.library.request_names import check_names
from agreements.library.request_values import dated, facts, leaves, lists, terms
from agreements.library.strict_yaml import Source
from agreements.model import Bilingual, Library, Place, Remark, Request
from agreements.text import values

FORMAT = "1"
UNFINISHED = "convenio-new"  # the key under which answers are kept until they make a request
LIMIT = 1_000_000
_MOST_SAID = 60
_SCALARS = ("instrument", "uk_nation", "mexican_regime", "structure", "layout", "dated")
_GROUPS = ("lists", "tables", "terms", "positions")
_NAMED = ("include", "omit")


def read_request(text: str, path: str, library: Library) -> Request:
    """The request in a file's text. Raises LibraryFaults with every fault at once."""
    source = read_source(text, path)
    if isinstance(source.value, dict) and UNFINISHED in source.value:
        source = Source(path)
        source.fault((), *_unfinished(path))
    request = _request(source, library, text) if isinstance(source.value, dict) else None
    if request is None and not source.faults:
        source.fault((), *_NOT_A_REQUEST)
    if request is None or source.faults:
        raise LibraryFaults(_most(source))
    return request


_NOT_A_REQUEST = (
    "this is not a request: it holds no keys such as “instrument” and “models”. "
    "`convenio new` writes one.",
    "esto no es una solicitud: no contiene claves como «instrument» y «models». "
    "`convenio new` escribe una.",
)


def _unfinished(path: str) -> tuple[str, str]:
    command = f"convenio new {path.removesuffix('.part')}"
    return (
        f"these are answers to questions, not yet a request. Finish it: {command}",
        f"estas son respuestas a preguntas, todavía no una solicitud. Termínela: {command}",
    )


def read_source(text: str, path: str) -> Source:
    if len(text) > LIMIT:
        source = Source(path)
        source.fault((), *_too_large(len(text)))
        return source
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _json(text, path)
    return strict_yaml.read(text, path)


def _too_large(size: int) -> tuple[str, str]:
    return (
        f"the file holds {size:,} characters; a request holds at most {LIMIT:,}. "
        "Check that this is the right file.",
        f"el archivo contiene {size:,} caracteres; una solicitud admite como máximo {LIMIT:,}. "
        "Verifique que sea el archivo correcto.",
    )


# An escape of JSON: a pair of surrogates, half of one, or any other, which is left as it is.
_ESCAPE = re.compile(
    r"\\(?:u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|u(d[89a-f][\da-f]{2})|.)", re.IGNORECASE
)


def _json(text: str, path: str) -> Source:
    """JSON, read as the YAML that it is, so that every fault has its line.

    YAML knows no surrogates: a pair is joined, half a pair is refused later, by its number.
    """
    try:
        json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as trouble:
        return _not_json(text, path, trouble)
    return strict_yaml.read(_ESCAPE.sub(_joined, text), path)


def _joined(found: re.Match[str]) -> str:
    if found[1]:
        return bytes.fromhex(found[1] + found[2]).decode("utf-16-be")
    return chr(int(found[3], 16)) if found[3] else found[0]


def _not_json(text: str, path: str, trouble: Exception) -> Source:
    """YAML may begin with a brace too: it is read as that, and only then refused."""
    source = strict_yaml.read(text, path)
    if source.faults and not isinstance(trouble, RecursionError):
        source = Source(path)
        source.lines[()] = getattr(trouble, "lineno", 1)
        source.fault(
            (),
            "the file begins with a brace, as JSON does, but cannot be read as JSON here. "
            "Check quotes, commas and braces.",
            "el archivo empieza con una llave, como JSON, pero no puede leerse como JSON en este "
            "punto. Revise comillas, comas y llaves.",
        )
    return source


def _request(source: Source, library: Library, text: str) -> Request | None:
    if not _plain(source.value, library):
        explain.explain(source, "request")
    _refuse_long(source, source.value, ())
    stated = dict(facts(source, library)) | dict(terms(source, library))
    rows = dict(lists(source, library))
    day = dated(source)
    value = source.value
    positions, include, omit = _positions(value), _named(value, "include"), _named(value, "omit")
    where = _context(value, library, {**stated, **{key: one for key, one in rows.items() if one}})
    check_names(source, library, positions, include, omit, where)
    if day is None or where is None:
        return None
    return Request(
        instrument=where.instrument,
        models=where.models,
        uk_nation=where.uk_nation,
        mexican_regime=where.mexican_regime,
        structure=value["structure"],
        layout=value.get("layout"),
        dated=day,
        facts=stated,
        lists=rows,
        positions=positions,
        include=tuple(include),
        omit=tuple(omit),
        digest=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
    )


def _context(
    value: Mapping[str, Any], library: Library, given: Mapping[str, Any]
) -> Context | None:
    """What clauses are chosen by, if every choice is a known one."""
    if not _axes_plain(value, library):
        return None
    return Context(
        value["instrument"],
        tuple(value["models"]),
        value["uk_nation"],
        value["mexican_regime"],
        value["structure"],
        frozenset(given),
    )


def _positions(value: Mapping[str, Any]) -> dict[str, str]:
    found = value.get("positions")
    found = found if isinstance(found, dict) else {}
    return {clause: one for clause, one in found.items() if isinstance(one, str)}


def _named(value: Mapping[str, Any], group: str) -> list[str]:
    found = value.get(group)
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _plain(value: Mapping[str, Any], library: Library) -> bool:
    """Whether a request has the right keys and kinds, without saying what is wrong."""
    known = {"convenio", "models", *_SCALARS, *_GROUPS, *_NAMED, *_branches(library)}
    return (
        value.keys() <= known
        and value.get("convenio") == FORMAT
        and isinstance(value.get("dated"), str)
        and value.get("layout") in ("columns", "sequential", "en", "es")
        and all(isinstance(value.get(key, {}), dict) for key in _GROUPS)
        and all(_texts(value.get(key, [])) for key in _NAMED)
        and all(isinstance(one, str) for one in value.get("positions", {}).values())
        and _axes_plain(value, library)
        and all(
            name in library.facts and values.read(one, library.facts[name].type) is not None
            for name, one in leaves(value, library)
        )
    )


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _axes_plain(value: Mapping[str, Any], library: Library) -> bool:
    """Whether instrument, models, nation, regime and structure are all known ones."""
    phrases, models = library.phrases, value.get("models")
    allowed = {
        "instrument": phrases["instruments"],
        "uk_nation": phrases["uk_nations"],
        "mexican_regime": phrases["mexican_regimes"],
        "structure": ("uk", "mexican"),
    }
    return (
        all(isinstance(value.get(key), str) and value[key] in known
            for key, known in allowed.items())
        and _texts(models)
        and bool(models)
        and all(model in phrases["models"] for model in models or ())
        and len(set(models or ())) == len(models or ())
    )  # fmt: skip


def _branches(library: Library) -> set[str]:
    return {name.partition(".")[0] for name in library.facts}


def _refuse_long(source: Source, value: Any, path: strict_yaml.Path) -> None:
    """Note every text longer than a text of an agreement may be."""
    if isinstance(value, dict):
        for key, one in value.items():
            _refuse_long(source, one, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            _refuse_long(source, one, (*path, index))
    elif isinstance(value, str) and len(value) > values.LONGEST and not source.faulty(path):
        name, size = strict_yaml.dotted(path), len(value)
        source.fault(
            path,
            f"“{name}” holds {size:,} characters; write at most {values.LONGEST:,}.",
            f"«{name}» contiene {size:,} caracteres; escriba como máximo {values.LONGEST:,}.",
        )


def _most(source: Source) -> list[Remark]:
    """The faults, or the first of them and how many more there are."""
    faults = sorted(source.faults, key=lambda one: one.place.line)
    more = len(faults) - _MOST_SAID
    if more <= 0:
        return faults
    last = Place(source.path, faults[_MOST_SAID - 1].place.line)
    rest = Bilingual(
        f"and {more:,} more faults after these.", f"y otros {more:,} errores después de estos."
    )
    return [*faults[:_MOST_SAID], Remark(last, rest)]
