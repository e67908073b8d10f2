"""Documents to records on a pool of workers, here or on a cluster, behind one interface.

Both are a concurrent.futures.Executor. A worker that dies takes a pool of processes with it; what
was under way is then read again, each in a worker of its own, so that one bad file is found out
and stops nothing. A cluster starts its own workers again.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from agreements.commands.portfolio import worker
from agreements.commands.portfolio.worker import Task
from agreements.model import AgreementsError, Bilingual


class ClusterTrouble(AgreementsError):
    """A cluster that cannot be used, and why."""


@dataclass(frozen=True, slots=True)
class Pool:
    """How to get workers. `alone` gives one for a single document; a cluster needs none."""

    start: Callable[[], Executor]
    alone: Callable[[], Executor] | None
    window: int
    close: Callable[[], None] = lambda: None


Outcome = tuple[Task, str | Bilingual]


def processes(workers: int, megabytes: int) -> Pool:
    """Workers on this machine."""

    def start(count: int = workers) -> Executor:
        return ProcessPoolExecutor(
            count, mp_context=_context(), initializer=worker.begin, initargs=(megabytes,)
        )

    return Pool(start, lambda: start(1), workers * 3)


def cluster(address: str) -> Pool:
    """The workers of a Dask cluster that runs already. Raises ClusterTrouble."""
    client = _client(address)
    threads = sum(client.nthreads().values()) or 1
    return Pool(client.get_executor, None, threads * 3, client.close)


def _client(address: str):  # type: ignore[no-untyped-def]
    try:
        from distributed import Client
    except ImportError:
        raise ClusterTrouble(
            Bilingual(
                "--scheduler needs Dask: install convenio with the extra `cluster`.",
                "--scheduler requiere Dask: instale convenio con el extra `cluster`.",
            )
        ) from None
    try:
        return Client(address, timeout=5, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as trouble:
        raise ClusterTrouble(
            Bilingual(
                f"No scheduler answers at {address} ({trouble}). Start one, or leave out"
                f" --scheduler.",
                f"Ningún planificador responde en {address} ({trouble}). Inicie uno u omita "
                "--scheduler.",
            )
        ) from None


def outcomes(tasks: Iterable[Task], pool: Pool) -> Iterator[Outcome]:
    """The record of each document, or why there is none, in the order in which they are ready."""
    waiting = iter(tasks)
    lost: list[Task] = []
    while True:
        executor = pool.start()
        try:
            yield from _until_broken(waiting, executor, pool.window, lost)
        finally:
            executor.shutdown(wait=not lost)
        if not lost:
            pool.close()
            return
        for task in lost:
            yield task, _alone(task, pool)
        lost.clear()


def _until_broken(
    waiting: Iterator[Task], executor: Executor, window: int, lost: list[Task]
) -> Iterator[Outcome]:
    """Outcomes until all is done or the pool breaks; `lost` then holds what was under way."""
    running: dict[Future[str], Task] = {}
    while not lost:
        _fill(running, waiting, executor, window, lost)
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            task = running.pop(future)
            try:
                yield task, _outcome(future, task)
            except BrokenProcessPool:
                lost.append(task)
    lost.extend(running.values())


def _fill(
    running: dict[Future[str], Task], waiting: Iterator[Task], executor: Executor, window: int,
    lost: list[Task],
) -> None:  # fmt: skip
    while len(running) < window:
        task = next(waiting, None)
        if task is None:
            return
        try:
            running[executor.submit(worker.read, task)] = task
        except BrokenProcessPool:
            lost.append(task)
            return


def _outcome(future: Future[str], task: Task) -> str | Bilingual:
    try:
        return future.result()
    except BrokenProcessPool:
        raise
    except Exception as fault:
        if type(fault).__name__ == "KilledWorker":
            return _ended(task)
        raise


def _alone(task: Task, pool: Pool) -> str | Bilingual:
    """One document in a worker of its own: its record, or that it ends whoever reads it."""
    if pool.alone is None:
        return _ended(task)
    began = time.monotonic()
    with pool.alone() as executor:
        try:
            return executor.submit(worker.read, task).result()
        except BrokenProcessPool:
            slow = time.monotonic() - began >= task.seconds
            return _slow(task) if slow else _ended(task)


def _slow(task: Task) -> Bilingual:
    return Bilingual(
        f"It takes longer than {task.seconds:g} seconds. Raise --time-limit to read it.",
        f"Tarda más de {task.seconds:g} segundos. Aumente --time-limit para leerlo.",
    )


def _ended(task: Task) -> Bilingual:
    return Bilingual(
        "It ended the worker that read it, by its time or its memory. Read it by itself.",
        "Terminó el proceso que lo leía, por tiempo o por memoria. Léalo por separado.",
    )


def _context() -> multiprocessing.context.BaseContext:
    """Clean processes: forked from a server that has loaded the code once, where there is one."""
    methods = multiprocessing.get_all_start_methods()
    if "forkserver" not in methods:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["agreements.commands.portfolio.document"])
    return context
