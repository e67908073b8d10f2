"""Two documents compared: clause by clause, with what each change means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from agreements.alignment import Lexicon
from agreements.comparison import names
from agreements.comparison.clauses import Version, changes, version
from agreements.comparison.identity import same_bookmarks
from agreements.comparison.languages import paired
from agreements.comparison.meaning import Reading, Referring, meanings
from agreements.comparison.renames import renamed
from agreements.comparison.severity import severity
from agreements.comparison.spelling import singular
from agreements.model.changes import Change, Comparison, Renamed, Side
from agreements.model.document import CrossReference, Document
from agreements.outline import references_in, sketch


def compare(old: Document, new: Document, old_name: str = "", new_name: str = "") -> Comparison:
    """What changed from the old document to the new one. Formatting is not compared.

    Clauses that bear the same bookmark of our own are the same.
    """
    known = same_bookmarks(old, new)
    return compared(version(old, sketch(old)), version(new, sketch(new)), old_name, new_name,
                    known)  # fmt: skip


def compared(
    old: Version, new: Version, old_name: str = "", new_name: str = "",
    known: Mapping[int, int] | None = None, lexicon: Lexicon | None = None,
) -> Comparison:  # fmt: skip
    """What changed between two documents whose outlines are at hand.

    `known` maps passages of the old document to those of the new that are the same for certain;
    `lexicon` helps to pair the two languages of a bilingual one.
    """
    terms = names.words((*old.outline.terms, *new.outline.terms))
    whole = names.pattern(terms)
    found = changes(old, new, whole, known)
    again = renamed(found, terms, _texts(old), _texts(new))
    found = _meant(found, old, new, terms, again)
    found = paired(found, old, new, lexicon or {})
    notes = tuple(dict.fromkeys((*old.document.notes, *new.document.notes)))
    return Comparison(old_name, new_name, found, again, notes=notes)


def _texts(one: Version) -> list[str]:
    return [side.text for side in one.sides.values()]


def _meant(
    found: Sequence[Change], old: Version, new: Version, terms: Iterable[str],
    again: Sequence[Renamed],
) -> tuple[Change, ...]:  # fmt: skip
    """The changes with their meaning and severity."""
    parties = names.party_terms(old.document, old.outline)
    parties |= names.party_terms(new.document, new.outline)
    reading = Reading(
        names.pattern(set(terms) - parties), names.pattern(parties),
        frozenset((singular(one.old), singular(one.new)) for one in again), _same(found, old, new),
    )  # fmt: skip
    touched = [one for one in found if one.old and one.new and one.old.text != one.new.text]
    left = _references(old, [one.old for one in touched])
    right = _references(new, [one.new for one in touched])
    told = []
    for one in found:
        if one.kind == "unchanged":
            told.append(one)
            continue
        meaning = meanings(one, reading, _referring(one.old, left), _referring(one.new, right))
        told.append(replace(one, meaning=meaning, severity=severity(one, meaning)))
    return tuple(told)


def _same(found: Iterable[Change], old: Version, new: Version) -> dict[str, str]:
    """The new id of each old clause of the outline."""
    pairs: dict[str, str] = {}
    for one in found:
        if one.old and one.new:
            before = old.outline.node_of.get(one.old.passages[0], "")
            after = new.outline.node_of.get(one.new.passages[0], "")
            pairs.setdefault(before, after)
    return pairs


def _references(one: Version, sides: Iterable[Side | None]) -> dict[int, list[CrossReference]]:
    """The references to clauses of the same document in the passages of those sides."""
    only = {index for side in sides if side for index in side.passages}
    found: dict[int, list[CrossReference]] = {}
    for reference in references_in(one.document, one.outline, only):
        if not reference.outside:
            found.setdefault(reference.where.passage, []).append(reference)
    return found


def _referring(
    side: Side | None, references: Mapping[int, Sequence[CrossReference]]
) -> list[Referring]:
    """The references of a side, placed in its text."""
    if side is None:
        return []
    return [
        Referring(one.where.start + shift, one.where.end + shift, one.target)
        for index, start in zip(side.passages, side.starts, strict=True)
        for one in references.get(index, ())
        if (shift := start - (len(side.typed) if index == side.passages[0] else 0)) is not None
        and one.where.start + shift >= 0
    ]
