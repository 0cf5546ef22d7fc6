"""What to call someone whom a report describes without a name: "Kyrgyz border guards", "Norway's foreign ministry".

It refuses pronouns in a name: a possessor is spelled out where it is known, and left away where it is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from whence.codebook.geography import countries
from whence.codebook.names import plain
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.nominals import NUMBERS, Nominal
from whence.reading.actors.scene import Scene
from whence.reading.actors.tree import POSSESSIVE

# What opens a noun phrase and says nothing of who is meant.
OPENERS = frozenset({
    "the", "a", "an", "this", "these", "those", "that", "both", "all", "some", "about", "least", "at", "more", "than",
    "only", "nearly", "almost", "around", "over", "roughly", "approximately", "up", "to", "such", "said", "each",
    "every", "single", "same", "also", "another", "own",
})  # fmt: skip
OWN = frozenset({"its", "their", "his", "her", "our", "my", "your", "whose"})
GENERIC_OWNERS = frozenset({"country", "nation", "state", "republic"})
# Plurals of bodies that are one body a country: "both parliaments" are the parliament of each.
MANY = frozenset({
    "troop", "force", "armed force", "security force", "special force", "armed forces", "unit", "contractor", "ally",
    "partner",
})  # fmt: skip
# Longer than this a description is cut at its last "of ...".
MAX_CHARACTERS = 60
MAX_TAIL = 5


def described(scene: Scene, nominal: Nominal, entity: Entity, owners: Sequence[Entity], *, several: bool) -> str:
    """The noun phrase as a name of `entity`: without article and pronouns, its possessor spelled out.

    `owners` are those whom its possessor denotes; `several` tells that the phrase is of more than this entity, so that
    the name has only the entity's own country.
    """
    first, owned = _opened(scene, nominal)
    if several and entity.country in countries():
        return f"{demonym(entity.country)} {_shared(scene, nominal, first)}"
    last = _tail(scene, nominal)
    text = _plainly(scene, first, last)
    while len(text) > MAX_CHARACTERS and " of " in text[: text.rfind(" ")]:
        text = text.rpartition(" of ")[0]
    prefix = _prefix(entity, owners) if owned and nominal.noun != "crew" else ""
    number, _, rest = text.partition(" ")
    if prefix and rest and (number.isdecimal() or number in NUMBERS) and not prefix.endswith("'s"):
        return f"{number} {prefix} {rest}"
    return f"{prefix} {text}".strip()


def demonym(iso3: str) -> str:
    """The adjective of a country ("Nigerien"), its name where it has none."""
    country = countries()[iso3]
    return country.adjectives[0] if country.adjectives else country.name


def placed(name: str, entity: Entity) -> str:
    """`name` with the country's adjective where the body or people of a country is called by nouns alone."""
    bare = entity.type in ("organization", "people") and entity.country in countries()
    if not bare or not entity.country or any(c.isupper() for c in name):
        return name
    number, _, rest = name.partition(" ")
    numbered = (number.replace(",", "").isdecimal() or number in NUMBERS) and rest
    return f"{number} {demonym(entity.country)} {rest}" if numbered else f"{demonym(entity.country)} {name}"


def _opened(scene: Scene, nominal: Nominal) -> tuple[int, bool]:
    """Where the telling words of the phrase begin, and whether a pronoun or "the country's" stood before them."""
    tree, at, owned = scene.tree, nominal.first, False
    while at < nominal.head:
        word = tree.lower[at]
        if word in OWN:
            owned = True
        elif word in GENERIC_OWNERS and at + 1 < nominal.head and tree.lower[at + 1] in POSSESSIVE:
            owned, at = True, at + 1
        elif word not in OPENERS and any(c.isalnum() for c in word):
            break
        at += 1
    return at, owned


def _shared(scene: Scene, nominal: Nominal, first: int) -> str:
    """The words that all whom the phrase denotes share: its noun and what says of which sort, no country."""
    tree = scene.tree
    named = {i for name in scene.names for i in range(name.first, name.last)}
    kept = [
        i
        for i in range(first, nominal.head)
        if i not in named and tree.words[i].upos in ("NOUN", "ADJ", "PROPN") and tree.words[i].deprel != "nmod:poss"
    ]
    one = nominal.agent.sort == "organization" and nominal.noun not in MANY
    noun = tree.words[nominal.head].lemma if one else tree.words[nominal.head].text
    return " ".join([*(tree.words[i].text for i in kept), noun]).lower()


def _tail(scene: Scene, nominal: Nominal) -> int:
    """Where the name ends: after the noun, or after an "of ..." that tells who is meant."""
    end, head = nominal.last, nominal.head
    if end <= head + 1 or nominal.office is not None:
        return end
    tree = scene.tree
    named = {i for name in scene.names for i in range(name.first, name.last)}
    if named & set(range(head + 1, end)):
        return end
    telling = not nominal.count and end - head - 1 <= MAX_TAIL
    pronouns = any(tree.lower[i] in OWN or tree.words[i].upos in ("PRON", "NUM") for i in range(head + 1, end))
    return end if telling and not pronouns else head + 1


def _plainly(scene: Scene, first: int, last: int) -> str:
    """The words as written, a capital that only the sentence's beginning gave lowered."""
    tree = scene.tree
    text = tree.text(first, last).replace(" 's", "'s").replace(" ’s", "’s")
    opening = first == 0 or not any(c.isalnum() for c in tree.text(0, first))
    opening |= first == 1 and tree.lower[0] in OPENERS
    common = opening and tree.words[first].upos != "PROPN" and scene.name_at(first) is None
    return text[:1].lower() + text[1:] if common and not text.split()[0].isupper() else text


def _prefix(entity: Entity, owners: Sequence[Entity]) -> str:
    owner = next((root(owner) for owner in owners), None)
    if owner is None:
        return ""
    if owner.type == "country" and owner.country in countries() and entity.country == owner.country:
        return demonym(owner.country)
    if owner.type == "country":
        return f"{owner.name}'s"
    return f"{owner.name}'s" if owner.named and plain(owner.name) else ""
