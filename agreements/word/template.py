"""A template made ready: checked, with our styles merged and its pages completed, then filled.

Whatever comes from outside is data: measured, its tags read by us and refused where they are more
than names, rendered by docxtpl in Jinja2's sandbox where an unknown name is an error.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from agreements.model import AgreementsError, Bilingual, Language
from agreements.word import letterhead, styles
from agreements.word.layouts import Sheet
from agreements.word.markup import W, escaped, w
from agreements.word.package import (
    CONTENT_TYPES,
    OFFICE,
    WORD_TYPE,
    Package,
    opened,
    parsed,
    removed,
    serialised,
    written,
)
from agreements.word.tags import AGREEMENT, BLOCKS, Tag, body_tags, other_tags, refuse_any

DEFAULT = Path(__file__).parents[2] / "templates" / "agreement.docx"
SENTINEL = "\u27e6convenio:{}\u27e7"
_CORE = "docProps/core.xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_BODY = Bilingual("body", "cuerpo")
_PROPERTIES = Bilingual("document properties", "propiedades del documento")
_PARTS = {
    "header": Bilingual("header", "encabezado"),
    "footer": Bilingual("footer", "pie de página"),
    "footnotes": Bilingual("footnotes", "notas al pie"),
}
_UNFILLED = {
    "endnotes": Bilingual("endnotes", "notas al final"),
    "comments": Bilingual("comments", "comentarios"),
}


@dataclass(frozen=True, slots=True)
class Free:
    """The first numbers that a template leaves free."""

    abstract_list: int
    list: int
    bookmark: int
    comment: int


@dataclass(frozen=True, slots=True)
class Template:
    """A template ready to be filled, and what a body must know of it."""

    content: bytes
    sheet: Sheet
    free: Free
    names: frozenset[str]
    comment_mark: str
    comment_text: str
    followed: bool


@lru_cache(maxsize=8)
def ready(
    content: bytes, languages: tuple[Language, ...], *, narrow: bool, draft: bool, initials: bool
) -> Template:
    """A template made ready. Raises NotWord or TemplateFault, saying part, paragraph and tag."""
    package = opened(content)
    root = parsed(package.parts[package.main])
    tags = _checked(package, root)
    section = _governing(root, next(tag for tag in tags if tag.name == AGREEMENT))
    for tag in tags:
        if tag.name in BLOCKS:
            _set_apart(tag)
    _tidy(package)
    mark, text = _merge_styles(package, narrow)
    width = _text_width(section)
    letterhead.complete(package, root, languages, width, draft=draft, initials=initials)
    free = Free(*_free_lists(package), _free_bookmark(root), _free_comment(package))
    sheet = _sheet(section)
    followed = _is_followed(root, section)
    package.parts[package.main] = serialised(root)
    names = frozenset(tag.name for tag in tags)
    return Template(written(package), sheet, free, names, mark, text, followed)


@lru_cache(maxsize=1)
def default() -> bytes:
    """Our own template."""
    return DEFAULT.read_bytes()


def filled(template: Template, values: Mapping[str, str], blocks: Mapping[str, str]) -> Package:
    """The template with its tags filled by docxtpl; the agreement's place is still a sentinel."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.exceptions import TemplateError
    from jinja2.sandbox import SandboxedEnvironment
    from markupsafe import Markup

    class OwnProperties(DocxTemplate):  # type: ignore[misc]
        """docxtpl, less the properties: the template's are dropped, ours are written later."""

        def render_properties(self, context: object, jinja_env: object = None) -> None:
            """Nothing: eight templates would be compiled for eight empty texts."""

    document = OwnProperties(io.BytesIO(template.content))
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    context = {name: Markup(_literal(text)) for name, text in values.items()}
    context |= {name: Markup(xml) for name, xml in blocks.items()}
    try:
        document.render(context, environment)
    except TemplateError as fault:
        raise AgreementsError(_unfilled(str(fault))) from fault
    return _package_of(document.docx.part.package, template)


