"""Records -> rows: what every report of a portfolio shows of one agreement, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from agreements.model import Bilingual, Language, Library, Period
from agreements.portfolio.standing import Due, dues, next_end, state
from agreements.text.dates import written_period

Record = Mapping[str, Any]
UK_LAW = "uk"


class Flag(NamedTuple):
    """A law that an agreement speaks of: its title, the clause, its words, the sentence."""

    law: str
    title: str
    clause: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One agreement as a report shows it; days stand as dates, all else as words."""

    file: str
    sha256: str
    copies: tuple[str, ...]
    status: str
    parties: str
    instrument: str
    models: str
    languages: str
    law: str
    forum: str
    signed: date | None
    start: date | None
    length: str
    end: date | None
    certainty: str
    next_end: date | None
    state: str
    renewal: str
    notice: str
    notice_by: date | None
    uk_law: tuple[Flag, ...]
    stale: tuple[Flag, ...]
    missing: tuple[str, ...]
    divergences: tuple[str, ...]
    doubts: tuple[str, ...]
    notes: tuple[str, ...]
    sentences: tuple[tuple[str, str, str], ...]
    touched: tuple[Flag, ...]
    dues: tuple[Due, ...]


SAID = {
    "in-force": Bilingual("in force", "vigente"),
    "not-begun": Bilingual("not begun", "por iniciar"),
    "ended": Bilingual("ended", "concluido"),
    "open-ended": Bilingual("open-ended", "indefinido"),
    "unknown": Bilingual("not stated", "no señalado"),
    "unread": Bilingual("not read", "no leído"),
    "tacit": Bilingual("by silence", "tácita"),
    "agreed": Bilingual("by agreement", "por acuerdo"),
    "end": Bilingual("end", "vencimiento"),
    "against-renewal": Bilingual("notice against renewal", "aviso para no prorrogar"),
    "for-renewal": Bilingual("request for renewal", "solicitud de prórroga"),
    "review": Bilingual("start of the review", "inicio de la revisión"),
    "termination": Bilingual("notice to end early", "aviso de terminación anticipada"),
    "stated": Bilingual("stated", "señalado"),
    "counted": Bilingual("counted", "calculado"),
    "sure": Bilingual("sure", "seguro"),
    "likely": Bilingual("likely", "probable"),
    "en": Bilingual("English", "inglés"),
    "es": Bilingual("Spanish", "español"),
    "start": Bilingual("start", "inicio"),
    "length": Bilingual("length", "duración"),
    "signed": Bilingual("signed", "firma"),
    "renewal": Bilingual("renewal", "prórroga"),
    "notice": Bilingual("notice", "aviso"),
    "open_ended": Bilingual("open-ended", "indefinido"),
}


def row(record: Record, library: Library, language: Language, on: date) -> Row:
    """The row of a record, as things stand on a day."""
    term: Record = record.get("term") or {}
    read = record["status"] == "read"
    due = tuple(dues(term, on)) if read else ()
    first = min((one.day for one in due if one.kind != "end"), default=None)
    laws = record.get("laws", ())
    return Row(
        file=record["file"],
        sha256=record["sha256"],
        copies=tuple(record["copies"]),
        status=record["status"],
        parties="; ".join(record.get("parties", ())),
        instrument=_phrase("instruments", record.get("instrument"), "title", library, language),
        models=", ".join(
            _phrase("models", one, "name", library, language) for one in record.get("models", ())
        ),
        languages=", ".join(SAID[one][language] for one in record.get("languages", ())),
        law=_choices(record, "law", library, language),
        forum=_choices(record, "forum", library, language),
        signed=_day(term.get("signed")),
        start=_day(term.get("start")),
        length=period(term["length"]["period"], language) if term.get("length") else "",
        end=_day(term.get("end")),
        certainty=_how(term.get("end"), language),
        next_end=next_end(term, on) if read else None,
        state=SAID[state(term, on) if read else "unread"][language],
        renewal=_renewal(term.get("renewal"), language),
        notice="; ".join(_notice(one, language) for one in term.get("notices", ())),
        notice_by=first,
        uk_law=_flags(
            (one for one in laws if one["tied"] and _system(one, library) == UK_LAW),
            library, language,
        ),
        stale=_flags((one for one in laws if one["stale"]), library, language),
        missing=tuple(_title(one, library, language) for one in record.get("missing_topics", ())),
        divergences=tuple(
            f"{one['clause']}: {one['message'][language]}" for one in record.get("divergences", ())
        ),
        doubts=tuple(one[language] for one in term.get("doubts", ())),
        notes=tuple(one[language] for one in record.get("notes", ())),
        sentences=tuple(_sentences(term, language)),
        touched=_flags(record.get("touched", ()), library, language),
        dues=due,
    )  # fmt: skip


