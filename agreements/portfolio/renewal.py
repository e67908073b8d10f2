"""Sentences -> how the agreement goes on after its term, and how much notice it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from agreements.model import Period
from agreements.model.portfolio import NoticeKind, Quote, RenewalKind
from agreements.portfolio.statements import Statement, is_elsewhere

_VERBS = (
    r"(?:renew(?:s|ed|al|able)?|extend(?:ed|s)?|extension|prolong(?:ed)?|roll(?:s|ed)? over"
    r"|prorrog\w+|pr[oó]rrogas?|renovar\w*|renovad\w*|renovables?|renueva|renovaci[oó]n|ampliars?e?"
    r"|ampliad\w+)"
)
_TACIT = re.compile(
    rf"(?:automatic\w*|tacit\w*|autom[aá]tica(?:mente)?|t[aá]cita(?:mente)?)[^;]{{0,60}}?{_VERBS}"
    rf"|{_VERBS}[^;]{{0,60}}?(?:automatic\w*|tacit\w*|autom[aá]tic\w+|t[aá]cit\w+|successive|sucesivos)"
    rf"|(?:deemed|se entender[aá])[^;]{{0,20}}{_VERBS}|thereafter from year to year"
)
_NO_TACIT = re.compile(
    r"(?:not?|neither|no|nor|without|sin)\b[^;,]{0,40}?(?:automatic|tacit|silence|autom[aá]tic|t[aá]cit)"
)
_AGREED = re.compile(
    rf"(?:may|podr[aá]n?|pudiendo|can|only|solo|could)(?![^;]{{0,40}}\b(?:whether|si)\b)"
    rf"[^;]{{0,60}}?{_VERBS}"
    rf"|{_VERBS}[^;]{{0,50}}?(?:by mutual|mutual|by written|in writing|por acuerdo"
    rf"|por mutuo|de com[uú]n"
    r"|previo acuerdo|por escrito|mediante)|renewable|renovables?|prorrogables?"
)
_EACH = re.compile(
    r"(?:periods?|terms?|per[ií]odos?|plazos?|lapsos?|anually|by|por"
    r"|for)\b[^;⟨]{0,40}?⟨p(\d+)⟩|⟨p(\d+)⟩ (?:periods?|terms?)"
)
_EQUAL = re.compile(
    r"(?:equal|like|same|identical)\b[^;]{0,12}(?:periods?|terms?|length)|(?:period|per[ií]od|plazo|lapso|"
    r"t[eé]rmino)\w*[^;]{0,12}(?:iguale?s?|mismo|id[eé]ntico)|igual per[ií]odo"
)
_NOTICE = re.compile(
    r"⟨p(?P<after>\d+)⟩['’]?s?[^;⟨]{0,30}?(?:notice|anticipaci[oó]n|antelaci[oó]n|before|prior to|"
    r"beforehand|in advance)|⟨p(?P<just>\d+)⟩ previ[oa]s?\b(?! acuerdo)"
    r"|(?:notice|notify\w*|notif\w+|aviso|preaviso|anticipaci[oó]n|antelaci[oó]n|comuni\w+)[^;⟨]{0,60}?"
    r"⟨p(?P<before>\d+)⟩"
)
_REFUSES = re.compile(
    r"not to renew|not wish(?:es)? to renew|non-renewal|wish not to|not to extend|does not wish"
    r"|objects?|otherwise|no (?:prorrog|renov)\w+|en contrario|lo contrario|unless|salvo|si ninguna"
)
_ENDING = re.compile(
    r"terminat\w+|withdraw\w*|\bend(?:s|ed)?\b|cancel\w*|dar(?:lo|se)? por (?:terminad|conclu)\w+"
    r"|denunciar\w*|terminaci[oó]n|retirarse|conclu\w+ anticipad\w+|darlo por"
)
_REVIEW = re.compile(r"\breview\w*|\brevisar\w*|\brevisi[oó]n|\bevaluar\w*")
_CONDITION = re.compile(
    r"^\s*(?:if|where|in the event|si |en caso|cuando (?!as[ií]))|breach|force majeure|remed"
    r"|incumpl|fuerza mayor|caso fortuito"
)


class Renewed(NamedTuple):
    """How a sentence says that the agreement is renewed. `equal`: for as long as the first time."""

    kind: RenewalKind
    length: Period | None
    equal: bool
    quote: Quote


class Noticed(NamedTuple):
    """A period of notice in a sentence, and what it is for."""

    kind: NoticeKind
    period: Period
    quote: Quote


def renewals(told: Statement) -> Iterator[Renewed]:
    """How the agreement is renewed."""
    if is_elsewhere(told.part.heading) or _CONDITION.search(told.signs):
        return
    tacit = _TACIT.search(told.signs)
    if tacit and not _NO_TACIT.search(told.signs):
        if _of_this(told, tacit):
            yield _renewed("tacit", told, tacit)
        return
    agreed = _AGREED.search(told.signs)
    if agreed and _of_this(told, agreed):
        yield _renewed("agreed", told, agreed)


def notices(told: Statement, tacit: bool) -> Iterator[Noticed]:
    """The lengths of notice that a sentence asks for; `tacit`: its clause renews by silence."""
    if is_elsewhere(told.part.heading) or _CONDITION.search(told.signs):
        return
    for found in _NOTICE.finditer(told.signs):
        kind = _kind(told, tacit)
        if kind and told.subject(found.start()) != "other":
            place = int(found["after"] or found["just"] or found["before"])
            yield Noticed(kind, told.periods[place], told.quote())


def _kind(told: Statement, tacit: bool) -> NoticeKind | None:
    signs = told.signs
    renewing = re.search(_VERBS, signs)
    if (tacit or _TACIT.search(signs)) and renewing and _REFUSES.search(signs):
        return "against-renewal"
    if _REVIEW.search(signs) and not _ENDING.search(_REVIEW.split(signs)[0]):
        return "review"
    if renewing and not re.search(r"\bterminate|dar(?:se|lo)? por|withdraw|denunciar", signs):
        return "for-renewal"
    if _ENDING.search(signs) and (_of_instrument(told) or told.default == "this"):
        return "termination"
    return None


def _of_instrument(told: Statement) -> bool:
    return told.subject(len(told.signs)) == "this" or "⟨s⟩" in told.signs


def _of_this(told: Statement, found: re.Match[str]) -> bool:
    return told.subject(found.start() + 1) == "this" or (
        told.subject(found.end()) == "this" and told.default == "this"
    )


def _renewed(kind: RenewalKind, told: Statement, found: re.Match[str]) -> Renewed:
    verb = re.search(_VERBS, told.signs[found.start() :])
    at = found.start() + (verb.start() if verb else 0)
    each = _EACH.search(told.signs, at)
    length = told.periods[int(each[1] or each[2])] if each and not _is_notice(told, each) else None
    equal = bool(_EQUAL.search(told.signs, at))
    return Renewed(kind, None if equal else length, equal, told.quote())


def _is_notice(told: Statement, found: re.Match[str]) -> bool:
    after = told.signs[found.end() :]
    words = r"\W{0,2}s?\s*(?:\w+ ){0,2}(?:notice|before|prior|de (?:anticipaci|antelaci))"
    return bool(re.match(words, after))
