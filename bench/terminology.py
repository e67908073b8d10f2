"""Terminology on aligned pairs: how many true pairs are flagged, how many planted faults found.

`python -m bench.terminology FOLDER`: FOLDER holds `*.jsonl` with `en` and `es` on each line. A
fault puts words that the glossary forbids, or that are Spain's, where its approved words stand.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from agreements.library.glossary import read_glossary
from agreements.terminology import Terminology

ROOT = Path(__file__).parents[1]


class Planted(NamedTuple):
    """A true pair with one fault in its Spanish, and where it was put."""

    use: str
    term: str
    en: str
    es: str
    start: int


def main(folder: Path) -> None:
    terms = read_glossary(ROOT / "glossary")
    terminology = Terminology(terms)
    pairs = list(read(folder))
    places = sum(terminology.triggers(en) for en, _ in pairs)
    flagged = sum(len(terminology.check(en, es)) for en, es in pairs)
    print(f"{len(pairs)} true pairs, {places} terms, {flagged} flagged: {flagged / places:.2%}")
    planted = random.Random(5).sample(list(faults(terminology, terms, pairs)), k=240)
    found = Counter(one.use for one in planted if caught(terminology, one))
    for use, total in sorted(Counter(one.use for one in planted).items()):
        print(f"{use}: {found[use]} of {total} found ({found[use] / total:.1%})")
    for one in planted:
        if not caught(terminology, one):
            print("missed", one.use, one.term, "|", one.es[max(0, one.start - 30) : one.start + 40])


def read(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            value = json.loads(line)
            yield value["en"], value["es"]


def faults(terminology, terms, pairs) -> Iterator[Planted]:  # type: ignore[no-untyped-def]
    """Every fault that can be planted where a pair holds a term once, in its approved words."""
    for en, es in pairs:
        senses = terminology.senses(en, es)
        for term in dict.fromkeys(one for _, one in senses):
            rendered = terminology.renderings(term, es)
            if len(rendered) != 1 or sum(one == term for _, one in senses) != 1:
                continue
            start, end = rendered[0].start, rendered[0].end
            wrong = [("forbidden", one.term) for one in terms[term].es.forbidden]
            wrong += [("spain", one) for one in terms[term].spain if "(" not in one]
            for use, words in wrong:
                yield Planted(use, term, en, es[:start] + words + es[end:], start)


def caught(terminology: Terminology, one: Planted) -> bool:
    """Whether a finding stands where the fault was put."""
    return any(
        found.language == "es" and found.start <= one.start < found.end
        for found in terminology.check(one.en, one.es)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
