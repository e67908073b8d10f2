"""`convenio serve`: a socket of this machine, the browser opened on it, and an orderly end."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn

from agreements.messages import AgreementsError, Bilingual, Language
from agreements.web.app import app
from agreements.web.crew import Crew
from agreements.web.routes import warm
from agreements.web.session import Session
from agreements.web.shelf import Shelf, folder

_PORT = "port"
_SOON = 0.3


class NoPort(AgreementsError):
    """The port asked for cannot be had."""


def serve(
    port: int, *, browser: bool, language: Language | None, say: Callable[[Bilingual], None],
    kept: Path | None = None,
) -> None:  # fmt: skip
    """Answer the browser of this machine until interrupted. `port` 0 is any that is free.

    Raises NoPort, or FileTrouble's kin where the folder cannot be written.
    """
    shelf = Shelf(kept or folder())
    listening, alone = _listen(port, shelf)
    session = Session(listening.getsockname()[1])
    crew = Crew(shelf)
    _announce(session, shelf, browser, say)
    later = threading.Timer(_SOON, _begin, (crew, alone))
    later.daemon = True
    later.start()
    setting = uvicorn.Config(
        app(shelf, crew, session, language), log_level="error", access_log=False, lifespan="off",
        ws="none", server_header=False, timeout_graceful_shutdown=2, timeout_keep_alive=30,
    )  # fmt: skip
    try:
        uvicorn.Server(setting).run(sockets=[listening])
    finally:
        crew.stop()


def _begin(crew: Crew, alone: bool) -> None:
    """Ready workers and pages once the first is out; one program alone takes up what was left."""
    crew.start()
    warm()
    if alone:
        crew.resume()


def _listen(port: int, shelf: Shelf) -> tuple[socket.socket, bool]:
    """A socket of the loopback address, and whether no other convenio has this folder open.

    Without a port asked for it is that of the last time, so that addresses written down still
    lead here; where another program has it, any that is free.
    """
    last = shelf.setting(_PORT)
    wanted = port or (int(last) if last.isdecimal() else 0)
    try:
        listening = _bound(wanted)
    except OSError:
        if port:
            raise NoPort(
                Bilingual(
                    f"Port {port} is taken by another program. Name another, or none.",
                    f"Otro programa ocupa el puerto {port}. Indique otro, o ninguno.",
                )
            ) from None
        return _bound(0), False
    if not port:
        shelf.remember(_PORT, str(listening.getsockname()[1]))
    return listening, True


def _bound(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        listening.listen(64)
    except OSError:
        listening.close()
        raise
    return listening


def _announce(
    session: Session, shelf: Shelf, browser: bool, say: Callable[[Bilingual], None]
) -> None:
    """Print the link that opens the door, open it, and have a new one ready for who asks."""

    def link() -> None:
        told = session.link()
        say(Bilingual(f"Open in your browser: {told}", f"Abra en su navegador: {told}"))
        if browser:
            threading.Thread(target=_opened, args=(told,), daemon=True).start()

    say(
        Bilingual(
            f"convenio runs on this machine only; nothing leaves it. It keeps your work in "
            f"{shelf.root}.",
            f"convenio corre solo en este equipo; nada sale de él. Guarda su trabajo en "
            f"{shelf.root}.",
        )
    )
    link()
    if sys.stdin is not None and sys.stdin.isatty():
        say(
            Bilingual(
                "Enter: another link (each works once). Ctrl+C: stop.",
                "Intro: otro enlace (cada uno sirve una vez). Ctrl+C: terminar.",
            )
        )
        threading.Thread(target=_more, args=(link,), daemon=True).start()


def _opened(link: str) -> None:
    import webbrowser

    webbrowser.open(link)


def _more(link: Callable[[], None]) -> None:
    with contextlib.suppress(OSError, ValueError):
        for _ in sys.stdin:
            link()
