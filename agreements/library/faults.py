"""What is wrong in the files, all of it together, as one thing that stops a command."""

from __future__ import annotations

from collections.abc import Sequence

from agreements.model import AgreementsError, Bilingual, Remark


class LibraryFaults(AgreementsError):
    """Every fault found in the library's or a request's files, in the order of the files."""

    def __init__(self, faults: Sequence[Remark]):
        self.faults = tuple(sorted(faults, key=lambda one: (one.place.path, one.place.line)))
        super().__init__(
            Bilingual(
                "\n".join(_located(one, one.message.en) for one in self.faults),
                "\n".join(_located(one, one.message.es) for one in self.faults),
            )
        )


def _located(remark: Remark, message: str) -> str:
    place = remark.place
    return f"{place.path}:{place.line}: {message}" if place.path else message
