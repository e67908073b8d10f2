"""Every type that two rooms of the house share: frozen dataclasses, standard library only.

Nothing here does work beyond looking a value up; the rooms that do are text, assembly,
checks, library, word and report.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from agreements.messages import LANGUAGES, AgreementsError, Bilingual, Language
from agreements.model.agreement import (
    AgreedClause,
    AgreedParagraph,
    AgreedTable,
    Agreement,
    Blank,
    Note,
    Silence,
)
from agreements.model.axes import (
    ANYWHERE,
    BINDING_INSTRUMENTS,
    Applies,
    Binding,
    Kind,
    Layout,
    Leaning,
    Rank,
    Requirement,
    Structure,
)
from agreements.model.findings import Certainty, Finding, Place, Remark, Weight
from agreements.model.library import (
    Clause,
    Column,
    Definition,
    Example,
    Fact,
    Law,
    LawUse,
    Library,
    Paragraph,
    Parameter,
    Position,
    Review,
    Section,
    Table,
)
from agreements.model.request import Request
from agreements.model.texts import Mark, Marked, Span
from agreements.model.values import Money, Name, Percent, Period, Value

if TYPE_CHECKING:
    from agreements.model.questions import Option, Question
    from agreements.model.review import Ground, Judgement, LawMention, Readable, Reader, Setting
    from agreements.model.terms import Forbidden, Term, Wording

_LATER = {
    "Option": "questions",
    "Question": "questions",
    "Ground": "review",
    "Judgement": "review",
    "LawMention": "review",
    "Readable": "review",
    "Reader": "review",
    "Setting": "review",
    "Forbidden": "terms",
    "Term": "terms",
    "Wording": "terms",
}


def __getattr__(name: str) -> Any:
    """What a draft does not need is loaded when somebody asks for it."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"agreements.model.{_LATER[name]}"), name)
    globals()[name] = found
    return found


__all__ = [
    "ANYWHERE",
    "BINDING_INSTRUMENTS",
    "LANGUAGES",
    "AgreedClause",
    "AgreedParagraph",
    "AgreedTable",
    "Agreement",
    "AgreementsError",
    "Applies",
    "Bilingual",
    "Binding",
    "Blank",
    "Certainty",
    "Clause",
    "Column",
    "Definition",
    "Example",
    "Fact",
    "Finding",
    "Forbidden",
    "Ground",
    "Judgement",
    "Kind",
    "Language",
    "Law",
    "LawMention",
    "LawUse",
    "Layout",
    "Leaning",
    "Library",
    "Mark",
    "Marked",
    "Money",
    "Name",
    "Note",
    "Option",
    "Paragraph",
    "Parameter",
    "Percent",
    "Period",
    "Place",
    "Position",
    "Question",
    "Rank",
    "Readable",
    "Reader",
    "Remark",
    "Request",
    "Requirement",
    "Review",
    "Section",
    "Setting",
    "Silence",
    "Span",
    "Structure",
    "Table",
    "Term",
    "Value",
    "Weight",
    "Wording",
]
