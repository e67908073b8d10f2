"""English and Spanish say the same: marks, figures, length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from agreements.checks.registry import check
from agreements.checks.texts import drafted, remark
from agreements.model import Clause, Language, Library, Marked, Position, Remark
from agreements.text.marks import marks
from agreements.text.stated_figures import in_figures, in_letters

SHORTEST, LONGEST = 0.85, 1.6
_ENOUGH = 200


@check("clause", "error")
def marks_differ(clause: Clause, library: Library) -> Iterator[Remark]:
    """The two languages of a text hold different marks, or one of them a different number of times.

    The filter `oa` prints an ending of the Spanish word before it, so its marks do not count.
    """
    for text in drafted(clause):
        en, es = _marks(text.en), _marks(text.es)
        for alone, one, otro in ((en - es, "English", "inglés"), (es - en, "Spanish", "español")):
            for mark in alone:
                yield remark(
                    clause,
                    text.line,
                    f"the mark {mark} stands in {one} only. Give both languages the same marks.",
                    f"la marca {mark} está solo en {otro}. Ponga las mismas marcas en ambos.",
                    mark,
                )


@check("clause", "error")
def figures_differ(clause: Clause, library: Library) -> Iterator[Remark]:
    """The languages state different numbers outside their marks. “30” and «treinta» are equal."""
    for text in drafted(clause):
        en, es = _Figures(text.en, "en"), _Figures(text.es, "es")
        only_en, only_es = en.beyond(es), es.beyond(en)
        if only_en or only_es:
            yield remark(
                clause,
                text.line,
                f"English states {only_en or '—'} and Spanish {only_es or '—'} where the other "
                "does not. Make them the same, or use a parameter.",
                f"el inglés dice {only_en or '—'} y el español {only_es or '—'} sin equivalente en "
                "el otro. Deben coincidir, o use un parámetro.",
                f"{only_en} / {only_es}",
            )


@check("clause", "warning")
def length_out_of_proportion(clause: Clause, library: Library) -> Iterator[Remark]:
    """The Spanish of a position is out of proportion to its English: something is missing."""
    for position in clause.positions:
        english, spanish = lengths(position)
        if english >= _ENOUGH and not SHORTEST <= spanish / english <= LONGEST:
            ratio = f"{spanish / english:.2f}"
            yield remark(
                clause,
                position.line,
                f"the Spanish of “{position.id}” is {ratio} times as long as its English "
                f"(usual: {SHORTEST} to {LONGEST}). See what one of them leaves out.",
                f"el español de «{position.id}» mide {ratio} veces su inglés (lo usual: {SHORTEST} "
                f"a {LONGEST}). Vea qué omite uno de los dos.",
                position.id,
            )


def lengths(position: Position) -> tuple[int, int]:
    """The letters of a position in English and in Spanish; a mark counts as eight in both."""
    paragraphs = [one for one in position.paragraphs if not one.table]
    return sum(_letters(one.en) for one in paragraphs), sum(_letters(one.es) for one in paragraphs)


def _letters(text: Marked) -> int:
    return sum(len(part) if isinstance(part, str) else 8 for part in text)


def _marks(text: Marked) -> Counter[str]:
    return Counter(
        mark.argument if mark.function == "value" else f'{mark.function}("{mark.argument}")'
        for mark in marks(text)
        if "oa" not in mark.filters
    )


class _Figures:
    """The numbers that a text types, outside its marks."""

    def __init__(self, text: Marked, language: Language):
        typed = " ".join(part if isinstance(part, str) else "·" for part in text)
        self.digits = set(in_figures(typed))
        self.words = set(in_letters(typed, language))

    def beyond(self, other: _Figures) -> str:
        """The numbers that the other text lacks. A “two” may be “both” or «doble» there."""
        alone = (self.digits | (self.words - {"2"})) - other.digits - other.words
        return ", ".join(sorted(alone))
