"""Everything in a report that may be spoken of again: noun phrases, names and pronouns, actors and things alike.

Things are mentions too, so that an "it" that takes up a thing is not given to an actor. Relative pronouns, expletives
and verbs are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whence.codebook.agents import agents
from whence.codebook.given_names import Gender, gender_of, likely_gender
from whence.codebook.names import plain
from whence.codebook.offices import addresses, office_heads
from whence.model.parse import Name
from whence.reading.actors.tree import Tree

Kind = Literal["pronoun", "name", "noun", "group"]
PERSONAL = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "i"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "you"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("this", "that"), "this"),
    **dict.fromkeys(("these", "those"), "these"),
    **dict.fromkeys(("one", "oneself"), "one"),
}
NOUNS = ("NOUN", "PROPN")
# What stands under a head and is no part of its phrase: on the left, and on either side of a noun that is a predicate.
OUTSIDE = frozenset({"case", "punct", "cc", "mark", "discourse", "vocative", "parataxis", "reparandum"})
OF_PREDICATES = frozenset({
    "nsubj", "csubj", "cop", "aux", "mark", "advcl", "expl", "ccomp", "advmod", "obl", "dislocated", "xcomp", "obj",
})  # fmt: skip
NEVER = frozenset({"flat", "fixed", "goeswith", "expl", "discourse", "reparandum"})
FEMALE_NOUNS = frozenset({
    "woman", "girl", "mother", "daughter", "sister", "wife", "widow", "queen", "princess", "actress", "lady", "aunt",
    "grandmother", "niece", "spokeswoman", "chairwoman", "businesswoman", "policewoman", "congresswoman", "mom",
    "girlfriend", "bride", "nun", "waitress", "duchess", "empress", "goddess", "heroine", "granddaughter", "mum",
    "stateswoman", "councilwoman", "stepmother", "fiancée", "schoolgirl", "councillorwoman",
})  # fmt: skip
MALE_NOUNS = frozenset({
    "man", "boy", "father", "son", "brother", "husband", "widower", "king", "prince", "actor", "gentleman", "uncle",
    "grandfather", "nephew", "spokesman", "chairman", "businessman", "policeman", "congressman", "dad", "boyfriend",
    "groom", "monk", "waiter", "duke", "emperor", "god", "grandson", "statesman", "gunman", "fisherman", "strongman",
    "councilman", "stepfather", "fiancé", "guy", "lad", "pope", "sultan", "emir", "imam", "cardinal", "bishop",
})  # fmt: skip
MAX_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` (half-open) of the sentence `sentence`, governed by `head`.

    `form` is a pronoun's person ("he") or "" of other mentions; `sort` what it denotes as far as words tell, "" where
    they do not; `gender` is "female", "male" or "".
    """

    sentence: int
    head: int
    first: int
    last: int
    kind: Kind
    form: str
    sort: str
    gender: str
    plural: bool


def find_mentions(trees: Sequence[Tree]) -> list[Mention]:
    """All mentions of the sentences `trees`, in the order of their first words, the longer before the shorter."""
    found = [mention for number, tree in enumerate(trees) for mention in _of_sentence(number, tree)]
    return sorted(found, key=lambda m: (m.sentence, m.first, -m.last, m.kind != "group"))


def _of_sentence(number: int, tree: Tree) -> list[Mention]:
    names = {i: name for name in tree.sentence.names for i in range(name.first, name.last)}
    headed = {_governor(tree, name): name for name in reversed(tree.sentence.names)}
    times = {i for time in tree.sentence.times for i in range(time.first, time.last)}
    found = []
    for index, word in enumerate(tree.words):
        relation = tree.relation(index)
        inside = names.get(index)
        if inside is not None and index not in headed:
            continue
        if relation in NEVER or (relation == "compound" and index not in headed):
            continue
        if word.upos == "PRON" or (word.upos == "DET" and relation != "det" and tree.lower[index] in PERSONAL):
            form = PERSONAL.get(tree.lower[index], "")
            if form and not _relative(tree, index):
                found.append(_pronoun(tree, number, index, form))
        elif word.upos in NOUNS or (word.upos == "NUM" and relation not in ("nummod", "compound", "appos")):
            found += _phrase(tree, number, index, headed.get(index), index in times)
        elif word.upos == "ADJ" and relation not in ("amod", "root", "conj", "acl") and any(tree.of(index, "det")):
            found += _phrase(tree, number, index, headed.get(index), False)
    return found


def _governor(tree: Tree, name: Name) -> int:
    """The word that governs a name; that of the title that it is flat with, as "Mr." """
    inside = range(name.first, name.last)
    index = next((i for i in inside if tree.words[i].head not in inside), name.last - 1)
    for _ in range(MAX_DEPTH):
        if tree.relation(index) != "flat" or tree.words[index].head < 0:
            break
        index = tree.words[index].head
    return index


