"""The words that command, allow, forbid or only intend, and those that deny, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Force = Literal["duty", "permission", "prohibition", "intention"]


class Forced(NamedTuple):
    """Words from `start` up to `end` of a text that give a sentence its force."""

    force: Force
    start: int
    end: int


# The first form that fits wins, so that `shall not` is no `shall`.
_FORMS: tuple[tuple[Force, str], ...] = (
    ("intention",
     r"(?:shall|will|must|agrees? to|undertakes? to) (?:use (?:its |their |all )?(?:\w+ )?"
     r"(?:best|reasonable|commercially reasonable) (?:\w+ )?(?:endeavours|efforts)|"
     r"endeavour|seek to|aim to|try to|consider)"
     r"|(?:should|intends? to|aims? to|hopes? to|expects? to|plans? to|wish(?:es)? to|"
     r"endeavours? to|is invited to|are invited to|is encouraged to|are encouraged to)"
     r"|procurar[áa]n?|har[áa]n? (?:sus mejores|su mejor|los mejores|todo lo posible)"
     r"|buscar[áa]n?|tratar[áa]n? de|intentar[áa]n?|deber[íi]an?|(?:se )?propon(?:e|en|drán?)"
     r"|tienen? la intenci[óo]n de|deber[áa]n? (?:procurar|buscar)|pretenden?"),
    ("prohibition",
     r"(?:shall|must|may|will|can|could|should) not|cannot|shall never"
     r"|(?:is|are) (?:not (?:permitted|allowed|entitled) to|prohibited from)"
     r"|no (?:podr[áa]n?|deber[áa]n?|deben?|pueden?)|(?:queda|est[áa])n? prohibid[oa]s?"
     r"|se abstendr[áa]n? de|no (?:tendr[áa]n?|tienen?) derecho a"),
    ("permission",
     r"may(?= [a-z])|can|(?:is|are|shall be|will be) (?:free|permitted|entitled|allowed|"
     r"authorised|authorized) to|(?:has|have|shall have|will have) the (?:right|option|power) to"
     r"|podr[áa]n?|pueden?|(?:tendr[áa]n?|tienen?) (?:el )?derecho (?:a|de)"
     r"|(?:tendr[áa]n?|tienen?) la facultad de"
     r"|(?:est[áa]|estar[áa]|queda|quedar[áa])n? facultad[oa]s? para|ser[áa] optativo"),
    ("duty",
     r"shall|must|will|undertakes? to|covenants? to|agrees? to|promises? to|"
     r"(?:is|are|be|remains?) (?:\w+ly )?(?:obliged|obligated|required|bound) to|"
     r"(?:has|have) (?:a |an |the )?(?:duty|obligation) to|ha(?:s|ve) to"
     r"|deber[áa]n?|deben?|se obligan? a|se comprometen? a|(?:queda|est[áa])n? obligad[oa]s? a"
     r"|(?:tendr[áa]n?|tienen?) (?:la obligaci[óo]n|el deber) de|habr[áa]n? de"),
)  # fmt: skip
_ANY = "|".join(rf"(?P<{name}>{form})" for name, form in _FORMS)
_FORCE = re.compile(rf"(?<!\w)(?=[a-ehimnp-uw])(?:{_ANY})(?!\w)", re.IGNORECASE)
_FUTURE = re.compile(r"(?<!\w)(?P<no>no )?(?:se |le |les |lo |los |la |las )?\w{2,}rán?(?!\w)")
_STATE = re.compile(
    r"(?:podr|procurar|buscar|intentar|tratar|ser|estar|habr|tendr|deber|quedar|durar)án?$"
)
_NEAR = 60
_DENIAL = re.compile(
    r"(?<!\w)(?:not|no|nor|neither|never|none|without|except|excepting|unless|excluding|save"
    r"|other than|cannot|nothing|notwithstanding|sin|salvo|excepto|ni|nunca|jam[áa]s|tampoco"
    r"|ning[úu]n|ninguna|ninguno|nadie|nada|a menos que|con excepci[óo]n de|excluyendo"
    r"|independientemente de|no obstante)(?!\w)",
    re.IGNORECASE,
)


def forces(text: str) -> Iterator[Forced]:
    """Every word of force in a text of either language, in order.

    A Spanish verb in the future commands: «pagará», «no divulgará».
    """
    for found in _FORCE.finditer(text):
        yield Forced(found.lastgroup, *found.span())  # type: ignore[arg-type]
    for found in _FUTURE.finditer(text) if "rá" in text else ():
        if not _STATE.search(found[0]) and not _FORCE.match(text, found.start()):
            yield Forced("prohibition" if found["no"] else "duty", *found.span())


def forces_at(text: str, start: int, end: int) -> list[Forced]:
    """The words of force that overlap a stretch of a text; only what is near is looked at."""
    first = text.rfind(" ", 0, max(0, start - _NEAR)) + 1
    last = text.find(" ", end + _NEAR)
    shown = text[first : last if last >= 0 else len(text)]
    return [
        Forced(one.force, one.start + first, one.end + first)
        for one in forces(shown)
        if one.start + first < end and start < one.end + first
    ]


def denials(text: str) -> list[str]:
    """The words of a text that deny or except."""
    return [found[0].lower() for found in _DENIAL.finditer(text)]
