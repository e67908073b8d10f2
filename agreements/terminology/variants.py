"""One concept called by several names within a document.

Where the other language is there too, a change of name counts only where that one keeps to one
name. Short and long forms of a name, its abbreviation and words of its root are the same name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from agreements.messages import LANGUAGES, Language
from agreements.model import Term
from agreements.terminology.index import LINKS, Hit, Phrase, bare
from agreements.terminology.misuse import Misuse
from agreements.terminology.rendering import akin
from agreements.terminology.senses import Senses, Side

Row = tuple[Side | None, Side | None]
"""An English text and its Spanish one, or one of them."""


class _Use(NamedTuple):
    """A place that speaks of a concept: its row, where it stands there, by which name."""

    row: int
    side: Side
    hit: Hit
    phrase: Phrase


def inconsistent(senses: Senses, rows: Sequence[Row]) -> list[tuple[int, Misuse]]:
    """The places that call a concept by another name than most, with the index of their row."""
    uses: dict[tuple[str, Language], list[_Use]] = defaultdict(list)
    for place, row in enumerate(rows):
        for key, use in _uses(senses, place, row):
            uses[key].append(use)
    found = []
    for (term, language), places in uses.items():
        if language in senses.terms[term].free:
            continue
        other = uses.get((term, "es" if language == "en" else "en"), [])
        found += [(one.row, _misuse(one, usual)) for one, usual in _odd(places, other)]
    return sorted(found, key=lambda one: (one[0], one[1].language, one[1].start))


def _uses(senses: Senses, place: int, row: Row) -> Iterator[tuple[tuple[str, Language], _Use]]:
    for language, side, other in zip(LANGUAGES, row, reversed(row), strict=True):
        if side is None:
            continue
        for hit in side.spoken:
            term = senses.sense(hit, side, other) if other else senses.sense(hit, side)
            if term:
                phrase = next(one for one in hit.phrases if one.term == term)
                if phrase.written in _names(senses.terms[term], language):
                    yield (term, language), _Use(place, side, hit, phrase)


def _names(term: Term, language: Language) -> set[str]:
    """What a concept may be called in full; a loose form of it is no other name."""
    words = term.wording(language)
    return {bare(one) for one in (words.approved, *words.admitted)} - set(words.forms)


def _odd(places: Sequence[_Use], other: Sequence[_Use]) -> Iterator[tuple[_Use, Phrase]]:
    """The places with another name than the usual one, and the usual one."""
    often = Counter(one.phrase for one in places)
    usual = max(often, key=lambda one: (often[one], one.written))
    names = {one.row: one.phrase for one in other}
    for one in places:
        if _same(one.phrase, usual) or often[one.phrase] == often[usual]:
            continue
        if other and not _kept(one, places, usual, names):
            continue
        yield one, usual


def _kept(odd: _Use, places: Iterable[_Use], usual: Phrase, names: dict[int, Phrase]) -> bool:
    """Whether the other language has one name where this one has two."""
    theirs = names.get(odd.row)
    return theirs is not None and any(
        _same(names[one.row], theirs) for one in places if one.phrase == usual and one.row in names
    )


def _same(one: Phrase, other: Phrase) -> bool:
    """Whether two names are forms of one: a longer one, an abbreviation, words of one root."""
    if any(word.isupper() for each in (one, other) for word in each.written.split()):
        return True
    short, long = sorted((_telling(one), _telling(other)), key=len)
    return all(any(akin(word, each) for each in long) for word in short)


def _telling(phrase: Phrase) -> list[str]:
    return [one for one in phrase.lemmas if one not in LINKS] or list(phrase.lemmas)


def _misuse(one: _Use, usual: Phrase) -> Misuse:
    return Misuse(
        term=one.phrase.term,
        kind="inconsistent",
        language=one.side.language,
        start=one.hit.start,
        end=one.hit.end,
        words=one.side.text[one.hit.start : one.hit.end],
        said="",
        said_at=-1,
        write=(usual.written,),
        write_in=one.side.language,
    )
