"""Terms that have another name throughout the new version."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from agreements.comparison.names import FORUM
from agreements.comparison.spelling import singular
from agreements.comparison.wording import regions
from agreements.model.changes import Change, Renamed

_LONGEST = 6
_OFTEN = 3
_DEFINED = 2


def renamed(
    changes: Sequence[Change], terms: Iterable[str], old: Sequence[str], new: Sequence[str]
) -> tuple[Renamed, ...]:
    """The terms that changed their name: defined ones replaced twice, others three times.

    `old` and `new` are all texts of each version: a name that lives on was not replaced
    throughout, and a name that was there before is no new one.
    """
    defined = {singular(one) for one in terms}
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for change in changes:
        for before, after in _replaced(change):
            found[singular(before), singular(after)].append((before, after, change.id))
    whole = "\n".join(old).casefold(), "\n".join(new).casefold()
    return tuple(
        _renamed(rows) for (before, after), rows in found.items()
        if len(rows) >= (_DEFINED if before in defined else _OFTEN)
        and not _stands(before, whole[1]) and not _stands(after, whole[0])
    )  # fmt: skip


def _replaced(change: Change) -> Iterator[tuple[str, str]]:
    """Names that one place of a clause replaces by another name: a few words with a capital.

    In a clause on law and forum another name is another law.
    """
    if change.old is None or change.new is None or FORUM.search(change.new.heading):
        return
    for region in regions(change.words):
        old = change.old.text[region.old_start : region.old_end].strip(' “”"«»')
        new = change.new.text[region.new_start : region.new_end].strip(' “”"«»')
        if _is_name(old) and _is_name(new) and singular(old) != singular(new):
            yield old, new


def _is_name(words: str) -> bool:
    return 0 < len(words.split()) <= _LONGEST and words[0].isupper() and len(words) > 2


def _stands(term: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(term)}(?:e?s)?(?!\w)", text))


def _renamed(rows: Sequence[tuple[str, str, str]]) -> Renamed:
    """The rename under the form that stands most often."""
    forms = [(before, after) for before, after, _ in rows]
    old, new = max(dict.fromkeys(forms), key=forms.count)
    return Renamed(old, new, tuple(dict.fromkeys(id for _, _, id in rows)))
