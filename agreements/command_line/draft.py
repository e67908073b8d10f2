"""Options and printing of `convenio draft`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from agreements.command_line.language import counted
from agreements.model import Bilingual, Language


def command(language: Language) -> click.Command:
    """The click command, speaking the given language."""

    def say(en: str, es: str) -> str:
        return es if language == "es" else en

    @click.command(
        "draft",
        help=say(
            "Draft the agreement that REQUEST asks for: a bilingual .docx and its manifest.",
            "Redacta el instrumento que pide REQUEST: un .docx bilingüe y su manifiesto.",
        ),
    )
    @click.argument("request", type=click.Path(path_type=Path))
    @click.option(
        "--out",
        "-o",
        type=click.Path(path_type=Path),
        help=say(
            "The .docx to write (default: beside the request).",
            "El .docx que se escribirá (por omisión, junto a la solicitud).",
        ),
    )
    @click.option(
        "--review",
        type=click.Choice(["comments", "report", "none"]),
        default="comments",
        show_default=True,
        help=say(
            "Where to say what a lawyer should look at.",
            "Dónde indicar lo que un abogado debe revisar.",
        ),
    )
    @click.option(
        "--template",
        type=click.Path(path_type=Path),
        help=say(
            "Your letterhead: a .docx with the paragraph {{p agreement }}.",
            "Su hoja membretada: un .docx con el párrafo {{p agreement }}.",
        ),
    )
    @click.option(
        "--final",
        is_flag=True,
        help=say("Refuse to draft while anything is missing.", "No redactar mientras falte algo."),
    )
    @click.option(
        "--force",
        is_flag=True,
        help=say("Replace files that exist.", "Sustituir los archivos que existan."),
    )
    @click.option(
        "--strict",
        is_flag=True,
        help=say(
            "Exit with 1 on any blank or finding.",
            "Terminar con 1 ante cualquier hueco o hallazgo.",
        ),
    )
    @click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
                  show_default=True, help=say("How to report.", "Forma del informe."))  # fmt: skip
    def draft(request, out, review, template, final, force, strict, form):  # type: ignore[no-untyped-def]
        from agreements.commands import draft as drafting

        done = drafting.draft(
            request,
            out or request.with_suffix(".docx"),
            review=review,
            template=template,
            final=final,
            force=force,
        )
        click.echo(
            json.dumps(done.manifest, ensure_ascii=False, indent=1)
            if form == "json"
            else report(done, language)
        )
        sure = any(one.certainty == "sure" for one in done.findings)
        open_points = bool(done.findings or done.agreement.blanks)
        raise SystemExit(1 if sure or (strict and open_points) else 0)

    return draft


def report(done, language: Language) -> str:  # type: ignore[no-untyped-def]
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
