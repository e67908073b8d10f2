"""Options and printing of `convenio terms`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from agreements.command_line.reviewing import FORCE, OUT
from agreements.messages import AgreementsError, Bilingual, Language

if TYPE_CHECKING:
    from agreements.model.checked_terms import CheckedTerms

_HELP = {
    "format": Bilingual("How to report.", "Forma del informe."),
    "list": Bilingual(
        "List the glossary instead of checking a file.",
        "Lista el glosario en lugar de revisar un archivo.",
    ),
    "about": Bilingual(
        "With --list: only concepts in whose words or meaning this stands.",
        "Con --list: solo conceptos en cuyas palabras o significado figure esto.",
    ),
    "subject": Bilingual(
        "With --list: only this subject.", "Con --list: solo esta materia."
    ),
    "unknown": Bilingual(
        "List words that recur in the file and that the glossary lacks.",
        "Lista las palabras que se repiten en el archivo y faltan en el glosario.",
    ),
    "export": Bilingual(
        "For other tools: the glossary (tbx); the clause library, or FILES in both languages "
        "(tmx); FILE for a translator (xliff).",
        "Para otras herramientas: el glosario (tbx); la biblioteca de cláusulas, o FILES en ambos "
        "idiomas (tmx); FILE para un traductor (xliff).",
    ),
    "import": Bilingual(
        "From other tools: a .tbx as a file of the glossary; a translated .xlf, put into FILE.",
        "De otras herramientas: un .tbx como archivo del glosario; un .xlf traducido, puesto en "
        "FILE.",
    ),
    "strict": Bilingual("End with 1 on any finding.", "Terminar con 1 ante todo hallazgo."),
    "out": OUT,
    "force": FORCE,
}  # fmt: skip
_FORMATS = ("text", "json", "html")


def command(language: Language) -> click.Command:
    """The click command, speaking the given language."""
    return click.Command(
        "terms",
        callback=partial(_terms, language=language),
        params=_parameters({name: text[language] for name, text in _HELP.items()}),
        help=Bilingual(
            "Check the words of the trade in FILES: one file in English or Spanish, one with both "
            "languages, or one in each.",
            "Revisa los términos en FILES: un archivo en inglés o en español, uno con ambos "
            "idiomas, o uno en cada idioma.",
        )[language],
    )


def _parameters(helps: dict[str, str]) -> list[click.Parameter]:
    path, choice = click.Path(path_type=Path), click.Choice
    return [
        click.Argument(["files"], type=path, nargs=-1),
        click.Option(["--format", "form"], type=choice(_FORMATS), default="text",
                     show_default=True, help=helps["format"]),
        click.Option(["--list", "listing"], is_flag=True, help=helps["list"]),
        click.Option(["--about"], default="", help=helps["about"]),
        click.Option(["--subject"], default="", help=helps["subject"]),
        click.Option(["--unknown"], is_flag=True, help=helps["unknown"]),
        click.Option(["--export"], type=choice(("tbx", "tmx", "xliff")), help=helps["export"]),
        click.Option(["--import", "came"], type=path, help=helps["import"]),
        click.Option(["--strict"], is_flag=True, help=helps["strict"]),
        click.Option(["--out", "-o"], type=path, help=helps["out"]),
        click.Option(["--force"], is_flag=True, help=helps["force"]),
    ]  # fmt: skip


def _terms(files: tuple[Path, ...], language: Language, **asked: Any) -> int:
    if asked["export"]:
        return _export(files, asked)
    if asked["came"]:
        return _import(files, language, asked)
    _refuse(files, asked)
    if asked["listing"]:
        return _say(_listed(language, asked), asked)
    if asked["unknown"]:
        return _say(_unknown(files, language, asked["form"]), asked)
    from agreements.commands import terms

    told = terms.check(files)
    _say(terms.report(told, asked["form"], language), asked)
    return _code(told, strict=asked["strict"])


def _refuse(files: tuple[Path, ...], asked: dict[str, Any]) -> None:
    """Where the arguments do not fit together: what is there, what to do."""
    if asked["listing"] and files:
        raise _Misfit("--list takes no file. Use --about WORD to search the glossary.",
                      "--list no admite archivos. Use --about PALABRA para buscar.")  # fmt: skip
    if not asked["listing"] and len(files) not in (1, 2):
        raise _Misfit(
            f"{len(files)} files were named. Name one, or one in each language; or ask for --list.",
            f"Se indicaron {len(files)} archivos. Indique uno, o uno en cada idioma; o pida "
            "--list.",
        )
    if asked["form"] == "html" and (asked["listing"] or asked["unknown"]):
        raise _Misfit("Lists come as text or json. Name one of them with --format.",
                      "Las listas se dan en text o json. Indique una con --format.")  # fmt: skip


def _export(files: tuple[Path, ...], asked: dict[str, Any]) -> int:
    from agreements.commands import terms, terms_exchange

    form = asked["export"]
    most = {"tbx": 0, "tmx": 2, "xliff": 1}[form]
    if len(files) > most or (form == "xliff" and not files):
        raise _Misfit(
            f"--export {form} goes with {most} files at most; xliff with one.",
            f"--export {form} va con {most} archivos como máximo; xliff, con uno.",
        )
    if form == "tbx":
        content = terms_exchange.glossary(terms.listed(asked["about"], asked["subject"]))
    elif form == "tmx":
        content = terms_exchange.memory(files)
    else:
        content = terms_exchange.for_translator(files[0])
    return _say(content.decode(), asked)


def _import(files: tuple[Path, ...], language: Language, asked: dict[str, Any]) -> int:
    from agreements.commands import terms_exchange
    from agreements.commands.files import write_all

    came, out = asked["came"], asked["out"]
    if came.suffix.lower() == ".tbx":
        return _say(terms_exchange.from_glossary(came), asked)
    if len(files) != 1 or not out:
        raise _Misfit(
            "Name the file from which the XLIFF was made, and with --out the one to write.",
            "Indique el archivo del que se hizo el XLIFF y, con --out, el que se escribirá.",
        )
    word = out.suffix.lower() == ".docx"
    content, left = terms_exchange.from_translator(came, files[0], word)
    write_all({out: content}, force=asked["force"])
    kept = Bilingual(f" Passages that keep their own words: {left}.",
                     f" Pasajes que conservan sus palabras: {left}.")  # fmt: skip
    click.echo(f"{out}.{kept[language] if left else ''}")
    return 1 if left else 0


class _Misfit(AgreementsError):
    """Options and files that do not go together."""

    def __init__(self, en: str, es: str):
        super().__init__(Bilingual(en, es))


def _listed(language: Language, asked: dict[str, Any]) -> str:
    from agreements.commands import terms
    from agreements.text.near import did_you_mean

    known = terms.subjects()
    if asked["subject"] and asked["subject"] not in known:
        en, es = did_you_mean(asked["subject"], known)
        raise _Misfit(f"There is no subject “{asked['subject']}”. {en}",
                      f"No existe la materia «{asked['subject']}». {es}")  # fmt: skip
    return terms.glossary_report(
        terms.listed(asked["about"], asked["subject"]), asked["form"], language
    )


def _unknown(files: tuple[Path, ...], language: Language, form: str) -> str:
    from agreements.commands import terms

    return terms.unknown_report(terms.unknown(files), form, language)


def _say(report: str, asked: dict[str, Any]) -> int:
    from agreements.commands.files import write_all

    if asked["out"]:
        write_all({asked["out"]: report.encode()}, force=asked["force"])
    click.echo(str(asked["out"]) if asked["out"] else report)
    return 0


def _code(told: CheckedTerms, *, strict: bool) -> int:
    found = list(told.findings())
    sure = any(one.certainty == "sure" and one.weight != "low" for one in found)
    return 1 if sure or (strict and found) else 0
