"""The reports of a portfolio: JSON Lines, a workbook, a page, a calendar."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agreements.commands.files import write_all
from agreements.commands.portfolio.sheets import sheets
from agreements.exchange import ics, xlsx
from agreements.library import read_library
from agreements.library.lookup import lookup
from agreements.model import Library
from agreements.portfolio import standing, touched
from agreements.portfolio.rows import SAID, Row, row
from agreements.portfolio.touched import Proposal
from agreements.report import portfolio_page as page

if TYPE_CHECKING:
    from agreements.commands.portfolio import Asked, Counts

Record = dict[str, Any]


def written(asked: Asked, records: Iterable[Record], counts: Counts) -> None:
    """Write the reports, each whole or not at all; `counts` is told what they hold."""
    library = read_library()
    wanted = _wanted(asked, library)
    rows: list[Row] = []
    lines = _lines(records, wanted, asked, library, rows)
    asked.out.mkdir(parents=True, exist_ok=True)
    _stream(asked.out / f"{base(asked)}.jsonl", lines)
    counts.unread = sum(one.status != "read" for one in rows)
    counts.touched = len(rows) if wanted is not None else None
    used = {flag.law for one in rows for flag in one.touched}
    proposed = touched.proposals(used, library, lookup(library).answers if used else {})
    contents = _contents(asked, rows, counts, proposed)
    write_all({asked.out / name: content for name, content in contents.items()}, force=True)
    names = (f"{base(asked)}.jsonl", *contents)
    counts.written = tuple(asked.out / name for name in names)
    _drop_old_calendar(asked)


def base(asked: Asked) -> str:
    """What the files of a report are called: one on a law stands beside the whole one."""
    if asked.law:
        return f"report-{asked.law}"
    return f"report-since-{asked.changed_since}" if asked.changed_since else "report"


def _contents(
    asked: Asked, rows: list[Row], counts: Counts, proposed: Mapping[str, Proposal]
) -> dict[str, bytes]:
    about = _about(asked, counts)
    contents = {
        f"{base(asked)}.xlsx": xlsx.workbook(sheets(rows, asked.language, proposed)),
        f"{base(asked)}.html": page.page(rows, asked.language, asked.on, about, proposed).encode(),
    }
    if asked.calendar:
        name = "convenio: " + ("vencimientos" if asked.language == "es" else "deadlines")
        contents[f"{base(asked)}.ics"] = ics.calendar(_events(rows, asked), name, asked.on)
    return contents


def _about(asked: Asked, counts: Counts) -> page.About:
    return page.About(
        law=asked.law, since=asked.changed_since, files=counts.files, documents=counts.documents,
        waiting=counts.waiting, others=counts.others,
        left=tuple((one.name, one.why[asked.language]) for one in counts.left),
    )  # fmt: skip


def _wanted(asked: Asked, library: Library) -> frozenset[str] | None:
    """The laws asked about; None where the report is of everything."""
    if asked.law:
        return touched.of_law(asked.law, library.laws)
    if asked.changed_since:
        laws = library.laws.values()
        return frozenset(
            one.id for one in laws if touched.changed(one, asked.changed_since, library.laws)
        )
    return None


def _lines(
    records: Iterable[Record], wanted: frozenset[str] | None, asked: Asked, library: Library,
    rows: list[Row],
) -> Iterator[str]:  # fmt: skip
    """The lines of report.jsonl; the rows of the other reports are gathered on the way."""
    for record in records:
        if wanted is not None:
            places = touched.touching(record, wanted)
            if not places:
                continue
            record["touched"] = list(places)
        told = _dated(record, asked)
        rows.append(row(told, library, asked.language, asked.on))
        yield json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _dated(record: Record, asked: Asked) -> Record:
    """A record with where it stands on the day of the report."""
    term = record.get("term")
    end = standing.next_end(term, asked.on) if term else None
    stands = standing.state(term, asked.on) if term else "unknown"
    return {
        **record,
        "as_of": asked.on.isoformat(),
        "state": stands,
        "next_end": end.isoformat() if end else None,
    }


def _events(rows: Iterable[Row], asked: Asked) -> Iterator[ics.Event]:
    """An event for each end and each last day of notice; its id holds from run to run."""
    language = asked.language
    for one in rows:
        for due in one.dues:
            what, sure = SAID[due.kind][language], SAID[due.certainty][language]
            place = f"{due.clause}: " if due.clause else ""
            yield ics.Event(
                uid=f"{one.sha256[:40]}-{due.kind}@convenio",
                day=due.day,
                summary=f"{what[:1].upper()}{what[1:]}: {one.parties or one.file} ({sure})",
                description=f"{one.file}\n{place}{due.sentence}",
                category=what,
            )


def _stream(path: Path, lines: Iterable[str]) -> None:
    """Write a file line by line, beside its place first."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".convenio-")
    prepared = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
        prepared.chmod(0o644)
        prepared.replace(path)
    finally:
        prepared.unlink(missing_ok=True)


def _drop_old_calendar(asked: Asked) -> None:
    """A calendar of an earlier run would contradict this report."""
    if not asked.calendar:
        (asked.out / f"{base(asked)}.ics").unlink(missing_ok=True)
