"""Find words of the trade that one language renders by words that are wrong for that sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from agreements.model import LANGUAGES, Language, Term
from agreements.terminology.index import Hit, Index, Phrase, Use, bare, qualifiers, wording
from agreements.text.lemmas import Word, plain, words

_COGNATE = 5
_MARGIN = 2


class Misuse(NamedTuple):
    """Words of one language that are wrong for what the other speaks of.

    `start` and `end` are offsets in that language's text; `said` are the words of the other
    language that speak of the concept; `write` is what to write, the approved words first.
    """

    term: str
    use: Use
    language: Language
    start: int
    end: int
    words: str
    said: str
    write: tuple[str, ...]
    reason: str


class _Side(NamedTuple):
    """A text of a pair: its words, their phrases, and the longest of the approved ones."""

    language: Language
    text: str
    read: list[Word]
    hits: list[Hit]
    spoken: list[Hit]

    def lemmas(self) -> set[str]:
        return {one.lemma for one in self.read}


class Terminology:
    """The glossary made ready for search. Making it takes about a second, a pair a millisecond."""

    def __init__(self, terms: Mapping[str, Term]):
        self._terms = terms
        self._indexes = {one: Index(terms.values(), one) for one in LANGUAGES}
        self._near = {id: _neighbours(term) for id, term in terms.items()}

    def check(self, english: str, spanish: str) -> list[Misuse]:
        """What is wrong in either language of a pair, in the order of the text; one a place."""
        en, es = self._side(english, "en"), self._side(spanish, "es")
        found = [*self._misuses(en, es), *self._misuses(es, en)]
        return sorted(found, key=lambda one: (one.language, one.start))

    def triggers(self, english: str) -> int:
        """How many places of an English text speak of a concept of the glossary."""
        return len(self._side(english, "en").spoken)

    def senses(self, english: str, spanish: str) -> list[tuple[Hit, str]]:
        """Each English place whose sense is plain, with its concept."""
        en, es = self._side(english, "en"), self._side(spanish, "es")
        found = ((hit, self._sense(hit, en, es)) for hit in en.spoken)
        return [(hit, one) for hit, one in found if one]

    def renderings(self, term: str, spanish: str) -> list[Hit]:
        """Where a Spanish text holds approved words of a concept."""
        return _of(self._side(spanish, "es").hits, term, ("approved",))

    def _side(self, text: str, language: Language) -> _Side:
        index = self._indexes[language]
        read = index.read(text)
        hits = list(index.hits(read))
        return _Side(language, text, read, hits, list(_longest(hits)))

    def _misuses(self, source: _Side, target: _Side) -> Iterator[Misuse]:
        senses = [(hit, self._sense(hit, source, target)) for hit in source.spoken]
        spoken = {sense for _, sense in senses if sense}
        spoken |= {one.term for hit, sense in senses if not sense for one in hit.phrases}
        touched = {one.term for hit in source.spoken for one in hit.phrases}
        seen: list[Hit] = []
        for hit, sense in senses:
            if not sense or self._rendered(sense, source, target):
                continue
            for wrong in sorted(_of(target.hits, sense, ("forbidden", "deprecated", "spain")),
                                key=lambda one: one.first - one.last):  # fmt: skip
                phrase = _phrase(wrong, sense)
                if any(one.holds(wrong) or wrong.holds(one) for one in seen):
                    continue
                if self._excused(phrase, wrong, sense, spoken, touched, source, target, hit):
                    continue
                seen.append(wrong)
                yield self._misuse(phrase, wrong, hit, source, target)

    def _sense(self, hit: Hit, source: _Side, target: _Side) -> str:
        """The concept that a place speaks of, or nothing where its neighbours do not decide."""
        candidates = {one.term: one for one in hit.phrases if one.use == "approved"}
        scores = self._scores(hit, source, target)
        best = max(scores.values())
        winners = [id for id, score in scores.items() if score == best]
        phrase = candidates[winners[0]]
        ask = phrase.ask or len(scores) > 1 or (source.language == "es" and len(phrase.lemmas) == 1)
        if len(winners) > 1 or (best == 0 and ask):
            return ""
        return winners[0]

    def _scores(self, hit: Hit, source: _Side, target: _Side) -> dict[str, int]:
        """How many neighbours speak for each sense that the words of a place may have."""
        around = {*source.lemmas(), *target.lemmas()} - set(hit.phrases[0].lemmas)
        senses = (one.term for one in hit.phrases if one.use == "approved")
        return {id: len(self._near[id] & around) for id in senses}

    def _other_sense(self, wrong: Hit, sense: str, hit: Hit, source: _Side, target: _Side) -> bool:
        """Whether the words are right for another sense of that place, nearly as likely."""
        scores = self._scores(hit, source, target)
        return any(
            other.holds(wrong) and _phrase_of(other, id) and scores[sense] - score < _MARGIN
            for id, score in scores.items()
            if id != sense
            for other in target.hits
        )

    def _rendered(self, sense: str, source: _Side, target: _Side) -> bool:
        """Whether approved words stand in the target as often as the source speaks of it."""
        said = len([one for one in source.spoken if _phrase_of(one, sense)])
        wrong = _of(target.hits, sense, ("forbidden", "deprecated", "spain"))
        right = _apart(_of(target.hits, sense, ("approved",)))
        return len([one for one in right if not any(_wider(each, one) for each in wrong)]) >= said

    def _excused(
        self,
        phrase: Phrase,
        wrong: Hit,
        sense: str,
        spoken: set[str],
        touched: set[str],
        source: _Side,
        target: _Side,
        hit: Hit,
    ) -> bool:
        """Whether the words can be read in another way than as that concept's rendering."""
        for other in target.hits:
            right = {one.term for one in other.phrases if one.use == "approved"}
            shields = touched if _wider(other, wrong) else spoken
            if other.holds(wrong) and right & {*shields, sense}:
                return True
        if self._other_sense(wrong, sense, hit, source, target):
            return True
        if phrase.alone and _inside_name(wrong, target):
            return True
        return self._echoed(phrase, source, hit)

    def _echoed(self, phrase: Phrase, source: _Side, hit: Hit) -> bool:
        """Whether another word of the source has the same root: “violation” beside «violación»."""
        root = max(phrase.lemmas, key=len)
        return len(root) > _COGNATE and any(
            _shared(plain(one.lemma), root) >= min(len(root) - 2, 7)
            for place, one in enumerate(source.read)
            if not hit.first <= place < hit.last
        )

    def _misuse(self, phrase: Phrase, wrong: Hit, hit: Hit, source: _Side, target: _Side) -> Misuse:
        side = wording(self._terms[phrase.term], target.language)
        return Misuse(
            term=phrase.term,
            use=phrase.use,
            language=target.language,
            start=wrong.start,
            end=wrong.end,
            words=target.text[wrong.start : wrong.end],
            said=source.text[hit.start : hit.end],
            write=tuple(map(bare, (side.approved, *side.admitted))),
            reason=phrase.reason,
        )


