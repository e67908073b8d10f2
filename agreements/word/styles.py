"""Our named styles, merged into whatever template is given.

They state size, spacing and weight and leave the typeface to the template, so a draft on an
institution's letterhead is set in that institution's type. A style that the template already
defines under our name is left alone: that is how an institution restyles its drafts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from agreements.word.markup import W, w

_GREY = "7F7F7F"
_DARK = "595959"
_RULE = "BFBFBF"


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: size in half points, spacing in twentieths of a point."""

    id: str
    name: str
    size: int
    before: int = 0
    after: int = 0
    align: str = "left"
    bold: bool = False
    keep: bool = False
    outline: int | None = None
    color: str = ""
    line: int = 0
    rule: str = ""
    caps: bool = False


def _paragraph_looks(narrow: bool) -> tuple[Look, ...]:
    """The paragraph styles; `narrow` sets them for two columns a page."""
    text, line = (19, 254) if narrow else (21, 276)
    gap = 100 if narrow else 130
    align = "left" if narrow else "both"

    def body(id: str, name: str) -> Look:
        return Look(id, name, text, 0, gap, align, line=line)

    return (
        Look("ConvenioTitle", "Convenio Title", 34, 0, 60, "center", bold=True, keep=True),
        Look("ConvenioSubtitle", "Convenio Subtitle", 22, 0, 60, "center", keep=True, color=_DARK),
        Look("ConvenioTitleRule", "Convenio Title Rule", 8, 60, 240, "center", rule="bottom"),
        Look(
            "ConvenioGroup", "Convenio Group Heading", text + 1, 280, 140,
            "center", bold=True, keep=True, outline=0, caps=True,
        ),
        Look(
            "ConvenioHeading", "Convenio Clause Heading", text + 1, 220, gap,
            bold=True, keep=True, outline=1,
        ),
        Look(
            "ConvenioSchedule", "Convenio Schedule Heading", text + 3, 120, 200,
            "center", bold=True, keep=True, outline=0,
        ),
        body("ConvenioText", "Convenio Text"),
        body("ConvenioLevel1", "Convenio Level 1"),
        body("ConvenioLevel2", "Convenio Level 2"),
        body("ConvenioLevel3", "Convenio Level 3"),
        Look("ConvenioColumnHead", "Convenio Column Head", 17, 60, 60, "center", bold=True,
             color="595959"),
        Look("ConvenioTableHead", "Convenio Table Head", 17, 30, 30, bold=True, keep=True),
        Look("ConvenioTableText", "Convenio Table Text", 17, 30, 30),
        Look("ConvenioSignature", "Convenio Signature", 20, 0, 40, keep=True),
        Look(
            "ConvenioSignatureLine", "Convenio Signature Line", 20, 880, 80,
            keep=True, rule="bottom",
        ),
        Look("ConvenioBreak", "Convenio Break", 4, 0, 0, line=40),
        Look("ConvenioTableEnd", "Convenio Table End", 8, 0, 60, line=200),
        Look("ConvenioHeader", "Convenio Header", 16, 0, 0, "right", color=_GREY),
        Look("ConvenioFooter", "Convenio Footer", 16, 60, 0, "center", color=_GREY),
    )  # fmt: skip


def _paragraph_style(look: Look, base: str) -> str:
    """The XML of a paragraph style, complete in itself but for the typeface."""
    rule = f'<w:pBdr><w:{look.rule} w:val="single" w:sz="4" w:space="1" w:color="808080"/></w:pBdr>'
    spacing = f'<w:spacing w:before="{look.before}" w:after="{look.after}"'
    rule_kind = "exact" if look.id == "ConvenioBreak" else "auto"
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:customStyle="1" w:styleId="{look.id}">'
        f'<w:name w:val="{look.name}"/>'
        + (f'<w:basedOn w:val="{base}"/>' if base else "")
        + '<w:uiPriority w:val="1"/><w:qFormat/><w:pPr>'
        + ("<w:keepNext/><w:keepLines/>" if look.keep else "")
        + "<w:widowControl/>"
        + (rule if look.rule else "")
        + f'{spacing} w:line="{look.line or 240}" w:lineRule="{rule_kind}"/>'
        + '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:contextualSpacing w:val="0"/>'
        + f'<w:jc w:val="{look.align}"/>'
        + (f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else "")
        + "</w:pPr><w:rPr>"
        + _weight(look)
        + "</w:rPr></w:style>"
    )


def _weight(look: Look) -> str:
    bold = "" if look.bold else ' w:val="0"'
    return (
        f'<w:b{bold}/><w:bCs{bold}/><w:i w:val="0"/><w:iCs w:val="0"/>'
        + ("<w:caps/>" if look.caps else "")
        + f'<w:color w:val="{look.color or "auto"}"/>'
        f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>'
    )


