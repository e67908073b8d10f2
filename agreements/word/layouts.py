"""What stands beside or below what: columns, sequential, or one language; sections and pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agreements.model import AgreedClause, Agreement, Bilingual, Language, Layout
from agreements.word.comments import places, who
from agreements.word.facts import PARTIES, fact
from agreements.word.markup import cell, look, paragraph, row, run, table
from agreements.word.passages import Passage, Setting, passages
from agreements.word.signatures import signatures
from agreements.word.tables import is_wide, schedule_table

LANGUAGES_OF: dict[Layout, tuple[Language, ...]] = {
    "columns": ("en", "es"),
    "sequential": ("en", "es"),
    "en": ("en",),
    "es": ("es",),
}
_LANGUAGE = Bilingual("English", "Español")
_REPORT = Bilingual("Points to review", "Puntos por revisar")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page that the template asks for: widths of its text, and its section both ways round."""

    width: int
    wide: int
    section: str
    later_section: str
    wide_section: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch that begins on a page of its own."""

    xml: str
    on_side: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The agreement as XML, and which way round its last page stands."""

    xml: str
    ends_on_side: bool
    sections: int


def laid_out(
    setting: Setting, sheet: Sheet, *, titled: bool, signed: bool, report: bool, followed: bool
) -> Body:
    """The whole body; `titled` and `signed` say whether it prints its own title and signatures.

    `followed` says that the template goes on after it, on pages that stand upright.
    """
    agreement = setting.agreement
    written = [list(_passages(clauses, setting)) for clauses in _chapters(agreement)]
    leaves: list[Leaf] = []
    for languages in _halves(agreement.request.layout):
        head = heading(agreement, languages) if titled or leaves else ""
        for place, content in enumerate(written):
            on_side = any(one.table and is_wide(one.table) for one in content)
            width = sheet.wide if on_side else sheet.width
            if place == 0 and signed:
                closing = [one.texts for one in content if one.closing]
                rest = [one for one in content if not one.closing]
                xml = head + _chapter(rest, languages, width)
                xml += signatures(agreement, languages, width, closing)
            else:
                xml = (head if place == 0 else "") + _chapter(content, languages, width)
            leaves.append(Leaf(xml, on_side))
    if report:
        leaves.append(Leaf(_report(agreement, setting.languages, sheet.width)))
    return _bound(leaves, sheet, followed)


def _halves(layout: Layout) -> Sequence[tuple[Language, ...]]:
    languages = LANGUAGES_OF[layout]
    return tuple((one,) for one in languages) if layout == "sequential" else (languages,)


def _chapters(agreement: Agreement) -> list[tuple[AgreedClause, ...]]:
    """The agreement up to its signatures, then each schedule."""
    main = tuple(clause for clause in agreement.clauses if clause.kind != "schedule")
    return [main, *((clause,) for clause in agreement.clauses if clause.kind == "schedule")]


def _passages(clauses: Sequence[AgreedClause], setting: Setting) -> Iterator[Passage]:
    kinds: set[str] = set()
    for clause in clauses:
        yield from passages(clause, setting, clause.kind not in kinds)
        kinds.add(clause.kind)


def _chapter(content: Sequence[Passage], languages: Sequence[Language], width: int) -> str:
    write = _side_by_side if len(languages) > 1 else _one_below_other
    return write(content, languages, width)


def _one_below_other(content: Sequence[Passage], languages: Sequence[Language], width: int) -> str:
    (language,) = languages
    parts = []
    for passage in content:
        if passage.table:
            parts.append(schedule_table(passage.table, width, languages, passage.marks[language]))
            parts.append(paragraph("ConvenioTableEnd", ""))
        else:
            parts.append(passage.texts[language])
    return "".join(parts)


