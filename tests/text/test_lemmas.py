"""Lemmas: what agreements mean by a word, with and without its accents."""

from __future__ import annotations

import subprocess
import sys

import pytest

from agreements.text.lemmas import lemma, words


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("títulos", "titulo"),
        ("titulo", "titulo"),
        ("titular", "titular"),
        ("plazas", "plaza"),
        ("plazos", "plazo"),
        ("partes", "parte"),
        ("terminaciones", "terminacion"),
        ("terminacion", "terminacion"),
        ("daños", "daño"),
    ],
)
def test_spanish(word: str, expected: str) -> None:
    assert lemma(word, "es") == expected


def test_words_keep_their_places() -> None:
    text = "Parties’ awards"
    assert [text[one.start : one.end] for one in words(text, "en")] == ["Parties", "’", "awards"]


def test_help_loads_no_lemmas() -> None:
    code = "import sys, agreements.commands.library; sys.exit('simplemma' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