def _phrase(axis: str, key: str | None, name: str, library: Library, language: Language) -> str:
    found = library.phrases[axis].get(key or "")
    text = found[name] if found else None
    return (text.en if language == "en" else text.es) if text else ""


def _choices(record: Record, kind: str, library: Library, language: Language) -> str:
    named = [_law(one["law"], library, language) for one in record.get("law_and_forum", ())
             if one["kind"] == kind]  # fmt: skip
    return "; ".join(dict.fromkeys(named))


def _law(id: str, library: Library, language: Language) -> str:
    law = library.laws.get(id)
    return law.title[language] if law else id


def _system(one: Record, library: Library) -> str:
    law = library.laws.get(one["law"])
    return law.system if law else ""


def _title(id: str, library: Library, language: Language) -> str:
    clause = library.clauses.get(id)
    if clause is None:
        return id
    text = clause.title[0 if language == "en" else 1]
    return "".join(one for one in text if isinstance(one, str)) or id


def _flags(laws: Iterable[Record], library: Library, language: Language) -> tuple[Flag, ...]:
    return tuple(
        Flag(one["law"], _law(one["law"], library, language), one["clause"], one["words"],
             one["sentence"])
        for one in laws
    )  # fmt: skip


def _day(told: Record | None) -> date | None:
    return date.fromisoformat(told["day"]) if told else None


def _how(told: Record | None, language: Language) -> str:
    if not told:
        return ""
    how = SAID["counted" if told["counted"] else "stated"][language]
    return f"{how}, {SAID[told['certainty']][language]}"


def _renewal(told: Record | None, language: Language) -> str:
    if not told:
        return ""
    length = f" ({period(told['period'], language)})" if told["period"] else ""
    return SAID[told["kind"]][language] + length


def _notice(told: Record, language: Language) -> str:
    return f"{SAID[told['kind']][language]}: {period(told['period'], language)}"


def period(told: Record, language: Language) -> str:
    """A period of a record in words."""
    return written_period(Period(told["count"], told["unit"]), language)


def _sentences(term: Record, language: Language) -> Iterable[tuple[str, str, str]]:
    """What each date rests on: its name, the clause, the sentence; a sentence once."""
    seen: dict[str, tuple[list[str], str]] = {}
    named = [(name, term.get(name)) for name in
             ("signed", "start", "length", "end", "open_ended", "renewal")]  # fmt: skip
    named += [("notice", one) for one in term.get("notices", ())]
    for name, told in named:
        if told:
            seen.setdefault(told["sentence"], ([], told["clause"]))[0].append(SAID[name][language])
    for sentence, (names, clause) in seen.items():
        yield ", ".join(dict.fromkeys(names)), clause, sentence


def flags_by_law(rows: Iterable[Row], stale: bool) -> list[tuple[str, int]]:
    """How many agreements speak of each law, the most first."""
    counts: Counter[str] = Counter()
    for one in rows:
        counts.update({flag.title for flag in (one.stale if stale else one.uk_law)})
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def ends_by_month(rows: Sequence[Row], on: date, months: int = 24) -> list[tuple[str, int]]:
    """How many agreements end in each of the coming months: (`2027-03`, 4)."""
    first = on.year * 12 + on.month - 1
    names = [f"{at // 12}-{at % 12 + 1:02}" for at in range(first, first + months)]
    ends = Counter(one.next_end.isoformat()[:7] for one in rows if one.next_end)
    return [(name, ends[name]) for name in names]
