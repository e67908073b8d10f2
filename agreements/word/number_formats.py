"""A count as Word prints it: every w:numFmt that prints in a Latin alphabet, and the common others.

Words come in English and Spanish (Word takes the language of the paragraph); a format that is not
known here prints as decimal, which is also what Word falls back to. Spanish ordinals are the
masculine ones that Word prints (1º, Primero): Word has no feminine ordinals.
"""

from __future__ import annotations

from collections.abc import Callable

from agreements.text.figures import in_words
from agreements.text.labels import letter, ordinal, roman

_LETTERED = 26 * 30
_ROMAN = 32_767
_CHICAGO = "*†‡§"
_ES_UNITS = ("", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo",
             "noveno")  # fmt: skip
_ES_TENS = ("", "décimo", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo",
            "septuagésimo", "octogésimo", "nonagésimo")  # fmt: skip
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщыэюя"
_DIGITS = {
    "hindiNumbers": 0x0966,
    "thaiNumbers": 0x0E50,
    "arabicNumbers": 0x0660,
    "decimalFullWidth": 0xFF10,
    "decimalFullWidth2": 0xFF10,
}
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضغظ"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_CIRCLED = 0x2460


def printed(count: int, format: str, language: str = "") -> str:
    """The count in that format; `language` is a tag such as `es-MX`."""
    if format in ("none", "bullet"):
        return ""
    if count < 0 or count >= 10**9:
        return str(count)
    write = _FORMATS.get(format)
    return write(count, language[:2].lower()) if write else _padded(count, format)


def custom(count: int, pattern: str) -> str:
    """The count in a custom format: `001, 002, 003, ...` prints three figures."""
    first = pattern.split(",", 1)[0].strip()
    return str(count).zfill(len(first)) if first.isdigit() and len(first) < 20 else str(count)


def _padded(count: int, format: str) -> str:
    if format in _DIGITS:
        return "".join(chr(_DIGITS[format] + int(figure)) for figure in str(count))
    return str(count)


def _letters(count: int, _: str) -> str:
    return letter(count) if 0 < count <= _LETTERED else "" if count == 0 else str(count)


def _romans(count: int, _: str) -> str:
    return roman(count) if 0 < count <= _ROMAN else str(count)


def _ordinal(count: int, language: str) -> str:
    if language == "es":
        return f"{count}º"
    if language == "fr":
        return f"{count}ᵉʳ" if count == 1 else f"{count}ᵉ"
    if language in ("de", "da", "nb", "nn", "no", "cs", "pl", "fi", "hu"):
        return f"{count}."
    if language == "sv":
        return f"{count}:{'a' if count % 10 in (1, 2) and count % 100 not in (11, 12) else 'e'}"
    if language == "it":
        return f"{count}º"
    if language == "pt":
        return f"{count}º"
    if language == "nl":
        return f"{count}e"
    return f"{count}{_english_ending(count)}"


def _english_ending(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _cardinal_text(count: int, language: str) -> str:
    if language == "es":
        words = in_words(count, "es")
        words = f"{words}o" if words.endswith(("un",)) else words
        return _capital(words.replace("veintiúno", "veintiuno").replace("veintiún", "veintiuno"))
    return _capital(in_words(count, "en").replace(" and ", " "))


def _ordinal_text(count: int, language: str) -> str:
    if language == "es":
        return _capital(_spanish_ordinal(count))
    return _capital(_english_ordinal(count))


def _english_ordinal(count: int) -> str:
    if not count:
        return "zeroth"
    head, rest = divmod(count, 100)
    if not head:
        return ordinal(rest, "en").lower()
    hundreds = in_words(head * 100, "en").replace(" and ", " ")
    return f"{hundreds} {ordinal(rest, 'en').lower()}" if rest else f"{hundreds}th"


def _spanish_ordinal(count: int) -> str:
    if not 0 < count < 200:
        return f"{count}º"
    hundred, rest = divmod(count, 100)
    tens, unit = divmod(rest, 10)
    small = {11: "undécimo", 12: "duodécimo"}.get(rest)
    words = [
        "centésimo" if hundred else "",
        small or _ES_TENS[tens],
        "" if small else _ES_UNITS[unit],
    ]
    if tens == 1 and unit > 2:
        words = [words[0], f"decimo{_ES_UNITS[unit]}".replace("decimoseptimo", "decimoséptimo")]
    return " ".join(filter(None, words))


def _chicago(count: int, _: str) -> str:
    if count < 1 or count > 400:
        return str(count)
    turns, place = divmod(count - 1, len(_CHICAGO))
    return _CHICAGO[place] * (turns + 1)


def _from(alphabet: str) -> Callable[[int, str], str]:
    def write(count: int, _: str) -> str:
        if not 0 < count <= len(alphabet) * 30:
            return str(count)
        turns, place = divmod(count - 1, len(alphabet))
        return alphabet[place] * (turns + 1)

    return write


def _circled(count: int, _: str) -> str:
    return chr(_CIRCLED + count - 1) if 1 <= count <= 20 else str(count)


def _zero(width: int) -> Callable[[int, str], str]:
    return lambda count, _: str(count).zfill(width)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_FORMATS: dict[str, Callable[[int, str], str]] = {
    "decimal": lambda count, _: str(count),
    "lowerLetter": _letters,
    "upperLetter": lambda count, language: _letters(count, language).upper(),
    "lowerRoman": lambda count, language: _romans(count, language).lower(),
    "upperRoman": _romans,
    "decimalZero": _zero(2),
    "decimalZero3": _zero(3),
    "decimalZero4": _zero(4),
    "decimalZero5": _zero(5),
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "hex": lambda count, _: f"{count:X}",
    "chicago": _chicago,
    "numberInDash": lambda count, _: f"- {count} -",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda count, _: f"({count})",
    "decimalEnclosedFullstop": lambda count, _: f"{count}.",
    "russianLower": _from(_CYRILLIC),
    "russianUpper": _from(_CYRILLIC.upper()),
    "arabicAlpha": _from(_ARABIC),
    "arabicAbjad": _from(_ABJAD),
    "hebrew1": _from(_HEBREW),
    "hebrew2": _from(_HEBREW),
}
