"""A table as a spreadsheet program shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Value = str | int | float | date


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a head. `widths` in characters; without them the longest text decides."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    widths: tuple[int, ...] = ()
