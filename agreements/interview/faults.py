"""What is wrong with an answer: what is there and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from agreements.model import Bilingual, Question
from agreements.text import characters, values
from agreements.text.near import did_you_mean


def fault(question: Question, answer: Any) -> Bilingual | None:
    """What is wrong with an answer, or None. An answer of None leaves the question out."""
    if answer is None:
        return _NEEDED if question.required else None
    complaint = next(_in_texts(answer), None)
    return complaint or _CHECKS.get(question.type, _value)(question, answer)


_NEEDED = Bilingual(
    "This cannot be left out: the choice of clauses depends on it.",
    "Esto no puede omitirse: de ello depende la selección de cláusulas.",
)
_EMPTY = Bilingual("Name at least one.", "Señale al menos uno.")


def _in_texts(answer: Any) -> Iterator[Bilingual]:
    """What is wrong with the texts of an answer, wherever they stand in it."""
    if isinstance(answer, Mapping):
        for one in answer.values():
            yield from _in_texts(one)
    elif isinstance(answer, list | tuple):
        for one in answer:
            yield from _in_texts(one)
    elif isinstance(answer, str):
        yield from _in_text(answer)


def _in_text(text: str) -> Iterator[Bilingual]:
    complaint = characters.complaint(text)
    if complaint:
        yield Bilingual(f"The answer {complaint.en}", f"La respuesta {complaint.es}")
    if len(text) > values.LONGEST:
        yield Bilingual(
            f"The answer holds {len(text):,} characters; write at most {values.LONGEST:,}.",
            f"La respuesta contiene {len(text):,} caracteres; escriba como máximo "
            f"{values.LONGEST:,}.",
        )


def _choice(question: Question, answer: Any) -> Bilingual | None:
    keys = [option.key for option in question.options]
    if isinstance(answer, str) and answer in keys:
        return None
    en, es = did_you_mean(_short(answer), keys)
    return Bilingual(
        f"“{_short(answer)}” is not one of the options. {en}",
        f"«{_short(answer)}» no es una de las opciones. {es}",
    )


def _choices(question: Question, answer: Any) -> Bilingual | None:
    if not isinstance(answer, list | tuple):
        return _unreadable(answer, "list")
    if not answer:
        return _EMPTY if question.required else None
    for place, one in enumerate(answer):
        found = _choice(question, one)
        if found:
            return found
        if one in answer[:place]:
            return Bilingual(f"“{one}” stands twice.", f"«{one}» está repetido.")
    return None


def _rows(question: Question, answer: Any) -> Bilingual | None:
    if not isinstance(answer, list | tuple):
        return _unreadable(answer, "list")
    fields = {field.name: field for field in question.fields}
    for place, row in enumerate(answer, start=1):
        found = _row(fields, row)
        if found:
            return Bilingual(f"Entry {place}: {found.en}", f"Renglón {place}: {found.es}")
    return None


def _row(fields: Mapping[str, Question], row: Any) -> Bilingual | None:
    if not isinstance(row, Mapping):
        keys = ", ".join(fields)
        return Bilingual(
            f"“{_short(row)}” is no entry; give the fields {keys}.",
            f"«{_short(row)}» no es un renglón; indique los campos {keys}.",
        )
    for key, one in row.items():
        if key not in fields:
            en, es = did_you_mean(key, fields)
            return Bilingual(
                f"field “{_short(key)}” is not known. {en}",
                f"no se conoce el campo «{_short(key)}». {es}",
            )
        found = _value(fields[key], one)
        if found:
            return Bilingual(f"{key}: {found.en}", f"{key}: {found.es}")
    return None


def _value(question: Question, answer: Any) -> Bilingual | None:
    if values.read(answer, question.type) is None:
        return _unreadable(answer, question.type)
    return None


def _unreadable(answer: Any, type: str) -> Bilingual:
    cure = values.CURES[type]
    return Bilingual(
        f"There stands “{_short(answer)}”; write {cure.en}.",
        f"Dice «{_short(answer)}»; escriba {cure.es}.",
    )


def _short(answer: Any) -> str:
    return characters.visible(str(answer)[:60])


_CHECKS = {"choice": _choice, "choices": _choices, "rows": _rows}
