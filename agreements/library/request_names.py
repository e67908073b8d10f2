"""The clauses and positions that a request names: whether there are such, and fit its context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agreements.assembly import choice as choosing
from agreements.assembly.choice import Context
from agreements.library.request_values import unknown
from agreements.library.strict_yaml import Path, Source
from agreements.model import Clause, Library


def check_names(
    source: Source,
    library: Library,
    positions: Mapping[str, str],
    include: Sequence[str],
    omit: Sequence[str],
    where: Context | None,
) -> None:
    """Note every clause or position that there is not, or that the context cannot hold.

    Without a context, because its choices are at fault themselves, only what there is not.
    """
    for place, id in enumerate(include):
        _check_clause(source, ("include", place), id, library, where)
    for place, id in enumerate(omit):
        _check_clause(source, ("omit", place), id, library, None)
    for id, position in positions.items():
        if _check_clause(source, ("positions", id), id, library, where):
            _check_position(source, library.clauses[id], position, where)
    for id in sorted({*omit} & {*include, *positions}):
        _note_both_ways(source, id, omit.index(id), "include" if id in include else "positions")


def _check_clause(
    source: Source, path: Path, id: str, library: Library, where: Context | None
) -> bool:
    if id not in library.clauses:
        unknown(source, path, "clause", "cláusula", id, library.clauses)
        return False
    if where is None or choosing.fits(library.clauses[id].applies, where):
        return True
    source.fault(
        path,
        f"clause “{id}” has no place in this instrument with these models, nation, regime and "
        f"structure. Take it out, or see `convenio library show {id}`.",
        f"la cláusula «{id}» no cabe en este instrumento con estos modelos, nación, régimen y "
        f"estructura. Quítela o consulte `convenio library show {id}`.",
        id,
    )
    return False


def _check_position(source: Source, clause: Clause, id: str, where: Context | None) -> None:
    path = ("positions", clause.id)
    named = {one.id: one for one in clause.positions}
    fitting = [
        one.id for one in clause.positions if where is None or choosing.fits(one.applies, where)
    ]
    if id not in named:
        en, es = f"“{clause.id}”: position", f"«{clause.id}»: la posición"
        unknown(source, path, en, es, id, fitting)
    elif id not in fitting:
        source.fault(
            path,
            f"position “{id}” of “{clause.id}” does not fit this instrument, nation, regime or "
            f"structure. Take it out, or see `convenio library show {clause.id}`.",
            f"la posición «{id}» de «{clause.id}» no admite este instrumento, nación, régimen o "
            f"estructura. Quítela o consulte `convenio library show {clause.id}`.",
            id,
        )


def _note_both_ways(source: Source, id: str, place: int, other: str) -> None:
    source.fault(
        ("omit", place),
        f"clause “{id}” stands under “omit” and under “{other}”. Take it out of one of them.",
        f"la cláusula «{id}» está en «omit» y en «{other}». Quítela de una de las dos.",
        id,
    )
