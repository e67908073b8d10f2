"""How well ties to UK and Mexican law are found: precision, recall, 95 % intervals, speed."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from agreements.laws import find, judge, setting
from agreements.library import read_library
from agreements.model import Law
from agreements.model.document import Passage, Place

CASES = Path(__file__).parents[1] / "tests" / "cases" / "ties"
HALVES = (
    "rules", "measure", "outside-rules", "outside-measure", "fresh-measure",
    "last-measure",
    "mexico-rules", "mexico-measure", "mexico-second-measure",
)  # fmt: skip


class Case(NamedTuple):
    """A clause that stands alone, what a reader of both systems says of it, and its source."""

    id: str
    text: str
    language: str
    tie: str
    laws: tuple[str, ...]
    source: str


class Score(NamedTuple):
    """How many clauses were rightly flagged, wrongly flagged and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    def line(self, name: str) -> str:
        """The score as a row of the page on ties."""
        precision = wilson(self.right, self.right + self.wrong)
        recall = wilson(self.right, self.right + self.missed)
        return (
            f"| {name} | {self.right} / {self.wrong} / {self.missed} "
            f"| {self.precision:.3f} ({precision[0]:.3f}–{precision[1]:.3f}) "
            f"| {self.recall:.3f} ({recall[0]:.3f}–{recall[1]:.3f}) |"
        )


def system(half: str) -> str:
    """The legal system whose ties the clauses of a half are labelled for."""
    return "mexico" if half.startswith("mexico") else "uk"


def cases(half: str) -> list[Case]:
    """The labelled clauses of one half; rules are written on those that end in `rules`."""
    lines = (CASES / f"{half}.jsonl").read_text("utf-8").splitlines()
    return [Case(**{**json.loads(line), "laws": tuple(json.loads(line)["laws"])}) for line in lines]


def tied(case: Case, laws: Iterable[Law], system: str = "uk") -> set[str]:
    """The ids of the laws that tie the clause, read alone."""
    passages = [Passage(Place(), case.text, language=case.language)]
    mentions = find(passages, laws)
    return {one.law.id for one in judge(mentions, setting(passages, mentions), system).ties}


def score(chosen: Iterable[Case], laws: Iterable[Law], system: str = "uk") -> Score:
    """The clauses flagged and missed."""
    found = [(case.tie != "none", bool(tied(case, laws, system))) for case in chosen]
    return Score(found.count((True, True)), found.count((False, True)), found.count((True, False)))


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, hits / total
    middle = share + z * z / (2 * total)
    margin = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return max(0.0, (middle - margin) / scale), min(1.0, (middle + margin) / scale)


_GROUPS: dict[str, Callable[[Case], bool]] = {
    "all": lambda case: True,
    "explicit": lambda case: case.tie != "implicit",
    "implicit": lambda case: case.tie != "explicit",
    "English": lambda case: case.language == "en",
    "Spanish": lambda case: case.language == "es",
}


def table(half: str, laws: Iterable[Law]) -> Iterator[str]:
    """The rows of the page on ties, and what went wrong."""
    every, of = cases(half), system(half)
    for name, chosen in _GROUPS.items():
        some = [case for case in every if chosen(case)]
        yield score(some, laws, of).line(f"{half}, {name}")
    for case in every:
        found = tied(case, laws, of)
        if bool(found) != (case.tie != "none"):
            yield f"  {case.id} {case.tie}: {case.text} -> {sorted(found)}"
        elif not set(case.laws) <= found:
            yield f"  {case.id} laws: {sorted(case.laws)} -> {sorted(found)}: {case.text}"


def seconds(words: int, laws: Iterable[Law]) -> float:
    """The processor time to search an agreement of so many words, made of our cases."""
    passages: list[Passage] = []
    every = cases("rules") + cases("measure")
    total = 0
    while total < words:
        case = every[len(passages) % len(every)]
        passages.append(Passage(Place(), case.text, language=case.language))
        total += len(case.text.split())
    began = time.process_time()
    mentions = find(passages, laws)
    judge(mentions, setting(passages, mentions), "uk")
    return time.process_time() - began


def lines() -> Iterator[str]:
    """What the bench prints."""
    laws = read_library().laws.values()
    yield f"ties: 25,000 words, first time {seconds(25_000, laws):.2f} s"
    yield f"ties: 25,000 words, again {seconds(25_000, laws):.2f} s"
    for half in HALVES:
        yield from table(half, laws)


if __name__ == "__main__":
    for line in lines():
        print(line)
