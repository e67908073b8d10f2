"""Both languages deny the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agreements.checks.registry import check
from agreements.checks.sides import NAMES, Side, Sides, shown
from agreements.messages import Bilingual
from agreements.model.findings import Highlight, Remark
from agreements.text.negation import Denial


@check("pair", "warning")
def negation_differs(sides: Sides) -> Iterator[Remark]:
    """One language denies more often than the other could, even by “unless” or «sin»."""
    for part in sides.sentences:
        for side, other in part.both():
            plain = [one for one in side.denials if one.plain]
            if other.text and len(plain) > _most(other, len(side.denials) - len(plain)):
                yield _remark(part, side, plain)
                return


def _most(side: Side, folded: int) -> int:
    """How many plain denials of the other side this one could render: its own plain ones, and the
    folded ones beyond those that the other side has too.
    """
    plain = sum(one.plain for one in side.denials)
    return plain + max(len(side.denials) - plain - folded, 0)


def _remark(sides: Sides, side: Side, found: Sequence[Denial]) -> Remark:
    words = [side.text[one.start : one.end] for one in found]
    here, there = NAMES[side.language], NAMES[side.other]
    en, es = sides.called()
    return sides.remark(
        Bilingual(
            f"{en} denies in {here.en} ({shown(words, 'en')}) what {there.en} may not deny. "
            "Read both: one may say the opposite.",
            f"{es} niega en {here.es} ({shown(words, 'es')}) lo que en {there.es} quizá no se "
            "niegue. Lea ambos: uno podría decir lo contrario.",
        ),
        ", ".join(dict.fromkeys(words)),
        *(Highlight(side.language, one.start, one.end) for one in found),
    )
