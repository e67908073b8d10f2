"""Signs that a file names by font and place: w:sym, and bullets in the private area.

The fonts Symbol and Wingdings put their signs at U+F020 to U+F0FF; here are those that
agreements and forms use. A sign that is not known stays as it stands in the file.
"""

from __future__ import annotations

_SYMBOL = {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥",
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥",
    0xB4: "×", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xCF: "∉", 0xD2: "®", 0xD3: "©", 0xD4: "™",
    0xD6: "√", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□",
    0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•",
    0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip


def sign(font: str, char: str) -> str:
    """The sign of a w:sym: its font and its place in hexadecimal. Empty where that is no number."""
    try:
        place = int(char, 16)
    except ValueError:
        return ""
    if not 0x20 <= place <= 0x10FFFF or 0xD800 <= place <= 0xDFFF:
        return ""
    low = place - 0xF000 if 0xF000 <= place <= 0xF0FF else place
    return _known(font, low) or chr(place)


def plain(text: str) -> str:
    """A bullet's text with signs of the private area as everybody can read them."""
    return "".join(_bullet(sign) if "\uf000" <= sign <= "\uf0ff" else sign for sign in text)


def _known(font: str, low: int) -> str:
    name = font.lower()
    if name == "symbol":
        return _of_symbol(low)
    return _WINGDINGS.get(low, "") if name == "wingdings" else ""


def _of_symbol(low: int) -> str:
    for base, alphabet in zip((0x41, 0x61), _GREEK, strict=True):
        if base <= low < base + len(alphabet):
            return alphabet[low - base]
    if low in _SYMBOL:
        return _SYMBOL[low]
    return chr(low) if 0x20 <= low < 0x7F else ""


def _bullet(sign: str) -> str:
    low = ord(sign) - 0xF000
    return "•" if low == 0xB7 else _WINGDINGS.get(low, "•")
