"""Whether each term of one language is rendered by words that the other language has for it.

Looser than the search for wrong words: words of the same root, in any order and apart, will do.
A concept that a language may well say otherwise (`free`) is not asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agreements.messages import Language
from agreements.terminology.index import LINKS, Hit
from agreements.terminology.misuse import Misuse, approved
from agreements.terminology.senses import Senses, Side

_ROOT = 5
_ENDING = 3


class _Lacking(NamedTuple):
    """A place that speaks of a concept of which the other language says nothing."""

    hit: Hit
    term: str
    source: Side


def unrendered(senses: Senses, en: Side, es: Side, told: set[str]) -> list[Misuse]:
    """The terms of either language without a right rendering; `told` are spoken of already.

    Where one English and one Spanish term are left over, the one is taken for the other's
    rendering, and they are one finding.
    """
    english = [one for one in _lacking(senses, en, es) if one.term not in told]
    spanish = [one for one in _lacking(senses, es, en) if one.term not in told]
    if len(english) == len(spanish) == 1:
        return [_mistaken(senses, english[0], spanish[0])]
    return [_missing(senses, one) for one in (*english, *spanish)]


def _lacking(senses: Senses, source: Side, target: Side) -> Iterator[_Lacking]:
    seen: set[str] = set()
    for hit, term in senses.senses(source, target):
        if not term or term in seen or target.language in senses.terms[term].free:
            continue
        seen.add(term)
        if not _rendered(senses, hit, target):
            yield _Lacking(hit, term, source)


def _rendered(senses: Senses, hit: Hit, target: Side) -> bool:
    """Whether the target holds words for any concept that the words of a place may mean."""
    index = senses.indexes[target.language]
    return any(_held(lemmas, target) for id in hit.right() for lemmas in index.approved(id))


def _held(lemmas: Sequence[str], target: Side) -> bool:
    telling = [one for one in lemmas if one not in LINKS] or lemmas
    return all(any(akin(one, other) for other in target.lemmas) for one in telling)


def akin(one: str, other: str) -> bool:
    """Whether two lemmas are the same or of one root: «estudiante», «estudiantil»."""
    if one == other:
        return True
    root = max(_ROOT, min(len(one), len(other)) - _ENDING)
    return one[:root] == other[:root] and len(one) >= root <= len(other)


def _mistaken(senses: Senses, english: _Lacking, spanish: _Lacking) -> Misuse:
    """Spanish words that mean another concept than the English words that they stand for."""
    return Misuse(
        term=english.term,
        kind="rendering",
        language="es",
        start=spanish.hit.start,
        end=spanish.hit.end,
        words=_words(spanish),
        said=_words(english),
        said_at=english.hit.start,
        write=approved(senses, english.term, "es"),
        write_in="es",
    )


def _missing(senses: Senses, lacking: _Lacking) -> Misuse:
    other: Language = "es" if lacking.source.language == "en" else "en"
    return Misuse(
        term=lacking.term,
        kind="rendering",
        language=lacking.source.language,
        start=lacking.hit.start,
        end=lacking.hit.end,
        words=_words(lacking),
        said="",
        said_at=-1,
        write=approved(senses, lacking.term, other),
        write_in=other,
    )


def _words(lacking: _Lacking) -> str:
    return lacking.source.text[lacking.hit.start : lacking.hit.end]
