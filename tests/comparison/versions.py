"""Small agreements as rows of paragraphs, for the tests of comparisons."""

from __future__ import annotations

from agreements.comparison.documents import compare
from agreements.model.changes import Change, Comparison
from agreements.model.document import Document, Passage, Place


def document(*paragraphs: str) -> Document:
    """A plain text, a paragraph a line; typed numbers as people type them."""
    return Document(
        tuple(Passage(Place(paragraph=at), text) for at, text in enumerate(paragraphs))
    )  # fmt: skip


def compared(old: tuple[str, ...], new: tuple[str, ...]) -> Comparison:
    """Two rows of paragraphs compared."""
    return compare(document(*old), document(*new), "old.txt", "new.txt")


def told(found: Comparison) -> list[str]:
    """What became of each clause that is not as it was: `moved 3. -> 1.`, in order."""
    return [_line(one) for one in found.real()]


def _line(one: Change) -> str:
    old, new = (side.number if side else "" for side in (one.old, one.new))
    return f"{one.kind} {old} -> {new}"


AGREEMENT = (
    "1. Purpose. The University and the Institute agree to teach the Programme together.",
    "2. Fees. Each student pays the University a fee of GBP 4,500 for each academic year.",
    "3. Confidentiality. Each Party shall keep the Confidential Information of the other secret.",
    "4. Term. This Agreement lasts five years from the date on which the last Party signs it.",
    "5. Notices. A notice under clause 3 must be in writing and reach the other Party by post.",
    "6. Governing law. This Agreement is governed by the laws of England and Wales.",
)
