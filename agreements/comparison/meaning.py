"""What a change of words means to a lawyer: a figure, a date, a duty, a party, or only a comma.

Each place where two texts differ is read for itself. What is stated exactly is compared by value,
so that `thirty (30) days` for `30 days` is typography and no new period.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from agreements.comparison import names
from agreements.comparison.force import Force, Forced, denials, forces_at
from agreements.comparison.mentions import Mention, MentionKind, mentions
from agreements.comparison.severity import RISK, weighs
from agreements.comparison.spelling import bare, singular, words
from agreements.comparison.wording import Region, regions
from agreements.model.changes import Change, Meaning, MeaningKind, Severity

_SHORT = 8
_CLOSE = 40
_WEIGHTS: Mapping[MeaningKind, Severity] = {
    "figure": "high", "date": "high", "money": "high", "period": "high", "duty": "high",
    "negation": "high", "party": "high", "term": "medium", "reference": "low", "law": "high",
    "typographic": "low", "wording": "medium",
}  # fmt: skip
_LIGHT = frozenset(
    re.findall(
        r"\w+",
        "the a an of to in on at by for with from as that which this these those such its "
        "their his her it is are be been was were has have had and el la los las un una de del al "
        "en por para con que se su sus lo como este esta estos estas dicho dicha y e also "
        "then there here said same between into upon under over within",
    )
)
_ROWS = {"party": "parties", "term": "terms"}
_NEGATING = re.compile(r"^(?:non|un|in|im|ir|dis|no)-?")


@dataclass(frozen=True, slots=True)
class Referring:
    """A cross-reference in a clause's text and the clause that it means (empty: unknown)."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What both versions say of their own words.

    `terms` finds defined terms, `parties` those that name a party; `renamed` holds old and new
    names of terms, in the singular and without case; `same` maps the old id of each clause to its
    new one.
    """

    terms: re.Pattern[str] | None = None
    parties: re.Pattern[str] | None = None
    renamed: frozenset[tuple[str, str]] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Text:
    """One side of a change with everything in it that has a meaning of its own."""

    text: str
    stated: Sequence[Mention]
    references: Sequence[Referring]
    laws: Sequence[tuple[int, int]]
    parties: Sequence[tuple[int, int]]
    terms: Sequence[tuple[int, int]]


def meanings(
    change: Change, reading: Reading, old: Sequence[Referring] = (), new: Sequence[Referring] = ()
) -> tuple[Meaning, ...]:
    """What the changed words of a clause mean, each thing once.

    `old` and `new` are the cross-references in its two texts.
    """
    if change.old is None or change.new is None or change.old.text == change.new.text:
        return ()
    left, right = _read(change.old.text, reading, old), _read(change.new.text, reading, new)
    forum = bool(names.FORUM.search(change.new.heading))
    found: list[Meaning] = []
    for region in regions(change.words):
        found += _region(region, left, right, reading, forum)
    if _same_clauses(old, new, reading):
        found = [one._replace(severity="low") if one.kind == "reference" else one for one in found]
    return tuple(dict.fromkeys(found))


def _same_clauses(old: Sequence[Referring], new: Sequence[Referring], reading: Reading) -> bool:
    """Whether all references of a clause mean what they meant, whatever their numbers."""
    before = [reading.same.get(one.target, "") for one in old]
    return all(before) and before == [one.target for one in new]


def _read(text: str, reading: Reading, references: Sequence[Referring]) -> _Text:
    laws = names.laws(text)
    own = [(one.start, one.end) for one in references] + laws
    stated = [one for one in mentions(text) if not _meets(one.start, one.end, own)]
    named = _spans(reading.parties, text)
    roles = [span for span in names.parties(text) if not _meets(*span, named)]
    terms = [span for span in _spans(reading.terms, text) if not _meets(*span, named + roles)]
    return _Text(text, stated, references, laws, sorted(named + roles), terms)


def _spans(pattern: re.Pattern[str] | None, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)] if pattern else []


def _meets(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < other and one < end for one, other in spans)


def _region(
    region: Region, left: _Text, right: _Text, reading: Reading, forum: bool
) -> Iterator[Meaning]:
    old = left.text[region.old_start : region.old_end]
    new = right.text[region.new_start : region.new_end]
    if bare(old) == bare(new):
        yield _typography(old, new, left, right, region)
        return
    if _is_long(old, new):
        yield Meaning(
            "wording", old.strip(), new.strip(), "high" if weighs(old + new) else "medium"
        )
        return
    if not forum and (singular(_name(old)), singular(_name(new))) in reading.renamed:
        yield _meaning("term", _name(old), _name(new), "low")
        return
    found = [
        *_stated(left, right, region),
        *_referring(left, right, region, reading),
        *_named("law", left.laws, right.laws, left, right, region),
    ]
    if forum and not found and re.search(r"[A-ZÁÉÍÓÚ]\w+", old) and re.search(r"[A-Z]\w+", new):
        found.append(_meaning("law", old, new))
    if max(len(old.split()), len(new.split())) <= _SHORT:
        found += _force(left, right, region, old, new)
        found += _terms(left, right, region, reading)
    yield from found
    yield from _rest(old, new, found, _restated(left, right, region))


def _name(words: str) -> str:
    return words.strip(' “”"«».,;')


def _is_long(old: str, new: str) -> bool:
    """Whether words only came or only went, and so many that they say something of their own."""
    return (not bare(old) or not bare(new)) and max(len(old.split()), len(new.split())) > 9


def _typography(old: str, new: str, left: _Text, right: _Text, region: Region) -> Meaning:
    """Only signs, case or spelling; the capital of a defined term makes it another word."""
    before = _inside(left.terms, region.old_start, region.old_end)
    after = _inside(right.terms, region.new_start, region.new_end)
    if bool(before) != bool(after) and old.casefold() == new.casefold():
        return _meaning("term", old, new)
    return _meaning("typographic", old, new)


def _inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    return [span for span in spans if span[0] < end and start < span[1]]


def _meaning(kind: MeaningKind, old: str, new: str, weight: Severity | None = None) -> Meaning:
    return Meaning(kind, old.strip(), new.strip(), weight or _WEIGHTS[kind])


def _stated(left: _Text, right: _Text, region: Region) -> Iterator[Meaning]:
    """What is stated exactly and has another value now."""
    olds = _within(left, region.old_start, region.old_end)
    news = _within(right, region.new_start, region.new_end)
    same = Counter((one.kind, one.value) for one in olds) & Counter(
        (one.kind, one.value) for one in news
    )
    olds, news = _without(olds, same), _without(news, same)
    if not olds or not news:
        olds, news = _telling(olds, region), _telling(news, region)
    for place in range(max(len(olds), len(news))):
        old = olds[place] if place < len(olds) else None
        new = news[place] if place < len(news) else None
        first = old or new
        assert first is not None
        yield _meaning(
            first.kind,
            left.text[old.start : old.end] if old else "",
            right.text[new.start : new.end] if new else "",
        )


def _telling(row: Sequence[Mention], region: Region) -> list[Mention]:
    """What came or went alone; a bare figure in a rewritten passage says nothing by itself."""
    length = max(region.old_end - region.old_start, region.new_end - region.new_start)
    return [one for one in row if one.kind != "figure" or length <= _CLOSE]


def _without(row: Sequence[Mention], same: Mapping[tuple[MentionKind, str], int]) -> list[Mention]:
    left = Counter(same)
    kept = []
    for one in row:
        if left[one.kind, one.value]:
            left[one.kind, one.value] -= 1
        else:
            kept.append(one)
    return kept


def _referring(left: _Text, right: _Text, region: Region, reading: Reading) -> Iterator[Meaning]:
    """Cross-references: to the same clause under its new number, or to another one."""
    olds = [
        one for one in left.references
        if one.start < region.old_end and region.old_start < one.end
    ]  # fmt: skip
    news = [
        one for one in right.references
        if one.start < region.new_end and region.new_start < one.end
    ]  # fmt: skip
    for place in range(max(len(olds), len(news))):
        old = olds[place] if place < len(olds) else None
        new = news[place] if place < len(news) else None
        known = old is not None and new is not None and bool(old.target and new.target)
        same = known and reading.same.get(old.target) == new.target  # type: ignore[union-attr]
        yield _meaning(
            "reference",
            left.text[old.start : old.end] if old else "",
            right.text[new.start : new.end] if new else "",
            "low" if same else "high",
        )


def _named(
    kind: MeaningKind, before: Sequence[tuple[int, int]], after: Sequence[tuple[int, int]],
    left: _Text, right: _Text, region: Region,
) -> Iterator[Meaning]:  # fmt: skip
    """Names that are others now, came or went: each side's own in one meaning."""
    olds = [left.text[s:e] for s, e in _inside(before, region.old_start, region.old_end)]
    news = [right.text[s:e] for s, e in _inside(after, region.new_start, region.new_end)]
    named, renamed = Counter(map(singular, olds)), Counter(map(singular, news))
    gone, come = named - renamed, renamed - named
    if gone or come:
        yield _meaning(
            kind,
            ", ".join(one for one in olds if singular(one) in gone),
            ", ".join(one for one in news if singular(one) in come),
        )


