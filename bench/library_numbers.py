"""What the clause library holds, in figures: `python -m bench.library_numbers`."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator

from agreements.library import read_library
from agreements.model import LANGUAGES, Clause, Language, Library
from agreements.text.marks import plain

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_END = re.compile(r"(?<=[.;:?!])\s+")


def lines(library: Library) -> Iterator[str]:
    """One figure a line; a mark counts as the one word of its argument."""
    clauses = library.clauses.values()
    positions = [one for clause in clauses for one in clause.positions]
    ranks = Counter(one.rank for one in positions)
    leans = Counter(one.leans for one in positions)
    full = sum({one.rank for one in clause.positions} == _RANKS for clause in clauses)
    yield f"clauses: {len(library.clauses)}; topics: {len({t for c in clauses for t in c.topics})}"
    yield f"positions: {len(positions)}, " + ", ".join(f"{n} {rank}" for rank, n in ranks.items())
    yield "leaning: " + ", ".join(f"{count} {side}" for side, count in leans.items())
    yield f"clauses with a preferred, an acceptable and a fallback position: {full}"
    yield f"paragraphs and tables: {sum(len(one.paragraphs) for one in positions)}"
    yield f"words drafted: {_words(library, 'en'):,} English, {_words(library, 'es'):,} Spanish"
    longest = {one: _longest(library, one) for one in LANGUAGES}
    yield f"longest sentence: {longest['en']} words English, {longest['es']} Spanish"
    ratios = sorted(_ratio(clause) for clause in clauses)
    middle = statistics.median(ratios)
    spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f}, median {middle:.2f}"
    yield f"Spanish to English, characters a clause: {spread}"
    checked = sum(law.checked_on is not None for law in library.laws.values())
    unchecked = len(library.laws) - checked
    yield f"law entries: {len(library.laws)}, {checked} checked, {unchecked} not checked"
    yield f"defined terms: {len(library.definitions)}"


_RANKS = {"preferred", "acceptable", "fallback"}


def _texts(clause: Clause, language: Language) -> Iterator[str]:
    for position in clause.positions:
        for paragraph in position.paragraphs:
            yield plain(paragraph.en if language == "en" else paragraph.es)


def _words(library: Library, language: Language) -> int:
    texts = (text for clause in library.clauses.values() for text in _texts(clause, language))
    return sum(len(_WORD.findall(text)) for text in texts)


def _longest(library: Library, language: Language) -> int:
    texts = (text for clause in library.clauses.values() for text in _texts(clause, language))
    return max(len(_WORD.findall(one)) for text in texts for one in _END.split(text))


def _ratio(clause: Clause) -> float:
    english, spanish = (sum(map(len, _texts(clause, language))) for language in ("en", "es"))  # type: ignore[arg-type]
    return spanish / english if english else 1.0


if __name__ == "__main__":
    for line in lines(read_library()):
        print(line)
