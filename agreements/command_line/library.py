"""Options and printing of `convenio library list`, `show` and `lint`."""

from __future__ import annotations

import difflib
import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from agreements.model import AgreementsError, Bilingual, Language

_FORMATS = click.Choice(["text", "json"])


class UnknownPart(AgreementsError):
    """A part of `convenio library` that there is not."""


class Parts(click.Group):
    """list, show and lint; a wrong name is answered in the user's language."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self.commands, n=1) or [
                ", ".join(self.commands)
            ]
            raise UnknownPart(
                Bilingual(
                    f"There is no “library {args[0]}”. There is: {near[0]}.",
                    f"No existe «library {args[0]}». Existe: {near[0]}.",
                )
            )
        return super().resolve_command(ctx, args)


def command(language: Language) -> click.Command:
    """The click group, speaking the given language."""
    group = Parts(
        "library",
        help=_say(language, "Browse and check the clause library.",
                  "Consulta y revisa la biblioteca de cláusulas."),
        context_settings={"help_option_names": ["--help", "-h"]},
    )  # fmt: skip
    for part in (_list(language), _show(language), _lint(language)):
        group.add_command(part)
    return group


def _list(language: Language) -> click.Command:
    def say(en: str, es: str) -> str:
        return _say(language, en, es)

    @click.command(
        "list", help=say("List the clauses that fit.", "Enumera las cláusulas que encajan.")
    )
    @click.option(
        "--model",
        default="",
        help=say("Of this model: dual-degree.", "De este modelo: dual-degree."),
    )
    @click.option(
        "--context",
        default="",
        help=say(
            "Where: a nation, regime or structure, joined by /: scotland/private-rvoe.",
            "Dónde: nación, régimen o estructura, unidos con /: scotland/private-rvoe.",
        ),
    )
    @click.option(
        "--instrument",
        default="",
        help=say("In this instrument: memorandum.", "En este instrumento: memorandum."),
    )
    @click.option(
        "--topic",
        default="",
        help=say("On a topic of the catalogue: T104.", "Sobre un tema del catálogo: T104."),
    )
    @click.option(
        "--law",
        default="",
        help=say("That rest on this law: dpa-2018.", "Que se apoyan en esta norma: dpa-2018."),
    )
    @click.option(
        "--position",
        default="",
        help=say(
            "With a position of this rank (preferred, acceptable, fallback) or name.",
            "Con una posición de este rango (preferred, acceptable, fallback) o nombre.",
        ),
    )
    @click.option(
        "--leans",
        type=click.Choice(["neutral", "uk", "mexico"]),
        default=None,
        help=say("With a position that leans so.", "Con una posición que se incline así."),
    )
    @click.option(
        "--text",
        default="",
        help=say(
            "That say this, in either language.", "Que digan esto, en cualquiera de los idiomas."
        ),
    )
    @click.option("--format", "form", type=_FORMATS, default="text", show_default=True,
                  help=say("How to print.", "Forma de imprimir."))  # fmt: skip
    def list_(form: str, context: str, leans: str | None, **given: str) -> None:
        from agreements.catalogue import Filters, listed
        from agreements.command_line import library_text
        from agreements.commands import library as commands
        from agreements.commands import library_records as records

        library, faults = commands.read()
        _warn(faults, language)
        places = tuple(part for part in context.split("/") if part)
        filters = Filters(context=places, leans=leans or "", **given)
        record = records.listing(listed(library, filters), library)
        if form == "json":
            _print_json(record)
        else:
            click.echo(library_text.table(record, language, library_text.width()))

    return list_


def _show(language: Language) -> click.Command:
    def say(en: str, es: str) -> str:
        return _say(language, en, es)

    @click.command(
        "show",
        help=say(
            "Show a clause: both languages side by side, guidance, laws, parameters, history.",
            "Muestra una cláusula: ambos idiomas, orientación, normas, parámetros e historia.",
        ),
    )
    @click.argument("clause")
    @click.option("--position", default="", help=say("Only this position.", "Solo esta posición."))
    @click.option("--format", "form", type=_FORMATS, default="text", show_default=True,
                  help=say("How to print.", "Forma de imprimir."))  # fmt: skip
    def show(clause: str, position: str, form: str) -> None:
        from agreements.catalogue import find
        from agreements.command_line import library_text
        from agreements.commands import library as commands
        from agreements.commands import library_records as records
        from agreements.commands.history import history
        from agreements.library.explain import root

        library, faults = commands.read()
        _warn(faults, language)
        found, positions = find(library, clause, position)
        record = records.clause(found, positions, library, history(root() / found.path))
        if form == "json":
            _print_json(record)
        else:
            click.echo(library_text.page(record, language, library_text.width()))

    return show


def _lint(language: Language) -> click.Command:
    def say(en: str, es: str) -> str:
        return _say(language, en, es)

    @click.command(
        "lint",
        help=say(
            "Check the library’s files, or those named. Exit 1 where an error stands.",
            "Revisa los archivos de la biblioteca, o los indicados. Termina con 1 si hay errores.",
        ),
    )
    @click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
    @click.option(
        "--strict",
        is_flag=True,
        help=say("Exit 1 on warnings too.", "Terminar con 1 también ante advertencias."),
    )
    @click.option(
        "--ignore",
        multiple=True,
        metavar="ID",
        help=say(
            "Leave out this check (may be repeated).", "Omitir esta revisión (puede repetirse)."
        ),
    )
    @click.option(
        "--on",
        type=click.DateTime(["%Y-%m-%d"]),
        default=None,
        help=say(
            "The day of the check (default: today).", "El día de la revisión (por omisión, hoy)."
        ),
    )
    @click.option("--format", "form", type=_FORMATS, default="text", show_default=True,
                  help=say("How to records.", "Forma del informe."))  # fmt: skip
    def lint(
        paths: tuple[Path, ...], strict: bool, ignore: tuple[str, ...], on: Any, form: str
    ) -> None:
        from agreements.command_line import library_text
        from agreements.commands import library as commands
        from agreements.commands import library_records as records

        day = on.date() if on else date.today()
        done = commands.lint(paths, on=day, ignore=ignore)
        if form == "json":
            _print_json(records.lint(done, day))
        else:
            click.echo(library_text.lint(done, language))
        bad = done.count("error") or (strict and done.count("warning"))
        raise SystemExit(1 if bad else 0)

    return lint


def _say(language: Language, en: str, es: str) -> str:
    return es if language == "es" else en


def _print_json(record: Any) -> None:
    click.echo(json.dumps(record, ensure_ascii=False, indent=1))


def _warn(faults: list[Any], language: Language) -> None:
    if faults:
        click.echo(
            _say(
                language,
                f"{len(faults)} faults in the library’s files; some clauses may be missing here. "
                "See `convenio library lint`.",
                f"{len(faults)} fallas en los archivos de la biblioteca; pueden faltar cláusulas. "
                "Consulte `convenio library lint`.",
            ),
            err=True,
        )
