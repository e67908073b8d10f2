"""Results as two facing columns, row by row: one value that pages, sheets and Word files print.

`pairs`, `changes` and `review` make it; whatever prints it needs no knowledge of what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from agreements.decisions import (
    ClauseComment,
    Decisions,
    Dismissal,
    State,
    Tick,
    fingerprint,
    state,
)
from agreements.model import Bilingual, Certainty, Finding, Language, Weight

Look = Literal["plain", "found", "inserted", "deleted"]
Tongue = Language | Literal[""]
WEIGHTS: tuple[Weight, ...] = ("high", "medium", "low")
_ORDINARY = frozenset({"matched", "unchanged", "free", "clean", "found"})


class Stretch(NamedTuple):
    """Words that look alike. Of found words, `points` are the places of the row's points.

    `note` is what we say of them, after them; `language` is theirs where it is not the cell's.
    """

    text: str
    look: Look = "plain"
    weight: Weight | Literal[""] = ""
    points: tuple[int, ...] = ()
    note: Bilingual | None = None
    language: Tongue = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row: its words, the number printed before them, and why it is empty.

    `ours` says that the words are no part of the document: a translation for reading.
    """

    language: Tongue
    stretches: tuple[Stretch, ...] = ()
    number: str = ""
    empty: Bilingual | None = None
    ours: bool = False

    @property
    def text(self) -> str:
        """The words, without our notes."""
        return "".join(one.text for one in self.stretches)


@dataclass(frozen=True, slots=True)
class Point:
    """What a reader should look at.

    `key`, `check`, `clause` and `about` are those of the finding, empty where there is none.
    """

    weight: Weight
    topic: str
    message: Bilingual
    key: str = ""
    certainty: Certainty = "sure"
    words: str = ""
    language: Tongue = ""
    suggestion: Bilingual | None = None
    source: str = ""
    checked_on: date | None = None
    dismissal: Dismissal | None = None
    check: str = ""
    clause: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """Something to unfold beside a row: the nearest wording of the library."""

    title: Bilingual
    stretches: tuple[Stretch, ...]
    language: Tongue


@dataclass(frozen=True, slots=True)
class Row:
    """A clause on both sides. `lines` are several where each language has its own two versions.

    A `quiet` row asks nothing of the reader and may be folded away. `topics` name what it is
    about beyond its points; `also` are other ids under which links may look for it.
    """

    id: str
    kind: str
    lines: tuple[tuple[Cell, Cell], ...]
    number: str = ""
    heading: str = ""
    language: Tongue = ""
    points: tuple[Point, ...] = ()
    topics: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
    comments: tuple[ClauseComment, ...] = ()
    state: State = "open"
    quiet: bool = False
    also: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The document's words, on both sides: what a tick vouches for."""
        return "\n".join(cell.text for line in self.lines for cell in line if not cell.ours)

    @property
    def imprint(self) -> str:
        """What tells these words from others."""
        return fingerprint(self.text)

    @property
    def telling(self) -> bool:
        """Whether its kind alone is worth a word: added, moved, in one language only."""
        return self.kind not in _ORDINARY

    @property
    def stop(self) -> bool:
        """Whether who goes from point to point should stop here."""
        return bool(self.points) or (self.telling and not self.quiet)

    @property
    def pointed(self) -> bool:
        """Whether several points stand and words of the row are marked for them."""
        cells = (cell for line in self.lines for cell in line)
        return len(self.standing) > 1 and any(at.points for one in cells for at in one.stretches)

    @property
    def standing(self) -> tuple[Point, ...]:
        """The points that nobody has dismissed."""
        return tuple(one for one in self.points if one.dismissal is None)

    @property
    def weight(self) -> Weight | Literal[""]:
        """That of the weightiest point that stands."""
        return heaviest([one.weight for one in self.standing])


class Line(NamedTuple):
    """A line of a list, and the rows that it speaks of."""

    text: Bilingual
    rows: tuple[str, ...] = ()


class Listing(NamedTuple):
    """What is told besides the rows: clauses that a complete instrument holds, renamed terms."""

    title: Bilingual
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """All that a report shows. `kinds` and `topics` name those that occur, for readers.

    `columns` are the heads of the two sides; `points` speak of the whole; `gone` and `adrift` are
    decisions that find no place in this version. `single`: the right side holds nothing at all.
    """

    title: Bilingual
    summary: Bilingual
    columns: tuple[Bilingual, Bilingual]
    rows: tuple[Row, ...]
    kinds: Mapping[str, Bilingual]
    topics: Mapping[str, Bilingual]
    points: tuple[Point, ...] = ()
    notes: tuple[Bilingual, ...] = ()
    lists: tuple[Listing, ...] = ()
    gone: tuple[Dismissal, ...] = ()
    adrift: tuple[Tick | ClauseComment, ...] = ()
    names: tuple[str, ...] = ()
    single: bool = False

    def standing(self) -> tuple[Point, ...]:
        """Every point that nobody has dismissed: those of the whole first."""
        whole = [one for one in self.points if one.dismissal is None]
        return (*whole, *(one for row in self.rows for one in row.standing))


def decided(row: Row, decisions: Decisions) -> Row:
    """The row with what was decided on it."""
    said = tuple(one for one in decisions.comments if one.clause in (row.id, *row.also))
    return replace(row, comments=said, state=state(decisions, row.id, row.text))


def heaviest(weights: Sequence[Weight]) -> Weight | Literal[""]:
    """The weightiest, or nothing."""
    return next((one for one in WEIGHTS if one in weights), "")


def point(finding: Finding, language: Tongue, dismissal: Dismissal | None = None) -> Point:
    """A finding as a point of a row."""
    clause = finding.places[0].clause if finding.places else ""
    return Point(
        finding.weight, finding.check, finding.message, finding.key, finding.certainty,
        finding.words, language, finding.suggestion, finding.source, finding.checked_on, dismissal,
        finding.check, clause, finding.about,
    )  # fmt: skip


def unless_typed(number: str, text: str) -> str:
    """A number that is printed before a text, unless it stands in the text itself."""
    return "" if text.lstrip().startswith(number) else number


def cut(
    text: str, marks: Sequence[tuple[int, int, int]], weights: Sequence[Weight]
) -> tuple[Stretch, ...]:
    """The text in stretches. `marks` are (start, end, place of the point); they may overlap.

    `weights` are those of the points; a stretch under several bears the heaviest.
    """
    edges = sorted({0, len(text), *(min(max(0, at), len(text)) for one in marks for at in one[:2])})
    found = []
    for start, end in pairwise(edges):
        over = tuple(sorted({at for first, last, at in marks if first < end and start < last}))
        weight = heaviest([weights[at] for at in over])
        found.append(Stretch(text[start:end], "found" if over else "plain", weight, over))
    return tuple(found)
