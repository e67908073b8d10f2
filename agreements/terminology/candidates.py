"""Words that recur together in a text and that the glossary lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from agreements.model import Language
from agreements.model.checked_terms import Candidate
from agreements.terminology.index import LINKS
from agreements.terminology.senses import Senses, Side
from agreements.text.lemmas import Word

_LONGEST = 5
_EXAMPLE = 60
# Words that begin or end no name of a concept.
_ENGLISH = """
be have do shall will may can must should would could might this that these those it its they their
he she we you your our my which who whom whose what when where while how if than then there here
not no nor any all each every such other same both either neither one two three more most less
least own only also as from into under upon within without between during before after over about
against through per via etc so but because until unless another make take give say
"""
_SPANISH = """
ser estar haber tener deber poder hacer este esta ese esa aquel que cual quien cuyo cuando donde
como si no ni se le les lo me te nos su sus mi tu nuestro mismo dicho cada todo toda otro otra ambos
ambas alguno ninguno mas menos muy ya tambien solo pero sino porque mediante segun sobre entre hasta
desde durante ante bajo contra tras sin tal asi aun uno dos tres ello ella el nada alguna cualquier
cualquiera dar
"""
_EMPTY = {"en": frozenset(_ENGLISH.split()), "es": frozenset(_SPANISH.split())}


def candidates(
    senses: Senses, texts: Iterable[tuple[str, Language]], least: int = 2
) -> list[Candidate]:
    """Two to five words that stand together `least` times or more, the most frequent first.

    Words inside a term of the glossary are left out, and so is what always stands in a longer
    candidate.
    """
    times: Counter[tuple[Language, tuple[str, ...]]] = Counter()
    shown: dict[tuple[Language, tuple[str, ...]], Counter[str]] = defaultdict(Counter)
    examples: dict[tuple[Language, tuple[str, ...]], str] = {}
    for text, language in texts:
        side = senses.side(text, language)
        for run in _runs(side):
            key = language, tuple(one.lemma for one in run)
            times[key] += 1
            shown[key][side.text[run[0].start : run[-1].end]] += 1
            examples.setdefault(key, _around(side.text, run[0].start, run[-1].end))
    kept = [key for key, many in times.items() if many >= least and not _inside(key, times)]
    found = [
        Candidate(key[0], shown[key].most_common(1)[0][0], times[key], examples[key])
        for key in kept
    ]
    return sorted(found, key=lambda one: (-one.times, one.language, one.words.casefold()))


def _runs(side: Side) -> Iterator[Sequence[Word]]:
    known = {
        place for hit in side.hits if hit.right() for place in range(hit.first, hit.last)
        if hit.last - hit.first > 1
    }  # fmt: skip
    for first in range(len(side.read)):
        for last in range(first + 2, min(first + _LONGEST, len(side.read)) + 1):
            run = side.read[first:last]
            if not all(one.lemma[0].isalpha() for one in run):
                break
            if any(place in known for place in range(first, last)):
                break
            if _names(run, side):
                yield run


def _names(run: Sequence[Word], side: Side) -> bool:
    """Whether words may name a concept: they begin and end with words that say something."""
    empty = LINKS | _EMPTY[side.language]
    ends = (run[0], run[-1])
    between = all(one.lemma not in _EMPTY[side.language] for one in run[1:-1])
    if side.language == "en" and any(one.lemma in LINKS - {"of"} for one in run):
        return False
    return between and all(one.lemma not in empty and len(one.lemma) > 2 for one in ends)


def _inside(
    key: tuple[Language, tuple[str, ...]], times: Counter[tuple[Language, tuple[str, ...]]]
) -> bool:
    """Whether words stand nowhere but in a longer candidate."""
    language, lemmas = key
    return any(
        many == times[key] and len(other) > len(lemmas) and _holds(other, lemmas)
        for (tongue, other), many in times.items()
        if tongue == language and many == times[key]
    )


def _holds(long: Sequence[str], short: Sequence[str]) -> bool:
    size = len(short)
    return any(tuple(long[at : at + size]) == tuple(short) for at in range(len(long) - size + 1))


def _around(text: str, start: int, end: int) -> str:
    words = text[max(0, start - _EXAMPLE) : end + _EXAMPLE].replace("\n", " ")
    return words.strip()
