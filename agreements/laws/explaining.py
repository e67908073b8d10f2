"""A judgement -> findings: what the words are, why to look, what to ask, which clause answers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from agreements.laws import phrases
from agreements.laws.answers import Answers, fitting
from agreements.model import (
    Bilingual,
    Certainty,
    Finding,
    Judgement,
    Law,
    LawMention,
    Library,
    Place,
    Reader,
    Setting,
    Weight,
)

SYSTEMS: Mapping[Reader, str] = {"mexico": "uk", "uk": "mexico"}
_NONE = Bilingual("", "")


@dataclass(frozen=True)
class Review:
    """For whom a draft is read, in which regime or nation (or none stated), and how it stands."""

    library: Library
    reader: Reader
    under: Setting
    where: str = ""
    answers: Answers = field(default_factory=dict)

    @property
    def system(self) -> str:
        """The legal system whose ties this reader looks for: the other side's."""
        return SYSTEMS[self.reader]


def review(library: Library, reader: Reader, under: Setting, where: str, known: Answers) -> Review:
    """A review of a draft; `known` are the clauses of the library that answer each law."""
    return Review(library, reader, under, where, known)


def findings(judgement: Judgement, review: Review, place: Place, near: str = "") -> list[Finding]:
    """One finding for each law that ties the clause or is set aside, in order of place.

    `near` is the clause of the library that is nearest to this one.
    """
    first: dict[str, LawMention] = {}
    for one in judgement.ties:
        first.setdefault(one.law.id, one)
    found = [explain(one, review, place, near) for one in first.values()]
    return [*found, *_aside(judgement, review, place)]


def explain(mention: LawMention, review: Review, place: Place, near: str = "") -> Finding:
    """What one mention means for the reader, and what to ask or propose."""
    law = mention.law
    beyond = not mention.shared and out_of_reach(law, review.under)
    answer = fitting(review.answers, law.id, near)
    told = [
        phrases.what(mention, review.library),
        phrases.scope(law, review.under, review.library) if beyond else None,
        law.why,
        phrases.counterpart(law, review.reader),
        phrases.standing(review.under),
    ]
    return Finding(
        key=_key(mention, place),
        check=_check(law, beyond),
        weight=weight(mention, beyond),
        certainty=certainty(mention, review),
        places=(place,),
        message=_joined(told),
        words=mention.words,
        about=law.id,
        suggestion=_joined(phrases.proposals(mention, beyond, review, answer)),
        source="; ".join(law.sources),
        checked_on=law.checked_on,
    )


def out_of_reach(law: Law, under: Setting) -> bool:
    """Whether the law holds in none of the places where the governing law does."""
    comparable = law.kind != "court" and law.system in under.governing
    return comparable and bool(under.reach) and not under.reach & set(law.extent)


def weight(mention: LawMention, beyond: bool) -> Weight:
    """How much depends on it: law and forum, or what is plainly wrong, most; shared words least.

    A source cited where it does not reach is plainly wrong; the words of a doctrine are only odd.
    """
    law = mention.law
    if law.kind == "court" or law.bearing == "defect":
        return "high"
    if beyond and mention.ground == "citation":
        return "high"
    if law.bearing == "stale":
        return "medium"
    if mention.shared or law.kind in ("guidance", "policy", "institution"):
        return "low"
    return "medium"


def certainty(mention: LawMention, review: Review) -> Certainty:
    """Sure where a source is named, or a doctrine stands under the law that it belongs to."""
    named = mention.ground == "citation" and not mention.shared
    return "sure" if named or review.system in review.under.governing else "likely"


def _aside(judgement: Judgement, review: Review, place: Place) -> Iterator[Finding]:
    """Doctrines that the draft's own law takes out: told once, with the words that say so."""
    seen: set[str] = set()
    for one in judgement.aside:
        if one.law.id in seen or one.shared:
            continue
        seen.add(one.law.id)
        yield Finding(
            key=_key(one, place),
            check="law-of-another-setting",
            weight="low",
            certainty="likely",
            places=(place,),
            message=phrases.elsewhere(one, review.under),
            words=one.words,
            about=one.law.id,
            source="; ".join(one.law.sources),
            checked_on=one.law.checked_on,
        )


def _check(law: Law, beyond: bool) -> str:
    if law.bearing == "stale":
        return "stale-law-cited"
    if law.bearing == "defect":
        return "law-that-is-none"
    return "law-beyond-its-extent" if beyond else "tied-to-law"


def _key(mention: LawMention, place: Place) -> str:
    told = f"{mention.law.id} {place.clause} {mention.words.lower()}"
    return f"{mention.law.id}-{hashlib.sha256(told.encode()).hexdigest()[:10]}"


def _joined(parts: list[Bilingual | None]) -> Bilingual:
    kept = [one for one in parts if one is not None and one != _NONE]
    return Bilingual(" ".join(one.en for one in kept), " ".join(one.es for one in kept))
