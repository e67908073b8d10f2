"""In which language the program speaks: what `--lang` says, else the locale."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from agreements.messages import Bilingual, Language


def language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """`es` if asked for by `--lang es` or by the locale (LC_ALL, LC_MESSAGES, LANG), else `en`."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return "es" if argument[7:].lower().startswith("es") else "en"
        if argument == "--lang" and place + 1 < len(arguments):
            return "es" if arguments[place + 1].lower().startswith("es") else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "es" if environment[name].lower().startswith("es") else "en"
    return "en"


def counted(number: int, one: Bilingual, many: Bilingual) -> Bilingual:
    """`1 blank`, `3 blanks`; `1 hueco`, `3 huecos`."""
    noun = one if number == 1 else many
    return Bilingual(f"{number} {noun.en}", f"{number} {noun.es}")
