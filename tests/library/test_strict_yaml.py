"""What the reader refuses, with the line and the cure, in both languages."""

from __future__ import annotations

import pytest

from agreements.library import strict_yaml

REFUSED = {
    "duplicate key": ('id: "a"\nid: "b"\n', 2, "stands twice", "repetida"),
    "key without value": ("id:\n", 1, "has no value", "no tiene valor"),
    "a bare yes": ('a: "x"\nbinding: yes\n', 2, "Put it in quotes", "entre comillas"),
    "Norway": ("country: no\n", 1, "Put it in quotes", "entre comillas"),
    "a bare date": ("dated: 2026-11-22\n", 1, "Put it in quotes", "entre comillas"),
    "a time": ("at: 12:30\n", 1, "Put it in quotes", "entre comillas"),
    "a version": ("v: 1.10\n", 1, "Put it in quotes", "entre comillas"),
    "prose in braces": ('t: {en: Early termination, es: "x"}\n', 1, "prose", "prosa"),
    "an anchor": ('a: &x "1"\nb: *x\n', 1, "anchors", "anclas"),
    "a tag": ("a: !!python/object:os.system x\n", 1, "anchors", "anclas"),
    "bad indentation": ('a:\n  b: "1"\n c: "2"\n', 3, "Check the indentation", "Revise la sangría"),
    "nothing": ("", 1, "empty", "vacío"),
}


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_refused_with_line_and_cure(case: str) -> None:
    text, line, en, es = REFUSED[case]
    faults = strict_yaml.read(text, "x.yaml").faults
    assert faults, case
    assert faults[0].place.line == line
    assert en in faults[0].message.en
    assert es in faults[0].message.es


def test_all_faults_at_once() -> None:
    source = strict_yaml.read("a: yes\nb:\nc: 2026-01-01\nc: x\n", "x.yaml")
    assert [one.place.line for one in source.faults] == [1, 2, 3, 4]


def test_what_is_accepted_keeps_its_type() -> None:
    source = strict_yaml.read(
        'level: 1\ntext: "yes"\nnone: null\nblock: |\n  One.\n  Two.\nlist: [a, b]\n', "x.yaml"
    )
    assert not source.faults
    assert source.value == {
        "level": 1, "text": "yes", "none": None, "block": "One. Two.", "list": ["a", "b"],
    }  # fmt: skip
    assert source.line(("list", 1)) == 7