def _package_of(rendered: Any, template: Template) -> Package:
    """The parts as python-docx holds them, without a zip that would be opened again at once.

    A part that nothing refers to stays behind, as when python-docx saves.
    """
    package = opened(template.content)
    held = {str(part.partname).lstrip("/"): part.blob for part in rendered.iter_parts()}
    lists = {CONTENT_TYPES, "_rels/.rels", *(package.relations(name) for name in held)}
    for name in package.parts.keys() - held.keys() - lists:
        package.leave_out(name)
    package.parts.update(held)
    return package


def _literal(text: str) -> str:
    """A value as XML that docxtpl leaves alone: it would turn `{_{` into braces of its own."""
    return escaped(text).replace("_", "&#95;")


def sentinel(name: str) -> str:
    """A paragraph that holds the place of a block until the body is put in."""
    return f"<w:p><w:r><w:t>{SENTINEL.format(name)}</w:t></w:r></w:p>"


# --- checks --------------------------------------------------------------------------------------


def _checked(package: Package, root: etree._Element) -> list[Tag]:
    tags = body_tags(root, _BODY)
    for _, kind, name, external in package.relationships(package.main):
        part = kind.removeprefix(OFFICE)
        if external or name not in package.parts:
            continue
        if part in _PARTS:
            tree = parsed(package.parts[name])
            tags += other_tags(tree, _located(_PARTS[part], name))
            package.parts[name] = serialised(tree)
        elif part in _UNFILLED:
            refuse_any(_all_text(package.parts[name]), _located(_UNFILLED[part], name))
    for name in package.parts:
        if name.startswith("docProps/") and name.endswith(".xml"):
            refuse_any(_all_text(package.parts[name]), _located(_PROPERTIES, name))
    return tags


def _all_text(content: bytes) -> str:
    return "".join(str(text) for text in parsed(content).itertext())


def _located(part: Bilingual, name: str) -> Bilingual:
    return Bilingual(f"{part.en} ({name})", f"{part.es} ({name})")


def _unfilled(reason: str) -> Bilingual:
    return Bilingual(
        f"The template could not be filled: {reason}.",
        f"No fue posible llenar la plantilla: {reason}.",
    )


# --- making ready --------------------------------------------------------------------------------


def _set_apart(tag: Tag) -> None:
    """Puts a block's tag into a bare paragraph; what else its paragraph holds stays beside it."""
    old = tag.paragraph
    fresh = etree.fromstring(
        f'<w:p xmlns:w="{W}"><w:r><w:t>{{{{p {tag.name} }}}}</w:t></w:r></w:p>'
    )
    if old.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        old.addprevious(fresh)
    else:
        old.addnext(fresh)
    for text in old.iter(w("t")):
        if "{" in (text.text or ""):
            text.text = ""
    keeps = (w("drawing"), w("pict"), w("sectPr"), w("object"))
    if not any(next(old.iter(name), None) is not None for name in keeps):
        removed(old)


def _governing(root: etree._Element, tag: Tag) -> etree._Element:
    """The section that the agreement stands in: the next one that ends at or after its tag."""
    after = False
    for element in root.iter(w("p"), w("sectPr")):
        after = after or element is tag.paragraph
        if after and element.tag == w("sectPr"):
            return element
    body = root.find(w("body"))
    assert body is not None
    section = etree.SubElement(body, w("sectPr"))
    etree.SubElement(section, w("pgSz")).attrib.update({w("w"): "11906", w("h"): "16838"})
    margins = dict.fromkeys(("top", "right", "bottom", "left"), "1304")
    margins |= {"header": "709", "footer": "709", "gutter": "0"}
    etree.SubElement(section, w("pgMar")).attrib.update({w(k): v for k, v in margins.items()})
    return section


def _tidy(package: Package) -> None:
    """Drops what refers outside the file or gives away who made the template."""
    settings = package.related("settings")
    if settings:
        root = parsed(package.parts[settings])
        for name in ("attachedTemplate", "mailMerge"):
            for element in list(root.iter(w(name))):
                removed(element)
        package.parts[settings] = serialised(root)
        package.parts.pop(package.relations(settings), None)
    package.drop(_EFFECTS)
    empty = (
        b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        b'core-properties"/>'
    )
    if _CORE in package.parts:
        package.parts[_CORE] = empty
    else:
        package.add(_CORE, _CORE_TYPE, _CORE_KIND, empty, of="")


