"""One request as the routes see it: in which language, for what; and how routes are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from agreements.messages import AgreementsError, Bilingual, Language
from agreements.web import pages
from agreements.web.crew import Crew
from agreements.web.door import FOREIGN_PAGE, LARGEST_FILE, TOO_LARGE
from agreements.web.session import Session
from agreements.web.shelf import Shelf

_LONGEST_FIELD = 1_000_000
_MOST_FIELDS = 5_000
_MOST_FILES = 12


@dataclass(frozen=True)
class Visit:
    """A request with what answers it; `fields` are those of a form, `files` what came with it."""

    path: str
    address: str
    names: Mapping[str, str]
    query: Mapping[str, str]
    language: Language
    shelf: Shelf
    crew: Crew
    session: Session
    fields: FormData = field(default_factory=FormData)
    quick: bool = False

    def text(self, name: str) -> str:
        """A field of the form, without spaces around it; nothing where it is missing."""
        found = self.fields.get(name, "")
        return found.strip() if isinstance(found, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Every value of a field that may come more than once."""
        return tuple(one for one in self.fields.getlist(name) if isinstance(one, str) and one)

    def files(self, name: str) -> list[tuple[str, bytes]]:
        """The files of a field: what each was called, and its bytes."""
        given = [one for one in self.fields.getlist(name) if isinstance(one, UploadFile)]
        return [(one.filename or "", one.file.read(LARGEST_FILE + 1)) for one in given if one.size]

    def page(self, template: str, status: int = 200, **shown: Any) -> Response:
        """A page of ours."""
        return pages.page(self, template, status, **shown)


class Refused(AgreementsError):
    """A request that cannot be answered as it stands: a status, and words for a person."""

    def __init__(self, status: int, message: Bilingual):
        super().__init__(message)
        self.status = status


class NotHere(Refused):
    """A page or thing that there is not, or no longer."""

    def __init__(self) -> None:
        super().__init__(
            404,
            Bilingual(
                "There is no such page, or what it showed has been deleted.",
                "No existe esa página, o lo que mostraba ya se borró.",
            ),
        )


Handler = Callable[[Visit], Response]


def reads(path: str, handler: Handler) -> Route:
    """A route that changes nothing."""

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(_answered, handler, visit_of(request))

    return Route(path, answer, methods=["GET"])


def changes(path: str, handler: Handler) -> Route:
    """A route that takes a form. Without the token of our own pages nothing is done."""

    async def answer(request: Request) -> Response:
        async with request.form(
            max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_LONGEST_FIELD
        ) as fields:
            visit = visit_of(request, fields)
            return await run_in_threadpool(_answered, _signed(handler), visit)

    return Route(path, answer, methods=["POST"])


def _signed(handler: Handler) -> Handler:
    def signed(visit: Visit) -> Response:
        if not visit.session.signed(visit.text("csrf")):
            raise Refused(403, FOREIGN_PAGE)
        if any(
            isinstance(one, UploadFile) and (one.size or 0) > LARGEST_FILE
            for _, one in visit.fields.multi_items()
        ):
            raise Refused(413, TOO_LARGE)
        return handler(visit)

    return signed


def _answered(handler: Handler, visit: Visit) -> Response:
    try:
        return handler(visit)
    except Refused as refusal:
        return pages.trouble(visit, refusal.status, refusal.message)
    except AgreementsError as refusal:
        return pages.trouble(visit, 400, refusal.message)


def visit_of(request: Request, fields: FormData | None = None) -> Visit:
    """The visit that a request is."""
    state = request.app.state
    return Visit(
        request.url.path, _address(request), request.path_params, request.query_params,
        spoken(state.shelf, request.headers.get("accept-language", ""), state.language),
        state.shelf, state.crew, state.session, fields or FormData(),
        request.headers.get("x-requested-with") == "convenio",
    )  # fmt: skip


def _address(request: Request) -> str:
    """The page with what it was asked, to come back to it."""
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def spoken(shelf: Shelf, accepted: str, started: Language | None) -> Language:
    """What was chosen on a page; else what the program was started in; else the browser's."""
    chosen = shelf.setting("language")
    if chosen in ("en", "es"):
        return chosen  # type: ignore[return-value]
    if started:
        return started
    return "es" if accepted.strip().lower().startswith("es") else "en"


def see(path: str) -> Response:
    """Have the browser go to one of our pages."""
    return RedirectResponse(path, status_code=303)
