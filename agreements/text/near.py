"""The known word nearest to one that is not."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def close(word: object, known: Iterable[str]) -> str:
    """The known word nearest to one that is not, or nothing."""
    found = difflib.get_close_matches(str(word)[:80], list(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def did_you_mean(word: object, known: Iterable[str]) -> tuple[str, str]:
    """The cure for an unknown word, in both languages: the nearest known one, or all of them."""
    names = sorted(known)
    near = close(word, names)
    if near:
        return f"Did you mean “{near}”?", f"¿Quiso decir «{near}»?"
    if not names:
        return "", ""
    shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return f"Known here: {shown}.", f"Se admiten: {shown}."
