"""The clause library and the glossary as files: the only room that knows their format.

`read_library()` gives the shipped library, from a cache where its files have not changed; what
reads the files themselves is loaded only when it has to.
"""

from __future__ import annotations

from pathlib import Path

from agreements.library.faults import LibraryFaults
from agreements.model import Library, Remark

__all__ = ["LibraryFaults", "read_library", "read_uncached", "read_with_faults"]


def read_library(root: Path | None = None) -> Library:
    """The library below `root` (default: the shipped one). Raises LibraryFaults with all faults."""
    from agreements.library import cache

    root = root or cache.shipped()
    key = cache.signature(root)
    found = cache.load(key)
    if found is not None:
        return found
    library = read_uncached(root, cache.digest(root))
    cache.save(key, library)
    return library


def read_uncached(root: Path, version: str = "") -> Library:
    """The library read afresh from its files, checked whole. Raises LibraryFaults."""
    from agreements.library import files

    return files.read_uncached(root, version)


def read_with_faults(root: Path, version: str = "") -> tuple[Library, list[Remark]]:
    """What can be read of the library, and every fault found on the way."""
    from agreements.library import files

    return files.read_with_faults(root, version)
