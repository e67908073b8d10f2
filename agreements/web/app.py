"""The app: its routes, behind the door."""

from __future__ import annotations

from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from agreements.messages import Bilingual, Language
from agreements.web import pages
from agreements.web.crew import Crew
from agreements.web.door import TOO_LARGE, Door
from agreements.web.routes import every
from agreements.web.session import Session
from agreements.web.shelf import Shelf
from agreements.web.visit import NotHere, spoken, visit_of

OUR_FAULT = Bilingual(
    "This is our fault, not yours: the page could not be made. What you entered is kept. Go back "
    "and try once more.",
    "Es un error nuestro, no suyo: no se pudo hacer la página. Lo que escribió está guardado. "
    "Regrese e inténtelo de nuevo.",
)


def app(shelf: Shelf, crew: Crew, session: Session, language: Language | None = None) -> Any:
    """The whole app, behind its door."""
    inner = Starlette(
        routes=[*every(), Route("/static/{name}", _static)], exception_handlers=dict(_TROUBLES)
    )
    inner.state.shelf, inner.state.crew = shelf, crew
    inner.state.session, inner.state.language = session, language

    def refuse(scope: dict[str, Any], status: int, said: Bilingual) -> Response:
        told = spoken(shelf, _accepted(scope), language)
        if status == 421:
            return PlainTextResponse(f"{said.en}\n{said.es}\n", status)
        text = pages.environment(told).get_template("refused.html").render(said=said)
        return HTMLResponse(text, status)

    return Door(inner, session, refuse)


def _accepted(scope: dict[str, Any]) -> str:
    found = (value for key, value in scope["headers"] if key == b"accept-language")
    return next(found, b"").decode("latin-1")


_KINDS = {
    "app.css": "text/css",
    "kit.css": "text/css",
    "app.js": "text/javascript",
    "kit.js": "text/javascript",
    "mark.svg": "image/svg+xml",
}


def _static(request: Request) -> Response:
    """A file of ours, by its name in the table above and no other."""
    name = request.path_params["name"]
    if name not in _KINDS:
        return PlainTextResponse("", 404)
    return Response(pages.static_file(name), media_type=_KINDS[name])


def _not_here(request: Request, _: Exception) -> Response:
    missing = NotHere()
    return pages.trouble(visit_of(request), missing.status, missing.message)


def _unread(request: Request, _: Exception) -> Response:
    said = Bilingual(
        "What the browser sent could not be read. Go back and send it again.",
        "No se pudo leer lo que envió el navegador. Regrese y envíelo de nuevo.",
    )
    return pages.trouble(visit_of(request), 400, said)


def _too_large(request: Request, _: Exception) -> Response:
    return pages.trouble(visit_of(request), 413, TOO_LARGE)


def _fault(request: Request, _: Exception) -> Response:
    return pages.trouble(visit_of(request), 500, OUR_FAULT)


_TROUBLES: Any = {
    404: _not_here,
    405: _not_here,
    400: _unread,
    413: _too_large,
    Exception: _fault,
}
