"""What is said to people: in both languages, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "es"]


LANGUAGES: tuple[Language, Language] = ("en", "es")


@dataclass(frozen=True)
class Bilingual:
    """The same thing said in English and in Mexican Spanish."""

    en: str
    es: str

    def __getitem__(self, language: Language) -> str:
        return self.en if language == "en" else self.es


class AgreementsError(Exception):
    """What stops a command: a message for a person, in both languages."""

    def __init__(self, message: Bilingual):
        super().__init__(message.en)
        self.message = message
