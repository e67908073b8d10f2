"""Read the marks of a library text: `{{ name | filter }}` and `{{ function("argument") }}`.

A mark holds no logic, so fifteen lines read it; Jinja2 would take thirty times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, cast

from agreements.model import Mark, Marked

FILTERS = frozenset({"el", "de", "a", "y", "oa", "pl", "cap"})
FUNCTIONS = frozenset({"term", "ref", "law", "defined"})

_BRACES = re.compile(r"\{\{(.*?)\}\}")
_MARK = re.compile(
    r"""\s*(?:(?P<function>[a-z_]+)\(\s*(?P<quote>["'])(?P<argument>[^"']*)(?P=quote)\s*\)
        |(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*))
        (?P<filters>(?:\s*\|\s*[a-z]+)*)\s*""",
    re.VERBOSE,
)


class MarkFault(ValueError):
    """A mark that cannot be read; `words` is the mark as it stands."""

    def __init__(self, words: str, reason: str):
        super().__init__(f"{words}: {reason}")
        self.words = words
        self.reason = reason


def read(text: str) -> Marked:
    """The text as a tuple of plain strings and marks. Raises MarkFault."""
    parts: list[str | Mark] = []
    end = 0
    for found in _BRACES.finditer(text):
        if found.start() > end:
            parts.append(text[end : found.start()])
        parts.append(_mark(found.group(1)))
        end = found.end()
    if end < len(text):
        parts.append(text[end:])
    _refuse_stray_braces(parts)
    return tuple(parts)


def marks(text: Marked) -> Iterator[Mark]:
    """The marks of a text, in order."""
    return (part for part in text if isinstance(part, Mark))


def plain(text: Marked) -> str:
    """The text with each mark replaced by its argument, to count and to search words."""
    return "".join(part if isinstance(part, str) else part.argument for part in text)


def _mark(inside: str) -> Mark:
    found = _MARK.fullmatch(inside)
    words = "{{" + inside + "}}"
    if not found:
        raise MarkFault(words, "unreadable")
    filters = tuple(name.strip() for name in found["filters"].split("|")[1:])
    for name in filters:
        if name not in FILTERS:
            raise MarkFault(words, f"filter {name}")
    if found["name"]:
        return Mark("value", found["name"], filters)
    if found["function"] not in FUNCTIONS:
        raise MarkFault(words, f"function {found['function']}")
    function = cast(Literal["term", "ref", "law", "defined"], found["function"])
    return Mark(function, found["argument"], filters)


def _refuse_stray_braces(parts: list[str | Mark]) -> None:
    for part in parts:
        if isinstance(part, str) and ("{{" in part or "}}" in part or "{%" in part):
            raise MarkFault(part.strip()[:60], "stray braces")
