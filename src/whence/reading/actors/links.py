"""What ties a noun phrase to someone named in its own sentence: apposition, copula, "called", a name as modifier."""

from __future__ import annotations

from collections.abc import Sequence

from whence.codebook.agents import AgentSort
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.nominals import CALLED, Nominal
from whence.reading.actors.scene import Scene

# Nouns that a name before them names: "the Wagner group", not "the UN mission".
NAMED_BY = frozenset({
    "group", "organization", "organisation", "militia", "movement", "network", "bloc", "alliance", "party",
    "company", "cartel", "gang", "mercenary group", "paramilitary group", "militant group", "rebel group",
    "armed group", "terrorist group", "jihadist group", "private military company", "insurgency", "agency",
    "news agency", "newspaper", "firm", "coalition", "front", "faction", "clan", "terrorist organization",
    "terrorist organisation", "regional bloc", "political party", "corporation", "union", "charity",
})  # fmt: skip
OWN = frozenset({"his", "her", "its", "their"})
# Nouns for what a country, a body or a person can each be.
OF_ANYONE = frozenset(
    {"owner", "member", "ally", "partner", "opponent", "enemy", "rival", "supporter", "critic", "mediator"}
)
ASIDE_ENDS = frozenset({
    ",", ".", ";", "which", "who", "that", "whose", "in", "based", "and", "with", "from", "—", "–", ")",
})  # fmt: skip
BODIES = frozenset({"organization", "armed group", "other", "people"})


def fits(sort: AgentSort, entity: Entity, plural: bool) -> bool:
    """Whether a noun of that sort can denote `entity`."""
    if sort == "person":
        return entity.type == "person" if not plural else entity.type in ("people", "organization")
    if sort == "country":
        return entity.type == "country"
    if sort == "government":
        return entity.type in ("country", "organization")
    return entity.type in BODIES and not (sort == "people" and entity.type == "armed group" and entity.named)


def linked(scene: Scene, nominal: Nominal) -> Entity | None:
    """Whom the sentence itself says that the noun phrase denotes, None where it does not say."""
    for word in _ties(scene, nominal):
        for entity in _at(scene, word):
            many = nominal.plural and nominal.sort == "person"
            if nominal.noun in OF_ANYONE or fits(nominal.sort, root(entity), many):
                return root(entity)
    return None


def owned(scene: Scene, first: int, entities: Sequence[Entity]) -> None:
    """Give a body whose name follows "its" the country that the pronoun denotes: "its Foreign Ministry"."""
    pronoun = first - 1
    if pronoun < 0 or scene.tree.lower[pronoun] not in ("its", "their"):
        return
    lands = {root(owner).country for owner in scene.heads.get(pronoun, ()) if root(owner).type == "country"}
    for entity in entities:
        if entity.type == "organization" and entity.body is None and entity.country is None and len(lands) == 1:
            entity.country = next(iter(lands))


def _at(scene: Scene, word: int) -> list[Entity]:
    number = scene.name_at(word)
    if number is not None:
        return scene.entities.get(number, [])
    return scene.heads.get(word, [])


def _ties(scene: Scene, nominal: Nominal) -> list[int]:
    """The words whose entity the noun phrase shares, the surest first."""
    tree, head = scene.tree, nominal.head
    ties: list[int] = []
    if nominal.office is not None and nominal.office.holder is not None:
        ties.append(scene.names[nominal.office.holder].first)
    ties += _described(scene, nominal)
    own = [child for child in tree.of(head, "appos") if child == nominal.last and scene.name_at(child) is not None]
    if tree.relation(head) == "appos" and not _apart(scene, nominal):
        # Of "the firm X, its owner Y" the owner is Y.
        ties += [*own, tree.words[head].head] if not (own and tree.lower[nominal.first] in OWN) else own
    ties += tree.of(head, "appos")
    following = scene.name_at(head + 1) if head + 1 < len(tree.words) else None
    if following is not None and scene.names[following].sort == "person" and tree.lower[head] != "of":
        ties.append(head + 1)
    if following is not None and scene.names[following].sort in ("organization", "armed group") and _is_one(nominal):
        ties.append(head + 1)
    if nominal.noun in NAMED_BY:
        ties += [child for child in tree.of(head, "compound", "amod", "flat") if _is_body(scene, child)]
    ties += _copula(scene, head)
    ties += _beside(scene, nominal)
    for clause in tree.of(head, "acl"):
        if tree.words[clause].lemma.lower() in CALLED:
            ties += tree.of(clause, "obj", "xcomp", "obl", "appos")
    return ties


