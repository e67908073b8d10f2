"""Words that a pattern cannot do without, so that most patterns never run on most passages."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(
    r"(?P<skip>\\[bB]|\^|\$)|(?P<class>\[(?:\\.|[^\]\\])+\]|\\[wWdDsS]|\.)|(?P<escape>\\.)"
    r"|(?P<open>\((?:\?(?:<?[=!]|-?[a-z]*-?[a-z]*:|:))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<many>[?*+]\??|\{\d*,?\d*\}\??)|(?P<letter>.)",
    re.DOTALL,
)
_SHORTEST = 3


@lru_cache(maxsize=4096)
def needed(pattern: str) -> frozenset[str]:
    """Small-letter strings of which every match of the pattern holds at least one.

    Empty: nothing is known, so that the pattern has to run everywhere.
    """
    tokens = [(found.lastgroup or "", found.group()) for found in _TOKEN.finditer(pattern)]
    found, _ = _alternatives(tokens, 0)
    return found


def _alternatives(tokens: list[tuple[str, str]], at: int) -> tuple[frozenset[str], int]:
    """What the alternatives from here to the closing bracket need, and where they end."""
    gathered: list[frozenset[str]] = []
    while True:
        one, at = _sequence(tokens, at)
        gathered.append(one)
        if at >= len(tokens) or tokens[at][0] == "close":
            break
        at += 1
    return (frozenset().union(*gathered) if all(gathered) else _NO), at


def _sequence(tokens: list[tuple[str, str]], at: int) -> tuple[frozenset[str], int]:
    """The best that a run of tokens needs: its longest literal, or what a group in it needs."""
    best: frozenset[str] = frozenset()
    run = ""
    while at < len(tokens) and tokens[at][0] not in ("bar", "close"):
        kind, sign = tokens[at]
        inside: frozenset[str] = frozenset()
        at += 1
        if kind == "open":
            inside, at = _alternatives(tokens, at)
            at += 1
            if sign not in ("(", "(?:", "(?-i:", "(?i:"):
                inside = frozenset()
        optional = at < len(tokens) and tokens[at][0] == "many"
        if kind in ("letter", "escape") and not optional:
            run += sign[-1].lower()
            continue
        if kind == "skip":
            continue
        best = _better(_better(best, _literal(run)), inside if not _may_lack(tokens, at) else _NO)
        run = ""
        at += optional
    return _better(best, _literal(run)), at


_NO: frozenset[str] = frozenset()


def _may_lack(tokens: list[tuple[str, str]], at: int) -> bool:
    """Whether what stands before this place may be missing from a match."""
    if at >= len(tokens) or tokens[at][0] != "many":
        return False
    return tokens[at][1][0] in "?*" or tokens[at][1].startswith(("{0", "{,"))


def _literal(run: str) -> frozenset[str]:
    return frozenset({run}) if len(run) >= _SHORTEST else _NO


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The set whose shortest member is longer: the rarer one."""
    if not one or not other:
        return one or other
    return max(one, other, key=lambda each: min(map(len, each)))
