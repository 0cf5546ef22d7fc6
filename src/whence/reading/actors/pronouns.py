"""Whom a pronoun points back to: someone of fitting number and kind, spoken of near by, subjects before others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.reading.actors.entities import Entity, root
from whence.reading.actors.scene import Past, Scene, Stage
from whence.reading.actors.tree import Tree

PronounSort = Literal["it", "they", "he", "she", "relative"]
FORMS: dict[str, PronounSort] = {
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("who", "whom", "whose", "which", "that"), "relative"),
}
NEAR = (1.0, 0.75, 0.35)
# Below this an "it" more likely takes up a thing than an actor: on 36 training documents of OntoGUM 1.3, 1.6, 1.9 and
# 2.3 give a CoNLL score (heads) of 35.6, 35.5, 35.4 and 35.2, and 1.9 half of the wrong ones of 1.3.
LEAST_IT, LEAST_ITS = 1.7, 1.3
LEAST = 0.6
MAX_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun at the index `word`."""

    word: int
    sort: PronounSort
    possessive: bool


def find_pronouns(tree: Tree) -> list[Pronoun]:
    """The third-person and relative pronouns of a sentence that may denote an actor, in order."""
    found = []
    for index, word in enumerate(tree.words):
        sort = FORMS.get(tree.lower[index])
        if sort is None or word.upos not in ("PRON", "DET", "SCONJ"):
            continue
        if sort == "relative" and antecedent(tree, index) is None:
            continue
        if sort == "it" and _expletive(tree, index):
            continue
        found.append(Pronoun(index, sort, word.deprel == "nmod:poss"))
    return found


def antecedent(tree: Tree, index: int) -> int | None:
    """The noun that the relative clause of the pronoun at `index` hangs on; None where it is in none."""
    if tree.words[index].deprel not in (
        "nsubj",
        "nsubj:pass",
        "obj",
        "obl",
        "nmod:poss",
        "iobj",
        "nmod",
        "nsubj:outer",
    ):
        return None
    at = index
    for _ in range(MAX_CHAIN):
        head = tree.words[at].head
        if head < 0:
            return None
        if tree.words[at].deprel.startswith("acl"):
            return head if head < index else None
        if at != index and tree.relation(at) in ("ccomp", "advcl", "parataxis"):
            return None
        at = head
    return None


def _expletive(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    if word.deprel.startswith("expl") or word.head < 0:
        return True
    head = word.head
    clausal = any(tree.relation(child) in ("csubj", "ccomp") and child > head for child in tree.children[head])
    empty = any(tree.relation(child) == "cop" for child in tree.children[head]) or word.deprel == "nsubj:pass"
    weather = tree.words[head].lemma.lower() in ("seem", "appear", "rain", "snow", "happen", "turn")
    return word.deprel.startswith("nsubj") and ((clausal and empty) or weather)


def resolve_pronoun(stage: Stage, scene: Scene, pronoun: Pronoun) -> list[Entity]:
    """Whom `pronoun` denotes: none, one, or those last named together."""
    if pronoun.sort == "relative":
        return _relative(scene, pronoun)
    best: tuple[float, list[Entity]] = (0.0, [])
    local = _clause_subject(scene, pronoun)
    for past in reversed(stage.past):
        back = scene.number - past.sentence
        if back >= len(NEAR):
            break
        if _barred(scene, past, pronoun, back, local) or not _agrees(root(past.entity), pronoun.sort, past.plural):
            continue
        score = past.role + NEAR[back] + _bonus(root(past.entity), pronoun, past, back, local)
        if score > best[0]:
            best = (score, [root(past.entity)])
    if pronoun.sort == "they":
        best = max(best, _together(stage, scene, pronoun, local), key=lambda row: row[0])
    score, found = best
    least = (LEAST_ITS if pronoun.possessive else LEAST_IT) if pronoun.sort == "it" else LEAST
    if score < least:
        return []
    if pronoun.sort in ("he", "she") and found:
        found[0].gender = "male" if pronoun.sort == "he" else "female"
    return found


def _relative(scene: Scene, pronoun: Pronoun) -> list[Entity]:
    noun = antecedent(scene.tree, pronoun.word)
    if noun is None:
        return []
    number = scene.name_at(noun)
    found = scene.entities.get(number, []) if number is not None else scene.heads.get(noun, [])
    return list(dict.fromkeys(root(entity) for entity in found))


def _clause_subject(scene: Scene, pronoun: Pronoun) -> int | None:
    """The subject of the pronoun's own clause, itself left out."""
    tree = scene.tree
    clause = tree.clause(pronoun.word)
    return next((child for child in tree.of(clause, "nsubj") if child != pronoun.word), None)


def _barred(scene: Scene, past: Past, pronoun: Pronoun, back: int, local: int | None) -> bool:
    """Whether grammar keeps the two apart: an object is not its own clause's subject, nor a possessive what it owns."""
    tree = scene.tree
    if pronoun.possessive:
        return not back and tree.words[pronoun.word].head == past.word
    bare = tree.relation(pronoun.word) in ("obj", "iobj") and not tree.lower[pronoun.word].endswith(("self", "selves"))
    if local is None or not bare:
        return False
    return any(root(entity) is root(past.entity) for entity in scene.heads.get(local, ()))


def _agrees(entity: Entity, sort: PronounSort, plural: bool) -> bool:
    if sort == "he":
        return entity.type == "person" and entity.gender != "female"
    if sort == "she":
        return entity.type == "person" and entity.gender != "male"
    if sort == "it":
        return entity.type in ("country", "organization", "armed group") and not plural
    return entity.type in ("people", "organization", "armed group") or (entity.type in ("other", "country") and plural)


def _bonus(entity: Entity, pronoun: Pronoun, past: Past, back: int, local: int | None) -> float:
    bonus = 0.04 * min(len(entity.spans), 8)
    if pronoun.possessive and not back and past.word == local:
        bonus += 0.6
    if pronoun.sort == "they" and not past.plural and entity.type != "people":
        bonus -= 0.3
    if pronoun.sort in ("he", "she") and entity.named:
        bonus += 0.2
    return bonus


def _together(stage: Stage, scene: Scene, pronoun: Pronoun, local: int | None) -> tuple[float, list[Entity]]:
    """Those last named together, for "they"; in the pronoun's own sentence too."""
    best: tuple[float, list[Entity]] = (0.0, [])
    own = _own_groups(scene, pronoun)
    for sentence, word, group, role in [*stage.groups[-6:], *own]:
        back = scene.number - sentence
        if 0 <= back < len(NEAR) and (back or word < pronoun.word):
            if not back and not pronoun.possessive and local is not None and local in scene.heads:
                group = tuple(entity for entity in group if root(entity) not in map(root, scene.heads[local]))
            entities = list(dict.fromkeys(root(entity) for entity in group))
            if len(entities) > 1:
                best = max(best, (role + NEAR[back] + 0.25, entities), key=lambda row: row[0])
    return best


def _own_groups(scene: Scene, pronoun: Pronoun) -> list[tuple[int, int, tuple[Entity, ...], float]]:
    tree = scene.tree
    found = []
    for head in sorted(scene.heads):
        parts = [head, *(part for part in tree.of(head, "conj") if part in scene.heads and part < pronoun.word)]
        if len(parts) > 1 and head < pronoun.word and tree.relation(head) != "conj":
            entities = tuple(entity for part in parts for entity in scene.heads[part])
            found.append((scene.number, head, entities, 1.0 if tree.relation(head) == "nsubj" else 0.4))
    return found
