"""Pages: our own templates filled, in the reader's language, everything in them escaped."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, JSONResponse, Response

from agreements.messages import Bilingual, Language

if TYPE_CHECKING:
    from agreements.model import Question
    from agreements.web.visit import Visit

HERE = Path(__file__).parent
TAGS = {"en": "en-GB", "es": "es-MX", "": ""}


def page(visit: Visit, template: str, status: int = 200, **shown: Any) -> Response:
    """A page of that template, with what it shows."""
    return HTMLResponse(filled(visit, template, **shown), status)


def filled(visit: Visit, template: str, **shown: Any) -> str:
    """The text of a page or a part of one."""
    whole = environment(visit.language).get_template(template)
    return whole.render(visit=visit, csrf=visit.session.csrf, **shown)


def trouble(visit: Visit, status: int, said: Bilingual) -> Response:
    """A page, or for a script a line, that says what is wrong and what to do."""
    if visit.quick:
        return JSONResponse({"trouble": said[visit.language]}, status)
    return page(visit, "trouble.html", status, said=said)


@lru_cache(maxsize=2)
def environment(language: Language) -> Environment:
    """Our templates, speaking one language."""
    spanish = language == "es"
    whole = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    whole.globals.update(
        say=lambda en, es: es if spanish else en,
        language=language,
        tag=TAGS[language],
        tags=TAGS,
        static=static,
    )
    whole.filters.update(day=lambda text: day(text, language))
    whole.globals["written"] = lambda question, given: _written(question, given, language)
    return whole


def _written(question: Question, given: Any, language: Language) -> str:
    from agreements.web.fields import written

    return written(question, given, language)


@lru_cache(maxsize=32)
def static(name: str) -> str:
    """The address of a file of ours, which changes with the file."""
    return f"/static/{name}?v={zlib.crc32(static_file(name)):08x}"


def static_file(name: str) -> bytes:
    """A file of ours, or of the kit that reports are made of."""
    if name in ("kit.css", "kit.js"):
        from agreements.report import kit

        return (kit.css() if name == "kit.css" else kit.js()).encode()
    return (HERE / "static" / name).read_bytes()


def day(text: str, language: Language) -> str:
    """A moment of the database as a reader of here would write it: `22 Nov 2026, 21:04`."""
    moment = datetime.fromisoformat(text).astimezone()
    month = _MONTHS[language].split()[moment.month - 1]
    return f"{moment.day} {month} {moment.year}, {moment:%H:%M}"


_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
}


def attachment(content: bytes, name: str, kind: str) -> Response:
    """A file to be saved, under a name that no system takes for a path."""
    safe = file_name(name)
    plain = unicodedata.normalize("NFKD", safe).encode("ascii", "ignore").decode() or "convenio"
    told = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"
    return Response(content, media_type=kind, headers={"Content-Disposition": told})


def file_name(name: str) -> str:
    """The last part of a name, of letters, digits, spaces, dots and dashes, and not too long."""
    last = re.split(r"[/\\]", name)[-1]
    clean = re.sub(r"[^\w .()-]", "-", unicodedata.normalize("NFC", last)).strip(" .-")
    stem, dot, ending = clean.rpartition(".")
    return f"{stem[:80]}{dot}{ending[:10]}" if dot else clean[:80] or "convenio"


def as_json(value: Mapping[str, Any]) -> bytes:
    """A record as a file."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
