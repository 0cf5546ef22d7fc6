"""Offices told by what their holder does to a body: "was named to head Z", "took over at Z", "led Z until April".

What somebody has who heads or commands a body, by the verb or by what the body is. Of bodies that last alone: who heads
a delegation holds no office, who commands a country's contingent does.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from whence.codebook.offices import portfolios
from whence.codebook.relations import force_words
from whence.codebook.tenures import tenure_words
from whence.reading.actors.bodies import PASSING
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.handovers import HELD, minister_of
from whence.reading.actors.scene import Scene
from whence.reading.actors.tree import Tree
from whence.reading.actors.turns import Turn, denoted, doer, named_to, undergoer

# Bodies set up for one task, of which who is named to head them holds no office, unless they have a name.
FOR_A_TASK = frozenset({
    "commission", "committee", "panel", "inquiry", "probe", "group", "force", "effort", "campaign", "list", "talks",
})  # fmt: skip
# What is taken where somebody comes to head a body: "took charge of Z", "took the helm of Z".
REINS = frozenset({"charge", "command", "control", "helm", "reins", "leadership", "head"})
TAKES = frozenset({"take", "assume"})


def leadings(scene: Scene, index: int) -> Iterator[Turn]:
    """What the verb at `index` tells of who comes to head a body."""
    tree, lemma = scene.tree, scene.tree.words[index].lemma.lower()
    if tree.words[index].upos != "VERB":
        return
    held, named = tenure_words().heads.get(lemma), named_to(tree, index)
    if held is not None and named is not None:
        lasting = [c for c in tree.of(index, "obj") if tree.lower[c] not in FOR_A_TASK or tree.capitalised(c)]
        for body in _bodies(scene, lasting):
            yield Turn(index, comes=undergoer(scene, named), title=held, of=body, told=named)
    elif lemma in TAKES:
        yield from _taken(scene, index)


def _taken(scene: Scene, index: int) -> Iterator[Turn]:
    """ "Took over (at) Z", "took command of Z"."""
    tree, person = scene.tree, doer(scene, index)
    if any("as" in tree.cases(o.head) and tree.clause(o.head) == index for o in scene.offices):
        return  # "takes charge of Health as acting minister" says what it is
    over = any(tree.lower[c] == "over" for c in tree.children[index])
    nouns = [c for c in tree.of(index, "obj", "obl") if tree.cases(c)[:1] in ([], ["at"], ["over"])] if over else []
    for rein in (c for c in tree.of(index, "obj") if tree.lower[c] in REINS):
        nouns += [
            c for at in (rein, index) for c in tree.of(at, "nmod", "obl") if tree.cases(c)[:1] in (["of"], ["at"])
        ]
    for noun in nouns if person is not None and person.named else ():
        title = minister_of(tree, noun)
        if title is not None:
            yield Turn(index, comes=person, title=title, unlike="")
            return
        for body in _bodies(scene, [noun]):
            title = _minister_by_name(body)
            if title is None and (tree.lower[noun] in portfolios() or tree.lower[noun] in HELD):
                return  # "charge of Foreign Affairs", "the ministry": whose, the words beside it say
            yield Turn(index, comes=person, title=title or head_of(tree, noun), of=None if title else body)
            return


def _minister_by_name(body: Entity) -> str | None:
    """The minister whose ministry the body is called: "minister of the interior" of "the ministry"."""
    words = body.name.lower().split()
    at = next((n for n, word in enumerate(words) if word in ("ministry", "department")), None)
    if at is None or not portfolios() & set(words):
        return None
    over = [word for word in words[at + 1 :] if word != "the"]
    return f"minister {' '.join(over)}" if over else f"{words[at - 1]} minister"


def head_of(tree: Tree, noun: int) -> str:
    """What the head of the body is called that the noun names: of troops their commander."""
    commanded = not tenure_words().commanded.isdisjoint(tree.lower[max(0, noun - 3) : noun + 1])
    return "commander" if commanded else "head"


def lasts(entity: Entity) -> bool:
    """Whether a body is one that lasts: a mission of a name does, a visit or a delegation does not."""
    words = entity.name.split()
    called = any(one[:1].isupper() and other[:1].isupper() for one, other in pairwise(words))
    return entity.type in ("organization", "armed group") and (entity.named or called or not entity.nouns & PASSING)


def forces_of(scene: Scene, noun: int) -> Entity | None:
    """The country whose forces the words mean: "the Ghanaian contingent", "them" of "the Ghanaians"."""
    tree = scene.tree
    for entity in denoted(scene, noun):
        forces = not force_words().isdisjoint(entity.nouns | {tree.lower[noun]})
        crowd = entity.type in ("people", "country") and tree.words[noun].upos == "PRON"
        if entity.country is not None and (forces or crowd):
            return entity
    return None


def _bodies(scene: Scene, nouns: Iterator[int] | list[int]) -> list[Entity]:
    """The first body that lasts of those the nouns denote."""
    tree = scene.tree
    found = (root(e) for noun in nouns for at in (noun, *tree.of(noun, "appos")) for e in denoted(scene, at))
    return [entity for entity in found if lasts(entity)][:1]
