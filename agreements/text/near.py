"""The known word nearest to one that is not."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def close(word: object, known: Iterable[str]) -> str:
    """The known word nearest to one that is not, or nothing."""
    found = difflib.get_close_matches(str(word)[:80], list(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def did_you_mean(word: object, known: Iterable[str]) -> tuple[str, str]:
    """The cure for an unknown word, in both languages: the nearest known ones, or what is known.

    Near is what is spelt alike; else, for a word of three letters or more, up to three names
    that begin with it.
    """
    names = sorted(known)
    near = [one for one in (close(word, names),) if one] or _begun(str(word), names)
    if near:
        en, es = " or ".join(f"“{one}”" for one in near), " o ".join(f"«{one}»" for one in near)
        return f"Did you mean {en}?", f"¿Quiso decir {es}?"
    if not names:
        return "", ""
    shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return f"Known here: {shown}.", f"Se admiten: {shown}."


def _begun(word: str, names: Iterable[str]) -> list[str]:
    found = [one for one in names if len(word) > 2 and one.startswith(word.lower())]
    return found if len(found) <= 3 else []
