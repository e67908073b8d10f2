"""Places left to be filled in: `[●]`, `[name]`, `_____`, `{{ fee }}`, `…………`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agreements.model.document import Occurrence, Passage

_BLANK = re.compile(
    r"\[(?![^\]]*\]\()[^\[\]\n]{0,120}\]|\{\{[^{}\n]{0,80}\}\}|_{3,}|[●•▪◆■]{1,5}(?=\s*\]|\s*$)(?!^)"
    r"|\.{6,}|…{2,}|<[A-ZÁÉÍÓÚÑ][^<>\n]{1,60}>|«[A-Z]\w*_\w+»|\bX{3,}\b|\(\s{3,}\)"
)
_NOT_BLANK = re.compile(r"\[(?:sic|\d{4}|\d{1,3}|…|\.{3})\](?=\s*(?:[A-Z]{2,}|\w))", re.IGNORECASE)


def blanks(passages: Sequence[Passage]) -> tuple[Occurrence, ...]:
    """Every blank, in order. `[2012] EWCA` is a citation, not a blank."""
    return tuple(
        Occurrence(index, *found.span(), found[0])
        for index, passage in enumerate(passages)
        for found in _BLANK.finditer(passage.text)
        if not _NOT_BLANK.match(passage.text, found.start())
    )
