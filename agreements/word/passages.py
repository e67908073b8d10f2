"""The passages of a draft: headings, paragraphs and tables, each once for each language.

What stands beside what on the page is for layouts.py to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from agreements.model import (
    AgreedClause,
    AgreedParagraph,
    AgreedTable,
    Agreement,
    Bilingual,
    Language,
    Note,
    Span,
)
from agreements.word.bookmarks import bookmark_name
from agreements.word.lists import Plan, has_ordinal, indent
from agreements.word.markup import bookmark, look, paragraph, run
from agreements.word.spans import ORDINAL, Targets, ordinal, plain_text, runs

_LONG = 600
_GROUPS = {
    ("uk", "clause"): Bilingual("Agreed terms", "Cláusulas"),
    ("mexican", "clause"): Bilingual("Clauses", "Cláusulas"),
    ("mexican", "declaration"): Bilingual("Declarations", "Declaraciones"),
}
_STYLES = ("ConvenioText", "ConvenioLevel1", "ConvenioLevel2", "ConvenioLevel3")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a draft is to be set: its languages, lists, targets and the ids that are free."""

    agreement: Agreement
    languages: tuple[Language, ...]
    narrow: bool
    plan: Plan
    targets: Targets
    comments: bool
    bookmarks: Iterator[int]
    first_list: int
    first_comment: int
    comment_mark: str
    noted: list[tuple[int, Note]] = field(default_factory=list)

    def number(self, id: str, language: Language) -> tuple[int, int] | None:
        """The list and level of a heading or paragraph, as the document counts its lists."""
        place = self.plan.places.get((id, language))
        return (self.first_list + place.list - 1, place.level) if place else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading or paragraph in each language of the draft, or a table for all of them."""

    texts: dict[Language, str]
    whole: bool = True
    closing: bool = False
    table: AgreedTable | None = None
    marks: dict[Language, str] = field(default_factory=dict)


def passages(clause: AgreedClause, setting: Setting, first_of_kind: bool) -> Iterator[Passage]:
    """The passages of a clause in order. The clause's bookmark and comments are on the first."""
    structure = setting.agreement.request.structure
    group = _GROUPS.get((structure, clause.kind))
    if group and first_of_kind:
        yield Passage({one: _group(group[one], one) for one in setting.languages})
    headed = _is_headed(clause, structure)
    if headed:
        yield Passage({one: _heading(clause, one, setting) for one in setting.languages})
    for place, agreed in enumerate(clause.paragraphs):
        opens = clause if place == 0 and not headed else None
        if agreed.table:
            yield _table(agreed, opens, setting)
        else:
            yield Passage(
                {one: _paragraph(clause, agreed, one, setting, opens) for one in setting.languages},
                whole=max(len(plain_text(agreed.spans(one))) for one in setting.languages) < _LONG,
                closing=clause.kind == "closing",
            )


def _is_headed(clause: AgreedClause, structure: str) -> bool:
    """A proemio, declarations and the closing words bear no heading of their own."""
    if clause.kind in ("declaration", "closing") or not clause.title_en:
        return False
    return clause.kind != "opening" or structure == "uk"


def _group(title: str, language: Language) -> str:
    return paragraph("ConvenioGroup", run(title, look(language)), keep_next=True)


def _heading(clause: AgreedClause, language: Language, setting: Setting) -> str:
    """A clause's heading: numbered, headed by its ordinal, or plain."""
    title = runs(clause.title(language), language, setting.targets)
    if has_ordinal(setting.agreement.request.structure, clause):
        title = _with_ordinal(clause, language, setting)
    elif clause.kind == "schedule" and clause.label[language]:
        title = f"<w:r>{look(language)}<w:br/></w:r>{title}"
    style = {"clause": "ConvenioHeading", "schedule": "ConvenioSchedule"}.get(
        clause.kind, "ConvenioGroup"
    )
    content = _opened(clause, title, language, setting)
    return paragraph(style, content, keep_next=True, number=setting.number(clause.id, language))


def _with_ordinal(clause: AgreedClause, language: Language, setting: Setting) -> str:
    """`QUINTA. TÍTULO.`: the ordinal is text, in a bookmark of its own that references print."""
    plain = look(language)
    name = bookmark_name(clause.id, language, ORDINAL)
    number = bookmark(name, next(setting.bookmarks), run(ordinal(clause.label[language]), plain))
    words = plain_text(clause.title(language))
    stop = "" if words.endswith(".") or not words else "."
    upper = tuple(Span(one.kind, one.text.upper(), one.target) for one in clause.title(language))
    title = runs(upper, language, setting.targets)
    return f"{number}{run('. ' if words else '.', plain)}{title}{run(stop, plain) if stop else ''}"


def _paragraph(
    clause: AgreedClause,
    agreed: AgreedParagraph,
    language: Language,
    setting: Setting,
    opens: AgreedClause | None,
) -> str:
    text = runs(agreed.spans(language), language, setting.targets)
    content = bookmark(bookmark_name(agreed.id, language), next(setting.bookmarks), text)
    if opens:
        content = _opened(opens, content, language, setting)
    number = setting.number(agreed.id, language)
    return paragraph(
        _STYLES[min(agreed.level, 3)],
        content,
        keep_next=clause.kind == "closing" or _leads_in(agreed, language),
        number=number,
        indent=0 if number else _indent(clause, agreed.level, setting),
    )


def _leads_in(agreed: AgreedParagraph, language: Language) -> bool:
    """Whether a paragraph leads in to the next, which must then stand on the same page."""
    return plain_text(agreed.spans(language)).rstrip().endswith(":")


def _indent(clause: AgreedClause, level: int, setting: Setting) -> int:
    """Where text without number begins: below the words of a UK heading, else at the edge."""
    structure = setting.agreement.request.structure
    if clause.kind != "clause" or structure != "uk":
        return 0
    number = setting.plan.places.get((clause.id, setting.languages[0]))
    return indent(setting.plan.lists[number.list - 1].shape, 0, setting.narrow)[0] if number else 0


def _table(agreed: AgreedParagraph, opens: AgreedClause | None, setting: Setting) -> Passage:
    """A table; its bookmarks, one for each language, go into its first cell."""
    marks = {}
    for one in setting.languages:
        content = bookmark(bookmark_name(agreed.id, one), next(setting.bookmarks), "")
        marks[one] = _opened(opens, content, one, setting) if opens else content
    return Passage({}, table=agreed.table, marks=marks)


def _opened(clause: AgreedClause, content: str, language: Language, setting: Setting) -> str:
    """The clause's bookmark and, in the first language, its comments, around its first words."""
    content = bookmark(bookmark_name(clause.id, language), next(setting.bookmarks), content)
    if not setting.comments or language != setting.languages[0]:
        return content
    for note in clause.notes:
        number = setting.first_comment + len(setting.noted)
        setting.noted.append((number, note))
        content = (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:rPr><w:rStyle w:val="{setting.comment_mark}"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )
    return content
