"""Which laws a clause may rest on, where, and how it names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from agreements.checks import reach
from agreements.checks.registry import check
from agreements.checks.texts import cited, drafted, paragraphs, remark
from agreements.model import LANGUAGES, Clause, Language, Law, LawUse, Library, Remark

Use = tuple[int, LawUse, int]


@check("clause", "error")
def law_out_of_extent(clause: Clause, library: Library) -> Iterator[Remark]:
    """A text rests on a law in a nation or regime that the law does not reach."""
    axes = reach.axes(library)
    for line, use, bits in _uses(clause, library):
        law = library.laws.get(use.id)
        if law is None or law.system == "international":
            continue
        beyond = bits & ~reach.where_value(axes, law.extent)
        if beyond:
            places = ", ".join(_outside(law, beyond, library))
            yield remark(
                clause,
                line,
                f"“{law.id}” does not reach {places}, where this text may stand. Narrow `applies`.",
                f"«{law.id}» no alcanza a {places}, donde este texto puede figurar. "
                "Limite `applies`.",
                law.id,
            )


@check("clause", "error")
def stale_law(clause: Clause, library: Library) -> Iterator[Remark]:
    """A text rests on a law that has been replaced."""
    for line, use, _ in _uses(clause, library):
        law = library.laws.get(use.id)
        if law and (law.bearing == "stale" or law.superseded_by):
            instead = ", ".join(law.superseded_by) or "—"
            yield remark(
                clause,
                line,
                f"“{law.id}” has been replaced (by: {instead}). Cite what holds now.",
                f"«{law.id}» fue sustituida (por: {instead}). Cite lo vigente.",
                law.id,
            )


@check("clause", "error")
def typed_law(clause: Clause, library: Library) -> Iterator[Remark]:
    """A law is typed in a drafted text. A mark carries its name, extent and day of checking."""
    register = {language: _register(library.laws.values(), language) for language in LANGUAGES}
    for text in drafted(clause):
        for language in LANGUAGES:
            typed = " ".join(part for part in text.text(language) if isinstance(part, str))
            for words in _typed(typed, language, register[language]):
                yield remark(
                    clause,
                    text.line,
                    f'the law “{words}” is typed. Cite it by mark: {{{{ law("…") }}}}.',
                    f"la norma «{words}» está escrita a mano. Cítela con marca: "
                    '{{ law("…") }}.',
                    words,
                )


def _uses(clause: Clause, library: Library) -> Iterator[Use]:
    """Each law that the clause rests on, with its line and where that text may stand."""
    axes = reach.axes(library)
    for position in clause.positions:
        for use in position.laws:
            bits = reach.where(axes, clause.applies, position.applies, use.applies)
            yield position.line, use, bits
    for position, one in paragraphs(clause):
        for use in cited(one):
            parts = (clause.applies, position.applies, one.applies, use.applies)
            yield one.line, use, reach.where(axes, *parts)


def _outside(law: Law, beyond: int, library: Library) -> list[str]:
    """The values, of the axis on which a law's extent lies, that it does not reach."""
    axes = reach.axes(library)
    axis = next(
        (one for one in (axes.uk_nations, axes.mexican_regimes) if set(law.extent) & set(one)), ()
    )
    return [
        one for one in axis if one not in law.extent and beyond & reach.where_value(axes, [one])
    ]


_NAMED: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:[A-Z][\w’-]+ |(?:and|of|for|the|on) |\([A-Z][^)]*\) )*[A-Z][\w’-]+ "
        r"(?:\([^)]*\) )?(?:Act|Regulations|Order|Measure|Directive|Convention)\b(?:,? \d{4})?"
        r"|\b(?:Federal|General|Organic|National) (?:Law|Act) (?:on|of|for) [A-Z]\w+"
        r"|\b(?:Federal )?(?:Civil|Commercial|Penal|Fiscal) Code\b|\b(?:UK )?GDPR\b"
    ),
    "es": re.compile(
        r"\bLey(?:es)? (?:Federal|General|Orgánica|Nacional|de|del|sobre)\b"
        r"(?: (?:(?:de|del|la|los|las|el|sobre|en|y)\b|[A-ZÁÉÍÓÚÑ]\w+))*"
        r"|\bCódigo (?:Civil|Penal|Fiscal|Nacional|de [A-ZÁÉÍÓÚÑ]\w+)"
        r"|\bReglamento (?:General|de la Ley)\b|\bConstitución Política\b"
        r"|\bAcuerdo (?:número |núm\. )?\d[\d/]+|\b[A-Z][a-z]+ Act \d{4}\b|\bRGPD\b"
    ),
}  # fmt: skip
_LAWLIKE = re.compile(
    r"\b(?:Acts?|Regulations?|Code|Convention|Treaty|Directive|Law|Order|Measure|"
    r"(?:UK ?)?GDPR|RGPD|UCTA|FOIA|TUPE|Ley(?:es)?|C[oó]digo|Reglamento|"
    r"Constituci[oó]n|Convenci[oó]n|Tratado|Acuerdo \d[\d/]*)\b"
)
_KINDS = ("statute", "regulation", "treaty")


def _typed(text: str, language: Language, register: re.Pattern[str]) -> list[str]:
    """The laws that a text names, by the general shape of a name and by the register's patterns."""
    if not _LAWLIKE.search(text):
        return []
    found = [match.group(0).strip() for match in _NAMED[language].finditer(text)]
    for match in register.finditer(text):
        words = match.group(0)
        if _LAWLIKE.search(words) and not any(words in one or one in words for one in found):
            found.append(words)
    return found


def _register(laws: Iterable[Law], language: Language) -> re.Pattern[str]:
    named = (law.patterns.get(language, ()) for law in laws if law.kind in _KINDS)
    return _any(tuple(one for patterns in named for one in patterns))


@lru_cache(maxsize=8)
def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns) or r"(?!)", re.IGNORECASE)
