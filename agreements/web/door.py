"""The door: whose requests are answered at all, how large they may be, and every answer's headers.

The app listens on the loopback address only. Even so a page of the web may make the browser ask
it: so the host, the origin, the cookie and the form's own token are looked at before anything
else, and the size of what comes before it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.exceptions import HTTPException

from agreements.messages import Bilingual
from agreements.web.session import Session

LARGEST_FILE = 50_000_000
LARGEST = 2 * LARGEST_FILE + 5_000_000
_SAFE = ("GET", "HEAD")
_OPEN = ("/static/", "/enter")

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}

FOREIGN_HOST = Bilingual(
    "This address is not convenio’s. Open the link that `convenio serve` printed.",
    "Esta dirección no es la de convenio. Abra el enlace que mostró `convenio serve`.",
)
FOREIGN_PAGE = Bilingual(
    "Another site asked for this, so nothing was done. Go back to convenio’s own page.",
    "Otro sitio pidió esto, así que no se hizo nada. Vuelva a la página de convenio.",
)
NO_COOKIE = Bilingual(
    "This browser has not been let in. Go to the window where convenio runs, press Enter there, "
    "and open the link that it shows: each link works once.",
    "Este navegador aún no tiene acceso. Vaya a la ventana donde corre convenio, oprima Intro y "
    "abra el enlace que muestre: cada enlace sirve una sola vez.",
)
TOO_LARGE = Bilingual(
    "These files are larger than 50 MB each. Nothing was read. Save them without pictures, or "
    "send the text alone.",
    "Estos archivos pesan más de 50 MB cada uno. No se leyó nada. Guárdelos sin imágenes, o envíe "
    "solo el texto.",
)

Scope = dict[str, Any]
Refuse = Callable[[Scope, int, Bilingual], Any]


class Door:
    """An ASGI app around another: it refuses, limits, and sets the headers of every answer."""

    def __init__(self, app: Any, session: Session, refuse: Refuse):
        self.app = app
        self.session = session
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        dressed = _dressed(send, scope["path"])
        found = refusal(scope, self.session)
        if found:
            await self.refuse(scope, *found)(scope, receive, dressed)
            return
        await self.app(scope, _limited(receive), dressed)


def refusal(scope: Scope, session: Session) -> tuple[int, Bilingual] | None:
    """The status and the words with which a request is refused, or None."""
    headers = headers_of(scope)
    if headers.get("host", "") not in session.hosts:
        return 421, FOREIGN_HOST
    if not _own(headers, scope["method"], session):
        return 403, FOREIGN_PAGE
    if not scope["path"].startswith(_OPEN) and not session.knows(_cookie(headers, session)):
        return 403, NO_COOKIE
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LARGEST:
        return 413, TOO_LARGE
    return None


def headers_of(scope: Scope) -> dict[str, str]:
    """The headers of a request; one that comes twice counts as neither of the two."""
    found: dict[str, str] = {}
    for key, value in scope["headers"]:
        name = key.decode("latin-1").lower()
        found[name] = "" if name in found else value.decode("latin-1")
    return found


def _own(headers: Mapping[str, str], method: str, session: Session) -> bool:
    """Whether one of our own pages asks: a change must say so, a reading must not say otherwise."""
    origin = headers.get("origin")
    own = origin in tuple(f"http://{host}" for host in session.hosts)
    if method not in _SAFE:
        return own
    site = headers.get("sec-fetch-site", "none")
    leads_here = headers.get("sec-fetch-mode", "navigate") == "navigate"
    return (origin is None or own) and (site in ("none", "same-origin") or leads_here)


def _cookie(headers: Mapping[str, str], session: Session) -> str:
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return jar[session.cookie].value if session.cookie in jar else ""


def _limited(receive: Any) -> Any:
    """The same stream, which stops once more has come than a request may hold."""
    came = 0

    async def limited() -> Any:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > LARGEST:
            raise HTTPException(413)
        return message

    return limited


def _dressed(send: Any, path: str) -> Any:
    """The same way out, with our headers on every answer."""
    own = dict(HEADERS)
    if path.startswith("/static/"):
        own["Cache-Control"] = "private, max-age=31536000, immutable"

    async def dressed(message: Any) -> None:
        if message["type"] == "http.response.start":
            names = {key.lower().encode() for key in own}
            kept = [one for one in message.get("headers", []) if one[0].lower() not in names]
            added = [(key.lower().encode(), value.encode()) for key, value in own.items()]
            message = {**message, "headers": [*kept, *added]}
        await send(message)

    return dressed
