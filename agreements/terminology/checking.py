"""Find words of the trade that one language renders by words that are wrong for that sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from agreements.model import Language, Term
from agreements.model.checked_terms import Candidate
from agreements.terminology.alone import alone
from agreements.terminology.candidates import candidates
from agreements.terminology.index import Hit, Phrase, Use
from agreements.terminology.misuse import Misuse, unwanted, wrong
from agreements.terminology.neighbours import counts
from agreements.terminology.rendering import unrendered
from agreements.terminology.senses import Senses, Side
from agreements.terminology.variants import Row, inconsistent
from agreements.text.lemmas import plain

_COGNATE = 5
_UNWANTED: tuple[Use, ...] = ("forbidden", "deprecated", "spain")


class Terminology:
    """The glossary made ready for search. Making it takes about a second, a pair a millisecond."""

    def __init__(self, terms: Mapping[str, Term]):
        self.sides = Senses(terms)

    def check(self, english: str, spanish: str) -> list[Misuse]:
        """What is wrong in either language of a pair, in the order of the text; one a place."""
        en, es = self.sides.side(english, "en"), self.sides.side(spanish, "es")
        found = [*self._misuses(en, es), *self._misuses(es, en)]
        found += [one for one in self._always(en, es) if not _told(one, found)]
        found += unrendered(self.sides, en, es, {one.term for one in found})
        return sorted(found, key=_place)

    def unwanted(self, english: str, spanish: str) -> list[Misuse]:
        """The wrong words of a pair only, where one language may tell more freely."""
        en, es = self.sides.side(english, "en"), self.sides.side(spanish, "es")
        return sorted([*self._misuses(en, es), *self._misuses(es, en)], key=_place)

    def alone(self, text: str, language: Language) -> list[Misuse]:
        """What is wrong in a text whose other language is not there."""
        return alone(self.sides, self.sides.side(text, language))

    def varied(self, rows: Iterable[tuple[str, str]]) -> list[tuple[int, Misuse]]:
        """Where a document calls a concept by several names: rows of English and Spanish text.

        A text is empty where that language is missing. Each finding comes with its row.
        """
        sides: list[Row] = [
            (
                self.sides.side(en, "en") if en else None,
                self.sides.side(es, "es") if es else None,
            )
            for en, es in rows
        ]
        return inconsistent(self.sides, sides)

    def unknown(self, texts: Iterable[tuple[str, Language]]) -> list[Candidate]:
        """Words that recur in texts and that the glossary lacks, the most frequent first."""
        return candidates(self.sides, texts)

    def triggers(self, text: str, language: Language = "en") -> int:
        """How many places of a text speak of a concept of the glossary."""
        return len(self.sides.side(text, language).spoken)

    def senses(self, english: str, spanish: str) -> list[tuple[Hit, str]]:
        """Each English place whose sense is plain, with its concept."""
        en, es = self.sides.side(english, "en"), self.sides.side(spanish, "es")
        return [(hit, one) for hit, one in self.sides.senses(en, es) if one]

    def renderings(self, term: str, spanish: str) -> list[Hit]:
        """Where a Spanish text holds approved words of a concept."""
        return [one for one in self.sides.side(spanish, "es").hits if one.approves(term)]

    def _always(self, *sides: Side) -> Iterator[Misuse]:
        """What is wrong in any sense, whatever the other language says."""
        for side in sides:
            yield from (one for one in alone(self.sides, side) if one.sure)

    def _misuses(self, source: Side, target: Side) -> Iterator[Misuse]:
        senses = self.sides.senses(source, target)
        spoken = {sense for _, sense in senses if sense}
        spoken |= {one for hit, sense in senses if not sense for one in hit.right()}
        touched = {one for hit in source.spoken for one in hit.right()}
        seen: list[Hit] = []
        for hit, sense in senses:
            if not sense or _rendered(sense, source, target):
                continue
            for place in sorted(_of(target.hits, sense, _UNWANTED), key=_length, reverse=True):
                phrase = unwanted(place, sense)
                if any(one.holds(place) or place.holds(one) for one in seen):
                    continue
                if not counts(phrase, source.lemmas | target.lemmas) or self._excused(
                    phrase, place, sense, spoken, touched, source, target, hit
                ):
                    continue
                seen.append(place)
                yield wrong(phrase, place, target, hit, source, self.sides)

    def _excused(
        self,
        phrase: Phrase,
        place: Hit,
        sense: str,
        spoken: set[str],
        touched: set[str],
        source: Side,
        target: Side,
        hit: Hit,
    ) -> bool:
        """Whether the words can be read in another way than as that concept's rendering."""
        for other in target.hits:
            shields = touched if other.wider(place) else spoken
            if other.holds(place) and other.right() & {*shields, sense}:
                return True
        if self.sides.other_sense(place, sense, hit, source, target):
            return True
        if phrase.ban is not None and phrase.ban.alone and _inside_name(place, target):
            return True
        return _echoed(phrase, source, hit)


def _rendered(sense: str, source: Side, target: Side) -> bool:
    """Whether approved words stand in the target as often as the source speaks of it."""
    said = len([one for one in source.spoken if one.approves(sense)])
    unwanted = _of(target.hits, sense, _UNWANTED)
    right = _apart([one for one in target.hits if one.approves(sense)])
    return len([one for one in right if not any(each.wider(one) for each in unwanted)]) >= said


def _told(one: Misuse, found: Iterable[Misuse]) -> bool:
    return any(
        one.language == other.language and one.start < other.end and other.start < one.end
        for other in found
    )


def _place(one: Misuse) -> tuple[str, int]:
    return one.language, one.start


def _echoed(phrase: Phrase, source: Side, hit: Hit) -> bool:
    """Whether another word of the source has the same root: “violation” beside «violación»."""
    root = max(phrase.lemmas, key=len)
    return len(root) > _COGNATE and any(
        shared(plain(one.lemma), root) >= min(len(root) - 2, 7)
        for place, one in enumerate(source.read)
        if not hit.first <= place < hit.last
    )


def shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    alike = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(alike, min(len(one), len(other)))


def _of(hits: Iterable[Hit], term: str, uses: Sequence[Use]) -> list[Hit]:
    return [hit for hit in hits if any(one.term == term and one.use in uses for one in hit.phrases)]


def _length(hit: Hit) -> int:
    return hit.last - hit.first


def _apart(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those inside another."""
    return [hit for hit in hits if not any(one.holds(hit) and one != hit for one in hits)]


def _inside_name(place: Hit, target: Side) -> bool:
    """Whether a word goes with others: «profesor titular», «daños y perjuicios»."""
    return any(other.wider(place) for other in target.hits) or (
        place.last + 1 < len(target.read) and target.read[place.last].lemma in ("de", "y")
    )
