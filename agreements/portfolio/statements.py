"""Clauses as sentences that patterns can read: each day, period and moment of signing is a sign.

`⟨d0⟩` stands for the first day of a sentence, `⟨p0⟩` for its first period, `⟨s⟩` for the moment of
signing, `⟨n0⟩` for a day with a name (“the Start Date”). What a sentence speaks of at some place is
the last subject before it: this instrument, or something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from agreements.model import Period
from agreements.model.portfolio import Quote
from agreements.text.sentences import sentences
from agreements.text.stated_dates import days, periods

Subject = Literal["this", "other", ""]


class Part(NamedTuple):
    """A clause as far as a search for deadlines needs it: one text and where it stands."""

    heading: str
    clause: str
    text: str
    passage: int
    language: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its signs, and what it is about when it does not say so itself."""

    text: str
    signs: str
    days: tuple[date, ...]
    periods: tuple[Period, ...]
    names: tuple[date, ...]
    default: Subject
    part: Part

    def quote(self) -> Quote:
        """The sentence and its place."""
        return Quote(self.text, self.part.passage, self.part.clause)

    def whole(self) -> Subject:
        """What the sentence as a whole is about: its first subject."""
        found = None if _PRONOUN.match(self.signs) else _SUBJECTS.search(self.signs)
        return _kind(found) if found else self.default

    def subject(self, place: int) -> Subject:
        """What is spoken of at a place in `signs`."""
        for found in reversed([*_SUBJECTS.finditer(self.signs, 0, place)]):
            if _kind(found) == "this" or not _CLOSED.match(self.signs[found.end() : place]):
                return _kind(found)
        return self.default


