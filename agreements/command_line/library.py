"""Options and printing of `convenio library list`, `show` and `lint`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from agreements.messages import AgreementsError, Bilingual, Language

_FILTERS = {
    "model": Bilingual("Of this model: dual-degree.", "De este modelo: dual-degree."),
    "context": Bilingual(
        "Where: a nation, regime or structure, joined by /: scotland/private-rvoe.",
        "Dónde: nación, régimen o estructura, unidos con /: scotland/private-rvoe.",
    ),
    "instrument": Bilingual("In this instrument: memorandum.", "En este instrumento: memorandum."),
    "topic": Bilingual("On a topic of the catalogue: T104.", "Sobre un tema del catálogo: T104."),
    "law": Bilingual("That rest on this law: dpa-2018.", "Que se apoyan en esta norma: dpa-2018."),
    "position": Bilingual(
        "With a position of this rank (preferred, acceptable, fallback) or name.",
        "Con una posición de este rango (preferred, acceptable, fallback) o nombre.",
    ),
    "leans": Bilingual(
        "With a position that leans so: neutral, uk, mexico.",
        "Con una posición que se incline así: neutral, uk, mexico.",
    ),
    "text": Bilingual(
        "That say this, in either language.", "Que digan esto, en cualquiera de los idiomas."
    ),
}
_FORM = click.Choice(["text", "json"])


class Unknown(AgreementsError):
    """A part of `convenio library`, or a day, that cannot be taken."""


class Parts(click.Group):
    """list, show and lint; a wrong name is answered in the user's language."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            parts = ", ".join(self.commands)
            raise Unknown(
                Bilingual(
                    f"There is no “library {args[0]}”. There is: {parts}.",
                    f"No existe «library {args[0]}». Existe: {parts}.",
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
    def list_(form: str, context: str, **given: str) -> None:
        from agreements.catalogue import Filters, listed
        from agreements.command_line import library_text
        from agreements.commands import library as commands
        from agreements.commands import library_records as records

        library, faults = commands.read()
        _warn(len(faults), language)
        places = tuple(part for part in context.split("/") if part)
        record = records.listing(listed(library, Filters(context=places, **given)), library)
        if form == "json":
            _print_json(record)
        else:
            click.echo(library_text.table(record, language, library_text.width()))

    filters: list[click.Parameter] = [
        click.Option([f"--{name}"], default="", help=said[language])
        for name, said in _FILTERS.items()
    ]
    return click.Command(
        "list",
        callback=list_,
        params=[*filters, _form(language)],
        help=_say(language, "List the clauses that fit.", "Enumera las cláusulas que encajan."),
    )


def _show(language: Language) -> click.Command:
    def show(clause: str, position: str, form: str) -> None:
        from agreements.catalogue import find
        from agreements.command_line import library_text
        from agreements.commands import library as commands
        from agreements.commands import library_records as records

        library, faults = commands.read()
        _warn(len(faults), language)
        found, positions = find(library, clause, position)
        record = records.clause(found, positions, library, commands.history_of(found))
        if form == "json":
            _print_json(record)
        else:
            click.echo(library_text.page(record, language, library_text.width()))

    return click.Command(
        "show",
        callback=show,
        params=[
            click.Argument(["clause"]),
            click.Option(["--position"], default="",
                         help=_say(language, "Only this position.", "Solo esta posición.")),
            _form(language),
        ],
        help=_say(
            language,
            "Show a clause, both languages side by side. Its positions, guidance, laws, parameters "
            "and history stand with it.",
            "Muestra una cláusula en ambos idiomas. La acompañan sus posiciones, orientación, "
            "normas, parámetros e historia.",
        ),
    )  # fmt: skip


def _lint(language: Language) -> click.Command:
    def lint(
        paths: tuple[Path, ...], strict: bool, ignore: tuple[str, ...], on: str, form: str
    ) -> None:
        from agreements.command_line import library_text
        from agreements.commands import library as commands
        from agreements.commands import library_records as records

        day = _day(on) if on else date.today()
        done = commands.lint(paths, on=day, ignore=ignore)
        if form == "json":
            _print_json(records.lint(done, day))
        else:
            click.echo(library_text.lint(done, language))
        bad = done.count("error") or (strict and done.count("warning"))
        raise SystemExit(1 if bad else 0)

    def say(en: str, es: str) -> str:
        return _say(language, en, es)

    return click.Command(
        "lint",
        callback=lint,
        params=[
            click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path)),
            click.Option(["--strict"], is_flag=True, help=say(
                "Exit 1 on warnings too.", "Terminar con 1 también ante advertencias.")),
            click.Option(["--ignore"], multiple=True, metavar="ID", help=say(
                "Leave out this check (may be repeated).",
                "Omitir esta revisión (puede repetirse).")),
            click.Option(["--on"], default="", metavar="YYYY-MM-DD", help=say(
                "The day of the check (default: today).",
                "El día de la revisión (por omisión, hoy).")),
            _form(language),
        ],
        help=say("Check the library’s files, or the PATHS named. Exit 1 where an error stands.",
                 "Revisa los archivos de la biblioteca, o solo PATHS. Termina con 1 si hay "
                 "errores."),
    )  # fmt: skip


def _form(language: Language) -> click.Option:
    said = _say(language, "How to print.", "Forma de imprimir.")
    return click.Option(["--format", "form"], type=_FORM, default="text", show_default=True,
                        help=said)  # fmt: skip


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unknown(
            Bilingual(
                f"--on is “{text}”; write a day as “2026-11-22”.",
                f"--on es «{text}»; escriba un día como «2026-11-22».",
            )
        ) from None


def _say(language: Language, en: str, es: str) -> str:
    return es if language == "es" else en


def _print_json(record: Any) -> None:
    click.echo(json.dumps(record, ensure_ascii=False, indent=1))


def _warn(faults: int, language: Language) -> None:
    if faults:
        click.echo(
            _say(
                language,
                f"{faults} faults in the library’s files; some clauses may be missing here. "
                "See `convenio library lint`.",
                f"{faults} fallas en los archivos de la biblioteca; pueden faltar cláusulas. "
                "Consulte `convenio library lint`.",
            ),
            err=True,
        )
