"""Terminology measured: how many true pairs are flagged, how many planted faults are found.

`python -m bench.terminology FOLDER`: FOLDER holds `*.jsonl` with `en` and `es` on each line, one
document a file. Our own library is measured beside them, and the faults of
`tests/cases/terms/planted.yaml`, which people wrote.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from agreements.checks.clause.wording import printed
from agreements.library import read_library
from agreements.library.glossary import read_glossary
from agreements.terminology import Misuse, Terminology

ROOT = Path(__file__).parents[1]
Rows = Sequence[tuple[str, str]]


def main(folder: Path) -> None:
    terminology = Terminology(read_glossary(ROOT / "glossary"))
    whole: Counter[str] = Counter()
    for name, rows in (*documents(folder), ("our own library", list(library()))):
        counts = flagged(terminology, rows)
        print(said(name, counts))
        if name != "our own library":
            whole += counts
    print(said("all files", whole))
    for name in ("planted", "planted-later"):
        planted(terminology, name)


def planted(terminology: Terminology, name: str) -> None:
    """The faults of a file that are found, by kind."""
    cases = yaml.safe_load((ROOT / f"tests/cases/terms/{name}.yaml").read_text("utf-8"))["flag"]
    found = Counter(one["kind"] for one in cases if caught(terminology, one))
    for kind, total in sorted(Counter(one["kind"] for one in cases).items()):
        print(f"{name}: {kind}: {found[kind]} of {total} found")
    print(f"{name}: {found.total()} of {len(cases)} found ({found.total() / len(cases):.1%})")


def said(name: str, counts: Counter[str]) -> str:
    total = counts["places"]
    kinds = {kind: many for kind, many in sorted(counts.items()) if kind not in ("places", "pairs")}
    share = sum(kinds.values()) / total
    return f"{name}: {counts['pairs']} pairs, {total} terms, {share:.2%} flagged {kinds}"


def flagged(terminology: Terminology, rows: Rows) -> Counter[str]:
    """How many places of the English speak of a term, and what is said of a document, by kind."""
    found = [one for row in rows for one in terminology.check(*row)]
    found += [one for _, one in terminology.varied(rows)]
    counts = Counter(one.kind for one in found)
    places = sum(terminology.triggers(en) for en, _ in rows)
    return Counter({"pairs": len(rows), "places": places, **counts})


def documents(folder: Path) -> Iterator[tuple[str, Rows]]:
    for path in sorted(folder.glob("*.jsonl")):
        values = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        yield path.stem, [(one["en"], one["es"]) for one in values]


def library() -> Iterator[tuple[str, str]]:
    """Every drafted text of the shipped library, each once."""
    shipped = read_library()
    yield from dict.fromkeys(
        pair for clause in shipped.clauses.values() for pair in printed(clause, shipped)
    )


def caught(terminology: Terminology, fault: dict[str, Any]) -> bool:
    """Whether a finding touches the wrong words, or the words that they stand for."""
    rows = [tuple(row) for row in fault.get("rows") or [[fault["en"], fault["es"]]]]
    found = [(place, one) for place, row in enumerate(rows) for one in terminology.check(*row)]
    found += terminology.varied(rows)
    return any(_touches(rows[place], one, fault) for place, one in found)


def _touches(row: tuple[str, ...], one: Misuse, fault: dict[str, Any]) -> bool:
    text = row[0 if one.language == "en" else 1].casefold()
    for words in (fault["words"], fault["said"]):
        start = text.find(words.casefold())
        if start >= 0 and one.start < start + len(words) and start < one.end:
            return True
    return False


if __name__ == "__main__":
    main(Path(sys.argv[1]))
