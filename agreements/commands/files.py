"""Read and write files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from agreements.model import AgreementsError, Bilingual

LIMIT = 50_000_000


class FileTrouble(AgreementsError):
    """A file that cannot be read or written, and why."""


def read_text(path: Path) -> str:
    """The text of a UTF-8 file. Raises FileTrouble."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise FileTrouble(
            Bilingual(
                f"{path} is not UTF-8 text (byte {trouble.start}). Save it as UTF-8.",
                f"{path} no es texto UTF-8 (byte {trouble.start}). Guárdelo como UTF-8.",
            )
        ) from None


def read_bytes(path: Path) -> bytes:
    """A file's bytes, if they are no more than 50 MB. Raises FileTrouble."""
    try:
        if path.stat().st_size > LIMIT:
            raise FileTrouble(
                Bilingual(f"{path} is larger than 50 MB.", f"{path} pesa más de 50 MB.")
            )
        return path.read_bytes()
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        raise FileTrouble(
            Bilingual(f"{path} cannot be read: {reason}.", f"No se puede leer {path}: {reason}.")
        ) from None


def write_all(contents: Mapping[Path, bytes], *, force: bool) -> None:
    """Write every file or none. Raises FileTrouble; what stood there before still stands."""
    if not force:
        _refuse_existing(list(contents))
    ready: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            ready.append((_prepare(path, content), path))
        for prepared, path in ready:
            prepared.replace(path)
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
        where = trouble.filename2 or trouble.filename or next(iter(contents))
        raise FileTrouble(
            Bilingual(
                f"{where} cannot be written: {reason}. Nothing was written.",
                f"No se puede escribir {where}: {reason}. No se escribió nada.",
            )
        ) from None
    finally:
        for prepared, _ in ready:
            with contextlib.suppress(OSError):
                prepared.unlink(missing_ok=True)


def _refuse_existing(paths: list[Path]) -> None:
    for path in paths:
        if path.exists():
            raise FileTrouble(
                Bilingual(
                    f"{path} already exists. Name another file, or add --force to replace it.",
                    f"{path} ya existe. Indique otro archivo o agregue --force para sustituirlo.",
                )
            )


def _prepare(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".convenio-")
    prepared = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        prepared.chmod(0o644)
    except OSError:
        prepared.unlink(missing_ok=True)
        raise
    return prepared
