"""The two languages of a bilingual document: which change belongs to which, and what only one has.

Columns: a row of the table is one clause in both languages. Texts one after the other: clauses of
the same number are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from agreements.comparison.clauses import Version
from agreements.messages import LANGUAGES, Bilingual, Language
from agreements.model.changes import Change, Side
from agreements.model.findings import Finding, Place, Weight

_STILL = ("unchanged", "moved", "renumbered")
_NAMES: Mapping[Language, Bilingual] = {
    "en": Bilingual("English", "inglés"),
    "es": Bilingual("Spanish", "español"),
}
_DEEDS: Mapping[str, Bilingual] = {
    "added": Bilingual("was added in {}", "se agregó en {}"),
    "removed": Bilingual("was removed in {}", "se suprimió en {}"),
}
_CHANGED = Bilingual("changed in {}", "cambió en {}")
Key = tuple[object, ...]


def paired(changes: Sequence[Change], old: Version, new: Version) -> tuple[Change, ...]:
    """The changes, each with its partner in the other language and a finding where only one
    language changed. A document in one language comes back as it is."""
    if {one.language for one in changes} & set(LANGUAGES) != set(LANGUAGES):
        return tuple(changes)
    partners = dict(_partners(changes, old, new))
    known = {one.id: one for one in changes}
    return tuple(_told(one, known.get(partners.get(one.id, ""))) for one in changes)


def _partners(changes: Sequence[Change], old: Version, new: Version) -> Iterator[tuple[str, str]]:
    """Each change with the change of the same clause in the other language."""
    rows: dict[Key, dict[str, list[Change]]] = defaultdict(lambda: defaultdict(list))
    for one in changes:
        key = _key(one.new, new, "new") if one.new else _key(one.old, old, "old")
        if key and one.language:
            rows[key][one.language].append(one)
    for row in rows.values():
        if len(row) > 1:
            yield from _in_row(row["en"], row["es"])
    gone = {one.old.passages[0]: one for one in changes if one.old}
    for one in changes:
        if one.new is None:
            yield from _of_gone(one, gone, old)


def _in_row(english: Sequence[Change], spanish: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """Partners of one clause: in their order, the last again where one language has more."""
    for one, other in zip_longest(english, spanish):
        left, right = one or english[-1], other or spanish[-1]
        if one is not None:
            yield one.id, right.id
        if other is not None:
            yield other.id, left.id


def _of_gone(one: Change, gone: Mapping[int, Change], old: Version) -> Iterator[tuple[str, str]]:
    """The partner of a removed clause, as the old version had it."""
    key = _key(one.old, old, "old")
    if not key:
        return
    for index, other in gone.items():
        if other.language != one.language and _key(old.sides[index], old, "old") == key:
            yield one.id, other.id
            return


def _key(side: Side | None, version: Version, name: str) -> Key:
    """What both languages of a clause share: their row, or their number."""
    if side is None:
        return ()
    if side.place.cells:
        cell = side.place.cells[-1]
        return (name, side.place.part, *side.place.cells[:-1], cell.table, cell.row)
    node = version.outline.node_of.get(side.passages[0], "")
    _, colon, path = node.partition(":")
    return (name, path) if colon and path and "heading" not in path else ()


def _told(one: Change, other: Change | None) -> Change:
    """A change with its partner, and a finding where it stands alone."""
    partner = other.id if other else ""
    weight = _weight(one)
    alone = one.kind not in _STILL and (other is None or other.kind in _STILL)
    if not alone or weight == "low" or not one.language:
        return replace(one, partner=partner)
    return replace(one, partner=partner, findings=(*one.findings, _finding(one, other, weight)))


def _weight(one: Change) -> Weight:
    return one.severity if one.severity in ("high", "medium") else "low"  # type: ignore[return-value]


def _finding(one: Change, other: Change | None, weight: Weight) -> Finding:
    here = _NAMES[one.language]  # type: ignore[index]
    there = _NAMES["es" if one.language == "en" else "en"]
    deed = _DEEDS.get(one.kind, _CHANGED)
    name = " ".join(filter(None, (one.side.number, one.side.heading)))[:80]
    name = name or " ".join(one.side.text.split()[:8]) + "…"
    return Finding(
        key=f"one-language:{one.id}",
        check="one-language",
        weight=weight,
        certainty="sure" if other else "likely",
        places=(Place(clause=one.side.number or one.side.heading, language=one.language),),
        message=Bilingual(
            f"“{name}” {deed.en.format(here.en)}, and its {there.en} did not change. "
            "Check that both still say the same.",
            f"«{name}» {deed.es.format(here.es)} y su texto en {there.es} no cambió. "
            "Revise que ambos sigan diciendo lo mismo.",
        ),
        words=" ".join(word.text for word in one.words if word.kind != "equal")[:200],
    )
