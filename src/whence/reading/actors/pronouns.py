"""Whom a pronoun points back to: the best antecedent that its form can denote, if that is an actor."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from whence.codebook.reporting import reporting
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.scene import Scene, Stage
from whence.reading.actors.tree import Tree
from whence.reading.coreference.mentions import Mention
from whence.reading.quoting import is_quoted

PronounSort = Literal["it", "they", "he", "she", "relative"]
FORMS: dict[str, PronounSort] = {
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("who", "whom", "whose", "which", "that"), "relative"),
}
# How much likelier than that it takes up none the best antecedent must be (logarithm of odds).
# What speaks for an actor beyond the scorer's odds, and for several named together: what Whence reads tells of actors
# more than OntoGUM does. On its dev part 0, 1, 1.5 and 2 for an actor leave 4, 18, 33 and 40 pronouns wrong and 28, 34,
# 49 and 52 right among "it" and "they" (the rules before: 51 and 60).
OF_ACTORS, OF_SEVERAL = 1.0, 2.0
# What speaks for who says it, where the pronoun is what is said of.
OF_SPEAKER = 3.0
# What speaks for the subject of the clause beside, where the pronoun is an object (by hand; OntoGUM stays as it was).
OF_SUBJECT = 2.0
# The odds (logarithm) that the best antecedent must have against none.
LEAST_ODDS: dict[PronounSort, float] = {"he": -2.0, "she": -2.0, "it": 0.0, "they": 0.0, "relative": 0.0}
WHERE = frozenset({"in", "at", "near", "across", "inside", "outside", "from", "to", "into", "through", "around"})
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
    """Whom `pronoun` denotes: none, one, or those named together; none too where it takes up a thing."""
    if pronoun.sort == "relative":
        return _relative(scene, pronoun)
    local = _clause_subject(scene, pronoun)
    for odds, found, plural in _ranked(stage, scene, pronoun):
        if odds < LEAST_ODDS[pronoun.sort]:
            return []
        if not found and pronoun.sort in ("it", "they"):
            return []
        agree = all(_agrees(entity, pronoun.sort, plural or len(found) > 1) for entity in found)
        if found and agree and not _barred(scene, found, pronoun, local):
            if pronoun.sort in ("he", "she"):
                found[0].gender = "male" if pronoun.sort == "he" else "female"
            return found
    return []


def _ranked(stage: Stage, scene: Scene, pronoun: Pronoun) -> list[tuple[float, list[Entity], bool]]:
    """Whom or what the pronoun may take up, the likeliest first: odds, the actors (none of a thing), whether plural.

    All mentions of one actor speak for it together, as all right antecedents did when the scorer learnt.
    """
    rows: dict[tuple[int, ...], tuple[float, list[Entity], bool]] = {}
    speaker = _speaker(scene.tree, pronoun.word)
    for number, antecedent in enumerate(stage.antecedents.of(scene.number, pronoun.word)):
        mention = antecedent.mention
        found = denoted(stage, mention)
        if not found and mention.form == "they":
            continue
        key = tuple(sorted(entity.number for entity in found)) or (-1 - number,)
        odds, _, plural = rows.get(key, (-math.inf, found, False))
        score = antecedent.score + _prior(stage, pronoun, mention, found)
        if (mention.sentence, mention.head) == (scene.number, speaker):
            score += OF_SPEAKER
        if mention.sentence == scene.number and _is_subject_beside(scene.tree, pronoun, mention.head):
            score += OF_SUBJECT
        together = max(odds, score) + math.log1p(math.exp(-abs(odds - score)))
        rows[key] = (together, found, plural or mention.plural or _many(pronoun, mention))
    return sorted(rows.values(), key=lambda row: -row[0])


def _is_subject_beside(tree: Tree, pronoun: Pronoun, head: int) -> bool:
    """Whether the word is the subject of another clause of the sentence than the one that has the pronoun, "him" or
    "her", for its object: "when X arrived, police arrested him"."""
    is_object = tree.relation(pronoun.word) in ("obj", "iobj") and pronoun.sort in ("he", "she")
    beside = head < pronoun.word and tree.relation(head) == "nsubj"
    return is_object and beside and tree.clause(head) != tree.clause(pronoun.word)


def _many(pronoun: Pronoun, mention: Mention) -> bool:
    """Whether a people's name, as "the Danes", may be taken up as many."""
    return pronoun.sort == "they" and mention.sort == "people"


