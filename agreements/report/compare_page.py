"""Two language versions as one self-contained page, which reads without scripts."""

from __future__ import annotations

from agreements.decisions import NOTHING, Decisions
from agreements.model import Language
from agreements.model.pairs import Compared
from agreements.report import spread_page
from agreements.spread import pairs


def page(compared: Compared, language: Language, decisions: Decisions = NOTHING) -> str:
    """The page; what is quoted keeps its own language, what is said is in the reader's."""
    return spread_page.page(pairs.spread(compared, decisions), language, decisions)