def _character_styles() -> Iterator[str]:
    for id, name, properties in (
        (
            "ConvenioBlank",
            "Convenio Blank",
            '<w:shd w:val="clear" w:color="auto" w:fill="FFF2A8"/>',
        ),
        ("ConvenioDefined", "Convenio Defined Term", "<w:b/><w:bCs/>"),
        ("ConvenioOrdinal", "Convenio Ordinal", ""),
        ("ConvenioSecond", "Convenio Second Language", '<w:i/><w:iCs/><w:color w:val="595959"/>'),
    ):
        yield (
            f'<w:style xmlns:w="{W}" w:type="character" w:customStyle="1" w:styleId="{id}">'
            f'<w:name w:val="{name}"/><w:uiPriority w:val="1"/><w:qFormat/>'
            f"<w:rPr>{properties}</w:rPr></w:style>"
        )


def _borders(**sides: str) -> str:
    order = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{sides[side]}"/>'
        for side in order
        if side in sides
    )
    return f"<w:tblBorders>{lines}</w:tblBorders>" if lines else ""


def _table_styles(base: str) -> Iterator[str]:
    grid = dict.fromkeys(("top", "bottom", "left", "right", "insideH", "insideV"), _RULE)
    head = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
    for id, name, borders, margins, first in (
        ("ConvenioColumns", "Convenio Columns", _borders(insideV=_RULE), (40, 170), ""),
        ("ConvenioTable", "Convenio Table", _borders(**grid), (30, 85), head),
        ("ConvenioPlain", "Convenio Plain Table", "", (0, 0), ""),
    ):
        high, wide = margins
        yield (
            f'<w:style xmlns:w="{W}" w:type="table" w:customStyle="1" w:styleId="{id}">'
            f'<w:name w:val="{name}"/>'
            + (f'<w:basedOn w:val="{base}"/>' if base else "")
            + f'<w:uiPriority w:val="1"/><w:tblPr>{borders}<w:tblCellMar>'
            f'<w:top w:w="{high}" w:type="dxa"/><w:left w:w="{wide}" w:type="dxa"/>'
            f'<w:bottom w:w="{high}" w:type="dxa"/><w:right w:w="{wide}" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr>"
            + (
                f'<w:tblStylePr w:type="firstRow"><w:tcPr>{first}</w:tcPr></w:tblStylePr>'
                if first
                else ""
            )
            + "</w:style>"
        )


_COMMENT_STYLES = {
    "annotation reference": (
        "CommentReference",
        '<w:style xmlns:w="{W}" w:type="character" w:styleId="CommentReference"><w:name '
        'w:val="annotation reference"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
    ),
    "annotation text": (
        "CommentText",
        '<w:style xmlns:w="{W}" w:type="paragraph" w:styleId="CommentText"><w:name '
        'w:val="annotation text"/>{base}<w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
        '<w:pPr><w:spacing w:before="0" w:after="80" w:line="240" w:lineRule="auto"/>'
        '<w:jc w:val="left"/></w:pPr>'
        '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
    ),
}


def merged(styles: etree._Element, narrow: bool) -> tuple[str, str]:
    """Adds our styles to a template's tree; gives the ids of its comment styles."""
    known = {style.get(w("styleId")): style for style in styles.iter(w("style"))}
    base = _default(styles, "paragraph")
    for xml in (
        *(_paragraph_style(look, base) for look in _paragraph_looks(narrow)),
        *_character_styles(),
        *_table_styles(_default(styles, "table")),
    ):
        style = etree.fromstring(xml)
        if style.get(w("styleId")) not in known:
            styles.append(style)
    reference, text = (_comment_style(styles, known, name, base) for name in _COMMENT_STYLES)
    return reference, text


def _default(styles: etree._Element, kind: str) -> str:
    for style in styles.iter(w("style")):
        if style.get(w("type")) == kind and style.get(w("default")) in ("1", "true", "on"):
            return str(style.get(w("styleId"), ""))
    return ""


def _comment_style(
    styles: etree._Element, known: dict[str | None, etree._Element], name: str, base: str
) -> str:
    """The template's style of that built-in name (its id differs by language of Word), or ours."""
    for id, style in known.items():
        named = style.find(w("name"))
        if id and named is not None and named.get(w("val"), "").lower() == name:
            return id
    id, xml = _COMMENT_STYLES[name]
    id = id if id not in known else f"Convenio{id}"
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    xml = xml.replace("{W}", W).replace("{base}", based)
    style = etree.fromstring(xml)
    style.set(w("styleId"), id)
    styles.append(style)
    return id
