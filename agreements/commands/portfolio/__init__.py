"""`convenio portfolio`: an archive of agreements, read once, reported as often as asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from agreements.commands.files import FileTrouble, read_bytes
from agreements.commands.portfolio import pool as pools
from agreements.commands.portfolio import store as stores
from agreements.commands.portfolio.pool import Pool, outcomes
from agreements.commands.portfolio.store import Store
from agreements.commands.portfolio.walk import File, Left, archive
from agreements.commands.portfolio.worker import Task
from agreements.library.cache import shipped
from agreements.model import AgreementsError, Bilingual, Language

__all__ = ["Asked", "Counts", "Progress", "portfolio"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a run. `on` is the day from which reports count; `law` and `changed_since`
    narrow the reports to what a law touches; `shared` sends paths to a cluster, not bytes."""

    folders: tuple[Path, ...]
    out: Path
    on: date
    language: Language = "en"
    workers: int = 1
    scheduler: str = ""
    shared: bool = False
    limit: int = 0
    since: date | None = None
    law: str = ""
    changed_since: date | None = None
    calendar: bool = False
    dry: bool = False
    seconds: float = 120.0
    megabytes: int = 2000


class Progress(NamedTuple):
    """How far a run is: documents read, how many there are to read."""

    done: int
    whole: int


@dataclass(slots=True)
class Counts:
    """What a run came to; `touched` is None where no law was asked about."""

    files: int = 0
    documents: int = 0
    known: int = 0
    read: int = 0
    unread: int = 0
    waiting: int = 0
    touched: int | None = None
    left: tuple[Left, ...] = ()
    others: int = 0
    written: tuple[Path, ...] = ()


@dataclass(slots=True)
class Plan:
    """The documents of an archive by their keys, each with its files in order."""

    files: dict[str, list[File]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def portfolio(asked: Asked, told: Callable[[Progress], None] = lambda _: None) -> Counts:
    """Read what is new, write the reports. Raises AgreementsError where that cannot be."""
    _refuse_other_folder(asked.out)
    known_law(asked.law)
    found = archive(asked.folders, asked.out, asked.since)
    store = Store(asked.out, stores.version(shipped()))
    plan = _plan(found.files)
    fresh = [key for key in plan.files if key not in store]
    taken = fresh[: asked.limit] if asked.limit else fresh
    counts = Counts(len(found.files), len(plan.files), len(plan.files) - len(fresh))
    counts.waiting, counts.left, counts.others = len(fresh) - len(taken), found.left, found.others
    if asked.dry:
        counts.waiting = len(fresh)
        return counts
    for done, (key, record) in enumerate(_reading(taken, plan, asked), 1):
        _keep(key, record, store, plan)
        told(Progress(done, len(taken)))
    from agreements.commands.portfolio.writing import written

    counts.read = len(taken)
    written(asked, _records(plan, store), counts)
    if not counts.waiting and not asked.since:
        store.forget_others()
    return counts


def _plan(files: Iterable[File]) -> Plan:
    """Each document once, however many files hold it; a file that cannot be opened is one too."""
    plan = Plan()
    for file in files:
        try:
            key = stores.key(read_bytes(file.path), file.name)
        except AgreementsError as trouble:
            key = f"closed-{file.name}"
            plan.failed[key] = _failure(trouble.message)
        plan.files.setdefault(key, []).append(file)
    for key in plan.failed:
        plan.files.setdefault(key, [])
    return plan


def _reading(keys: Sequence[str], plan: Plan, asked: Asked) -> Iterator[tuple[str, str]]:
    """The records of documents as they are ready, by key."""
    wanted = [key for key in keys if key not in plan.failed]
    if not wanted:
        return
    tasks = (_task(key, plan.files[key][0], asked) for key in wanted)
    for task, outcome in outcomes(tasks, _pool(asked, len(wanted))):
        yield task.digest, outcome if isinstance(outcome, str) else _failure(outcome)


def _pool(asked: Asked, many: int) -> Pool:
    if asked.scheduler:
        return pools.cluster(asked.scheduler)
    return pools.processes(max(1, min(asked.workers, many)), asked.megabytes)


def _task(key: str, file: File, asked: Asked) -> Task:
    """The task of a document: its path where the worker can open it, else its bytes."""
    if asked.scheduler and not asked.shared:
        return Task(file.path.name, key, read_bytes(file.path), "", asked.seconds)
    return Task(file.path.name, key, b"", str(file.path.resolve()), asked.seconds)


def _keep(key: str, record: str, store: Store, plan: Plan) -> None:
    """Keep a record; a failure that another run may mend is kept for this run only."""
    if json.loads(record)["status"] == "failed":
        plan.failed[key] = record
    else:
        store.put(key, record)


def _failure(why: Bilingual) -> str:
    from agreements.report.portfolio_records import unreadable

    return json.dumps(unreadable(why, again=True), ensure_ascii=False)


def _records(plan: Plan, store: Store) -> Iterator[dict[str, Any]]:
    """The records of all documents that have one, in the order of their first files."""
    for key, files in plan.files.items():
        if key not in plan.failed and key not in store:
            continue
        record = json.loads(plan.failed.get(key) or store.get(key))
        digest = "" if key.startswith("closed-") else key[:64]
        copies = [one.name for one in files[1:]]
        yield {"format": "1", "file": files[0].name, "sha256": digest, "copies": copies, **record}


def known_law(id: str) -> None:
    """Raises AgreementsError where the library has no law of that name."""
    from agreements.library import read_library
    from agreements.text.near import did_you_mean

    laws = read_library().laws
    if id and id not in laws:
        en, es = did_you_mean(id, laws)
        raise AgreementsError(
            Bilingual(f"There is no law “{id}” here. {en}", f"Aquí no hay una ley «{id}». {es}")
        )


def _refuse_other_folder(out: Path) -> None:
    """A folder that holds something else than an earlier report is left alone."""
    if not out.exists() or (out / "report.jsonl").exists() or (out / "records").is_dir():
        return
    if not out.is_dir() or any(out.iterdir()):
        raise FileTrouble(
            Bilingual(
                f"{out} holds other files. Name a new folder for the report.",
                f"{out} contiene otros archivos. Indique una carpeta nueva para el informe.",
            )
        )
