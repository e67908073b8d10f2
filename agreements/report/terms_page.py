"""The words of the trade in a document as one page that needs nothing else."""

from __future__ import annotations

from agreements.decisions import NOTHING, Decisions
from agreements.model import Language
from agreements.model.checked_terms import CheckedTerms
from agreements.report import spread_page
from agreements.spread import terms


def page(told: CheckedTerms, language: Language, decisions: Decisions = NOTHING) -> str:
    """The page; what is quoted keeps its own language, what is said is in the reader's."""
    return spread_page.page(terms.spread(told, decisions), language)
