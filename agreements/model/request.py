"""What a draft is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from agreements.model.axes import Layout, Structure
from agreements.model.values import Value


@dataclass(frozen=True)
class Request:
    """What a draft is made from. `facts` maps dotted names (`mx.rfc`) to values.

    `lists` holds tables and repeated facts by key, each a row of values; `positions` the chosen
    position per clause id; `include` and `omit` optional clauses by id.
    """

    instrument: str
    models: tuple[str, ...]
    uk_nation: str
    mexican_regime: str
    structure: Structure
    layout: Layout
    dated: date
    facts: Mapping[str, Value]
    lists: Mapping[str, tuple[Mapping[str, Value], ...]] = field(default_factory=dict)
    positions: Mapping[str, str] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    omit: tuple[str, ...] = ()
    version: str = "1"
    digest: str = ""
