"""A process that does the work of seconds: one piece after another, told by its parent in lines.

What comes in is one JSON line a piece of work; what goes out is one JSON line a step. Files that
came from outside are opened here only, so that none of them can stop a page.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from agreements.messages import AgreementsError
from agreements.report.json_form import both

RESULT = "result.pickle"


def main() -> None:
    """Work until there are no more lines."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    with contextlib.suppress(AgreementsError):
        _warm()
    _tell(out, {"step": "ready"})
    for line in sys.stdin:
        _tell(out, done(json.loads(line)))


def _warm() -> None:
    """Load what nearly every piece of work needs, before the first one comes."""
    from agreements.commands import review  # noqa: F401
    from agreements.library import read_library
    from agreements.word import read  # noqa: F401

    read_library()


def done(told: Mapping[str, Any]) -> dict[str, Any]:
    """One piece of work, its result kept in its folder; what to say of it."""
    from agreements.web import works

    folder = Path(told["folder"])
    try:
        result, summary = works.KINDS[told["kind"]](folder, told["names"], told["asked"])
    except AgreementsError as trouble:
        return {"step": "refused", "said": _named(both(trouble.message), folder, told)}
    except Exception as fault:
        where = f"{type(fault).__name__}: {fault}"[:300]
        return {"step": "failed", "said": {"en": where, "es": where}}
    keep(folder, result)
    return {"step": "done", "summary": both(summary)}


def keep(folder: Path, result: Any) -> None:
    """Keep a result in the folder of its work, whole or not at all."""
    ready = folder / f"{RESULT}.part"
    ready.write_bytes(pickle.dumps(result, protocol=5))
    ready.replace(folder / RESULT)


def kept(folder: Path) -> Any:
    """The result of a piece of work; None where it is not there or of another version."""
    try:
        return pickle.loads((folder / RESULT).read_bytes())
    except Exception:  # one that cannot be read is as good as none: it is made anew
        return None


def _named(said: dict[str, str], folder: Path, told: Mapping[str, Any]) -> dict[str, str]:
    """The words with the names that the user knows in place of ours."""
    for stored, name in zip(told["asked"]["files"], told["names"], strict=True):
        for ours in (str(folder / stored), stored):
            said = {language: text.replace(ours, name) for language, text in said.items()}
    return said


def _tell(out: TextIO, told: Mapping[str, Any]) -> None:
    out.write(json.dumps(told) + "\n")
    out.flush()


if __name__ == "__main__":
    main()
