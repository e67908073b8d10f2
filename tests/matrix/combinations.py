"""Every combination that the library can be asked for, and what its checks find there."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from agreements.assembly import assemble, assemble_one
from agreements.assembly import choice as choosing
from agreements.checks import registry
from agreements.model import Agreement, Applies, Clause, Library, Position, Request
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
            instrument, (model,), nation, regime, structure, "columns", DATED, {}  # type: ignore[arg-type]
        )


def everything_stated(library: Library, request: Request) -> Request:
    """The same request with every fact and list given and every optional clause asked for."""
    from agreements.model import Bilingual

    text = Bilingual("something", "algo")
    rows = {key: ({field: text for field in fields},) for key, fields in library.lists.items()}
    return replace(
        request,
        facts={name: text for name in library.facts if name not in ("uk", "mx")},
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
    """What the checks of a whole draft find in one."""
    for finding in registry.run("agreement", agreement, library):
        yield Trouble(finding.check, finding.places[0].clause, finding.words, said(agreement.request))


def said(request: Request) -> str:
    """A combination in one line."""
    chosen = " ".join(f"{id}/{name}" for id, name in request.positions.items())
    models = "+".join(request.models)
    return (
        f"{request.instrument} {models} {request.uk_nation} {request.mexican_regime} "
        f"{request.structure} {chosen}".strip()
    )


def by_default(library: Library, part: int, parts: int) -> tuple[int, set[Trouble]]:
    """Every combination of this part with its default positions: how many, and what is wrong."""
    found: set[Trouble] = set()
    count = 0
    for place, request in enumerate(requests(library)):
        if place % parts == part:
            found.update(troubles(library, assemble(library, request)))
            count += 1
    return count, found


def position_by_position(library: Library, part: int, parts: int) -> tuple[int, set[Trouble]]:
    """Every position wherever it may stand, in place of the default one.

    A clause reads few axes: it is drafted once for each value of those that it reads and for
    each set of its neighbours (clauses that it refers to or depends on) that stand there.
    """
    found: set[Trouble] = set()
    seen: set[object] = set()
    for place, request in enumerate(requests(library)):
        if place % parts != part:
            continue
        where = choosing.context(request)
        standing = choosing.standing(choosing.choose(library, request), where)
        for clause, position in _candidates(library, where):
            key = _key(clause, position, request, standing)
            if key not in seen:
                seen.add(key)
                asked = replace(request, positions={clause.id: position.id})
                found.update(_alone(library, asked, clause.id))
    return len(seen), found


def _alone(library: Library, request: Request, id: str) -> Iterator[Trouble]:
    clause = assemble_one(library, request, id)
    if clause is None:
        return
    from agreements.assembly import blanks_of
    from agreements.model import Bilingual

    agreement = Agreement(
        request, Bilingual("", ""), (clause,), (), tuple(blanks_of(library, clause)), ""
    )
    for finding in registry.run("agreement", agreement, library, ignore=_WHOLE):
        yield Trouble(finding.check, id, finding.words, said(request))


_WHOLE = ("terms-defined-once-and-used",)


def _candidates(library: Library, where: choosing.Context) -> Iterator[tuple[Clause, Position]]:
    for clause in library.clauses.values():
        if choosing.fits(clause.applies, where):
            for position in clause.positions:
                if choosing.fits(position.applies, where):
                    yield clause, position


def _key(
    clause: Clause, position: Position, request: Request, standing: frozenset[str]
) -> tuple[object, ...]:
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
