"""A comparison carried out: the old version's texts and the changes give the new version's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agreements.messages import AgreementsError, Bilingual
from agreements.model.document import Document

Record = Mapping[str, Any]


class NotThisVersion(AgreementsError):
    """The changes speak of another old version than the one at hand."""


def rows(document: Document) -> dict[int, str]:
    """The texts that a comparison is about, by passage: all that say something, no comments."""
    return {
        index: passage.text
        for index, passage in enumerate(document.passages)
        if passage.place.part != "comments" and (passage.text.strip() or passage.number)
    }


def apply(old: Mapping[int, str], changes: Sequence[Record]) -> dict[int, str]:
    """The new version's texts by passage, from the old one's and the changes of the JSON form.

    Every old text must be used as the changes say. Raises NotThisVersion.
    """
    new: dict[int, str] = {}
    used: set[int] = set()
    for change in changes:
        if change["old"] is not None:
            _check(old, change)
            used |= set(change["old"]["passages"])
        if change["new"] is not None:
            new |= _written(change)
    if used != set(old):
        raise _refused(str(sorted(used ^ set(old))[:5]))
    return dict(sorted(new.items()))


def _check(old: Mapping[int, str], change: Record) -> None:
    side = change["old"]
    before = "".join(text for op, text in change["words"] if op != "inserted")
    if before != side["text"]:
        raise _refused(side["text"][:80])
    for index, text in _pieces(side, before):
        if old.get(index) != text:
            raise _refused(text[:80])


def _written(change: Record) -> dict[int, str]:
    after = "".join(text for op, text in change["words"] if op != "deleted")
    return dict(_pieces(change["new"], after))


def _pieces(side: Record, text: str) -> Iterator[tuple[int, str]]:
    """The passages of a side: its text cut where each begins, the typed number before the first."""
    starts = [*side["starts"], len(text) + 1]
    for place, index in enumerate(side["passages"]):
        piece = text[starts[place] : starts[place + 1] - 1]
        yield index, (side["typed"] if place == 0 else "") + piece


def _refused(words: str) -> NotThisVersion:
    return NotThisVersion(
        Bilingual(
            f"These changes belong to another version; it says “{words}”. "
            "Compare the two files again.",
            f"Estos cambios corresponden a otra versión, que dice «{words}». "
            "Compare de nuevo los dos archivos.",
        )
    )
