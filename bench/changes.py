"""How well clauses are found again after they were moved, edited, split, merged and renumbered.

Real contract texts are changed at random, by seeds, so that the truth is known. A move carries one
clause or a run of clauses over more clauses than it holds; otherwise which of the two moved would
be a matter of taste. `python -m bench.changes` prints the table of docs/clause-diff.md.
"""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz, process

from agreements.assembly import assemble
from agreements.commands.reading import read_document
from agreements.comparison.clauses import changes, version
from agreements.comparison.documents import compare
from agreements.comparison.mentions import mentions
from agreements.comparison.sequences import bare
from agreements.library import read_library
from agreements.library.requests import read_request
from agreements.model import AgreementsError
from agreements.model.changes import Change
from agreements.model.document import Document, Passage, Place
from agreements.outline import outline
from agreements.outline.labels import label, ordinal_value

ROOT = Path(__file__).parents[1]
CASES = ROOT.parent / "shared" / "cases"
SEEDS = (1, 2, 3, 4)
_CLAUSE = 8
_SHARE = {"light": 0.06, "heavy": 0.3}
_LONGEST = 160
_MOVED = ("moved", "moved-and-changed")


@dataclass(slots=True)
class Planted:
    """A new version of a text and the truth: for each new clause the old ones that it is.

    `moved` and `edited` hold places in the new version.
    """

    texts: list[str] = field(default_factory=list)
    origin: list[tuple[int, ...]] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    edited: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Tally:
    """What was found, missed and wrongly said."""

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, count: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + count

    def share(self, part: str, whole: str) -> float:
        return self.counts.get(part, 0) / max(1, self.counts.get(whole, 0))

    def row(self) -> str:
        found, said, true = (self.counts.get(one, 0) for one in ("links", "said", "true"))
        match = 2 * found / max(1, said + true)
        return (
            f"match F1 {match:.3f} | moves {self.share('moves', 'of'):.3f}"
            f" | moved and edited {self.share('edited', 'of edited'):.3f} | precision of moves "
            f"{self.share('right', 'called'):.3f} | renumbered "
            f"{self.share('renumbered', 'of renumbered'):.3f} | split or merged "
            f"{self.share('parts', 'of parts'):.3f} | moves planted {self.counts.get('of', 0)}"
            f" + {self.counts.get('of edited', 0)}"
        )


def texts() -> Iterator[tuple[str, list[str]]]:
    """Real contracts as rows of paragraphs: Word files, parallel texts and our own drafts."""
    for folder in ("docx-pairs", "docx-single"):
        for path in sorted((CASES / folder).glob("*.docx")):
            row = _paragraphs(path)
            if _is_contract(row):
                yield f"{folder}/{path.name}", row[:_LONGEST]
    for path in sorted((CASES / "enes").glob("*.jsonl")):
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for language in ("en", "es"):
            row = [one[language] for one in lines]
            if _is_contract(row):
                yield f"enes/{path.name} {language}", row[:_LONGEST]
    yield from drafts()


def drafts() -> Iterator[tuple[str, list[str]]]:
    """Our own drafts of the examples, each in both languages."""
    library = read_library()
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        agreement = assemble(library, read_request(path.read_text("utf-8"), path.name, library))
        for language in ("en", "es"):
            row = []
            for clause in agreement.clauses:
                spans = [
                    clause.title(language),
                    *(one.spans(language) for one in clause.paragraphs),
                ]
                row += ["".join(span.text for span in line) for line in spans]
            yield f"{path.name} {language}", [text for text in row if text.strip()][:_LONGEST]


def _paragraphs(path: Path) -> list[str]:
    try:
        document = read_document(path.read_bytes(), path.name)
    except AgreementsError:
        return []
    return [one.text for one in document.body if one.text.strip()]


def _is_contract(row: Sequence[str]) -> bool:
    """Enough prose to move things about in."""
    prose = [text for text in row if len(text.split()) >= _CLAUSE]
    return len(prose) >= 15 and len(prose) * 3 >= len(row)


def planted(row: Sequence[str], foreign: Sequence[str], weight: str, seed: int) -> Planted:
    """A new version: clauses moved, edited, split, merged, cut and written."""
    chance = random.Random(f"{seed} {weight} {row[0]} {len(row)}")
    foreign = [text for text in foreign if _is_strange(text, row)]
    order = _moved_order(len(row), row, chance)
    made = Planted()
    for place, moved in order:
        if not moved and chance.random() < 0.04:
            continue
        if foreign and chance.random() < 0.04:
            made.texts.append(chance.choice(foreign))
            made.origin.append(())
        _write(made, place, moved, row, foreign, weight, chance)
    return made


def _is_strange(text: str, row: Sequence[str]) -> bool:
    """Whether a text is in no way one of the row: what is written anew must be new."""
    return process.extractOne(text, row, scorer=fuzz.ratio, score_cutoff=60) is None


