"""What every page is made of: one style sheet, one script, one base template.

A report is one file that needs nothing else: both stand in it, and its policy lets nothing but
them run. The web app serves the same two as files. Pages read without scripts.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agreements.model import Bilingual, Language

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
TAGS = {"en": "en-GB", "es": "es-MX", "": "zxx"}
"""Language tags; `zxx` is for what has no language, or none that anyone knows."""


@cache
def css() -> str:
    """The style sheet of every page."""
    return (TEMPLATES / "page.css").read_text("utf-8")


@cache
def js() -> str:
    """The script of every page: filters, keys, ticks, links."""
    return (TEMPLATES / "page.js").read_text("utf-8")


@cache
def environment() -> Environment:
    """Where templates find each other; whatever is quoted is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.globals["tags"] = TAGS
    made.tests["row_shown"] = lambda row, shown: shown.row(row)
    return made


def report(template: str, language: Language, title: Bilingual, **values: Any) -> str:
    """A self-contained page from a template that extends `base.html`."""
    from markupsafe import Markup

    return (
        environment()
        .get_template(template)
        .render(
            values,
            title=title,
            language=language,
            css=Markup(css()),
            js=Markup(js()),
            policy=_policy(),
        )
    )


@cache
def _policy() -> str:
    allowed = {"style-src": _digest(css()), "script-src": _digest(js())}
    sources = "; ".join(f"{what} 'sha256-{digest}'" for what, digest in allowed.items())
    return f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def said(words: Mapping[str, Bilingual], language: Language) -> dict[str, str]:
    """Words of ours in one language, by name."""
    return {name: text[language] for name, text in words.items()}
