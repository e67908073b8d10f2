"""The interview: a draft begun or loaded, its steps, what is typed kept as it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.responses import JSONResponse, Response

from agreements.library import read_library
from agreements.messages import AgreementsError, Bilingual
from agreements.model import Question
from agreements.web import drafting
from agreements.web.drafting import Draft, Step
from agreements.web.fields import Wrong, rows_of, typed_in, typed_of
from agreements.web.shelf import Kept
from agreements.web.visit import NotHere, Refused, Visit, see

_NO_FILE = Bilingual("Choose a request file first.", "Elija primero un archivo de solicitud.")
_NO_TEXT = Bilingual(
    "This is no request: a request is a text file that ends in .yaml or .json.",
    "Esto no es una solicitud: una solicitud es un archivo de texto que termina en .yaml o .json.",
)


def drafts(visit: Visit) -> Response:
    """The drafts under way, and how to begin one."""
    library = read_library()
    found = [(one, drafting.named(library, Draft.of(one.record))) for one in visit.shelf.drafts()]
    return visit.page("drafts.html", drafts=found, said=None)


def begin(visit: Visit) -> Response:
    """A new draft, dated today."""
    draft = Draft({"dated": date.today().isoformat(), "layout": "columns"}, {})
    id = _keep(visit, draft)
    return see(f"/draft/{id}/{drafting.FIRST}")


def load(visit: Visit) -> Response:
    """A draft from a request file; every fault of the file is said."""
    given = visit.files("file")
    if not given:
        raise Refused(400, _NO_FILE)
    name, content = given[0]
    try:
        draft = drafting.loaded(content.decode("utf-8-sig"), name or "request", read_library())
    except UnicodeDecodeError:
        raise Refused(400, _NO_TEXT) from None
    except AgreementsError as trouble:
        library = read_library()
        rest = visit.shelf.drafts()
        found = [(one, drafting.named(library, Draft.of(one.record))) for one in rest]
        return visit.page("drafts.html", 400, drafts=found, said=trouble.message)
    return see(f"/draft/{_keep(visit, draft)}")


def _keep(visit: Visit, draft: Draft, id: str = "") -> str:
    name = drafting.named(read_library(), draft)
    return visit.shelf.keep_draft(name[visit.language], draft.record, id)


def kept(visit: Visit) -> Kept:
    """The draft that the address names."""
    found = visit.shelf.draft(visit.names["id"])
    if found is None:
        raise NotHere
    return found


def resume(visit: Visit) -> Response:
    """Where a draft goes on: the first step with something open, else its preview."""
    draft = Draft.of(kept(visit).record)
    found = drafting.steps(read_library(), draft)
    if not drafting.ready(read_library(), draft):
        return see(f"/draft/{visit.names['id']}/{drafting.FIRST}")
    waiting = next((one.slug for one in found if one.left or one.wrong), "preview")
    return see(f"/draft/{visit.names['id']}/{waiting}")


def ask(visit: Visit) -> Response:
    """A step of the interview, with the preview beside it."""
    return _shown(visit, Draft.of(kept(visit).record), {})


def _shown(
    visit: Visit, draft: Draft, faults: Mapping[str, Wrong], status: int = 200, more: str = ""
) -> Response:
    library = read_library()
    found = drafting.steps(library, draft)
    here = drafting.step(found, visit.names["step"])
    if here is None:
        raise NotHere
    fields = {one.name: _fields(one, draft, visit, more) for one in here.questions}
    return visit.page(
        "step.html", status, id=visit.names["id"], steps=found, here=here, fields=fields,
        faults=faults, answers=draft.answers, rows_of=rows_of, more=more,
        next=drafting.after(found, here.slug), name=drafting.named(library, draft),
        preview=drafting.previewed(library, draft, found), asking_for=drafting.asking_for,
    )  # fmt: skip


def _fields(question: Question, draft: Draft, visit: Visit, more: str) -> dict[str, str]:
    """What stands in the fields: what was typed, else the answer; one more row if asked for."""
    typed = draft.typed.get(question.name)
    shown = (
        dict(typed)
        if typed is not None
        else typed_of(question, draft.answers.get(question.name), visit.language)
    )
    if question.type == "rows" and not question.entries:
        rows = rows_of(shown)
        if more == question.name or not rows:
            shown[f"{rows[-1] + 1 if rows else 0}:"] = ""
    return shown


def save(visit: Visit) -> Response:
    """Keep a step; show again what is wrong in it, a row more, or go on."""
    draft, here = _here(visit)
    draft, faults = drafting.take(draft, here.questions, _form(visit), visit.language)
    _keep(visit, draft, visit.names["id"])
    more = visit.text("more")
    if more:
        return _shown(visit, draft, {}, more=more)
    if faults:
        return _shown(visit, draft, faults, 422)
    if visit.text("go") == "stay":
        return see(visit.path)
    after = drafting.after(drafting.steps(read_library(), draft), here.slug)
    return see(f"/draft/{visit.names['id']}/{after or 'preview'}")


def _here(visit: Visit) -> tuple[Draft, Step]:
    draft = Draft.of(kept(visit).record)
    found = drafting.step(drafting.steps(read_library(), draft), visit.names["step"])
    if found is None:
        raise NotHere
    return draft, found


def _form(visit: Visit) -> list[tuple[str, str]]:
    return [(key, one) for key, one in visit.fields.multi_items() if isinstance(one, str)]


def keep_one(visit: Visit) -> Response:
    """Keep one question as it is typed; what is wrong with it, for a script to show."""
    draft, here = _here(visit)
    form = _form(visit)
    asked = [one for one in here.questions if one.name == visit.text("question")]
    draft, faults = drafting.take(draft, asked, form, visit.language)
    _keep(visit, draft, visit.names["id"])
    said: dict[str, Any] = {
        f"{name}:{one.path}".rstrip(":"): one.said[visit.language] for name, one in faults.items()
    }
    half = [one for one in asked if _half(one, typed_in(one, form))]
    return JSONResponse({"faults": {} if half else said, "kept": True})


def _half(question: Question, typed: Mapping[str, str]) -> bool:
    """Whether a text in two languages has only one of them yet, and is still being typed."""
    if question.type == "rows" or not question.fields:
        return False
    return sum(bool(typed.get(key, "").strip()) for key in ("en", "es")) == 1
