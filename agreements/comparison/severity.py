"""How much a change matters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agreements.comparison import names
from agreements.comparison.force import forces
from agreements.comparison.mentions import mentions
from agreements.model.changes import Change, Meaning, Severity

_ORDER: Sequence[Severity] = ("none", "low", "medium", "high")
RISK = re.compile(
    r"liab|indemn|exclusiv|sole|discretion|perpetual|irrevoc|unlimited|waive|penalt|terminat"
    r"|warrant|confiden|damages|breach|assign|royalt|insur|respons|exclusiv|indemni|perpetu"
    r"|irrevoc|ilimitad|renunci|penal|sanci|terminaci|rescisi|garant|daños|incumpl|cesi|regal"
    r"|seguro|confidencial|propiedad intelectual|intellectual property|personal data"
    r"|datos personales",
    re.IGNORECASE,
)


def severity(change: Change, meaning: Sequence[Meaning]) -> Severity:
    """How much a change matters: the greatest of its meanings, or what came or went."""
    if change.kind == "unchanged":
        return "none"
    if change.old is None or change.new is None:
        return _of_whole(change)
    found: list[Severity] = [one.severity for one in meaning]
    most: Severity = max(found, key=_ORDER.index, default="low")
    repeated = change.side.place.part.startswith(("header", "footer"))
    return "medium" if repeated and most == "high" else most


def _of_whole(change: Change) -> Severity:
    """A clause that came or went: what binds or states a sum matters most, a mere heading least."""
    text = change.side.text
    if len(text.split()) < 4 and not mentions(text):
        return "low"
    return "high" if weighs(text) else "medium"


def weighs(text: str) -> bool:
    """Whether words bind, state a sum or a period, name a law or touch on risk."""
    return (
        bool(RISK.search(text))
        or any(one.force in ("duty", "prohibition") for one in forces(text))
        or any(one.kind in ("money", "period") for one in mentions(text))
        or bool(names.laws(text))
    )
