"""A portfolio as one page that needs nothing else: pictures, filters, a row for each agreement."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from agreements.model import Bilingual, Language
from agreements.portfolio.rows import SAID, Row, ends_by_month, flags_by_law
from agreements.portfolio.touched import Proposal
from agreements.report import kit
from agreements.report.portfolio_words import WORDS

MOST_ROWS = 5_000
"""More rows make a page that browsers open slowly; the workbook and the lines hold all."""
_MOST_BARS = 12
_WIDE, _STEP = 660, 26
_NAMED, _LONGEST = 300, 42


class About(NamedTuple):
    """What a run was asked and what it found besides agreements."""

    law: str
    since: date | None
    files: int
    documents: int
    waiting: int
    others: int
    left: tuple[tuple[str, str], ...]


class Bar(NamedTuple):
    """A bar of a picture: what it counts, how many, where it stands and how long it is."""

    name: str
    many: int
    at: int
    long: int


class Picture(NamedTuple):
    """Bars with what they show in words, for who does not see them."""

    id: str
    title: str
    told: str
    bars: tuple[Bar, ...]
    upright: bool

    @property
    def high(self) -> int:
        """The height of the drawing."""
        return 215 if self.upright else len(self.bars) * _STEP + 4


def page(
    rows: Sequence[Row], language: Language, on: date, about: About,
    proposed: Mapping[str, Proposal],
) -> str:  # fmt: skip
    """The page in one language, as things stand on a day."""
    from markupsafe import Markup

    words = kit.said(WORDS, language)
    return kit.environment().get_template("portfolio.html").render(
        title=_title(about), language=language, css=Markup(_css()), js=Markup(_js()),
        policy=_policy(), words=words, on=on, about=about, rows=rows[:MOST_ROWS], all=len(rows),
        counts=_counts(rows, words), states=_states(rows, language),
        laws=sorted({(one.law, one.title) for row in rows for one in (*row.stale, *row.uk_law)},
                    key=lambda one: (one[1], one[0])),
        pictures=[one for one in _pictures(rows, on, words) if one.bars],
        proposed=list(proposed.values()), said=kit.said(SAID, language), most=MOST_ROWS,
    )  # fmt: skip


def _title(about: About) -> Bilingual:
    if about.law or about.since:
        return Bilingual("Agreements that a law touches", "Convenios que una norma toca")
    return Bilingual("A portfolio of agreements", "Cartera de convenios")


def _counts(rows: Sequence[Row], words: Mapping[str, str]) -> list[tuple[str, int]]:
    read = [one for one in rows if one.status == "read"]
    return [
        (words["agreements"], len(rows)),
        (words["with_stale"], sum(bool(one.stale) for one in read)),
        (words["with_uk"], sum(bool(one.uk_law) for one in read)),
        (words["with_missing"], sum(bool(one.missing) for one in read)),
        (words["with_divergence"], sum(bool(one.divergences) for one in read)),
        (words["without_end"], sum(one.next_end is None for one in read)),
        (words["not_read"], len(rows) - len(read)),
    ]


def _states(rows: Sequence[Row], language: Language) -> list[tuple[str, int]]:
    counts = Counter(one.state for one in rows)
    known = ("in-force", "not-begun", "ended", "open-ended", "unknown", "unread")
    return [(SAID[one][language], counts[SAID[one][language]]) for one in known]


def _pictures(rows: Sequence[Row], on: date, words: Mapping[str, str]) -> list[Picture]:
    stale, uk = flags_by_law(rows, True)[:_MOST_BARS], flags_by_law(rows, False)[:_MOST_BARS]
    ends = ends_by_month(rows, on)
    return [
        _picture("ends", words["picture_ends"], ends if any(one[1] for one in ends) else [], True),
        _picture("stale", words["picture_stale"], stale, False),
        _picture("uk", words["picture_uk"], uk, False),
    ]


def _picture(id: str, title: str, counts: Sequence[tuple[str, int]], upright: bool) -> Picture:
    most = max((count for _, count in counts), default=0) or 1
    room = 120 if upright else _WIDE - _NAMED - 50
    bars = tuple(
        Bar(_cut(name), count, at * _STEP, round(count * room / most))
        for at, (name, count) in enumerate(counts)
    )
    told = "; ".join(f"{name}: {count}" for name, count in counts if count)
    return Picture(id, title, told, bars, upright)


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


@cache
def _css() -> str:
    return kit.css() + (kit.TEMPLATES / "portfolio.css").read_text("utf-8")


@cache
def _js() -> str:
    return (kit.TEMPLATES / "portfolio.js").read_text("utf-8")


@cache
def _policy() -> str:
    allowed = {"style-src": _digest(_css()), "script-src": _digest(_js())}
    sources = "; ".join(f"{what} 'sha256-{digest}'" for what, digest in allowed.items())
    return f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