def _side_by_side(content: Sequence[Passage], languages: Sequence[Language], width: int) -> str:
    """Two columns under their heads; tables of schedules over both."""
    widths = (width // 2, width - width // 2)
    parts: list[str] = []
    rows = [_column_heads(languages, widths)]
    for passage in content:
        if passage.table:
            marks = "".join(passage.marks.values())
            parts += [
                _columns(rows, widths),
                schedule_table(passage.table, width, languages, marks),
            ]
            parts.append(paragraph("ConvenioTableEnd", ""))
            rows = []
            continue
        rows.append(_row(passage, languages, widths))
    return "".join([*parts, _columns(rows, widths)])


def _row(passage: Passage, languages: Sequence[Language], widths: Sequence[int]) -> str:
    cells = (
        cell(passage.texts[language], widths[place]) for place, language in enumerate(languages)
    )
    return row(cells, whole=passage.whole)


def _columns(rows: Sequence[str], widths: Sequence[int]) -> str:
    return table("ConvenioColumns", widths, rows) + _spacer() if rows else ""


def _column_heads(languages: Sequence[Language], widths: Sequence[int]) -> str:
    cells = (
        cell(
            paragraph("ConvenioColumnHead", run(_LANGUAGE[one], look(one)), keep_next=True),
            widths[place],
            extra=_UNDERLINED,
        )
        for place, one in enumerate(languages)
    )
    return row(cells, head=True)


_UNDERLINED = (
    '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="808080"/></w:tcBorders>'
)


def _spacer() -> str:
    """Keeps two tables apart, which Word would join."""
    return paragraph("ConvenioBreak", "", keep_next=True)


# --- title and report ----------------------------------------------------------------------------


def heading(agreement: Agreement, languages: Sequence[Language]) -> str:
    """The title in each language, the parties, and a rule."""
    titles = [
        paragraph("ConvenioTitle", run(agreement.title[one], look(one)), keep_next=True)
        for one in languages
    ]
    names = [_party_line(agreement, party, languages[0]) for party in PARTIES]
    rule = paragraph("ConvenioTitleRule", "", keep_next=True)
    return "".join([*titles, *names, rule])


def _party_line(agreement: Agreement, party: str, language: Language) -> str:
    name = fact(agreement.request.facts, f"{party}.legal_name", language)
    if not name:
        return ""
    words = run(name[:1].upper() + name[1:], look(language))
    return paragraph("ConvenioSubtitle", words, keep_next=True)


def _report(agreement: Agreement, languages: Sequence[Language], width: int) -> str:
    """The notes as a table: the clause, and what to look at in both languages."""
    title = run(" / ", look("en")).join(run(_REPORT[one], look(one)) for one in languages)
    widths = (width // 5, width * 2 // 5, width - width // 5 - width * 2 // 5)
    rows = [_report_row(("", ""), widths, head=True)]
    for name, note in places(agreement):
        first = name.en if languages == ("en",) else name.es
        label = first if len(languages) == 1 else f"{name.en} / {name.es}"
        texts = (f"{who(note, 'en')}: {note.text.en}", f"{who(note, 'es')}: {note.text.es}")
        rows.append(_report_row(texts, widths, label=label, first=languages[0]))
    return paragraph("ConvenioGroup", title, keep_next=True) + table("ConvenioTable", widths, rows)


def _report_row(
    texts: tuple[str, str],
    widths: Sequence[int],
    *,
    label: str = "",
    first: Language = "en",
    head: bool = False,
) -> str:
    style = "ConvenioTableHead" if head else "ConvenioTableText"
    if head:
        label, texts = "Clause / Cláusula", ("What to look at", "Qué revisar")
    contents = ((label, first), (texts[0], "en"), (texts[1], "es"))
    cells = (
        cell(paragraph(style, run(text, look(language))), widths[place])
        for place, (text, language) in enumerate(contents)
    )
    return row(cells, whole=head, head=head)


# --- pages ---------------------------------------------------------------------------------------


def _bound(leaves: Sequence[Leaf], sheet: Sheet, followed: bool) -> Body:
    """The leaves one after another: a page break between like pages, a section where they turn."""
    parts: list[str] = []
    sections = 0
    for place, leaf in enumerate(leaves):
        if place and leaf.on_side == leaves[place - 1].on_side:
            parts.append(paragraph("ConvenioBreak", "", page_break=True))
        elif place:
            section = _section(leaves[place - 1].on_side, sections > 0, sheet)
            parts.append(paragraph("ConvenioBreak", "", section=section))
            sections += 1
        parts.append(leaf.xml)
    ends_on_side = leaves[-1].on_side and not followed
    if leaves[-1].on_side and followed:
        parts.append(paragraph("ConvenioBreak", "", section=sheet.wide_section))
    parts.append(paragraph("ConvenioBreak", ""))
    return Body("".join(parts), ends_on_side, sections)


def _section(on_side: bool, turned: bool, sheet: Sheet) -> str:
    if on_side:
        return sheet.wide_section
    return sheet.later_section if turned else sheet.section
