"""What a review is made from: the laws that clauses speak of, near wordings, translations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from agreements import deviation, laws
from agreements.assembly.choice import Context
from agreements.commands.files import read_bytes
from agreements.exchange import tmx
from agreements.library.law_words import law_words
from agreements.library.lookup import lookup
from agreements.memory import Memory
from agreements.memory.reading import Translating
from agreements.model import Finding, Judgement, Language, Library, Place, Reader, Term
from agreements.model.document import Document, Outline
from agreements.model.received import Flag, MissingTopic, ReviewedClause

if TYPE_CHECKING:
    from agreements.translators import Engine

SYSTEM: Mapping[Reader, str] = {"mexico": "uk", "uk": "mexico"}
_TITLES = 12


@dataclass(frozen=True, slots=True)
class Spoken:
    """A passage with the language that its words show, as a search for laws reads it."""

    text: str
    language: str


def judged(
    clauses: Sequence[ReviewedClause], document: Document, outline: Outline, library: Library,
    reader: Reader, where: str,
) -> tuple[tuple[ReviewedClause, ...], tuple[Flag, ...]]:  # fmt: skip
    """The clauses with their judgements, and what is to be said of the words that tie them."""
    passages = [
        Spoken(one.text, spoken)
        for one, spoken in zip(document.passages, outline.languages, strict=True)
    ]
    kept = lookup(library)
    mentions = laws.find(passages, library.laws.values(), law_words(library))
    under = laws.setting(passages, mentions)
    reading = laws.review(library, reader, under, where, kept.answers)
    told: list[ReviewedClause] = []
    flags: list[Flag] = []
    for clause in clauses:
        own = [one for one in mentions if one.passage in clause.passages]
        judgement = laws.judge(own, under, SYSTEM[reader])
        told.append(replace(clause, judgement=judgement))
        place = Place(clause=clause.number or clause.heading, language=clause.language)
        near = clause.nearest.clause if clause.nearest else ""
        found = laws.findings(judgement, reading, place, near)
        flags += _flags(found, judgement, clause, kept.answers)
    return tuple(told), tuple(flags)


def _flags(
    found: Iterable[Finding], judgement: Judgement, clause: ReviewedClause, answers: laws.Answers
) -> Iterator[Flag]:
    """The findings with the first words of each law that they speak of, and their topics."""
    mentions = (*judgement.ties, *judgement.stale, *judgement.aside)
    near = clause.nearest.clause if clause.nearest else ""
    for finding in found:
        first = next((one for one in mentions if one.law.id == finding.about), None)
        if first is not None:
            answer = laws.fitting(answers, finding.about, near)
            topics = answer.topics if answer else clause.topics
            yield Flag(first.passage, first.start, first.end, clause.id, finding, topics)


def placed(clauses: Sequence[ReviewedClause], library: Library) -> tuple[ReviewedClause, ...]:
    """The clauses with the wording of the library nearest to each, and the difference."""
    among = lookup(library).indexes
    told = []
    for clause in clauses:
        used = among[clause.language or "en"]
        found = deviation.nearest(clause.heading, clause.text, used)
        near = deviation.with_difference(found, clause.text) if found else None
        topics = library.clauses[found.clause].topics if found else ()
        told.append(replace(clause, nearest=near, topics=topics))
    return tuple(told)


def lacking(
    clauses: Sequence[ReviewedClause], library: Library, instrument: str, models: tuple[str, ...]
) -> tuple[MissingTopic, ...]:
    """What a complete instrument of that kind holds and the draft does not."""
    where = Context(instrument, models, "", "", "uk", frozenset())
    pairs = [(one.heading, one.text) for one in clauses]
    languages = [one.language for one in clauses]
    return deviation.missing(pairs, lookup(library).indexes, library, where, languages)


def instrument(document: Document, library: Library) -> str:
    """The instrument that the first lines of a document name, or nothing."""
    first = " ".join(one.text for one in document.body[:_TITLES]).casefold()
    found = {
        key: min((place for text in (name["title"].en, name["title"].es)
                  if (place := first.find(text.casefold())) >= 0), default=-1)
        for key, name in library.phrases["instruments"].items()
    }  # fmt: skip
    named = {key: place for key, place in found.items() if place >= 0}
    return min(named, key=lambda key: named[key], default="")


def translating(
    library: Library, memories: Sequence[Path], source: Language, engine: Engine | None,
    names: tuple[str, ...] = (), terms: Iterable[Term] = (),
) -> Translating:  # fmt: skip
    """What sentences of a language are translated with: memories named first, then the library."""
    units = [unit for path in memories for unit in tmx.read(read_bytes(path), str(path))]
    memory = Memory([*units, *lookup(library).units], source)
    target: Language = "es" if source == "en" else "en"
    asking = Translating(memory, source, names, tuple(terms))
    if engine is not None:
        asking.ask = lambda text: engine.translate(text, source, target)
        asking.engine = f"{engine.name} ({engine.host})"
    return asking


def approved(engine: Engine | None) -> tuple[Term, ...]:
    """The glossary's terms where an engine may use others; reading them takes a second."""
    if engine is None:
        return ()
    from agreements.library.cache import shipped
    from agreements.library.glossary import read_glossary

    return tuple(read_glossary(shipped() / "glossary").values())


def parties(document: Document) -> tuple[str, ...]:
    """Short names that the document defines in quotation marks: `(“Aberdown”)`."""
    found = re.findall(r"[“\"«]([A-ZÁÉÍÓÚ][\w&. -]{2,40})[”\"»]\)",
                       "\n".join(one.text for one in document.body[:60]))  # fmt: skip
    return tuple(dict.fromkeys(one for one in found if one.isupper() or " " in one))
