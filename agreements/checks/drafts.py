"""All that stands against a draft: what its clauses show one by one, and all of them together."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.checks import registry
from agreements.model import Agreement, Finding, Library


def findings(agreement: Agreement, library: Library) -> Iterator[Finding]:
    """Every finding about a draft, clause by clause, then as a whole."""
    for clause in agreement.clauses:
        yield from registry.run("draft", clause, agreement.request, library)
    yield from registry.run("agreement", agreement, library)
