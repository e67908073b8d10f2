"""Bookmark names: they carry the identity of clauses and paragraphs through a partner's editing.

Word allows 40 letters, digits and underscores; a leading underscore hides a bookmark from its list.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from agreements.model import Language

PREFIX = "_cv"
_LIMIT = 40


@lru_cache(maxsize=8192)
def bookmark_name(id: str, language: Language, part: str = "") -> str:
    """The bookmark of a clause or paragraph: `_cv_en_data_protection__laws`.

    `part` tells bookmarks of one heading apart (`no`: its ordinal). What does not fit, or holds
    other signs than letters, digits, hyphens and full stops, is cut and told apart by a hash.
    """
    head = f"{PREFIX}{part}_{language}_"
    plain = id.replace("-", "_").replace(".", "__")
    name = head + plain
    if len(name) <= _LIMIT and re.fullmatch(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", id):
        return name
    digest = hashlib.sha256(id.encode()).hexdigest()[:10]
    kept = re.sub(r"[^A-Za-z0-9]", "_", id)[: _LIMIT - len(head) - len(digest) - 1]
    return f"{head}{kept}_{digest}"
