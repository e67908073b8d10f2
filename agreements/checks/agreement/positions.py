"""Positions that cannot stand beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.checks.registry import check
from agreements.checks.walk import place
from agreements.model import Agreement, Bilingual, Library, Remark


@check("agreement", "error")
def conflicting_positions(agreement: Agreement, library: Library) -> Iterator[Remark]:
    """Two chosen positions cannot stand beside each other, such as arbitration and courts."""
    chosen = {f"{one.id}/{one.position}" for one in agreement.clauses}
    for clause in agreement.clauses:
        for position in library.clauses[clause.id].positions:
            if position.id == clause.position:
                for other in position.conflicts:
                    if other in chosen:
                        yield Remark(
                            place(clause),
                            Bilingual(
                                f"“{clause.id}/{clause.position}” cannot stand beside “{other}”. "
                                "Choose one of them.",
                                f"«{clause.id}/{clause.position}» no es compatible con «{other}». "
                                "Elija una de las dos.",
                            ),
                            other,
                        )
