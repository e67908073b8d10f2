"""Which concept the words of a place speak of, where words have several senses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from agreements.model import LANGUAGES, Language, Term
from agreements.terminology.index import Hit, Index, qualifiers
from agreements.terminology.names import names
from agreements.text.lemmas import Word, words

_MARGIN = 2


@dataclass(frozen=True, slots=True)
class Side:
    """A text as the glossary reads it: its words, their phrases, the longest approved ones."""

    language: Language
    text: str
    read: Sequence[Word]
    hits: Sequence[Hit]
    spoken: Sequence[Hit]
    lemmas: frozenset[str]


_NOTHING = Side("en", "", (), (), (), frozenset())


class Senses:
    """The glossary made ready for search. Making it takes about a second."""

    def __init__(self, terms: Mapping[str, Term]):
        self.terms = terms
        self.indexes = {one: Index(terms.values(), one) for one in LANGUAGES}
        self._near = {id: _neighbours(term) for id, term in terms.items()}

    def side(self, text: str, language: Language) -> Side:
        """A text with its phrases."""
        index = self.indexes[language]
        read = index.read(text)
        found = list(index.hits(read))
        named = names(text, read, found)
        hits = [one for one in found if not named & set(range(one.first, one.last))]
        lemmas = frozenset(one.lemma for one in read)
        return Side(language, text, read, hits, list(_longest(hits)), lemmas)

    def sense(self, hit: Hit, source: Side, target: Side = _NOTHING) -> str:
        """The concept that a place speaks of, or nothing where its neighbours do not decide."""
        candidates = {one.term: one for one in hit.phrases if one.use == "approved"}
        scores = self.scores(hit, source, target)
        best = max(scores.values())
        winners = [id for id, score in scores.items() if score == best]
        plain = [id for id in winners if not candidates[id].ask]
        if best == 0 and len(winners) > 1 and len(plain) == 1 and source.language == "en":
            return plain[0]
        if len(scores) == 1 and any(one.approves(winners[0]) for one in target.spoken):
            return winners[0]
        phrase = candidates[winners[0]]
        ask = phrase.ask or len(scores) > 1 or (source.language == "es" and len(phrase.lemmas) == 1)
        if len(winners) > 1 or (best == 0 and ask):
            return ""
        return winners[0]

    def senses(self, source: Side, target: Side = _NOTHING) -> list[tuple[Hit, str]]:
        """Each place that speaks of a concept, and which; an empty name where that is not plain."""
        return [(hit, self.sense(hit, source, target)) for hit in source.spoken]

    def scores(self, hit: Hit, source: Side, target: Side = _NOTHING) -> dict[str, int]:
        """How many neighbours speak for each sense that the words of a place may have."""
        return {id: self.score(id, hit, source, target) for id in hit.right()}

    def score(self, term: str, hit: Hit, source: Side, target: Side = _NOTHING) -> int:
        """How many neighbours of a place speak for one concept."""
        around = (source.lemmas | target.lemmas) - set(hit.phrases[0].lemmas)
        return len(self._near[term] & around)

    def other_sense(self, wrong: Hit, sense: str, hit: Hit, source: Side, target: Side) -> bool:
        """Whether the words are right for another sense of that place, nearly as likely."""
        scores = self.scores(hit, source, target)
        return any(
            other.holds(wrong) and other.approves(id) and scores[sense] - score < _MARGIN
            for id, score in scores.items()
            if id != sense
            for other in target.hits
        )


def _neighbours(term: Term) -> frozenset[str]:
    """The lemmas that show this sense of a term, in either language."""
    near = {one.lemma for word in term.context_en for one in words(word, "en")}
    near |= {one.lemma for word in term.context_es for one in words(word, "es")}
    far = {one for one in near if len(one) > 2}
    return frozenset(far | qualifiers(term, "en") | qualifiers(term, "es"))


def _longest(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits of approved phrases that lie inside no longer one."""
    approved = [one for one in hits if one.right()]
    for hit in approved:
        if not any(other.holds(hit) and other != hit for other in approved):
            yield hit
