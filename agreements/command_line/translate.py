"""Options and printing of `convenio translate`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agreements.command_line.reviewing import ENGINE, FORCE, MEMORY, OUT, announced
from agreements.messages import Bilingual, Language

if TYPE_CHECKING:
    from agreements.model.translation import Translation

_HELP = {
    "into": Bilingual(
        "Into which language (default: the other than most of the file).",
        "A qué idioma (por omisión, el otro que el de la mayor parte del archivo).",
    ),
    "format": Bilingual(
        "The form: a text, data, a Word table with both languages, or XLIFF for a translator.",
        "La forma: texto, datos, una tabla de Word con ambos idiomas o XLIFF para un traductor.",
    ),
    "engine": ENGINE,
    "memory": MEMORY,
    "out": OUT,
    "force": FORCE,
}
_ENDINGS = {"docx": "docx", "xliff": "xlf"}
_FORMATS = ("text", "json", "docx", "xliff")


def command(language: Language) -> click.Command:
    """The click command, speaking the given language."""
    return click.Command(
        "translate",
        callback=partial(_translate, language=language),
        params=_parameters({name: text[language] for name, text in _HELP.items()}),
        help=Bilingual(
            "Turn FILE into the other language for reading: from our library and your memories "
            "first, then by an engine if you name one. Every sentence says where it comes from.",
            "Traduce FILE al otro idioma para lectura: primero con nuestra biblioteca y las "
            "memorias que indique, después con un motor si lo nombra. Cada oración dice de dónde "
            "viene.",
        )[language],
    )


def _parameters(helps: dict[str, str]) -> list[click.Parameter]:
    path, choice = click.Path(path_type=Path), click.Choice
    return [
        click.Argument(["file"], type=path),
        click.Option(["--to", "into"], type=choice(["en", "es"]), help=helps["into"]),
        click.Option(["--engine", "named"], default="", help=helps["engine"]),
        click.Option(["--memory", "memories"], type=path, multiple=True, help=helps["memory"]),
        click.Option(["--format", "form"], type=choice(_FORMATS), default="text",
                     show_default=True, help=helps["format"]),
        click.Option(["--out", "-o"], type=path, help=helps["out"]),
        click.Option(["--force"], is_flag=True, help=helps["force"]),
    ]  # fmt: skip


def _translate(
    file: Path, into: Language | None, named: str, memories: tuple[Path, ...], form: str,
    out: Path | None, force: bool, language: Language,
) -> int:  # fmt: skip
    from agreements.commands import translate as translating
    from agreements.commands.files import write_all

    told = translating.translate(file, into, memories, announced(named, language))
    if form == "xliff":
        content = translating.for_tools(file, told)
    else:
        content = translating.report(told, form, language)  # type: ignore[arg-type]
    if form in ("docx", "xliff"):
        out = out or file.with_name(f"{file.stem}-{told.target}.{_ENDINGS[form]}")
    if out:
        write_all({out: content}, force=force)
    click.echo(str(out) if out else content.decode())
    _say_aside(told, language, printed=not out and form == "text")
    return 1 if told.trouble or any(one.doubts for one in told.sentences) else 0


def _say_aside(told: Translation, language: Language, *, printed: bool) -> None:
    """What went to the engine and why it stopped, where the report itself is not on the screen."""
    from agreements.commands.translate import sent

    if told.sent and not printed:
        click.echo(sent(told)[language], err=True)
    if told.trouble:
        click.echo(told.trouble[language], err=True)
