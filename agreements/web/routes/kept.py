"""What lies on this machine, with a button to delete each."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from agreements.messages import Bilingual
from agreements.web.shelf import Shelf
from agreements.web.visit import NotHere, Visit, see

KINDS = {
    "draft": Bilingual("Draft", "Proyecto"),
    "review": Bilingual("Review", "Revisión"),
    "compare": Bilingual("Two languages", "Dos idiomas"),
    "changes": Bilingual("What changed", "Qué cambió"),
    "terms": Bilingual("Terminology", "Terminología"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A draft or a piece of work, as a list shows it."""

    group: str
    id: str
    kind: Bilingual
    name: str
    when: str
    state: str
    summary: dict[str, str]
    size: int
    address: str


def recent(shelf: Shelf, sizes: bool = False) -> list[Entry]:
    """Everything kept, the latest first."""
    found = [
        Entry("drafts", one.id, KINDS["draft"], one.name, one.changed, "done", {},
              _size(shelf, "drafts", one.id, sizes), f"/draft/{one.id}")
        for one in shelf.drafts()
    ]  # fmt: skip
    found += [
        Entry("works", one.id, KINDS[one.kind], " · ".join(one.names), one.made, one.state,
              dict(one.summary), _size(shelf, "works", one.id, sizes), f"/work/{one.id}")
        for one in shelf.works()
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.when, reverse=True)


def _size(shelf: Shelf, group: str, id: str, wanted: bool) -> int:
    return shelf.size(group, id) if wanted else 0


def kept(visit: Visit) -> Response:
    """Everything kept, with its size and where it lies."""
    found = recent(visit.shelf, sizes=True)
    return visit.page("kept.html", entries=found, folder=str(visit.shelf.root))


def delete(visit: Visit) -> Response:
    """Delete one draft or piece of work."""
    _delete(visit, visit.names["group"], visit.names["id"])
    return see("/kept")


def delete_all(visit: Visit) -> Response:
    """Delete everything, once the box is ticked."""
    if visit.text("sure"):
        for one in recent(visit.shelf):
            _delete(visit, one.group, one.id)
    return see("/kept")


def _delete(visit: Visit, group: str, id: str) -> None:
    if group == "drafts" and visit.shelf.draft(id):
        visit.shelf.drop_draft(id)
    elif group == "works" and visit.shelf.work(id):
        visit.crew.cancel(id)
        visit.shelf.drop_work(id)
    else:
        raise NotHere
