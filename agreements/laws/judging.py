"""Mentions -> the setting of a draft, and the judgement whether a clause is tied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from agreements.model import Judgement, LawMention, Readable, Setting

_RULING = re.compile(
    r"\bgovern(?:ed|ing|s)\b|\b(?:construed|interpreted|enforced)\b|\bjurisdiction\b|\bvenue\b"
    r"|\bcourts?\b|\bapplicable law\b|\bregir[aá]n?\b|\bse rigen?\b|\bregid[oa]\b|\bsujet[oa]s?\b"
    r"|\binterpretar\w*|\bjurisdicci[oó]n\b|\btribunales\b|\b(?:derecho|legislaci[oó]n|leyes)"
    r" aplicables?\b|\bsomet\w+",
    re.IGNORECASE,
)
_WEIGHING = ("tie", "stale", "defect")


def setting(passages: Sequence[Readable], mentions: Iterable[LawMention]) -> Setting:
    """The law under which the passages stand, by their clauses on law and forum and their signs."""
    governing: dict[str, str] = {}
    pointing: dict[str, str] = {}
    reach: set[str] = set()
    for one in mentions:
        if one.law.system == "international" or one.shared:
            continue
        foreign = one.law.system == "other"
        if (foreign or one.law.kind == "court") and _RULING.search(passages[one.passage].text):
            governing.setdefault(_system(one), one.words)
            reach.update(one.law.extent)
        if foreign or one.ground == "citation":
            pointing.setdefault(_system(one), one.words)
    return Setting(governing, pointing, frozenset(reach))


def judge(mentions: Iterable[LawMention], under: Setting, system: str) -> Judgement:
    """Whether the passages that hold these mentions are tied to a legal system.

    A source that is named ties everywhere. The words of a doctrine tie unless the draft stands
    under another law; words that systems share tie only where it stands under this one.
    """
    own = [one for one in mentions if one.law.system == system and one.law.bearing in _WEIGHING]
    home = system in under.governing
    abroad = not home and _elsewhere(under, system)
    ties = [one for one in own if _named(one) or home or not (abroad or one.shared)]
    return Judgement(
        ties=tuple(ties),
        stale=tuple(one for one in own if one.law.bearing == "stale"),
        aside=tuple(one for one in own if abroad and not _named(one)),
        certain=home or any(_named(one) for one in ties),
    )


def _named(one: LawMention) -> bool:
    return one.ground == "citation" and not one.shared


def _elsewhere(under: Setting, system: str) -> bool:
    """Whether the draft stands under another law, and nothing says that it is also this one."""
    if under.governing:
        return True
    return bool(under.pointing) and system not in under.pointing


def _system(one: LawMention) -> str:
    return one.law.id if one.law.system == "other" else one.law.system
