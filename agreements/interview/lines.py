"""A question answered line by line, as in a terminal: what to ask next, what a line means.

An answer is built from lines: a text from one, a name from its English, its Spanish and its
article, a list from the fields of one entry after the other. `step` says what comes after the
lines so far, `read_line` what a typed line stands for, `lines_of` gives back the lines of an
answer. A line is a value of the request, SKIPPED, or ENDED (no further entry).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from agreements.interview.asking import NONE
from agreements.interview.faults import fault
from agreements.model import Bilingual, Question
from agreements.text import values
from agreements.text.spanish import likely_article

SKIPPED = None
ENDED = ""
Line = Any


@dataclass(frozen=True)
class Step:
    """What to ask next within a question.

    `part` is the question of this one line; `of` the field of an entry that it belongs to, if
    any; `entry` counts from 1 in a list and is 0 elsewhere; an empty line means `default`, or the
    end of the list where `may_end`.
    """

    part: Question
    of: Question | None = None
    entry: int = 0
    default: Line = None
    may_end: bool = False


@dataclass(frozen=True)
class Done:
    """The question is answered (None: left out)."""

    answer: Any


def step(question: Question, lines: Sequence[Line]) -> Step | Done:
    """What comes after these lines."""
    if question.entries:
        return _in_entries(question, iter(lines))
    if question.type == "rows":
        return _in_rows(question, iter(lines))
    found = _in_parts(question, iter(lines))
    if isinstance(found, Step) and not question.fields and question.default is not None:
        return replace(found, default=question.default)
    return found


def _in_parts(question: Question, lines: Iterator[Line]) -> Step | Done:
    """The next part of one text, name or figure; what is skipped in one part is skipped whole."""
    taken: list[Line] = []
    for part in question.fields or (question,):
        try:
            line = next(lines)
        except StopIteration:
            return Step(part, default=_proposed(question, part, taken))
        if line in (SKIPPED, ENDED):
            return Done(SKIPPED if line is SKIPPED else ENDED)
        taken.append(line)
    return Done(_joined(question, taken))


def _in_rows(question: Question, lines: Iterator[Line]) -> Step | Done:
    rows: list[dict[str, Any]] = []
    while True:
        row: dict[str, Any] = {}
        for place, field in enumerate(question.fields):
            found = _in_parts(field, lines)
            if isinstance(found, Step):
                first = place == 0 and found.part in (field, *field.fields[:1])
                return replace(found, of=field, entry=len(rows) + 1, may_end=first)
            if place == 0 and found.answer in (SKIPPED, ENDED):
                return Done(rows or None)
            if found.answer not in (SKIPPED, ENDED):
                row[field.name] = found.answer
        rows.append(row)


def _in_entries(question: Question, lines: Iterator[Line]) -> Step | Done:
    """The open cells of known rows, one after the other; the first one skipped skips them all."""
    rows: list[dict[str, Any]] = []
    first = True
    for entry in question.entries:
        rows.append({})
        for field in entry.fields:
            found = _in_parts(field, lines)
            if isinstance(found, Step):
                titled = replace(field, title=_under(entry, field))
                return replace(found, of=titled, entry=len(rows))
            if first and found.answer is SKIPPED:
                return Done(None)
            first = False
            if found.answer is not SKIPPED:
                rows[-1][field.name] = found.answer
    return Done(rows)


def _under(entry: Question, field: Question) -> Bilingual:
    return Bilingual(f"{entry.title.en} – {field.title.en}", f"{entry.title.es} – {field.title.es}")


def _proposed(question: Question, part: Question, taken: Sequence[Line]) -> Line:
    """What an empty line would mean: the same in Spanish, the article that its first word takes."""
    if part.name == "es" and taken:
        return taken[0]
    if part.name == "article":
        return likely_article(taken[1]) or NONE
    default = question.default
    return default.get(part.name) if isinstance(default, dict) else None


def _joined(question: Question, taken: Sequence[Line]) -> Any:
    if not question.fields:
        return taken[0]
    parts = dict(zip((part.name for part in question.fields), taken, strict=True))
    if parts.get("article") == NONE:
        del parts["article"]
    same = parts.keys() == {"en", "es"} and parts["en"] == parts["es"]
    return parts["en"] if same else parts


def read_line(here: Step, typed: str) -> Line | Bilingual:
    """What a typed line stands for, or what is wrong with it (a Bilingual)."""
    text = typed.strip()
    if not text:
        return _empty(here)
    read = _READERS.get(here.part.type, _text)(here.part, text)
    plain = replace(here.part, fields=())
    if here.of is not None and here.part.options:  # a cell may hold another word than those offered
        plain = replace(plain, options=())
    return fault(plain, read) or read


def _empty(here: Step) -> Line | Bilingual:
    if here.default is not None:
        return here.default
    return ENDED if here.may_end else _NOTHING


_NOTHING = Bilingual(
    "Write an answer, or :skip to leave it out for now.",
    "Escriba una respuesta, o :skip para omitirla por ahora.",
)


def _chosen(question: Question, text: str) -> str:
    """An option by its number, its key, its title, or something near one of them."""
    if text.isdecimal() and 1 <= int(text) <= len(question.options):
        return question.options[int(text) - 1].key
    for option in question.options:
        if text.casefold() in _ways(option.key, option.title):
            return option.key
    return text


def _ways(key: str, title: Bilingual) -> tuple[str, ...]:
    return key.casefold(), title.en.casefold(), title.es.casefold()


def _several(question: Question, text: str) -> list[str]:
    words = (word.strip() for word in text.replace(";", ",").split(","))
    return list(dict.fromkeys(_chosen(question, word) for word in words if word))


def _number(question: Question, text: str) -> Line:
    figure = text.replace(",", "")
    return int(figure) if figure.isascii() and figure.isdecimal() and len(figure) < 15 else text


def _text(question: Question, text: str) -> Line:
    if question.options:
        return _chosen(question, text)
    en, bars, es = text.partition("||")
    if bars and question.name not in ("en", "es") and en.strip() and es.strip():
        return {"en": en.strip(), "es": es.strip()}
    return text


def _figure(question: Question, text: str) -> Line:
    """A period, sum, date or percentage as a request writes it, whatever the language typed."""
    read = values.read(text, question.type)
    return text if read is None else values.written(read)


_READERS = {
    "choice": _chosen,
    "choices": _several,
    "number": _number,
    "period": _figure,
    "money": _figure,
    "percent": _figure,
    "date": _figure,
}


def lines_of(question: Question, answer: Any) -> list[Line]:
    """The lines that gave an answer: `step(question, lines_of(question, answer))` gives it back."""
    if answer is None:
        return [SKIPPED]
    if question.type == "rows":
        return _lines_of_rows(question, answer)
    return _lines_of_one(question, answer)


def _lines_of_rows(question: Question, rows: Sequence[dict[str, Any]]) -> list[Line]:
    lines: list[Line] = []
    fields = [entry.fields for entry in question.entries] or [question.fields] * len(rows)
    for row, asked in zip(rows, fields, strict=True):
        for field in asked:
            given = row.get(field.name)
            lines += [SKIPPED] if given is None else _lines_of_one(field, given)
    return lines if question.entries else [*lines, ENDED]


def _lines_of_one(question: Question, answer: Any) -> list[Line]:
    if not question.fields:
        return [answer]
    parts = answer if isinstance(answer, dict) else {"en": answer, "es": answer}
    return [parts.get(part.name, NONE) for part in question.fields]