def _merge_styles(package: Package, narrow: bool) -> tuple[str, str]:
    name = package.related("styles")
    if not name:
        name = "word/styles.xml"
        empty = f'<w:styles xmlns:w="{W}"/>'.encode()
        package.add(name, f"{WORD_TYPE}styles+xml", "styles", empty)
    root = parsed(package.parts[name])
    ids = styles.merged(root, narrow)
    package.parts[name] = serialised(root)
    return ids


def _free_lists(package: Package) -> tuple[int, int]:
    name = package.related("numbering")
    if not name:
        empty = f'<w:numbering xmlns:w="{W}"/>'.encode()
        package.add("word/numbering.xml", f"{WORD_TYPE}numbering+xml", "numbering", empty)
        return 0, 1
    root = parsed(package.parts[name])
    abstract = [int(one.get(w("abstractNumId"), 0)) for one in root.iter(w("abstractNum"))]
    instances = [int(one.get(w("numId"), 0)) for one in root.iter(w("num"))]
    return max(abstract, default=-1) + 1, max(instances, default=0) + 1


def _free_bookmark(root: etree._Element) -> int:
    return 1 + max((int(one.get(w("id"), 0)) for one in root.iter(w("bookmarkStart"))), default=0)


def _free_comment(package: Package) -> int:
    name = package.related("comments")
    if not name or name not in package.parts:
        return 0
    root = parsed(package.parts[name])
    return 1 + max((int(one.get(w("id"), 0)) for one in root.iter(w("comment"))), default=-1)


# --- pages ---------------------------------------------------------------------------------------


def _number(section: etree._Element, element: str, name: str, default: int) -> int:
    found = section.find(w(element))
    written_ = "" if found is None else found.get(w(name), "")
    return int(float(written_)) if re.fullmatch(r"-?\d+(\.\d+)?", written_) else default


def _margins(section: etree._Element, *names: str) -> int:
    return sum(abs(_number(section, "pgMar", name, 1440)) for name in names)


def _text_width(section: etree._Element) -> int:
    gutter = _number(section, "pgMar", "gutter", 0)
    return _number(section, "pgSz", "w", 11906) - _margins(section, "left", "right") - gutter


def _sheet(section: etree._Element) -> Sheet:
    """The page of a section, and the same page on its side."""
    plain = _copied(section)
    for name in ("titlePg", "pgNumType"):
        for found in plain.findall(w(name)):
            plain.remove(found)
    upright = _number(section, "pgSz", "w", 11906) <= _number(section, "pgSz", "h", 16838)
    wide = _turned(plain) if upright else plain
    return Sheet(
        width=_text_width(section),
        wide=_text_width(wide),
        section=etree.tostring(_copied(section), encoding="unicode"),
        later_section=etree.tostring(plain, encoding="unicode"),
        wide_section=etree.tostring(wide, encoding="unicode"),
    )


def _copied(section: etree._Element) -> etree._Element:
    copy = deepcopy(section)
    copy.tail = None
    kind = copy.find(w("type"))
    if kind is not None:
        kind.set(w("val"), "nextPage")
    return copy


def _turned(section: etree._Element) -> etree._Element:
    turned = deepcopy(section)
    size, margins = turned.find(w("pgSz")), turned.find(w("pgMar"))
    if size is None or margins is None:
        return turned
    size.attrib.update({w("w"): size.get(w("h"), ""), w("h"): size.get(w("w"), "")})
    size.set(w("orient"), "landscape")
    return turned


def _is_followed(root: etree._Element, section: etree._Element) -> bool:
    """Whether anything stands between the agreement and the end of its section."""
    place = next(text for text in root.iter(w("t")) if text.text == f"{{{{p {AGREEMENT} }}}}")
    after = next(place.iterancestors(w("p"))).getnext()
    while after is not None and after is not section:
        if section in after.iter(w("sectPr")) and not _has_content(after):
            return False
        if _has_content(after):
            return True
        after = after.getnext()
    return False


def _has_content(element: etree._Element) -> bool:
    content = (w("t"), w("drawing"), w("pict"), w("tbl"), w("br"))
    return any(
        one.tag != w("t") or bool((one.text or "").strip()) for one in element.iter(*content)
    )
