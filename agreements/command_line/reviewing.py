"""What `review` and `translate` share: their engine, memories and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from agreements.messages import Bilingual, Language

if TYPE_CHECKING:
    from agreements.translators import Engine

ENGINE = Bilingual(
    "Send what no memory holds to this engine: google, mymemory, deepl, microsoft, "
    "libretranslate[=http://host:port]. Without it nothing leaves your machine.",
    "Enviar a este motor lo que ninguna memoria tenga: google, mymemory, deepl, microsoft, "
    "libretranslate[=http://host:puerto]. Sin esto, nada sale de su equipo.",
)
MEMORY = Bilingual(
    "A translation memory (.tmx) to look in first.",
    "Una memoria de traducción (.tmx) que se consulta primero.",
)
OUT = Bilingual("The file to write (default: print).", "El archivo que se escribirá.")
FORCE = Bilingual("Replace a file that exists.", "Sustituir el archivo que exista.")


def announced(named: str, language: Language) -> Engine | None:
    """The engine asked for, if any; one on another machine is announced before it is asked."""
    if not named:
        return None
    from agreements.translators import engine, is_here

    found = engine(named)
    if not is_here(found.host):
        said = Bilingual(
            f"The text that no memory holds goes to {found.name} ({found.host}).",
            f"El texto que ninguna memoria tenga se envía a {found.name} ({found.host}).",
        )
        click.echo(said[language], err=True)
    return found
