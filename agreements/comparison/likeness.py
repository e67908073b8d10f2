"""How alike texts are: the words that they share, weighed by rarity, and the order of the signs."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

_WORD = re.compile(r"\w+")
_CANDIDATES = 8
_COMMON = 0.2


def candidates(
    old: Mapping[int, str], new: Mapping[int, str], at_least: float
) -> dict[tuple[int, int], float]:
    """The pairs of texts that are alike enough, each with its likeness from 0 to 1.

    Only the eight that share most rare words are looked at for each text, so that time grows with
    the words and not with the pairs.
    """
    before = {place: Counter(_words(text)) for place, text in old.items()}
    after = {place: Counter(_words(text)) for place, text in new.items()}
    rarity = _rarity([*before.values(), *after.values()])
    left = {place: _weights(count, rarity) for place, count in before.items()}
    right = {place: _weights(count, rarity) for place, count in after.items()}
    found: dict[tuple[int, int], float] = {}
    for pair, cosine in _nearest(left, right):
        score = likeness(old[pair[0]], new[pair[1]], cosine, at_least)
        if score >= at_least:
            found[pair] = score
    return found


def likeness(old: str, new: str, cosine: float, at_least: float = 0.0) -> float:
    """One figure of the words shared (`cosine`) and of the order of the signs; 0 if below."""
    need = max(0.0, 2 * at_least - min(cosine, 1.0))
    ratio = fuzz.ratio(old, new, score_cutoff=100 * need) / 100
    score = (ratio + min(cosine, 1.0)) / 2
    return score if score >= at_least else 0.0


def ratio(old: str, new: str) -> float:
    """The share of signs that two texts have in common, in order, from 0 to 1."""
    return fuzz.ratio(old, new) / 100


def part(one: str, other: str) -> float:
    """How nearly the shorter of two texts stands somewhere in the longer one, from 0 to 1."""
    return fuzz.partial_ratio(one, other) / 100


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _nearest(
    left: Mapping[int, Mapping[str, float]], right: Mapping[int, Mapping[str, float]]
) -> Iterable[tuple[tuple[int, int], float]]:
    """For each text on the left the texts on the right that share most, with their cosine."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, weights in right.items():
        for word, weight in weights.items():
            postings[word].append((place, weight))
    often = max(12, int(_COMMON * len(right)))
    for place, weights in left.items():
        scores: dict[int, float] = defaultdict(float)
        for word, weight in weights.items():
            row = postings.get(word, ())
            if len(row) <= often:
                for other, more in row:
                    scores[other] += weight * more
        for other in sorted(scores, key=lambda one: (-scores[one], one))[:_CANDIDATES]:
            yield (place, other), _cosine(weights, right[other])


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum([weight * other[word] for word, weight in one.items() if word in other])


def _rarity(counts: Sequence[Counter[str]]) -> dict[str, float]:
    often = Counter(word for count in counts for word in count)
    return {word: math.log(1 + len(counts) / number) for word, number in often.items()}


def _weights(count: Counter[str], rarity: Mapping[str, float]) -> dict[str, float]:
    raw = {word: (1 + math.log(number)) * rarity[word] for word, number in count.items()}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {word: weight / length for word, weight in raw.items()}