def _terms(left: _Text, right: _Text, region: Region, reading: Reading) -> Iterator[Meaning]:
    kinds: tuple[MeaningKind, ...] = ("party", "term")
    for kind in kinds:
        before, after = getattr(left, _ROWS[kind]), getattr(right, _ROWS[kind])
        for one in _named(kind, before, after, left, right, region):
            if (singular(one.old), singular(one.new)) in reading.renamed:
                yield one._replace(kind="term", severity="low")
            elif (one.old and one.new) or _is_alone(one, left, right, region):
                yield one


def _is_alone(one: Meaning, left: _Text, right: _Text, region: Region) -> bool:
    """Whether a name came or went by itself, and not with other words that say something."""
    text = left.text[region.old_start : region.old_end]
    text += " " + right.text[region.new_start : region.new_end]
    rest = _left_over(text, (one.old, one.new))
    return all(word in _LIGHT for word in rest)


def _force(left: _Text, right: _Text, region: Region, old: str, new: str) -> Iterator[Meaning]:
    """Duty, permission, prohibition or intention: another one, or denied."""
    olds = forces_at(left.text, region.old_start, region.old_end)
    news = forces_at(right.text, region.new_start, region.new_end)
    denied = Counter(denials(old)) != Counter(denials(new))
    before, after = {one[0] for one in olds}, {one[0] for one in news}
    if (
        before
        and after
        and before != after
        and not _only_denied(before, after, olds, news, left, right)
    ):
        yield _meaning(
            "duty",
            ", ".join(left.text[start:end] for _, start, end in olds),
            ", ".join(right.text[start:end] for _, start, end in news),
        )
    elif denied or _prefixed(old, new):
        yield _meaning("negation", old, new)
    elif bool(before) != bool(after) and before | after != {"permission"}:
        yield _meaning("duty", old, new)


