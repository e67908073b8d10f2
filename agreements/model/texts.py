"""Texts with marks as the library holds them, and spans as a draft prints them."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Mark(NamedTuple):
    """`{{ name | filter }}` or `{{ function("argument") | filter }}` in a text of the library."""

    function: Literal["value", "term", "ref", "law", "defined"]
    argument: str
    filters: tuple[str, ...] = ()


Marked = tuple["str | Mark", ...]


class Span(NamedTuple):
    """A stretch of rendered text and what it stands for. (A tuple: drafts hold thousands.)

    `kind` text has no target; value names the fact; term and defined the definition; law the
    law; reference the id of the clause or paragraph referred to; blank the missing fact.
    A reference's `field` is the part of `text` that is the bare number (a REF field in Word).
    """

    kind: Literal["text", "value", "term", "defined", "reference", "law", "blank"]
    text: str
    target: str = ""
    field: str = ""
