"""All that stands against two language versions: pair by pair, then as a whole."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from agreements.alignment.lexicon import Lexicon
from agreements.alignment.versions import Version, key
from agreements.checks import registry
from agreements.checks.names import Names, Vocabulary, names, vocabulary
from agreements.checks.sides import Side, Sides
from agreements.messages import Language
from agreements.model.findings import Finding, Remark
from agreements.model.pairs import Compared, Divergence, Pair, Piece

_ALONE = "clause-missing"


def compared(
    english: Version, spanish: Version, pairs: Sequence[Pair], lexicon: Lexicon
) -> Compared:
    """The pairs with their divergences, and what is said of both versions as a whole."""
    known, words = names(english, spanish, pairs), vocabulary(lexicon)
    seen: Counter[str] = Counter()
    found = tuple(
        replace(pair, findings=_divergences(pair, english, known, words, seen)) for pair in pairs
    )
    whole = tuple(registry.run("versions", english, spanish, pairs))
    notes = dict.fromkeys((*english.document.notes, *spanish.document.notes))
    return Compared(english.name, spanish.name, found, whole, tuple(notes))


def _divergences(
    pair: Pair,
    english: Version,
    known: Names,
    words: Vocabulary,
    seen: Counter[str],
) -> tuple[Divergence, ...]:
    sides = Sides(_side(pair.en, "en"), _side(pair.es, "es"), known, words)
    identity = _identity(pair, english)
    return tuple(
        Divergence(_finding(check, remark, identity, seen), remark.highlights)
        for check in registry.checks("pair")
        if check.id == _ALONE or (pair.en and pair.es)
        for remark in check.run(sides)
    )


def _side(piece: Piece | None, language: Language) -> Side:
    if piece is None:
        return Side("", language)
    return Side(piece.text, language, piece.number, piece.heading)


def _identity(pair: Pair, english: Version) -> str:
    """What a pair is known by in a later version: its bookmark, or the heading it stands under."""
    piece = pair.en or pair.es
    assert piece is not None
    if pair.en is not None:
        name = key(english.document.passages[piece.passages[0]])
        if name:
            return name
    return piece.heading.casefold()


def _finding(check: registry.Check, remark: Remark, identity: str, seen: Counter[str]) -> Finding:
    """A finding whose key keeps while its clause and words keep, wherever the clause moves."""
    words = f"{check.id}|{identity}|{remark.words}"
    seen[words] += 1
    turn = seen[words]
    digest = hashlib.sha256((words if turn == 1 else f"{words}|{turn}").encode()).hexdigest()
    return replace(registry.finding(check, remark), key=f"{check.id}-{digest[:10]}")
