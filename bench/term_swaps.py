"""Words of the glossary put in place of others by machine: a harder look than faults by hand.

`python -m bench.term_swaps FOLDER`: in the true pairs of the folder and in our own library, the
one approved rendering of a term gives way to a forbidden word, to Spain's, or to the approved words
of some other concept; 3,000 such faults, chosen with a seed. The verbs of duty are left out.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from agreements.library.glossary import read_glossary
from agreements.terminology import Terminology
from agreements.terminology.index import bare
from bench.terminology import ROOT, Rows, documents, library

DUTY = {"shall", "shall-not", "may", "should"}


class Swap(NamedTuple):
    """A pair with one fault in its Spanish: what kind, of which term, and where."""

    kind: str
    term: str
    en: str
    es: str
    start: int
    end: int


def main(folder: Path) -> None:
    terminology = Terminology(read_glossary(ROOT / "glossary"))
    rows = [row for _, among in documents(folder) for row in among] + list(library())
    chosen = list(swaps(terminology, rows))
    random.Random(3).shuffle(chosen)
    chosen = chosen[:3000]
    found = Counter(one.kind for one in chosen if caught(terminology, one))
    for kind, total in sorted(Counter(one.kind for one in chosen).items()):
        print(f"{kind}: {found[kind]} of {total} found ({found[kind] / total:.1%})")


def swaps(terminology: Terminology, rows: Rows) -> Iterator[Swap]:
    terms = terminology.sides.terms
    others = list(terms.values())
    for en, es in rows:
        senses = [term for _, term in terminology.senses(en, es)]
        for term in dict.fromkeys(senses):
            places = terminology.renderings(term, es)
            if len(places) != 1 or senses.count(term) != 1 or term in DUTY:
                continue
            start, end = places[0].start, places[0].end
            other = bare(random.Random(f"{term}{start}").choice(others).es.approved)
            wrong = [("forbidden", one.term) for one in terms[term].es.forbidden]
            wrong += [("spain", one) for one in terms[term].spain if "(" not in one]
            for kind, words in (*wrong, ("another term", other)):
                changed = es[:start] + words + es[end:]
                yield Swap(kind, term, en, changed, start, start + len(words))


def caught(terminology: Terminology, one: Swap) -> bool:
    """Whether a finding touches the words, or speaks of the term."""
    return any(
        (each.language == "es" and each.start < one.end and one.start < each.end)
        or each.term == one.term
        for each in terminology.check(one.en, one.es)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
