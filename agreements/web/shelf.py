"""What stays on this machine between two visits: drafts, files given, results, decisions.

One folder of the user's own, with one small database and a folder for each piece of work. Names
on disk are ours alone; what a file was called is text in the database.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

State = Literal["waiting", "working", "done", "refused", "failed", "cancelled"]
UNFINISHED = ("waiting", "working")

_TABLES = """
create table if not exists settings (name text primary key, value text not null);
create table if not exists drafts (
  id text primary key, name text not null, record text not null, changed text not null);
create table if not exists works (
  id text primary key, kind text not null, names text not null, asked text not null,
  state text not null, said text not null, summary text not null, made text not null);
create table if not exists decisions (work text primary key, record text not null);
"""


def folder() -> Path:
    """The folder for what a program keeps for its user, as each system has it."""
    if named := os.environ.get("CONVENIO_DATA"):
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "convenio"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "convenio"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "convenio"


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work asked for: the names of its files, what was asked, how it stands.

    `said` is the trouble that stopped it, in both languages; `summary` its figures, for lists.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    asked: Mapping[str, Any]
    state: State
    said: Mapping[str, str] = field(default_factory=dict)
    summary: Mapping[str, str] = field(default_factory=dict)
    made: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft under way: the answers as a request would state them, and what is not yet one."""

    id: str
    name: str
    record: Mapping[str, Any]
    changed: str


class Shelf:
    """The folder and its database. Every method may be called from any thread."""

    def __init__(self, root: Path):
        self.root = root
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(OSError):
            root.chmod(0o700)
        with self._open() as base:
            base.executescript(f"pragma journal_mode=wal; {_TABLES}")

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        base = sqlite3.connect(self.root / "convenio.sqlite", timeout=20, isolation_level=None)
        try:
            yield base
        finally:
            base.close()

    @contextlib.contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, which waits its turn; an exception leaves all as it was."""
        with self._open() as base:
            base.execute("begin immediate")
            yield base
            base.execute("commit")

    # --- settings --------------------------------------------------------------------------------

    def setting(self, name: str) -> str:
        """What is remembered under that name, or nothing."""
        with self._open() as base:
            found = base.execute("select value from settings where name = ?", (name,)).fetchone()
        return found[0] if found else ""

    def remember(self, name: str, value: str) -> None:
        """Remember a setting."""
        with self._changing() as base:
            base.execute("insert or replace into settings values (?, ?)", (name, value))

    # --- drafts ----------------------------------------------------------------------------------

    def drafts(self) -> list[Kept]:
        """Every draft, the latest first."""
        with self._open() as base:
            rows = base.execute("select * from drafts order by changed desc, id").fetchall()
        return [Kept(id, name, json.loads(record), changed) for id, name, record, changed in rows]

    def draft(self, id: str) -> Kept | None:
        """A draft by its id."""
        with self._open() as base:
            row = base.execute("select * from drafts where id = ?", (id,)).fetchone()
        return Kept(row[0], row[1], json.loads(row[2]), row[3]) if row else None

    def keep_draft(self, name: str, record: Mapping[str, Any], id: str = "") -> str:
        """Keep a draft, new or in place of the one with that id; its id."""
        id = id or secrets.token_hex(8)
        row = (id, name, json.dumps(record, ensure_ascii=False), now())
        with self._changing() as base:
            base.execute("insert or replace into drafts values (?, ?, ?, ?)", row)
        return id

    def drop_draft(self, id: str) -> None:
        """Delete a draft and its letterhead."""
        with self._changing() as base:
            base.execute("delete from drafts where id = ?", (id,))
        shutil.rmtree(self.place("drafts", id), ignore_errors=True)

    # --- works -----------------------------------------------------------------------------------

    def works(self) -> list[Work]:
        """Every piece of work, the latest first."""
        with self._open() as base:
            rows = base.execute("select * from works order by made desc, id").fetchall()
        return [_work(row) for row in rows]

    def work(self, id: str) -> Work | None:
        """A piece of work by its id."""
        with self._open() as base:
            row = base.execute("select * from works where id = ?", (id,)).fetchone()
        return _work(row) if row else None

    def take_in(
        self, kind: str, files: Sequence[tuple[str, str, bytes]], asked: Mapping[str, Any]
    ) -> str:
        """Keep files (name, suffix, content) with what is asked of them; the id of the work."""
        id = secrets.token_hex(8)
        place = self.place("works", id)
        place.mkdir(mode=0o700, parents=True)
        for number, (_, suffix, content) in enumerate(files, start=1):
            (place / f"{number}{suffix}").write_bytes(content)
        stored = [f"{number}{suffix}" for number, (_, suffix, _) in enumerate(files, start=1)]
        row = (
            id, kind, json.dumps([name for name, _, _ in files], ensure_ascii=False),
            json.dumps({**asked, "files": stored}, ensure_ascii=False), "waiting", "{}", "{}",
            now(),
        )  # fmt: skip
        with self._changing() as base:
            base.execute("insert into works values (?, ?, ?, ?, ?, ?, ?, ?)", row)
        return id

    def turn(
        self, id: str, state: State, said: Mapping[str, str] | None = None,
        summary: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Note how a piece of work stands now; one that was cancelled or deleted stays so."""
        row = (state, _json(said), _json(summary), id)
        with self._changing() as base:
            base.execute(
                "update works set state = ?, said = ?, summary = ? "
                "where id = ? and state != 'cancelled'",
                row,
            )

    def again(self, id: str) -> None:
        """Have a piece of work done anew."""
        with self._changing() as base:
            base.execute("update works set state = 'waiting', said = '{}' where id = ?", (id,))

    def drop_work(self, id: str) -> None:
        """Delete a piece of work: its files, its result, its decisions."""
        with self._changing() as base:
            base.execute("delete from works where id = ?", (id,))
            base.execute("delete from decisions where work = ?", (id,))
        shutil.rmtree(self.place("works", id), ignore_errors=True)

    # --- decisions -------------------------------------------------------------------------------

    def decisions(self, work: str) -> str:
        """The decisions on a piece of work as the JSON in which they travel; nothing at first."""
        with self._open() as base:
            row = base.execute("select record from decisions where work = ?", (work,)).fetchone()
        return row[0] if row else ""

    @contextlib.contextmanager
    def deciding(self, work: str) -> Iterator[list[str]]:
        """A list of one text, the decisions; what stands there at the end is kept."""
        with self._changing() as base:
            row = base.execute("select record from decisions where work = ?", (work,)).fetchone()
            held = [row[0] if row else ""]
            yield held
            base.execute("insert or replace into decisions values (?, ?)", (work, held[0]))

    # --- the folder ------------------------------------------------------------------------------

    def place(self, group: str, id: str) -> Path:
        """The folder of a draft or work. `id` is one of ours: sixteen hexadecimal digits."""
        if len(id) != 16 or not set(id) <= set("0123456789abcdef"):
            raise ValueError(id)
        return self.root / group / id

    def size(self, group: str, id: str) -> int:
        """How many bytes a draft or work takes on the disk."""
        place = self.place(group, id)
        return sum(one.stat().st_size for one in place.glob("*")) if place.is_dir() else 0


def now() -> str:
    """This moment, to the second, as the database holds it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _work(row: tuple[str, ...]) -> Work:
    id, kind, names, asked, state, said, summary, made = row
    return Work(
        id, kind, tuple(json.loads(names)), json.loads(asked), state,  # type: ignore[arg-type]
        json.loads(said), json.loads(summary), made,
    )  # fmt: skip


def _json(record: Mapping[str, str] | None) -> str:
    return json.dumps(record or {}, ensure_ascii=False)
