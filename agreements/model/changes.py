"""What changed between two versions, clause by clause: one value, which every report prints.

`agreements.comparison` makes it; a clause is one paragraph that says something, with its number
and the heading that it stands under, so that a change is as small as a lawyer would cite it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from agreements.messages import Bilingual, Language
from agreements.model.document import Place
from agreements.model.findings import Finding
from agreements.model.received import WordChange

ChangeKind = Literal[
    "unchanged", "changed", "added", "removed", "moved", "moved-and-changed", "renumbered",
    "split", "merged",
]  # fmt: skip
MeaningKind = Literal[
    "figure", "date", "money", "period", "duty", "negation", "party", "term", "reference", "law",
    "typographic", "wording",
]  # fmt: skip
Severity = Literal["high", "medium", "low", "none"]
_TEXT = Place()


@dataclass(frozen=True, slots=True)
class Side:
    """A clause as one of the two versions has it.

    `number` is what is printed before it; `typed` what of that stands in the text itself, with
    the signs that follow (`5.1\\t`), empty for an automatic number: `typed + text` is what the
    document holds. `heading` is its own or the one it stands under, `passages` are indexes into
    its document (several in a split or merge, run together in `text`, one a line, beginning at
    `starts`), `place` is that of the first. `under` is the number of the clause that it
    stands under, where its own does not say so (`5.2` for `(a)`).
    """

    number: str
    heading: str
    text: str
    passages: tuple[int, ...]
    place: Place = _TEXT
    typed: str = ""
    starts: tuple[int, ...] = (0,)
    level: int = 0
    under: str = ""


class Meaning(NamedTuple):
    """What a change of words does: its kind, the words before and after, and how much it matters.

    `duty` says that a duty became a permission, a prohibition or a mere intention, or back;
    `wording` is what none of the other kinds explains.
    """

    kind: MeaningKind
    old: str
    new: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Change:
    """A clause of the old version and what became of it in the new one.

    A side is None where that version lacks the clause. `words` lead from the old text to the new
    (without typed numbers); equal and inserted stretches together are the new text. A clause that
    is `changed` or moved may have a new number too. `id` is unique and keeps while the number
    keeps (`clause-5.1`). `partner` is the id of the change of the same clause in the other
    language of a bilingual document, empty where there is none.
    """

    id: str
    kind: ChangeKind
    old: Side | None
    new: Side | None
    words: tuple[WordChange, ...] = ()
    meaning: tuple[Meaning, ...] = ()
    severity: Severity = "none"
    findings: tuple[Finding, ...] = ()
    language: Language | Literal[""] = ""
    partner: str = ""
    similarity: float = 1.0

    @property
    def side(self) -> Side:
        """The new side, or the old one where the clause is gone."""
        found = self.new or self.old
        assert found is not None
        return found


class Renamed(NamedTuple):
    """A defined term that was renamed throughout: one change, with the changes that hold it."""

    old: str
    new: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions as compared. `changes` stand in the order of the new version; what only the
    old one has stands after what came before it there. `findings` speak of the whole.
    """

    old_name: str
    new_name: str
    changes: tuple[Change, ...]
    renamed: tuple[Renamed, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Bilingual, ...] = ()

    def all_findings(self) -> Iterator[Finding]:
        """Every finding: those of the whole, then change by change."""
        yield from self.findings
        for change in self.changes:
            yield from change.findings

    def real(self) -> tuple[Change, ...]:
        """The changes without those that are none."""
        return tuple(one for one in self.changes if one.kind != "unchanged")