def _is_one(nominal: Nominal) -> bool:
    """Whether the noun calls one body, so that a name right behind it is that body's: "the opposition X"."""
    return not nominal.plural and nominal.agent.sort in ("organization", "armed group") and nominal.definite


def _beside(scene: Scene, nominal: Nominal) -> list[int]:
    """By the order of the words alone: "X, a paramilitary group funded ...", "a bloc, called the X"."""
    tree, first, last = scene.tree, nominal.first, nominal.last
    ties: list[int] = []
    aside = tree.lower[first] in ("a", "an") or nominal.agent.sort == "country"
    aside &= tree.relation(nominal.head) != "nsubj"
    beside = aside and first > 1 and tree.lower[first - 1] == "," and scene.name_at(first - 2) is not None
    if beside and (last >= len(tree.words) or tree.lower[last] in ASIDE_ENDS or tree.words[last].upos == "VERB"):
        ties.append(first - 2)
    at = last + (last < len(tree.words) and tree.lower[last] == ",")
    number = scene.name_at(at) if at == last + 1 and nominal.definite and not nominal.plural else None
    body = nominal.sort != "person" and nominal.agent.sort in ("organization", "armed group")
    sort = scene.names[number].sort if number is not None else ""
    if number is not None and (sort in ("organization", "armed group") if body else sort == nominal.sort == "person"):
        end = scene.names[number].last
        if end >= len(tree.words) or tree.lower[end] in (",", ".", ")", ";"):
            ties.append(at)
    if at < len(tree.words) and tree.words[at].lemma.lower() in CALLED:
        at += 1
        while at < len(tree.words) and tree.lower[at] in ("as", "the", "“", '"'):
            at += 1
        ties.append(at)
    return ties


def _described(scene: Scene, nominal: Nominal) -> list[int]:
    """The person whom "X, her Spanish counterpart," describes, between the commas and with no name after it."""
    tree, first, last = scene.tree, nominal.first, nominal.last
    one = nominal.sort == "person" and not nominal.plural and nominal.office is None
    if not one or first < 2 or tree.lower[first - 1] != "," or tree.lower[first] not in OWN:
        return []
    before = scene.name_at(first - 2)
    closed = last < len(tree.words) and tree.lower[last] in (",", ".", ";", ")")
    named = scene.name_at(last + 1) if last + 1 < len(tree.words) else None
    after = named is not None and scene.names[named].sort == "person"
    return [first - 2] if closed and not after and before is not None and scene.names[before].sort == "person" else []


def _apart(scene: Scene, nominal: Nominal) -> bool:
    """Whether an "apposition" names its own country, other than that of what it follows, and so is a list's item."""
    governor = scene.tree.words[nominal.head].head
    if nominal.agent.sort == "country" and nominal.owner is not None:
        return False
    entities = _at(scene, governor)
    own = {iso3 for iso3, _ in nominal.countries}
    return bool(own and entities and entities[0].country and entities[0].country not in own)


def _is_body(scene: Scene, word: int) -> bool:
    number = scene.name_at(word)
    return number is not None and scene.names[number].sort in ("organization", "armed group")


def _copula(scene: Scene, head: int) -> list[int]:
    """The subject of "X is a ...", where nothing denies or supposes it."""
    tree = scene.tree
    copulas = list(tree.of(head, "cop"))
    denied = any(tree.lower[child] in ("not", "n't", "n’t", "never", "no") for child in tree.children[head])
    supposed = any(tree.lower[child] in ("may", "might", "could", "would") for child in tree.of(head, "aux"))
    if not copulas or denied or supposed:
        return []
    return list(tree.of(head, "nsubj"))
