"""What a clause is, and where it may stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Structure = Literal["uk", "mexican"]


Layout = Literal["columns", "sequential", "en", "es"]


Kind = Literal["opening", "recital", "declaration", "clause", "closing", "schedule"]


Rank = Literal["preferred", "acceptable", "fallback"]


Leaning = Literal["neutral", "uk", "mexico"]


Binding = Literal["always", "never", "with-instrument"]

BINDING_INSTRUMENTS = ("framework-agreement", "specific-agreement")


Requirement = Literal["required", "optional", "absent"]


@dataclass(frozen=True)
class Applies:
    """Where a clause, position, paragraph or law may stand. None on an axis means anywhere.

    `given` and `lacking` are dotted names of facts that the request states or leaves out;
    `present` and `absent` are ids of clauses of the same agreement (paragraphs only).
    """

    instruments: Mapping[str, Requirement] | None = None
    models: Mapping[str, Requirement] | None = None
    uk_nations: tuple[str, ...] | None = None
    mexican_regimes: tuple[str, ...] | None = None
    structures: tuple[str, ...] | None = None
    given: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    def __reduce__(self) -> str | tuple[Any, ...]:
        """Pickle the one ANYWHERE by name, so that `is ANYWHERE` holds for a saved library."""
        if self is ANYWHERE:
            return "ANYWHERE"
        return Applies, tuple(vars(self).values())


ANYWHERE = Applies()
