"""A review as one page that needs nothing else: no network, no scripts; printable."""

from __future__ import annotations

from pathlib import Path

from agreements import captions as words
from agreements.model import Language
from agreements.model.received import Flag, Review

_TEMPLATES = Path(__file__).parent / "templates"
_TAGS = {"en": "en-GB", "es": "es-MX", "": ""}


def review(told: Review, language: Language) -> str:
    """The page; what is quoted keeps its own language, what is said is in the reader's."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    setting = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    flags: dict[str, list[Flag]] = {}
    for flag in sorted(told.flags, key=lambda one: words.ORDER[one.finding.weight]):
        flags.setdefault(flag.clause, []).append(flag)
    return setting.get_template("review.html").render(
        told=told, flags=flags, language=language, tags=_TAGS, said=words.SAID,
        weights=words.WEIGHTS, title=words.title(told), summary=words.summary(told),
        remarks=words.remarks(told), name=words.name, origin=words.origin,
        other="es" if told.reader == "mexico" else "en",
    )  # fmt: skip
