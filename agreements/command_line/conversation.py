"""The interview in a terminal: shows each question, reads a line, keeps every answer at once."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from agreements.commands import new
from agreements.interview.lines import Step, read_line
from agreements.interview.progress import Progress, back, current, next_step, remaining, skip, take
from agreements.messages import AgreementsError, Bilingual, Language
from agreements.model import Library, Period, Question
from agreements.text import dates, values
from agreements.text.near import close

BACK = (":back", ":atras", ":atrás")
SKIP = (":skip", ":omitir")
REST = (":rest", ":resto")
STOP = (":stop", ":salir")
HELP = (":help", ":ayuda")
_COMMAND = re.compile(r":\w+")
_COMMANDS = (*BACK, *SKIP, *REST, *STOP, *HELP)

_HELP = Bilingual(
    ":back goes to the question before, :skip leaves one out (a blank in the draft), :rest keeps "
    "every proposed answer that is left, :stop ends for now; nothing is lost. :help says this.",
    ":atrás vuelve a la pregunta anterior, :omitir deja una sin responder (un hueco en el "
    "proyecto), :resto acepta todo lo que queda propuesto, :salir termina por ahora; nada se "
    "pierde. :ayuda repite esto.",
)
_REQUIRED = Bilingual(
    "This cannot be left out: the choice of clauses depends on it.",
    "Esto no puede omitirse: de ello depende la selección de cláusulas.",
)
_ENDS = Bilingual("Enter ends the list", "Intro termina la lista")


class Interrupted(AgreementsError):
    """The input ended before the questions did; the answers are kept."""


@dataclass
class Conversation:
    """One interview under way: where it is kept, how far it has come and what was last shown."""

    request: Path
    library: Library
    language: Language
    progress: Progress
    shown: str = ""
    group: str = ""

    def say(self, text: Bilingual, indent: int = 0) -> None:
        width = min(shutil.get_terminal_size().columns, 100)
        for line in text[self.language].split("\n"):
            click.echo(textwrap.fill(line, width, initial_indent=" " * indent,
                                     subsequent_indent=" " * indent))  # fmt: skip


def converse(request: Path, library: Library, on: date, *, force: bool, language: Language) -> bool:
    """Ask until the request can be written; False where the user stopped. Raises Interrupted."""
    progress = new.begin(request, on, force=force)
    talk = Conversation(request, library, language, progress)
    talk.say(_HELP)
    try:
        while (question := current(library, talk.progress)) is not None:
            if not _ask(talk, question):
                talk.say(_kept(request))
                return False
            new.keep(request, talk.progress)
    except (EOFError, KeyboardInterrupt, click.Abort, UnicodeDecodeError):
        click.echo()
        raise Interrupted(_kept(request)) from None
    new.finish(request, talk.progress, library, force=force)
    return True


def _kept(request: Path) -> Bilingual:
    kept = new.kept_at(request)
    return Bilingual(
        f"Stopped. The answers so far are in {kept}. To go on: convenio new {request}",
        f"Interrumpido. Las respuestas están en {kept}. Para continuar: convenio new {request}",
    )


def _ask(talk: Conversation, question: Question) -> bool:
    """Ask for one line and take it; False to stop."""
    here = next_step(question, talk.progress)
    _show(talk, question, here)
    typed = _typed(_label(question, here, talk.language))
    if _COMMAND.fullmatch(typed.strip()):
        return _obey(talk, question, typed.strip().lower())
    line = read_line(here, typed)
    if isinstance(line, Bilingual):
        talk.say(line, 2)
    else:
        talk.progress = take(question, talk.progress, line)
    return True


def _typed(label: str) -> str:
    """A line as typed; edited like any other where there is a terminal."""
    if not sys.stdin.isatty():
        line = input(label)
        click.echo()
        return line
    with suppress(ImportError):
        import readline  # noqa: F401
    return input(label)


def _obey(talk: Conversation, question: Question, word: str) -> bool:
    if word in STOP:
        return False
    talk.shown = ""
    if word in BACK:
        talk.progress = back(talk.library, talk.progress)
    elif word in SKIP and question.required:
        talk.say(_REQUIRED, 2)
    elif word in SKIP:
        talk.progress = skip(question, talk.progress)
    elif word in REST:
        talk.progress = replace(talk.progress, rest=True)
    elif word in HELP:
        talk.say(_HELP)
    else:
        talk.say(_unknown(word), 2)
    return True


def _unknown(word: str) -> Bilingual:
    near = close(word, _COMMANDS)
    en = f" Did you mean {near}?" if near else ""
    es = f" ¿Quiso decir {near}?" if near else ""
    return Bilingual(
        f"There is no command {word}.{en} :help lists them.",
        f"No existe la orden {word}.{es} :ayuda las enumera.",
    )


def _show(talk: Conversation, question: Question, here: Step) -> None:
    """The question, once; the options and example of each of its parts as they are asked."""
    if question.group and question.group.en != talk.group:
        talk.group = question.group.en
        click.echo(f"\n== {question.group[talk.language]} ==")
    if talk.shown != question.name:
        talk.shown = question.name
        left = len(remaining(talk.library, talk.progress))
        title = question.title[talk.language]
        click.echo("\n" + _bold(title) + f"  [{_left(left)[talk.language]}]")
        talk.say(question.question, 2)
    part = here.part
    if part is not question and part.question.en:
        talk.say(part.question, 2)
    for line in _choices(part, talk.language):
        talk.say(Bilingual(line, line), 4)
    example = _example(question, here, talk.language)
    if example:
        word = Bilingual("For example", "Por ejemplo")[talk.language]
        talk.say(Bilingual(f"{word}: {example}", f"{word}: {example}"), 2)


def _left(number: int) -> Bilingual:
    return Bilingual(f"{number} to go", f"faltan {number}")


def _bold(text: str) -> str:
    return text if os.environ.get("NO_COLOR") else click.style(text, bold=True)


def _choices(part: Question, language: Language) -> Iterator[str]:
    for number, option in enumerate(part.options, start=1):
        explanation = option.explanation[language]
        dash = f": {explanation}" if explanation else ""
        yield f"{number}) {option.title[language]}{dash}"


def _example(question: Question, here: Step, language: Language) -> str:
    """The example of a part in the language that it asks for, else in the user's."""
    source = here.of or (here.part if here.entry else question)
    example = source.example
    if isinstance(example, str):
        return example if here.part.name not in ("es", "article") else ""
    if here.part.name == "article":
        return ""
    return example[_LANGUAGE_OF.get(here.part.name, language)]


_LANGUAGE_OF: dict[str, Language] = {"en": "en", "es": "es"}


def _label(question: Question, here: Step, language: Language) -> str:
    """What stands before the cursor: the entry, the field and the part, and what Enter means."""
    words = [f"{here.entry}"] if here.entry else []
    if here.of is not None:
        words.append(here.of.title[language])
    if here.part is not question and here.part is not here.of:
        words.append(here.part.title[language])
    if here.default is not None:
        words.append(f"[{_shown(here.part, here.default, language)}]")
    elif here.may_end:
        words.append(f"({_ENDS[language]})")
    return " ".join(words) + "> "


def _shown(part: Question, default: Any, language: Language) -> str:
    titles = {option.key: option.title[language] for option in part.options}
    if isinstance(default, list | tuple):
        return ", ".join(titles.get(one, str(one)) for one in default) or "–"
    if isinstance(default, dict):
        return str(default.get(language, ""))
    read = values.read(default, part.type) if part.type == "period" else None
    if isinstance(read, Period):
        return dates.written_period(read, language)
    return titles.get(default, str(default))
