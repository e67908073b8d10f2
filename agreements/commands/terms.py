"""`convenio terms`: the words of the trade in a document, or in two that say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from agreements.commands.term_pairs import compared
from agreements.library.cache import shipped
from agreements.library.glossary import read_glossary
from agreements.model import LANGUAGES, Language, Term
from agreements.model.checked_terms import Candidate, CheckedTerms
from agreements.terminology import Terminology
from agreements.terminology.findings import checked
from agreements.text.lemmas import plain

Form = Literal["text", "json", "html"]


def check(paths: Sequence[Path]) -> CheckedTerms:
    """What the glossary has to say of one file, or of two. Raises AgreementsError."""
    sides, language = compared(paths)
    terminology = _terminology()
    pairs = checked(terminology, sides.pairs, (sides.name_en, sides.name_es))
    spoken = sum(
        terminology.triggers(piece.text, one)
        for pair in pairs
        for one in ((language,) if language else LANGUAGES[:1])
        if (piece := pair.piece(one))
    )
    return CheckedTerms(replace(sides, pairs=tuple(pairs)), language or "", spoken)


def unknown(paths: Sequence[Path]) -> list[Candidate]:
    """Words that recur in the files and that the glossary lacks, the most frequent first."""
    sides, _ = compared(paths)
    texts = [
        (piece.text, language)
        for pair in sides.pairs
        for language in LANGUAGES
        if (piece := pair.piece(language))
    ]
    return _terminology().unknown(texts)


def listed(asked: str = "", subject: str = "") -> list[Term]:
    """The concepts of the glossary in whose words, meaning or id `asked` stands."""
    wanted = plain(asked.casefold())
    return [
        one
        for one in _glossary().values()
        if (not subject or one.subject == subject) and wanted in _searched(one)
    ]


def subjects() -> list[str]:
    """The subjects of the glossary."""
    return sorted({one.subject for one in _glossary().values()})


def report(told: CheckedTerms, form: Form, language: Language) -> str:
    """What was found, in the form asked for."""
    if form == "json":
        from agreements.report import terms_record

        return terms_record.checked(told)
    if form == "html":
        from agreements.report import terms_page

        return terms_page.page(told, language)
    from agreements.report import terms_text

    return terms_text.checked(told, language)


def glossary_report(terms: Sequence[Term], form: str, language: Language) -> str:
    """Concepts as text or json."""
    if form == "json":
        from agreements.report import terms_record

        return terms_record.concepts(terms)
    from agreements.report import terms_text

    return terms_text.concepts(terms, language)


def unknown_report(found: Sequence[Candidate], form: str, language: Language) -> str:
    """Candidates as text or json."""
    if form == "json":
        from agreements.report import terms_record

        return terms_record.candidates(found)
    from agreements.report import terms_text

    return terms_text.candidates(found, language)


def _searched(term: Term) -> str:
    sides = [(one.approved, *one.admitted, *one.forms, *one.deprecated,
              *(ban.term for ban in one.forbidden)) for one in (term.en, term.es)]  # fmt: skip
    told = [term.id, *sides[0], *sides[1], *term.spain, term.means.en, term.means.es]
    return plain("\n".join(told).casefold())


@lru_cache(maxsize=1)
def _glossary() -> Mapping[str, Term]:
    return read_glossary(shipped() / "glossary")


@lru_cache(maxsize=1)
def _terminology() -> Terminology:
    return Terminology(_glossary())
