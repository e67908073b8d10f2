"""The answers of the web app, a few lines each over agreements.commands, and their table.

A room of answers is loaded when the first of its pages is asked for, or a moment after the first
page is out, so that the program starts without them.
"""

from __future__ import annotations

import importlib
from functools import cache

from starlette.responses import Response
from starlette.routing import Route

from agreements.web.visit import Handler, Visit, changes, reads

READS = {
    "/": "start.start",
    "/enter": "start.enter",
    "/help": "start.help_",
    "/draft": "drafts.drafts",
    "/draft/{id}": "drafts.resume",
    "/draft/{id}/preview": "positions.preview",
    "/draft/{id}/beside": "positions.beside",
    "/draft/{id}/save/draft": "positions.save_draft",
    "/draft/{id}/save/manifest": "positions.save_manifest",
    "/draft/{id}/save/request": "positions.save_request",
    "/draft/{id}/{step}": "drafts.ask",
    "/review": "work.review_form",
    "/compare": "two.form",
    "/changes": "two.form",
    "/terms": "two.form",
    "/work/{id}": "work.work",
    "/work/{id}/state": "work.state",
    "/work/{id}/comment": "deciding.say_page",
    "/work/{id}/dismiss": "deciding.dismiss_page",
    "/work/{id}/save/{what}": "work.save",
    "/library": "library.browse",
    "/library/clause/{clause}": "library.clause",
    "/library/laws": "library.laws",
    "/library/law/{law}": "library.law",
    "/kept": "kept.kept",
}
CHANGES = {
    "/language": "start.language",
    "/draft": "drafts.begin",
    "/draft/load": "drafts.load",
    "/draft/{id}/letterhead": "positions.letterhead",
    "/draft/{id}/position/{clause}": "positions.choose",
    "/draft/{id}/{step}": "drafts.save",
    "/draft/{id}/{step}/one": "drafts.keep_one",
    "/review": "work.review",
    "/compare": "two.hand_over",
    "/changes": "two.hand_over",
    "/terms": "two.hand_over",
    "/work/{id}/cancel": "work.cancel",
    "/work/{id}/again": "work.again",
    "/work/{id}/tick": "deciding.tick",
    "/work/{id}/comment": "deciding.comment",
    "/work/{id}/dismiss": "deciding.dismiss",
    "/work/{id}/restore": "deciding.restore",
    "/work/{id}/take": "deciding.take",
    "/work/{id}/by": "deciding.sign",
    "/kept/delete": "kept.delete_all",
    "/kept/{group}/{id}/delete": "kept.delete",
}


def every() -> list[Route]:
    """Every route of the app."""
    shown = [reads(path, _later(name)) for path, name in READS.items()]
    return [*shown, *(changes(path, _later(name)) for path, name in CHANGES.items())]


def warm() -> None:
    """Load every room, and the library that most of them read."""
    from agreements.library import read_library

    read_library()
    for name in {*READS.values(), *CHANGES.values()}:
        _handler(name)


def _later(name: str) -> Handler:
    def answer(visit: Visit) -> Response:
        return _handler(name)(visit)

    return answer


@cache
def _handler(name: str) -> Handler:
    room, _, function = name.partition(".")
    found: Handler = getattr(importlib.import_module(f"{__name__}.{room}"), function)
    return found
