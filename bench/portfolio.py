"""An archive of 1,000 agreements: speed, memory, a second run, kills and resumes, a cluster.

`python -m bench.portfolio FOLDER [whole] [kills] [speed] [cluster] [--many 1000] [--cases CASES]`
makes the archive in FOLDER where it is not there yet, and prints what it measures. `--cases`
names a folder of real .docx files; without it our own drafts and the labelled clauses are used.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
DEADLINES = ROOT / "tests" / "cases" / "deadlines"
ON = "2026-11-22"
REPORTS = ("report.html", "report.xlsx", "report.jsonl", "report.ics")
_TEXT = re.compile(rb"(<w:t(?: [^>]*)?>)([^<]+)(</w:t>)")
_YEAR = re.compile(rb"\b20[12]\d\b")
_PLACES = ("Aberdown", "Caldermoor", "Northwick", "Glenorran", "Penllyn", "Strathmuir")
_CIUDADES = ("Puebla", "Mérida", "Xalapa", "Tepic", "Colima", "Morelia", "Toluca", "Saltillo")


class Ran(NamedTuple):
    """A run of the command: how long it took, and the most memory that a worker held (MB)."""

    seconds: float
    worker: float
    parent: float


def make(folder: Path, many: int, cases: Path | None) -> None:
    """Write the archive: two fifths our own drafts, a third real files where there are any, the
    rest short instruments of labelled clauses; each with words and years of its own."""
    seeds = random.Random(7)
    folder.mkdir(parents=True, exist_ok=True)
    drafts = list(_drafts())
    real = sorted(cases.rglob("*.docx")) if cases else []
    real = [path for path in real if _is_whole(path)]
    texts = list(_clauses())
    for number in range(many):
        place = folder / f"{number % 20:02}"
        place.mkdir(exist_ok=True)
        turn = number % 15
        if turn < 6:
            content = _changed(drafts[number % len(drafts)], number, seeds)
        elif turn < 11 and real:
            content = _changed(real[number % len(real)].read_bytes(), number, seeds)
        else:
            (place / f"{number:05}.txt").write_text(_short(number, texts, seeds), "utf-8")
            continue
        (place / f"{number:05}.docx").write_bytes(content)


def _is_whole(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return False


def _drafts() -> Iterator[bytes]:
    from agreements.commands.draft import draft

    with tempfile.TemporaryDirectory() as name:
        for path in sorted((ROOT / "examples").glob("*.yaml")):
            out = Path(name) / f"{path.stem}.docx"
            draft(path, out, force=True)
            yield out.read_bytes()


def _changed(content: bytes, number: int, seeds: random.Random) -> bytes:
    """The same file with other years and one sentence more, so that no two are alike."""
    with tempfile.TemporaryFile() as held:
        with zipfile.ZipFile(_opened(content)) as old, zipfile.ZipFile(held, "w") as new:
            for entry in old.infolist():
                part = old.read(entry)
                if entry.filename == "word/document.xml":
                    year = str(seeds.randrange(2018, 2030)).encode()
                    part = _YEAR.sub(year, part)
                    mark = f" File {number} of {seeds.choice(_PLACES)}.".encode()
                    part = _TEXT.sub(rb"\1\2" + mark + rb"\3", part, count=1)
                new.writestr(entry, part)
        held.seek(0)
        return held.read()


def _opened(content: bytes) -> Any:
    import io

    return io.BytesIO(content)


def _clauses() -> Iterator[dict[str, Any]]:
    for half in ("rules", "measure"):
        for line in (DEADLINES / f"{half}.jsonl").read_text("utf-8").splitlines():
            yield json.loads(line)


def _short(number: int, texts: list[dict[str, Any]], seeds: random.Random) -> str:
    """A short instrument: a labelled term clause, a law or two, a day of signature."""
    case = texts[number % len(texts)]
    town, city = seeds.choice(_PLACES), seeds.choice(_CIUDADES)
    if case["language"] == "en":
        law = seeds.choice(("Data Protection Act 1998", "Data Protection Act 2018", "UK GDPR"))
        return (
            f"MEMORANDUM OF UNDERSTANDING\nbetween the University of {town} and Universidad de "
            f"{city}\n1. Purpose\nThe Parties wish to work together (file {number}).\n2. "
            f"{case['heading'] or 'Term'}\n{case['text']}\n3. Data\nThe Parties comply with the "
            f"{law}.\n4. Law\nThis Agreement is governed by the laws of England and Wales.\n"
            f"Signed on {seeds.randrange(1, 28)} May {seeds.randrange(2019, 2027)}.\n"
        )
    return (
        f"CONVENIO MARCO DE COLABORACIÓN QUE CELEBRAN LA UNIVERSIDAD DE {city.upper()} Y LA "
        f"UNIVERSITY OF {town.upper()}\nPRIMERA. OBJETO. Las partes colaborarán (expediente "
        f"{number}) con apoyo del CONACYT.\nSEGUNDA. {case['heading'].upper() or 'VIGENCIA'}. "
        f"{case['text']}\nTERCERA. DATOS. Las partes observarán la legislación mexicana.\nLeído "
        f"que fue, lo firman en {city}, a los {seeds.randrange(1, 28)} días del mes de mayo de "
        f"{seeds.randrange(2019, 2027)}.\n"
    )


def ran(folders: list[Path], out: Path, *more: str) -> Ran:
    """One run of the command as a process of its own, its memory looked at as it goes."""
    import psutil

    began = time.perf_counter()
    running = _started(folders, out, *more)
    watched, most, own = psutil.Process(running.pid), 0.0, 0.0
    while running.poll() is None:
        try:
            own = max(own, watched.memory_info().rss)
            held = [one.memory_info().rss for one in watched.children(recursive=True)]
            most = max([most, *held])
        except psutil.Error:
            pass
        time.sleep(0.1)
    if running.returncode not in (0, 1):
        raise RuntimeError(running.returncode)
    return Ran(time.perf_counter() - began, most / 1e6, own / 1e6)


def _started(folders: list[Path], out: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cli", "portfolio", *map(str, folders), "--out", str(out),
               "--on", ON, "--ics", *more]  # fmt: skip
    settings = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, env=settings, start_new_session=True
    )


def imprint(out: Path) -> str:
    """A digest of all four reports."""
    total = hashlib.sha256()
    for name in REPORTS:
        total.update((out / name).read_bytes())
    return total.hexdigest()


def whole(archive: Path, work: Path, many: int) -> Iterator[str]:
    """The whole archive on two workers, and again."""
    first = ran([archive], work / "pool", "--workers", "2")
    yield (
        f"first run, 2 workers: {first.seconds:.1f} s, {many / first.seconds / 2:.2f} documents a "
        f"second and core; peak memory: worker {first.worker:.0f} MB, parent {first.parent:.0f} MB"
    )
    again = min(ran([archive], work / "pool", "--workers", "2").seconds for _ in range(3))
    yield f"second run: {again:.2f} s, {first.seconds / again:.0f} times faster than the first"
    sizes = ", ".join(f"{name} {(work / 'pool' / name).stat().st_size / 1e6:.2f} MB"
                      for name in REPORTS)  # fmt: skip
    kept = sum(one.stat().st_size for one in (work / "pool" / "records").rglob("*.json"))
    yield f"sizes: {sizes}; records {kept / 1e6:.1f} MB"


def speed(part: list[Path], work: Path) -> Iterator[str]:
    """A part of the archive by one worker and by two, by turns."""
    many = sum(1 for folder in part for one in folder.iterdir())
    times: dict[str, list[Ran]] = {"1": [], "2": []}
    for turn in range(2):
        for workers, found in times.items():
            shutil.rmtree(work / f"part-{workers}-{turn}", ignore_errors=True)
            found.append(ran(part, work / f"part-{workers}-{turn}", "--workers", workers))
    one, two = (min(times[count], key=lambda each: each.seconds) for count in ("1", "2"))
    yield (
        f"part of {many}: 1 worker {one.seconds:.1f} s, {many / one.seconds:.2f} documents a "
        f"second and core, {one.worker:.0f} MB; 2 workers {two.seconds:.1f} s, speed-up "
        f"{one.seconds / two.seconds:.2f}"
    )
    same = len({imprint(work / f"part-{workers}-{turn}") for workers in "12" for turn in (0, 1)})
    yield f"same bytes with 1 and 2 workers: {same == 1}"


def kills(archive: Path, work: Path, reference: Path) -> Iterator[str]:
    """Killed at five random moments of its work, each time resumed, then left to end."""
    seeds = random.Random()
    out = work / "killed"
    for turn in range(5):
        before = _kept(out)
        running = _started([archive], out, "--workers", "2")
        wanted = before + seeds.randrange(1, 150)
        while running.poll() is None and _kept(out) < wanted:
            time.sleep(seeds.uniform(0.02, 0.3))
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        yield f"kill {turn + 1}: {before} records before, {_kept(out)} after"
    ran([archive], out, "--workers", "2")
    yield f"resumed: same report, byte for byte: {imprint(out) == imprint(reference)}"


def _kept(out: Path) -> int:
    return sum(1 for _ in (out / "records").rglob("*.json")) if out.exists() else 0


def cluster(part: list[Path], work: Path) -> Iterator[str]:
    """A part on the pool and on a local Dask cluster of two workers; then with a worker killed."""
    from distributed import LocalCluster

    for name in ("beside", "dask", "dask-killed"):
        shutil.rmtree(work / name, ignore_errors=True)
    pool = ran(part, work / "beside", "--workers", "2").seconds
    yield f"pool of 2: {pool:.1f} s"
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": True,
                "dashboard_address": None}  # fmt: skip
    for name, victims in (("dask", 0), ("dask-killed", 1)):
        with LocalCluster(**settings) as local:
            done = _timed(lambda local=local, name=name, victims=victims: _on_cluster(
                local, part, work / name, victims))  # type: ignore[misc]  # fmt: skip
            same = imprint(work / name) == imprint(work / "beside")
            yield f"{name}: {done:.1f} s, {done / pool:.2f} times the pool; same report: {same}"


def _on_cluster(local: Any, part: list[Path], out: Path, victims: int) -> None:
    """A run on a cluster; a worker is killed once twenty records are there."""
    running = _started(part, out, "--scheduler", local.scheduler_address)
    for worker in list(local.workers.values())[:victims]:
        while running.poll() is None and _kept(out) < 20:
            time.sleep(0.1)
        os.kill(worker.pid, signal.SIGKILL)
    running.wait()


def _timed(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Make the archive and print the figures asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("what", nargs="*", default=["whole", "kills", "speed", "cluster"])
    parser.add_argument("--many", type=int, default=1000)
    parser.add_argument("--cases", type=Path)
    parser.add_argument("--part", type=int, default=3, help="folders of the part, of twenty")
    asked = parser.parse_args()
    archive, work = asked.folder / "archive", asked.folder / "work"
    if not archive.exists():
        make(archive, asked.many, asked.cases)
    many = sum(1 for one in archive.rglob("*") if one.is_file())
    part = sorted(archive.iterdir())[: asked.part]
    figures: dict[str, Callable[[], Iterator[str]]] = {
        "whole": lambda: whole(archive, work, many),
        "kills": lambda: kills(archive, work, work / "pool"),
        "speed": lambda: speed(part, work),
        "cluster": lambda: cluster(part, work),
    }
    print(f"{many} files, {os.cpu_count()} cores", flush=True)
    for name in asked.what:
        for line in figures[name]():
            print(f"{line} (load {os.getloadavg()[0]:.1f})", flush=True)


if __name__ == "__main__":
    main()
