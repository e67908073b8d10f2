"""The preview of a draft: both columns, the positions to choose from, and what may be saved."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.responses import Response

from agreements.commands import draft as commands
from agreements.commands.answers import request_of
from agreements.library import read_library
from agreements.messages import Bilingual
from agreements.web import drafting, pages
from agreements.web.drafting import Draft
from agreements.web.fields import Wrong
from agreements.web.routes.drafts import _keep, kept
from agreements.web.visit import NotHere, Refused, Visit, see

LAYOUTS = {
    "columns": Bilingual("Two columns", "Dos columnas"),
    "sequential": Bilingual("One language after the other", "Un idioma después del otro"),
    "en": Bilingual("English only", "Solo inglés"),
    "es": Bilingual("Spanish only", "Solo español"),
}
REVIEWS = ("comments", "report", "none")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LETTERHEAD = "letterhead.docx"


def preview(visit: Visit) -> Response:
    """The whole agreement as it stands, with its blanks, flags and positions."""
    return _preview(visit, "preview.html")


def beside(visit: Visit) -> Response:
    """The same without a page around it, for the panel beside a step."""
    return _preview(visit, "agreement.html")


def _preview(
    visit: Visit, template: str, status: int = 200, said: Bilingual | None = None
) -> Response:
    library, draft = read_library(), Draft.of(kept(visit).record)
    found = drafting.steps(library, draft)
    return visit.page(
        template, status, id=visit.names["id"], steps=found, draft=draft, said=said,
        preview=drafting.previewed(library, draft, found), name=drafting.named(library, draft),
        asking_for=drafting.asking_for, layouts=LAYOUTS, letterhead=_letterhead(visit).exists(),
        whole=template == "preview.html",
    )  # fmt: skip


def choose(visit: Visit) -> Response:
    """Take another position of a clause."""
    library, draft = read_library(), Draft.of(kept(visit).record)
    found = drafting.previewed(library, draft, drafting.steps(library, draft))
    clause = visit.names["clause"]
    if clause not in found.positions:
        raise NotHere
    try:
        draft = drafting.with_position(
            draft, clause, visit.text("position"), found.positions[clause]
        )
    except Wrong as wrong:
        raise Refused(400, wrong.said) from None
    _keep(visit, draft, visit.names["id"])
    return see(f"/draft/{visit.names['id']}/preview#{clause}")


def letterhead(visit: Visit) -> Response:
    """Take a letterhead for this draft, once a draft can be made on it; or do without again."""
    place = _letterhead(visit)
    given = visit.files("file")
    if not given:
        place.unlink(missing_ok=True)
        return see(f"/draft/{visit.names['id']}/preview#save")
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    tried = place.with_suffix(".part")
    tried.write_bytes(given[0][1])
    try:
        _files(visit, "columns", "comments", tried)
    except commands.WrongFile as wrong:
        bare = _without_path(wrong.message, tried)
        return _preview(visit, "preview.html", 400, bare)
    else:
        tried.replace(place)
    finally:
        tried.unlink(missing_ok=True)
    return see(f"/draft/{visit.names['id']}/preview#save")


def _without_path(said: Bilingual, path: Path) -> Bilingual:
    """The words without the name that the file has with us."""
    return Bilingual(
        *(text.replace(f"{path}: ", "").replace(str(path), "") for text in (said.en, said.es))
    )


def _letterhead(visit: Visit) -> Path:
    return visit.shelf.place("drafts", kept(visit).id) / LETTERHEAD


def save_draft(visit: Visit) -> Response:
    """The draft in Word, in the layout asked for."""
    layout = visit.query.get("layout", "columns")
    review = visit.query.get("review", "comments")
    if layout not in LAYOUTS or review not in REVIEWS:
        raise NotHere
    own = _letterhead(visit)
    word, _ = _files(visit, layout, review, own if own.exists() else None)
    return pages.attachment(word, f"{_name(visit)}-{layout}.docx", WORD)


def save_manifest(visit: Visit) -> Response:
    """The record of the draft: clauses, positions, reasons, flags and blanks."""
    layout = Draft.of(kept(visit).record).answers.get("layout", "columns")
    _, manifest = _files(visit, layout, "comments", None)
    return pages.attachment(manifest, f"{_name(visit)}.manifest.json", "application/json")


def save_request(visit: Visit) -> Response:
    """The request, from which the same draft can be made anywhere."""
    draft = Draft.of(kept(visit).record)
    _must_be_ready(draft)
    text = request_of(draft.answers, read_library())
    return pages.attachment(text.encode(), f"{_name(visit)}.yaml", "application/yaml")


def _files(visit: Visit, layout: str, review: str, template: Path | None) -> tuple[bytes, bytes]:
    """The .docx and the manifest of a draft."""
    draft = Draft.of(kept(visit).record)
    _must_be_ready(draft)
    answers = {**draft.answers, "layout": layout}
    with TemporaryDirectory(dir=visit.shelf.root) as name:
        request, out = Path(name) / "request.yaml", Path(name) / "draft.docx"
        request.write_text(request_of(answers, read_library()), "utf-8")
        done = commands.draft(request, out, review=review, template=template)  # type: ignore[arg-type]
        return out.read_bytes(), done.manifest_path.read_bytes()


def _must_be_ready(draft: Draft) -> None:
    if not drafting.ready(read_library(), draft):
        raise Refused(
            409,
            Bilingual(
                "Answer the first step before you save the draft.",
                "Conteste el primer paso antes de guardar el proyecto.",
            ),
        )


def _name(visit: Visit) -> str:
    draft = Draft.of(kept(visit).record)
    named = drafting.named(read_library(), draft)[visit.language]
    return named.replace(" · ", "-").replace(" ", "-")
