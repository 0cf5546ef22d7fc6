"""Ministries and portfolios that change hands without the word "minister": "Health goes to X", "Y was moved to Trade".

Whoever a portfolio goes to comes in as its minister; whoever is moved to another goes out of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from whence.codebook.offices import portfolios
from whence.codebook.tenures import tenure_words
from whence.reading.actors.scene import Scene
from whence.reading.actors.tree import Tree
from whence.reading.actors.turns import Turn, doer, person_at, undergoer

# Portfolios that go by themselves: "moved to education", "affairs" only after "foreign" or "home".
BARE = frozenset({
    "defence", "defense", "interior", "finance", "economy", "justice", "health", "education", "energy", "trade",
    "agriculture", "environment", "transport", "culture", "tourism", "labour", "labor", "communications", "industry",
    "mines", "mining", "housing", "planning", "treasury", "affairs", "commerce", "petroleum", "sports", "immigration",
})  # fmt: skip
HELD = frozenset({"portfolio", "ministry", "brief", "department"})


def handovers(scene: Scene, index: int) -> Iterator[Turn]:
    """What the verb at `index` tells of a portfolio's going from one to another."""
    tree, words = scene.tree, tenure_words()
    lemma = tree.words[index].lemma.lower()
    if tree.words[index].upos != "VERB":
        return
    if lemma in words.passes_to:
        held = next((title for c in _subjects(tree, index) if (title := minister_of(tree, c))), None)
        to = (c for c in tree.of(index, "obl") if "to" in tree.cases(c))
        person = next((p for c in to if (p := person_at(scene, c)) is not None and p.named), None)
        if held is not None and person is not None:
            yield Turn(index, comes=person, title=held, unlike="")
    elif lemma in words.moves_to:
        to = (c for c in tree.of(index, "obl") if "to" in tree.cases(c))
        held = next((title for c in to if (title := minister_of(tree, c))), None)
        person = undergoer(scene, index) or doer(scene, index)
        if held is not None and person is not None and person.named:
            yield Turn(index, goes=person, unlike=held)
            yield Turn(index, comes=person, title=held, unlike="")
    elif lemma in words.takes_on:
        held = next((title for c in tree.of(index, "obj") if (title := minister_of(tree, c))), None)
        person = doer(scene, index)
        if held is not None and person is not None:
            yield Turn(index, comes=person, title=held, unlike="")


def _subjects(tree: Tree, index: int) -> Iterator[int]:
    """The verb's subject, what a relative pronoun stands for in its place."""
    for child in tree.of(index, "nsubj"):
        yield (
            tree.words[index].head if tree.lower[child] in ("which", "that") and tree.words[index].head >= 0 else child
        )


def minister_of(tree: Tree, noun: int) -> str | None:
    """The minister whose portfolio the noun is, or names: "interior minister" of "the interior ministry"."""
    if tree.lower[noun] in HELD:
        inside = [c for c in tree.of(noun, "amod", "compound", "nmod") if tree.lower[c] in portfolios()]
        words = [w for c in inside for w in (*tree.of(c, "amod", "compound"), c)]
        return f"{' '.join(tree.lower[w] for w in words)} minister" if words else None
    if tree.lower[noun] not in BARE or any(tree.of(noun, "det", "nummod")):
        return None
    return " ".join([*(tree.lower[w] for w in tree.of(noun, "amod", "compound")), tree.lower[noun], "minister"])