def _relative(tree: Tree, index: int) -> bool:
    """Whether "that" opens a relative clause."""
    at = index
    for _ in range(MAX_DEPTH):
        head = tree.words[at].head
        if head < 0 or tree.relation(at) in ("ccomp", "advcl", "parataxis", "conj"):
            return False
        if tree.words[at].deprel.startswith("acl"):
            return at > index > head and tree.lower[index] == "that"
        at = head
    return False


def _pronoun(tree: Tree, number: int, index: int, form: str) -> Mention:
    gender = {"he": "male", "she": "female"}.get(form, "")
    sort = "person" if form in ("he", "she", "i", "you") else ""
    return Mention(number, index, index, index + 1, "pronoun", form, sort, gender, form in ("we", "they", "these"))


def _phrase(tree: Tree, number: int, index: int, name: Name | None, timed: bool) -> list[Mention]:
    joined = [child for child in tree.of(index, "conj") if tree.words[child].upos in (*NOUNS, "PRON", "NUM")]
    first, last = _extent(tree, index)
    kind: Kind = "name" if name is not None else "noun"
    sort = _name_sort(name) if name is not None else "time" if timed else _noun_sort(tree, index)
    plural = name is None and _plural(tree, index)
    own = Mention(number, index, first, last, kind, "", sort, _gender(tree, index, name, sort), plural)
    if not joined or tree.words[index].upos not in NOUNS:
        return [own]
    end = max(_extent(tree, child)[1] for child in joined)
    return [Mention(number, index, first, end, "group", "", sort, "", True), own]


def _extent(tree: Tree, index: int) -> tuple[int, int]:
    """The phrase of the noun at `index`, half-open: all under it but its prepositions, conjuncts and, of a predicate,
    its clause."""
    predicate = any(tree.of(index, "cop", "nsubj"))
    first, last = index, index + 1
    for child in tree.children[index]:
        relation = tree.relation(child)
        if relation in OUTSIDE or relation == "conj" or (predicate and relation in OF_PREDICATES):
            continue
        first, last = min(first, _leftmost(tree, child, 0)), max(last, _rightmost(tree, child, 0))
    while (
        last - 1 > index and tree.words[last - 1].upos == "PUNCT" and tree.words[last - 1].text not in ('"', ")", "”")
    ):
        last -= 1
    after = [child for child in tree.of(index, "case") if child == last and tree.lower[child] in ("'s", "’s", "'", "’")]
    return first, last + len(after)


def _leftmost(tree: Tree, index: int, depth: int) -> int:
    if depth > MAX_DEPTH:
        return index
    return min([index, *(_leftmost(tree, child, depth + 1) for child in tree.children[index] if child < index)])


def _rightmost(tree: Tree, index: int, depth: int) -> int:
    if depth > MAX_DEPTH:
        return index + 1
    return max([index + 1, *(_rightmost(tree, child, depth + 1) for child in tree.children[index] if child > index)])


def _name_sort(name: Name) -> str:
    return {"PER": "person", "ORG": "organization", "NORP": "people"}.get(name.type, name.type.lower())


def _noun_sort(tree: Tree, index: int) -> str:
    word = tree.words[index]
    agent = agents().get(word.lemma.lower()) or agents().get(tree.lower[index].removesuffix("s"))
    if agent is not None:
        return agent.sort
    lemma = word.lemma.lower()
    if lemma in FEMALE_NOUNS or lemma in MALE_NOUNS or lemma in office_heads():
        return "person"
    return "number" if word.upos == "NUM" else "thing"


def _plural(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    return word.upos == "NOUN" and tree.lower[index] != word.lemma.lower() and tree.lower[index][-1:] in "snea"


def _gender(tree: Tree, index: int, name: Name | None, sort: str) -> str:
    if name is not None:
        return gender_of_name(tree, name.first, name.last) or "" if name.type == "PER" else ""
    lemma = tree.words[index].lemma.lower()
    if sort != "person":
        return ""
    return "female" if lemma in FEMALE_NOUNS else "male" if lemma in MALE_NOUNS else ""


def gender_of_name(tree: Tree, first: int, last: int) -> Gender | None:
    """The gender that a person's name of words `first` to `last` tells: by how it is addressed, else by its given name.

    Of a single word only the form of address tells.
    """
    for index in range(max(0, first - 2), last):
        told = addresses().get(tree.lower[index].rstrip("."))
        if told in ("male", "female"):
            return "male" if told == "male" else "female"
    words = [tree.words[i].text for i in range(first, last) if tree.words[i].text[:1].isupper()]
    words = [word for word in words if len(plain(word)) > 1]
    if len(words) < 2:
        return None
    return next((told for word in words[:-1] if (told := gender_of(word))), None) or likely_gender(words[0])
