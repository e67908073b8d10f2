"""The file of decisions that travels beside a document: JSON text in, JSON text out.

clause_library/schemas/decisions.schema.json publishes its form.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from agreements.decisions import FORMAT, ClauseComment, Decisions, Dismissal, Tick, record
from agreements.model import AgreementsError, Bilingual
from agreements.text.characters import complaint

_LISTS = {
    "dismissed": ("key", "check", "clause", "about", "words", "reason", "by", "on"),
    "reviewed": ("clause", "text", "by", "on"),
    "comments": ("clause", "text", "by", "on"),
}
_NEEDED = {"key", "reason", "text"}


class NotDecisions(AgreementsError):
    """A file that holds no decisions; the message says where and what to do."""


def written(decisions: Decisions) -> str:
    """The decisions as the text of their file."""
    held = record(decisions)
    return json.dumps(held, ensure_ascii=False, indent=1, default=date.isoformat) + "\n"


def read(text: str, name: str) -> Decisions:
    """The decisions of a file. Raises NotDecisions; `name` is the file as messages call it."""
    held = _record(text, name)
    if held.get("format") != FORMAT:
        _refuse(
            name,
            "“format” is not “1”. It is no file of decisions, or one of a later convenio.",
            "«format» no es «1». No es un archivo de decisiones, o es de un convenio posterior.",
        )
    _refuse_others(held, {"format", "about", *_LISTS}, name)
    about = tuple(_text(one, name, "about") for one in _list(held, "about", name))
    found = {kind: _entries(held, kind, fields, name) for kind, fields in _LISTS.items()}
    return Decisions(
        about,
        tuple(Dismissal(**one) for one in found["dismissed"]),
        tuple(Tick(**one) for one in found["reviewed"]),
        tuple(ClauseComment(**one) for one in found["comments"]),
    )


def _record(text: str, name: str) -> dict[str, Any]:
    try:
        held = json.loads(text)
    except json.JSONDecodeError as fault:
        raise NotDecisions(_damaged(f"{name}:{fault.lineno}")) from None
    except (ValueError, RecursionError):
        raise NotDecisions(_damaged(name)) from None
    if not isinstance(held, dict):
        raise NotDecisions(_damaged(name))
    return held


def _damaged(where: str) -> Bilingual:
    return Bilingual(
        f"{where}: the decisions cannot be read from here on. Undo what was last changed by hand, "
        "or take the copy that came with the document.",
        f"{where}: las decisiones no se pueden leer desde aquí. Deshaga lo último que se cambió a "
        "mano o use la copia que venía con el documento.",
    )


def _entries(
    held: dict[str, Any], kind: str, fields: Sequence[str], name: str
) -> list[dict[str, Any]]:
    return [
        _entry(one, fields, name, f"{kind}[{number}]")
        for number, one in enumerate(_list(held, kind, name), 1)
    ]


def _entry(entry: object, fields: Sequence[str], name: str, where: str) -> dict[str, Any]:
    if not isinstance(entry, dict):
        _refuse(f"{name}: {where}", "there is no decision here. Take it out.",
                "aquí no hay ninguna decisión. Quítelo.")  # fmt: skip
    _refuse_others(entry, set(fields), f"{name}: {where}")
    return {field: _value(entry, field, f"{name}: {where}") for field in fields}


def _value(entry: dict[str, Any], field: str, where: str) -> str | date:
    if field not in entry:
        _refuse(where, f"“{field}” is missing. Add it.", f"falta «{field}». Agréguelo.")
    if field == "on":
        return _day(entry[field], where)
    text = _text(entry[field], where, field)
    if field in _NEEDED and not text.strip():
        _refuse(where, f"“{field}” is empty. Fill it in.", f"«{field}» está vacío. Complételo.")
    return text


def _text(value: object, where: str, field: str) -> str:
    if not isinstance(value, str):
        _refuse(
            where,
            f"“{field}” is not text. Put it in quotation marks.",
            f"«{field}» no es texto. Póngalo entre comillas.",
        )
    wrong = complaint(value)
    if wrong:
        _refuse(where, f"“{field}” {wrong.en}", f"«{field}» {wrong.es}")
    return value


def _day(value: object, where: str) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        _refuse(
            where,
            "“on” is not a day. Write it as 2026-03-31.",
            "«on» no es una fecha. Escríbala como 2026-03-31.",
        )


def _list(held: dict[str, Any], kind: str, name: str) -> list[Any]:
    found = held.get(kind, [])
    if not isinstance(found, list):
        _refuse(
            name,
            f"“{kind}” is not a list. Put its entries between [ and ].",
            f"«{kind}» no es una lista. Ponga sus entradas entre [ y ].",
        )
    return found


def _refuse_others(held: dict[str, Any], known: set[str], where: str) -> None:
    for one in held.keys() - known:
        _refuse(
            where,
            f"“{one}” is not known here. Take it out, or correct its name.",
            f"aquí no se conoce «{one}». Quítelo o corrija su nombre.",
        )


def _refuse(where: str, en: str, es: str) -> NoReturn:
    raise NotDecisions(Bilingual(f"{where}: {en}", f"{where}: {es}"))
