"""A spread as a page: two columns aligned row by row, with points, filters and ticks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from agreements.captions import SAID, WEIGHTS
from agreements.decisions import Decisions, record
from agreements.model import Language
from agreements.report import kit
from agreements.report.page_words import WORDS
from agreements.spread import Point, Row, Spread

if TYPE_CHECKING:
    from markupsafe import Markup

RULER = 1000
_LEAST = 40
_SHORT = 220


@dataclass(frozen=True, slots=True)
class Served:
    """What the web app adds to a spread: where it stands in its own page.

    `actions` are pieces of HTML by the id of a row or the key of a finding, put beside it: forms to
    tick, comment or dismiss. `chosen` are the filters of the address: severity, topic, kind, show.
    """

    actions: Mapping[str, Markup] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)


class Fold(NamedTuple):
    """Neighbouring rows; quiet ones stand together in a fold. `span` names the first and last."""

    quiet: bool
    rows: tuple[Row, ...]

    @property
    def span(self) -> tuple[str, ...]:
        """The first and last number that a reader would cite: not `(a)`."""
        cited = [one.number for one in self.rows if one.number[:1].isalnum()]
        return tuple(dict.fromkeys((cited[0], cited[-1]))) if cited else ()


class Mark(NamedTuple):
    """A row on the ruler: where it begins and how long it is, in thousandths of the whole."""

    row: str
    look: str
    start: float
    length: float


def page(spread: Spread, language: Language, decisions: Decisions | None = None) -> str:
    """The spread as a report of its own.

    With decisions, points can be dismissed on the page, and all that was decided can be saved as
    the file that travels beside the document.
    """
    values = _values(spread, language, None)
    values["decisions"] = _file(spread, decisions)
    return kit.report("report.html", language, spread.title, **values)


def _file(spread: Spread, decisions: Decisions | None) -> dict[str, str]:
    """The name and the text of the file of decisions; nothing where the page keeps none."""
    if decisions is None:
        return {}
    text = json.dumps(
        record(replace(decisions, about=spread.names)), ensure_ascii=False, default=date.isoformat
    )
    stem = spread.names[0].rpartition(".")[0] if spread.names else ""
    return {"name": f"{stem or 'document'}.decisions.json", "text": text}


def body(spread: Spread, language: Language, served: Served) -> Markup:
    """The spread as a part of another page, which brings the kit's style sheet and script."""
    from markupsafe import Markup

    template = kit.environment().get_template("spread.html")
    values = _values(spread, language, served)
    return Markup(template.render(values, language=language, title=spread.title))


def _values(spread: Spread, language: Language, served: Served | None) -> dict[str, Any]:
    points = spread.standing()
    return {
        "spread": spread,
        "folds": tuple(_folds(spread.rows)),
        "marks": tuple(_marks(spread.rows)),
        "ruler": RULER,
        "weights": WEIGHTS,
        "counts": Counter(one.weight for one in points),
        "often": Counter(one.topic for one in points),
        "kinds": Counter(one.kind for one in spread.rows),
        "words": {**kit.said(SAID, language), **kit.said(WORDS, language)},
        "document": sha256("\0".join((*spread.names, spread.title.en)).encode()).hexdigest()[:16],
        "decisions": {},
        "noted": any(one.points or one.asides or one.comments for one in spread.rows),
        "wordy": _wordy(spread),
        "served": served is not None,
        "actions": served.actions if served else {},
        "chosen": served.chosen if served else {},
        "shown": _shown(served.chosen if served else {}),
        "keys": Counter(one.key for one in (*spread.points, *_all_points(spread))),
        "repeats": frozenset(_repeats(_folds(spread.rows))),
    }


def _all_points(spread: Spread) -> Iterator[Point]:
    for row in spread.rows:
        yield from row.points


def _wordy(spread: Spread) -> bool:
    """Whether most points need more room than a margin gives."""
    lengths = sorted(len(one.message.es) for one in _all_points(spread))
    return bool(lengths) and lengths[len(lengths) // 2] > _SHORT


def _folds(rows: tuple[Row, ...]) -> Iterator[Fold]:
    for quiet, some in groupby(rows, key=lambda one: one.quiet):
        yield Fold(quiet, tuple(some))


def _repeats(folds: Iterable[Fold]) -> Iterator[str]:
    """The ids of rows whose heading the row before them has, or their own text says first."""
    for fold in folds:
        before = ""
        for row in fold.rows:
            first = next((one for one in row.lines[0][0].text.splitlines() if one.strip()), "")
            if row.heading == before or row.heading in first:
                yield row.id
            before = row.heading


def _marks(rows: tuple[Row, ...]) -> Iterator[Mark]:
    """The rows that ask something of the reader, where the length of the text puts them."""
    lengths = [max(_LEAST, len(row.text)) for row in rows]
    whole, at = sum(lengths) or 1, 0
    for row, length in zip(rows, lengths, strict=True):
        if row.stop:
            yield Mark(
                row.id, row.weight or row.kind, RULER * at / whole, max(3.0, RULER * length / whole)
            )
        at += length


class _Shown:
    """Which rows and points the filters of an address let through, as the script does it."""

    def __init__(self, chosen: Mapping[str, str]):
        self.chosen = {name: value for name, value in chosen.items() if value}

    def row(self, row: Row) -> bool:
        kind, show = self.chosen.get("kind"), self.chosen.get("show")
        if kind and row.kind != kind:
            return False
        if show and not {
            "open": row.state != "reviewed" and not row.quiet,
            "reviewed": row.state == "reviewed",
            "points": row.stop,
        }.get(show, True):
            return False
        topic = self.chosen.get("topic")
        if not self.chosen.get("severity"):
            return not topic or topic in row.topics or any(map(self.point, row.points))
        return any(map(self.point, row.points))

    def point(self, point: Point) -> bool:
        severity, topic = self.chosen.get("severity"), self.chosen.get("topic")
        return (not severity or point.weight == severity) and (not topic or point.topic == topic)


def _shown(chosen: Mapping[str, str]) -> _Shown:
    return _Shown(chosen)
