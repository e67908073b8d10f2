"""Both languages name the same parties, terms, people and places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreements.alignment.words import cognate, stem
from agreements.checks.names import Named, capitals
from agreements.checks.registry import check
from agreements.checks.sides import NAMES, Side, Sides
from agreements.messages import Bilingual
from agreements.model.findings import Highlight, Remark

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORD = re.compile(r"[\w&-]+")
_FAITHFUL, _MOSTLY, _OFTEN = 0.9, 0.75, 3


@check("pair", "error")
def parties_differ(sides: Sides) -> Iterator[Remark]:
    """One language names a party where the other names another, or none at all."""
    yield from _exchanged(sides, "party")


@check("pair", "error")
def names_differ(sides: Sides) -> Iterator[Remark]:
    """One language names someone, a place or a body that the other does not."""
    yield from _exchanged(sides, "name")


@check("pair", "warning")
def terms_differ(sides: Sides) -> Iterator[Remark]:
    """One language uses a defined term that the other does not."""
    yield from _exchanged(sides, "term")


@check("pair", "warning")
def strange_names(sides: Sides) -> Iterator[Remark]:
    """Each language names something that the other does not, and that no dictionary holds."""
    english = _alone(sides.en, sides.es, sides.vocabulary.en)
    spanish = _alone(sides.es, sides.en, sides.vocabulary.es) if english else []
    if spanish:
        yield _two(sides, _place(sides.en, english[0]), _place(sides.es, spanish[0]))


@check("pair", "error")
def addresses_differ(sides: Sides) -> Iterator[Remark]:
    """An e-mail address differs."""
    english, spanish = _MAIL.findall(sides.en.text), _MAIL.findall(sides.es.text)
    odd_en = [one for one in english if one not in spanish]
    odd_es = [one for one in spanish if one not in english]
    if odd_en and odd_es:
        yield _two(sides, _place(sides.en, odd_en[0]), _place(sides.es, odd_es[0]))


def _exchanged(sides: Sides, kind: str) -> Iterator[Remark]:
    """A name that one side has more often while the other has another one more often; or one that
    the versions keep faithfully, missing from a side.
    """
    counts_en, counts_es = sides.counts
    if not counts_en and not counts_es:
        return
    names = [
        one for one in sides.names.all
        if one.kept >= _MOSTLY and (one.en in counts_en or one.es in counts_es)
    ]  # fmt: skip
    counts = {one: (counts_en[one.en], counts_es[one.es]) for one in names}
    more_en = [one for one, (en, es) in counts.items() if en > es]
    more_es = [one for one, (en, es) in counts.items() if es > en]
    for one in more_en:
        for other in more_es:
            absent = 0 in counts[one] or 0 in counts[other]
            absent |= min(one.kept, other.kept) >= _FAITHFUL
            if one.kind == kind and absent:
                yield _two(sides, _place(sides.en, one.en), _place(sides.es, other.es))
                return
    for one, (en, es) in counts.items():
        faithful = one.kept >= _FAITHFUL and one.pairs >= _OFTEN
        if one.kind == kind and en != es and 0 in (en, es) and faithful:
            yield _lacking(sides, one, sides.en if en else sides.es)
            return


def _alone(side: Side, other: Side, known: frozenset[str]) -> list[str]:
    """The capitalised words of a side that are nowhere in the other and no common words."""
    mine = [one for one in capitals(side.text, side.own_number) if not one.isupper()]
    odd = [one for one in dict.fromkeys(mine) if stem(one) not in known]
    if not odd:
        return []
    there = {_key(one) for one in _WORD.findall(other.text)}
    return [one for one in odd if _key(one) not in there]


def _key(name: str) -> str:
    return cognate(name) or stem(name)


def _place(side: Side, words: str) -> Highlight:
    start = side.text.find(words)
    return Highlight(side.language, max(start, 0), max(start, 0) + len(words))


def _two(sides: Sides, here: Highlight, there: Highlight) -> Remark:
    said, dicho = sides.en.text[slice(*here[1:])], sides.es.text[slice(*there[1:])]
    en, es = sides.called()
    return sides.remark(
        Bilingual(
            f"{en} names “{said}” in English and “{dicho}” in Spanish. See which is meant.",
            f"{es} nombra «{said}» en inglés y «{dicho}» en español. Vea cuál es el correcto.",
        ),
        f"{said} / {dicho}",
        here,
        there,
    )


def _lacking(sides: Sides, name: Named, side: Side) -> Remark:
    form = name.form(side.language)
    here, there = NAMES[side.language], NAMES[side.other]
    en, es = sides.called()
    return sides.remark(
        Bilingual(
            f"{en} names “{form}” in {here.en} and not in {there.en}. See whether it must.",
            f"{es} nombra «{form}» en {here.es} y no en {there.es}. Vea si debe hacerlo.",
        ),
        form,
        _place(side, form),
    )
