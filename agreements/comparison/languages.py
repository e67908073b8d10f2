"""The two languages of a bilingual document: which change is which, and what only one has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from agreements.alignment import Lexicon, NotTwoLanguages, one_file, pairs
from agreements.comparison.clauses import Version
from agreements.messages import Bilingual, Language
from agreements.model.changes import Change
from agreements.model.findings import Finding, Place, Weight
from agreements.outline.languages import bilingual

ONE_LANGUAGE = "one-language"
_STILL = ("unchanged", "moved", "renumbered")
_NAMES: Mapping[Language, Bilingual] = {
    "en": Bilingual("English", "inglés"),
    "es": Bilingual("Spanish", "español"),
}
_DEEDS: Mapping[str, Bilingual] = {
    "added": Bilingual("was added in {}", "se agregó en {}"),
    "removed": Bilingual("was removed in {}", "se suprimió en {}"),
}
_CHANGED = Bilingual("changed in {}", "cambió en {}")


def is_bilingual(version: Version) -> bool:
    """Whether a document holds both languages."""
    return bilingual(version.outline.languages, version.document.passages)


def paired(
    changes: Sequence[Change], old: Version, new: Version, lexicon: Lexicon
) -> tuple[Change, ...]:
    """The changes, each with its partner in the other language and a finding where only one
    language changed. A document in one language comes back as it is."""
    if not is_bilingual(new):
        return tuple(changes)
    partners = dict(_partners(changes, old, new, lexicon))
    known = {one.id: one for one in changes}
    return tuple(_told(one, known.get(partners.get(one.id, ""))) for one in changes)


def _partners(
    changes: Sequence[Change], old: Version, new: Version, lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """Each change with the change of what the same version has for it in the other language."""
    for is_new in (False, True):
        sides = [(one.id, one.new if is_new else one.old) for one in changes]
        holder = {index: id for id, side in sides if side for index in side.passages}
        for one, other in _linked(new if is_new else old, lexicon):
            found = [[holder[index] for index in row if index in holder] for row in (one, other)]
            if all(found):
                yield from ((id, found[1][0]) for id in found[0])
                yield from ((id, found[0][0]) for id in found[1])


def _linked(
    version: Version, lexicon: Lexicon
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The passages that say the same in English and in Spanish."""
    try:
        english, spanish = one_file(version.document, "")
    except NotTwoLanguages:
        return
    for pair in pairs(english, spanish, lexicon):
        if pair.en and pair.es:
            yield pair.en.passages, pair.es.passages


def _told(one: Change, other: Change | None) -> Change:
    """A change with its partner, and a finding where it stands alone."""
    partner = other.id if other else ""
    weight = _weight(one)
    alone = one.kind not in _STILL and (other is None or other.kind in _STILL)
    if not alone or weight == "low" or not one.language:
        return replace(one, partner=partner)
    return replace(one, partner=partner, findings=(*one.findings, _finding(one, other, weight)))


def _weight(one: Change) -> Weight:
    return one.severity if one.severity in ("high", "medium") else "low"  # type: ignore[return-value]


def _finding(one: Change, other: Change | None, weight: Weight) -> Finding:
    deed = _DEEDS.get(one.kind, _CHANGED)
    name = " ".join(filter(None, (one.side.number, one.side.heading)))[:80]
    name = name or " ".join(one.side.text.split()[:8]) + "…"
    return Finding(
        key=f"{ONE_LANGUAGE}:{one.id}",
        check=ONE_LANGUAGE,
        weight=weight,
        certainty="sure" if other else "likely",
        places=(Place(clause=one.side.number or one.side.heading, language=one.language),),
        message=_said(name, deed, one.language, bool(other)),  # type: ignore[arg-type]
        words=" ".join(word.text for word in one.words if word.kind != "equal").strip()[:200],
    )


def _said(name: str, deed: Bilingual, language: Language, paired: bool) -> Bilingual:
    here, there = _NAMES[language], _NAMES["es" if language == "en" else "en"]
    if not paired:
        return Bilingual(
            f"“{name}” {deed.en.format(here.en)}, and no {there.en} for it was found. "
            "Check that both languages still say the same.",
            f"«{name}» {deed.es.format(here.es)} y no se encontró su texto en {there.es}. "
            "Revise que ambos idiomas sigan diciendo lo mismo.",
        )
    return Bilingual(
        f"“{name}” {deed.en.format(here.en)}, and its {there.en} did not change. "
        "Check that both still say the same.",
        f"«{name}» {deed.es.format(here.es)} y su texto en {there.es} no cambió. "
        "Revise que ambos sigan diciendo lo mismo.",
    )
