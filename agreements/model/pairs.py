"""Two language versions side by side: what translates what, and where they diverge.

`agreements.alignment` makes the pairs, `agreements.checks.pair` says where they diverge, and
every report of `compare` and `terms` prints what stands here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from agreements.messages import Bilingual, Language
from agreements.model.document import Place
from agreements.model.findings import Finding, Highlight

_TEXT = Place()
__all__ = ["Compared", "Divergence", "Highlight", "Pair", "PairKind", "Piece"]
PairKind = Literal["matched", "merged", "split", "missing-en", "missing-es", "moved"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One side of a pair: one passage or neighbours, run together in `text`, one a line.

    `number` is what is printed before the first of them (`5.1`, `QUINTA`); `heading` the heading
    that they stand under; `passages` are indexes into their document, and `starts` the places in
    `text` where each of them begins. `place` is that of the first.
    """

    number: str
    heading: str
    text: str
    passages: tuple[int, ...]
    starts: tuple[int, ...]
    place: Place = _TEXT


@dataclass(frozen=True, slots=True)
class Divergence:
    """A finding on a pair and the words to highlight: on one side, on both, or none."""

    finding: Finding
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """What translates what. A side is None where that language lacks it.

    `merged` joins English passages into one Spanish, `split` is the reverse; `missing-es` has
    English only. A `moved` pair stands at the place of its English text. `id` is unique in its
    comparison and keeps while the clause keeps its number (`clause-5.1`), so links may use it.
    `similarity` goes from 0 to 1.
    """

    id: str
    kind: PairKind
    en: Piece | None
    es: Piece | None
    similarity: float
    findings: tuple[Divergence, ...] = ()

    def piece(self, language: Language) -> Piece | None:
        """The side in one language."""
        return self.en if language == "en" else self.es


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions as compared; the names are those of their files, equal for a bilingual one.

    `pairs` stand in the order of the English text, what only Spanish holds after what stands
    before it there. `findings` speak of the documents as a whole; `notes` of what was left out.
    """

    name_en: str
    name_es: str
    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...] = ()
    notes: tuple[Bilingual, ...] = ()

    def all_findings(self) -> Iterator[Finding]:
        """Every finding: those of the documents, then pair by pair."""
        yield from self.findings
        for pair in self.pairs:
            yield from (one.finding for one in pair.findings)
