"""Passages and laws -> mentions. Every pattern of every law, run only where its words stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from agreements.laws.literals import needed
from agreements.model import LANGUAGES, Ground, Language, Law, LawMention, Readable

NONE: Mapping[str, frozenset[str]] = {}
_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "‑": "-", "‐": "-"}
    | dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\t\n\r\v\f", " ")
)
_SPACES = re.compile(r" {2,}|\u00ad")
_OWN: dict[str, Language] = {"uk": "en", "mexico": "es"}
_MARKED = re.compile(r"[A-ZÁÉÍÓÚÑ\d£]")
_PIECE = 4  # letters: a word of which one such piece is nowhere in the text is not searched
_CODES = re.compile(r"\\.|\[[^\]]*\]|\{[^}]*\}")
_OPENING = re.compile(r"(?:^|[.;:!?)\]\"]\s*|^\W*\w{0,3}[.)]\s*)$")


class Pattern(NamedTuple):
    """A pattern of a law, the languages whose passages it reads, and the words it needs."""

    law: Law
    source: str
    languages: tuple[Language, ...]
    needs: frozenset[str]
    shared: bool


def find(
    passages: Sequence[Readable], laws: Iterable[Law], needs: Mapping[str, frozenset[str]] = NONE
) -> list[LawMention]:
    """Every mention of the laws, in order of place; of two that overlap for one law, the longer.

    A passage whose language is not known is read in both. Names of sources in a system's own
    language are found in any passage: English titles stand in Spanish texts, and the other way.
    `needs` spares working out again which words a pattern cannot do without.
    """
    texts = [_Text(one.text) for one in passages]
    spoken = [_spoken(one.language) for one in passages]
    patterns = _patterns(laws, needs)
    where = _places([text.searched.lower() for text in texts], patterns)
    found = [
        mention
        for number, indexes in where
        for index in indexes
        for mention in _mentions(patterns[number], index, texts[index], spoken[index])
    ]
    return _longest(found)


class _Text:
    """A passage as patterns read it (straight quotes, single spaces), and the way back."""

    def __init__(self, text: str):
        self.text = text
        self.searched = text.translate(_STRAIGHT)
        self.lost: list[tuple[int, int]] = []
        if _SPACES.search(self.searched):
            self.searched = self._narrow(self.searched)

    def _narrow(self, text: str) -> str:
        kept, start, gone = "", 0, 0
        for found in _SPACES.finditer(text):
            keep = 1 if found.group()[0] == " " else 0
            kept += text[start : found.start() + keep]
            gone += found.end() - found.start() - keep
            self.lost.append((len(kept), gone))
            start = found.end()
        return kept + text[start:]

    def place(self, at: int) -> int:
        """The offset in the passage of an offset in what was searched."""
        before = bisect_right(self.lost, (at, 1 << 60)) - 1
        return at + (self.lost[before][1] if before >= 0 else 0)


def _spoken(language: str) -> tuple[Language, ...]:
    short = language[:2].lower()
    return tuple(one for one in LANGUAGES if one == short) or LANGUAGES


def needs_of(laws: Iterable[Law]) -> Mapping[str, frozenset[str]]:
    """The words that each pattern of the laws cannot do without."""
    return {one.source: one.needs for one in _patterns(laws, NONE)}


def _patterns(laws: Iterable[Law], needs: Mapping[str, frozenset[str]]) -> list[Pattern]:
    return [
        Pattern(law, source, _reads(law, language),
                needs[source] if source in needs else needed(source), shared)
        for law in laws
        for shared, stated in ((False, law.patterns), (True, law.shared))
        for language in LANGUAGES
        for source in stated.get(language, ())
    ]  # fmt: skip


def _reads(law: Law, language: Language) -> tuple[Language, ...]:
    if law.kind != "doctrine" and _OWN.get(law.system) == language:
        return LANGUAGES
    return (language,)


def _places(texts: list[str], patterns: list[Pattern]) -> Iterator[tuple[int, Sequence[int]]]:
    """Each pattern by its number with the passages that hold one of the words it needs."""
    whole = "\n".join(texts)
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    pieces = {whole[at : at + _PIECE] for at in range(len(whole))}
    standing: dict[str, frozenset[int]] = {}
    for number, pattern in enumerate(patterns):
        if not pattern.needs:
            yield number, range(len(texts))
            continue
        held: set[int] = set()
        for word in pattern.needs:
            if word not in standing:
                may = all(word[at : at + _PIECE] in pieces for at in range(len(word) - _PIECE + 1))
                standing[word] = frozenset(_holding(word, whole, starts) if may else ())
            held |= standing[word]
        if held:
            yield number, sorted(held)


def _holding(word: str, whole: str, starts: list[int]) -> Iterator[int]:
    """The indexes of the passages that hold the word."""
    at = whole.find(word)
    while at >= 0:
        index = bisect_right(starts, at) - 1
        yield index
        at = whole.find(word, starts[index + 1])


@lru_cache(maxsize=4096)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def _mentions(
    pattern: Pattern, index: int, text: _Text, spoken: tuple[Language, ...]
) -> Iterator[LawMention]:
    if not set(pattern.languages) & set(spoken):
        return
    for found in _compiled(pattern.source).finditer(text.searched):
        start, end = text.place(found.start()), text.place(found.end())
        yield LawMention(
            law=pattern.law,
            passage=index,
            start=start,
            end=end,
            words=text.text[start:end],
            ground=_ground(pattern.law, text.searched, found),
            shared=pattern.shared,
        )


def _ground(law: Law, text: str, found: re.Match[str]) -> Ground:
    """A source is named where pattern and words hold a capital or figure; a court always is one."""
    if law.kind in ("doctrine", "court"):
        return "doctrine" if law.kind == "doctrine" else "citation"
    if not _MARKED.search(_CODES.sub("", found.re.pattern)):
        return "doctrine"
    words = found.group()
    inner = words[1:] if _OPENING.search(text[max(0, found.start() - 6) : found.start()]) else words
    return "citation" if _MARKED.search(inner) else "doctrine"


def _longest(found: list[LawMention]) -> list[LawMention]:
    """The mentions in order of place, without those that lie over another of the same law.

    Words that are the system's own count before words that it shares.
    """
    kept: dict[str, list[LawMention]] = {}
    ranked = sorted(found, key=lambda one: (one.passage, one.shared, one.start - one.end))
    for one in ranked:
        held = kept.setdefault(f"{one.law.id} {one.passage}", [])
        if all(one.end <= other.start or other.end <= one.start for other in held):
            held.append(one)
    flat = (one for held in kept.values() for one in held)
    return sorted(flat, key=lambda one: (one.passage, one.start, -one.end, one.law.id))
