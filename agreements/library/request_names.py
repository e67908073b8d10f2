"""The clauses and positions that a request names: whether there are such, and fit its context."""

from __future__ import annotations

from agreements.assembly import choice as choosing
from agreements.library.request_values import unknown
from agreements.library.strict_yaml import Path, Source
from agreements.model import Clause, Library, Request


def check_names(source: Source, library: Library, request: Request) -> None:
    """Note every clause or position that there is not, or that this request cannot hold."""
    for place, id in enumerate(request.include):
        _check_clause(source, ("include", place), id, library, request)
    for place, id in enumerate(request.omit):
        if id not in library.clauses:
            unknown(source, ("omit", place), "clause", "cláusula", id, library.clauses)
    for id, position in request.positions.items():
        path = ("positions", id)
        if _check_clause(source, path, id, library, request):
            _check_position(source, library.clauses[id], position, request)
    for id in sorted({*request.omit} & {*request.include, *request.positions}):
        _note_both_ways(source, request, id)


def _check_clause(source: Source, path: Path, id: str, library: Library, request: Request) -> bool:
    if id not in library.clauses:
        unknown(source, path, "clause", "cláusula", id, library.clauses)
        return False
    if choosing.fits(library.clauses[id].applies, choosing.context(request)):
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


def _check_position(source: Source, clause: Clause, id: str, request: Request) -> None:
    path = ("positions", clause.id)
    named = {one.id: one for one in clause.positions}
    where = choosing.context(request)
    if id not in named:
        fitting = [one.id for one in clause.positions if choosing.fits(one.applies, where)]
        en, es = f"“{clause.id}”: position", f"«{clause.id}»: la posición"
        unknown(source, path, en, es, id, fitting)
    elif not choosing.fits(named[id].applies, where):
        source.fault(
            path,
            f"position “{id}” of “{clause.id}” does not fit this instrument, nation, regime or "
            f"structure. Take it out, or see `convenio library show {clause.id}`.",
            f"la posición «{id}» de «{clause.id}» no admite este instrumento, nación, régimen o "
            f"estructura. Quítela o consulte `convenio library show {clause.id}`.",
            id,
        )


def _note_both_ways(source: Source, request: Request, id: str) -> None:
    other = "include" if id in request.include else "positions"
    source.fault(
        ("omit", request.omit.index(id)),
        f"clause “{id}” stands under “omit” and under “{other}”. Take it out of one of them.",
        f"la cláusula «{id}» está en «omit» y en «{other}». Quítela de una de las dos.",
        id,
    )