def _speaker(tree: Tree, pronoun: int) -> int | None:
    """Who says it, where the pronoun is the subject of what is said, or whose that is: "X said that he would"."""
    if is_quoted(tree.words, pronoun):
        return None
    at = tree.words[pronoun].head if tree.words[pronoun].deprel == "nmod:poss" else pronoun
    clause = tree.words[at].head
    if tree.relation(at) != "nsubj" or clause < 0 or tree.relation(clause) != "ccomp":
        return None
    verb = tree.words[clause].head
    if verb < 0 or tree.words[verb].lemma.lower() not in reporting().verbs | reporting().denials:
        return None
    subject = next((child for child in tree.of(verb, "nsubj")), None)
    owners = [c for c in tree.children[subject] if tree.words[c].deprel == "nmod:poss"] if subject is not None else []
    # "His lawyer says that he": what those near to someone say is as often of them as of themselves.
    return None if owners and FORMS.get(tree.lower[pronoun]) in ("he", "she") else subject


def _prior(stage: Stage, pronoun: Pronoun, mention: Mention, found: list[Entity]) -> float:
    """What speaks for `found` beyond the scorer, which has nearly always a person for "he" and "she".

    Nothing speaks for a country that is only where something is.
    """
    if not found or pronoun.sort in ("he", "she"):
        return 0.0
    tree = stage.scenes[mention.sentence].tree
    if len(found) == 1 and set(tree.cases(mention.head)) & WHERE:
        return 0.0
    return OF_SEVERAL if len(found) > 1 else OF_ACTORS


def denoted(stage: Stage, mention: Mention) -> list[Entity]:
    """Whom the report speaks of with `mention`, as far as it has been read; none of a thing."""
    scene = stage.scenes[mention.sentence]
    heads = [mention.head, *(scene.tree.of(mention.head, "conj") if mention.kind == "group" else ())]
    spelled = [(head, *scene.tree.of(head, "flat")) for head in heads]
    found = [entity for words in spelled for word in words for entity in scene.heads.get(word, ())]
    return list(dict.fromkeys(root(entity) for entity in found))


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


def _barred(scene: Scene, found: list[Entity], pronoun: Pronoun, local: int | None) -> bool:
    """Whether grammar keeps the two apart: an object is not its own clause's subject."""
    tree = scene.tree
    if pronoun.sort == "it" and _named_after(scene, found, pronoun):
        return True
    bare = tree.relation(pronoun.word) in ("obj", "iobj") and not tree.lower[pronoun.word].endswith(("self", "selves"))
    if local is None or not bare or pronoun.possessive:
        return False
    return any(root(entity) in found for entity in scene.heads.get(local, ()))


def _named_after(scene: Scene, found: list[Entity], pronoun: Pronoun) -> bool:
    """Whether the pronoun is the clause's subject, or whose that is, and the clause names `found` after its verb.

    "Its ministry summoned the Georgian ambassador": not Georgia's.
    """
    tree = scene.tree
    top = tree.words[pronoun.word].head if pronoun.possessive else pronoun.word
    if top < 0 or tree.words[top].deprel != "nsubj" or tree.words[top].head < top:
        return False
    verb = tree.words[top].head
    after = (n for n, name in enumerate(scene.names) if name.first > verb and tree.clause(name.first) == verb)
    return any(root(entity) in found for number in after for entity in scene.entities.get(number, ()))


def _agrees(entity: Entity, sort: PronounSort, plural: bool) -> bool:
    if sort == "he":
        return entity.type == "person" and entity.gender != "female"
    if sort == "she":
        return entity.type == "person" and entity.gender != "male"
    if sort == "it":
        return entity.type in ("country", "organization", "armed group") and not plural
    return entity.type in ("people", "organization", "armed group") or plural
