"""Where a sentence ends, and how many words it has."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?][”»\")]?\s+(?=[“«(¿¡]*[A-ZÁÉÍÓÚÑÜ\d])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:arts?|n[uú]ms?|nos?|pp?|inc|incs|frac|fracc|dr|dra|mtro|mtra|lic|ing|prof|ltd|inc|"
    r"e\.g|i\.e|etc|vs|cf|s\.a|c\.v)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:[’'./-]\w+)*")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text. `art. 5`, `S.A. de C.V.` and a number at its head do not end one."""
    start = 0
    for found in _END.finditer(text):
        before = text[start : found.start() + 1]
        if _ABBREVIATED.search(before) or not any(sign.isalpha() for sign in before):
            continue
        yield text[start : found.end()].strip()
        start = found.end()
    if text[start:].strip():
        yield text[start:].strip()


def words(text: str) -> int:
    """How many words a text has; `co-operate` and `and/or` are one."""
    return len(_WORD.findall(text))
