"""The lexicon of alignment: `glossary/lexicon.txt`, learnt from the library and the glossary.

`python -m agreements.library.lexicon` learns it anew, which takes half a minute: worth doing when
much has been added. The file is data, so that a comparison learns nothing while it runs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from agreements.alignment import lexicon
from agreements.library import read_library
from agreements.library.cache import shipped
from agreements.library.glossary import read_glossary
from agreements.model import Bilingual, Clause, Marked

_FILE = "glossary/lexicon.txt"


@lru_cache(maxsize=1)
def read_lexicon() -> lexicon.Lexicon:
    """The shipped lexicon."""
    return lexicon.read((shipped() / _FILE).read_text("utf-8"))


def main() -> None:
    """Learns the lexicon from the shipped texts and writes its file."""
    found = lexicon.learned(_same())
    (shipped() / _FILE).write_text(lexicon.written(found), "utf-8")


def _same() -> Iterator[tuple[str, str]]:
    """Every text of the library, its laws and the glossary, in both languages."""
    library = read_library()
    terms = read_glossary(shipped() / "glossary").values()
    for clause in library.clauses.values():
        yield from _drafted(clause)
    yield from _told((tuple(library.clauses.values()), tuple(library.laws.values())))
    yield from _told((tuple(library.definitions.values()), tuple(terms)))
    for term in terms:
        yield term.en.approved, term.es.approved


def _drafted(clause: Clause) -> Iterator[tuple[str, str]]:
    yield _plain(clause.title[0]), _plain(clause.title[1])
    for position in clause.positions:
        for one in position.paragraphs:
            yield _plain(one.en), _plain(one.es)


def _plain(text: Marked) -> str:
    return "".join(part if isinstance(part, str) else " " for part in text)


def _told(thing: Any) -> Iterator[tuple[str, str]]:
    """Every text in both languages inside a value, however deep."""
    if isinstance(thing, Bilingual):
        yield thing.en, thing.es
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from _told(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        for one in thing.values():
            yield from _told(one)
    elif isinstance(thing, (tuple, list)):
        for one in thing:
            yield from _told(one)


if __name__ == "__main__":
    main()
