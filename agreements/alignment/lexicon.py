"""Which Spanish word stands for which English one, learnt from texts known to say the same.

The table is the first model of Brown et al. (1993), trained both ways on stems; a rendering
counts by the geometric mean of the two probabilities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from agreements.alignment.words import stems

Lexicon = Mapping[str, Mapping[str, float]]
Pairs = Sequence[tuple[Sequence[str], Sequence[str]]]

_ROUNDS, _KEPT, _LEAST, _LONGEST = 6, 4, 0.1, 80


def learned(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """The lexicon of English and Spanish texts that say the same. Takes seconds for thousands."""
    split = ((stems(en)[:_LONGEST], stems(es)[:_LONGEST]) for en, es in dict.fromkeys(pairs))
    rows = [(en, es) for en, es in split if en and es]
    there, back = _trained(rows), _trained([(es, en) for en, es in rows])
    found = {}
    for en, spanish in sorted(there.items()):
        both = {es: (share * back[es].get(en, 0.0)) ** 0.5 for es, share in spanish.items()}
        best = sorted(both.items(), key=lambda one: (-one[1], one[0]))[:_KEPT]
        kept = {es: round(share, 2) for es, share in best if share >= _LEAST}
        if en and kept:
            found[en] = kept
    return found


def _trained(rows: Pairs) -> dict[str, dict[str, float]]:
    """How likely each word of the second texts stands for a word of the first."""
    table: dict[str, dict[str, float]] = {}
    for _ in range(_ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for source, target in rows:
            for word in target:
                for one, share in _shares(word, ["", *source], table):
                    counts[one][word] += share
        table = {one: _normal(row) for one, row in counts.items()}
    return table


def _shares(
    word: str, source: Sequence[str], table: Mapping[str, Mapping[str, float]]
) -> list[tuple[str, float]]:
    """How much each word of the source has to do with a word of the target."""
    if not table:
        return [(one, 1 / len(source)) for one in source]
    weights = [(one, table[one].get(word, 0.0)) for one in source]
    total = sum(weight for _, weight in weights) or 1.0
    return [(one, weight / total) for one, weight in weights if weight > total * 1e-4]


def _normal(row: Mapping[str, float]) -> dict[str, float]:
    total = sum(row.values())
    return {word: share / total for word, share in row.items() if share > total * 1e-3}


def written(lexicon: Lexicon) -> str:
    """A lexicon as text: a line for each English stem, `party parte:0.61`."""
    lines = (
        " ".join((en, *(f"{es}:{share}" for es, share in row.items())))
        for en, row in sorted(lexicon.items())
    )
    return "\n".join(lines) + "\n"


def read(text: str) -> dict[str, dict[str, float]]:
    """The lexicon that `written` wrote."""
    found = {}
    for line in text.splitlines():
        en, *row = line.split(" ")
        split = (one.partition(":") for one in row)
        found[en] = {es: float(share) for es, _, share in split}
    return found
