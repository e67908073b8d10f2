"""What changed between two versions as one self-contained page, which reads without scripts."""

from __future__ import annotations

from agreements.decisions import NOTHING, Decisions
from agreements.model import Language
from agreements.model.changes import Comparison
from agreements.report import spread_page
from agreements.spread import changes


def page(comparison: Comparison, language: Language, decisions: Decisions = NOTHING) -> str:
    """The page; what is quoted keeps its own language, what is said is in the reader's."""
    return spread_page.page(changes.spread(comparison, decisions), language)
