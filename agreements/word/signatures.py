"""The signatures: execution blocks, or signatures with witnesses, that stay on one page.

Labels are in each language of the page; what the request does not state is a visible blank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agreements.model import Agreement, Bilingual, Language, Value
from agreements.word.facts import PARTIES, fact, short_name
from agreements.word.markup import cell, look, paragraph, row, run, table

_FOR = {
    "uk": Bilingual("Signed for and on behalf of", "Firmado en nombre y representación de"),
    "mexican": Bilingual("For", "Por"),
}
_WITNESSES = Bilingual("Witnesses", "Testigos")
_NAME = Bilingual("Name", "Nombre")
_OFFICE = Bilingual("Office", "Cargo")
_DATE = Bilingual("Date", "Fecha")
_PARTY = {
    "uk": Bilingual("the UK party", "la parte británica"),
    "mx": Bilingual("the Mexican party", "la parte mexicana"),
}
_WITNESS = Bilingual("Witness", "Testigo")
_GAP = 500
_LINE = "______________________"


def signatures(
    agreement: Agreement,
    languages: Sequence[Language],
    width: int,
    closing: Sequence[Mapping[Language, str]] = (),
) -> str:
    """One table: the closing words, the parties side by side, the witnesses below.

    It is one table, and every paragraph is kept with the next, so that it stays on one page.
    """
    half = (width - _GAP) // 2
    widths = (half, width - 2 * half, half)
    rows = [_closing(words, languages, widths) for words in closing]
    rows += _rows([_party(agreement, party, languages) for party in PARTIES], widths)
    witnesses = agreement.request.lists.get("witnesses", ())
    if witnesses or agreement.request.structure == "mexican":
        rows.append(row((cell(_title(_WITNESSES, languages), width, span=3),)))
        rows += _rows(_witnesses(witnesses, languages), widths)
    return _break() + table("ConvenioPlain", widths, rows)


def _closing(
    words: Mapping[Language, str], languages: Sequence[Language], widths: Sequence[int]
) -> str:
    if len(languages) == 1:
        return row((cell(words[languages[0]], sum(widths), span=3),))
    left, right = (words[one] for one in languages)
    return row((cell(left, widths[0]), cell(_gap(), widths[1]), cell(right, widths[2])))


def _party(agreement: Agreement, party: str, languages: Sequence[Language]) -> str:
    structure, facts = agreement.request.structure, agreement.request.facts
    lines = [_said(_FOR[structure], languages)]
    lines.append(_named(_legal_name(agreement, party, languages[0]), _PARTY[party], languages))
    lines.append(paragraph("ConvenioSignatureLine", "", keep_next=True))
    lines.append(_labelled(_NAME, facts, f"{party}.signatory.name", languages))
    lines.append(_labelled(_OFFICE, facts, f"{party}.signatory.office", languages))
    if structure == "uk":
        lines.append(_line(_label(_DATE, languages) + run(_LINE, look(languages[0]))))
    return "".join(lines)


def _legal_name(agreement: Agreement, party: str, language: Language) -> str:
    name = fact(agreement.request.facts, f"{party}.legal_name", language)
    return name or short_name(agreement, party, language)


def _witnesses(
    witnesses: Sequence[Mapping[str, Value]], languages: Sequence[Language]
) -> list[str]:
    """Two blank lines where no witness is named yet."""
    return [
        paragraph("ConvenioSignatureLine", "", keep_next=True)
        + _labelled(_NAME, one, "name", languages)
        + _labelled(_OFFICE, one, "office", languages)
        for one in (witnesses or ({}, {}))
    ]


def _rows(blocks: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Blocks two by two; an odd one stands beside a cell with an empty paragraph."""
    padded = [*blocks, _gap()] if len(blocks) % 2 else [*blocks]
    return [
        row((cell(left, widths[0]), cell(_gap(), widths[1]), cell(right, widths[2])))
        for left, right in zip(padded[::2], padded[1::2], strict=True)
    ]


def _gap() -> str:
    return paragraph("ConvenioSignature", "", keep_next=True)


def _break() -> str:
    return paragraph("ConvenioTableEnd", "", keep_next=True)


def _title(title: Bilingual, languages: Sequence[Language]) -> str:
    joined = _joined(title, languages)
    return paragraph("ConvenioGroup", joined, keep_next=True)


def _said(text: Bilingual, languages: Sequence[Language]) -> str:
    return _line(_joined(text, languages))


def _named(name: str, missing: Bilingual, languages: Sequence[Language]) -> str:
    first = languages[0]
    if name:
        return _line(run(name[:1].upper() + name[1:], look(first, bold=True)))
    return _line(_blank(missing, languages))


def _labelled(
    label: Bilingual, facts: Mapping[str, Value], name: str, languages: Sequence[Language]
) -> str:
    found = [(fact(facts, name, language), language) for language in languages]
    if not found[0][0]:
        return _line(_label(label, languages) + _blank(label, languages))
    unlike = [found[0]] + [one for one in found[1:] if one[0] != found[0][0]]
    values = run(" / ", look(languages[0])).join(run(words, look(one)) for words, one in unlike)
    return _line(_label(label, languages) + values)


def _label(label: Bilingual, languages: Sequence[Language]) -> str:
    grey = [run(label[one], look(one)) for one in languages]
    return run(" / ", look(languages[0])).join(grey) + run(": ", look(languages[-1]))


def _joined(text: Bilingual, languages: Sequence[Language]) -> str:
    return run(" / ", look(languages[0])).join(run(text[one], look(one)) for one in languages)


def _blank(text: Bilingual, languages: Sequence[Language]) -> str:
    words = " / ".join(text[one].lower() if one_word(text[one]) else text[one] for one in languages)
    return run(f"[{words}]", look(languages[0], "ConvenioBlank", highlight=True))


def one_word(text: str) -> bool:
    """Whether a label is a single word, which a blank prints without capital."""
    return " " not in text


def _line(content: str) -> str:
    return paragraph("ConvenioSignature", content, keep_next=True)
