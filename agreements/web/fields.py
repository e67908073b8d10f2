"""Questions as fields of a form: what stands in the fields for an answer, and the answer typed.

A question's fields are named after it, with the path to the part behind a colon:
`uk.legal_name:es`, `lists.areas:0:title:en`. `typed` goes by those paths, the bare question's "".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from agreements.interview import fault
from agreements.interview.asking import NONE
from agreements.interview.lines import Step, read_line
from agreements.model import Bilingual, Language, Question
from agreements.text import dates, values
from agreements.text.spanish import likely_article

Typed = Mapping[str, str]


@dataclass
class Wrong(Exception):
    """A field that cannot be taken as it stands: its path, and what to do."""

    path: str
    said: Bilingual


def typed_in(question: Question, form: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What a form holds for a question; several ticks of one field stand with commas."""
    start = f"{question.name}:"
    found: dict[str, str] = {}
    for key, text in form:
        path = "" if key == question.name else key.removeprefix(start)
        if key == question.name or key.startswith(start):
            found[path] = f"{found[path]},{text}" if found.get(path) else text
    return found


def answer(question: Question, typed: Typed) -> Any:
    """The answer that the fields give; None where all are empty. Raises Wrong."""
    if question.entries:
        found: Any = _entries(question, typed)
    elif question.type == "rows":
        found = _rows(question, typed)
    else:
        found = _one(question, typed, "")
    if question.type == "choices" and found is None and not question.required:
        found = []
    said = fault(question, found)
    if said:
        raise Wrong(_first(question), said)
    return found


def _first(question: Question) -> str:
    return question.fields[0].name if question.fields and question.type != "rows" else ""


def _one(question: Question, typed: Typed, path: str, cell: bool = False) -> Any:
    """A text, name, figure or choice, from its one field or its parts."""
    if question.fields:
        return _parts(question, typed, path)
    text = typed.get(path, "").strip()
    return _read(question, text, path, cell) if text else None


def _parts(question: Question, typed: Typed, path: str) -> Any:
    start = f"{path}:" if path else ""
    texts = {one.name: typed.get(start + one.name, "").strip() for one in question.fields}
    if not texts.get("en") and not texts.get("es"):
        return None
    for key in ("en", "es"):
        if not texts[key]:
            raise Wrong(start + key, _MISSING[key])
    for one in question.fields[:2]:
        _read(one, texts[one.name], start + one.name, False)
    if "article" in texts:
        texts["article"] = texts["article"] or likely_article(texts["es"]) or NONE
        if texts["article"] == NONE:
            del texts["article"]
    same = texts.keys() == {"en", "es"} and texts["en"] == texts["es"]
    return texts["en"] if same else texts


_MISSING = {
    "en": Bilingual(
        "The English text is missing. Write it, or the same words again if they do not change.",
        "Falta el texto en inglés. Escríbalo, o repita las mismas palabras si no cambian.",
    ),
    "es": Bilingual(
        "The Spanish text is missing. Write it, or the same words again if they do not change.",
        "Falta el texto en español. Escríbalo, o repita las mismas palabras si no cambian.",
    ),
}


def _read(question: Question, text: str, path: str, cell: bool) -> Any:
    found = read_line(Step(replace(question, fields=()), of=question if cell else None), text)
    if isinstance(found, Bilingual):
        raise Wrong(path, found)
    return found


def _rows(question: Question, typed: Typed) -> Any:
    rows = []
    for place in rows_of(typed):
        row = _row(question.fields, typed, place)
        first = question.fields[0]
        if row and first.name not in row:
            title = first.title
            raise Wrong(
                f"{place}:{first.name}" + (f":{first.fields[0].name}" if first.fields else ""),
                Bilingual(
                    f"“{title.en}” is missing in this entry. Write it, or empty the other fields.",
                    f"Falta «{title.es}» en este renglón. Escríbalo, o vacíe los demás campos.",
                ),
            )
        if row:
            rows.append(row)
    return rows or None


def _entries(question: Question, typed: Typed) -> Any:
    rows = [_row(one.fields, typed, place) for place, one in enumerate(question.entries)]
    return rows if any(rows) else None


def _row(fields: Iterable[Question], typed: Typed, place: int) -> dict[str, Any]:
    found = {one.name: _one(one, typed, f"{place}:{one.name}", cell=True) for one in fields}
    return {key: one for key, one in found.items() if one is not None}


def rows_of(typed: Typed) -> list[int]:
    """The numbers of the entries that the fields hold, in order."""
    heads = {path.partition(":")[0] for path in typed}
    return sorted(int(one) for one in heads if one.isdecimal() and len(one) < 5)


def fitting(question: Question, given: Any) -> Question:
    """The question as a form asks it: without the library's rows where the answer has its own."""
    if not question.entries or not given:
        return question
    open_cells = [{field.name for field in one.fields} for one in question.entries]
    fits = len(given) == len(open_cells) and all(
        set(row) <= cells for row, cells in zip(given, open_cells, strict=True)
    )
    return question if fits else replace(question, entries=())


def typed_of(question: Question, given: Any, language: Language) -> dict[str, str]:
    """What stands in the fields for an answer; figures are written in the reader's language."""
    if given is None:
        return {}
    if question.type == "choices":
        return {"": ",".join(given)}
    if question.type != "rows":
        return dict(_shown(question, given, "", language))
    fields = [one.fields for one in question.entries] or [question.fields] * len(given)
    return {
        path: text
        for place, (row, asked) in enumerate(zip(given, fields, strict=False))
        for one in asked
        if row.get(one.name) is not None
        for path, text in _shown(one, row[one.name], f"{place}:{one.name}", language)
    }


def _shown(
    question: Question, given: Any, path: str, language: Language
) -> Iterator[tuple[str, str]]:
    start = f"{path}:" if path else ""
    if question.fields:
        parts = given if isinstance(given, Mapping) else {"en": given, "es": given}
        for one in question.fields:
            told = str(parts.get(one.name, NONE if one.name == "article" else ""))
            yield start + one.name, told
    elif isinstance(given, Mapping):
        yield path, f"{given['en']} || {given['es']}"
    else:
        yield path, written(question, given, language)


def written(question: Question, given: Any, language: Language) -> str:
    """A figure, choice or text as a reader of that language writes it."""
    if question.type == "period":
        read = values.read(given, "period")
        return dates.written_period(read, language) if read else str(given)  # type: ignore[arg-type]
    return str(given)
