"""What click says of a command line that it cannot take, in both languages."""

from __future__ import annotations

import click

from agreements.model import Bilingual


def explain(error: click.UsageError) -> Bilingual:
    """Where the command line goes wrong, what is there, what to do."""
    command = error.ctx.command_path if error.ctx else "convenio"
    said = _said(error)
    return Bilingual(
        f"{said.en}\nSee `{command} --help`.", f"{said.es}\nConsulte `{command} --help`."
    )


def _said(error: click.UsageError) -> Bilingual:
    if isinstance(error, click.NoSuchOption):
        near = f" Did you mean {error.possibilities[0]}?" if error.possibilities else ""
        cerca = f" ¿Quiso decir {error.possibilities[0]}?" if error.possibilities else ""
        return Bilingual(
            f"There is no option {error.option_name}.{near}",
            f"No existe la opción {error.option_name}.{cerca}",
        )
    if isinstance(error, click.MissingParameter):
        name = _name(error)
        return Bilingual(f"{name} is missing.", f"Falta {name}.")
    if isinstance(error, click.BadParameter):
        name = _name(error)
        return Bilingual(f"{name}: {error.message}", f"{name}: {error.message}")
    return Bilingual(error.message, error.message)


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return "?"
    return (
        error.param.opts[0]
        if error.param.opts[0].startswith("-")
        else (error.param.human_readable_name)
    )
