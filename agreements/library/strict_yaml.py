"""Read YAML as people who are not programmers must be able to write it: strictly.

Refused, each with its line and its cure: duplicate keys, keys without a value, plain prose inside
`{…}` or `[…]`, words that YAML would turn into something else (yes, no, dates, 1:30, 1.10),
anchors and tags, characters that Word cannot hold, and groups more than thirty deep (the C reader
dies of them). What is left is text, whole numbers, lists, maps and a written `null`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from agreements.model import Bilingual, Place, Remark
from agreements.text import characters

Path = tuple[str | int, ...]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOOLEAN = re.compile(r"(?i:yes|no|on|off|true|false|y|n)")
_NUMBERLIKE = re.compile(r"[-+]?[\d][\d_,.:eE+-]*|\.\d+|0[xob][\da-fA-F]+")
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,14})")
_DEEPEST = 30
_BRACKETS = re.compile(r"[\[\]{}]")
_INDENT = re.compile(r"^(?: |[-?] )+", re.MULTILINE)
# Control characters would stop the reader at once: they travel as private ones, to be named later.
# (A carriage return is left alone: it ends lines.)
_PRIVATE = 0xF0000
_TRAVELLERS = re.compile("[\U000f0000-\U000fffff]")


@dataclass(slots=True)
class Source:
    """A YAML file as read: its value, the line of every key and entry, and its faults."""

    path: str
    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Remark] = field(default_factory=list)
    faulted: set[Path] = field(default_factory=set)

    def line(self, path: Path) -> int:
        """The line of a path, or of its nearest parent that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, path: Path, en: str, es: str, words: str = "") -> None:
        """Note a fault at a path of this file."""
        said = Bilingual(characters.visible(en), characters.visible(es))
        self.faulted.add(path)
        self.faults.append(Remark(Place(self.path, self.line(path)), said, words))

    def faulty(self, path: Path) -> bool:
        """Whether a fault is known at a path or at what holds it."""
        return any(path[:depth] in self.faulted for depth in range(1, len(path) + 1))


def read(text: str, path: str) -> Source:
    """A file's text as values with their lines. Never raises: faults are in the result."""
    source = Source(path)
    text = _sent(text)
    if _too_deep(text):
        source.fault((), *_TOO_DEEP)
        return source
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as trouble:
        _note_syntax(source, trouble)
        return source
    if node is None:
        source.fault((), "the file is empty.", "el archivo está vacío.")
    elif not _refuse_anchors(source, text):
        source.value = _value(source, node, (), flow=False)
        refuse_characters(source, source.value, ())
    return source


_TOO_DEEP = (
    f"groups stand in groups more than {_DEEPEST} deep. Write the values out flat.",
    f"hay grupos dentro de grupos a más de {_DEEPEST} niveles. Escriba los valores sin anidar.",
)


def _too_deep(text: str) -> bool:
    """Whether groups are nested too deep. A rough count first: an exact one reads it all."""
    return _rough_depth(text) > _DEEPEST and _depth(text) > _DEEPEST


def _rough_depth(text: str) -> int:
    depth = deepest = 0
    for bracket in _BRACKETS.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest + max(map(len, _INDENT.findall(text)), default=0)


def _depth(text: str) -> int:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                return depth
    except yaml.YAMLError:  # said when the text is composed
        return 0
    return 0


