"""The day on which an agreement was signed, as its signatures, its closing or its opening say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from agreements.model import Certainty
from agreements.model.document import Passage
from agreements.model.portfolio import Moment, Quote
from agreements.text.stated_dates import days

_OPENING = 30
_CLOSING = re.compile(
    r"in witness|signed (?:at|in|on|by|this)|executed (?:at|in|on|this)|signatures?\b"
    r"|le[ií]d[oa] que fue|enterad[ao]s|(?:lo|la|se) (?:firman?|suscriben?)|firmado|suscrito en"
    r"|en (?:la ciudad|testimonio|fe)|para constancia|por duplicado|por triplicado",
    re.IGNORECASE,
)
_DATED = re.compile(r"^\W*(?:date(?:d)?|fecha(?: de firma)?|día)\b\W{0,3}", re.IGNORECASE)
_MADE = re.compile(
    r"(?:\b(?:this|the present) (?:\w+ ){1,4}(?:is |was )?|^\W*(?:is )?)"
    r"(?:dated|made|entered into|executed|signed)\b[^.;]{0,40}$"
    r"|\b(?:celebran|suscriben|firman)\b[^.;]{0,400}$|\bdate:?\s*$|\bfecha(?: de firma)?:?\s*$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:charter|act|decree|under|pursuant|decreto|escritura|ley|nombramiento"
    r"|memorandum of understanding"
    r" (?:dated|of)|previous|anterior|version|versi[oó]n)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def signed(
    passages: Sequence[Passage], closing: Iterable[int], clause_of: dict[int, str]
) -> Moment | None:
    """The day of the last signature; `closing` are the passages of the signatures, by index."""
    below = sorted(closing)
    for found, certainty in (
        (_dated(passages, below), "sure"),
        (_testified(passages, below), "sure"),
        (_opened(passages), "likely"),
    ):
        last = max(found, default=None)
        if last is not None:
            return _moment(passages, *last, certainty, clause_of)  # type: ignore[arg-type]
    return None


def _moment(
    passages: Sequence[Passage], day: date, index: int, certainty: Certainty,
    clause_of: dict[int, str],
) -> Moment:  # fmt: skip
    quote = Quote(passages[index].text.strip(), index, clause_of.get(index, ""))
    return Moment(day, False, certainty, quote)


def _dated(passages: Sequence[Passage], below: Sequence[int]) -> list[tuple[date, int]]:
    """`Date: 3 May 2024` under a signature, in one passage or in two cells."""
    found = []
    for index in below:
        text = passages[index].text
        label = _DATED.match(text)
        before = passages[index - 1].text if index else ""
        if label or (_DATED.fullmatch(before.strip()) and len(text) < 60):
            found += [(one.day, index) for one in days(text)[:1]]
    return found


def _testified(passages: Sequence[Passage], below: Sequence[int]) -> list[tuple[date, int]]:
    """The day in the closing words: `lo firman en Puebla, a los 15 días de mayo de 2024`."""
    return [
        (one.day, index)
        for index in below
        if _CLOSING.search(passages[index].text)
        for one in days(passages[index].text)[-1:]
    ]


def _opened(passages: Sequence[Passage]) -> list[tuple[date, int]]:
    """The first day that the opening gives as that of the agreement."""
    return list(_openings(passages[:_OPENING]))[:1]


def _openings(passages: Sequence[Passage]) -> Iterator[tuple[date, int]]:
    for index, passage in enumerate(passages):
        for one in days(passage.text):
            before = passage.text[: one.start].strip()
            alone = len(passage.text.strip()) <= one.end - one.start + 4 and index < 12
            label = passages[index - 1].text if index else ""
            made = _MADE.search(before) and not _EARLIER.search(before)
            if made or (alone and (index < 6 or _DATED.match(label))):
                yield one.day, index