def _moved_order(length: int, row: Sequence[str], chance: random.Random) -> list[tuple[int, bool]]:
    """The old places in their new order, and whether each was moved."""
    order = [(place, False) for place in range(length)]
    for _ in range(max(2, length // 20)):
        size = chance.choice((1, 1, 1, 2, 3))
        free = [
            at for at in range(len(order) - size)
            if not any(moved for _, moved in order[max(0, at - 4) : at + size + 4])
            and len(row[order[at][0]].split()) >= _CLAUSE
        ]  # fmt: skip
        if not free:
            break
        at = chance.choice(free)
        run = [(place, True) for place, _ in order[at : at + size]]
        rest = order[:at] + order[at + size :]
        far = [
            to for to in range(len(rest) + 1)
            if abs(to - at) > size + 2
            and not any(moved for _, moved in rest[max(0, to - 4) : to + 4])
        ]  # fmt: skip
        if not far:
            continue
        to = chance.choice(far)
        order = rest[:to] + run + rest[to:]
    return order


def _write(
    made: Planted, place: int, moved: bool, row: Sequence[str], foreign: Sequence[str],
    weight: str, chance: random.Random,
) -> None:  # fmt: skip
    text = row[place]
    prose = len(text.split()) >= _CLAUSE
    if prose and chance.random() < (0.5 if moved else 0.25):
        text = edited(text, foreign, _SHARE[weight], chance)
        made.edited.add(len(made.texts))
    elif prose and not moved and chance.random() < 0.04:
        first, _, second = text.partition(". ")
        if len(first.split()) >= _CLAUSE and len(second.split()) >= _CLAUSE:
            made.texts += [f"{first}.", second]
            made.origin += [(place,), (place,)]
            return
    if moved:
        made.moved.add(len(made.texts))
    made.texts.append(text)
    made.origin.append((place,))


def edited(text: str, foreign: Sequence[str], share: float, chance: random.Random) -> str:
    """A text with a share of its words replaced, cut or added to, in stretches of up to three."""
    words = text.split()
    other = " ".join(foreign).split() or words
    for _ in range(max(1, round(len(words) * share / 2))):
        at, size = chance.randrange(len(words)), chance.choice((1, 2, 3))
        start = chance.randrange(max(1, len(other) - size))
        new = other[start : start + size]
        deed = chance.choice(("replace", "replace", "cut", "add"))
        if deed == "cut" and len(words) > size + 4:
            del words[at : at + size]
        elif deed == "add":
            words[at:at] = new
        else:
            words[at : at + size] = new
    return " ".join(words)


def document(row: Sequence[str]) -> Document:
    """Paragraphs numbered one after the other, as Word numbers them by itself."""
    return Document(
        tuple(
            Passage(Place(paragraph=place), text, number=f"{place + 1}.")
            for place, text in enumerate(row)
        )
    )


def judge(row: Sequence[str], made: Planted, tally: Tally) -> None:
    """Compares and counts. Equal texts may stand for each other."""
    old, new = document(row), document(made.texts)
    found = changes(version(old, outline(old)), version(new, outline(new)))
    by_new: dict[int, Change] = {
        place: one for one in found if one.new for place in one.new.passages
    }
    said = {
        (before, after) for after, one in by_new.items() if one.old for before in one.old.passages
    }
    true = {(before, after) for after, olds in enumerate(made.origin) for before in olds}
    texts = {(row[before], after) for before, after in true}
    tally.add("links", sum((row[before], after) in texts for before, after in said))
    tally.add("said", len(said))
    tally.add("true", len(true))
    for place, olds in enumerate(made.origin):
        one = by_new[place]
        linked = one.old is not None and any(
            row[i] in {row[o] for o in olds} for i in one.old.passages
        )
        _judge_place(place, olds, one, linked, made, row, tally)


def _judge_place(
    place: int, olds: tuple[int, ...], one: Change, linked: bool, made: Planted,
    row: Sequence[str], tally: Tally,
) -> None:  # fmt: skip
    moved, parts = place in made.moved, made.origin.count(olds) > 1 and bool(olds)
    if moved:
        name = "edited" if place in made.edited else "moves"
        tally.add("of edited" if name == "edited" else "of")
        tally.add(name, linked and one.kind in _MOVED)
    if one.kind in _MOVED:
        tally.add("called")
        tally.add("right", moved and linked)
    if parts:
        tally.add("of parts")
        tally.add("parts", linked and one.kind in ("split", "merged"))
    elif olds and not moved and place not in made.edited and olds[0] != place:
        tally.add("of renumbered")
        tally.add("renumbered", linked and one.kind == "renumbered")


def measured(weight: str, seeds: Iterable[int] = SEEDS, step: int = 1) -> Tally:
    """The tally over all texts and seeds, or over one text of each `step`."""
    every = list(texts())[::step]
    tally = Tally()
    for seed in seeds:
        for place, (_, row) in enumerate(every):
            foreign = every[(place + 7) % len(every)][1]
            prose = [text for text in foreign if len(text.split()) >= _CLAUSE]
            judge(row, planted(row, prose, weight, seed), tally)
    return tally


def contracts() -> list[tuple[str, bytes, bytes]]:
    """The pairs of the cases that are contracts: enough prose, and headings or numbers."""
    found = []
    for path in sorted((CASES / "docx-pairs").glob("*.a.docx")):
        if _is_contract(_paragraphs(path)):
            other = path.with_name(path.name.replace(".a.docx", ".b.docx"))
            found.append((path.name, path.read_bytes(), other.read_bytes()))
    return found


def milliseconds(old: bytes, new: bytes, turns: int = 5) -> float:
    """The least processor time of several turns to read both files and compare them."""
    best = float("inf")
    for _ in range(turns):
        for remembered in (mentions, label, ordinal_value, bare):
            remembered.cache_clear()
        began = time.process_time()
        compare(read_document(old), read_document(new))
        best = min(best, time.process_time() - began)
    return best * 1000


def lines() -> Iterator[str]:
    """What the bench prints."""
    for weight in _SHARE:
        yield f"{weight}: {measured(weight).row()}"
    times = sorted((milliseconds(old, new), name) for name, old, new in contracts())
    if times:
        yield (
            f"contracts: {len(times)} pairs, median {times[len(times) // 2][0]:.0f} ms, "
            f"slowest {times[-1][0]:.0f} ms ({times[-1][1]})"
        )


if __name__ == "__main__":
    for line in lines():
        print(re.sub(r"\s+", " ", line), flush=True)
