"""Characters that cannot stand in an agreement: Word cannot hold them, or they mislead."""

from __future__ import annotations

import re

from agreements.model import Bilingual

_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_SURROGATE = "\ud800-\udfff"
_TURNING = "\u202a-\u202e\u2066-\u2069"
_NONE = "\ufffe\uffff"
REFUSED = re.compile(f"[{_CONTROL}{_SURROGATE}{_TURNING}{_NONE}]")


def refused(text: str) -> list[str]:
    """The characters of a text that cannot stand in an agreement, each once, in order."""
    return list(dict.fromkeys(REFUSED.findall(text)))


def named(sign: str) -> str:
    """A character by its number: `U+202E`."""
    return f"U+{ord(sign):04X}"


def reason(sign: str) -> Bilingual:
    """Why a character is refused."""
    if re.match(f"[{_TURNING}]", sign):
        return Bilingual(
            "turns the direction of the text, so that what is read is not what is signed",
            "invierte la dirección del texto, de modo que lo que se lee no es lo que se firma",
        )
    if re.match(f"[{_SURROGATE}]", sign):
        return Bilingual("is half a character", "es medio carácter")
    return Bilingual(
        "is a control character, which Word cannot hold",
        "es un carácter de control, que Word no admite",
    )


def complaint(text: str) -> Bilingual | None:
    """What is wrong with the characters of a text and what to do, or None."""
    found = refused(text)
    if not found:
        return None
    sign = found[0]
    why = reason(sign)
    return Bilingual(
        f"holds the character {named(sign)}, which {why.en}. Take it out.",
        f"contiene el carácter {named(sign)}, que {why.es}. Quítelo.",
    )


def visible(text: str) -> str:
    """A text whose refused characters are named, so that a terminal can show it."""
    return REFUSED.sub(lambda found: f"<{named(found.group(0))}>", text)
