"""Options and printing of `convenio portfolio`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agreements.messages import AgreementsError, Bilingual, Language

if TYPE_CHECKING:
    from agreements.commands.portfolio import Counts, Progress

_HELP = {
    "out": Bilingual("The folder of the report (required).",
                     "La carpeta del informe (obligatoria)."),
    "law": Bilingual("Only agreements that rest on this law of the library.",
                     "Solo convenios que se apoyan en esta ley de la biblioteca."),
    "changed": Bilingual("Only agreements that rest on a law changed since this day.",
                         "Solo convenios que se apoyan en una ley que cambió desde ese día."),
    "ics": Bilingual("Write a calendar of ends and last days of notice too.",
                     "Escribir también un calendario de vencimientos y avisos."),
    "workers": Bilingual("How many processes read (default: one a processor).",
                         "Cuántos procesos leen (por omisión, uno por procesador)."),
    "scheduler": Bilingual("Read on the Dask cluster at this address.",
                           "Leer en el clúster Dask de esta dirección."),
    "shared": Bilingual("The cluster sees the folders under the same paths: send paths, not files.",
                        "El clúster ve las carpetas en las mismas rutas: enviar rutas, no"
                        " archivos."),
    "limit": Bilingual("Read at most so many new documents in this run.",
                       "Leer a lo más tantos documentos nuevos en esta ejecución."),
    "since": Bilingual("Only files changed on this day or later.",
                       "Solo archivos modificados desde ese día."),
    "dry": Bilingual("Say what would be read, and stop.", "Decir qué se leería, sin leerlo."),
    "on": Bilingual("The day from which the report counts (default: today).",
                    "El día desde el que cuenta el informe (por omisión, hoy)."),
    "time": Bilingual("Seconds that one document may take.",
                      "Segundos que puede tardar un documento."),
    "memory": Bilingual("Megabytes that one worker may use (0: no limit).",
                        "Megabytes que puede usar un proceso (0: sin límite)."),
}  # fmt: skip


def command(language: Language) -> click.Command:
    """The click command, speaking the given language."""
    return click.Command(
        "portfolio",
        callback=partial(_portfolio, language=language),
        params=_parameters({name: text[language] for name, text in _HELP.items()}),
        help=Bilingual(
            "Read every agreement below FOLDER and report on all of them: parties, law, dates, "
            "notices, flags. A second run reads only what is new.",
            "Lee todos los convenios de FOLDER e informa sobre todos: partes, derecho, fechas, "
            "avisos, señales. Una segunda ejecución lee solo lo nuevo.",
        )[language],
    )


def _parameters(helps: dict[str, str]) -> list[click.Parameter]:
    path, day = click.Path(path_type=Path), click.DateTime(["%Y-%m-%d"])
    return [
        click.Argument(["folders"], type=path, nargs=-1, required=True, metavar="FOLDER..."),
        click.Option(["--out", "-o"], type=path, required=True, help=helps["out"]),
        click.Option(["--law"], default="", metavar="ID", help=helps["law"]),
        click.Option(["--changed-since"], type=day, metavar="DATE", help=helps["changed"]),
        click.Option(["--ics", "calendar"], is_flag=True, help=helps["ics"]),
        click.Option(["--workers"], type=click.IntRange(1, 256), help=helps["workers"]),
        click.Option(["--scheduler"], default="", metavar="ADDRESS", help=helps["scheduler"]),
        click.Option(["--shared"], is_flag=True, help=helps["shared"]),
        click.Option(["--limit"], type=click.IntRange(1), default=None, help=helps["limit"]),
        click.Option(["--since"], type=day, metavar="DATE", help=helps["since"]),
        click.Option(["--dry-run", "dry"], is_flag=True, help=helps["dry"]),
        click.Option(["--on"], type=day, metavar="DATE", help=helps["on"]),
        click.Option(["--time-limit", "seconds"], type=click.FloatRange(0.1), default=120.0,
                     show_default=True, help=helps["time"]),
        click.Option(["--memory-limit", "megabytes"], type=click.IntRange(0), default=2000,
                     show_default=True, help=helps["memory"]),
    ]  # fmt: skip


def _portfolio(
    folders: tuple[Path, ...], out: Path, law: str, changed_since: datetime | None, calendar: bool,
    workers: int | None, scheduler: str, shared: bool, limit: int | None, since: datetime | None,
    dry: bool, on: datetime | None, seconds: float, megabytes: int, language: Language,
) -> int:  # fmt: skip
    from agreements.commands.portfolio import Asked, portfolio

    _refuse_both(law, changed_since)
    asked = Asked(
        folders=folders, out=out, on=on.date() if on else date.today(), language=language,
        workers=workers or os.cpu_count() or 1, scheduler=scheduler, shared=shared,
        limit=limit or 0, since=_day(since), law=law, changed_since=_day(changed_since),
        calendar=calendar, dry=dry, seconds=seconds, megabytes=megabytes,
    )  # fmt: skip
    counts = portfolio(asked, _telling(language))
    click.echo("\n".join(one[language] for one in _said(counts)))
    return 1 if counts.unread or counts.touched else 0


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _refuse_both(law: str, since: datetime | None) -> None:
    if law and since:
        raise AgreementsError(
            Bilingual(
                "--law and --changed-since ask two questions. Ask one at a time.",
                "--law y --changed-since son dos preguntas. Haga una a la vez.",
            )
        )


def _said(counts: Counts) -> list[Bilingual]:
    """What a run came to, line by line."""
    told = [
        Bilingual(
            f"{counts.files} files, {counts.documents} different documents: {counts.known} known, "
            f"{counts.read} read now, {counts.waiting} waiting.",
            f"{counts.files} archivos, {counts.documents} documentos distintos: {counts.known} "
            f"conocidos, {counts.read} leídos ahora, {counts.waiting} en espera.",
        )
    ]
    if counts.left:
        many = len(counts.left)
        told.append(Bilingual(f"{many} not entered or read; the report says why.",
                              f"{many} sin leer; el informe dice por qué."))  # fmt: skip
    if counts.unread:
        told.append(Bilingual(f"{counts.unread} could not be read; each has its row and reason.",
                              f"{counts.unread} no se pudieron leer; cada uno tiene su renglón y "
                              "su motivo."))  # fmt: skip
    if counts.touched is not None:
        told.append(Bilingual(f"{counts.touched} agreements are touched.",
                              f"{counts.touched} convenios resultan afectados."))  # fmt: skip
    if counts.written:
        page = next(one for one in counts.written if one.suffix == ".html")
        told.append(Bilingual(f"Report: {page}", f"Informe: {page}"))
    return told


def _telling(language: Language) -> Callable[[Progress], None]:
    """Prints how far a run is: on a terminal as it goes, else a line a minute."""
    began = time.monotonic()
    shown = began
    terminal = sys.stderr.isatty()
    every = 0.2 if terminal else 60.0

    def told(progress: Progress) -> None:
        nonlocal shown
        now = time.monotonic()
        over = progress.done == progress.whole and terminal and shown > began
        if now - began < 1.0 or (now - shown < every and not over):
            return
        shown = now
        line = how_far(progress, now - began)[language]
        ending = "\n" if over or not terminal else ""
        click.echo(f"\r{line}\x1b[K{ending}" if terminal else line, err=True, nl=not terminal)

    return told


def how_far(progress: Progress, seconds: float) -> Bilingual:
    """`412 of 1000 read, 8.2 a second, 1 min 12 s left`."""
    rate = progress.done / seconds if seconds else 0.0
    left = round((progress.whole - progress.done) / rate) if rate else 0
    hours, rest = divmod(left, 3600)
    minutes, last = divmod(rest, 60)
    time_left = f"{hours} h {minutes} min" if hours else f"{minutes} min {last} s"
    return Bilingual(
        f"{progress.done} of {progress.whole} read, {rate:.1f} a second, {time_left} left",
        f"{progress.done} de {progress.whole} leídos, {rate:.1f} por segundo, faltan {time_left}",
    )