def _neighbours(term: Term) -> set[str]:
    """The lemmas that show this sense of a term, in either language."""
    near = {one.lemma for word in term.context_en for one in words(word, "en")}
    near |= {one.lemma for word in term.context_es for one in words(word, "es")}
    return {one for one in near if len(one) > 2} | qualifiers(term, "en") | qualifiers(term, "es")


def _longest(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits of approved phrases that lie inside no longer one."""
    approved = [one for one in hits if any(each.use == "approved" for each in one.phrases)]
    for hit in approved:
        if not any(other.holds(hit) and other != hit for other in approved):
            yield hit


def _of(hits: Iterable[Hit], term: str, uses: Sequence[Use]) -> list[Hit]:
    return [hit for hit in hits if any(one.term == term and one.use in uses for one in hit.phrases)]


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    alike = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(alike, min(len(one), len(other)))


def _wider(hit: Hit, other: Hit) -> bool:
    return hit.holds(other) and hit.last - hit.first > other.last - other.first


def _apart(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those inside another."""
    return [hit for hit in hits if not any(one.holds(hit) and one != hit for one in hits)]


def _phrase(hit: Hit, term: str) -> Phrase:
    """How a hit speaks of a concept. What is Spain’s is said to be so, though forbidden too."""
    uses = [one for one in hit.phrases if one.term == term and one.use != "approved"]
    return next((one for one in uses if one.use == "spain"), uses[0])


def _phrase_of(hit: Hit, term: str) -> bool:
    return any(one.term == term and one.use == "approved" for one in hit.phrases)


def _inside_name(wrong: Hit, target: _Side) -> bool:
    """Whether a word goes with others: «profesor titular», «daños y perjuicios»."""
    return any(
        other.holds(wrong) and other.last - other.first > wrong.last - wrong.first
        for other in target.hits
    ) or (wrong.last + 1 < len(target.read) and target.read[wrong.last].lemma in ("de", "y"))
