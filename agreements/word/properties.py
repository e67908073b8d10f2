"""Document properties: title, authors, day, and where the draft came from."""

from __future__ import annotations

from agreements.model import Agreement, Language
from agreements.word.facts import short_names
from agreements.word.markup import LANG, escaped
from agreements.word.package import OFFICE, Package, parsed, serialised

_CORE = "docProps/core.xml"
_CUSTOM = "docProps/custom.xml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def write_properties(
    package: Package, agreement: Agreement, languages: tuple[Language, ...], draft: bool
) -> None:
    """Sets the core properties and adds our own to the custom ones (the package is changed)."""
    package.parts[_CORE] = _core(agreement, languages, draft).encode()
    ours = {
        "convenio.library_version": agreement.library_version,
        "convenio.request_digest": agreement.request.digest,
        "convenio.version": agreement.request.version,
        "convenio.structure": agreement.request.structure,
        "convenio.layout": agreement.request.layout,
    }
    name = package.related("custom-properties", "")
    if name is None:
        name = _CUSTOM
        empty = f'<Properties xmlns="{_CUSTOM_NAMESPACE}" xmlns:vt="{_VALUES}"/>'.encode()
        package.add(name, _CUSTOM_TYPE, OFFICE + "custom-properties", empty, of="")
    root = parsed(package.parts[name])
    for found in list(root):
        if found.get("name") in ours:
            root.remove(found)
    taken = max((int(found.get("pid", 1)) for found in root), default=1)
    for number, (key, value) in enumerate(ours.items(), start=taken + 1):
        root.append(parsed(_property(key, value, number).encode()))
    package.parts[name] = serialised(root)


def _property(name: str, value: str, number: int) -> str:
    return (
        f'<property xmlns="{_CUSTOM_NAMESPACE}" xmlns:vt="{_VALUES}" fmtid="{_FORMAT}" '
        f'pid="{number}" name="{name}"><vt:lpwstr>{escaped(value)}</vt:lpwstr></property>'
    )


def _core(agreement: Agreement, languages: tuple[Language, ...], draft: bool) -> str:
    title = " / ".join(agreement.title[one] for one in languages)
    day = f"{agreement.request.dated.isoformat()}T00:00:00Z"
    author = "; ".join(short_names(agreement, languages[0])) or "convenio"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>{escaped(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escaped(author)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        f"<dc:language>{', '.join(LANG[one] for one in languages)}</dc:language>"
        f"<cp:version>{escaped(agreement.request.version)}</cp:version>"
        f"<cp:contentStatus>{'Draft' if draft else 'Final'}</cp:contentStatus>"
        "</cp:coreProperties>"
    )
