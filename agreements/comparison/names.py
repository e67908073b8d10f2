"""Who and what a text names: parties, defined terms, laws and courts, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from agreements.model.document import DefinedTerm, Document, Outline

_ROLES = (
    r"part(?:y|ies)|universit(?:y|ies)|institutions?|institutes?|colleges?|compan(?:y|ies)"
    r"|employers?|employees?|suppliers?|customers?|clients?|licensors?|licensees?|providers?"
    r"|recipients?|disclosers?|landlords?|tenants?|buyers?|sellers?|purchasers?|contractors?"
    r"|consultants?|sponsors?|students?|vendors?|participants?|controllers?|processors?|users?"
    r"|partes?|universidad(?:es)?|instituci(?:ón|ones)|institutos?|empresas?|patr(?:ón|ones)"
    r"|trabajador(?:es|as?)?|proveedor(?:es|as?)?|clientes?|licenciantes?|licenciatari[oa]s?"
    r"|prestador(?:es|as?)?|arrendador(?:es|as?)?|arrendatari[oa]s?|comprador(?:es|as?)?"
    r"|vendedor(?:es|as?)?|contratistas?|estudiantes?|alumn[oa]s?|usuari[oa]s?|responsables?"
    r"|encargad[oa]s?"
)
_BEFORE = (
    r"(?:each|either|both|any|neither|the other|one|every|disclosing|receiving|home|host|lead"
    r"|cada|ambas?|cualquiera de las|la otra|una)\s"
)
_AFTER = r"(?:\s(?:divulgadora|receptora|emisora|reveladora|anfitriona|de origen|concerned))?"
_PARTY = re.compile(rf"(?<!\w)(?:{_BEFORE})*(?:{_ROLES}){_AFTER}(?!\w)", re.IGNORECASE)
_PLACE = (
    r"(?:the\s|la\s|el\s|los\s)?[A-ZÁÉÍÓÚ][\w.]+"
    r"(?:(?:\s|,\s|\sand\s|\sy\s|\sof\s|\sde\s|\sdel\s|\sthe\s|\slos\s|\sla\s)+[A-ZÁÉÍÓÚ][\w.]+)*"
)
_LAW = re.compile(
    rf"\b(?:laws?|legislation|courts?|tribunals?|jurisdiction)\s(?:of|in)\s{_PLACE}"
    r"|(?-i:\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}\s(?:laws?|courts?|tribunals?)\b)"
    r"|\b(?:[A-Z][\w’'()&,-]*\s(?:(?:and|of|for|the|to|on|in|etc)\s)*){1,9}?"
    r"(?:Act|Regulations?|Directive|Convention|Order|Rules|Code|Treaty|GDPR)\b"
    r"(?:\s\(?(?:EU|UE)\)?\s\d+/\d+|\s\d{4})?"
    r"|(?:\b(?:[A-Z][\w.]*\s){1,3})?§§?\s?\d[\d.–\w-]*(?:\(\w{1,4}\))*"
    r"|\b(?:UK\s|EU\s)?GDPR\b|\bRGPD\b"
    r"|\b(?:ICC|LCIA|UNCITRAL|CNUDMI|CIETAC|AAA|ICDR|CAM|CANACO|SIAC)\b(?:\s(?:Arbitration\s)?Rules)?"
    r"|(?i:\b(?:arbitration|arbitraje|mediation|mediación|conciliation|conciliación"
    r"|expert determination|amigable composición|litigation)\b)"
    rf"|\b(?:Ley|Código|Reglamento|Constitución|Convención|Tratado|Lineamientos)\s"
    rf"(?:(?:de|del|la|las|los|el|en|para|y|sobre|que|por|al)\s)*{_PLACE}"
    r"(?:(?:\s(?:de|del|la|las|los|el|en|para|y|sobre|a|al))*\s[A-ZÁÉÍÓÚ]\w+)*"
    r"|\b(?:[Tt]ribunal(?:es)?|[Jj]uzgados?|[Cc]ortes?|[Ll]eyes|[Ll]ey|[Ll]egislación|[Ll]egislaciones"
    r"|[Jj]urisdicción|[Dd]erecho|[Ff]uero)"
    rf"(?:\s(?:competentes?|aplicables?|vigentes?|federales|locales|exclusiva|y|e))*"
    rf"\s(?:(?:de|del|en|la|las|los|el)\s)+{_PLACE}"
    r"|\b(?:[Tt]ribunal(?:es)?|[Ll]eyes|[Ll]ey|[Ll]egislación|[Jj]urisdicción|[Dd]erecho)\s"
    r"(?:mexican|ingl|escoc|brit|federal|local|español|galés|estadounidense)\w*"
)
# What any of them holds, so that most texts are not searched for the whole.
_STEMS = (
    "§", "GDPR", "RGPD", "law", "egisla", "ourt", "ribunal", "urisdic", "Act", "egulat", "Direct",
    "Conven", "Order", "Rules", "Code", "Treat", "ICC", "CIA", "UNCI", "CNUD", "CIET", "AAA",
    "ICDR", "CAM", "CANA", "SIAC", "rbitra", "edia", "oncili", "determination", "amigable",
    "itigation", "Ley", "ley", "Código", "Reglam", "Constit", "Tratado", "Lineam", "uzgado",
    "orte", "erecho", "uero", "Law",
)  # fmt: skip
FORUM = re.compile(
    r"governing law|applicable law|jurisdiction|venue|forum|choice of law|dispute"
    r"|ley aplicable|legislación|jurisdicción|tribunales|controversias|solución de conflictos",
    re.IGNORECASE,
)
_ORGANISED = re.compile(
    r"universi|institut|colleg|compan|limited|\bltd|\binc\b|corporation|\bplc\b|colegio|sociedad"
    r"|\bs\.?\s?a\.?\b|representad|incorporated|registered|charity|fundación|asociación|person\b",
    re.IGNORECASE,
)
_NO_PARTY = re.compile(
    r"agreement|contract|memorandum|convenio|contrato|acuerdo|date|fecha|program|project"
    r"|proyecto|services|servicios|purpose|objeto|term\b|fee|data|datos|information",
    re.IGNORECASE,
)


def parties(text: str) -> list[tuple[int, int]]:
    """The places of words that name a party by its role."""
    return [found.span() for found in _PARTY.finditer(text)]


def laws(text: str) -> list[tuple[int, int]]:
    """The places of words that name a law, a legal system, a court or a way to settle disputes."""
    if not any(stem in text for stem in _STEMS):
        return []
    return [found.span() for found in _LAW.finditer(text)]


def party_terms(document: Document, outline: Outline) -> set[str]:
    """The defined terms that name a party: defined beside an organisation, before the clauses."""
    first = next((one.passages[0] for one in outline.nodes if one.kind == "clause"), 0)
    return {
        term.term for term in outline.terms
        if term.where.passage <= first + 1 and not _NO_PARTY.search(term.term)
        and _ORGANISED.search(document.passages[term.where.passage].text)
    }  # fmt: skip


def pattern(terms: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds any of the terms as whole words, also in the plural; None for none."""
    found = sorted({one for one in terms if len(one) > 1}, key=len, reverse=True)
    if not found:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})(?:e?s)?(?!\w)")


def words(terms: Sequence[DefinedTerm]) -> set[str]:
    """The terms as they are written."""
    return {one.term for one in terms}
