"""Read and write files whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from agreements.model import AgreementsError, Bilingual

LIMIT = 50_000_000


class FileTrouble(AgreementsError):
    """A file that cannot be read or written, and why."""


def read_text(path: Path) -> str:
    """The text of a UTF-8 file. Raises FileTrouble."""
    content = read_bytes(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = content.count(b"\n", 0, trouble.start) + 1
        raise FileTrouble(
            Bilingual(
                f"{path}:{line}: this is not UTF-8 text. If it is a text, save it as UTF-8; "
                "if it is a Word file or a picture, name another file.",
                f"{path}:{line}: esto no es texto UTF-8. Si es un texto, guárdelo como UTF-8; "
                "si es un archivo de Word o una imagen, indique otro archivo.",
            )
        ) from None


def read_bytes(path: Path) -> bytes:
    """A file's bytes, if they are no more than 50 MB. Raises FileTrouble."""
    try:
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except OSError as trouble:
        raise _trouble(path, trouble, _READ) from None
    if len(content) > LIMIT:
        raise FileTrouble(Bilingual(f"{path} is larger than 50 MB.", f"{path} pesa más de 50 MB."))
    return content


_READ = Bilingual("{} cannot be read: {}.", "No se puede leer {}: {}.")
_WRITE = Bilingual(
    "{} cannot be written: {}. Nothing was written.",
    "No se puede escribir {}: {}. No se escribió nada.",
)
_REASONS = {
    errno.ENOENT: Bilingual("there is no such file or folder", "no existe ese archivo o carpeta"),
    errno.EISDIR: Bilingual("it is a folder, not a file", "es una carpeta, no un archivo"),
    errno.EEXIST: Bilingual(
        "what should be its folder is a file", "lo que debería ser su carpeta es un archivo"
    ),
    errno.ENOTDIR: Bilingual(
        "what should be its folder is a file", "lo que debería ser su carpeta es un archivo"
    ),
    errno.EACCES: Bilingual("you may not open it", "usted no tiene permiso"),
    errno.EPERM: Bilingual("you may not change it", "usted no tiene permiso"),
    errno.EROFS: Bilingual("that disk is read-only", "ese disco es de solo lectura"),
    errno.ENOSPC: Bilingual("the disk is full", "el disco está lleno"),
    errno.EDQUOT: Bilingual("your share of the disk is full", "su cuota de disco está llena"),
    errno.EFBIG: Bilingual("the file would be too large", "el archivo sería demasiado grande"),
    errno.ENAMETOOLONG: Bilingual("its name is too long", "su nombre es demasiado largo"),
}


def _trouble(path: object, trouble: OSError, said: Bilingual) -> FileTrouble:
    other = trouble.strerror or str(trouble)
    reason = _REASONS.get(trouble.errno or 0, Bilingual(other, other))
    return FileTrouble(Bilingual(said.en.format(path, reason.en), said.es.format(path, reason.es)))


@contextlib.contextmanager
def naming(path: Path) -> Iterator[None]:
    """Says the name of the file before whatever is said to be wrong with it."""
    try:
        yield
    except FileTrouble:
        raise
    except AgreementsError as trouble:
        said = trouble.message
        raise FileTrouble(Bilingual(f"{path}: {said.en}", f"{path}: {said.es}")) from trouble


def write_all(contents: Mapping[Path, bytes], *, force: bool) -> None:
    """Write every file or none. Raises FileTrouble; what stood there before still stands."""
    if not force:
        refuse_existing(contents)
    ready: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, content in contents.items():
            _refuse_folder(path)
            ready.append((_prepare(path, content), path))
        for prepared, path in ready:
            prepared.replace(path)
    except OSError as trouble:
        raise _trouble(path, trouble, _WRITE) from None
    finally:
        for prepared, _ in ready:
            with contextlib.suppress(OSError):
                prepared.unlink(missing_ok=True)


def refuse_existing(paths: Iterable[Path]) -> None:
    """Raises FileTrouble where one of the files is there already."""
    for path in paths:
        if path.exists():
            raise FileTrouble(
                Bilingual(
                    f"{path} already exists. Name another file, or add --force to replace it.",
                    f"{path} ya existe. Indique otro archivo o agregue --force para sustituirlo.",
                )
            )


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))


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
