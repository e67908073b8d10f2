"""The `convenio` command: a lazy table of commands, one place for errors and exit codes.

Exit 0: clean. 1: findings. 2: cannot run, said in plain words. 3: our own fault.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence

import click

from agreements import __version__
from agreements.command_line.language import language as spoken
from agreements.messages import AgreementsError, Bilingual, Language

COMMANDS: dict[str, Bilingual] = {
    "new": Bilingual("Ask what a draft needs and write a request.",
                     "Pregunta lo necesario y escribe una solicitud."),
    "draft": Bilingual("Turn a request into a bilingual Word draft.",
                       "Convierte una solicitud en un proyecto bilingüe de Word."),
    "review": Bilingual("Review a draft that a partner sent.",
                        "Revisa un proyecto que envió la contraparte."),
    "translate": Bilingual("Translate a draft for reading.",
                           "Traduce un proyecto para lectura."),
    "compare": Bilingual("Set English and Spanish side by side and flag where they diverge.",
                         "Pone inglés y español lado a lado y señala dónde difieren."),
    "clause-diff": Bilingual("Say what changed between two versions, clause by clause.",
                             "Dice qué cambió entre dos versiones, cláusula por cláusula."),
    "portfolio": Bilingual("Report on a whole archive of agreements.",
                           "Informa sobre un archivo completo de convenios."),
    "terms": Bilingual("Check the words of the trade, in one language or two.",
                       "Revisa los términos, en un idioma o en dos."),
    "library": Bilingual("Browse and check the clause library.",
                         "Consulta y revisa la biblioteca de cláusulas."),
    "serve": Bilingual("Do all of it in the browser, on this machine only.",
                       "Hace todo en el navegador, solo en este equipo."),
}  # fmt: skip


class LazyCommands(click.Group):
    """A group that imports a command only when it is called."""

    def __init__(self, language: Language, **rest: object):
        super().__init__(**rest)  # type: ignore[arg-type]
        self.language = language

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"agreements.command_line.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command(self.language)
        return _speaking(command, self.language)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Comandos" if self.language == "es" else "Commands"):
            formatter.write_dl([(name, text[self.language]) for name, text in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UnknownCommand(args[0])
        return super().resolve_command(ctx, args)


class UnknownCommand(AgreementsError):
    """A command that there is not, with the nearest one that there is."""

    def __init__(self, name: str):
        import difflib

        near = difflib.get_close_matches(name, COMMANDS, n=1)
        en = f" Did you mean “{near[0]}”?" if near else f" Commands: {', '.join(COMMANDS)}."
        es = f" ¿Quiso decir «{near[0]}»?" if near else f" Comandos: {', '.join(COMMANDS)}."
        super().__init__(
            Bilingual(f"There is no command “{name}”.{en}", f"No existe el comando «{name}».{es}")
        )


def group(language: Language) -> click.Group:
    """The whole command line, speaking one language."""
    spanish = language == "es"
    commands = LazyCommands(
        language,
        name="convenio",
        help="Convenios bilingües entre universidades del Reino Unido y de México."
        if spanish
        else "Bilingual agreements between UK and Mexican universities.",
        context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    )
    commands.params.append(
        click.Option(
            ["--lang"],
            type=click.Choice(["en", "es"]),
            expose_value=False,
            help="Idioma de los mensajes (por omisión, el del sistema)."
            if spanish
            else "Language of messages (default: the locale).",
        )
    )
    whole: click.Group = click.version_option(__version__, prog_name="convenio")(commands)
    _speaking(whole, language)
    return whole


def _speaking(command: click.Command, language: Language) -> click.Command:
    if language == "es":
        from agreements.command_line.usage import speak_spanish

        speak_spanish(command)
    return command


def run(arguments: Sequence[str]) -> int:
    """Run one command line; the exit code."""
    language = spoken(arguments)
    try:
        result = group(language).main(
            args=_lang_first(list(arguments)) or ["--help"],
            prog_name="convenio",
            standalone_mode=False,
        )
        return result if isinstance(result, int) else 0
    except click.UsageError as error:
        from agreements.command_line.usage import explain

        return _say(explain(error)[language], 2)
    except (click.Abort, KeyboardInterrupt):
        return _say("Interrumpido." if language == "es" else "Interrupted.", 2)
    except AgreementsError as error:
        return _say(error.message[language], 2)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _our_fault(error, language)


def _lang_first(arguments: list[str]) -> list[str]:
    """`--lang` may stand anywhere; click wants it before the command."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return [argument, *arguments[:place], *arguments[place + 1 :]]
        if argument == "--lang":
            return [*arguments[place : place + 2], *arguments[:place], *arguments[place + 2 :]]
    return arguments


def _say(message: str, code: int) -> int:
    click.echo(message, err=True)
    return code


def _our_fault(error: Exception, language: Language) -> int:
    import traceback

    if os.environ.get("CONVENIO_DEBUG"):
        traceback.print_exc()
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{frame.name}:{frame.lineno}: {type(error).__name__}: {error}"
    said = Bilingual(
        f"This is our fault, not yours. Please report it: {where}",
        f"Es un error nuestro, no suyo. Por favor repórtelo: {where}",
    )
    return _say(said[language], 3)


def main() -> None:
    """Entry point of the console script.

    A command lives for half a second: looking for cycles in the library that it has just loaded
    would take a tenth of that, at work and once more at the end.
    """
    gc.set_threshold(1_000_000)
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
