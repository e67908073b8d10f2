"""Ties to the law of one side that appear or disappear between two versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from agreements import laws
from agreements.library import read_library
from agreements.library.law_words import law_words
from agreements.model import Bilingual, Finding, Law, LawMention, Library, Place
from agreements.model.changes import Change, Comparison, Side
from agreements.model.document import Document
from agreements.model.review import Setting

_SYSTEM = "uk"


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A passage as a search for laws reads it."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class _Mentions:
    """What a version says of laws: its setting, and the mentions in each passage."""

    under: Setting
    by_passage: Mapping[int, Sequence[LawMention]]


def flagged(found: Comparison, old: Document, new: Document) -> Comparison:
    """The comparison with a finding for each law that a changed clause no longer rests on, or
    newly does. Clauses that only moved or have a new number rest on what they did."""
    touched = [one for one in found.changes if one.kind not in _SAME]
    if not touched:
        return found
    before, after = _mentions(old, new, read_library())
    told = []
    for one in found.changes:
        flags = tuple(_flags(one, before, after)) if one.kind not in _SAME else ()
        told.append(replace(one, findings=(*one.findings, *flags)) if flags else one)
    return replace(found, changes=tuple(told))


_SAME = ("unchanged", "moved", "renumbered")


def _mentions(old: Document, new: Document, library: Library) -> tuple[_Mentions, _Mentions]:
    """The mentions of both versions, found in one search: preparing it takes most of its time."""
    passages = [
        _Spoken(one.text, one.language[:2]) for one in (*old.passages, *new.passages)
    ]  # fmt: skip
    register = [one for one in library.laws.values() if _tells(one)]
    found = laws.find(passages, register, law_words(library))
    border = len(old.passages)
    left = [one for one in found if one.passage < border]
    right = [
        one._replace(passage=one.passage - border) for one in found if one.passage >= border
    ]  # fmt: skip
    return _version(passages[:border], left), _version(passages[border:], right)


def _tells(law: Law) -> bool:
    """Whether a law can tie a clause, or say under which law the draft stands."""
    if law.system in (_SYSTEM, "other"):
        return True
    return law.system != "international" and law.kind != "doctrine"


def _version(passages: Sequence[_Spoken], found: Sequence[LawMention]) -> _Mentions:
    rows: dict[int, list[LawMention]] = {}
    for one in found:
        rows.setdefault(one.passage, []).append(one)
    return _Mentions(laws.setting(passages, found), rows)


def _flags(change: Change, before: _Mentions, after: _Mentions) -> Iterator[Finding]:
    old, new = _tied(change.old, before), _tied(change.new, after)
    for id in old.keys() - new.keys():
        yield _finding(change, old[id], "law-flag-disappears")
    for id in new.keys() - old.keys():
        yield _finding(change, new[id], "law-flag-appears")


def _tied(side: Side | None, found: _Mentions) -> dict[str, LawMention]:
    """The first mention of each law that ties a clause."""
    if side is None:
        return {}
    own = [one for index in side.passages for one in found.by_passage.get(index, ())]
    tied: dict[str, LawMention] = {}
    for one in laws.judge(own, found.under, _SYSTEM).ties:
        tied.setdefault(one.law.id, one)
    return tied


def _finding(change: Change, mention: LawMention, check: str) -> Finding:
    law: Law = mention.law
    where = change.side.number or change.side.heading or change.side.text[:40]
    appears = check == "law-flag-appears"
    return Finding(
        key=f"{check}:{change.id}:{law.id}",
        check=check,
        weight="medium",
        certainty="sure" if mention.ground == "citation" else "likely",
        places=(Place(clause=where, language=change.language),),
        message=_appears(mention) if appears else _disappears(mention),
        words=mention.words,
        about=law.id,
        source="; ".join(law.sources),
        checked_on=law.checked_on,
    )


def _appears(one: LawMention) -> Bilingual:
    return Bilingual(
        f"New tie to UK law: “{one.words}” ({one.law.name.en}). Look at what it brings in.",
        f"Nuevo vínculo con el derecho del Reino Unido: «{one.words}» ({one.law.name.es}). "
        "Revise lo que introduce.",
    )


def _disappears(one: LawMention) -> Bilingual:
    return Bilingual(
        f"No longer tied to UK law here: “{one.words}” ({one.law.name.en}) is gone. "
        "Look at whether that was meant.",
        f"Aquí ya no hay vínculo con el derecho del Reino Unido: desapareció «{one.words}» "
        f"({one.law.name.es}). Revise si era la intención.",
    )
