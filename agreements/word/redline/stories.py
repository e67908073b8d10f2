"""A story (body, header, footer, note) marked in the base's own tree, and then checked.

Each changed place is written, accepted and rejected on its own; where that does not give both
texts exactly it is written again more coarsely. The end of a story's last paragraph is never
marked: a cell or story must keep it.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from agreements.word.markup import w
from agreements.word.redline.atoms import CONTENT, CONTROL, NOTES, Key, P, T, written
from agreements.word.redline.blocks import TABLE, Block, Keys, blocks, cells, inside, keys, rows
from agreements.word.redline.filling import State, sign_ends
from agreements.word.redline.grouping import Group, grouped
from agreements.word.redline.job import Coarse, Job, Level
from agreements.word.redline.matching import links
from agreements.word.redline.paragraphs import marked
from agreements.word.redline.settling import Answer, settle
from agreements.word.redline.writing import Writer

_SECTION = w("sectPr")


@dataclass(slots=True)
class Story:
    """A part of the old file and the part of the new one that it became."""

    job: Job
    old_part: str
    new_part: str
    name: str
    plain: bool = False
    lone: set[etree._Element] = field(default_factory=set)
    writer: Writer = field(init=False)
    old_keys: Keys = field(init=False)
    new_keys: Keys = field(init=False)
    base_keys: Keys = field(init=False)

    def __post_init__(self) -> None:
        job = self.job
        ours, theirs = (
            (self.new_part, self.old_part) if job.base == "new" else (self.old_part, self.new_part)
        )
        self.writer = job.writer(theirs, ours)
        self.old_keys = job.identity(job.old, self.old_part)
        self.new_keys = job.identity(job.new, self.new_part)
        self.base_keys = job.identity(job.ours, ours)

    def mark(self, old: etree._Element, new: etree._Element) -> tuple[list[Key], list[Key]]:
        """Marks a container of the base (the new or the old one) with what changed.

        Gives what both sides hold, as the result must accept and reject to.
        """
        before, after = blocks(old, self.old_keys), blocks(new, self.new_keys)
        wanted = [one.key for one in before], [one.key for one in after]
        container = new if self.job.base == "new" else old
        waiting: list[etree._Element] = []
        last: etree._Element | None = None
        for group in grouped(before, after, self.plain):
            olds, news = [before[i] for i in group.old], [after[j] for j in group.new]
            made, kept = self._group(olds, news, group)
            ours = [one.element for one in (news if self.job.base == "new" else olds)]
            waiting += made
            if not ours:
                continue
            for one in waiting:
                ours[0].addprevious(one)
            last = ours[-1] if kept else waiting[-1]
            if not kept:
                for one in ours:
                    one.getparent().remove(one)  # type: ignore[union-attr]
            waiting = []
        _append(container, last, waiting)
        for control in list(container.iterchildren(CONTROL)):
            self._control(control)
        return wanted

    def _control(self, control: etree._Element) -> None:
        """Signs a content control all of whose content is signed, as Word does: its two ends."""
        content = control.find(CONTENT)
        if content is None:
            return
        if any(one not in self.lone for one in inside(content, P, TABLE)):
            for inner in list(content.iterchildren(CONTROL)):
                self._control(inner)
            return
        sign_ends(self.job.pen, control, content, "Ins" if self.job.lone == "ins" else "Del")

    def _group(
        self, old: list[Block], new: list[Block], group: Group
    ) -> tuple[list[etree._Element], bool]:
        """What stands for a group, and whether the base's own blocks stay besides it."""
        if old and new:
            if len(old) == len(new) == 1 and old[0].same(new[0]):
                self._pair_notes(old[0], new[0])
                return [], True
            if old[0].kind == "tbl":
                return self._table(old[0], new[0])
            return self._paragraphs(old, new), False
        ours = new if self.job.base == "new" else old
        state: State = group.moved or (self.job.lone if ours else self.job.foreign)
        made = [self._lone(one, state, not ours) for one in old or new]
        if ours:
            self.lone.update(made)
        if group.moved:
            made = self._moved(made, group)
        return made, False

    def _lone(self, block: Block, state: State, guest: bool) -> etree._Element:
        """A block that only one side has, marked as a whole."""
        if block.kind == "p":
            return self.writer.whole(block.element, state, guest)
        own = block.element if guest else copy.deepcopy(block.element)
        return self.writer.table(own, state, guest)

    def _moved(self, made: list[etree._Element], group: Group) -> list[etree._Element]:
        """Paragraphs between the two signs that tell Word where a move begins and ends."""
        start = self.job.pen.sign(f"{group.moved}RangeStart")
        start.set(w("name"), f"{self.name}-{group.name}")
        end = etree.Element(w(f"{group.moved}RangeEnd"), {w("id"): start.get(w("id"), "")})
        return [start, *made, end]

    def _paragraphs(self, old: list[Block], new: list[Block]) -> list[etree._Element]:
        """Paragraphs that became others: word by word, or whole where that would not be exact."""
        for coarse in (False, True):
            made = marked(
                self.writer, self.job, self._elements(old), self._elements(new),
                (self.old_keys, self.new_keys), coarse or self.plain,
            )  # fmt: skip
            if coarse or self.plain or self._is_exact(made, old, new):
                break
            self._tell("paragraph", old or new)
        return made

    def _elements(self, found: Sequence[Block]) -> list[etree._Element]:
        return [one.element for one in found]

    def _table(self, old: Block, new: Block) -> tuple[list[etree._Element], bool]:
        """A table that changed: rows and cells, or the whole table where that is not exact."""
        own = (new if self.job.base == "new" else old).element
        if self.plain:
            return self._replaced(old, new), False
        kept = copy.deepcopy(own)
        paired = self._rows(old, new)
        if paired and self._is_exact([own], [old], [new]):
            return [], True
        if paired:
            own.getparent().replace(own, kept)  # type: ignore[union-attr]
            (new if self.job.base == "new" else old).element = kept
        self._tell("table" if paired else "columns", [old])
        return self._replaced(old, new), False

    def _replaced(self, old: Block, new: Block) -> list[etree._Element]:
        """One table deleted, the other inserted."""
        base_is_new = self.job.base == "new"
        return [self._lone(old, "del", base_is_new), self._lone(new, "ins", not base_is_new)]

    def _rows(self, old: Block, new: Block) -> bool:
        """Marks the rows and cells of the base's table; false where no row is like another."""
        before, after = rows(old.element, self.old_keys), rows(new.element, self.new_keys)
        found = links(before, after)
        if not any(all(one) for one in found):
            return False
        waiting: list[etree._Element] = []
        last: etree._Element | None = None
        for link in found:
            olds, news = [before[i] for i in link.old], [after[j] for j in link.new]
            ours, theirs = (news, olds) if self.job.base == "new" else (olds, news)
            if not ours:
                copied = self.writer.adopt(copy.deepcopy(theirs[0].element))
                waiting.append(self.writer.row(copied, self.job.foreign))
                continue
            last = ours[0].element
            if not theirs:
                self.writer.row(last, self.job.lone)
            elif ours[0].key != theirs[0].key:
                self._cells(olds[0], news[0])
            else:
                self._pair_notes(olds[0], news[0])
            for one in waiting:
                last.addprevious(one)
            waiting = []
        for one in reversed(waiting):
            assert last is not None
            last.addnext(one)
        return True

    def _cells(self, old: Block, new: Block) -> None:
        for one, other in zip(cells(old.element), cells(new.element), strict=True):
            self.mark(one, other)

    def _pair_notes(self, old: Block, new: Block) -> None:
        if not isinstance(old.key, str):
            signs = old.element.iter(*NOTES), new.element.iter(*NOTES)
            for one, other in zip(*signs, strict=False):
                self.job.pair_note(one, other)

    def _is_exact(self, made: list[etree._Element], old: list[Block], new: list[Block]) -> bool:
        """Whether what was made gives both sides again."""
        return (
            self._settled(made, "reject") == [one.key for one in old]
            and self._settled(made, "accept") == [one.key for one in new]
        )  # fmt: skip

    def _settled(self, made: list[etree._Element], answer: Answer) -> list[Key]:
        holder = etree.Element(w("body"))
        holder.extend(copy.deepcopy(one) for one in made)
        etree.SubElement(holder, P)
        settle(holder, answer)
        found = list(keys(holder, self.base_keys))
        return found[:-1] if found[-1] == "" else found

    def _tell(self, level: Level, found: Sequence[Block]) -> None:
        words = " ".join(written(found[0].element, T).split())[:60]
        self.job.coarse.append(Coarse(self.name, level, words))


def _append(
    container: etree._Element, last: etree._Element | None, waiting: list[etree._Element]
) -> None:
    """Puts what comes after the base's last block at the end of the container."""
    if last is not None:
        for one in reversed(waiting):
            last.addnext(one)
        return
    section = container.find(_SECTION)
    place = len(container) if section is None else container.index(section)
    container[place:place] = waiting
