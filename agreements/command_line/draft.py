"""Options and printing of `convenio draft`."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agreements.command_line.language import counted
from agreements.messages import Bilingual, Language

if TYPE_CHECKING:
    from agreements.commands import draft as drafting

_HELP = {
    "out": Bilingual(
        "The .docx to write (default: beside the request).",
        "El .docx que se escribirá (por omisión, junto a la solicitud).",
    ),
    "review": Bilingual(
        "Where to say what a lawyer should look at.",
        "Dónde indicar lo que un abogado debe revisar.",
    ),
    "template": Bilingual(
        "Your letterhead: a .docx with the paragraph {{p agreement }}.",
        "Su hoja membretada: un .docx con el párrafo {{p agreement }}.",
    ),
    "final": Bilingual(
        "Refuse to draft while anything is missing.", "No redactar mientras falte algo."
    ),
    "force": Bilingual("Replace files that exist.", "Sustituir los archivos que existan."),
    "strict": Bilingual(
        "Exit with 1 on any blank or finding.", "Terminar con 1 ante cualquier hueco o hallazgo."
    ),
    "format": Bilingual("How to report.", "Forma del informe."),
}


def command(language: Language) -> click.Command:
    """The click command, speaking the given language."""
    return click.Command(
        "draft",
        callback=partial(_draft, language=language),
        params=_parameters(language),
        help=Bilingual(
            "Draft the agreement that REQUEST asks for: a bilingual .docx and its manifest.",
            "Redacta el instrumento que pide REQUEST: un .docx bilingüe y su manifiesto.",
        )[language],
    )


def _parameters(language: Language) -> list[click.Parameter]:
    path = click.Path(path_type=Path)
    helps = {name: text[language] for name, text in _HELP.items()}
    return [
        click.Argument(["request"], type=path),
        click.Option(["--out", "-o"], type=path, help=helps["out"]),
        click.Option(
            ["--review"],
            type=click.Choice(["comments", "report", "none"]),
            default="comments",
            show_default=True,
            help=helps["review"],
        ),
        click.Option(["--template"], type=path, help=helps["template"]),
        click.Option(["--final"], is_flag=True, help=helps["final"]),
        click.Option(["--force"], is_flag=True, help=helps["force"]),
        click.Option(["--strict"], is_flag=True, help=helps["strict"]),
        click.Option(
            ["--format", "form"],
            type=click.Choice(["text", "json"]),
            default="text",
            show_default=True,
            help=helps["format"],
        ),
    ]


def _draft(
    request: Path,
    out: Path | None,
    review: drafting.Review,
    template: Path | None,
    final: bool,
    force: bool,
    strict: bool,
    form: str,
    language: Language,
) -> int:
    from agreements.commands import draft as drafting

    target = out or request.with_suffix(".docx")
    done = drafting.draft(
        request, target, review=review, template=template, final=final, force=force
    )
    as_json = json.dumps(done.manifest, ensure_ascii=False, indent=1) if form == "json" else ""
    click.echo(as_json or report(done, language))
    sure = any(one.certainty == "sure" for one in done.findings)
    open_points = bool(done.findings or done.agreement.blanks)
    return 1 if sure or (strict and open_points) else 0


def report(done: drafting.Draft, language: Language) -> str:
    """What was written, what is still open, in a few lines."""
    agreement = done.agreement
    clauses = counted(len(agreement.clauses), Bilingual("clause", "cláusula"),
                      Bilingual("clauses", "cláusulas"))  # fmt: skip
    flagged = sum(bool(one.notes) for one in agreement.clauses)
    blanks = counted(len({one.fact for one in agreement.blanks}),
                     Bilingual("blank to fill", "hueco por llenar"),
                     Bilingual("blanks to fill", "huecos por llenar"))  # fmt: skip
    lines = [
        Bilingual(
            f"{agreement.title.en}: {clauses.en}, {flagged} with points for a lawyer, {blanks.en}.",
            f"{agreement.title.es}: {clauses.es}, {flagged} con puntos de revisión jurídica, "
            f"{blanks.es}.",
        ),
        Bilingual(f"Draft: {done.path}", f"Proyecto: {done.path}"),
        Bilingual(f"Manifest: {done.manifest_path}", f"Manifiesto: {done.manifest_path}"),
    ]
    lines += [Bilingual(f"! {one.message.en}", f"! {one.message.es}") for one in done.findings]
    seen = {one.fact: one.title for one in agreement.blanks}
    lines += [Bilingual(f"  blank: {one.en}", f"  hueco: {one.es}") for one in seen.values()]
    return "\n".join(line[language] for line in lines)
