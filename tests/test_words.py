"""The way from one text to another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agreements.comparison.words import words

PHRASES = st.lists(
    st.sampled_from(
        ["each", "Party", "shall", "pay", "thirty (30) days", ",", "la", "Ñ", "\n", "§"]
    )
).map(" ".join)


@given(PHRASES, PHRASES)
def test_both_texts_can_be_read_off(old: str, new: str) -> None:
    steps = words(old, new)
    assert "".join(one.text for one in steps if one.kind != "inserted") == old
    assert "".join(one.text for one in steps if one.kind != "deleted") == new


@given(PHRASES)
def test_a_text_compared_with_itself_has_no_change(text: str) -> None:
    assert all(one.kind == "equal" for one in words(text, text))


def test_a_changed_period_is_one_change_of_whole_words() -> None:
    steps = words("on thirty (30) days’ notice", "on ninety (90) days’ notice")
    assert [one for one in steps if one.kind != "equal"] == [
        ("deleted", "thirty (30"),
        ("inserted", "ninety (90"),
    ]
