"""What a review looks words up in, made from the library once and kept beside it.

The wordings with their weights, the clause that answers each law, the units that a memory holds:
together half a second to make.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from agreements.deviation import Index, index
from agreements.laws.answers import Answers, answers
from agreements.library.keeping import kept
from agreements.memory import of_library
from agreements.model import LANGUAGES, Language, Library
from agreements.model.received import Unit

_MAKERS = ("deviation.py", "laws", "memory", "model", "text", "comparison", "assembly")


class Lookup(NamedTuple):
    """Wordings by language, answers by law, units. It holds none of the library's own objects."""

    indexes: Mapping[Language, Index]
    answers: Answers
    units: tuple[Unit, ...]


@lru_cache(maxsize=2)
def lookup(library: Library) -> Lookup:
    """What is looked up in that library, from the user's cache where it is kept there."""
    return kept("lookup", library, _MAKERS, Lookup, make)


def make(library: Library) -> Lookup:
    """What is looked up, made afresh."""
    indexes = {one: index(library, one) for one in LANGUAGES}
    return Lookup(indexes, answers(library, indexes), tuple(of_library(library)))
