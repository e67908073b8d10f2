"""The reader on real files that nobody here wrote, and on damaged copies of them."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from agreements.model import AgreementsError
from agreements.outline import outline
from agreements.word.read import read
from tests.acceptance.mutations import mutated
from tests.acceptance.plain_words import plain_words, words
from tests.conftest import ROOT

CASES = ROOT.parent / "shared" / "cases"
pytestmark = pytest.mark.skipif(
    not CASES.is_dir() and not os.environ.get("CI"),
    reason="the shared cases are not beside the clone",
)
DAMAGED = 3
MUTATIONS = 150


def files(folder: str) -> list[Path]:
    return sorted((CASES / folder).glob("*.docx"))


@pytest.mark.parametrize("folder", ["docx-single", "docx-pairs"])
def test_every_word_is_read(folder: str) -> None:
    refused, short = [], []
    for path in files(folder):
        content = path.read_bytes()
        try:
            document = read(content)
        except AgreementsError as error:
            refused.append((path.name, error.message.en))
            continue
        wanted = plain_words(content)
        found = Counter(word for one in document.passages for word in words(one.text))
        if (wanted - found).total() > wanted.total() / 1000:
            short.append((path.name, wanted - found))
    assert not short
    assert len(refused) <= (DAMAGED if folder == "docx-single" else 0), refused


@pytest.mark.parametrize("folder", ["docx-single", "docx-pairs"])
@pytest.mark.parametrize("view", ["original", "marks"])
def test_every_view_and_its_outline_can_be_had(folder: str, view: str) -> None:
    for path in files(folder):
        try:
            document = read(path.read_bytes(), view)  # type: ignore[arg-type]
        except AgreementsError:
            continue
        found = outline(document)
        ids = [node.id for node in found.nodes]
        assert len(ids) == len(set(ids)), path.name
        assert all(node.parent in ids for node in found.nodes if node.parent), path.name


def labels() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for line in (CASES / "docx-single" / "list_labels.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        if "p" in case:
            kept = [(label, " ".join(text.split())) for label, text in case["p"]]
            yield case["name"], [one for one in kept if one[0] or one[1]]


def test_numbers_are_those_that_are_printed() -> None:
    right, wrong = 0, []
    for name, wanted in labels():
        body = read((CASES / "docx-single" / name).read_bytes()).body
        found = [(one.number, " ".join(one.text.split())) for one in body]
        matched = SequenceMatcher(
            None, [text for _, text in found], [text for _, text in wanted], autojunk=False
        )
        pairs = {
            b + step: a + step
            for a, b, size in matched.get_matching_blocks()
            for step in range(size)
        }
        for place, (label, text) in enumerate(wanted):
            number = found[pairs[place]][0] if place in pairs else None
            if label and number == label:
                right += 1
            elif label or number:
                wrong.append((name, label, number, text[:40]))
    assert right > 0.95 * (right + len(wrong)), wrong[:20]


def test_damaged_files_end_in_a_result_or_a_message() -> None:
    whole = [path.read_bytes() for path in files("docx-single") if path.stat().st_size < 100_000]
    told = []
    for seed in range(MUTATIONS):
        try:
            outline(read(mutated(whole[seed % len(whole)], seed)))
        except AgreementsError as error:
            told.append(error.message)
    assert all(message.en and message.es for message in told)
    assert len(told) < MUTATIONS
