"""A draft under way: its answers, what is typed and is no answer yet, its steps and its preview."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from agreements.commands.answers import answers_of, request_of
from agreements.commands.draft import preview
from agreements.interview import fault, questions
from agreements.messages import AgreementsError, Bilingual, Language
from agreements.model import Agreement, Finding, Library, Question
from agreements.web.fields import Wrong, answer, fitting, typed_in, typed_of

FIRST = "choices"
POSITIONS = "positions"
_CHOICES = Bilingual("What you will sign", "Lo que se firmará")
Faults = Mapping[str, Wrong]


@dataclass(frozen=True)
class Draft:
    """What is kept of a draft: answers as a request states them, and fields with no answer yet."""

    answers: Mapping[str, Any]
    typed: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Draft:
        """The draft that a record of the database holds."""
        return cls(record["answers"], record.get("typed", {}))

    @property
    def record(self) -> dict[str, Any]:
        """The draft as the database holds it."""
        return {"answers": self.answers, "typed": self.typed}


@dataclass(frozen=True)
class Step:
    """A page of the interview: the questions of one group. `left` counts those without answer."""

    slug: str
    title: Bilingual
    questions: tuple[Question, ...]
    left: int
    wrong: int


def steps(library: Library, draft: Draft) -> list[Step]:
    """The pages of the interview, in order."""
    groups: dict[str, list[Question]] = {}
    titles: dict[str, Bilingual] = {}
    for question in questions(library, draft.answers):
        title = question.group or _CHOICES
        slug = FIRST if question.group is None else re.sub("[^a-z]+", "-", title.en.lower())
        titles[slug] = title
        groups.setdefault(slug, []).append(fitting(question, draft.answers.get(question.name)))
    return [
        Step(slug, titles[slug], tuple(asked), _left(asked, draft), _wrong(asked, draft))
        for slug, asked in groups.items()
    ]


def _left(asked: Iterable[Question], draft: Draft) -> int:
    return sum(
        draft.answers.get(one.name) is None and one.default is None and one.name not in draft.typed
        for one in asked
    )


def _wrong(asked: Iterable[Question], draft: Draft) -> int:
    return sum(one.name in draft.typed for one in asked)


def step(found: Sequence[Step], slug: str) -> Step | None:
    """The page of that name."""
    return next((one for one in found if one.slug == slug), None)


def after(found: Sequence[Step], slug: str) -> str:
    """The page after that one; nothing after the last."""
    slugs = [one.slug for one in found]
    place = slugs.index(slug) + 1 if slug in slugs else len(slugs)
    return slugs[place] if place < len(slugs) else ""


def take(
    draft: Draft, asked: Iterable[Question], form: Sequence[tuple[str, str]], language: Language
) -> tuple[Draft, dict[str, Wrong]]:
    """The draft with what a form holds for these questions, and what is wrong in its fields.

    An answer whose fields stand as they were shown is left as it is: a request file may say more
    than the fields show.
    """
    answers, typed, faults = dict(draft.answers), dict(draft.typed), {}
    for question in asked:
        given = typed_in(question, form)
        filled = {path: text for path, text in given.items() if text.strip()}
        shown = typed_of(question, answers.get(question.name), language)
        typed.pop(question.name, None)
        if filled == {path: text for path, text in shown.items() if text.strip()} and filled:
            continue
        try:
            found = answer(question, filled)
        except Wrong as wrong:
            faults[question.name] = wrong
            answers.pop(question.name, None)
            typed[question.name] = filled
            continue
        unsaid = not question.required and found == question.default
        answers[question.name] = None if unsaid else found
    return Draft(answers, typed), faults


def ready(library: Library, draft: Draft) -> bool:
    """Whether the choices are made without which no clause can be chosen."""
    asked = [one for name, one in library.questions.items() if "." not in name]
    return not any(fault(one, draft.answers.get(one.name)) for one in asked)


@dataclass(frozen=True)
class Preview:
    """The agreement as the answers make it, or why it cannot be made yet."""

    agreement: Agreement | None
    findings: tuple[Finding, ...]
    trouble: Bilingual | None
    positions: Mapping[str, Question]
    steps_of: Mapping[str, str]


def previewed(library: Library, draft: Draft, found: Sequence[Step]) -> Preview:
    """The preview of a draft, the questions on its positions, and the step of each fact."""
    steps_of = {one.name: each.slug for each in found for one in each.questions}
    positions = {
        one.name.partition(".")[2]: one
        for each in found
        for one in each.questions
        if one.name.startswith("positions.")
    }
    if not ready(library, draft):
        return Preview(None, (), _NOT_YET, positions, steps_of)
    try:
        agreement, findings = preview(request_of(draft.answers, library), "request", library)
    except AgreementsError as trouble:
        return Preview(None, (), trouble.message, positions, steps_of)
    return Preview(agreement, findings, None, positions, steps_of)


_NOT_YET = Bilingual(
    "The preview appears once the questions of the first step are answered.",
    "La vista previa aparece al contestar las preguntas del primer paso.",
)


def asking_for(fact: str, steps_of: Mapping[str, str]) -> tuple[str, str]:
    """The step and question that ask for a fact which a draft lacks; the nearest there is."""
    for name in (fact, f"terms.{fact}", f"lists.{fact}", f"tables.{fact}"):
        if name in steps_of:
            return steps_of[name], name
    root = fact.partition(".")[0]
    near = next((name for name in steps_of if name.partition(".")[0] == root), "")
    return steps_of.get(near, ""), near


def named(library: Library, draft: Draft) -> Bilingual:
    """What a list calls a draft: its instrument and its parties, as far as they are known."""
    instrument = library.questions["instrument"]
    kinds = {one.key: one.title for one in instrument.options}
    kind = kinds.get(draft.answers.get("instrument", ""), _NEW)
    parties = [_short(draft.answers.get(f"{side}.short_name")) for side in ("uk", "mx")]
    both = [Bilingual(f"{kind.en}", f"{kind.es}"), *(one for one in parties if one)]
    return Bilingual(" · ".join(one.en for one in both), " · ".join(one.es for one in both))


_NEW = Bilingual("New draft", "Proyecto nuevo")


def _short(name: Any) -> Bilingual | None:
    if isinstance(name, Mapping):
        return Bilingual(str(name["en"]), str(name["es"]))
    return Bilingual(name, name) if isinstance(name, str) else None


def loaded(text: str, name: str, library: Library) -> Draft:
    """The draft that a request file makes. Raises LibraryFaults with every fault of the file."""
    return Draft(answers_of(text, name, library), {})


def with_position(draft: Draft, clause: str, position: str, question: Question) -> Draft:
    """The draft with another position of a clause. Raises Wrong for one that does not fit."""
    chosen = answer(question, {"": position})
    unsaid = None if chosen == question.default else chosen
    return replace(draft, answers={**draft.answers, f"positions.{clause}": unsaid})
