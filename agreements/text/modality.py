"""The words by which a sentence imposes a duty, in English and in Spanish.

A prohibition is a duty (“shall not disclose”). What denies a duty (“neither Party is obliged to”)
or says how to read the text (“shall be understood as”, «no deberá entenderse») is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreements.model import Language

_EN = re.compile(
    r"\b(?:(?:shall|must)(?: not)?|undertakes? to|covenants? (?:to|that)|promises? to|agrees? to|"
    r"guarantees? that|(?:is|are|be|becomes?|remains?) (?:\w+ly )?"
    r"(?:obliged|obligated|required|bound|liable|committed) to|(?:is|are) to pay|"
    r"commits? (?:itself|themselves) to|"
    r"(?:has|have) (?:a|the|an) (?:\w+ )?(?:duty|obligation) to)\b",
    re.IGNORECASE,
)
_ES = re.compile(
    r"\b(?:(?:no )?deber[áa]n?|(?:no )?deben?|se obligan? a|se comprometen? a|"
    r"(?:queda|quedar[áa])n? obligad[oa]s? a|est(?:á|án|ar[áa]n?) obligad[oa]s? a|"
    r"(?:tendr[áa]n?|tienen?) (?:la obligaci[óo]n|el deber|el compromiso) de|habr[áa]n? de)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"\b(?:no )?(?:se )?(?:l[eoa]s? )?([a-záéíóúñ]+rán?)\b", re.IGNORECASE)

# Reading, not doing: what follows the word of duty.
_READ_EN = re.compile(
    r" (?:also |only |always )?(?:be |not be )?(?:construed|understood|interpreted|deemed|taken|"
    r"regarded|considered|treated|read)\b|"
    r" (?:create|give rise to|constitute|imply|entail|impose|affect|limit|prejudice|bind|oblige|"
    r"prevent|amount to|be binding|have (?:any )?(?:legal|binding) (?:force|effect))\b",
    re.IGNORECASE,
)
_READ_ES = re.compile(
    r" (?:\w+mente )?(?:entender|interpretar|considerar|tener|leer|estimar|reputar)se\b|"
    r" (?:crear|generar|implicar|constituir|imponer|afectar|limitar|obligar|suponer)\b",
    re.IGNORECASE,
)
# A subject that denies: what stands before the word of duty in the same clause of the sentence.
_NOBODY_EN = re.compile(
    r"\b(?:nothing|no|none|neither|nor|without|nobody|never)\b|\bnot $", re.IGNORECASE
)
_NOBODY_ES = re.compile(
    r"\b(?:nada|ning[uú]n[oa]?|nadie|ni|sin|tampoco)\b|\bno (?:se )?$", re.IGNORECASE
)
_STATE_EN = re.compile(
    r"^(?:is|are|be|become|remain|undertake|agree|promise|guarantee|covenant|commit|ha)",
    re.IGNORECASE,
)
_FREED_EN = re.compile(
    r" (?:be (?:obliged|obligated|required|bound|liable|responsible)|"
    r"have (?:any |a |the )?(?:duty|obligation|liability|claim|right)|owe|incur|acquire)\b",
    re.IGNORECASE,
)
_IF_EN = re.compile(
    r"\b(?:unless|if|until|once|when|where|whether|may|might|can|could|intends? to|aims? to|"
    r"plans? to|hopes? to|expects? to|wish(?:es)? to|before)\b[^,;]*$",
    re.IGNORECASE,
)
# Spanish futures that state or allow rather than oblige.
_SOFT = re.compile(
    r"(?:podr|procurar|buscar|intentar|tratar|aspirar|ser|estar|habr|haber|tendr|quedar|surtir|"
    r"entrar|durar|deber|dar|ver|permanecer|subsistir|corresponder|existir|iniciar|concluir|"
    r"terminar|comprender|incluir|constar)[áa]n?",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"(?:no )(?:se )?(?:generar|crear|implicar|constituir|afectar|otorgar|impondr|obligar|"
    r"limitar|conferir|supondr|entender|interpretar|considerar)[áa]n?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:]|, (?:and|but|y|pero) ")


def duties(text: str, language: Language) -> list[str]:
    """The words by which a text imposes a duty, as they stand."""
    if language == "en":
        return [found.group(0) for found in _EN.finditer(text) if _obliges_en(text, found)]
    return [found.group(0) for found in _spanish(text)]


def _obliges_en(text: str, found: re.Match[str]) -> bool:
    word, before, after = found.group(0).lower(), _before(text, found), text[found.end() :]
    if word.startswith(("shall", "must")):
        freed = _NOBODY_EN.search(before) or word.endswith(" not")
        return not _READ_EN.match(after) and not (freed and _FREED_EN.match(after))
    if word.startswith("agree") and _IF_EN.search(before):
        return False
    return not (_STATE_EN.match(word) and _NOBODY_EN.search(before))


def _spanish(text: str) -> Iterator[re.Match[str]]:
    for found in _ES.finditer(text):
        before, after = _before(text, found), text[found.end() :]
        word = found.group(0).lower().removeprefix("no ")
        if word.startswith("deb"):
            if not _READ_ES.match(after) and not re.search(r"\bse $", before):
                yield found
        elif not _NOBODY_ES.search(before):
            yield found
    for found in _FUTURE.finditer(text):
        if _obliges_es(found):
            yield found


def _obliges_es(found: re.Match[str]) -> bool:
    """Whether a verb in the future obliges: «pagará», «no divulgarán»; not «podrá», «será»."""
    return not (_SOFT.fullmatch(found.group(1)) or _EFFECT.fullmatch(found.group(0)))


def _before(text: str, found: re.Match[str]) -> str:
    """What stands before a word in its own clause of the sentence."""
    return _CLAUSE.split(text[: found.start()])[-1]
