"""What a check is, and every check by family.

A check is a generator of remarks. Its name is its id and its docstring its page in the manual.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from agreements.model import Certainty, Finding, Remark, Weight

Family = Literal["agreement", "draft", "clause", "library", "document", "pair", "versions"]
Severity = Literal["error", "warning", "note"]

_WEIGHTS: dict[Severity, tuple[Weight, Certainty]] = {
    "error": ("high", "sure"),
    "warning": ("medium", "likely"),
    "note": ("low", "likely"),
}
_checks: dict[tuple[Family, str], Check] = {}


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its id, what it looks at, how much its remarks matter, and what it does."""

    id: str
    family: Family
    severity: Severity
    run: Callable[..., Iterator[Remark]]
    manual: str


def check(
    family: Family, severity: Severity
) -> Callable[[Callable[..., Iterator[Remark]]], Callable[..., Iterator[Remark]]]:
    """Register a generator of remarks under its own name."""

    def register(run: Callable[..., Iterator[Remark]]) -> Callable[..., Iterator[Remark]]:
        id = run.__name__.replace("_", "-")
        _checks[family, id] = Check(id, family, severity, run, run.__doc__ or "")
        return run

    return register


@lru_cache(maxsize=8)
def checks(family: Family) -> list[Check]:
    """Every check of a family, by id."""
    package = importlib.import_module(f"agreements.checks.{family}")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"agreements.checks.{family}.{module.name}")
    return sorted((one for one in _checks.values() if one.family == family), key=lambda one: one.id)


def run(family: Family, *subject: Any, ignore: Iterable[str] = ()) -> Iterator[Finding]:
    """The findings of every check of a family about one subject."""
    left_out = set(ignore)
    for one in checks(family):
        if one.id not in left_out:
            for remark in one.run(*subject):
                yield finding(one, remark)


def finding(check: Check, remark: Remark) -> Finding:
    """A remark with the name and weight of its check, and a key that survives new versions."""
    weight, certainty = _WEIGHTS[check.severity]
    place = remark.place
    words = f"{check.id}|{place.path}|{place.clause}|{place.paragraph}|{remark.words}"
    return Finding(
        key=f"{check.id}-{hashlib.sha256(words.encode()).hexdigest()[:10]}",
        check=check.id,
        weight=weight,
        certainty=certainty,
        places=(place,),
        message=remark.message,
        words=remark.words,
        about=remark.about,
        suggestion=remark.suggestion,
    )


def severity(finding: Finding) -> Severity:
    """How much a finding matters, in the words of the checks."""
    return next(name for name, (weight, _) in _WEIGHTS.items() if weight == finding.weight)
