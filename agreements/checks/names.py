"""What both versions name: parties, defined terms, people and places, and how each calls them.

How faithfully a name is carried over is learnt from the versions themselves: one that nearly every
pair holds in both languages or in neither must not be missing from one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from agreements.alignment.lexicon import Lexicon
from agreements.alignment.versions import Version
from agreements.comparison.names import party_terms
from agreements.messages import LANGUAGES, Language
from agreements.model.document import DefinedTerm
from agreements.model.pairs import Pair

_CAPITAL = re.compile(r"(?<![\w@./&-])[A-ZÁÉÍÓÚÑ](?:[\w&-]*\w)?(?![\w@&])")
_AT_START = re.compile(r"(?:^|[.:;!?•|\n]\s*|[“\"«(¿¡\[]\s*|\)\s*|/\s*)$")
_SHORTEST = 3


class Named(NamedTuple):
    """A name as each language writes it. `kept` is the share of the pairs with it that hold it in
    both languages, `pairs` their number.
    """

    en: str
    es: str
    kind: Literal["party", "term", "name"]
    kept: float = 1.0
    pairs: int = 1

    def form(self, language: Language) -> str:
        """The name in one language."""
        return self.en if language == "en" else self.es


class Vocabulary(NamedTuple):
    """The stems of each language that have a rendering in the other: common words, no names."""

    en: frozenset[str] = frozenset()
    es: frozenset[str] = frozenset()


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The words that a lexicon knows."""
    return Vocabulary(frozenset(lexicon), frozenset(es for row in lexicon.values() for es in row))


class Names:
    """Every name that both versions use, found in a text at one go, the longest first."""

    def __init__(self, names: Sequence[Named] = ()):
        self.all = tuple(names)
        self._patterns = {one: _pattern(self.all, one) for one in LANGUAGES}

    def counts(self, text: str, language: Language) -> Counter[str]:
        """How often each form stands in a text, not where it is part of a longer one."""
        found = self._patterns[language]
        return Counter(one["form"] for one in found.finditer(text)) if found else Counter()


def names(english: Version, spanish: Version, pairs: Iterable[Pair]) -> Names:
    """Every name that both versions use, as the pairs show."""
    linked = [(pair.en, pair.es) for pair in pairs if pair.en and pair.es]
    texts = [(en.text, es.text) for en, es in linked]
    parties = party_terms(english.document, english.outline)
    parties |= party_terms(spanish.document, spanish.outline)
    terms = english.outline.terms, spanish.outline.terms
    at_en, at_es = ({one.where.passage for one in row} for row in terms)
    defined = dict.fromkeys(
        Named(one, other, "party" if {one, other} & parties else "term")
        for en, es in linked
        if at_en.intersection(en.passages) or at_es.intersection(es.passages)
        for one, other in _matched(_defined(english, en.passages), _defined(spanish, es.passages))
    )
    taken = {form for one in defined for form in one[:2]}
    shared = [Named(one, one, "name") for one in _shared(texts) if one not in taken]
    return Names(tuple(_kept([*map(_short, defined), *shared], texts)))


def _short(name: Named) -> Named:
    """A name by what both languages share of it: Universidad de Caldermoor by Caldermoor."""
    if name.kind == "party" and name.en in name.es:
        return name._replace(es=name.en)
    return name._replace(en=name.es) if name.kind == "party" and name.es in name.en else name


def _pattern(names: Iterable[Named], language: Language) -> re.Pattern[str] | None:
    forms = sorted({one.form(language) for one in names}, key=len, reverse=True)
    if not forms:
        return None
    return re.compile(rf"(?<![\w-])(?P<form>{'|'.join(map(re.escape, forms))})(?:e?s)?(?![\w-])")


def capitals(text: str, start: int = 0) -> list[str]:
    """The capitalised words of a text that begin no sentence, and its acronyms, from a place on."""
    return [
        found[0] for found in _CAPITAL.finditer(text, start)
        if len(found[0]) >= _SHORTEST
        and (found[0].isupper() or not _AT_START.search(text[: found.start()]))
    ]  # fmt: skip


def _kept(names: Iterable[Named], texts: Sequence[tuple[str, str]]) -> Iterator[Named]:
    """Each name with the share of its pairs that hold it in both languages."""
    known = list(dict.fromkeys(names))
    finder = Names(known)
    holding: dict[tuple[Language, str], set[int]] = {}
    for at, (en, es) in enumerate(texts):
        for form in finder.counts(en, "en"):
            holding.setdefault(("en", form), set()).add(at)
        for form in finder.counts(es, "es"):
            holding.setdefault(("es", form), set()).add(at)
    for one in known:
        here, there = holding.get(("en", one.en), set()), holding.get(("es", one.es), set())
        either = len(here | there)
        yield one._replace(kept=len(here & there) / (either or 1), pairs=either)


def _shared(texts: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Capitalised words that stand unchanged in both languages and nowhere in small letters."""
    both: Counter[str] = Counter()
    for en, es in texts:
        both.update(sorted(set(capitals(en)) & set(capitals(es))))
    small = {word for pair in texts for text in pair for word in re.findall(r"\b[a-zñ]+\b", text)}
    return (one for one in both if one.lower() not in small)


def _defined(version: Version, passages: tuple[int, ...]) -> list[DefinedTerm]:
    """The terms that some passages define, in the order of their text."""
    found = (one for one in version.outline.terms if one.where.passage in passages)
    return sorted(found, key=lambda one: one.where)


def _matched(en: list[DefinedTerm], es: list[DefinedTerm]) -> Iterator[tuple[str, str]]:
    """The same name in both languages, else in their order where there are as many."""
    same = {one.term for one in en} & {one.term for one in es}
    yield from ((term, term) for term in sorted(same))
    rest_en = [one.term for one in en if one.term not in same]
    rest_es = [one.term for one in es if one.term not in same]
    if len(rest_en) == len(rest_es):
        yield from zip(rest_en, rest_es, strict=True)