_NOUN_EN = (
    r"(?:agreement|memorandum(?: of \w+)?|mou|moa|letter of intent|contract|arrangement|deed"
    r"|instrument|accord|protocol)"
)
_NOUN_ES = (
    r"(?:convenio|acuerdo|memor[aá]nd(?:o|um)(?: de \w+)?|instrumento|contrato"
    r"|carta de intenci[oó]n"
    r"|protocolo|documento)"
)
_MADE = (
    r"(?:[^;.⟨]{0,40}?\b(?:dated|signed|made|entered|of|del?|suscrit[oa]|celebrad[oa]"
    r"|firmad[oa])\b)"
)
_EARLIER = (
    rf"(?:\ban? (?:\w+ )?{_NOUN_EN}|\buna? (?:\w+ )?{_NOUN_ES}"
    rf"|\b(?:the|that) (?:\w+ ){{0,3}}{_NOUN_EN}{_MADE}[^;.⟨]{{0,12}}⟨d\d+⟩"
    rf"|(?:\bel|\bdel|\bal|\bla) (?:\w+ ){{0,3}}{_NOUN_ES}{_MADE}[^;.⟨]{{0,12}}⟨d\d+⟩)"
)
_OTHER = (
    r"\b(?:obligations?|licen[cs]es?|polic(?:y|ies)|insurance|committee|members?|students?"
    r"|programmes?|projects?|stays?|placements?|examiners?|appointments?|invoices?|interest"
    r"|records?|work|academic year|academic years|contractor|places|nominations?|visas?|courses?"
    r"|funding|grants?|warrant(?:y|ies)|standard clauses|(?:^|(?<=; ))clauses? \d+"
    r"|notices? (?:take|is|are|sent)"
    r"|transfer agreement|learning agreements?|confidential\w*"
    r"|obligaci[oó]n(?:es)?|licencias?|p[oó]lizas?|seguros?|comisi[oó]n|integrantes|estudiantes?"
    r"|alumnos?|programas?|proyectos?|estancias?|nombramientos?|modificaciones|servicio social"
    r"|responsables?|ley org[aá]nica|decreto|comprobante|pagos?|informes?|becas?|postulaciones"
    r"|confidencialidad|suspensi[oó]n|garant[ií]as?|facultades|patentes?)\b"
)
_ANOTHER = (
    r"transfer|learning|licen[cs]e|framework|general|previous|first|earlier|old|former|head"
    r"|marco|anterior|original|previo|de transferencia|de estudios"
)
_THIS = (
    rf"(?:\b(?:this|the (?:present|said)) (?:\w+ ){{0,3}}?{_NOUN_EN}\b"
    rf"|\bthe (?:(?!{_ANOTHER})\w+ ){{0,2}}?{_NOUN_EN}\b"
    rf"|\b(?:este|esta|(?:el |la |del |al )?presente|dicho) (?:\w+ ){{0,3}}?{_NOUN_ES}\b"
    rf"|\b(?:el|la|del|al) {_NOUN_ES}\b(?! (?:{_ANOTHER}))"
    r"|\bthe (?:initial )?term\b|\b(?:the|el) present(?:e| one)\b)"
)
# A relative clause that a comma has closed: the sentence goes on about what it spoke of before.
_CLOSED = re.compile(r"[^,;]{0,60},? (?:which|that|que|el cual|la cual|cuy[oa])\b[^,;]*,")
_SUBJECTS = re.compile(rf"(?P<earlier>{_EARLIER})|(?P<other>{_OTHER})|(?P<this>{_THIS})")
_SIGNING = re.compile(
    r"(?:the )?(?:date|day|moment) (?:of|on which|that|when) (?:it is |its |the |which )?"
    r"(?:(?:last|latest|final|second) )?(?:of the part\w+ |party |parties |partner )?(?:to sign )?"
    r"(?:signature|signing|signed|signs|execution|subscription)(?: (?:it|this \w+))?"
    r"(?: (?:by|of|thereof)[^,;.⟨]{0,60}?(?=,|;|\.|$| and (?:shall|will|is|has|ends|lasts"
    r"|remains)))?"
    r"|(?:date|day) on which [^,;.⟨]{0,40}?\b(?:signs?|signed)\b(?: (?:it|this \w+))?"
    r"|(?:up)?on (?:its |the )?(?:last |final )?(?:signature|signing|execution)"
    r"|(?:once|when|after) (?:it (?:is"
    r"|has been) )?(?:duly )?signed(?: by[^,;.⟨]{0,60}?(?= and |,|;|\.|$))?"
    r"|(?:the |its )?date (?:hereof|of this \w+)|\bits date\b|date first (?:above written"
    r"|written above)"
    r"|(?:la |el |su )?(?:fecha|d[ií]a|momento) (?:de|en que)(?: (?:su|la|lo|el|se))?"
    r" (?:[uú]ltima )?(?:fecha de )?(?:firma|suscripci[oó]n|suscriban?|firmen?)"
    r"(?: (?:de|del|por)(?: [^,;.⟨]{0,50}?)(?=,|;|\.|$| y (?:tendr|permanec|su |estar"
    r"|conclu|terminar)))?"
    r"|(?:su|la) (?:[uú]ltima )?(?:fecha de )?(?:firma|suscripci[oó]n)"
    r"|una vez (?:que )?(?:lo )?(?:suscri\w+|firm\w+)"
)
_NAME = (
    r"(?:commencement|effective|start(?:ing)?|expiry|expiration|end|termination|completion) date"
    r"|fecha (?:efectiva|de (?:inicio|entrada en vigor|terminaci[oó]n|vencimiento|conclusi[oó]n))"
)
_NAMED = re.compile(rf"\b(?:{_NAME})\b(?![”\"»]?\s*(?:means|significa|:|\|)?\s*⟨d)")
_MEANS = re.compile(
    rf"[“\"«]?({_NAME})[”\"»]?\s*(?:\)|means|shall mean|significa|ser[aá]|is|[:"
    rf"|–-])?[^.;⟨]{{0,25}}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"^\s*\(\s*(?:the|en lo sucesivo|la)?[^)]{{0,20}}?[“\"«]({_NAME})[”\"»]", re.IGNORECASE
)


def named_days(texts: Iterable[str]) -> dict[str, date]:
    """Days that a document gives a name: `“Start Date” means 1 October 2024`."""
    found: dict[str, date] = {}
    for text in texts:
        if not re.search(_NAME, text.lower()):
            continue
        for one in days(text):
            told = _AFTER.match(text[one.end :]) or _MEANS.search(text[: one.start])
            if told:
                found.setdefault(told[1].lower(), one.day)
    return found


def statements(parts: Iterable[Part], names: Mapping[str, date]) -> Iterator[Statement]:
    """The sentences of clauses, in order."""
    above: tuple[str, Subject] = ("", "")
    for part in parts:
        carried = above[1] if above[0] == part.clause and part.clause else ""
        if not _may_tell(part):
            continue
        for text in sentences(part.text):
            told = _statement(text, part, names, carried if _goes_on(text, part) else "")
            yield told
            carried = _first(told) or carried
        above = (part.clause, carried)


def _may_tell(part: Part) -> bool:
    """Whether a passage can speak of the life of this instrument: by its heading or by name."""
    if not is_elsewhere(part.heading):
        return True
    return bool(_CUES.search(part.text) and _NAMES_IT.search(part.text))


def _goes_on(text: str, part: Part) -> bool:
    """Whether a sentence without subject speaks of that of the sentence before."""
    return not part.heading or is_term(part.heading) or bool(_PRONOUN.match(text))


def _statement(text: str, part: Part, names: Mapping[str, date], carried: Subject) -> Statement:
    marks: list[tuple[int, int, str]] = []
    stated, lengths = days(text), periods(text)
    marks += [(one.start, one.end, f"⟨d{at}⟩") for at, one in enumerate(stated)]
    marks += [(one.start, one.end, f"⟨p{at}⟩") for at, one in enumerate(lengths)]
    signs = _SIGNING.sub("⟨s⟩", " ".join(_replaced(text, marks).lower().split()))
    known = [one for one in _NAMED.finditer(signs) if one[0] in names]
    called = tuple(names[one[0]] for one in known)
    signs = _replaced(signs, [(one.start(), one.end(), f"⟨n{at}⟩") for at, one in enumerate(known)])
    return Statement(
        text, signs, tuple(one.day for one in stated), tuple(one.period for one in lengths),
        called, _default(part.heading, carried), part,
    )  # fmt: skip


def _replaced(text: str, marks: list[tuple[int, int, str]]) -> str:
    done, at = "", 0
    for start, end, sign in sorted(marks):
        if start >= at:
            done, at = done + text[at:start] + sign, end
    return done + text[at:]


def _first(told: Statement) -> Subject:
    found = _SUBJECTS.search(told.signs)
    return _kind(found) if found else ""


def _kind(found: re.Match[str]) -> Subject:
    return "this" if found["this"] else "other"


_GENERAL = re.compile(
    r"general|final|miscellan|various|varios|otr[ao]s|legal|compliance|cumplimiento|supersession"
    r"|agreed terms|cl[aá]usulas?$|agreement$|convenio$|memorandum|acuerdo$",
    re.IGNORECASE,
)
_NAMES_IT = re.compile(rf"\b{_NOUN_EN}\b|\b{_NOUN_ES}\b|\bel presente\b", re.IGNORECASE)
_CUES = re.compile(
    r"effect|force|commenc|expir|vigen|vigor|dura(?:r|ci)|\blasts?\b|valid|until|hasta|conclu|surt"
    r"|\bends?\b|begin|start|inici|anniversary|aniversario",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\W*(?:it|its|su|sus|dich[oa]|est[ea]) ", re.IGNORECASE)
_TERM = re.compile(
    r"\bterm\b(?!s)|duration|commencement|effective date|validity"
    r"|period of (?:the )?(?:agreement|mou)"
    r"|expiry|expiration|renewal|extension|entry into force|terminat|withdrawal|review"
    r"|vigencia|duraci[oó]n|\bplazo\b|pr[oó]rroga|renovaci[oó]n|entrada en vigor|terminaci[oó]n"
    r"|denuncia|vencimiento",
    re.IGNORECASE,
)


def _default(heading: str, carried: Subject) -> Subject:
    """What a sentence without a subject speaks of: what the one before did, or its heading."""
    if carried:
        return carried
    return "this" if is_term(heading) else ""


def is_term(heading: str) -> bool:
    """Whether a heading is about the life of the agreement."""
    return bool(_TERM.search(heading))


def is_elsewhere(heading: str) -> bool:
    """Whether a heading names another subject than the life of the agreement."""
    return bool(heading) and not is_term(heading) and not _GENERAL.search(heading)