def refuse_characters(source: Source, value: Any, path: Path) -> None:
    """Note every text and key below a path with characters that cannot stand in an agreement."""
    if isinstance(value, dict):
        for key, one in value.items():
            _refuse_characters(source, key, (*path, key))
            refuse_characters(source, one, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            refuse_characters(source, one, (*path, index))
    elif isinstance(value, str):
        _refuse_characters(source, value, path)


def _refuse_characters(source: Source, text: str, path: Path) -> None:
    complaint = characters.complaint(text)
    if complaint:
        name = dotted(path)
        source.fault(path, f"“{name}” {complaint.en}", f"«{name}» {complaint.es}")


def _note_syntax(source: Source, trouble: yaml.YAMLError) -> None:
    problem = str(getattr(trouble, "problem", None) or "")
    mark = getattr(trouble, "problem_mark", None)
    if problem == _UNCLOSED:
        mark = getattr(trouble, "context_mark", None) or mark
    source.lines[()] = mark.line + 1 if mark else 1
    source.fault((), *_SYNTAX.get(problem, _UNREADABLE))


_UNCLOSED = "found unexpected end of stream"
_UNREADABLE = (
    "the file cannot be read as YAML here. Check quotes, colons and indentation.",
    "el archivo no puede leerse como YAML en este punto. Revise comillas, dos puntos y sangrías.",
)
_COLON = (
    "a colon stands here in a text without quotes, or the line is indented too far. "
    "Put the text in quotes.",
    "aquí hay dos puntos en un texto sin comillas, o la línea tiene sangría de más. "
    "Escriba el texto entre comillas.",
)
_KEY = (
    "a key and its colon are expected here. Check the indentation and the quotes of the line "
    "above.",
    "aquí se espera una clave con sus dos puntos. Revise la sangría y las comillas de la línea "
    "anterior.",
)
_BRACE = (
    "a comma or a closing brace is missing before this point. Check the braces and the quotes.",
    "falta una coma o una llave de cierre antes de este punto. Revise las llaves y las comillas.",
)
_START = (
    "a text begins here with a tab or with one of @ ` % & *. Indent with spaces, and put the text "
    "in quotes.",
    "aquí un texto empieza con un tabulador o con uno de @ ` % & *. Use espacios para la sangría y "
    "escriba el texto entre comillas.",
)
_ESCAPE = (
    "a backslash stands here before something that it cannot precede. Write two backslashes, "
    "or use single quotes.",
    "aquí hay una barra inversa ante algo que no admite. Escriba dos barras o use comillas "
    "simples.",
)
_SYNTAX = {
    _UNCLOSED: (
        "a quote that opens here is never closed. Close it.",
        "aquí se abren comillas que no se cierran. Ciérrelas.",
    ),
    "mapping values are not allowed in this context": _COLON,
    "did not find expected key": _KEY,
    "could not find expected ':'": _KEY,
    "did not find expected ',' or '}'": _BRACE,
    "did not find expected ',' or ']'": _BRACE,
    "did not find expected node content": _BRACE,
    "found character that cannot start any token": _START,
    "found a tab character that violates indentation": _START,
    "did not find expected alphabetic or numeric character": _START,
    "found undefined alias": _START,
    "found unknown escape character": _ESCAPE,
    "found invalid Unicode character escape code": _ESCAPE,
    "but found another document": (
        "a second document begins here (---). A file holds one.",
        "aquí empieza un segundo documento (---). Cada archivo contiene uno.",
    ),
}


def _refuse_anchors(source: Source, text: str) -> bool:
    """Note anchors, aliases and tags; whether there were any. (Aliases can unfold without end.)"""
    for event in _anchor_events(text):
        source.lines[("&",)] = event.start_mark.line + 1
        source.fault(
            ("&",),
            "anchors, aliases and tags (&, *, !) are not used here. Write the value out; "
            "a text that begins with one of them goes in quotes.",
            "aquí no se usan anclas, alias ni etiquetas (&, *, !). Escriba el valor completo; "
            "un texto que empiece con esos signos va entre comillas.",
        )
        return True
    return False


def _anchor_events(text: str) -> Iterator[Any]:
    if "&" not in text and "*" not in text and "!" not in text:
        return
    for event in yaml.parse(text, Loader=_LOADER):
        if (
            isinstance(event, yaml.AliasEvent)
            or getattr(event, "anchor", None)
            or getattr(event, "tag", None)
        ):
            yield event


def _value(source: Source, node: Any, path: Path, *, flow: bool) -> Any:
    source.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(source, node, path)
    if isinstance(node, yaml.SequenceNode):
        inside = bool(node.flow_style)
        return [
            _value(source, child, (*path, index), flow=inside)
            for index, child in enumerate(node.value)
        ]
    return _scalar(source, node, path, flow)


def _mapping(source: Source, node: Any, path: Path) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = _text(key_node)
        here = (*path, key)
        if key in result:
            source.lines[here] = key_node.start_mark.line + 1
            source.fault(
                here,
                f"key “{key}” stands twice. Keep one of them.",
                f"la clave «{key}» está repetida. Conserve solo una.",
                key,
            )
            continue
        source.lines[here] = key_node.start_mark.line + 1
        result[key] = _value(source, value_node, here, flow=bool(node.flow_style))
    return result


def _sent(text: str) -> str:
    return characters.REFUSED.sub(
        lambda found: found[0] if found[0] == "\r" else chr(_PRIVATE + ord(found[0])), text
    )


def _text(node: Any) -> str:
    return _TRAVELLERS.sub(_arrived, str(node.value))


def _arrived(found: re.Match[str]) -> str:
    sign = chr(ord(found[0]) - _PRIVATE)
    return sign if characters.REFUSED.match(sign) else found[0]


def _scalar(source: Source, node: Any, path: Path, flow: bool) -> Any:
    text = _text(node)
    if node.style in ("'", '"'):
        return text
    if node.style in ("|", ">"):
        return " ".join(text.split("\n")).strip() if node.style == "|" else text.strip()
    if text == "null":
        return None
    if text in ("", "~"):
        return _refuse(source, path, text, "has no value. Write one, or take the key out",
                       "no tiene valor. Escriba uno o quite la clave")  # fmt: skip
    if _WHOLE.fullmatch(text):
        return int(text)
    if _BOOLEAN.fullmatch(text) or _NUMBERLIKE.fullmatch(text):
        return _refuse(source, path, text, f"is a bare {text}. Put it in quotes: \"{text}\"",
                       f"es {text} sin comillas. Escríbalo entre comillas: \"{text}\"")  # fmt: skip
    if flow and " " in text:
        return _refuse(source, path, text, f"is prose without quotes inside braces: {text[:40]}. "
                       "Put it in quotes", f"es prosa sin comillas entre llaves: {text[:40]}. "
                       "Escríbala entre comillas")  # fmt: skip
    return text


def _refuse(source: Source, path: Path, text: str, en: str, es: str) -> str:
    name = dotted(path)
    source.fault(path, f"“{name}” {en}.", f"«{name}» {es}.", text)
    return text


def dotted(path: Path) -> str:
    """A path as a person reads it: `positions[2].guidance.es`."""
    text = ""
    for step in path:
        named = f"[{step + 1}]" if isinstance(step, int) else short(step)
        text += f".{named}" if text and isinstance(step, str) else named
    return text or "file"


def short(text: object) -> str:
    """A text as a message quotes it: no more than sixty characters."""
    words = str(text)
    return words if len(words) <= 60 else f"{words[:59]}…"


def there_is(given: object) -> tuple[str, str]:
    """What stands at a place, after its name, in each language: `is “5”`, `es «5»`."""
    if given is None or given == "":
        return "is empty", "está vacío"
    if isinstance(given, dict):
        return "is a group of keys", "es un grupo de claves"
    if isinstance(given, list):
        return "is a list", "es una lista"
    return f"is “{short(given)}”", f"es «{short(given)}»"
