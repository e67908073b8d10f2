"""Divergences between the languages: how many planted ones are found, how many true pairs flagged.

`python -m bench.divergence FOLDER`: FOLDER holds `*.jsonl` with `en` and `es` on each line. Beside
them stand the paragraphs of our own examples. Each pair is changed once a kind, seed by seed.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from agreements.alignment import pairs, two_files
from agreements.assembly import assemble
from agreements.checks import registry
from agreements.checks.names import Names, names, vocabulary
from agreements.checks.sides import Side, Sides
from agreements.library import read_library
from agreements.library.lexicon import read_lexicon
from agreements.library.requests import read_request
from agreements.model.document import Document, Passage, Place
from bench.alignment_cases import files, whole
from bench.divergence_cases import CHECKS, Mutated, mutations

ROOT = Path(__file__).parents[1]
SEEDS = (1,)


class Source(NamedTuple):
    """True pairs from one text, and the names that it defines."""

    name: str
    pairs: Sequence[tuple[str, str]]
    names: Names


def sources(folder: Path) -> Iterator[Source]:
    """The files of a folder, then our own examples."""
    for path in files(folder):
        read = whole(path)
        yield _source(path.stem, list(zip(read.english, read.spanish, strict=True)))
    yield from own()


def own() -> Iterator[Source]:
    """The paragraphs of our own examples; each text once."""
    library, seen = read_library(), set()
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        agreement = assemble(library, read_request(path.read_text("utf-8"), str(path), library))
        found = []
        for clause in agreement.clauses:
            for one in clause.paragraphs:
                pair = ("".join(s.text for s in one.en), "".join(s.text for s in one.es))
                if not one.table and pair[0].strip():
                    found.append(pair)
        source = _source(f"own {path.stem}", found)
        yield source._replace(pairs=[one for one in found if one not in seen])
        seen |= set(found)


def _source(name: str, found: Sequence[tuple[str, str]]) -> Source:
    documents = [
        Document(tuple(Passage(Place(paragraph=at), pair[side]) for at, pair in enumerate(found)))
        for side in (0, 1)
    ]
    versions = two_files(documents[0], "en", documents[1], "es")
    return Source(name, found, names(*versions, pairs(*versions, read_lexicon())))


def flagged(en: str, es: str, defined: Names) -> set[tuple[str, str]]:
    """The checks that flag a pair, each with the words."""
    sides = Sides(Side(en, "en"), Side(es, "es"), defined, vocabulary(read_lexicon()))
    return {(one.id, remark.words) for one in registry.checks("pair") for remark in one.run(sides)}


def measure(found: Sequence[Source]) -> Iterator[str]:
    """The table: per check the share of true pairs flagged, per change the share found."""
    total = sum(len(one.pairs) for one in found)
    alarms: Counter[str] = Counter()
    planted: dict[str, list[bool]] = defaultdict(list)
    missed: list[Mutated] = []
    for source in found:
        for at, (en, es) in enumerate(source.pairs):
            before = flagged(en, es, source.names)
            alarms.update({check for check, _ in before})
            for seed in SEEDS:
                chance = random.Random(f"{source.name} {at} {seed}")
                for one in mutations(en, es, source.names.all, chance):
                    after = flagged(one.en, one.es, source.names) - before
                    hit = bool({check for check, _ in after} & set(CHECKS[one.kind]))
                    planted[one.kind].append(hit)
                    if not hit:
                        missed.append(one)
    yield f"{total} true pairs; flagged:"
    for check in registry.checks("pair"):
        count = alarms[check.id]
        yield f"  {check.id:26} {check.severity:8} {count / total:7.2%} ({count})"
    yield "changes found:"
    for kind in CHECKS:
        hits = planted[kind]
        yield f"  {kind:13} {sum(hits) / max(len(hits), 1):7.2%} of {len(hits)}"
    for one in missed if "--missed" in sys.argv else ():
        yield f"missed {one.kind} {one.language} “{one.old}” → “{one.new}”"
        yield f"    {one.en}\n    {one.es}"


def main(folder: Path, *only: str) -> None:
    found = [one for one in sources(folder) if not only or any(name in one.name for name in only)]
    print(", ".join(one.name for one in found))
    for line in measure(found):
        print(line, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(one for one in sys.argv[2:] if not one.startswith("--")))
