"""Who made an agreement, what kind it is and which models it serves, as its first lines say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from agreements.model import Name
from agreements.model.document import Passage

_FIRST = 60
_MOST = 6
_NOT = r"(?!(?i:the|por|y|and|otra|parte|entre|between|la|el|una|this|este)\b)"
_WORD = rf"(?<!\w){_NOT}[A-ZÁÉÍÓÚÑ][\w’'&.-]*"
_LINK = r"(?i:of|and|the|for|de|del|la|las|los|el|y|e|en|para)\b"
_SEATS = r"(?i:University|College|Institute|Academy|Polytechnic|School)\b"
_CASAS = (
    r"(?i:Benem[eé]rita Universidad|Universidad|Instituto|Tecnol[oó]gico|Colegio|Centro"
    r"|Escuela|Polit[eé]cnico|Academia)\b"
)
_FORMS = r"(?:,? (?:A\. ?C\.|S\. ?C\.|S\. ?A\.(?: de C\. ?V\.)?|Ltd\.?|Limited|plc|Inc\.?|LLC))"
_OF = rf"(?: (?i:of|for)\b(?: {_LINK}| {_WORD}){{1,6}})"
_NAME = re.compile(
    rf"(?:{_CASAS}(?: {_LINK}| {_WORD}){{1,9}}"
    rf"|(?:{_WORD} ){{1,5}}{_SEATS}(?:{_OF}|(?: {_WORD}){{0,2}})|{_SEATS}{_OF}){_FORMS}?"
    rf"|(?:{_WORD} ){{1,5}}(?:Ltd|Limited|plc|Inc|LLC|S\.A\. de C\.V\.)\b\.?"
)
_TAIL = re.compile(rf"(?: {_LINK})+$")
_HEAD = re.compile(r"^(?:The|La|El|Entre|Between|And|Y|Por|De) ", re.IGNORECASE)
_COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "y",
        "e",
        "en",
        "para",
        "university",
        "universidad",
        "college",
        "instituto",
        "institute",
        "school",
    ]
)
_AND = re.compile(r",? (?:y|e|and) (?:la|el|los|las|the) .*", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:between|among|entre|celebran?|por una parte|de una parte|por la otra|de otra parte)\b",
    re.IGNORECASE,
)
_SHORT = 130


def parties(passages: Sequence[Passage]) -> tuple[str, ...]:
    """The institutions that the opening names, each once, in order; at most six."""
    found: dict[frozenset[str], str] = {}
    for passage in passages[:_FIRST]:
        for name in _names(passage.text):
            key = _key(name)
            if key and not any(key <= other for other in found):
                found = {other: text for other, text in found.items() if not other < key}
                found[key] = name
    return tuple(found.values())[:_MOST]


def _names(text: str) -> Iterator[str]:
    """The names in a line that introduces a party: a short one, or one that begins with it."""
    plain = " ".join(text.split())
    introduces = _BETWEEN.search(plain)
    for found in _NAME.finditer(plain if introduces else plain[:_SHORT]):
        name = _TAIL.sub("", _AND.sub("", _HEAD.sub("", found[0]))).strip(" ,-–")
        if len(name.split()) > 1 and (introduces or found.start() <= 24):
            yield name


def _key(name: str) -> frozenset[str]:
    """What tells one institution from another: its words without those that all share."""
    words = re.findall(r"\w+", re.sub(r"\b[A-Z]\.", "", name).casefold())
    return frozenset(one for one in words if one not in _COMMON and len(one) > 2)


def models(passages: Sequence[Passage], known: Mapping[str, Mapping[str, Name]]) -> tuple[str, ...]:
    """The models that the opening names, else those that the text names again and again."""
    first = _joined(passages[:_FIRST])
    named = [key for key, name in known.items() if _count(first, name["name"])]
    if named:
        return tuple(named)
    whole = _joined(passages)
    return tuple(key for key, name in known.items() if _count(whole, name["name"]) >= 3)


def _count(text: str, name: Name) -> int:
    return sum(text.count(one.casefold()) for one in (name.en, name.es) if one)


def _joined(passages: Sequence[Passage]) -> str:
    return "\n".join(one.text for one in passages).casefold()
