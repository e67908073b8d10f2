"""Answers and requests: what a request file answers, and the request that answers make."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agreements.interview import questions, taken
from agreements.library.request_text import request_text
from agreements.library.request_values import leaves
from agreements.library.requests import read_request, read_source
from agreements.model import Bilingual, Library, Question

Answers = Mapping[str, Any]
_GROUPS = ("lists", "tables", "terms", "positions")


def answers_of(text: str, name: str, library: Library) -> dict[str, Any]:
    """The answers that a request file gives, by question. Raises LibraryFaults with every fault."""
    read_request(text, name, library)
    value = read_source(text, name).value
    answers = {key: value[key] for key in library.questions if "." not in key and key in value}
    answers |= {"dated": value["dated"], **dict(leaves(value, library))}
    for group in _GROUPS:
        answers |= {f"{group}.{key}": one for key, one in value.get(group, {}).items()}
    answers |= {key: value[key] for key in ("include", "omit") if value.get(key)}
    return {key: _rows(one) if key.startswith("lists.") else one for key, one in answers.items()}


def _rows(rows: Any) -> list[Any]:
    """Entries in full: a request may write a bare text for an entry that is only a title."""
    return [{"title": one} if isinstance(one, str) else one for one in rows]


def request_of(answers: Answers, library: Library) -> str:
    """The request that the answers make; whatever is answered amiss is left out.

    Rows and omissions of a request file that no question asks for are carried over.
    """
    stated = {"dated": answers["dated"], **taken(library, answers)}
    asked = questions(library, stated)
    carried = {
        key: one
        for key, one in answers.items()
        if key.startswith(("lists.", "tables.")) and one and key not in stated
        and key not in {question.name for question in asked}
    }  # fmt: skip
    unasked = [Question(key, "rows", _named(key), _named(key)) for key in carried]
    text = request_text([*asked, *unasked], {**stated, **carried}, library)
    left_out = answers.get("omit")
    return f"{text}\nomit: [{', '.join(left_out)}]\n" if left_out else text


def _named(key: str) -> Bilingual:
    name = key.partition(".")[2].replace("_", " ")
    return Bilingual(name, name)
