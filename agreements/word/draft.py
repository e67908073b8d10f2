"""An agreement as a Word document: values in, bytes out; equal agreements give equal bytes."""

from __future__ import annotations

from itertools import count
from typing import Literal

from lxml import etree

from agreements.model import Agreement, Language
from agreements.text.dates import day
from agreements.word import comments, lists
from agreements.word.facts import fact, short_name, short_names
from agreements.word.layouts import LANGUAGES_OF, Body, heading, laid_out
from agreements.word.letterhead import DRAFT
from agreements.word.markup import W, printable, w
from agreements.word.package import (
    WORD_TYPE,
    Package,
    parsed,
    removed,
    serialised,
    written,
)
from agreements.word.passages import Setting
from agreements.word.properties import write_properties
from agreements.word.signatures import signatures
from agreements.word.spans import targets
from agreements.word.template import SENTINEL, Template, default, filled, ready, sentinel

Review = Literal["comments", "report", "none"]
Status = Literal["draft", "final"]
_TITLES = frozenset({"heading", "title", "title_en", "title_es"})
_VERSION = {"en": "Version", "es": "Versión"}


def document(
    agreement: Agreement,
    *,
    review: Review = "comments",
    template: bytes | None = None,
    status: Status = "draft",
) -> bytes:
    """The .docx of an agreement, on our own template or the one given.

    Notes become comments, a table at the end, or nothing; a final copy bears no watermark.
    Raises NotWord or TemplateFault, both AgreementsError, for a template that cannot be used.
    """
    request = agreement.request
    languages, narrow = LANGUAGES_OF[request.layout], request.layout == "columns"
    base = ready(
        template if template is not None else default(),
        languages,
        narrow=narrow,
        draft=status == "draft",
        initials=request.structure == "mexican",
    )
    setting = _setting(agreement, languages, base, narrow=narrow, comments=review == "comments")
    body = laid_out(
        setting,
        base.sheet,
        titled=not base.names & _TITLES,
        signed="signatures" not in base.names,
        report=review == "report" and any(clause.notes for clause in agreement.clauses),
        followed=base.followed,
    )
    package = filled(
        base, _words(agreement, languages, status), _blocks(agreement, languages, base)
    )
    _put_in(package, body, base)
    _add_lists(package, setting, base)
    _add_comments(package, setting, base)
    write_properties(package, agreement, languages, status == "draft")
    return written(package)


def _setting(
    agreement: Agreement,
    languages: tuple[Language, ...],
    base: Template,
    *,
    narrow: bool,
    comments: bool,
) -> Setting:
    plan = lists.planned(agreement, languages)
    return Setting(
        agreement=agreement,
        languages=languages,
        narrow=narrow,
        plan=plan,
        targets=targets(agreement, plan),
        comments=comments,
        bookmarks=count(base.free.bookmark),
        first_list=base.free.list,
        first_comment=base.free.comment,
        comment_mark=base.comment_mark,
    )


def _words(agreement: Agreement, languages: tuple[Language, ...], status: Status) -> dict[str, str]:
    """What the tags of a template print, in each language of the draft."""
    request, facts = agreement.request, agreement.request.facts
    dated = {one: day(request.dated, one) for one in languages}
    version = f"{' / '.join(_VERSION[one] for one in languages)} {request.version}"
    state = [" / ".join(DRAFT[one] for one in languages)] if status == "draft" else []
    found = {
        "title": " / ".join(agreement.title[one] for one in languages),
        "title_en": agreement.title.en,
        "title_es": agreement.title.es,
        "parties": " · ".join(short_names(agreement, languages[0])),
        "uk": fact(facts, "uk.legal_name", languages[0])
        or short_name(agreement, "uk", languages[0]),
        "mx": fact(facts, "mx.legal_name", languages[0])
        or short_name(agreement, "mx", languages[0]),
        "version": version,
        "dated": " / ".join(dated.values()),
        "dated_en": day(request.dated, "en"),
        "dated_es": day(request.dated, "es"),
        "status": " · ".join([*state, version, " / ".join(dated.values())]),
    }
    return {name: printable(words) for name, words in found.items()}


def _blocks(
    agreement: Agreement, languages: tuple[Language, ...], base: Template
) -> dict[str, str]:
    first = languages[:1] if agreement.request.layout == "sequential" else languages
    blocks = {"agreement": sentinel("agreement")}
    if "heading" in base.names:
        blocks["heading"] = heading(agreement, first)
    if "signatures" in base.names:
        blocks["signatures"] = signatures(agreement, languages, base.sheet.width)
    return blocks


def _put_in(package: Package, body: Body, base: Template) -> None:
    """Puts the body in its place, once it has been read as strict XML."""
    xml = body.xml.encode()
    etree.fromstring(b'<w:body xmlns:w="%s">%s</w:body>' % (W.encode(), xml))
    text = _closed(package.parts[package.main], body, base)
    place = sentinel("agreement").encode()
    before, _, after = text.partition(place)
    if not after or place in after:
        raise ValueError("the agreement has lost its place in the template")
    package.parts[package.main] = before + xml + after


def _closed(content: bytes, body: Body, base: Template) -> bytes:
    """The document with the agreement's own section as the last page of the body asks."""
    if body.sections == 0:
        return content
    root = parsed(content)
    words = next(one for one in root.iter(w("t")) if one.text == SENTINEL.format("agreement"))
    place = next(words.iterancestors(w("p")))
    section = next(one for one in place.itersiblings() for one in one.iter(w("sectPr")))
    last = base.sheet.wide_section if body.ends_on_side else base.sheet.later_section
    section.addnext(parsed(last.encode()))
    removed(section)
    return serialised(root)


def _add_lists(package: Package, setting: Setting, base: Template) -> None:
    name = package.related("numbering") or ""
    root = parsed(package.parts[name])
    first = next((one for one in root if one.tag == w("num")), None)
    abstract = lists.definitions(setting.plan, base.free.abstract_list, setting.narrow)
    for element in parsed(f"<all>{abstract}</all>".encode()):
        if first is None:
            root.append(element)
        else:
            first.addprevious(element)
    instances = lists.instances(setting.plan, base.free.abstract_list, base.free.list)
    last = root.find(w("numIdMacAtCleanup"))
    for element in parsed(f"<all>{instances}</all>".encode()):
        if last is None:
            root.append(element)
        else:
            last.addprevious(element)
    package.parts[name] = serialised(root)


def _add_comments(package: Package, setting: Setting, base: Template) -> None:
    """The comments part, only where there is a comment: Word calls an empty one damaged."""
    if not setting.noted:
        return
    dated = setting.agreement.request.dated
    xml = comments.comments(setting.noted, dated, base.comment_text, base.comment_mark)
    name = package.related("comments")
    if name is None:
        content = f'<w:comments xmlns:w="{W}">{xml}</w:comments>'.encode()
        package.add("word/comments.xml", f"{WORD_TYPE}comments+xml", "comments", content)
        return
    root = parsed(package.parts[name])
    root.extend(parsed(f"<all>{xml}</all>".encode()))
    package.parts[name] = serialised(root)
