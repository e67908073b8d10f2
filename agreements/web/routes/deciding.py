"""What people decide on a result: ticks, comments, dismissals, and under which name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from urllib.parse import quote

from starlette.responses import JSONResponse, Response

from agreements import decisions as deciding
from agreements.decisions import Decisions
from agreements.messages import Bilingual
from agreements.spread import Row, Spread
from agreements.web import results
from agreements.web.routes.work import asked_for, points, signed
from agreements.web.shelf import Work
from agreements.web.visit import NotHere, Refused, Visit, see

_WHY = Bilingual("Say why, in a few words.", "Diga por qué, en pocas palabras.")


def say_page(visit: Visit) -> Response:
    """A page to comment on a row."""
    found, spread = _read(visit)
    row = _row(spread, visit.query.get("row", ""))
    return visit.page("say.html", work=found, row=row, point=None)


def dismiss_page(visit: Visit) -> Response:
    """A page to dismiss a point, with the reason."""
    found, spread = _read(visit)
    key = visit.query.get("key", "")
    at = next(((row, one) for row, one in points(spread) if one.key == key), None)
    if at is None:
        raise NotHere
    row = next((one for one in spread.rows if one.id == at[0]), None)
    return visit.page("say.html", work=found, row=row, point=at[1])


def _read(visit: Visit) -> tuple[Work, Spread]:
    """A piece of work that is done, and its result with what was decided."""
    found = asked_for(visit)
    made = results.result(visit.shelf, found)
    if found.state != "done" or made is None:
        raise NotHere
    decided = results.decisions(visit.shelf.decisions(found.id))
    return found, results.spread(found.kind, made, decided)


def _decide(visit: Visit, change: Callable[[Decisions, Spread], Decisions]) -> Response:
    """Keep what was decided on a row or point, and go back to it."""
    found = asked_for(visit)
    made = results.result(visit.shelf, found)
    if found.state != "done" or made is None:
        raise NotHere
    with visit.shelf.deciding(found.id) as held:
        before = results.decisions(held[0])
        spread = results.spread(found.kind, made, before)
        about = replace(before, about=found.names)
        held[0] = results.written(change(about, spread))
    if visit.quick:
        return JSONResponse({"kept": True})
    return see(f"/work/{found.id}#{quote(visit.text('row'))}")


def _row(spread: Spread, id: str) -> Row:
    found = next((one for one in spread.rows if one.id == id), None)
    if found is None:
        raise NotHere
    return found


def tick(visit: Visit) -> Response:
    """Mark a row as reviewed, or take the mark away."""

    def change(before: Decisions, spread: Spread) -> Decisions:
        row = _row(spread, visit.text("row"))
        done = visit.text("done") if "done" in visit.fields else row.state != "reviewed"
        if not done:
            return _unticked(before, row)
        return deciding.tick(before, row.id, row.text, signed(visit), date.today())

    return _decide(visit, change)


def _unticked(before: Decisions, row: Row) -> Decisions:
    """The decisions without any tick of these words, under whatever number they were ticked."""
    rest = tuple(one for one in before.reviewed if one.text != row.imprint)
    return deciding.untick(replace(before, reviewed=rest), row.id)


def comment(visit: Visit) -> Response:
    """Say something of a row."""

    def change(before: Decisions, spread: Spread) -> Decisions:
        row = _row(spread, visit.text("row"))
        if not visit.text("text"):
            return before
        return deciding.comment(before, row.id, visit.text("text"), signed(visit), date.today())

    return _decide(visit, change)


def dismiss(visit: Visit) -> Response:
    """Set a finding aside, with the reason."""
    made = results.result(visit.shelf, asked_for(visit))
    finding = next((one for one in results.findings(made) if one.key == visit.text("key")), None)
    if finding is None:
        raise NotHere
    if not visit.text("reason"):
        raise Refused(
            400, Bilingual("Say why, in a few words.", "Diga por qué, en pocas palabras.")
        )

    def change(before: Decisions, _: Spread) -> Decisions:
        return deciding.dismiss(before, finding, visit.text("reason"), signed(visit), date.today())

    return _decide(visit, change)


def restore(visit: Visit) -> Response:
    """Bring a dismissed finding back."""
    return _decide(visit, lambda before, _: deciding.restore(before, visit.text("key")))


def take(visit: Visit) -> Response:
    """Take over the decisions of an earlier piece of work on the same document."""
    found, earlier = asked_for(visit), visit.shelf.work(visit.text("from"))
    if earlier is None or (earlier.kind, earlier.names) != (found.kind, found.names):
        raise NotHere
    return _decide(visit, lambda _, __: results.decisions(visit.shelf.decisions(earlier.id)))


def sign(visit: Visit) -> Response:
    """Remember the name under which decisions are kept."""
    visit.shelf.remember("by", visit.text("by")[:80])
    return see(f"/work/{asked_for(visit).id}")
