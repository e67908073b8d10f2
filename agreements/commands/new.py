"""`convenio new`: answers become a request file. What is answered so far is kept beside it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from agreements.commands.files import FileTrouble, read_text, refuse_existing, write_all
from agreements.interview import fault, open_questions, questions, taken
from agreements.interview.progress import Progress
from agreements.library.faults import LibraryFaults
from agreements.library.request_text import request_text
from agreements.library.requests import UNFINISHED, read_request, read_source
from agreements.library.strict_yaml import Source
from agreements.model import Bilingual, Library
from agreements.text import values
from agreements.text.near import did_you_mean

_FORMAT = "1"


def kept_at(request: Path) -> Path:
    """Where the answers stand until the request is written."""
    return request.with_name(request.name + ".part")


def begin(request: Path, on: date, *, force: bool) -> Progress:
    """The progress kept beside the request, or a new one. Raises FileTrouble."""
    kept = kept_at(request)
    if kept.exists():
        return _read(kept, on)
    if not force:
        refuse_existing([request])
    return Progress(answers={"dated": on.isoformat()})


def keep(request: Path, progress: Progress) -> None:
    """Write the progress beside the request, whole or not at all. Raises FileTrouble."""
    record = {
        UNFINISHED: _FORMAT,
        "answers": progress.answers,
        "under_way": progress.under_way,
        "lines": list(progress.lines),
        "rest": progress.rest,
    }
    content = json.dumps(record, ensure_ascii=False, indent=1).encode()
    write_all({kept_at(request): content}, force=True)


def finish(request: Path, progress: Progress, library: Library, *, force: bool) -> None:
    """Write the request that the answers make, and let go of what was kept beside it."""
    answers = {"dated": progress.answers["dated"], **taken(library, progress.answers)}
    text = request_text(questions(library, answers), answers, library)
    read_request(text, str(request), library)
    write_all({request: text.encode()}, force=force)
    with contextlib.suppress(OSError):
        kept_at(request).unlink()


def from_answers(answers: Path, request: Path, library: Library, on: date, *, force: bool) -> None:
    """Write the request that a file of answers makes. Raises LibraryFaults with every fault."""
    source = read_source(read_text(answers), str(answers))
    if isinstance(source.value, dict):
        source.value.setdefault("dated", on.isoformat())
        _check_date(source)
        _check(source, library)
    elif not source.faults:
        source.fault((), *_NO_ANSWERS)
    if source.faults:
        raise LibraryFaults(source.faults)
    finish(request, Progress(answers=source.value), library, force=force)


_NO_ANSWERS = (
    "this holds no answers: write a JSON object with the name of each question and its answer.",
    "esto no contiene respuestas: escriba un objeto JSON con el nombre de cada pregunta y su "
    "respuesta.",
)


def _check(source: Source, library: Library) -> None:
    """Note every answer that is wrong, to no question, or missing though nothing goes without."""
    given: Mapping[str, Any] = source.value
    asked = {one.name: one for one in questions(library, given)}
    for name, answer in given.items():
        if name in asked:
            said = fault(asked[name], answer)
            if said and not source.faulty((name,)):
                source.fault((name,), f"“{name}”: {said.en}", f"«{name}»: {said.es}")
    missing = [one for one in open_questions(library, given) if one.required]
    for one in missing:
        if one.name not in given:
            source.fault(
                (),
                f"“{one.name}” has no answer. {one.question.en}",
                f"«{one.name}» no tiene respuesta. {one.question.es}",
            )
    if not missing:
        _check_names(source, given, asked)


def _check_date(source: Source) -> None:
    if values.read(source.value["dated"], "date") is None:
        cure = values.CURES["date"]
        source.fault(("dated",), f"“dated”: write {cure.en}.", f"«dated»: escriba {cure.es}.")


def _check_names(source: Source, given: Mapping[str, Any], asked: Mapping[str, Any]) -> None:
    for name in given:
        if name not in asked and name != "dated":
            en, es = did_you_mean(name, asked)
            source.fault(
                (name,),
                f"nothing in this draft asks for “{name}”. {en}",
                f"nada en este proyecto pide «{name}». {es}",
            )


def _read(kept: Path, on: date) -> Progress:
    try:
        record = json.loads(read_text(kept))
        progress = Progress(
            answers=dict(record["answers"]),
            under_way=str(record["under_way"]),
            lines=tuple(record["lines"]),
            rest=bool(record["rest"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        raise FileTrouble(
            Bilingual(
                f"{kept} does not hold the answers of an interview. Delete it to begin anew.",
                f"{kept} no contiene las respuestas de una entrevista. Bórrelo para empezar de "
                "nuevo.",
            )
        ) from None
    if values.read(progress.answers.get("dated"), "date") is not None:
        return progress
    return replace(progress, answers={**progress.answers, "dated": on.isoformat()})
