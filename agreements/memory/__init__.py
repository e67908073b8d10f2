"""Translation memory: what a sentence was translated as before, exactly or nearly."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from agreements.deviation import GAP, shown
from agreements.model import Language, Library
from agreements.model.received import Unit
from agreements.text.sentences import sentences

NEAR = 0.8
_RAREST = 4
_LONGEST = 4000
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of the memory that is like a sentence; 1.0 is the same words."""

    unit: Unit
    similarity: float


class Memory:
    """Units looked up from one language; of equal ones the first stands."""

    def __init__(self, units: Iterable[Unit], source: Language):
        self._source = source
        self._exact: dict[str, Unit] = {}
        for unit in units:
            key = _key(unit.text(source))
            if key:
                self._exact.setdefault(key, unit)
        self._keys = list(self._exact)
        self._often = Counter(word for key in self._keys for word in set(_WORD.findall(key)))
        self._rows: Mapping[str, list[int]] | None = None

    def find(self, text: str, least: float = NEAR) -> Match | None:
        """The unit with the same words, or else the nearest one that is near enough."""
        key = _key(text)
        if key in self._exact:
            return Match(self._exact[key], 1.0)
        best, found = 100 * least, -1
        for place in self._candidates(key):
            score = fuzz.ratio(key, self._keys[place], score_cutoff=best)
            if score >= best and score > 0:
                best, found = score, place
        if found < 0:
            return None
        return Match(self._exact[self._keys[found]], round(min(best / 100, 0.999), 3))

    def _candidates(self, key: str) -> Iterator[int]:
        """Units of about that length that share one of the rarest words of a text."""
        if not 0 < len(key) <= _LONGEST:
            return
        rows = self._words()
        known = sorted((one for one in set(_WORD.findall(key)) if one in rows),
                       key=lambda one: (self._often[one], one))  # fmt: skip
        seen: set[int] = set()
        for word in known[:_RAREST]:
            for place in rows[word]:
                size = len(self._keys[place])
                if place not in seen and 2 * len(key) <= 3 * size <= 4.5 * len(key):
                    seen.add(place)
                    yield place

    def _words(self) -> Mapping[str, list[int]]:
        if self._rows is None:
            rows: dict[str, list[int]] = defaultdict(list)
            for place, key in enumerate(self._keys):
                for word in set(_WORD.findall(key)):
                    rows[word].append(place)
            self._rows = rows
        return self._rows


def of_library(library: Library) -> Iterator[Unit]:
    """The library's paragraphs and sentences that say the same whatever a request decides."""
    for clause in library.clauses.values():
        for position in clause.positions:
            for paragraph in position.paragraphs:
                en, es = shown(paragraph.en, library, "en"), shown(paragraph.es, library, "es")
                yield from _units(en, es, f"{clause.id}/{position.id}")


def _units(en: str, es: str, source: str) -> Iterator[Unit]:
    both = list(sentences(en)), list(sentences(es))
    pairs = [(en, es)]
    if len(both[0]) == len(both[1]) > 1:
        pairs.extend(zip(*both, strict=True))
    for one, other in pairs:
        if one.strip() and other.strip() and GAP not in one + other:
            yield Unit(one, other, source)


def _key(text: str) -> str:
    """A text as it is looked up: without case, spacing, quotation signs and final stop."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub("[“”«»\"‘’']", "", plain)
    return _SPACE.sub(" ", plain).strip(" .;:,")
