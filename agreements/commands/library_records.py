"""What `convenio library` says, as plain records: JSON is made of them, and so are the pages.

Their schemas are clause_library/schemas/library-{list,show,lint}.schema.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from agreements.assembly.rendering import printed
from agreements.catalogue import Listed, laws_of
from agreements.checks import registry
from agreements.checks.texts import cited
from agreements.commands.history import Change
from agreements.commands.library import Lint
from agreements.commands.readable import Reader
from agreements.model import (
    Applies,
    Bilingual,
    Clause,
    Finding,
    LawUse,
    Library,
    Mark,
    Marked,
    Paragraph,
    Parameter,
    Position,
    Table,
)

Record = dict[str, Any]


def listing(found: Iterable[Listed], library: Library) -> Record:
    """The clauses that pass the filters of `list`."""
    reader = Reader(library)
    return {
        "format": "1",
        "library_version": library.version,
        "clauses": [_listed(one, reader) for one in found],
    }


def clause(
    found: Clause,
    positions: Sequence[Position],
    library: Library,
    history: Sequence[Change] | None,
) -> Record:
    """A clause with the positions asked for, its texts made readable."""
    reader = Reader(library, found.applies)
    return {
        "format": "1",
        "library_version": library.version,
        "id": found.id,
        "path": found.path,
        "kind": found.kind,
        "topics": list(found.topics),
        "title": reader.both(*found.title),
        "applies": _applies(found.applies),
        "guidance": _both(found.guidance),
        "parameters": [_parameter(one) for one in found.parameters],
        "positions": [_position(found, one, library) for one in positions],
        "history": None if history is None else [_change(one) for one in history],
    }


def lint(done: Lint, on: date) -> Record:
    """What lint found, and how much it read."""
    return {
        "format": "1",
        "on": on.isoformat(),
        "read": {"clauses": done.clauses, "laws": done.laws, "definitions": done.definitions},
        "counts": {
            "error": done.count("error"),
            "warning": done.count("warning"),
            "note": done.count("note"),
        },
        "findings": [_finding(one) for one in done.findings],
    }


def _listed(found: Listed, reader: Reader) -> Record:
    clause = found.clause
    return {
        "id": clause.id,
        "path": clause.path,
        "kind": clause.kind,
        "topics": list(clause.topics),
        "title": reader.both(*clause.title),
        "requirement": found.requirement,
        "positions": [
            {
                "id": one.id,
                "rank": one.rank,
                "leans": one.leans,
                "binding": one.binding,
                "silent": not one.paragraphs,
                "laws": list(laws_of(one)),
            }
            for one in found.positions
        ],
        "laws": list(found.laws),
    }


def _position(clause: Clause, position: Position, library: Library) -> Record:
    return {
        "id": position.id,
        "line": position.line,
        "rank": position.rank,
        "leans": position.leans,
        "binding": position.binding,
        "applies": _applies(position.applies),
        "conflicts": list(position.conflicts),
        "guidance": _both(position.guidance),
        "review": {"who": position.review.who, "why": _both(position.review.why)}
        if position.review
        else None,
        "approval": _both(position.approval),
        "reply": _both(position.reply),
        "laws": [_law(use, library) for use in _uses(position)],
        "paragraphs": [
            _paragraph(one, Reader(library, clause.applies, position.applies, one.applies))
            for one in position.paragraphs
        ],
    }


def _uses(position: Position) -> list[LawUse]:
    uses = [*position.laws, *(use for one in position.paragraphs for use in cited(one))]
    return list({use.id: use for use in reversed(uses)}.values())[::-1]


def _law(use: LawUse, library: Library) -> Record:
    law = library.laws[use.id]
    return {
        "id": law.id,
        "name": {"en": law.name.en, "es": law.name.es},
        "system": law.system,
        "bearing": law.bearing,
        "citation": law.citation,
        "extent": list(law.extent),
        "applies": _applies(use.applies),
        "checked_on": law.checked_on.isoformat() if law.checked_on else None,
    }


def _paragraph(paragraph: Paragraph, reader: Reader) -> Record:
    return {
        "id": paragraph.id,
        "line": paragraph.line,
        "level": paragraph.level,
        "applies": _applies(paragraph.applies),
        "repeat": paragraph.repeat or None,
        "text": None if paragraph.table else reader.both(paragraph.en, paragraph.es),
        "source": None if paragraph.table else _source(paragraph.en, paragraph.es),
        "table": _table(paragraph.table) if paragraph.table else None,
    }


def _source(en: Marked, es: Marked) -> Record:
    """The text as it stands in the file, marks and all."""
    return {"en": _written(en), "es": _written(es)}


def _written(text: Marked) -> str:
    return "".join(one if isinstance(one, str) else _mark(one) for one in text)


def _mark(mark: Mark) -> str:
    name = mark.argument if mark.function == "value" else f'{mark.function}("{mark.argument}")'
    return f"{{{{ {' | '.join((name, *mark.filters))} }}}}"


def _table(table: Table) -> Record:
    return {
        "list": table.key,
        "columns": [{"key": one.key, "head": _both(one.head)} for one in table.columns],
        "rows": [{key: _both(cell) for key, cell in row.items()} for row in table.rows],
    }


def _parameter(parameter: Parameter) -> Record:
    default = parameter.default
    return {
        "name": parameter.name,
        "type": parameter.type,
        "title": _both(parameter.title),
        "help": _both(parameter.help),
        "default": None
        if default is None
        else {"en": printed(default, "en", ()), "es": printed(default, "es", ())},
    }


def _applies(applies: Applies) -> Record:
    """Where something may stand; only the axes and facts that narrow it."""
    named = {"instruments": applies.instruments, "models": applies.models}
    record: Record = {axis: dict(one) for axis, one in named.items() if one is not None}
    for axis in ("uk_nations", "mexican_regimes", "structures"):
        if getattr(applies, axis) is not None:
            record[axis] = list(getattr(applies, axis))
    for facts in ("given", "lacking", "present", "absent"):
        if getattr(applies, facts):
            record[facts] = list(getattr(applies, facts))
    return record


def _finding(finding: Finding) -> Record:
    place = finding.places[0]
    return {
        "key": finding.key,
        "check": finding.check,
        "severity": registry.severity(finding),
        "path": place.path,
        "line": place.line,
        "words": finding.words,
        "message": _both(finding.message),
    }


def _change(change: Change) -> Record:
    return {"id": change.id, "day": change.day, "said": change.said}


def _both(value: Bilingual | None) -> Record | None:
    return {"en": value.en, "es": value.es} if value else None
