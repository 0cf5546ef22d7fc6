"""What hangs on a word of a sentence: the date of what it tells, and the words of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from whence.model.reading import Claim
from whence.model.span import Span
from whence.model.timeexpr import TimeExpression
from whence.reading.actors.entities import Entity
from whence.reading.actors.offices import Office
from whence.reading.actors.scene import Scene, Stage
from whence.reading.actors.tree import Tree

# A claim whose ids are not yet set, with its subject and its object.
Found = tuple[Claim, Entity, Entity | None]
MAX_DEPTH = 12
OTHER_CLAUSES = frozenset({
    "acl", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "conj", "ccomp", "csubj", "punct", "cc", "mark",
})  # fmt: skip


def hangs_on(tree: Tree, index: int, above: int) -> bool:
    """Whether the way up from `index` meets `above` before another verb."""
    for _ in range(MAX_DEPTH):
        if index == above:
            return True
        index = tree.words[index].head
        if index < 0 or (index != above and tree.words[index].upos in ("VERB", "AUX")):
            return False
    return False


def _day_before_when(scene: Scene, index: int) -> int | None:
    """Where the words end before the comma of "until the tenth of June, when the council removed him"."""
    tree = scene.tree
    whens = [c for c in tree.of(index, "advmod") if tree.lower[c] == "when" and c > 1 and tree.lower[c - 1] == ","]
    return tree.words[whens[0] - 2].end if whens and whens[0] < index else None


def time_of(scene: Scene, index: int, times: Sequence[TimeExpression], *, since: bool = False) -> int | None:
    """The date that hangs on the word, the nearest where there are several; with `since` that since which it is so."""
    tree = scene.tree
    found: list[tuple[int, int]] = []
    before = None if since else _day_before_when(scene, index)
    for number, time in enumerate(times):
        if before is not None and time.value.kind == "date" and time.span.end == before:
            return number
        relation = time.value.relation
        fits = relation == "since" if since else relation not in ("since", "until")
        if time.value.kind != "date" or time.value.of_saying or not fits:
            continue
        at = tree.word_at(time.span.start)
        inside = tree.sentence.start <= time.span.start < tree.sentence.end
        if inside and at is not None and hangs_on(tree, at, index):
            found.append((abs(at - index), number))
    return min(found)[1] if found else None


def words_of(stage: Stage, scene: Scene, index: int, office: Office | None) -> Span:
    """The words from the clause's first to its last that tell it: the turn, its person, its office."""
    tree = scene.tree
    under = [index, *_under(tree, index, 0)]
    first, last = min(under), max([*under, *([office.last - 1] if office is not None else [])])
    while last > index and not any(c.isalnum() for c in tree.words[last].text):
        last -= 1
    return stage.report.span(tree.words[first].start, tree.words[last].end)


def _under(tree: Tree, index: int, depth: int) -> list[int]:
    """All words under `index` but those of other clauses."""
    if depth > MAX_DEPTH:
        return []
    own = [c for c in tree.children[index] if tree.words[c].deprel not in OTHER_CLAUSES]
    return [w for c in own for w in (c, *_under(tree, c, depth + 1))]
