"""Defined terms where they are defined, and every use of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from agreements.model import Language
from agreements.model.document import DefinedTerm, Occurrence, Passage

_TERM = r"[“\"«‘](?P<term>[^“”\"«»‘’\n]{2,60}?)[”\"»’]"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"^\W{{0,4}}(?:\(?\w{{1,4}}[.)]\s+)?(?:(?:the|el|la|los|las|El|La|Los|Las|The)\s+)?{_TERM}"
        r"\s*(?:\([^)]*\)\s*)?"
        r"(?::|,? (?:shall )?(?:means?|has the meaning|have the meaning|refers to|includes?)\b"
        r"|,? (?:significa|tendrá el significado|se entenderá|se refiere|comprende"
        r"|es |son |será )|\t)",
        rf"\b(?:por|By|by)\s+{_TERM}\s*,?\s*(?:se entenderá|se entiende|is meant|the Parties mean)",
        rf"\(\s*(?:(?:hereinafter|hereafter|together|collectively|each|the|an?|and|or|jointly|individually|"
        rf"referred|to|as|called|being|in this \w+)[\s,]+)*{_TERM}\s*(?:\)|,|\s(?:and|or|y|o)\s)",
        rf"(?:en lo sucesivo|en adelante|en lo subsecuente"
        rf"|a quien(?:es)?(?: en lo sucesivo| en adelante)?)"
        rf"[^“\"«.;]{{0,80}}{_TERM}",
        rf"\(\s*(?:(?:el|la|los|las|un|una|en conjunto|conjuntamente|individualmente)"
        rf"[\s,]+)*{_TERM}\s*\)",
        rf"se (?:le |les )?(?:denominará|denominarán|llamará|conocerá como)"
        rf"\s[^“\"«.;]{{0,40}}{_TERM}",
        rf"(?:hereinafter|hereafter)[^“\".;]{{0,60}}{_TERM}",
    )
)
_UNQUOTED = re.compile(
    r"^(?P<term>[A-ZÁÉÍÓÚÑ][\w’'/& -]{1,60}?)(?::\s| means\b| shall mean\b| significa\b)"
)
_DEFINING = re.compile(
    r"definitions|definiciones|interpretation|interpretación|glossary|glosario", re.I
)


def defined_terms(
    passages: Sequence[Passage],
    languages: Sequence[Language | str],
    headings: Sequence[str],
) -> tuple[DefinedTerm, ...]:
    """Each term with its first definition and its uses, in the order of definition.

    `headings` holds the heading that each passage stands under: below “Definitions” a term may
    stand without quotation marks.
    """
    found: dict[tuple[str, str], Occurrence] = {}
    for index, passage in enumerate(passages):
        for where in _definitions(index, passage, headings[index]):
            found.setdefault((where.words, languages[index]), where)
    uses = _uses(passages, languages, found)
    return tuple(
        DefinedTerm(term, language, where, tuple(uses[term, language]))  # type: ignore[arg-type]
        for (term, language), where in found.items()
    )


def _definitions(index: int, passage: Passage, heading: str) -> Iterator[Occurrence]:
    text, seen = passage.text, set()
    for form in _FORMS:
        for match in form.finditer(text):
            start, end = match.span("term")
            if start not in seen and _is_term(match["term"]):
                seen.add(start)
                yield Occurrence(index, start, end, match["term"].strip())
    if not seen and _DEFINING.search(heading) and (bare := _UNQUOTED.match(text)):
        yield Occurrence(index, *bare.span("term"), bare["term"].strip())


def _is_term(words: str) -> bool:
    return any(sign.isalpha() for sign in words) and len(words.split()) <= 8


def _uses(
    passages: Sequence[Passage],
    languages: Sequence[Language | str],
    found: dict[tuple[str, str], Occurrence],
) -> dict[tuple[str, str], list[Occurrence]]:
    uses: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    patterns = {language: _pattern(found, language) for language in {key[1] for key in found}}
    for index, passage in enumerate(passages):
        pattern = patterns.get(languages[index])
        if pattern is None:
            continue
        for match in pattern.finditer(passage.text):
            key = _key(match[0], languages[index], found)
            start, end = match.span()
            if key and found[key][:2] != (index, start):
                uses[key].append(Occurrence(index, start, end, match[0]))
    return uses


def _pattern(found: dict[tuple[str, str], Occurrence], language: str) -> re.Pattern[str]:
    terms = sorted({term for term, spoken in found if spoken == language}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(term) for term in terms)})(?:e?s)?(?!\w)")


def _key(
    words: str, language: str, found: dict[tuple[str, str], Occurrence]
) -> tuple[str, str] | None:
    for end in ("", "s", "es"):
        key = (words.removesuffix(end) if end else words, language)
        if key in found and (not end or words.endswith(end)):
            return key
    return None
