"""Options of `convenio new`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from agreements.messages import Bilingual, Language

_HELP = {
    "answers": Bilingual(
        "A JSON file with the answers by name: nothing is asked.",
        "Un archivo JSON con las respuestas por nombre: no se pregunta nada.",
    ),
    "force": Bilingual("Replace a request that exists.", "Sustituir la solicitud si existe."),
}


def command(language: Language) -> click.Command:
    """The click command, speaking the given language."""
    path = click.Path(path_type=Path)
    return click.Command(
        "new",
        callback=partial(_new, language=language),
        params=[
            click.Argument(["request"], type=path, default=Path("request.yaml"), required=False),
            click.Option(["--answers"], type=path, help=_HELP["answers"][language]),
            click.Option(["--force"], is_flag=True, help=_HELP["force"][language]),
        ],
        help=Bilingual(
            "Ask what a draft needs, question by question, and write REQUEST (request.yaml). "
            "It can be stopped at any point; call it again to go on.",
            "Pregunta lo que necesita un proyecto y escribe REQUEST (request.yaml). "
            "Puede detenerse en cualquier punto; llámelo de nuevo para continuar.",
        )[language],
    )


def _new(request: Path, answers: Path | None, force: bool, language: Language) -> None:
    from datetime import date

    from agreements.command_line.conversation import converse
    from agreements.commands import new
    from agreements.library import read_library

    library, today = read_library(), date.today()
    if answers:
        new.from_answers(answers, request, library, today, force=force)
        click.echo(written(request)[language])
        return
    finished = converse(request, library, today, force=force, language=language)
    if finished:
        click.echo(written(request)[language])


def written(request: Path) -> Bilingual:
    """What was written and what comes next."""
    return Bilingual(
        f"Request: {request}\nNext: convenio draft {request}",
        f"Solicitud: {request}\nSiguiente paso: convenio draft {request}",
    )
