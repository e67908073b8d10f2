"""The words of a paragraph as runs: values, blanks, defined terms, references as real fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from agreements.model import Agreement, Language, Span
from agreements.word.bookmarks import bookmark_name
from agreements.word.lists import Plan, has_ordinal
from agreements.word.markup import escaped, field, glyphs, look, run

ORDINAL = "no"
_STANDS_OUT = frozenset({"defined", "blank", "reference"})


@dataclass(frozen=True, slots=True)
class Targets:
    """What a reference can point at: numbers by id and language, and clauses with ordinals."""

    plan: Plan
    ordinals: dict[str, str]
    words: dict[tuple[str, Language], str]
    known: frozenset[str]


def targets(agreement: Agreement, plan: Plan) -> Targets:
    """The targets of an agreement. A paragraph's ordinal is that of its clause."""
    ordinals: dict[str, str] = {}
    words: dict[tuple[str, Language], str] = {}
    known: set[str] = set()
    for clause in agreement.clauses:
        ids = (clause.id, *(paragraph.id for paragraph in clause.paragraphs))
        known.update(ids)
        if has_ordinal(agreement.request.structure, clause):
            ordinals.update(dict.fromkeys(ids, clause.id))
            words[clause.id, "en"] = ordinal(clause.label.en)
            words[clause.id, "es"] = ordinal(clause.label.es)
    return Targets(plan, ordinals, words, frozenset(known))


def ordinal(label: str) -> str:
    """The ordinal without its full stop: `QUINTA`."""
    return label.rstrip(". ")


def runs(spans: Iterable[Span], language: Language, targets: Targets, bold: bool = False) -> str:
    """The runs of a text. Neighbours that look alike become one run, easier to edit."""
    plain = look(language, bold=bold)
    written = []
    for kind, group in groupby(
        spans, key=lambda span: span.kind if span.kind in _STANDS_OUT else "text"
    ):
        if kind == "text":
            text = "".join(span.text for span in group)
            written.append(run(text, plain) if text else "")
        elif kind == "reference":
            written.extend(_reference(span, language, targets, plain) for span in group)
        else:
            style = "ConvenioDefined" if kind == "defined" else "ConvenioBlank"
            stand_out = look(language, style, bold=bold, highlight=kind == "blank")
            written.extend(run(span.text, stand_out) for span in group)
    return "".join(written)


def _reference(span: Span, language: Language, targets: Targets, properties: str) -> str:
    """A reference: its number is a REF field, its words plain. Without a number, a plain link."""
    for instruction, result in _fields(span.target, language, targets):
        if span.field and span.field in result and result in span.text:
            before, _, after = span.text.partition(result)
            return (
                (run(before, properties) if before else "")
                + field(instruction, result, properties)
                + (run(after, properties) if after else "")
            )
    if span.target not in targets.known:
        return run(span.text, properties)
    anchor = bookmark_name(span.target, language)
    words = run(span.text, properties)
    return f'<w:hyperlink w:anchor="{escaped(anchor)}" w:history="1">{words}</w:hyperlink>'


def _fields(id: str, language: Language, targets: Targets) -> Iterator[tuple[str, str]]:
    """The fields that can print a target's number, and what Word makes of each.

    `\\w` prints the whole number from anywhere; `\\n` the last level alone, where the text says
    the levels above in words.
    """
    name = bookmark_name(id, language)
    place = targets.plan.places.get((id, language))
    if place:
        yield f"REF {name} \\w \\h", place.context
        yield f"REF {name} \\n \\h", place.label.rstrip(".")
    clause = targets.ordinals.get(id)
    if clause:
        heading = bookmark_name(clause, language, ORDINAL)
        yield f"REF {heading} \\h", targets.words[clause, language]


def plain_text(spans: Iterable[Span]) -> str:
    """The words alone."""
    return "".join(span.text for span in spans)


def two_languages(spans: Iterable[Span]) -> str:
    """Runs of a cell that may hold both languages: not proofed, so Word underlines nothing."""
    written = []
    for span in spans:
        style = '<w:rStyle w:val="ConvenioBlank"/>' if span.kind == "blank" else ""
        marked = '<w:highlight w:val="yellow"/>' if span.kind == "blank" else ""
        properties = f'<w:rPr>{style}<w:noProof/>{marked}<w:lang w:val="en-GB"/></w:rPr>'
        written.append(f"<w:r>{properties}{glyphs(span.text)}</w:r>")
    return "".join(written)
