"""Sentences -> when the agreement starts, how long it lasts, when it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from agreements.model import Period
from agreements.model.portfolio import Quote
from agreements.portfolio.statements import Statement, is_elsewhere
from agreements.text.figures import in_words
from agreements.text.labels import ordinal

_D, _P, _M = r"⟨d(?P<day>\d+)⟩", r"⟨p(?P<period>\d+)⟩", r"(?P<moment>⟨[dsn]\d*⟩)"
_NEAR, _GAP = r"[^;⟨]{0,48}?", r"[^;⟨]{0,70}?"
_STARTS = (
    r"(?:(?:come|enter|go)(?:s|ing)? into (?:force|effect|operation)|takes? effect"
    r"|(?:be|is|becomes?|become) effective|effective|commenc(?:es?|ed|ing)|beg(?:ins?|inning)"
    r"|starts?|starting|has effect|in (?:effect|force)|runs?"
    r"|entrar[aá]|entra en vigor|entre en vigor|surt(?:ir[aá]|e)[^;⟨]{0,12}efectos|comenzar[aá]"
    r"|comienza|inicia(?:r[aá])?|empezar[aá]|correr[aá]|(?:tendr[aá]|tiene) efectos?|retrotraiga"
    r"|retrotrae|rige|regir[aá]|en vigor desde|vigencia a partir|vigente(?: desde)?)"
)
_COUNTED = (
    r"(?:from|as of|as from|beginning|commencing|starting|with effect from|after|contad\w+|a partir"
    r"|desde|que (?:empezar[aá]|comenzar[aá])|computad\w+)"
)
_LASTS = (
    r"(?:remains?|continues?|lasts?|endures?|subsists?|valid|in (?:effect|force)|(?:initial )?term"
    r"|period|duration|runs?|concluded|made for|effective|extended|renewed"
    r"|vigencia|vigente|duraci[oó]n|en vigor|plazo|periodo|per[ií]odo|durar[aá]|dura|celebra)"
)
_ENDS = (
    r"(?:expires?|ends?|terminates?|concludes?|until|through|no later than|to end"
    r"|hasta|conclu(?:ir[aá]|ye|ya)|termina(?:r[aá])?|vence(?:r[aá])?|finaliza(?:r[aá])?"
    r"|rebasar[aá]|exceder[aá])"
)
_PAST = re.compile(
    r"\b(?:expired|ended|was|were|had|concluy[oó]|venci[oó]|termin[oó]|suscribieron|celebraron"
    r"|prorrog[oó]|entr[oó]|inici[oó]|es[tá]* vigente desde)\b"
)
_NOT_LENGTH = re.compile(
    r"notice|aviso|success|extend|prorrog|renov|ampl|iguales|at least"
    r"|less than|al menos|for each|m[ií]nim|within|dentro|no later|before|antes|each|cada"
)
_AFTER_LENGTH = re.compile(
    r"^['’]?s?\s*(?:(?:prior|previous|written|advance|calendar)\s+)*(?:notice|before"
    r"|prior|of notice"
    r"|de (?:anticipaci[oó]n|antelaci[oó]n)|following|after (?:the|its|it)|posteriores|siguientes"
    r"|m[aá]s\b|beforehand|previos)"
)
_AGAIN = re.compile(r"renew|further|success|extend|prorrog|renov|ampl|notice|aviso")
_START = re.compile(rf"\b{_STARTS}\b{_NEAR}{_M}")
_LENGTH_FROM = re.compile(rf"{_P}{_NEAR}\b{_COUNTED}\b[^;⟨]{{0,48}}?{_M}")
_RANGE = re.compile(
    rf"\b(?:from|between|del?|desde)\b[^;⟨]{{0,12}}?{_M}[^;⟨]{{0,24}}?\b(?:to|until|and|through|al?|hasta)\b"
    r"[^;⟨]{0,16}?⟨d(?P<last>\d+)⟩"
)
_LENGTH = re.compile(rf"\b{_LASTS}\b(?P<between>{_NEAR}){_P}")
_BARE_LENGTH = re.compile(rf"^(?P<between>\W*){_P}")
_END = re.compile(rf"\b{_ENDS}\b(?P<between>{_GAP}){_D}")
_LATEST = re.compile(
    r"(?:in any (?:case|event)|en (?:todo|ning[uú]n) caso)[^;⟨]{0,30}"
    rf"(?:no later than|rebasar|exceder|m[aá]s tardar)[^;⟨]{{0,20}}{_D}"
)
_STARTING_LABEL = re.compile(
    r"\b(?:(?:commencement|effective|start(?:ing)?) date|start|date of commencement"
    rf"|fecha (?:efectiva|de (?:inicio|entrada en vigor)))[”\"»]?(?: means)?\s*[:|]?\s*{_D}"
)
_ENDING_LABEL = re.compile(
    r"\b(?:(?:expiry|expiration|end|completion) date|end|date of expiry"
    rf"|fecha de (?:t[eé]rmino|terminaci[oó]n|vencimiento"
    rf"|conclusi[oó]n))[”\"»]?(?: means)?\s*[:|]?\s*{_D}"
)
_SINCE = re.compile(
    rf"(?:indefinid|indetermin|indefinite|unlimited"
    rf"|vigencia)\w*[^;⟨]{{0,60}}?\b(?:a partir|desde|from"
    rf"|as of)\b[^;⟨]{{0,30}}?{_M}"
)
_MADE = re.compile(
    r"(?:this|este|el presente) [^;⟨]{0,40}(?:made|dated|signed|entered into) (?:on )?⟨d(\d+)⟩"
)
_EXTENDED = re.compile(
    rf"(?:hereby extend|agree to extend|acuerdan (?:prorrogar|ampliar)|se (?:ampl[ií]a|prorroga)|is"
    rf" (?:hereby )?extended)[^;]{{0,120}}?\b{_ENDS}\b{_NEAR}{_D}"
)
_ANNIVERSARY = re.compile(
    r"(?:on|en) (?:the|el) (?P<which>[\w-]+|\d+(?:st|nd|rd|th)) (?:anniversary|aniversario)"
)
_OPEN = re.compile(
    r"\bindefinite(?:ly)?\b|\bindefinid[ao]\b|\bindeterminad[ao]\b"
    r"|without (?:limit of time|an? (?:fixed term|end date))"
    r"|\bunlimited (?:period|term|time)|\bopen[- ]ended\b|until (?:it is )?(?:terminated"
    r"|either|one of|otherwise)"
    r"|hasta (?:en tanto|que) (?:alguna|una|cualquiera|las partes)"
)


class Said(NamedTuple):
    """What one sentence says: a day, a moment of signing (day None), or a period, and its words."""

    day: date | None
    period: Period | None
    quote: Quote


def starts(told: Statement) -> Iterator[Said]:
    """When the agreement starts; a day of None is the day of signing."""
    for pattern in (_RANGE, _LENGTH_FROM, _START, _SINCE):
        for found in pattern.finditer(told.signs):
            if pattern is _LENGTH_FROM and not _is_length(told, found):
                continue
            if _speaks(told, found):
                yield Said(_moment(told, found["moment"]), None, told.quote())


def labelled(told: Statement, ending: bool) -> Iterator[Said]:
    """Days that stand after a label, as on a cover: `Start date: 1 September 2025`."""
    for found in (_ENDING_LABEL if ending else _STARTING_LABEL).finditer(told.signs):
        yield Said(told.days[int(found["day"])], None, told.quote())


def made(told: Statement) -> Said | None:
    """The day on which this instrument says in passing that it was made."""
    found = _MADE.search(told.signs)
    return Said(told.days[int(found[1])], None, told.quote()) if found else None


def lengths(told: Statement) -> Iterator[Said]:
    """How long the agreement lasts."""
    patterns = (_LENGTH, _BARE_LENGTH) if told.default == "this" else (_LENGTH,)
    for pattern in patterns:
        for found in pattern.finditer(told.signs):
            if _speaks(told, found) and _is_length(told, found):
                yield Said(None, told.periods[int(found["period"])], told.quote())


def ends(told: Statement) -> Iterator[Said]:
    """On which day the agreement ends, where one is written; anniversaries give a period."""
    for found in _EXTENDED.finditer(told.signs):
        yield Said(told.days[int(found["day"])], None, told.quote())
    for found in _RANGE.finditer(told.signs):
        if _speaks(told, found):
            yield Said(told.days[int(found["last"])], None, told.quote())
    for pattern in (_LATEST, _END):
        yield from _ends(told, pattern)


def _ends(told: Statement, pattern: re.Pattern[str]) -> Iterator[Said]:
    for found in pattern.finditer(told.signs):
        if _speaks(told, found) or (pattern is _LATEST and told.whole() == "this"):
            yield Said(told.days[int(found["day"])], None, told.quote())


def anniversary(told: Statement) -> Said | None:
    """The number of years after which it ends, where it ends on an anniversary of its start."""
    found = _ANNIVERSARY.search(told.signs)
    if not found or not _speaks(told, found):
        return None
    years = _which(found["which"])
    return Said(None, Period(years, "year"), told.quote()) if years else None


def is_open(told: Statement) -> bool:
    """Whether it goes on until somebody ends it."""
    found = None if is_elsewhere(told.part.heading) else _OPEN.search(told.signs)
    return found is not None and _speaks(told, found) and not any(lengths(told))


def _speaks(told: Statement, found: re.Match[str]) -> bool:
    """Whether the words are said of this agreement, and not of what is past."""
    near = told.signs[max(0, found.start() - 25) : found.end()]
    return told.subject(found.start() + 1) == "this" and not _PAST.search(near)


def _is_length(told: Statement, found: re.Match[str]) -> bool:
    between = found.groupdict().get("between") or ""
    before = told.signs[max(0, found.start("period") - 90) : found.start("period")]
    after = told.signs[found.end("period") + 1 :]
    renews = re.search(r"\brenews the\b|\brenueva el\b", told.signs)
    no = _NOT_LENGTH.search(between) or (not renews and _AGAIN.search(before))
    return not (no or _AFTER_LENGTH.match(after))


def _moment(told: Statement, sign: str) -> date | None:
    if sign.startswith("⟨d"):
        return told.days[int(sign[2:-1])]
    return told.names[int(sign[2:-1])] if sign.startswith("⟨n") else None


def _which(word: str) -> int:
    if word[:1].isdigit():
        return int(re.match(r"\d+", word)[0])  # type: ignore[index]
    named = {ordinal(number, "en").lower(): number for number in range(1, 30)}
    spanish = {ordinal(number, "es").lower()[:-1] + "o": number for number in range(1, 30)}
    return (named | spanish | {"primer": 1, "tercer": 3, in_words(1, "en"): 1}).get(word, 0)
