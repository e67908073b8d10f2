"""Every combination that the library can be asked for, and what its checks find there."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

from agreements.assembly import Drafted, Plan, instead, plan, printed
from agreements.assembly import choice as choosing
from agreements.assembly.choice import Choice
from agreements.checks import drafts, registry
from agreements.model import (
    AgreedClause,
    Agreement,
    Applies,
    Bilingual,
    Clause,
    Finding,
    Library,
    Name,
    Position,
    Request,
)
from agreements.text.marks import marks

DATED = date(2026, 11, 22)
STRUCTURES = ("uk", "mexican")


@dataclass(frozen=True)
class Trouble:
    """A finding of a check in one combination, said so that a reader can repeat it."""

    check: str
    clause: str
    words: str
    where: str


def requests(library: Library) -> Iterator[Request]:
    """Every instrument, model, nation, regime and structure; nothing else stated."""
    phrases = library.phrases
    for instrument, model, nation, regime, structure in product(
        phrases["instruments"],
        phrases["models"],
        phrases["uk_nations"],
        phrases["mexican_regimes"],
        STRUCTURES,
    ):
        yield Request(
            instrument,
            (model,),
            nation,
            regime,
            structure,
            "columns",
            DATED,
            {},  # type: ignore[arg-type]
        )


def everything_stated(library: Library, request: Request) -> Request:
    """The same request with every fact and list given and every optional clause asked for."""
    text = Bilingual("something", "algo")
    rows = {key: (dict.fromkeys(fields, text),) for key, fields in library.lists.items()}
    return replace(
        request,
        facts={
            key: Name("thing", "cosa", "la") if one.type == "name" else text
            for key, one in library.facts.items()
        },
        lists=rows,
        include=tuple(library.clauses),
    )


def several_models(library: Library, seed: int, count: int) -> Iterator[Request]:
    """Memoranda and framework agreements that name two to four models, drawn by a seed."""
    dice = random.Random(seed)
    phrases = library.phrases
    for _ in range(count):
        models = tuple(dice.sample(list(phrases["models"]), dice.randint(2, 4)))
        yield Request(
            dice.choice(("memorandum", "framework-agreement")),
            models,
            dice.choice(list(phrases["uk_nations"])),
            dice.choice(list(phrases["mexican_regimes"])),
            dice.choice(STRUCTURES),  # type: ignore[arg-type]
            "columns",
            DATED,
            {},
        )


def troubles(library: Library, agreement: Agreement) -> Iterator[Trouble]:
    """What all checks find in a draft."""
    for finding in drafts.findings(agreement, library):
        yield _trouble(finding, agreement.request)


def _trouble(finding: Finding, request: Request) -> Trouble:
    return Trouble(finding.check, finding.places[0].clause, finding.words, said(request))


def said(request: Request) -> str:
    """A combination in one line."""
    chosen = " ".join(f"{id}/{name}" for id, name in request.positions.items())
    models = "+".join(request.models)
    return (
        f"{request.instrument} {models} {request.uk_nation} {request.mexican_regime} "
        f"{request.structure} {chosen}".strip()
    )


@dataclass
class Sweep:
    """What a sweep over a part of the combinations has seen."""

    combinations: int = 0
    clauses: int = 0
    tried: set[object] = field(default_factory=set)
    found: set[Trouble] = field(default_factory=set)


def sweep(library: Library, part: int, parts: int) -> Sweep:
    """Every combination of this part: its default draft, and every other position in its place.

    A clause reads few axes. It is printed and checked once for each value of those that it reads
    and for each set of neighbours (clauses that it refers to or depends on) that stand beside it;
    what a clause alone cannot show is checked on every combination. `test_the_sweep_is_honest`
    holds this against the plain way on a sample.
    """
    done = Sweep()
    known: dict[object, AgreedClause] = {}
    nations = list(library.phrases["uk_nations"])
    for request in requests(library):
        if nations.index(request.uk_nation) % parts == part:
            made = plan(library, request)
            clauses = [_clause(library, made, one, known, done) for one in made.drafted]
            _whole(library, request, clauses, done)
            _other_positions(library, made, known, done)
            done.combinations += 1
    done.clauses = len(known)
    return done


def _clause(
    library: Library,
    made: Plan,
    drafted: Drafted,
    known: dict[object, AgreedClause],
    done: Sweep,
) -> AgreedClause:
    clause, position = drafted.choice.clause, drafted.choice.position
    request = made.printer.request
    entries = tuple(one.id for one in drafted.entries)
    key = (entries, *_key(clause, position, request, made.standing))
    if key not in known:
        found = known[key] = printed(made, drafted)
        asked = replace(request, positions={clause.id: position.id})
        for finding in registry.run("draft", found, request, library):
            done.found.add(_trouble(finding, asked))
    return known[key]


def _whole(library: Library, request: Request, clauses: list[AgreedClause], done: Sweep) -> None:
    agreement = Agreement(request, Bilingual("", ""), tuple(clauses), (), (), "")
    for finding in registry.run("agreement", agreement, library):
        done.found.add(_trouble(finding, request))


def _other_positions(
    library: Library, made: Plan, known: dict[object, AgreedClause], done: Sweep
) -> None:
    request = made.printer.request
    for clause, position in _candidates(library, made.where):
        key = _key(clause, position, request, made.standing)
        if key in done.tried:
            continue
        done.tried.add(key)
        beside = made
        if _unsettles(made, clause, position):
            asked = replace(request, positions={clause.id: position.id}, include=(clause.id,))
            beside = plan(library, asked)
        drafted = instead(beside, Choice(clause, position, NO_REASON))
        if drafted and clause.id != "definitions":
            _clause(library, beside, drafted, known, done)


NO_REASON = Bilingual("", "")


def _unsettles(made: Plan, clause: Clause, position: Position) -> bool:
    """Whether a position rules out one that stands, so that its neighbours must be re-chosen."""
    key = f"{clause.id}/{position.id}"
    return any(
        key in one.position.conflicts or f"{one.clause.id}/{one.position.id}" in position.conflicts
        for one in made.choices
        if one.clause.id != clause.id
    )


def _candidates(library: Library, where: choosing.Context) -> Iterator[tuple[Clause, Position]]:
    for clause in library.clauses.values():
        if choosing.fits(clause.applies, where):
            for position in clause.positions:
                if choosing.fits(position.applies, where):
                    yield clause, position


def _key(
    clause: Clause, position: Position, request: Request, standing: frozenset[str]
) -> tuple[object, ...]:
    """What a clause in a position is printed from in a combination, apart from its number."""
    axes, neighbours = _reads(position, clause)
    values = tuple(getattr(request, axis) for axis in axes)
    return clause.id, position.id, request.instrument, values, neighbours & standing


_READ: dict[int, tuple[tuple[str, ...], frozenset[str]]] = {}


def _reads(position: Position, clause: Clause) -> tuple[tuple[str, ...], frozenset[str]]:
    found = _READ.get(id(position))
    if found is None:
        found = _READ[id(position)] = _axes(clause, position), _neighbours(position)
    return found


def _axes(clause: Clause, position: Position) -> tuple[str, ...]:
    parts: list[Applies] = [clause.applies, position.applies]
    parts += [one.applies for one in position.laws]
    for paragraph in position.paragraphs:
        parts.append(paragraph.applies)
        parts += [one.applies for one in paragraph.laws]
    axes = []
    phrased = {mark.argument.partition(".")[0] for mark in _marks(position)}
    if phrased & {"nation"} or any(one.uk_nations for one in parts) or _cites(position):
        axes.append("uk_nation")
    if phrased & {"regime"} or any(one.mexican_regimes for one in parts) or _cites(position):
        axes.append("mexican_regime")
    if any(one.structures for one in parts):
        axes.append("structure")
    if any(one.applies.models for one in position.paragraphs):
        axes.append("models")
    return tuple(axes)


def _cites(position: Position) -> bool:
    """Whether a position rests on a law, whose extent each nation and regime must be held to."""
    return bool(position.laws) or any(
        paragraph.laws or any(mark.function == "law" for mark in marks(paragraph.en))
        for paragraph in position.paragraphs
    )


def _neighbours(position: Position) -> frozenset[str]:
    ids: set[str] = set()
    for paragraph in position.paragraphs:
        ids.update(paragraph.applies.present, paragraph.applies.absent)
    ids.update(
        mark.argument.partition(".")[0] for mark in _marks(position) if mark.function == "ref"
    )
    return frozenset(ids)


def _marks(position: Position) -> Iterable:  # type: ignore[type-arg]
    return [mark for one in position.paragraphs for mark in marks(one.en)]
