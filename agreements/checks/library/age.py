"""How long ago each entry of the law registers was checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from agreements.checks.registry import check
from agreements.model import Bilingual, Library, Place, Remark

DAYS = 365


@check("library", "warning")
def law_check_due(library: Library, on: date) -> Iterator[Remark]:
    """A law that was last checked against its source more than 365 days ago."""
    for law in library.laws.values():
        if law.checked_on and (on - law.checked_on).days > DAYS:
            yield Remark(
                Place(law.path, 1),
                Bilingual(
                    f"“{law.id}” was last checked on {law.checked_on}, more than {DAYS} days ago. "
                    "Read its source again and set `checked_on`.",
                    f"«{law.id}» se revisó por última vez el {law.checked_on}, hace más de {DAYS} "
                    "días. Consulte de nuevo la fuente y actualice `checked_on`.",
                ),
                law.id,
                law.id,
            )


@check("library", "note")
def law_not_checked(library: Library, on: date) -> Iterator[Remark]:
    """A law that was never checked against a source; reports say so of it."""
    for law in library.laws.values():
        if law.checked_on is None:
            yield Remark(
                Place(law.path, 1),
                Bilingual(
                    f"“{law.id}” has not been checked against a source. Check it and set "
                    "`checked_on`.",
                    f"«{law.id}» no se ha cotejado con una fuente. Cotéjela y anote `checked_on`.",
                ),
                law.id,
                law.id,
            )
