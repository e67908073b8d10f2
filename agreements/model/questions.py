"""What is asked of whoever wants a draft."""

from __future__ import annotations

from dataclasses import dataclass

from agreements.messages import Bilingual


@dataclass(frozen=True)
class Option:
    """One of the answers that a question offers."""

    key: str
    title: Bilingual
    explanation: Bilingual


@dataclass(frozen=True)
class Question:
    """One thing to ask of whoever wants a draft.

    `type` is that of a value (`text`, `period` …), `choice` (one of the options), `choices`
    (several) or `rows` (entries of `fields`, as many as are given; or those in `entries`, each
    with the fields that it still lacks). A text or name with `fields` is asked in parts:
    `en`, `es` and, where Spanish must agree with it, `article`. `default` is written as in a
    request; `group` is the heading that the question stands under. An example that is one text
    is the same in both languages.
    """

    name: str
    type: str
    title: Bilingual
    question: Bilingual
    example: Bilingual | str = ""
    options: tuple[Option, ...] = ()
    default: object = None
    required: bool = False
    fields: tuple[Question, ...] = ()
    entries: tuple[Question, ...] = ()
    group: Bilingual | None = None
