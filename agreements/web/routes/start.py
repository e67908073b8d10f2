"""The first page, the way in, and the choice of language."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from agreements.web.door import NO_COOKIE
from agreements.web.routes.kept import recent
from agreements.web.visit import Refused, Visit, see


def start(visit: Visit) -> Response:
    """What to do, in four choices; the library; and what is under way."""
    return visit.page("start.html", recent=recent(visit.shelf)[:6])


def enter(visit: Visit) -> Response:
    """Let in whoever holds a token that still opens the door, and forget the token."""
    if not visit.session.enter(visit.query.get("token", "")):
        raise Refused(403, NO_COOKIE)
    answer = RedirectResponse("/", status_code=303)
    answer.set_cookie(
        visit.session.cookie, visit.session.secret, httponly=True, samesite="strict", path="/"
    )
    return answer


def language(visit: Visit) -> Response:
    """Remember the language chosen, and go back to the page."""
    if visit.text("to") in ("en", "es"):
        visit.shelf.remember("language", visit.text("to"))
    return see(own(visit.text("back")))


def own(path: str) -> str:
    """The path if it is one of ours; the first page for anything else."""
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if plain else "/"


def help_(visit: Visit) -> Response:
    """What this is, what it keeps, the keys."""
    return visit.page("help.html")
