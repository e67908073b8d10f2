"""Options and printing of `convenio review`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from agreements.command_line.reviewing import ENGINE, FORCE, MEMORY, OUT, announced
from agreements.messages import AgreementsError, Bilingual, Language

_HELP = {
    "for": Bilingual("Whose side reads it.", "De qué parte es quien lo lee."),
    "regime": Bilingual("The Mexican reader's regime.", "El régimen de la institución mexicana."),
    "nation": Bilingual("The UK reader's nation.", "La nación de la institución británica."),
    "model": Bilingual("A model that it should serve.", "Un modelo al que debe servir."),
    "instrument": Bilingual("Which instrument it is.", "Qué instrumento es."),
    "format": Bilingual(
        "How to report; `docx` writes a review pack, `comments` a copy of a .docx with comments.",
        "Forma del informe; `docx` escribe un legajo de revisión y `comments` una copia del .docx "
        "con comentarios.",
    ),
    "out": OUT,
    "force": FORCE,
    "engine": ENGINE,
    "memory": MEMORY,
}
_FORMATS = ("text", "json", "html", "docx", "comments")


def command(language: Language) -> click.Command:
    """The click command, speaking the given language."""
    return click.Command(
        "review",
        callback=partial(_review, language=language),
        params=_parameters({name: text[language] for name, text in _HELP.items()}),
        help=Bilingual(
            "Review the draft in FILE: what is tied to the other side's law, what is stale, "
            "how far each clause is from ours, what is missing.",
            "Revisa el proyecto de FILE: qué está ligado al derecho de la otra parte, qué está "
            "superado, qué tan lejos está cada cláusula de las nuestras y qué falta.",
        )[language],
    )


def _parameters(helps: dict[str, str]) -> list[click.Parameter]:
    path, choice = click.Path(path_type=Path), click.Choice
    return [
        click.Argument(["file"], type=path),
        click.Option(["--for", "reader"], type=choice(["uk", "mexico"]), default="mexico",
                     show_default=True, help=helps["for"]),
        click.Option(["--regime"], default="", help=helps["regime"]),
        click.Option(["--nation"], default="", help=helps["nation"]),
        click.Option(["--model", "models"], multiple=True, help=helps["model"]),
        click.Option(["--instrument"], default="", help=helps["instrument"]),
        click.Option(["--engine", "named"], default="", help=helps["engine"]),
        click.Option(["--memory", "memories"], type=path, multiple=True, help=helps["memory"]),
        click.Option(["--format", "form"], type=choice(_FORMATS), default="text",
                     show_default=True, help=helps["format"]),
        click.Option(["--out", "-o"], type=path, help=helps["out"]),
        click.Option(["--force"], is_flag=True, help=helps["force"]),
    ]  # fmt: skip


def _review(
    file: Path, reader: str, regime: str, nation: str, models: tuple[str, ...], instrument: str,
    named: str, memories: tuple[Path, ...], form: str, out: Path | None, force: bool,
    language: Language,
) -> int:  # fmt: skip
    from agreements.commands import review as reviewing
    from agreements.commands.files import write_all

    _refuse_other_side(reader, regime, nation)
    asked = reviewing.Asked(
        reader, regime or nation, instrument, models, memories  # type: ignore[arg-type]
    )  # fmt: skip
    told = reviewing.review(file, asked, announced(named, language))
    if form == "comments":
        out = out or file.with_name(f"{file.stem}-review.docx")
        content, left = reviewing.comments_copy(file, told)
        said = _copied(out, len(told.flags) - left, left)[language]
    elif form == "docx":
        out = out or file.with_name(f"{file.stem}-review-pack.docx")
        content, said = reviewing.pack(told, language), str(out)
    else:
        text = reviewing.report(told, form, language)
        content, said = text.encode(), str(out) if out else text
    if out:
        write_all({out: content}, force=force)
    click.echo(said)
    if told.sent and (out or form != "text"):
        click.echo(reviewing.sent(told)[language], err=True)
    if told.trouble:
        click.echo(told.trouble[language], err=True)
    sure = (one.finding for one in told.flags if one.finding.certainty == "sure")
    return 1 if any(one.weight != "low" for one in sure) else 0


def _copied(out: Path, placed: int, left: int) -> Bilingual:
    """Where the copy is, and what it could not hold."""
    rest = Bilingual("", "")
    if left:
        rest = Bilingual(
            f" {left} stand in headers or footers, where Word takes no comments.",
            f" {left} están en encabezados o pies de página, donde Word no admite comentarios.",
        )
    return Bilingual(
        f"Copy with {placed} comments: {out}.{rest.en}",
        f"Copia con {placed} comentarios: {out}.{rest.es}",
    )


def _refuse_other_side(reader: str, regime: str, nation: str) -> None:
    wrong, right = ("--nation", "--for uk") if reader == "mexico" else ("--regime", "--for mexico")
    if nation if reader == "mexico" else regime:
        raise AgreementsError(
            Bilingual(
                f"{wrong} goes with {right}. Add that, or leave {wrong} out.",
                f"{wrong} va con {right}. Agréguelo u omita {wrong}.",
            )
        )
