"""Work of seconds: handed over, watched, cancelled; its result read, decided on and saved."""

from __future__ import annotations

import getpass
import time
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from markupsafe import Markup
from starlette.responses import JSONResponse, Response

from agreements import decisions as deciding
from agreements.decisions import Decisions
from agreements.library import read_library
from agreements.messages import Bilingual
from agreements.spread import Point, Spread
from agreements.web import pages, results
from agreements.web.shelf import UNFINISHED, Work
from agreements.web.visit import NotHere, Refused, Visit, see

_SUFFIXES = (".docx", ".pdf", ".md", ".txt", ".tmx")
_SOON = 0.6
_TICK = 0.03
_FILTERS = ("severity", "topic", "kind", "show")
_NO_FILE = Bilingual(
    "Choose the file first: Word, PDF, Markdown or plain text.",
    "Elija primero el archivo: Word, PDF, Markdown o texto simple.",
)


# --- handing over --------------------------------------------------------------------------------


def review_form(visit: Visit) -> Response:
    """What a review needs to know."""
    asked = read_library().questions
    options: dict[str, Any] = {
        name: [(one.key, one.title) for one in asked[question].options]
        for name, question in (("regimes", "mexican_regime"), ("nations", "uk_nation"),
                               ("instruments", "instrument"), ("models", "models"))
    }  # fmt: skip
    return visit.page("review.html", **options)


def review(visit: Visit) -> Response:
    """Hand over a draft to be reviewed."""
    reader = "uk" if visit.text("reader") == "uk" else "mexico"
    asked = {
        "reader": reader,
        "where": visit.text("nation" if reader == "uk" else "regime"),
        "instrument": visit.text("instrument"),
        "models": list(visit.texts("model")),
    }
    given = visit.files("file")[:1]
    if not given:
        raise Refused(400, _NO_FILE)
    return handed_over(visit, "review", [*given, *visit.files("memory")], asked)


def handed_over(
    visit: Visit, kind: str, files: list[tuple[str, bytes]], asked: Mapping[str, Any]
) -> Response:
    """Keep the files, give them to the crew, and show how it goes."""
    stored = [(_bare(name), _suffix(name), content) for name, content in files]
    id = visit.shelf.take_in(kind, stored, asked)
    visit.crew.give(id)
    return see(f"/work/{id}")


def _bare(name: str) -> str:
    """What a file was called, without folders: for reading, never for the disk."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    return "".join(one for one in last if one.isprintable())[:120] or "–"


def _suffix(name: str) -> str:
    """One of our own endings; a file of any other is looked at by its bytes alone."""
    ending = PurePosixPath(name).suffix.lower()
    return ending if ending in _SUFFIXES else ".bin"


# --- watching ------------------------------------------------------------------------------------


def work(visit: Visit) -> Response:
    """How it goes, or the result. What is nearly done is waited for, so that no page flickers."""
    found = _soon(visit)
    if found.state in UNFINISHED:
        return visit.page("progress.html", work=found, names=found.names)
    if found.state != "done":
        return visit.page("stopped.html", work=found)
    made = results.result(visit.shelf, found)
    if made is None:
        visit.shelf.again(found.id)
        visit.crew.give(found.id)
        return see(visit.path)
    return _result(visit, found, made)


def _soon(visit: Visit) -> Work:
    found, until = asked_for(visit), time.monotonic() + _SOON
    while found.state in UNFINISHED and time.monotonic() < until:
        time.sleep(_TICK)
        found = asked_for(visit)
    return found


def asked_for(visit: Visit) -> Work:
    found = visit.shelf.work(visit.names["id"])
    if found is None:
        raise NotHere
    return found


def state(visit: Visit) -> Response:
    """How it goes, for a script."""
    return JSONResponse({"state": _soon(visit).state})


def cancel(visit: Visit) -> Response:
    """Stop it."""
    visit.crew.cancel(asked_for(visit).id)
    return see(f"/work/{visit.names['id']}")


def again(visit: Visit) -> Response:
    """Do it anew."""
    found = asked_for(visit)
    if found.state not in UNFINISHED:
        visit.shelf.again(found.id)
        visit.crew.give(found.id)
    return see(f"/work/{found.id}")


# --- reading ------------------------------------------------------------------------


def _result(visit: Visit, found: Work, made: Any) -> Response:
    from agreements.report import spread_page

    decided = results.decisions(visit.shelf.decisions(found.id))
    spread = results.spread(found.kind, made, decided)
    chosen = {name: visit.query.get(name, "") for name in _FILTERS}
    served = spread_page.Served(dict(_actions(visit, found, spread)), chosen)
    return visit.page(
        "result.html", work=found, title=spread.title, summary=spread.summary, by=signed(visit),
        body=spread_page.body(spread, visit.language, served),
        saves=results.saves(found), earlier=_earlier(visit, found, decided),
    )  # fmt: skip


def _actions(visit: Visit, found: Work, spread: Spread) -> Iterator[tuple[str, Markup]]:
    """What may be done with each row and each point."""
    parts: Any = pages.environment(visit.language).get_template("actions.html").module
    for row in spread.rows:
        yield row.id, Markup(parts.row(found.id, row))
    for row_id, point in points(spread):
        yield point.key, Markup(parts.point(found.id, point, row_id))


def points(spread: Spread) -> Iterator[tuple[str, Point]]:
    """Every point with a key, and the row that it stands in."""
    found = [("", spread.points), *((row.id, row.points) for row in spread.rows)]
    return ((row, one) for row, points in found for one in points if one.key)


def _earlier(visit: Visit, found: Work, decided: Decisions) -> Work | None:
    """An earlier piece of work of the same kind and names, whose decisions may be taken over."""
    if decided != deciding.NOTHING:
        return None
    alike = (
        one
        for one in visit.shelf.works()
        if one.id != found.id and one.kind == found.kind and one.names == found.names
    )
    return next((one for one in alike if visit.shelf.decisions(one.id)), None)


def signed(visit: Visit) -> str:
    """Who decides: the name given on a page, else that of the account."""
    named = visit.shelf.setting("by")
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "–"


def save(visit: Visit) -> Response:
    """The result as a file, with what was decided."""
    found = asked_for(visit)
    made = results.result(visit.shelf, found)
    what = visit.names["what"]
    if found.state != "done" or made is None or what not in dict(results.saves(found)):
        raise NotHere
    decided = results.decisions(visit.shelf.decisions(found.id))
    files = [visit.shelf.place("works", found.id) / one for one in found.asked["files"]]
    content, ending, kind = results.saved(found.kind, what, made, decided, files, visit.language)
    return pages.attachment(content, f"{PurePosixPath(found.names[0]).stem}-{ending}", kind)
