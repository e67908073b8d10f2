"""What the glossary has to say of a place in a text."""

from __future__ import annotations

from typing import Literal, NamedTuple

from agreements.messages import Bilingual, Language
from agreements.terminology.index import Hit, Phrase, bare
from agreements.terminology.senses import Senses, Side

Kind = Literal["forbidden", "deprecated", "spain", "rendering", "inconsistent"]

_GIVEN_UP = Bilingual("no longer used", "en desuso")


class Misuse(NamedTuple):
    """Words of one language that are wrong for the concept that stands there.

    `start` and `end` are offsets in that language's text; `said` are the words of the other
    language that speak of the concept, and `said_at` where they begin (-1: none); `write` is what
    to write in `write_in`, the approved words first. A `rendering` that is missing altogether
    stands at the words that nothing renders, and `said` is empty. `sure`: it can hardly be right.
    """

    term: str
    kind: Kind
    language: Language
    start: int
    end: int
    words: str
    said: str
    said_at: int
    write: tuple[str, ...]
    write_in: Language
    reason: Bilingual | None = None
    sure: bool = False


def wrong(phrase: Phrase, place: Hit, target: Side, hit: Hit | None, source: Side | None,
          senses: Senses) -> Misuse:  # fmt: skip
    """Words that the glossary does not want, beside what they should render, if anything."""
    assert phrase.use != "approved"
    reason = phrase.ban.reason if phrase.ban else None
    return Misuse(
        term=phrase.term,
        kind=phrase.use,
        language=target.language,
        start=place.start,
        end=place.end,
        words=target.text[place.start : place.end],
        said=source.text[hit.start : hit.end] if hit and source else "",
        said_at=hit.start if hit else -1,
        write=approved(senses, phrase.term, target.language),
        write_in=target.language,
        reason=reason or _GIVEN_UP,
        sure=hit is not None or (phrase.ban is not None and phrase.ban.always),
    )


def approved(senses: Senses, term: str, language: Language) -> tuple[str, ...]:
    """What to write for a concept: the approved words, then the admitted."""
    side = senses.terms[term].wording(language)
    return tuple(dict.fromkeys(map(bare, (side.approved, *side.admitted))))


def unwanted(hit: Hit, term: str) -> Phrase:
    """How a hit speaks of a concept. What is Spain’s is said to be so, though forbidden too."""
    uses = [one for one in hit.phrases if one.term == term and one.use != "approved"]
    return next((one for one in uses if one.use == "spain"), uses[0])
