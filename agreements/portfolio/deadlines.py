"""The life of an agreement: what its sentences say, put together and counted out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from agreements.model import Bilingual, Certainty, Period
from agreements.model.portfolio import Deadlines, Length, Moment, Notice, Quote, Renewal
from agreements.portfolio import renewal, term
from agreements.portfolio.renewal import Noticed, Renewed
from agreements.portfolio.statements import Part, Statement, is_term, named_days, statements
from agreements.text.dates import written_period
from agreements.text.reckoning import after, before, last_day


def deadlines(parts: Sequence[Part], signed: Moment | None) -> Deadlines:
    """The deadlines that clauses state, counted from the day of signing where they say so."""
    told = sorted(
        statements(parts, named_days(one.text for one in parts)),
        key=lambda one: not is_term(one.part.heading),
    )
    signed = signed or _made(told)
    length = _length(told)
    start = _start(told, signed, length)
    end = _end(told, start, length)
    open_ended = next((one.quote() for one in told if term.is_open(one)), None)
    renewed = next((found for one in told for found in _by_weight(one)), None)
    return Deadlines(
        signed=signed,
        start=start,
        length=length,
        end=end,
        open_ended=None if end or length else open_ended,
        renewal=_renewal(renewed, length),
        notices=_notices(told, end),
        doubts=tuple(_doubts(told, end, length)),
    )


def _made(told: Iterable[Statement]) -> Moment | None:
    """The day of signing as a sentence on the term mentions it."""
    said = next((found for one in told if (found := term.made(one))), None)
    return Moment(said.day, False, "likely", said.quote) if said and said.day else None


def _start(
    told: Iterable[Statement], signed: Moment | None, length: Length | None
) -> Moment | None:
    """The first day that a sentence gives, else the day of signing.

    That one counts where a sentence points to it, and where a length is stated without a start.
    """
    said = [found for one in told for found in term.starts(one)]
    said += [found for one in told for found in term.labelled(one, ending=False)]
    stated = next((one for one in said if one.day), None)
    if stated and stated.day:
        return Moment(stated.day, False, "sure", stated.quote)
    if signed and (said or length):
        quote = said[0].quote if said else signed.quote
        return Moment(signed.day, True, signed.certainty if said else "likely", quote)
    return None


def _length(told: Iterable[Statement]) -> Length | None:
    said = next((found for one in told for found in term.lengths(one)), None)
    return Length(said.period, said.quote) if said and said.period else None


def _end(told: Sequence[Statement], start: Moment | None, length: Length | None) -> Moment | None:
    """The day that is written, else an anniversary, else the start and the length put together."""
    said = [found for one in told for found in term.ends(one)]
    said += [found for one in told for found in term.labelled(one, ending=True)]
    stated = next((found for found in said if found.day), None)
    if stated and stated.day:
        return Moment(stated.day, False, "sure", stated.quote)
    if start is None:
        return None
    turn = next((found for one in told if (found := term.anniversary(one))), None)
    if turn and turn.period:
        return Moment(after(start.day, turn.period), True, _counted(start, turn.period), turn.quote)
    if length is None:
        return None
    day = last_day(start.day, length.period)
    return Moment(day, True, _counted(start, length.period), length.quote)


def _counted(start: Moment, period: Period) -> Certainty:
    """Counted days are sure where the first is written and the unit is one of the calendar."""
    loose = start.counted or period.unit in ("working_day", "academic_year")
    return "likely" if loose else "sure"


def _by_weight(told: Statement) -> list[Renewed]:
    return list(renewal.renewals(told))


def _renewal(said: Renewed | None, length: Length | None) -> Renewal | None:
    if said is None:
        return None
    period = length.period if said.equal and length else said.length
    return Renewal(said.kind, period, said.quote)


def _notices(told: Sequence[Statement], end: Moment | None) -> tuple[Notice, ...]:
    tacit = {
        one.part.clause for one in told if any(r.kind == "tacit" for r in renewal.renewals(one))
    }
    said = [found for one in told for found in renewal.notices(one, one.part.clause in tacit)]
    kept: dict[tuple[str, Period], Noticed] = {}
    for one in said:
        kept.setdefault((one.kind, one.period), one)
    return tuple(_notice(one, end) for one in kept.values())


def _notice(said: Noticed, end: Moment | None) -> Notice:
    """A notice with the last day to give it; that of an early end depends on who gives it when."""
    if said.kind == "termination" or end is None:
        return Notice(said.kind, said.period, None, "sure", said.quote)
    by = before(end.day, said.period)
    loose = said.period.unit in ("working_day", "academic_year")
    return Notice(said.kind, said.period, by, "likely" if loose else end.certainty, said.quote)


def _doubts(
    told: Sequence[Statement], end: Moment | None, length: Length | None
) -> Iterable[Bilingual]:
    """Where the text gives two ends, two lengths or two notices of the same kind."""
    told = [one for one in told if is_term(one.part.heading)]
    days = {found.day: found.quote for one in told for found in term.ends(one) if found.day}
    if len(days) > 1:
        yield _two_days(sorted(days))
    periods = {found.period: found.quote for one in told for found in term.lengths(one)}
    if len(periods) > 1:
        yield _two("length", "duración", [one for one in periods if one], periods)
    noticed = {
        found.period: found.quote
        for one in told
        for found in renewal.notices(one, False)
        if found.kind == "termination"
    }
    if len(noticed) > 1:
        yield _two(
            "notice of early ending", "plazo de aviso de terminación", list(noticed), noticed
        )


def _two_days(days: Sequence[date | None]) -> Bilingual:
    told = ", ".join(one.isoformat() for one in days if one)
    return Bilingual(
        f"The text names more than one last day: {told}. Read which of them holds.",
        f"El texto señala más de un último día: {told}. Revise cuál rige.",
    )


def _two(
    en: str,
    es: str,
    periods: Sequence[Period],
    where: dict[Period, Quote] | dict[Period | None, Quote],
) -> Bilingual:
    told = [(one, where[one].clause or "–") for one in periods]
    english = "; ".join(f"{written_period(one, 'en')} ({clause})" for one, clause in told)
    spanish = "; ".join(f"{written_period(one, 'es')} ({clause})" for one, clause in told)
    return Bilingual(
        f"The text states more than one {en}: {english}. Read which of them holds.",
        f"El texto señala más de una forma de {es}: {spanish}. Revise cuál rige.",
    )


def combined(told: Sequence[Deadlines], languages: Sequence[str]) -> Deadlines:
    """The deadlines of an agreement in two languages: the first one's, filled from the second.

    Where both speak and do not agree, that is a doubt.
    """
    if len(told) == 1:
        return told[0]
    first, second = told[:2]
    doubts = (*first.doubts, *(one for one in second.doubts if one not in first.doubts))
    return Deadlines(
        signed=first.signed or second.signed,
        start=first.start or second.start,
        length=first.length or second.length,
        end=_earlier(first.end, second.end),
        open_ended=first.open_ended or second.open_ended,
        renewal=first.renewal or second.renewal,
        notices=first.notices or second.notices,
        doubts=(*doubts, *_disagreements(first, second, languages)),
    )


def _earlier(one: Moment | None, other: Moment | None) -> Moment | None:
    """Of two ends that differ the earlier, which is then no more than likely."""
    if one is None or other is None or one.day == other.day:
        return one or other
    return min(one, other)._replace(certainty="likely")


def _disagreements(
    first: Deadlines, second: Deadlines, languages: Sequence[str]
) -> Iterable[Bilingual]:
    pairs = (
        ("start", "inicio", _day(first.start), _day(second.start)),
        ("end", "término", _day(first.end), _day(second.end)),
        ("length", "duración", _long(first.length), _long(second.length)),
    )
    for en, es, one, other in pairs:
        if one and other and one != other:
            yield Bilingual(
                f"The two languages differ on the {en} ({languages[0]}: {one.en}; {languages[1]}: "
                f"{other.en}). Read which of them prevails.",
                f"Los dos idiomas difieren en: {es} ({languages[0]}: {one.es}; {languages[1]}: "
                f"{other.es}). Revise cuál prevalece.",
            )


def _day(moment: Moment | None) -> Bilingual | None:
    return Bilingual(*[moment.day.isoformat()] * 2) if moment else None


def _long(length: Length | None) -> Bilingual | None:
    if length is None:
        return None
    return Bilingual(written_period(length.period, "en"), written_period(length.period, "es"))
