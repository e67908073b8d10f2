"""Options and printing of `convenio compare`."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agreements.command_line.reviewing import FORCE, OUT
from agreements.messages import Bilingual, Language

if TYPE_CHECKING:
    from agreements.decisions import Decisions
    from agreements.model.pairs import Compared

_HELP = {
    "format": Bilingual(
        "How to report; `docx` is both side by side with comments, `xlsx` a row for each finding.",
        "Forma del informe; `docx` pone ambos lado a lado con comentarios; `xlsx`, un renglón "
        "por hallazgo.",
    ),
    "semantic": Bilingual(
        "Look at the meaning of sentences too, with the extra `semantic`. Slower; sends nothing.",
        "Considerar también el sentido de las oraciones, con el complemento `semantic`. Más "
        "lento; no envía nada.",
    ),
    "decisions": Bilingual(
        "The file of dismissed findings and reviewed clauses (default: beside the English).",
        "El archivo de hallazgos descartados y cláusulas revisadas (por omisión, junto al texto "
        "en inglés).",
    ),
    "strict": Bilingual(
        "End with 1 for any point, likely ones too.",
        "Terminar con 1 ante cualquier punto, también los probables.",
    ),
    "since": Bilingual(
        "An earlier version of a bilingual file: say what changed in one language only.",
        "Una versión anterior de un archivo bilingüe: indica qué cambió en un solo idioma.",
    ),
    "out": OUT,
    "force": FORCE,
}
_FORMATS = ("text", "json", "html", "docx", "xlsx")
_FILES = ("docx", "xlsx")


def command(language: Language) -> click.Command:
    """The click command, speaking the given language."""
    return click.Command(
        "compare",
        callback=partial(_run, language=language),
        params=_parameters({name: text[language] for name, text in _HELP.items()}),
        help=Bilingual(
            "Set the English and the Spanish version side by side and flag where they diverge: "
            "two FILES, or one that holds both languages.",
            "Pone lado a lado las versiones en inglés y en español y señala dónde difieren: dos "
            "archivos, o uno con los dos idiomas.",
        )[language],
    )


def _parameters(helps: dict[str, str]) -> list[click.Parameter]:
    path, choice = click.Path(path_type=Path), click.Choice
    return [
        click.Argument(["files"], type=path, nargs=-1, metavar="FILES", required=True),
        click.Option(["--semantic"], is_flag=True, help=helps["semantic"]),
        click.Option(["--since"], type=path, help=helps["since"]),
        click.Option(["--decisions", "decided"], type=path, help=helps["decisions"]),
        click.Option(["--format", "form"], type=choice(_FORMATS), default="text",
                     show_default=True, help=helps["format"]),
        click.Option(["--out", "-o"], type=path, help=helps["out"]),
        click.Option(["--force"], is_flag=True, help=helps["force"]),
        click.Option(["--strict"], is_flag=True, help=helps["strict"]),
    ]  # fmt: skip


def _run(
    files: tuple[Path, ...], semantic: bool, since: Path | None, decided: Path | None, form: str,
    out: Path | None, force: bool, strict: bool, language: Language,
) -> int:  # fmt: skip
    if since is not None:
        return _since(since, files, form, out, force, language)
    from agreements.commands.compare import compare, standing
    from agreements.commands.decisions import beside, read_decisions

    found = compare(files, semantic)
    decisions = read_decisions(decided or beside(files[0]))
    _told(found, decisions, form, out or _out(files, form), force, language)
    left = standing(found, decisions)
    sure = any(one.certainty == "sure" and one.weight != "low" for one in left)
    return 1 if sure or (strict and left) else 0


def _out(files: tuple[Path, ...], form: str) -> Path | None:
    """Where a form goes that no terminal shows."""
    return files[0].with_name(f"{files[0].stem}-compared.{form}") if form in _FILES else None


def _told(
    found: Compared, decisions: Decisions, form: str, out: Path | None, force: bool,
    language: Language,
) -> None:  # fmt: skip
    from agreements.commands.compare import content, report
    from agreements.commands.files import write_all

    if form in _FILES:
        made = content(found, form, language, decisions)
    else:
        width = 100 if out else max(40, min(140, shutil.get_terminal_size((100, 24)).columns))
        made = report(found, form, language, decisions, width).encode()
    if out:
        write_all({out: made}, force=force)
    click.echo(str(out) if out else made.decode())


def _since(
    old: Path, files: tuple[Path, ...], form: str, out: Path | None, force: bool,
    language: Language,
) -> int:  # fmt: skip
    from agreements.commands.clause_diff import report, since
    from agreements.commands.files import write_all
    from agreements.messages import AgreementsError

    if len(files) != 1 or form in _FILES:
        raise AgreementsError(
            Bilingual(
                "--since takes one bilingual file, and reports as text, json or html.",
                "--since toma un archivo bilingüe e informa como text, json o html.",
            )
        )
    found = since(old, files[0])
    text = report(found, form, language)
    if out:
        write_all({out: text.encode()}, force=force)
    click.echo(str(out) if out else text)
    return 1 if any(True for _ in found.all_findings()) else 0
