"""Options of `convenio serve`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from agreements.messages import Bilingual, Language

_HELP = {
    "port": Bilingual(
        "The port (default: that of the last time, or one that is free).",
        "El puerto (por omisión, el de la última vez o uno libre).",
    ),
    "browser": Bilingual("Print the link only.", "Solo mostrar el enlace."),
    "kept": Bilingual(
        "Keep the work in this folder (default: your own folder for program files).",
        "Guardar el trabajo en esta carpeta (por omisión, la suya para datos de programas).",
    ),
}


def command(language: Language) -> click.Command:
    """The click command, speaking the given language."""
    return click.Command(
        "serve",
        callback=partial(_serve, language=language),
        params=[
            click.Option(["--port"], type=click.IntRange(0, 65535), default=0,
                         help=_HELP["port"][language]),
            click.Option(["--no-browser"], is_flag=True, help=_HELP["browser"][language]),
            click.Option(["--folder", "kept"], type=click.Path(path_type=Path, file_okay=False),
                         help=_HELP["kept"][language]),
        ],
        help=Bilingual(
            "Do all of it in the browser, on this machine only.",
            "Hace todo en el navegador, solo en este equipo.",
        )[language],
    )  # fmt: skip


def _serve(port: int, no_browser: bool, kept: Path | None, language: Language) -> None:
    import gc

    from agreements.web.server import serve

    gc.set_threshold(700, 10, 10)  # it lives for a day, not for half a second as other commands do
    started: Language | None = "es" if language == "es" else None

    def say(told: Bilingual) -> None:
        click.echo(told[language])

    serve(port, browser=not no_browser, language=started, say=say, kept=kept)
