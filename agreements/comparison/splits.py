"""Texts that became several, and several that became one."""

from __future__ import annotations

from collections.abc import Sequence

from agreements.comparison.likeness import ratio

_MOST = 5
_WHOLE = 0.75
_BETTER = 0.08
_PIECE = 12

Parts = dict[int, tuple[int, ...]]


def parts(
    pairs: dict[int, int], before: Sequence[str], after: Sequence[str]
) -> tuple[Parts, Parts]:
    """What was split (old place to new places) and what was merged (new place to old places).

    `pairs` gets a link for a text that had none because no single piece was alike enough.
    """
    _link_whole(pairs, before, after)
    turned = {new: old for old, new in pairs.items()}
    split = {
        old: found for old, new in pairs.items()
        if len(found := _row(before[old], new, after, set(turned))) > 1
    }  # fmt: skip
    used = {old for old, found in split.items() if len(found) > 1}
    merged = {
        new: found for new, old in turned.items()
        if old not in used and len(found := _row(after[new], old, before, set(pairs))) > 1
    }  # fmt: skip
    return _apart(split), _apart(merged)


def _apart(found: Parts) -> Parts:
    """Rows that share no place: the first keeps it."""
    taken: set[int] = set()
    kept: Parts = {}
    for place in sorted(found, key=lambda one: found[one]):
        if not taken & set(found[place]):
            kept[place] = found[place]
            taken |= set(found[place])
    return kept


def _row(whole: str, place: int, row: Sequence[str], taken: set[int]) -> tuple[int, ...]:
    """The neighbours in a row that together are more like the whole than one of them alone."""
    if len(whole) <= len(row[place]) + _PIECE:
        return (place,)
    first = last = place
    best = ratio(whole, row[place])
    for _ in range(_MOST):
        found = [
            (ratio(whole, " ".join(row[start : end + 1])), start, end)
            for start, end in ((first - 1, last), (first, last + 1))
            if _is_free(start if start < first else end, row, taken)
        ]
        score, start, end = max(found, default=(0.0, first, last))
        if score < best + _BETTER:
            break
        best, first, last = score, start, end
    return tuple(range(first, last + 1)) if best >= _WHOLE else (place,)


def _is_free(place: int, row: Sequence[str], taken: set[int]) -> bool:
    return 0 <= place < len(row) and place not in taken and len(row[place]) >= _PIECE


def _link_whole(pairs: dict[int, int], before: Sequence[str], after: Sequence[str]) -> None:
    """Links texts without a partner to the first of free neighbours that make them up together."""
    taken = set(pairs.values())
    for old, text in enumerate(before):
        if text and old not in pairs:
            found = _pieces(text, after, taken)
            if found is not None:
                pairs[old] = found
                taken.add(found)
    turned = {new: old for old, new in pairs.items()}
    for new, text in enumerate(after):
        if text and new not in turned:
            found = _pieces(text, before, set(pairs))
            if found is not None:
                pairs[found] = new


def _pieces(whole: str, row: Sequence[str], taken: set[int]) -> int | None:
    """The longest of free neighbours that, run together, are nearly the whole text."""
    for start in range(len(row)):
        if not _is_free(start, row, taken) or not _begins(whole, row[start]):
            continue
        end = start + 1
        while end < start + _MOST and _is_free(end, row, taken):
            if ratio(whole, " ".join(row[start : end + 1])) >= _WHOLE:
                return max(range(start, end + 1), key=lambda one: len(row[one]))
            end += 1
    return None


def _begins(whole: str, piece: str) -> bool:
    return len(piece) < len(whole) and ratio(whole[: len(piece)], piece) >= _WHOLE
