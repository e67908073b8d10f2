"""Library + Request -> Agreement: choose clauses and positions, number, cross-refer, fill.

Pure: no file, clock or network. What is missing becomes a visible blank, never a gap in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from agreements.assembly import choice as choosing
from agreements.assembly.choice import Choice, Context
from agreements.assembly.notes import notes
from agreements.assembly.numbering import (
    NO_NUMBER,
    Counter,
    Number,
    clause_name,
    heading,
    paragraph_name,
)
from agreements.assembly.rendering import Printer, Target, phrase_values
from agreements.assembly.tables import table
from agreements.model import (
    BINDING_INSTRUMENTS,
    LANGUAGES,
    AgreedClause,
    AgreedParagraph,
    Agreement,
    Bilingual,
    Blank,
    Definition,
    Library,
    Mark,
    Marked,
    Paragraph,
    Request,
    Silence,
    Span,
    Value,
)
from agreements.text.marks import marks

__all__ = [
    "SHORT_NAMES",
    "Drafted",
    "Plan",
    "assemble",
    "blanks_of",
    "definitions",
    "instead",
    "plan",
    "printed",
]

_RUNNING = ("recital", "declaration")


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph to print: its text, its number and the values only it has (`each.title`)."""

    paragraph: Paragraph
    id: str
    number: Number
    each: Mapping[str, Value] | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """A clause that stands, numbered but not yet printed."""

    choice: Choice
    number: Number
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a draft will hold: the choices made, the clauses that stand, and how marks print.

    `standing` holds the ids of the clauses in `drafted`.
    """

    where: Context
    choices: tuple[Choice, ...]
    drafted: tuple[Drafted, ...]
    standing: frozenset[str]
    printer: Printer


def assemble(library: Library, request: Request) -> Agreement:
    """The whole draft that a request asks for."""
    made = plan(library, request)
    clauses = tuple(printed(made, one) for one in made.drafted)
    return Agreement(
        request=request,
        title=_title(library, request),
        clauses=clauses,
        silences=tuple(_silences(made)),
        blanks=tuple(blank for one in clauses for blank in blanks_of(library, one)),
        library_version=library.version,
    )


def plan(library: Library, request: Request) -> Plan:
    """The choices that a request leads to, numbered, before any text is printed."""
    where = choosing.context(request)
    choices = choosing.choose(library, request)
    drafted = _draft(library, request, choices, where)
    printer = _printer(library, request, drafted)
    standing = frozenset(one.choice.clause.id for one in drafted)
    return Plan(where, tuple(choices), tuple(drafted), standing, printer)


def instead(made: Plan, choice: Choice) -> Drafted | None:
    """A clause in another position beside the clauses of a plan; None if it says nothing there."""
    id = choice.clause.id
    paragraphs = choosing.paragraphs(choice, made.where, made.standing | {id})
    standing = [(choice, paragraphs)] if paragraphs else []
    return next(iter(_numbered(made.printer.request, standing, ())), None)


def printed(made: Plan, drafted: Drafted) -> AgreedClause:
    """A clause of a plan, or one instead of it, with its text."""
    printer = made.printer
    own = _targets([drafted], printer.request)
    if not own.keys() <= printer.targets.keys():
        printer = replace(printer, targets={**printer.targets, **own})
    return _agreed(drafted, printer, made.where)


def _draft(
    library: Library, request: Request, choices: Sequence[Choice], where: Context
) -> list[Drafted]:
    """The clauses that stand, with the definitions that they use.

    The clause of definitions stands only where a term needs it, so it is decided last.
    """
    present = choosing.standing(choices, where)
    standing = _standing(choices, where, present)
    used = definitions(library, [text for pair in standing for text in _texts(*pair)])
    if not used:
        standing = _standing(choices, where, present - {_DEFINITIONS})
        standing = [pair for pair in standing if pair[0].clause.id != _DEFINITIONS]
    return _numbered(request, standing, used)


_DEFINITIONS = "definitions"


def _standing(
    choices: Sequence[Choice], where: Context, present: frozenset[str]
) -> list[tuple[Choice, list[Paragraph]]]:
    pairs = ((one, choosing.paragraphs(one, where, present)) for one in choices)
    return [(one, paragraphs) for one, paragraphs in pairs if paragraphs]


def _texts(choice: Choice, paragraphs: Sequence[Paragraph]) -> Iterator[Marked]:
    if choice.clause.id != _DEFINITIONS:
        yield choice.clause.title[0]
        yield from (one.en for one in paragraphs)


def definitions(library: Library, texts: Sequence[Marked]) -> list[Definition]:
    """The definitions that texts use, directly or through each other, in English order."""
    passing = {mark.argument for mark in _of(texts, "defined")}
    found: dict[str, Definition] = {}
    waiting = [mark.argument for mark in _of(texts, "term")]
    while waiting:
        id = waiting.pop()
        definition = library.definitions.get(id)
        if definition and id not in found and id not in passing:
            found[id] = definition
            waiting.extend(mark.argument for mark in _of((definition.en,), "term"))
    return sorted(found.values(), key=lambda one: one.name.en.casefold())


def _of(texts: Sequence[Marked], function: str) -> Iterator[Mark]:
    return (mark for text in texts for mark in marks(text) if mark.function == function)


def _numbered(
    request: Request,
    standing: Sequence[tuple[Choice, list[Paragraph]]],
    used: Sequence[Definition],
) -> list[Drafted]:
    drafted: list[Drafted] = []
    counts = {"clause": 0, "schedule": 0}
    running = {kind: Counter(kind, request.structure) for kind in _RUNNING}  # type: ignore[arg-type]
    for one, paragraphs in standing:
        clause = one.clause
        if clause.kind in counts:
            counts[clause.kind] += 1
        number = heading(clause.kind, request.structure, counts.get(clause.kind, 0))
        counter = running.get(clause.kind) or Counter(
            clause.kind, request.structure, number.full.en
        )
        repeated = _repeated(clause.id, paragraphs, request, used)
        drafted.append(Drafted(one, number, tuple(_entries(repeated, counter))))
    return drafted


def _repeated(
    clause: str, standing: Sequence[Paragraph], request: Request, used: Sequence[Definition]
) -> Iterator[tuple[Paragraph, str, Mapping[str, Value] | None]]:
    for paragraph in standing:
        id = f"{clause}.{paragraph.id}"
        if paragraph.repeat:
            rows = request.lists.get(paragraph.repeat) or ({},)
            for place, row in enumerate(rows, start=1):
                each = {f"each.{key}": value for key, value in row.items()}
                yield paragraph, f"{id}-{place}", each
        else:
            yield paragraph, id, None
        if clause == _DEFINITIONS and paragraph.id == "list":
            yield from ((_definition(one), f"{id}-{one.id}", None) for one in used)


def _entries(
    repeated: Iterator[tuple[Paragraph, str, Mapping[str, Value] | None]], counter: Counter
) -> Iterator[Entry]:
    for paragraph, id, each in repeated:
        level = 0 if paragraph.table else paragraph.level
        yield Entry(paragraph, id, counter.next(level), each)


def _definition(definition: Definition) -> Paragraph:
    mark = Mark("defined", definition.id)
    return Paragraph(
        level=2,
        id=f"list-{definition.id}",
        en=(mark, " means ", *definition.en, "."),
        es=(mark, ": ", *definition.es, "."),
    )


def _printer(library: Library, request: Request, drafted: Sequence[Drafted]) -> Printer:
    defaults, titles = _defaults(library)
    values = {**defaults, **phrase_values(library, request), **request.facts}
    values |= _short_names(values)
    return Printer(library, request, values, titles, _targets(drafted, request))


@lru_cache(maxsize=4)
def _defaults(library: Library) -> tuple[Mapping[str, Value], Mapping[str, Bilingual]]:
    """The defaults of every parameter, and the titles of everything that may be missing."""
    parameters = [one for clause in library.clauses.values() for one in clause.parameters]
    titles = {one.name: one.title for one in parameters}
    titles |= {one.name: one.title for one in library.facts.values()}
    titles |= {key: library.facts[full].title for key, full in SHORT_NAMES.items()}
    return {one.name: one.default for one in parameters if one.default is not None}, titles


SHORT_NAMES = {"uk": "uk.short_name", "mx": "mx.short_name", "programme": "programme.title"}
_LONG = {"uk": "uk.legal_name", "mx": "mx.legal_name"}


def _short_names(values: Mapping[str, Value]) -> dict[str, Value]:
    names: dict[str, Value] = {}
    for key, full in (*_LONG.items(), *SHORT_NAMES.items()):
        if full in values:
            names[key] = values[full]
    if "instrument.this" in values:
        names["this"] = values["instrument.this"]
    return names


def _targets(drafted: Sequence[Drafted], request: Request) -> dict[str, Target]:
    targets: dict[str, Target] = {}
    for one in drafted:
        clause = one.choice.clause
        name = clause_name(clause.kind, request.structure, one.number)
        targets[clause.id] = Target(name, one.number.full, clause.id)
        place = 0
        for entry in one.entries:
            place += entry.paragraph.level == 1
            targets[entry.id] = _target(one, entry, request, place)
    return targets


def _target(drafted: Drafted, entry: Entry, request: Request, place: int) -> Target:
    clause, level = drafted.choice.clause, entry.paragraph.level
    if level == 0 or (entry.number.full == NO_NUMBER and clause.kind != "clause"):
        name = clause_name(clause.kind, request.structure, drafted.number)
        return Target(name, drafted.number.full, clause.id)
    name = paragraph_name(
        clause.kind, request.structure, drafted.number, entry.number, place, level
    )
    if clause.kind == "clause" and request.structure == "mexican":
        return Target(name, drafted.number.full, clause.id)
    return Target(name, entry.number.full, entry.id)


def _agreed(drafted: Drafted, printer: Printer, where: Context) -> AgreedClause:
    clause, position = drafted.choice.clause, drafted.choice.position
    paragraphs = tuple(_printed(entry, printer, where) for entry in drafted.entries)
    laws = choosing.laws(position.laws, where)
    cited = (law for one in paragraphs for law in one.laws)
    every = tuple(dict.fromkeys((*laws, *cited)))
    return AgreedClause(
        id=clause.id,
        kind=clause.kind,
        topics=clause.topics,
        position=position.id,
        rank=position.rank,
        leans=position.leans,
        binding=_binds(position.binding, where.instrument),
        label=drafted.number.label,
        full=drafted.number.full,
        title_en=printer.spans(clause.title[0], "en"),
        title_es=printer.spans(clause.title[1], "es"),
        paragraphs=paragraphs,
        laws=every,
        notes=tuple(notes(clause, position, every, printer.library)),
        reason=drafted.choice.reason,
    )


def _printed(entry: Entry, printer: Printer, where: Context) -> AgreedParagraph:
    paragraph = entry.paragraph
    if entry.each is not None:
        printer = replace(printer, values={**printer.values, **entry.each})
    en, es = printer.spans(paragraph.en, "en"), printer.spans(paragraph.es, "es")
    cited = (span.target for span in (*en, *es) if span.kind == "law")
    rests = choosing.laws(paragraph.laws, where)
    return AgreedParagraph(
        id=entry.id,
        level=paragraph.level,
        label=entry.number.label,
        full=entry.number.full,
        en=en,
        es=es,
        table=table(paragraph.table, printer) if paragraph.table else None,
        laws=tuple(dict.fromkeys((*rests, *cited))),
    )


def _binds(binding: str, instrument: str) -> bool:
    if binding == "with-instrument":
        return instrument in BINDING_INSTRUMENTS
    return binding == "always"


def _title(library: Library, request: Request) -> Bilingual:
    name = library.phrases["instruments"][request.instrument]["title"]
    return Bilingual(name.en, name.es)


def _silences(made: Plan) -> Iterator[Silence]:
    standing = made.standing
    for one in made.choices:
        if one.clause.id not in standing:
            yield Silence(one.clause.id, one.position.id, one.position.guidance)


def blanks_of(library: Library, clause: AgreedClause) -> Iterator[Blank]:
    """The facts that a clause still lacks, each once."""
    titles = _defaults(library)[1]
    missing = dict.fromkeys(one.target for one in _all_spans(clause) if one.kind == "blank")
    for fact in missing:
        yield Blank(fact, clause.id, titles.get(fact) or _table_title(clause))


def _table_title(clause: AgreedClause) -> Bilingual:
    """What a gap in a table is called: a list has no title of its own, its schedule has."""
    en, es = ("".join(span.text for span in clause.title(one)) for one in LANGUAGES)
    return Bilingual(f"a table of “{en}”", f"un cuadro de «{es}»")


def _all_spans(clause: AgreedClause) -> Iterator[Span]:
    yield from clause.title_en
    yield from clause.title_es
    for paragraph in clause.paragraphs:
        yield from paragraph.en
        yield from paragraph.es
        if paragraph.table:
            for row in paragraph.table.rows:
                for cell in row:
                    yield from cell
