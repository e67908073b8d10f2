"""Write a request as YAML that a person can read, change and comment, and the reader reads back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agreements.model import Bilingual, Library, Question

Answers = Mapping[str, Any]

_HEAD = """\
# A request for a draft, written by `convenio new`. `convenio draft` makes the agreement from it.
# Solicitud de proyecto, escrita por `convenio new`. `convenio draft` redacta el instrumento.
# Lines that begin with # are not read. / Las líneas que empiezan con # no se leen.
"""
_LEFT_OUT = Bilingual("left out", "omitido")


def request_text(questions: Sequence[Question], answers: Answers, library: Library) -> str:
    """The request that the answers to these questions make, in the order of facts.yaml."""
    known = {one.name: one for one in questions}
    stated = {name: one for name, one in answers.items() if name in known}
    lines = [_HEAD + 'convenio: "1"', *_choices(known, stated, library)]
    lines.append(f"dated: {_scalar(answers['dated'])}")
    lines += _facts(known, stated, library)
    for group in ("lists", "tables"):
        lines += _lists(group, known, stated)
    for group in ("terms", "positions"):
        lines += _figures(group, known, stated)
    if stated.get("include"):
        lines += ["", f"include: {_flow(stated['include'])}"]
    return "\n".join(lines) + "\n"


def _choices(known: Mapping[str, Question], stated: Answers, library: Library) -> Iterator[str]:
    for name in library.questions:
        if name in known and "." not in name:
            yield f"{name}: {_key(stated[name])}  # {_titles(known[name], stated[name])}"


def _key(answer: Any) -> str:
    return f"[{', '.join(answer)}]" if isinstance(answer, list | tuple) else str(answer)


def _titles(question: Question, answer: Any) -> str:
    chosen = answer if isinstance(answer, list | tuple) else (answer,)
    titles = [option.title for option in question.options if option.key in chosen]
    return _both(
        Bilingual(", ".join(one.en for one in titles), ", ".join(one.es for one in titles))
    )


def _both(text: Bilingual) -> str:
    return text.en if text.en == text.es else f"{text.en} / {text.es}"


def _facts(known: Mapping[str, Question], stated: Answers, library: Library) -> Iterator[str]:
    """Each group of facts under its title; what was left out stands as a comment to fill in."""
    for group, title in library.groups.items():
        names = [
            name for name in library.facts if name in known and library.facts[name].group == group
        ]
        if names:
            yield ""
            yield f"# {_both(title)}"
            yield from _branch(names, known, stated, ())


def _branch(
    names: Sequence[str], known: Mapping[str, Question], stated: Answers, under: tuple[str, ...]
) -> Iterator[str]:
    indent, depth = "  " * len(under), len(under)
    done: set[str] = set()
    for name in names:
        step = name.split(".")[depth]
        if step in done:
            continue
        done.add(step)
        path = (*under, step)
        below = [one for one in names if one.split(".")[: depth + 1] == list(path)]
        if below == [".".join(path)]:
            yield from _fact(indent, step, known[name], stated.get(name))
        else:
            given = any(stated.get(one) is not None for one in below)
            yield f"{indent}{step}:" if given else f"{indent}# {step}:"
            yield from _branch(below, known, stated, path)


def _fact(indent: str, key: str, question: Question, answer: Any) -> Iterator[str]:
    title = _both(question.title)
    if answer is None:
        yield f'{indent}# {key}: ""  # {_both(_LEFT_OUT)}: {title}'
    else:
        yield f"{indent}# {title}"
        yield f"{indent}{key}: {_flow(answer)}"


def _lists(group: str, known: Mapping[str, Question], stated: Answers) -> Iterator[str]:
    asked = [name for name in known if name.startswith(f"{group}.")]
    if not any(stated.get(name) for name in asked):
        return
    yield from ("", f"{group}:")
    for name in asked:
        yield f"  # {_both(known[name].title)}"
        key = name.partition(".")[2]
        if stated.get(name):
            yield f"  {key}:"
            yield from _entries(stated[name])
        else:
            yield f"  # {key}: []  # {_both(_LEFT_OUT)}"


def _entries(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for row in rows:
        fields = [f"{key}: {_flow(one)}" for key, one in row.items()]
        yield f"    - {fields[0]}" if fields else "    - {}"
        yield from (f"      {field}" for field in fields[1:])


def _figures(group: str, known: Mapping[str, Question], stated: Answers) -> Iterator[str]:
    """What was answered. A default passed over is not written: it stays the library’s own."""
    given = [
        name for name in known if name.startswith(f"{group}.") and stated.get(name) is not None
    ]
    if given:
        yield from ("", f"{group}:")
    for name in given:
        yield f"  {name.partition('.')[2]}: {_flow(stated[name])}  # {_both(known[name].title)}"


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_scalar(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_scalar(one) for one in value) + "]"
    return _scalar(value)


def _scalar(value: str | int) -> str:
    return str(value) if isinstance(value, int) else f'"{_ESCAPED.sub(_escape, value)}"'


# What YAML does not print as it stands, or what an editor would not show.
_ESCAPED = re.compile(
    '["\\\\\x00-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff'
    "\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000fffff\U00100000-\U0010ffff]"
)
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def _escape(found: re.Match[str]) -> str:
    sign = found.group(0)
    code = ord(sign)
    if sign in _SHORT:
        return _SHORT[sign]
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )
