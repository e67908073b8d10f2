"""Which language prevails: one clause in each version, and both say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agreements.alignment.versions import Version
from agreements.checks.registry import check
from agreements.messages import Bilingual
from agreements.model.findings import Place, Remark
from agreements.model.pairs import Pair

_EQUAL = re.compile(
    r"equally (?:authentic|valid|binding|authoritative)"
    r"|equal (?:validity|force|value|standing)|both "
    r"(?:texts?|versions?|languages?) (?:are|being|shall be|have"
    r"|being equally) (?:equally )?(?:authentic|valid|binding)"
    r"|igualmente (?:aut[ée]ntic|v[áa]lid|obligatori)\w+"
    r"|(?:mismo|igual) (?:valor|validez|fuerza|efecto)|misma (?:validez|fuerza)"
    r"|ambos textos (?:son |ser[áa]n )?(?:igualmente )?(?:aut[ée]ntic|v[áa]lid)",
    re.IGNORECASE,
)
_OF = {
    "en": re.compile(
        r"\bEnglish\b|\bingl[ée]s\b|inglesa",
        re.IGNORECASE,
    ),
    "es": re.compile(r"\bSpanish\b|\bespañol(?:a)?\b|castellan\w+", re.IGNORECASE),
}
_TEXT = re.compile(r"\btexts?\b|\bversions?\b|language|idioma|lengua|versi[óo]n|texto", re.I)
_SENTENCE = re.compile(r"(?<=[.;])\s+")
_WORD = re.compile(
    r"prevail\w*|prevalec\w+|control(?:s|ling)?\b|govern(?:s|ing)?\b|rige|regir[áa]"
    r"|authoritative"
    r"|definitive|take\w* precedence|precedence|har[áa] fe",
    re.IGNORECASE,
)


class Stated(NamedTuple):
    """A clause on the language that prevails: which it names first before or after the verb."""

    number: str
    says: str
    words: str


@check("versions", "warning")
def no_prevailing_language(
    english: Version, spanish: Version, pairs: Sequence[Pair]
) -> Iterator[Remark]:
    """Neither version says which language prevails, nor that both are equally authentic."""
    if not list(_stated(english)) and not list(_stated(spanish)):
        yield Remark(
            Place(),
            Bilingual(
                "Neither version says which language prevails, or that both are equally "
                "authentic. Agree on it, and say it in both.",
                "Ninguna versión dice qué idioma prevalece ni que ambos textos son igualmente "
                "auténticos. Acuérdenlo y díganlo en las dos.",
            ),
        )


@check("versions", "error")
def prevailing_languages_differ(
    english: Version, spanish: Version, pairs: Sequence[Pair]
) -> Iterator[Remark]:
    """The versions, or two clauses of one, name different languages as the one that prevails."""
    found = list(_stated(english)), list(_stated(spanish))
    pair = _within(found[0]) or _within(found[1]) or _between(*found)
    if pair:
        first, second = pair
        yield Remark(
            Place(clause=first.number),
            Bilingual(
                f"Two answers to which language prevails: “{first.words}” and “{second.words}”. "
                "Keep one.",
                f"Hay dos respuestas sobre qué idioma prevalece: «{first.words}» y "
                f"«{second.words}». Conserven una.",
            ),
            f"{first.words} / {second.words}",
        )


def _within(found: Sequence[Stated]) -> tuple[Stated, Stated] | None:
    """Two clauses of one version that name different languages, or one and none."""
    for one in found:
        for other in found:
            apart = other.says != one.says and other.number != one.number
            if one.says in _OF and other.says in (*_OF, "equal") and apart:
                return one, other
    return None


def _between(english: Sequence[Stated], spanish: Sequence[Stated]) -> tuple[Stated, Stated] | None:
    """What one version says of the language that prevails, and the other says otherwise."""
    for mine, theirs in ((english, spanish), (spanish, english)):
        told = {one.says for one in theirs}
        for one in mine:
            if one.says in _OF and told and told <= {*_OF, "equal"} - {one.says}:
                return one, theirs[0]
    return None


def _stated(version: Version) -> Iterator[Stated]:
    """Every sentence of a version that says which language prevails."""
    for index in version.passages:
        for sentence in _SENTENCE.split(version.text(index)):
            says = _says(sentence)
            if says:
                node = version.outline.node(version.outline.node_of.get(index, ""))
                yield Stated(node.path if node else "", says, sentence.strip()[:120])


def _says(sentence: str) -> str:
    """`en` or `es` prevails, both are `equal`, it is `divided` by subject; empty for nothing."""
    if not _TEXT.search(sentence):
        return ""
    if _EQUAL.search(sentence):
        return "equal"
    named = [one for one, form in _OF.items() if form.search(sentence)]
    if not named or not _WORD.search(sentence):
        return ""
    if len(named) == 1:
        return named[0]
    return _first(sentence)


def _first(sentence: str) -> str:
    """The one of two languages that prevails over the other; `divided` where each does at times."""
    verbs = list(_WORD.finditer(sentence))
    over = re.search(r"\bover\b|\bsobre\b", sentence[verbs[0].end() :])
    if over or re.search(r"translation|traducci[óo]n|courtesy|cortes[íi]a", sentence, re.I):
        places = {one: form.search(sentence) for one, form in _OF.items()}
        return min(places, key=lambda one: found.start() if (found := places[one]) else 10**6)
    return "divided"
