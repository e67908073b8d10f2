"""The phrases of the glossary by their lemmas, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from agreements.model import Bilingual, Forbidden, Language, Term
from agreements.text.lemmas import Word, words

Use = Literal["approved", "deprecated", "forbidden", "spain"]
SPAIN = Bilingual("usage of Spain", "uso de España")
_QUALIFIER = re.compile(r"\s*\(([^()]*)\)")
_ARTICLES = {"en": {"the", "a", "an"}, "es": {"el", "la", "los", "las", "lo", "un", "uno", "una"}}
LINKS = frozenset({"de", "en", "a", "por", "con", "para", "y", "o", "sin", "no", "su", "e", "u",
                   "of", "to", "in", "for", "and", "or", "by", "on", "with", "at"})  # fmt: skip


class Phrase(NamedTuple):
    """Words that the glossary holds for one concept, as lemmas.

    `ban` says why they are wrong. `ask`: a sense to be shown by its neighbours. `verb`: “marked”
    is no form of the noun “mark”.
    """

    lemmas: tuple[str, ...]
    term: str
    use: Use
    written: str
    ban: Forbidden | None = None
    ask: bool = False
    verb: bool = True


class Hit(NamedTuple):
    """Where a phrase stands in a text: offsets of letters, places of words, and the phrases."""

    start: int
    end: int
    first: int
    last: int
    phrases: tuple[Phrase, ...]

    def holds(self, other: Hit) -> bool:
        """Whether the other hit lies inside this one, or is the same."""
        return self.first <= other.first and other.last <= self.last

    def wider(self, other: Hit) -> bool:
        """Whether the other hit lies inside this longer one."""
        return self.holds(other) and self.last - self.first > other.last - other.first

    def approves(self, term: str) -> bool:
        """Whether these are approved or admitted words of that concept."""
        return any(one.term == term and one.use == "approved" for one in self.phrases)

    def right(self) -> set[str]:
        """The concepts that these words are right for."""
        return {one.term for one in self.phrases if one.use == "approved"}


class Index:
    """Every phrase of one language, found by its first lemma."""

    def __init__(self, terms: Iterable[Term], language: Language):
        self.language: Language = language
        self._starts: dict[str, dict[tuple[str, ...], list[Phrase]]] = {}
        self._approved: dict[str, list[tuple[str, ...]]] = {}
        for term in terms:
            banned = {one.lemmas for one in _phrases(term, language) if one.use != "approved"}
            for phrase in _phrases(term, language):
                if phrase.use == "approved":
                    self._approved.setdefault(term.id, []).append(phrase.lemmas)
                for order in _orders(phrase.lemmas, language):
                    if order != phrase.lemmas and order in banned:
                        continue
                    same = self._starts.setdefault(order[0], {}).setdefault(order, [])
                    if phrase not in same:
                        same.append(phrase)

    def read(self, text: str) -> list[Word]:
        """The words of a text without its articles."""
        found = words(text, self.language)
        return [one for one in found if one.lemma not in _ARTICLES[self.language]]

    def hits(self, read: Sequence[Word]) -> Iterator[Hit]:
        """Every phrase in the words of a text, overlapping ones too."""
        for place, word in enumerate(read):
            for lemmas, phrases in self._starts.get(word.lemma, {}).items():
                last = place + len(lemmas)
                if tuple(one.lemma for one in read[place:last]) == lemmas:
                    kept = _kept(phrases, read[place:last])
                    if kept:
                        yield Hit(word.start, read[last - 1].end, place, last, kept)

    def approved(self, term: str) -> Sequence[tuple[str, ...]]:
        """The approved and admitted words of a concept, as lemmas."""
        return self._approved.get(term, ())


def _kept(phrases: Sequence[Phrase], read: Sequence[Word]) -> tuple[Phrase, ...]:
    """The phrases that stand there; a form that is itself wrong is not the approved one."""
    found = [one for one in phrases if _stands(one, read)]
    wrong = {one.term for one in found if one.ban is not None and one.ban.exact}
    return tuple(one for one in found if one.use != "approved" or one.term not in wrong)


def _stands(phrase: Phrase, read: Sequence[Word]) -> bool:
    if phrase.ban is not None and phrase.ban.exact:
        form = " ".join(one.form for one in read)
        return form in (phrase.written.lower(), phrase.written.lower() + "s")
    if phrase.written.isupper():  # «septiembre» is no form of SEP
        return [one.form for one in read] == phrase.written.lower().split()
    return phrase.verb or not read[0].acts


def bare(written: str) -> str:
    """A term without what stands in brackets."""
    return _QUALIFIER.sub("", written).strip()


def qualifiers(term: Term, language: Language) -> set[str]:
    """The lemmas of what stands in brackets behind a term: “(of a tribunal)” gives tribunal."""
    inside = " ".join(_QUALIFIER.findall(term.wording(language).approved))
    return {one.lemma for one in words(inside, language) if len(one.lemma) > 3}


def _phrases(term: Term, language: Language) -> Iterator[Phrase]:
    side = term.wording(language)
    for written in dict.fromkeys((side.approved, *side.admitted, *side.forms)):
        lemmas = _lemmas(bare(written), language)
        ask = len(lemmas) == 1 and ("(" in written or written in side.forms)
        if lemmas:
            verb = language == "es" or len(lemmas) > 1 or written.startswith("to ")
            yield Phrase(lemmas, term.id, "approved", bare(written), ask=ask, verb=verb)
    for written in side.deprecated:
        yield Phrase(_lemmas(written, language), term.id, "deprecated", written)
    for one in side.forbidden:
        yield _banned(one, "forbidden", term, language)
    for written in term.spain if language == "es" else ():
        if "(" not in written:  # «grado (por licenciatura)»: only a reader can tell
            yield _banned(Forbidden(written, SPAIN), "spain", term, language)


def _banned(ban: Forbidden, use: Use, term: Term, language: Language) -> Phrase:
    """Words that are wrong; in that very form only, where but for its accent it is approved."""
    lemmas = _lemmas(ban.term, language)
    if lemmas == _lemmas(bare(term.wording(language).approved), language):
        ban = ban._replace(exact=True)
    return Phrase(lemmas, term.id, use, ban.term, ban)


def _lemmas(written: str, language: Language) -> tuple[str, ...]:
    found = [one.lemma for one in words(written, language)]
    kept = [one for one in found if one not in _ARTICLES[language]] or found
    if language == "en" and len(kept) > 1 and kept[0] == "to":
        return tuple(kept[1:])
    return tuple(kept)


def _orders(lemmas: tuple[str, ...], language: Language) -> Iterator[tuple[str, ...]]:
    """The phrase, and in Spanish two words the other way round: «mutuo acuerdo»."""
    if lemmas:
        yield lemmas
    if language == "es" and len(lemmas) == 2 and not LINKS & set(lemmas):
        yield lemmas[::-1]
