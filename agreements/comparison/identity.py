"""Clauses that are the same for certain: those of our own drafts bear a bookmark each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from agreements.comparison.sequences import bare
from agreements.model.document import Document


def same_bookmarks(old: Document, new: Document) -> dict[int, int]:
    """The passages of the old document and of the new one that bear the same bookmark.

    When a clause is deleted, Word may leave its bookmark in the next one; so a bookmark does not
    count where the old words stand elsewhere in the new document.
    """
    before, after = _bearers(old), _bearers(new)
    often = Counter(bare(one.text) for one in new.passages)
    pairs: dict[int, int] = {}
    for name, index in before.items():
        other = after.get(name)
        if other is None or index in pairs or other in pairs.values():
            continue
        words = bare(old.passages[index].text)
        if words == bare(new.passages[other].text) or not often[words]:
            pairs[index] = other
    return pairs


def _bearers(document: Document) -> Mapping[str, int]:
    """The passage that bears each bookmark; a name that stands twice counts for none."""
    found: dict[str, int] = {}
    often: Counter[str] = Counter()
    for index, passage in enumerate(document.passages):
        for name in passage.bookmarks:
            found[name] = index
            often[name] += 1
    return {name: index for name, index in found.items() if often[name] == 1}
