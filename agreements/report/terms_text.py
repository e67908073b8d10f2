"""The words of the trade as plain text: what was found, concepts, and candidates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agreements.captions import WEIGHTS
from agreements.model import LANGUAGES, Bilingual, Language, Term, Wording
from agreements.model.checked_terms import Candidate, CheckedTerms
from agreements.model.findings import Finding
from agreements.spread.terms import summary

_NAMES: dict[Language, Bilingual] = {
    "en": Bilingual("English", "inglés"),
    "es": Bilingual("Spanish", "español"),
}
_USES = {
    "approved": Bilingual("approved", "aprobado"),
    "admitted": Bilingual("admitted", "admitido"),
    "deprecated": Bilingual("no longer used", "en desuso"),
    "forbidden": Bilingual("not to be used", "no usar"),
    "spain": Bilingual("usage of Spain", "uso de España"),
}
_NONE = Bilingual("Nothing was found to look at.", "No se encontró nada por revisar.")


def checked(told: CheckedTerms, language: Language) -> str:
    """Every finding with its place, what to write and why."""
    lines = [
        " · ".join(told.names),
        summary(told)[language],
        *(f"! {one[language]}" for one in told.notes),
    ]
    found = list(told.findings())
    for one in found:
        lines += ["", *_finding(one, language)]
    if not found:
        lines += ["", _NONE[language]]
    return "\n".join(lines)


def _finding(one: Finding, language: Language) -> Iterator[str]:
    place = one.places[0]
    spoken = _NAMES[place.language][language] if place.language else ""
    where = ", ".join(filter(None, (f"{place.path}:{place.line}", place.clause, spoken)))
    yield f"[{WEIGHTS[one.weight][language]}] {where}"
    yield f"  {one.message[language]}"
    if one.suggestion:
        yield f"  → {one.suggestion[language]} [{one.about}]"


def concepts(terms: Sequence[Term], language: Language) -> str:
    """Each concept with its words in both languages, its meaning and its notes."""
    return "\n\n".join("\n".join(_concept(one, language)) for one in terms)


def _concept(term: Term, language: Language) -> Iterator[str]:
    yield f"{term.id} ({term.subject})"
    yield f"  {term.means[language]}"
    for spoken in LANGUAGES:
        yield from (f"  {spoken}: {line}" for line in _words(term.wording(spoken), language))
    if term.spain:
        yield f"  es: {_USES['spain'][language]}: {', '.join(term.spain)}"
    if term.note:
        yield f"  {term.note[language]}"


def _words(side: Wording, language: Language) -> Iterator[str]:
    yield f"{side.approved} ({_USES['approved'][language]})"
    for use, words in (("admitted", side.admitted), ("deprecated", side.deprecated)):
        if words:
            yield f"{_USES[use][language]}: {', '.join(words)}"
    for ban in side.forbidden:
        yield f"{_USES['forbidden'][language]}: {ban.term} ({ban.reason[language]})"


def candidates(found: Sequence[Candidate], language: Language) -> str:
    """Words that recur, how often, and where they first stand."""
    if not found:
        return Bilingual(
            "No words recur that the glossary lacks.",
            "No se repiten palabras que falten en el glosario.",
        )[language]
    return "\n".join(
        f"{one.times:5}  {one.language}  {one.words}\n          … {one.example} …" for one in found
    )
