"""How well the meaning of a change is told: recall and precision of each kind.

Each case is a sentence as agreements have it, with one planted change: `[thirty days=>sixty days]`.
The rules were written on one half; the figures come from the other.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from agreements.comparison.documents import compare
from agreements.model.changes import Meaning
from agreements.model.document import Document, Passage, Place

CASES = Path(__file__).parents[1] / "tests" / "cases" / "changes"
_PLANTED = re.compile(r"\[(?P<old>[^\[\]]*)=>(?P<new>[^\[\]]*)\]")
_FILLING = (
    "purpose", "scope", "recruitment", "admission", "teaching", "assessment", "library", "awards",
    "visits", "laboratories", "publicity", "records", "travel", "reports", "languages", "archives",
)  # fmt: skip


class Case(NamedTuple):
    """A planted change. `numbers` shift: a clause came in before; astray: none did."""

    id: str
    kind: str
    language: str
    text: str
    terms: tuple[str, ...] = ()
    numbers: str = ""


def cases(half: str) -> list[Case]:
    """The cases of one half: `rules` or `measure`."""
    lines = (CASES / f"{half}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Case(**{**row, "terms": tuple(row.get("terms", ()))}) for row in rows]


def told(case: Case) -> list[tuple[str, str]]:
    """The kinds and severities that are told of the planted change."""
    found = compare(_version(case, "old"), _version(case, "new"))
    text = _PLANTED.sub(lambda one: one["new"], case.text)
    change = next(one for one in found.changes if one.new and one.new.text == text)
    return [(one.kind, one.severity) for one in change.meaning]


def _version(case: Case, side: str) -> Document:
    """A small agreement that ends with the case: definitions, clauses by number, and the text."""
    defined = "({0}) the University of that name (“{1}”);" if case.kind == "party" else (
        "“{1}” means what the Parties agree in Schedule {0}."
    )  # fmt: skip
    rows = [defined.format(at, term) for at, term in enumerate(case.terms, 1)]
    topics = [f"The Parties agree on {topic} in good time." for topic in _FILLING]
    if side == "new" and case.numbers == "shift":
        topics.insert(0, "Background of the cooperation between both institutions.")
    rows += [f"{at}. {topic}" for at, topic in enumerate(topics, 1)] if case.numbers else []
    rows.append(_PLANTED.sub(lambda one: one[side], case.text))
    return Document(tuple(Passage(Place(paragraph=at), text) for at, text in enumerate(rows)))


# Changes that plain rules can plant in any real text, and what they mean. The patterns are not
# those that read the changes.
_PLANTS: tuple[tuple[str, str, str], ...] = (
    ("period", r"\b30 days\b", "45 days"),
    ("period", r"\b(12|twelve) months\b", "six months"),
    ("period", r"\btreinta \(30\) días\b", "sesenta (60) días"),
    ("period", r"\b(\w+ \(\d+\)) months\b", "nineteen (19) months"),
    ("money", r"(?<=[$£])\d[\d,]*\b(?!\.\d)", "9,999"),
    ("figure", r"\b\d+(?=%)", "77"),
    ("date", r"\b(January|May|June|September) (?=\d{1,2}, \d{4})", "March "),
    ("date", r"\bde (enero|mayo|junio|julio) de (?=\d{4})", "de marzo de "),
    ("duty", r"\b(shall|must)\b(?! not| be | have)", "may"),
    ("duty", r"\bmay\b(?! not| be | have)", "shall"),
    ("duty", r"\bdeberán?\b", "podrá"),
    ("duty", r"(?<!no )\bpodrán?\b", "deberá"),
    ("negation", r"\b(shall|must|may|will|is|are)(?= [a-z]+ )(?! not)", r"\1 not"),
    ("negation", r"\bwithout\b", "with"),
    ("negation", r"\bno (?=podrán?|deberán?|será)", ""),
    ("negation", r"\bsin\b", "con"),
    ("party", r"\bEmployee\b(?!['’])", "Employer"),
    ("party", r"\bCustomer\b(?!['’])", "Provider"),
    ("party", r"\bCliente\b", "Proveedor"),
    ("party", r"\b(?:the )?University\b", "the Institute"),
    ("law", r"\blaws of [A-Z]\w+", "laws of Ruritania"),
    ("law", r"\bcourts of [A-Z]\w+", "courts of Ruritania"),
    ("law", r"\b(Delaware|Iowa|California|Mexican|English) (?=law)", "Ruritanian "),
    ("law", r"\bleyes de(l|) \w+", "leyes de Ruritania"),
)
_EACH = 40


def real(texts: Iterable[list[str]]) -> Iterator[str]:
    """Recall and precision on real paragraphs, with changes planted by plain rules."""
    planted, hit, said = Counter[str](), Counter[str](), Counter[str]()
    every = [text for row in texts for text in row]
    for kind, pattern, instead in _PLANTS:
        chance = random.Random(pattern)
        where = sorted({text for text in every if re.search(pattern, text)})
        for text in chance.sample(where, min(_EACH, len(where))):
            new = re.sub(pattern, instead, text, count=1)
            kinds = {one.kind for one in _compared(text, new)}
            planted[kind] += 1
            hit[kind] += kind in kinds
            said.update(kinds)
    yield from _rows(planted, hit, said)


def _compared(old: str, new: str) -> tuple[Meaning, ...]:
    sides = [Document((Passage(Place(), text),)) for text in (old, new)]
    return compare(*sides).changes[0].meaning


def _rows(planted: Counter[str], hit: Counter[str], said: Counter[str]) -> Iterator[str]:
    for kind, count in planted.items():
        right = hit[kind]
        yield f"| {kind} | {count} | {right / count:.2f} | {right / max(1, said[kind]):.2f} |"
    total = sum(hit.values())
    yield (
        f"| all | {sum(planted.values())} | {total / sum(planted.values()):.3f} "
        f"| {total / max(1, sum(said.values())):.3f} |"
    )


def lines(half: str = "measure", wrong: bool = False) -> Iterator[str]:
    """A row for each kind, and what went wrong."""
    planted, hit, said = Counter[str](), Counter[str](), Counter[str]()
    mistakes = []
    for case in cases(half):
        kinds = {kind for kind, _ in told(case)}
        planted[case.kind] += 1
        hit[case.kind] += case.kind in kinds
        said.update(kinds)
        if kinds != {case.kind}:
            mistakes.append(f"  {case.id}: {sorted(kinds)}: {case.text}")
    yield from _rows(planted, hit, said)
    yield from mistakes if wrong else ()


if __name__ == "__main__":
    for name in ("rules", "measure"):
        print(f"{name}: kind | cases | recall | precision")
        for line in lines(name):
            print(line)
    from bench.changes import texts

    print("real paragraphs: kind | planted | recall | precision")
    for line in real(row for _, row in texts()):
        print(line)
