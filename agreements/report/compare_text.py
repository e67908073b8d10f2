"""Two versions compared, on a terminal: what is sure first, then the rest, clause by clause."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from agreements.captions import PAIR_KINDS, SAID, check, many
from agreements.decisions import NOTHING, Decisions, settle
from agreements.model import Bilingual, Finding, Language
from agreements.model.pairs import Compared, Pair, PairKind

_ERRORS = Bilingual("Both versions must agree here", "Aquí deben coincidir las dos versiones")
_WARNINGS = Bilingual("Read both versions here", "Aquí conviene leer las dos versiones")
_AWAY = Bilingual("Dismissed", "Descartados")
_MOVED = Bilingual("In another place in Spanish", "En otro lugar en español")
_KINDS: tuple[PairKind, ...] = ("missing-es", "missing-en", "moved", "merged", "split")
_SHOWN = 60


def compare(
    found: Compared, language: Language, decisions: Decisions = NOTHING, width: int = 100
) -> str:
    """The report, no line wider than `width` where words allow."""
    return "\n".join(
        line
        for long in _lines(found, language, decisions)
        for line in (textwrap.wrap(long, width, subsequent_indent="    ") or [""])
    )


def _lines(found: Compared, language: Language, decisions: Decisions) -> Iterator[str]:
    settled = settle(found.all_findings(), decisions)
    yield " · ".join(dict.fromkeys((found.name_en, found.name_es)))
    yield _summary(found, settled.standing)[language]
    yield from (f"! {note[language]}" for note in found.notes)
    sure = [one for one in settled.standing if one.certainty == "sure"]
    rest = [one for one in settled.standing if one.certainty != "sure"]
    for title, rows in ((_ERRORS, sure), (_WARNINGS, rest)):
        if rows:
            yield ""
            yield f"{title[language]} ({len(rows)})"
            yield from (_told(one, language) for one in rows)
    moved = [one for one in found.pairs if one.kind == "moved"]
    if moved:
        yield ""
        yield f"{_MOVED[language]} ({len(moved)})"
        yield from (f"  {_named(one)}" for one in moved)
    if settled.dismissed:
        yield ""
        yield f"{_AWAY[language]} ({len(settled.dismissed)})"
        yield from (
            f"  {finding.message[language]} — {away.reason}" for finding, away in settled.dismissed
        )
    if not sure and not rest:
        yield SAID["none"][language]


def _told(one: Finding, language: Language) -> str:
    return f"  [{check(one.check)[language]}] {one.message[language]}"


def _named(pair: Pair) -> str:
    """A pair by its number, heading or first words."""
    piece = pair.en or pair.es
    assert piece is not None
    words = piece.text if len(piece.text) <= _SHOWN else piece.text[:_SHOWN].rstrip() + "…"
    return f"{piece.number} {words}".strip()


def _summary(found: Compared, left: Sequence[Finding]) -> Bilingual:
    kinds = Counter(one.kind for one in found.pairs)
    both = len(found.pairs) - kinds["missing-en"] - kinds["missing-es"]
    alone = [f"{PAIR_KINDS[kind].en}: {kinds[kind]}" for kind in _KINDS if kinds[kind]]
    solos = [f"{PAIR_KINDS[kind].es}: {kinds[kind]}" for kind in _KINDS if kinds[kind]]
    told = len(left)
    return Bilingual(
        "; ".join([f"{both} passages in both languages", *alone,
                   f"{told} {many(told, 'point', 'points')} to look at"]) + ".",
        "; ".join([f"{both} pasajes en ambos idiomas", *solos,
                   f"{told} {many(told, 'punto', 'puntos')} por revisar"]) + ".",
    )  # fmt: skip
