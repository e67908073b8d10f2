"""What click itself says: of a command line that it cannot take, and around our help texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

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
        if error.param is not None and isinstance(error.param.type, click.Choice):
            known = ", ".join(error.param.type.choices)
            return Bilingual(f"{name} takes one of: {known}.", f"{name} admite: {known}.")
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


_SPANISH = {
    "Options": "Opciones",
    "Commands": "Comandos",
    "Show this message and exit.": "Muestra este mensaje y termina.",
    "Show the version and exit.": "Muestra la versión y termina.",
}


class _SpanishHelp(click.HelpFormatter):
    """A help page whose own words, which click holds in English, are in Spanish."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        told = args.replace("[OPTIONS]", "[OPCIONES]").replace("COMMAND [ARGS]", "COMANDO [ARGS]")
        super().write_usage(prog, told, prefix or "Uso: ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        with super().section(_SPANISH.get(name, name)):
            yield

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        told = [(name, _SPANISH.get(said, said).replace("[default: ", "[por omisión: "))
                for name, said in rows]  # fmt: skip
        super().write_dl(told, col_max, col_spacing)


class _SpanishContext(click.Context):
    formatter_class = _SpanishHelp


def speak_spanish(command: click.Command) -> None:
    """Have the help of a command, and of the commands in it, be Spanish throughout."""
    command.context_class = _SpanishContext
    if isinstance(command, click.Group):
        for one in command.commands.values():
            speak_spanish(one)
