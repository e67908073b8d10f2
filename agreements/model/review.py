"""What a review finds in a draft: laws spoken of, the draft’s own setting, a judgement a clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from agreements.model.library import Law

Reader = Literal["uk", "mexico"]
Ground = Literal["citation", "doctrine"]


class Readable(Protocol):
    """A passage as far as a search for laws needs it."""

    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...


class LawMention(NamedTuple):
    """Words of a passage that speak of a law. (A tuple: a draft holds hundreds.)

    `start` and `end` are offsets in that passage's text. `ground`: a source of law is named, or
    the words of a doctrine are used. `shared`: other legal systems use the same words, so that
    they tie only where the draft itself points to this one.
    """

    law: Law
    passage: int
    start: int
    end: int
    words: str
    ground: Ground
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """The law under which a draft stands, as the draft says it.

    `governing` holds the systems that its clauses on law and forum name, with the words that do;
    `pointing` those that anything else points to (parties, statutes, places), with their words.
    `reach` is the extent of the governing laws: nations or regimes, empty where none is named.
    """

    governing: Mapping[str, str] = field(default_factory=dict)
    pointing: Mapping[str, str] = field(default_factory=dict)
    reach: frozenset[str] = frozenset()

    def words(self) -> str:
        """The words that show the setting best, or nothing."""
        return next(iter((*self.governing.values(), *self.pointing.values())), "")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether passages that form a clause are tied to a legal system, and by what.

    `ties` count; `stale` must no longer be cited; `aside` are doctrines that the setting takes
    out; `certain` says that a source of law is named, or that the governing law is this one.
    """

    ties: tuple[LawMention, ...]
    stale: tuple[LawMention, ...]
    aside: tuple[LawMention, ...]
    certain: bool

    @property
    def tied(self) -> bool:
        """Whether anything ties."""
        return bool(self.ties)

    @property
    def explicit(self) -> bool:
        """Whether a source of law is named, not only a doctrine used."""
        return any(one.ground == "citation" for one in self.ties)
