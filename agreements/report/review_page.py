"""A review as one self-contained page, which reads without scripts."""

from __future__ import annotations

from agreements.decisions import NOTHING, Decisions
from agreements.model import Language
from agreements.model.received import Review
from agreements.report import spread_page
from agreements.spread import review as reviewed


def page(review: Review, language: Language, decisions: Decisions = NOTHING) -> str:
    """The page; what is quoted keeps its own language, what is said is in the reader's."""
    return spread_page.page(reviewed.spread(review, decisions), language)
