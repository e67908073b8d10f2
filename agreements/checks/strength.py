"""The force of each sentence as a lawyer reads it: who is meant decides as much as the verb.

“Neither Party shall” and «ninguna de las Partes podrá» forbid alike; so do «deberá abstenerse»
and «no se puede».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreements.comparison.force import Forced, forces
from agreements.messages import Language

_NOBODY = re.compile(
    r"(?:^|[.;:,]\s|\b(?:that|but|and|que|y|pero)\s)(?:neither|no|nobody|none|nothing"
    r"|ning[uú]n|ningun[oa]|nadie|nada)\b"
    r"[^.;:]{0,110}$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no(?: (?:se|le|les|lo|la))?|ya no|no longer|not)\s$", re.IGNORECASE)
_ABSTAINS = re.compile(r"\s(?:abstenerse|refrain)\b|\sno\s(?!later|less)", re.IGNORECASE)
_SEEK = re.compile(
    r"\s(?:(?:then|therefore|at all times|in good faith)\s)?(?:seek|try|aim|endeavour)\b"
    r"|\s(?:procurar|buscar|intentar|tratar de)(?!\w)",
    re.IGNORECASE,
)
_CONSIDER = re.compile(r"(?:shall|will|must) consider", re.IGNORECASE)
_STATES = re.compile(r"\b(?:ser|estar|tendr|habr|quedar)[áa]n?\b", re.IGNORECASE)
_MIGHT = re.compile(r"\b(?:pueda|pudiera)n?\b", re.IGNORECASE)
_BEFORE = 140


def read(text: str, language: Language) -> Iterator[Forced]:
    """The words of force of a text, each with its class."""
    for one in forces(text):
        yield _read(text, one)
    if language == "es":
        for found in _MIGHT.finditer(text):
            denied = _DENIED.search(text[: found.start()])
            yield Forced("prohibition" if denied else "permission", *found.span())


def states(text: str, language: Language) -> list[Forced]:
    """Spanish futures that state («será», «tendrá») and so may stand for “shall be”."""
    if language == "en":
        return []
    return [Forced("duty", *found.span()) for found in _STATES.finditer(text)]


def _read(text: str, one: Forced) -> Forced:
    before, words = text[max(0, one.start - _BEFORE) : one.start], text[one.start : one.end]
    if one.force == "intention" and _CONSIDER.fullmatch(words):
        return one._replace(force="duty")
    if one.force == "duty" and _SEEK.match(text, one.end):
        return one._replace(force="intention")
    if one.force not in ("duty", "permission"):
        return one
    if _DENIED.search(before) or _NOBODY.search(before) or _ABSTAINS.match(text, one.end):
        return one._replace(force="prohibition")
    return one
