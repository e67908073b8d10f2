"""English and Spanish say the same: the same marks, references, figures and quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from agreements.checks.registry import check
from agreements.checks.walk import place
from agreements.model import AgreedClause, Bilingual, Library, Remark, Request, Span

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@check("draft", "error")
def marks_differ(clause: AgreedClause, request: Request, library: Library) -> Iterator[Remark]:
    """The two languages of a paragraph hold different values, references, terms or laws."""
    pairs = (
        (None, clause.title_en, clause.title_es),
        *((one, one.en, one.es) for one in clause.paragraphs),
    )
    for paragraph, en, es in pairs:
        alone = _alone(en, es)
        if alone:
            yield Remark(
                place(clause, paragraph),
                Bilingual(
                    f"Clause “{clause.id}”: only one language holds {alone}.",
                    f"Cláusula «{clause.id}»: solo un idioma contiene {alone}.",
                ),
                alone,
            )


@check("draft", "error")
def figures_differ(clause: AgreedClause, request: Request, library: Library) -> Iterator[Remark]:
    """The two languages of a paragraph state different figures outside their marks."""
    for paragraph in clause.paragraphs:
        en, es = _figures(paragraph.en), _figures(paragraph.es)
        if en != es:
            yield Remark(
                place(clause, paragraph),
                Bilingual(
                    f"Clause “{clause.id}” states {_shown(en)} in English and "
                    f"{_shown(es)} in Spanish. Make them the same.",
                    f"La cláusula «{clause.id}» dice {_shown(en)} en inglés y "
                    f"{_shown(es)} en español. Deben coincidir.",
                ),
            )


@check("draft", "error")
def empty_in_one_language(
    clause: AgreedClause, request: Request, library: Library
) -> Iterator[Remark]:
    """A paragraph has text in one language only, or a number in one language only."""
    for paragraph in clause.paragraphs:
        numbers = bool(paragraph.label.en) == bool(paragraph.label.es)
        if bool(_said(paragraph.en)) != bool(_said(paragraph.es)) or not numbers:
            yield Remark(
                place(clause, paragraph),
                Bilingual(
                    f"Clause “{clause.id}” has a paragraph in one language only.",
                    f"La cláusula «{clause.id}» tiene un párrafo en un solo idioma.",
                ),
            )


def _alone(en: tuple[Span, ...], es: tuple[Span, ...]) -> str:
    left, right = _marks(en), _marks(es)
    odd = (left - right) + (right - left)
    return ", ".join(sorted(f"{kind} {target}" for kind, target in odd))


def _marks(spans: tuple[Span, ...]) -> Counter[tuple[str, str]]:
    return Counter(
        (span.kind, span.target)
        for span in spans
        if span.kind != "text" and span.text not in ("", "[o/a]") and not _ending(span)
    )


def _ending(span: Span) -> bool:
    return span.kind == "value" and span.text in ("o", "a", "os", "as")


def _figures(spans: tuple[Span, ...]) -> tuple[str, ...]:
    typed = (span.text for span in spans if span.kind == "text")
    return tuple(sorted(found for text in typed for found in _FIGURE.findall(text)))


def _said(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans).strip()


def _shown(figures: tuple[str, ...]) -> str:
    return ", ".join(figures) or "—"
