"""How well passages of two languages are linked, beside two baselines, in one table.

`python -m bench.alignment FOLDER [--semantic] [NAME...]`: FOLDER holds `*.jsonl` with `en` and
`es` on each line. Each file is aligned whole, and altered with several seeds (alignment_cases).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from agreements.alignment import align
from agreements.library.lexicon import read_lexicon
from bench import gale_church
from bench.alignment_cases import Versions, altered, files, whole

SEEDS = range(101, 109)
Found = tuple[set[tuple[int, int]], set[tuple[int, int]]]
Method = Callable[[Sequence[str], Sequence[str]], Found]


class Score(NamedTuple):
    """Counts of one or more alignments; sums of them are scores too."""

    right: int = 0
    told: int = 0
    true: int = 0
    missing_right: int = 0
    missing_told: int = 0
    missing_true: int = 0
    moved: int = 0
    swapped: int = 0
    seconds: float = 0.0

    def plus(self, other: Score) -> Score:
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    def row(self) -> str:
        f1 = 2 * self.right / max(self.told + self.true, 1)
        recall = self.missing_right / max(self.missing_true, 1)
        precision = self.missing_right / max(self.missing_told, 1)
        return (
            f"{f1:7.4f} {recall:8.3f} {precision:10.3f} "
            f"{f'{self.moved}/{self.swapped}':>8} {self.seconds:8.2f}"
        )


def ours(semantic: bool) -> Method:
    """Our aligner, with or without the sentence encoder."""
    lexicon, meaning = read_lexicon(), None
    if semantic:
        from agreements.commands.meaning import encoder

        meaning = encoder()

    def method(english: Sequence[str], spanish: Sequence[str]) -> Found:
        links = align(english, spanish, lexicon, meaning)
        told = {(i, j) for link in links for i in link.en for j in link.es}
        return told, {(i, j) for link in links if link.moved for i in link.en for j in link.es}

    return method


def by_length(english: Sequence[str], spanish: Sequence[str]) -> Found:
    """Gale and Church."""
    return gale_church.links(english, spanish), set()


def by_difflib(english: Sequence[str], spanish: Sequence[str]) -> Found:
    """In order, each with the Spanish passage near it that difflib finds most alike."""
    told: set[tuple[int, int]] = set()
    last = -1
    for i, text in enumerate(english):
        near = range(last + 1, min(last + 6, len(spanish)))
        ranked = [(SequenceMatcher(None, text, spanish[j]).ratio(), j) for j in near]
        if ranked and max(ranked)[0] > 0.1:
            last = max(ranked)[1]
            told.add((i, last))
    return told, set()


def score(versions: Versions, method: Method) -> Score:
    """How a method does on one pair of versions."""
    begun = time.process_time()
    told, moved = method(versions.english, versions.spanish)
    seconds = time.process_time() - begun
    alone_en = set(range(len(versions.english))) - {i for i, _ in told}
    alone_es = set(range(len(versions.spanish))) - {j for _, j in told}
    found = sum(set(pair) <= told and bool(set(pair) & moved) for pair in versions.swapped)
    return Score(
        len(told & versions.links), len(told), len(versions.links),
        len(alone_en & versions.alone_en) + len(alone_es & versions.alone_es),
        len(alone_en) + len(alone_es), len(versions.alone_en) + len(versions.alone_es),
        found, len(versions.swapped), seconds,
    )  # fmt: skip


def table(paths: Sequence[Path], methods: dict[str, Method]) -> Iterator[str]:
    """A row for each method: whole, and altered by every seed; then file by file for the first."""
    yield f"{'':26} {'link F1':>7} {'miss. R':>8} {'miss. P':>10} {'moved':>8} {'CPU s':>8}"
    for name, method in methods.items():
        plain, changed = Score(), Score()
        for path in paths:
            read = whole(path)
            one = score(read, method)
            plain = plain.plus(one)
            mine = Score()
            for seed in SEEDS:
                mine = mine.plus(score(altered(read, seed), method))
            changed = changed.plus(mine)
            yield f"  {name[:8]:8} {path.stem[-15:]:15} {mine.row()}"
        yield f"{name + ', whole':26} {plain.row()}"
        yield f"{name + ', altered':26} {changed.row()}"


def main(folder: Path, names: Sequence[str], semantic: bool) -> None:
    paths = [one for one in files(folder) if not names or any(name in one.name for name in names)]
    methods: dict[str, Method] = {"ours": ours(False)}
    if semantic:
        methods["semantic"] = ours(True)
    methods |= {"Gale-Church": by_length, "difflib": by_difflib}
    print(f"{len(paths)} files, seeds {SEEDS.start} to {SEEDS.stop - 1}")
    for line in table(paths, methods):
        print(line, flush=True)


if __name__ == "__main__":
    given = [one for one in sys.argv[2:] if not one.startswith("--")]
    main(Path(sys.argv[1]), given, "--semantic" in sys.argv)