def _only_denied(
    before: set[Force], after: set[Force], olds: Sequence[Forced],
    news: Sequence[Forced], left: _Text, right: _Text,
) -> bool:  # fmt: skip
    """Whether the same word of force is only denied now, or no longer: `may`, `may not`."""
    if {"prohibition"} not in (before, after):
        return False
    if "duty" in before | after:
        return True
    one = left.text[olds[0][1] : olds[0][2]].lower().removeprefix("no ")[:3]
    other = right.text[news[0][1] : news[0][2]].lower().removeprefix("no ")[:3]
    return one == other


def _prefixed(old: str, new: str) -> bool:
    """`exclusive` and `non-exclusive`, `lawful` and `unlawful`."""
    one, other = old.strip().casefold(), new.strip().casefold()
    if not one or not other or one == other or len(one.split()) > 2 or len(other.split()) > 2:
        return False
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(shorter) > 4 and _NEGATING.sub("", longer).strip() == shorter


def _restated(left: _Text, right: _Text, region: Region) -> tuple[list[str], list[str]]:
    """What both sides of a place state, however each writes it: `thirty (30) days`, `30 days`."""
    olds, news = _within(left, region.old_start, region.old_end), _within(
        right, region.new_start, region.new_end
    )  # fmt: skip
    values = {one.value for one in olds} & {one.value for one in news}
    return (
        [left.text[one.start : one.end] for one in olds if one.value in values],
        [right.text[one.start : one.end] for one in news if one.value in values],
    )


def _within(side: _Text, start: int, end: int) -> list[Mention]:
    return [one for one in side.stated if one.start < end and start < one.end]


def _rest(
    old: str, new: str, found: Sequence[Meaning], restated: tuple[list[str], list[str]]
) -> Iterator[Meaning]:
    """What no other kind explains."""
    gone = _left_over(old, [*(one.old for one in found), *restated[0]])
    come = _left_over(new, [*(one.new for one in found), *restated[1]])
    if gone == come:
        if not found:
            yield _meaning("typographic", old, new)
        return
    changed = (gone - come) | (come - gone)
    heavy = [word for word in changed if word not in _LIGHT]
    if not heavy:
        if not found:
            yield _meaning("wording", old, new, "low")
        return
    yield _meaning("wording", old, new, "high" if RISK.search(f"{old} {new}") else "medium")


def _left_over(text: str, explained: Iterable[str]) -> Counter[str]:
    """The words of a text that are in none of the explained stretches."""
    said = Counter(word for one in explained for word in words(one))
    return Counter(words(text)) - said
