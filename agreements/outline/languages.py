"""Which language a passage is in, as its words show it: w:lang is often wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from agreements.model import Language
from agreements.model.document import Passage

Spoken = Language | str
_WORD = re.compile(r"[a-záéíóúñü]+")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "shall",
        "for",
        "or",
        "by",
        "any",
        "be",
        "this",
        "with",
        "that",
        "is",
        "on",
        "as",
        "not",
        "at",
        "from",
        "which",
        "its",
        "will",
        "may",
        "their",
        "between",
        "each",
        "under",
        "such",
        "other",
        "has",
        "have",
        "are",
        "into",
        "upon",
        "than",
        "these",
        "all",
        "an",
        "it",
        "if",
        "clause",
        "agreement",
        "party",
        "parties",
        "means",
        "university",
        "who",
        "whom",
        "whose",
        "must",
        "schedule",
        "signed",
        "behalf",
        "name",
        "date",
        "title",
        "annex",
        "definitions",
        "term",
        "law",
        "background",
    ]
)
_SPANISH = frozenset(
    [
        "de",
        "la",
        "el",
        "los",
        "las",
        "y",
        "en",
        "que",
        "del",
        "para",
        "por",
        "con",
        "se",
        "una",
        "un",
        "al",
        "su",
        "sus",
        "lo",
        "será",
        "serán",
        "deberá",
        "como",
        "o",
        "no",
        "este",
        "esta",
        "entre",
        "cada",
        "bajo",
        "dicha",
        "dicho",
        "otra",
        "otro",
        "cuando",
        "quien",
        "cuyo",
        "cláusula",
        "convenio",
        "partes",
        "parte",
        "significa",
        "universidad",
        "debe",
        "anexo",
        "firma",
        "nombre",
        "fecha",
        "cargo",
        "artículo",
        "declaraciones",
        "antecedentes",
        "definiciones",
        "objeto",
        "vigencia",
        "ley",
        "conforme",
        "sobre",
        "sin",
        "ser",
        "así",
        "e",
        "u",
    ]
)
_SHARED = frozenset(["no", "a", "me", "son"])
_ONLY_ENGLISH, _ONLY_SPANISH = _ENGLISH - _SHARED, _SPANISH - _SHARED
_SIGNS = re.compile("[áéíóúñü¿¡«»]")
_SURE = 2


def languages(passages: Sequence[Passage]) -> tuple[Language | str, ...]:
    """The language of each passage, `en`, `es` or empty.

    Short passages take that of their column where the table keeps one language to a column,
    then what the file says, where the file is right about most of the others.
    """
    spoken = [words_say(one.text) for one in passages]
    columns = _columns(passages, spoken)
    trusted = _trusted(passages, spoken)
    found: list[Language | str] = []
    for passage, own in zip(passages, spoken, strict=True):
        column = columns.get(_column(passage), "")
        tag = passage.language[:2].lower() if trusted else ""
        found.append(own or column or (tag if tag in ("en", "es") else ""))
    if len({one for one in found if one}) == 1:
        only = next(one for one in found if one)
        return tuple(only if passage.text.strip() else "" for passage in passages)
    return tuple(found)


def words_say(text: str) -> Language | str:
    """The language that the words of a text show; empty where they show too little."""
    small = text.lower()
    words = _WORD.findall(small)
    english = len([word for word in words if word in _ONLY_ENGLISH])
    spanish = len([word for word in words if word in _ONLY_SPANISH])
    spanish += 0 if small.isascii() else min(len(_SIGNS.findall(small)), 2 + len(words) // 4)
    if english == spanish:
        return ""
    most, least = max(english, spanish), min(english, spanish)
    if most - least < _SURE and most < 2 * max(least, 1) and len(words) > 6:
        return ""
    return "en" if english > spanish else "es"


def bilingual(found: Sequence[Language | str], passages: Sequence[Passage]) -> bool:
    """Whether both languages hold a real share of the text."""
    letters: Counter[str] = Counter()
    for language, passage in zip(found, passages, strict=True):
        letters[str(language)] += len(passage.text)
    both = letters["en"], letters["es"]
    return min(both) * 8 > max(both)


def _column(passage: Passage) -> tuple[str, int, int] | None:
    cells = passage.place.cells
    return (passage.place.part, cells[0].table, cells[0].column) if cells else None


def _columns(
    passages: Sequence[Passage], spoken: Sequence[Language | str]
) -> dict[tuple[str, int, int] | None, str]:
    """The language of each column of a table that keeps to one."""
    counts: dict[tuple[str, int, int] | None, Counter[str]] = {}
    for passage, own in zip(passages, spoken, strict=True):
        key = _column(passage)
        if key and own:
            counts.setdefault(key, Counter())[str(own)] += len(passage.text)
    return {
        key: count.most_common(1)[0][0]
        for key, count in counts.items()
        if count.most_common(1)[0][1] * 10 >= 9 * sum(count.values())
    }


def _trusted(passages: Sequence[Passage], spoken: Sequence[Language | str]) -> bool:
    told = [
        (own, passage.language[:2].lower())
        for passage, own in zip(passages, spoken, strict=True)
        if own and passage.language and len(passage.text) > 40
    ]
    return bool(told) and sum(own == tag for own, tag in told) * 10 >= 8 * len(told)
