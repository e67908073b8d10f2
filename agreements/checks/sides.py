"""A pair read for its checks: what each side states, once, and what both versions know of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from agreements.checks.names import Names, Vocabulary
from agreements.checks.strength import read
from agreements.comparison.force import Forced
from agreements.comparison.mentions import Mention, mentions
from agreements.messages import Bilingual, Language
from agreements.model.findings import Highlight, Place, Remark
from agreements.outline.labels import label
from agreements.outline.references import Reference, stated
from agreements.text.negation import Denial, denials
from agreements.text.sentences import sentences

NAMES = {"en": Bilingual("English", "inglés"), "es": Bilingual("Spanish", "español")}
_SHOWN = 60


@dataclass(frozen=True)
class Side:
    """The text of one language of a pair, and everything that it states, with places.

    `shift` is where the text begins in that of its pair, for a sentence of one.
    """

    text: str
    language: Language
    number: str = ""
    heading: str = ""
    shift: int = 0

    @property
    def other(self) -> Language:
        """The other language."""
        return "es" if self.language == "en" else "en"

    @cached_property
    def own_number(self) -> int:
        """How many signs of the text are its own typed number."""
        found = label(self.text)
        if not found or not found.rest or found.printed.strip().isdigit():
            return 0
        if found.noun and not found.rest[:1].isupper():  # “Clause 5.2 applies”
            return 0
        return self.text.rfind(found.rest)

    @cached_property
    def references(self) -> Sequence[Reference]:
        """Cross-references, to clauses of this text and of others."""
        return [one for one in stated(self.text) if one.start >= self.own_number]

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        """Money, dates, periods and figures, without the text's own number and references."""
        taken = [(0, self.own_number), *((one.start, one.end) for one in self.references)]
        return [
            one for one in mentions(self.text)
            if all(one.end <= start or end <= one.start for start, end in taken)
        ]  # fmt: skip

    @cached_property
    def denials(self) -> Sequence[Denial]:
        """The words that deny."""
        return denials(self.text, self.language)

    @cached_property
    def forces(self) -> Sequence[Forced]:
        """The words that command, allow, forbid or only intend."""
        return list(read(self.text, self.language))

    @property
    def where(self) -> Place:
        """The place that a remark names."""
        return Place(clause=self.number or self.heading, language=self.language)


@dataclass(frozen=True)
class Sides:
    """Both sides of a pair, the names that its versions use, and the common words."""

    en: Side
    es: Side
    names: Names = field(default_factory=Names)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @cached_property
    def counts(self) -> tuple[Counter[str], Counter[str]]:
        """How often each side uses each name."""
        return self.names.counts(self.en.text, "en"), self.names.counts(self.es.text, "es")

    @cached_property
    def sentences(self) -> Sequence[Sides]:
        """The pair sentence by sentence, where both sides have as many; else the pair as it is."""
        en, es = _cut(self.en), _cut(self.es)
        if len(en) < 2 or len(en) != len(es):
            return (self,)
        pairs = list(zip(en, es, strict=True))
        if not all(_alike(one, other) for one, other in pairs):
            return (self,)
        return tuple(replace(self, en=one, es=other) for one, other in pairs)

    def both(self) -> Iterator[tuple[Side, Side]]:
        """Each side with the other one."""
        yield self.en, self.es
        yield self.es, self.en

    def side(self, language: Language) -> Side:
        """The side in one language."""
        return self.en if language == "en" else self.es

    def remark(
        self,
        message: Bilingual,
        words: str,
        *highlights: Highlight,
        suggestion: Bilingual | None = None,
    ) -> Remark:
        """A remark on this pair, with the words to highlight."""
        first = highlights[0].language if highlights else "en"
        placed = tuple(_shifted(one, self.side(one.language).shift) for one in highlights)
        return Remark(
            self.side(first).where, message, words, suggestion=suggestion, highlights=placed
        )

    def called(self) -> tuple[str, str]:
        """How a message names the pair: “Clause 5.1”, «La cláusula 5.1», or by its first words."""
        number = (self.en.number or self.es.number).rstrip(".")
        if number:
            own = self.es.number.rstrip(".") or number
            return f"Clause {number}", f"La cláusula {own}"
        words = " ".join((self.en.text or self.es.text).split()[:6])[:_SHOWN]
        return f"“{words}…”", f"«{words}…»"


def shown(words: Sequence[str], language: Language) -> str:
    """Words as a message in that language quotes them."""
    quoted = (f"“{one}”" if language == "en" else f"«{one}»" for one in dict.fromkeys(words))
    return ", ".join(quoted)


def _shifted(mark: Highlight, by: int) -> Highlight:
    return Highlight(mark.language, mark.start + by, mark.end + by)


def _cut(side: Side) -> list[Side]:
    """The sentences of a side, each where it stands."""
    found, place = [], 0
    for sentence in sentences(side.text):
        place = side.text.index(sentence, place)
        found.append(replace(side, text=sentence, shift=side.shift + place))
        place += len(sentence)
    return found


def _alike(en: Side, es: Side) -> bool:
    """Whether two sentences are of a length as translations are."""
    return 0.6 < (len(es.text) + 20) / (len(en.text) + 20) < 2.2
