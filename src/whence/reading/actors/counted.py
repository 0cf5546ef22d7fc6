"""People who are only counted: "All six were arrested", "Both were released", "17 of its 19 crew", "three Norwegians".

A number is someone only where its verb is one of people, or where people just spoken of can be meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from whence.codebook.agents import agents
from whence.reading.actors.describe import demonym
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.holders import two_before
from whence.reading.actors.nominals import NUMBERS
from whence.reading.actors.scene import Scene, Stage
from whence.reading.actors.tree import Tree

ARGUMENTS = frozenset({"nsubj", "obj", "obl", "iobj", "conj", "dep", "root", "dislocated"})
# What is done to people, or done by them alone.
OF_PEOPLE = frozenset({
    "die", "kill", "wound", "injure", "arrest", "detain", "release", "free", "acquit", "convict", "sentence", "jail",
    "imprison", "charge", "abduct", "kidnap", "rescue", "evacuate", "hospitalize", "hospitalise", "deport", "expel",
    "execute", "behead", "shoot", "drown", "perish", "survive", "flee", "escape", "surrender", "appear", "plead",
    "indict", "treat", "behind", "seize", "capture", "hurt", "maim", "bury", "try", "extradite", "rape", "torture",
})  # fmt: skip
PAIR = frozenset({"both", "neither"})
OTHERS = frozenset({"others", "other"})
# How many sentences back a number reaches for whom it counts.
REACH = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that stands for people: words `first` to `last` (half-open), its head, and its value where known."""

    first: int
    last: int
    head: int
    count: int | None
    definite: bool


def find_counted(scene: Scene) -> list[Counted]:
    """The numbers of a sentence that may stand for people, in order."""
    tree = scene.tree
    taken = {i for n in scene.nominals for i in (n.head,)} | {i for n in scene.names for i in range(n.first, n.last)}
    times = {i for time in tree.sentence.times for i in range(time.first, time.last)}
    found = []
    for index, word in enumerate(tree.words):
        counts = value_of(tree, index) is not None or tree.lower[index] in PAIR | OTHERS
        if not counts or index in taken | times or tree.relation(index) not in ARGUMENTS:
            continue
        if word.upos in ("NUM", "NOUN", "DET", "PRON", "ADJ") and not list(tree.of(index, "flat", "compound")):
            found.append(_counted(tree, index))
    return found


def value_of(tree: Tree, index: int) -> int | None:
    """The number that the word spells, None where it spells none below a million."""
    spelled = tree.lower[index].replace(",", "")
    if spelled.isdecimal() and len(spelled) < 7:
        return int(spelled)
    return NUMBERS.get(spelled)


def _counted(tree: Tree, head: int) -> Counted:
    first = head
    while first and tree.words[first - 1].head == head and tree.relation(first - 1) in ("det", "nummod"):
        first -= 1
    last = head + 1
    for child in tree.of(head, "nmod"):
        if "of" in tree.cases(child) and _people(tree, child):
            last = child + 1
    count = 2 if tree.lower[head] in PAIR else value_of(tree, head)
    for child in tree.of(head, "nummod"):
        count = value_of(tree, child)
    definite = tree.lower[first] in ("the", "all", "both", "those", "these")
    return Counted(first, last, head, count, definite)


def _people(tree: Tree, index: int) -> bool:
    noun = agents().get(tree.words[index].lemma.lower()) or agents().get(tree.lower[index].removesuffix("s"))
    return noun is not None and noun.sort in ("person", "people", "armed group")


def resolve_counted(stage: Stage, scene: Scene, counted: Counted) -> list[Entity]:
    """Whom the number stands for: those last counted so, the people of whom it is, else people not spoken of before."""
    tree = scene.tree
    partitive = counted.last > counted.head + 1
    like = _like(stage, scene, counted) if counted.definite and not partitive else []
    if like:
        return like
    human = tree.words[tree.clause(counted.head)].lemma.lower() in OF_PEOPLE
    who = any(tree.lower[i] in ("who", "whom") for c in tree.of(counted.head, "acl") for i in tree.children[c])
    if not (partitive or human or who):
        return []
    entity = stage.registry.new("people", None, "CVL")
    entity.count, entity.plural = counted.count, True
    noun = tree.lower[counted.last - 1] if partitive else "people"
    spelled = tree.lower[counted.head]
    if counted.head in range(counted.first, counted.last) and spelled in PAIR:
        spelled = "two"
    first = next((tree.lower[c] for c in tree.of(counted.head, "nummod")), "")
    entity.descriptions[f"{first} others".strip() if spelled in OTHERS else f"{spelled} {noun}"] = 1
    return [entity]


def _like(stage: Stage, scene: Scene, counted: Counted) -> list[Entity]:
    """The people of that number spoken of last, or so many persons last named together."""
    for past in reversed(stage.past):
        if scene.number - past.sentence > REACH:
            break
        entity = root(past.entity)
        if counted.count and entity.count == counted.count and entity.type in ("people", "armed group"):
            return [entity]
    for sentence, _, group, _ in reversed(stage.groups):
        entities = list(dict.fromkeys(root(entity) for entity in group))
        near = 0 <= scene.number - sentence <= 1
        if near and len(entities) == counted.count and all(entity.type == "person" for entity in entities):
            return entities
    if counted.count != 2:
        return []
    return two_before(stage, scene, counted.head, "person") or two_before(stage, scene, counted.head, "country")


def numbered_people(stage: Stage, tree: Tree, head: int, country: str) -> Entity | None:
    """People of a country whom a number counts ("ten Filipinos"), None where no number stands with the word `head`."""
    numbers = [c for c in tree.of(head, "nummod") if c < head]
    before = head - 1 if head and value_of(tree, head - 1) is not None else None
    at = numbers[0] if numbers else before
    if at is None or (tree.relation(head) in ("amod", "compound", "nmod") and not tree.cases(head)):
        return None
    entity = stage.registry.new("people", country, "CVL")
    entity.count, entity.plural = value_of(tree, at), True
    text = tree.words[head].text
    people = text if text.endswith(("s", "men")) else f"{demonym(country)} people"
    entity.descriptions[f"{tree.lower[at]} {people}"] = 1
    return entity
