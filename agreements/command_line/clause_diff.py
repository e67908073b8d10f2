"""Options and printing of `convenio clause-diff`."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agreements.command_line.reviewing import FORCE, OUT
from agreements.messages import AgreementsError, Bilingual, Language

if TYPE_CHECKING:
    from agreements.commands.clause_diff import Marking, Read
    from agreements.model.changes import Comparison

_HELP = {
    "view": Bilingual(
        "How tracked changes in the files are read: accepted, rejected, or both texts kept.",
        "Cómo se lee el control de cambios: aceptado, rechazado o con ambos textos.",
    ),
    "library": Bilingual(
        "Compare the draft with the library's preferred positions instead of another file.",
        "Comparar el proyecto con las posiciones preferidas de la biblioteca.",
    ),
    "format": Bilingual(
        "How to report; `docx` writes a Word file with tracked changes.",
        "Forma del informe; `docx` escribe un archivo de Word con control de cambios.",
    ),
    "engine": Bilingual(
        "Let docx-scalpel write the tracked changes, where it is installed.",
        "Que docx-scalpel escriba el control de cambios, si está instalado.",
    ),
    "author": Bilingual("Whose the tracked changes are.", "A nombre de quién van los cambios."),
    "date": Bilingual(
        "Of which day the tracked changes are, as 2027-01-15 (default: today).",
        "De qué día son los cambios, como 2027-01-15 (por omisión, hoy).",
    ),
    "base": Bilingual(
        "Whose formatting the Word file has.", "De qué versión es el formato del archivo de Word."
    ),
    "color": Bilingual("Colours on the terminal.", "Colores en la terminal."),
    "git": Bilingual(
        "Be git's external diff program (see docs/git.md).",
        "Servir a git como programa de comparación (véase docs/git.md).",
    ),
    "textconv": Bilingual(
        "Print one file as plain text, for git's textconv.",
        "Imprimir un archivo como texto, para textconv de git.",
    ),
    "out": OUT,
    "force": FORCE,
}
_FORMATS = ("text", "json", "html", "docx")
_GIT = 7


def command(language: Language) -> click.Command:
    """The click command, speaking the given language."""
    return click.Command(
        "clause-diff",
        callback=partial(_run, language=language),
        params=_parameters({name: text[language] for name, text in _HELP.items()}),
        help=Bilingual(
            "Say what changed from OLD to NEW, clause by clause, and what matters. With one FILE: "
            "what its tracked changes do. Requests and manifests can be compared too.",
            "Dice qué cambió de OLD a NEW, cláusula por cláusula, y qué importa. Con un solo "
            "archivo: qué hace su control de cambios. También compara solicitudes y manifiestos.",
        )[language],
    )


def _parameters(helps: dict[str, str]) -> list[click.Parameter]:
    path, choice = click.Path(path_type=Path), click.Choice
    return [
        click.Argument(["files"], type=path, nargs=-1, metavar="OLD NEW", required=True),
        click.Option(["--view"], type=choice(["final", "original", "both"]), default="final",
                     show_default=True, help=helps["view"]),
        click.Option(["--library"], is_flag=True, help=helps["library"]),
        click.Option(["--format", "form"], type=choice(_FORMATS), default="text",
                     show_default=True, help=helps["format"]),
        click.Option(["--out", "-o"], type=path, help=helps["out"]),
        click.Option(["--force"], is_flag=True, help=helps["force"]),
        click.Option(["--author"], default="convenio", show_default=True, help=helps["author"]),
        click.Option(["--date", "day"], default="", help=helps["date"]),
        click.Option(["--base"], type=choice(["old", "new"]), default="new", show_default=True,
                     help=helps["base"]),
        click.Option(["--engine"], type=choice(["docxodus"]), help=helps["engine"]),
        click.Option(["--color"], type=choice(["auto", "always", "never"]), default="auto",
                     show_default=True, help=helps["color"]),
        click.Option(["--git"], is_flag=True, help=helps["git"]),
        click.Option(["--textconv"], is_flag=True, help=helps["textconv"]),
    ]  # fmt: skip


def _run(
    files: tuple[Path, ...], view: Read, library: bool, form: str, out: Path | None, force: bool,
    author: str, day: str, base: str, engine: str | None, color: str, git: bool, textconv: bool,
    language: Language,
) -> int:  # fmt: skip
    if textconv:
        return _as_text(files, view)
    if git:
        return _for_git(files, view, color, language)
    if form == "docx":
        return _redline(files, view, _marking(author, day, base, engine), out, force, language)
    found = _compared(files, view, library)
    return _told(found, form, out, force, color, language)


def _compared(files: tuple[Path, ...], view: Read, library: bool) -> Comparison:
    from agreements.commands import clause_diff

    _refuse_count(files, (1,) if library else (1, 2))
    if library:
        from agreements.commands.library_diff import library_diff

        return library_diff(files[0], view)
    if len(files) == 1:
        return clause_diff.tracked(files[0])
    return clause_diff.clause_diff(files[0], files[1], view)


def _refuse_count(files: tuple[Path, ...], counts: tuple[int, ...]) -> None:
    if len(files) not in counts:
        raise AgreementsError(
            Bilingual(
                f"{len(files)} files were named. Name the old version and then the new one; with "
                "--library, --textconv or to see tracked changes, one file.",
                f"Se indicaron {len(files)} archivos. Indique la versión anterior y luego la "
                "nueva; con --library, --textconv o para ver el control de cambios, un archivo.",
            )
        )


def _told(
    found: Comparison, form: str, out: Path | None, force: bool, color: str, language: Language
) -> int:
    from agreements.commands.clause_diff import report
    from agreements.commands.files import write_all

    colour = form == "text" and not out and _coloured(color)
    text = report(found, form, language, _width(), colour)
    if out:
        write_all({out: text.encode()}, force=force)
    click.echo(str(out) if out else text, color=colour or None)
    return 1 if found.real() else 0


def _width() -> int:
    return max(40, min(160, shutil.get_terminal_size((100, 24)).columns))


def _coloured(color: str) -> bool:
    if color != "auto":
        return color == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _redline(
    files: tuple[Path, ...], view: Read, how: Marking, out: Path | None, force: bool,
    language: Language,
) -> int:  # fmt: skip
    from agreements.commands.clause_diff import differ, redlined
    from agreements.commands.files import write_all

    _refuse_count(files, (2,))
    _refuse_both(view)
    out = out or files[1].with_name(f"{files[1].stem}-changes.docx")
    content, notes = redlined(files[0], files[1], how, view)
    write_all({out: content}, force=force)
    click.echo(str(out))
    for note in notes:
        click.echo(note[language], err=True)
    return 1 if differ(files[0], files[1], view) else 0


def _refuse_both(view: Read) -> None:
    if view == "both":
        raise AgreementsError(
            Bilingual(
                "Tracked changes are written from one text to another. With --format docx, "
                "--view is final or original.",
                "El control de cambios va de un texto a otro. Con --format docx, --view es "
                "final u original.",
            )
        )


def _marking(author: str, day: str, base: str, engine: str | None) -> Marking:
    from agreements.commands.clause_diff import Marking
    from agreements.text.dates import read_day

    on = read_day(day) if day else date.today()
    if on is None:
        raise AgreementsError(
            Bilingual(
                f"“{day}” is no day. Write it as 2027-01-15.",
                f"«{day}» no es un día. Escríbalo como 2027-01-15.",
            )
        )
    return Marking(author, on, base, engine or "")  # type: ignore[arg-type]


def _as_text(files: tuple[Path, ...], view: Read) -> int:
    from agreements.commands.clause_diff import plain

    _refuse_count(files, (1,))
    click.echo(plain(files[0], view))
    return 0


def _for_git(files: tuple[Path, ...], view: Read, color: str, language: Language) -> int:
    """git calls with: path, old file, its hash and mode, new file, its hash and mode."""
    from agreements.commands.clause_diff import against_git, report

    if len(files) < _GIT:
        _refuse_count(files, ())
    found = against_git(files[1], files[4], files[0], view)
    colour = _coloured(color)
    click.echo(report(found, "text", language, _width(), colour), color=colour or None)
    return 0
