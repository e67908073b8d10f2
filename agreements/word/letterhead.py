"""What every page of a draft bears: watermark, version line, page numbers, room for initials.

The template's own headers and footers stay; only what they lack is added. Where a section has no
header or footer at all, one is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from agreements.model import Bilingual, Language
from agreements.word.markup import R, W, field, look, run, w
from agreements.word.package import OFFICE, WORD_TYPE, Package, parsed, serialised

_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_VERSION = re.compile(r"\{\{\s*(?:status|version)\s*\}\}")
_PAGE = re.compile(r"\bPAGE\b")
_PAGE_WORDS = {"en": ("Page ", " of "), "es": ("Página ", " de ")}
_INITIALS = Bilingual("Initials", "Rúbricas")
DRAFT = Bilingual("DRAFT", "BORRADOR")


def sections(root: etree._Element) -> Iterator[etree._Element]:
    """The sections of a document, in order."""
    yield from root.iter(w("sectPr"))


def complete(
    package: Package,
    root: etree._Element,
    languages: tuple[Language, ...],
    width: int,
    *,
    draft: bool,
    initials: bool,
) -> None:
    """Gives every section what a draft's pages must bear (the package and the tree are changed)."""
    even = _has_even_pages(package)
    for section in sections(root):
        for kind in ("header", "footer"):
            for type_ in _missing(section, kind, even):
                _make(package, section, kind, type_)
    for place, name in enumerate(_parts(package, "header")):
        header = parsed(package.parts[name])
        _complete_header(header, languages, place, draft)
        package.parts[name] = serialised(header)
    for name in _parts(package, "footer"):
        footer = parsed(package.parts[name])
        _complete_footer(footer, languages, width, initials)
        package.parts[name] = serialised(footer)


def _has_even_pages(package: Package) -> bool:
    settings = package.related("settings")
    return settings is not None and b"evenAndOddHeaders" in package.parts[settings]


def _missing(section: etree._Element, kind: str, even: bool) -> Iterator[str]:
    """The headers or footers that a section would print and does not have.

    A later section without one takes it from the section before; only the first must have its own.
    """
    wanted = ["default"]
    if section.find(w("titlePg")) is not None:
        wanted.append("first")
    if even:
        wanted.append("even")
    given = {one.get(w("type")) for one in section.findall(w(f"{kind}Reference"))}
    first = next(sections(section.getroottree().getroot())) is section
    yield from (type_ for type_ in wanted if type_ not in given and (first or type_ == "first"))


def _make(package: Package, section: etree._Element, kind: str, type_: str) -> None:
    number = next(n for n in range(1, 1000) if f"word/convenio_{kind}{n}.xml" not in package.parts)
    tag = "hdr" if kind == "header" else "ftr"
    style = "ConvenioHeader" if kind == "header" else "ConvenioFooter"
    content = (
        f'<w:{tag} xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p></w:{tag}>'
    )
    name = f"word/convenio_{kind}{number}.xml"
    id = package.add(name, f"{WORD_TYPE}{kind}+xml", kind, serialised(etree.fromstring(content)))
    reference = etree.Element(w(f"{kind}Reference"))
    reference.set(w("type"), type_)
    reference.set(f"{{{R}}}id", id)
    section.insert(0, reference)


def _parts(package: Package, kind: str) -> list[str]:
    found = (
        target
        for _, type_, target, external in package.relationships(package.main)
        if type_ == OFFICE + kind and not external and target in package.parts
    )
    return list(dict.fromkeys(found))


def _complete_header(
    header: etree._Element, languages: tuple[Language, ...], place: int, draft: bool
) -> None:
    words = "".join(text.text or "" for text in header.iter(w("t")))
    if not _VERSION.search(words):
        _paragraph(header, "ConvenioHeader").extend(_runs(run("{{ status }}", look(languages[0]))))
    if draft:
        text = " / ".join(DRAFT[one] for one in languages)
        _first_paragraph(header).extend(_runs(_watermark(text, place)))


def _complete_footer(
    footer: etree._Element, languages: tuple[Language, ...], width: int, initials: bool
) -> None:
    fields = [one.text or "" for one in footer.iter(w("instrText"))]
    fields += [one.get(w("instr"), "") for one in footer.iter(w("fldSimple"))]
    numbered = any(_PAGE.search(one) for one in fields)
    parts = []
    if initials:
        words = " / ".join(_INITIALS[one] for one in languages)
        parts.append(run(f"{words}: ________  ________", look(languages[-1])))
    if not numbered:
        slash = run(" / ", look(languages[0]))
        parts.append(slash.join(_page(one) for one in languages))
    if not parts:
        return
    line = _paragraph(footer, "ConvenioFooter")
    if len(parts) == 2:
        properties = line.find(w("pPr"))
        assert properties is not None
        properties.extend(
            _runs(f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs><w:jc w:val="left"/>')
        )
        parts.insert(1, "<w:r><w:tab/></w:r>")
    line.extend(_runs("".join(parts)))


def _page(language: Language) -> str:
    page, of = _PAGE_WORDS[language]
    plain = look(language)
    return (
        run(page, plain)
        + field("PAGE", "1", plain)
        + run(of, plain)
        + field("NUMPAGES", "1", plain)
    )


def _first_paragraph(header: etree._Element) -> etree._Element:
    found = header.find(w("p"))
    return _paragraph(header, "ConvenioHeader") if found is None else found


def _paragraph(parent: etree._Element, style: str) -> etree._Element:
    """An empty paragraph of ours at the end; the one that is there, if it is ours and empty."""
    last = parent[-1] if len(parent) else None
    if last is not None and last.tag == w("p") and len(last) == 1:
        named = last.find(f"{w('pPr')}/{w('pStyle')}")
        if named is not None and named.get(w("val")) == style:
            return last
    added = etree.SubElement(parent, w("p"))
    properties = etree.SubElement(added, w("pPr"))
    etree.SubElement(properties, w("pStyle")).set(w("val"), style)
    return added


def _runs(xml: str) -> list[etree._Element]:
    return list(etree.fromstring(f"<w:p {_NAMESPACES}>{xml}</w:p>"))


def _watermark(text: str, place: int) -> str:
    """The shape that Word's own Watermark command makes, so that the same command removes it."""
    width, height = (480, 60) if len(text) > 10 else (330, 82)
    number = 357476640 + place
    return (
        "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" '
        'xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/>'
        "</v:shapetype>"
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2049 + place}" '
        'type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;'
        f"width:{width}pt;"
        f"height:{height}pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d9d9d9" stroked="f">'
        '<v:fill opacity=".45"/><v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" '
        f'string="{text}"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )
