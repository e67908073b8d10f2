"""Which laws an agreement speaks of, clause by clause, and under which law and forum it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from agreements import laws
from agreements.model import Judgement, LawMention, Reader, Setting
from agreements.model.document import Passage
from agreements.model.portfolio import Choice, Cited, Quote
from agreements.text.sentences import sentences

_READERS: tuple[Reader, ...] = ("mexico", "uk")
_SYSTEMS: Mapping[Reader, str] = {"mexico": "uk", "uk": "mexico"}
_LONGEST = 240
_RULED = re.compile(
    r"\bgoverned by\b|\bgovern(?:s|ing law)\b|\bshall govern\b|\bconstrued\b|\binterpreted\b"
    r"|\bapplicable law (?:is|shall|will)\b|\bregir[aá]n?\b|\bse rigen?\b|\bregid[oa]\b"
    r"|\binterpretar\w*|\b(?:ley|derecho|legislaci[oó]n) aplicable (?:es|ser[aá])",
    re.IGNORECASE,
)
_TRIED = re.compile(
    r"\bjurisdiction\b|\bvenue\b|\bcourts of\b|\bsubmit to\b|\bseat of (?:the )?arbitration\b"
    r"|\bjurisdicci[oó]n\b|\btribunales\b|\bfuero\b|\bse somet\w+|\bsede del arbitraje\b",
    re.IGNORECASE,
)
_COURT = re.compile(r"court|sumisi|jurisdic")


def choices(
    passages: Sequence[Passage], mentions: Iterable[LawMention], clause_of: Mapping[int, str]
) -> tuple[Choice, ...]:
    """Each law or court that a clause on law and forum names, once."""
    found: dict[tuple[str, str], Choice] = {}
    for one in mentions:
        if one.law.kind != "court" and one.law.system != "other" and "sumisi" not in one.law.id:
            continue
        said = sentence(passages[one.passage].text, one.start)
        for kind, pattern in (("law", _RULED), ("forum", _TRIED)):
            if pattern.search(said):
                quote = Quote(said, one.passage, clause_of.get(one.passage, ""))
                found.setdefault((kind, one.law.id), Choice(kind, one.law.id, quote))  # type: ignore[arg-type]
    return tuple(_settled(found.values()))


def _settled(found: Iterable[Choice]) -> Iterator[Choice]:
    """Without courts as law, and laws as forum, where one sentence names a law and a court."""
    rows = list(found)
    for one in rows:
        same = {other.law for other in rows if other.quote.words == one.quote.words}
        courts = {id for id in same if _COURT.search(id)}
        if courts in (set(), same) or (one.law in courts) == (one.kind == "forum"):
            yield one


def cited(
    passages: Sequence[Passage], mentions: Sequence[LawMention], clause_of: Mapping[int, str],
    under: Setting,
) -> tuple[Cited, ...]:  # fmt: skip
    """Each law of each clause, in order of place."""
    clauses: dict[str, list[LawMention]] = {}
    for one in mentions:
        clauses.setdefault(clause_of.get(one.passage, ""), []).append(one)
    return tuple(
        found for clause, own in clauses.items() for found in _clause(passages, own, clause, under)
    )


def _clause(
    passages: Sequence[Passage], own: Sequence[LawMention], clause: str, under: Setting
) -> Iterator[Cited]:
    judged = [laws.judge(own, under, _SYSTEMS[reader]) for reader in _READERS]
    first: dict[str, list[LawMention]] = {}
    for one in own:
        first.setdefault(one.law.id, []).append(one)
    for id, found in first.items():
        mention = found[0]
        said = sentence(passages[mention.passage].text, mention.start)
        yield Cited(
            id, len(found), _ties(judged, id), mention.law.bearing == "stale", mention.words,
            Quote(said, mention.passage, clause),
        )  # fmt: skip


def _ties(judged: Iterable[Judgement], id: str) -> bool:
    return any(one.law.id == id for judgement in judged for one in judgement.ties)


def sentence(text: str, place: int) -> str:
    """The sentence of a text that stands at a place, cut to what a row can show."""
    end = 0
    for one in sentences(text):
        start = text.find(one, end)
        end = start + len(one)
        if start <= place < end:
            return one if len(one) <= _LONGEST else _cut(one, place - start)
    return text.strip()[:_LONGEST]


def _cut(said: str, place: int) -> str:
    start = max(0, min(place - _LONGEST // 2, len(said) - _LONGEST))
    before, after = "…" if start else "", "…" if start + _LONGEST < len(said) else ""
    return f"{before}{said[start : start + _LONGEST].strip()}{after}"
