"""The words by which a sentence imposes a duty, in English and in Spanish."""

from __future__ import annotations

import re

from agreements.model import Language

_DUTY = {
    "en": re.compile(
        r"\b(?:shall|must|undertakes? to|agrees? to|is obliged to|are obliged to|"
        r"is required to|are required to|(?:is|are) bound to|covenants?)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:deber[áa]n?|deben?|se obligan? a|se comprometen? a|queda(?:n)? obligad[oa]s? a|"
        r"est(?:á|án) obligad[oa]s? a|"
        r"(?:tendr[áa]n?|tienen?) la obligaci[óo]n de)\b",
        re.IGNORECASE,
    ),
}


def duties(text: str, language: Language) -> list[str]:
    """The words by which a text imposes a duty, as they stand."""
    return [found.group(0) for found in _DUTY[language].finditer(text)]
