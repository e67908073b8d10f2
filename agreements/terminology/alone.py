"""Wrong words in a text without its other language.

Most bans hold for one sense only, and nothing beside the text tells the sense: so only what is
wrong in any sense is found, or what its neighbours show to be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from agreements.terminology.index import LINKS, Hit, Phrase
from agreements.terminology.misuse import Misuse, wrong
from agreements.terminology.neighbours import counts
from agreements.terminology.senses import Senses, Side

_SHOWN = 2


def alone(senses: Senses, side: Side) -> list[Misuse]:
    """What is wrong in a text, in its order; the longest words first, one finding a place."""
    found: list[Misuse] = []
    seen: list[Hit] = []
    for place in sorted(side.hits, key=lambda one: one.first - one.last):
        phrase = _wrong(senses, place, side)
        if phrase and not any(one.holds(place) or place.holds(one) for one in seen):
            seen.append(place)
            found.append(wrong(phrase, place, side, None, None, senses))
    return sorted(found, key=lambda one: one.start)


def _wrong(senses: Senses, place: Hit, side: Side) -> Phrase | None:
    """How the words of a place are wrong: for the concept that most neighbours speak for."""
    if any(other.wider(place) and other.right() for other in side.hits):
        return None
    ranked = sorted(_unwanted(senses, place, side), key=lambda one: -one[0])
    return ranked[0][1] if ranked else None


def _unwanted(senses: Senses, place: Hit, side: Side) -> Iterator[tuple[int, Phrase]]:
    rivals = max((senses.score(id, place, side) for id in place.right()), default=0)
    for phrase in place.phrases:
        if phrase.use == "approved" or not counts(phrase, side.lemmas):
            continue
        score = senses.score(phrase.term, place, side)
        if place.right() and (rivals or score <= _SHOWN):
            continue
        if score >= _needed(phrase):
            yield score, phrase


def _needed(phrase: Phrase) -> int:
    """How many neighbours must speak for the concept before its ban counts."""
    telling = [one for one in phrase.lemmas if one not in LINKS]
    if phrase.use == "forbidden":
        return 0 if phrase.ban is not None and phrase.ban.always else _SHOWN
    return 0 if len(telling) > 1 else _SHOWN
