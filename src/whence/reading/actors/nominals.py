"""Nouns that denote actors, without a name: "the delegation", "French troops", "both nations"."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from whence.codebook.agents import Agent, AgentSort, agents
from whence.codebook.geography import area
from whence.codebook.kinds import kinds
from whence.codebook.numerals import TENS, UNITS
from whence.codebook.offices import portfolios
from whence.reading.actors.names import Named
from whence.reading.actors.officeholders import with_rank
from whence.reading.actors.offices import Office
from whence.reading.actors.tree import POSSESSIVE, Tree

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "such", "said"})
# Nouns that denote an actor only with something that says whose or which.
SHY = frozenset({
    "force", "unit", "body", "command", "side", "office", "school", "hospital", "bank", "press", "media", "guard",
    "service", "club", "team", "front", "network", "structure", "power", "territory", "union", "business",
    "congress", "head", "chief", "major", "second", "private", "order", "staff", "man", "father", "person",
    "mission", "department", "administration", "state", "authority", "representative", "resistance", "leadership",
    "general", "executive", "magazine", "television", "local", "public", "actor", "player", "member", "court",
    "university", "agent", "institution", "panel", "foundation", "movement", "family", "son", "ally", "partner",
    "alliance", "daughter", "mother", "brother", "sister",
})  # fmt: skip
# Nouns that denote an actor only after one of these words, or before the body that they are of: a power may be current,
# a chair furniture, foundations a building's.
ONLY_AFTER = {
    "power": frozenset({
        "foreign", "colonial", "regional", "world", "great", "major", "nuclear", "western", "occupying", "european",
        "outside", "imperial", "global", "big", "naval", "external", "allied", "central", "neighbouring", "neighboring",
    }),
    "chair": frozenset({"vice", "deputy", "co", "committee", "party", "board"}),
    "foundation": frozenset({"charitable", "political", "private", "medical", "family"}),
}  # fmt: skip
# Nouns of armed groups that denote a group in the singular.
COLLECTIVE = (
    "group", "militia", "insurgency", "rebellion", "gang", "cartel", "mafia", "wing", "alliance", "coalition", "force",
    "organization", "organisation", "resistance",
)  # fmt: skip
CALLED = frozenset({"call", "name", "dub", "know", "nickname", "title"})
NUMBERS = {word: n for word, n in UNITS.items() if n > 1} | {
    "both": 2,
    "twenty": TENS["twenty"],
    "2": 2,
    "3": 3,
    "4": 4,
}
# The kinds of nouns of which one is an actor although no table of ours gives it a sector.
KINDS: tuple[tuple[str, AgentSort], ...] = (("human", "person"), ("body", "organization"))
IN_STATE = frozenset({
    "authority", "regime", "junta", "government", "army", "military", "police", "leader", "court", "opposition",
    "parliament", "military government", "military regime", "military junta", "ruler", "official", "diplomat",
    "minister", "spokesman", "spokeswoman", "presidency", "officer", "police officer", "customs officer", "prosecutor",
    "judge", "policeman", "lawmaker", "customs", "border guard", "coast guard", "gendarmerie", "ministry",
})  # fmt: skip
# Whoever is one's ally is of another country than one's own.
RELATIONAL = frozenset({
    "partner", "ally", "neighbor", "neighbour", "enemy", "counterpart", "opponent", "friend", "foe", "rival",
    "colleague", "supporter", "critic", "guest", "host", "ambassador", "adversary",
})  # fmt: skip
# Whose authority is a body of its own, not a government.
TRADES = frozenset({
    "port", "electricity", "water", "energy", "power", "housing", "transit", "transport", "aviation", "airport",
    "ports", "canal", "river", "rail", "railway", "road", "health", "tax", "broadcasting", "electoral", "maritime",
    "planning",
})  # fmt: skip
FORCES = frozenset({"troop", "force", "soldier", "military", "army", "armed force", "armed forces", "security force"})
SYNONYMS = {
    **dict.fromkeys(FORCES, "forces"),
    "neighbour": "neighbor", "organisation": "organization", "nation": "country", "state": "country",
}  # fmt: skip
GENERIC = frozenset({
    "other", "many", "some", "several", "most", "all", "any", "no", "various", "more", "few", "numerous", "each",
    "every", "certain",
})  # fmt: skip

# Modifiers that tell a body from its like, beside what it is over.
TELLING = frozenset({
    "special", "presidential", "supreme", "constitutional", "riot", "coast", "rebel", "opposition", "ruling", "border",
})  # fmt: skip
# Modifiers of governments and authorities that are not those of the country in focus, or not of it alone.
ELSEWHERE = frozenset({
    "foreign", "western", "neighboring", "neighbouring", "allied", "friendly", "rival", "international", "european",
    "arab", "african", "asian", "regional",
})  # fmt: skip


@dataclass(slots=True)
class Nominal:
    """A noun phrase, words `first` to `last` (half-open), that denotes an actor by its noun at `head`.

    `countries` are those that its modifiers name (alpha-3; several where coordinated), `owner` the word index of its
    possessor, `words` its other modifiers, `count` a number that it states, `area` the countries of a region it names.
    """

    first: int
    last: int
    head: int
    noun: str
    agent: Agent
    plural: bool
    definite: bool
    countries: tuple[tuple[str, int], ...] = ()
    owner: int | None = None
    words: frozenset[str] = frozenset()
    count: int | None = None
    generic: bool = False
    area: frozenset[str] = frozenset()
    office: Office | None = None

    @property
    def sort(self) -> AgentSort:
        """What the noun denotes here: one gunman is a person, gunmen are an armed group."""
        sort = self.agent.sort
        if self.noun == "authority" and (not self.plural or self.words & TRADES):
            return "organization"
        one = sort == "armed group" and not self.plural and self.agent.sector != "PRM"
        return "person" if one and not self.noun.endswith(COLLECTIVE) else sort

    @property
    def elsewhere(self) -> bool:
        """Whether its modifiers say that it is not the government or authority of the country in focus."""
        return bool(self.words & ELSEWHERE)

    @property
    def key(self) -> str:
        """The noun, with those that denote the same organ of a state made one."""
        return SYNONYMS.get(self.noun, self.noun)


def find_nominals(tree: Tree, names: list[Named], offices: list[Office]) -> list[Nominal]:
    """The noun phrases that denote actors and are no part of a name, in order of their nouns."""
    taken = {i for name in names for i in range(name.first, name.last)}
    by_head = {office.head: office for office in offices}
    inner = {i for office in offices for i in range(*(office.complement or (0, 0)))}
    at = {i: name for name in names for i in range(name.first, name.last)}
    for name in names:
        if name.sort == "person":
            taken |= set(range(with_rank(tree, name.first), name.first))
    found = []
    for index, word in enumerate(tree.words):
        if index in taken or word.upos not in ("NOUN", "PROPN", "ADJ"):
            continue
        office = by_head.get(index)
        agent, start = _agent(tree, index, office)
        if agent is None or (word.upos == "ADJ" and not _nominalised(tree, index)):
            continue
        nominal = _nominal(tree, index, start, agent, at)
        nominal.office = office
        if office is not None and index not in inner:
            nominal.first = min(nominal.first, office.first - office.determined)
            nominal.last = max(nominal.last, office.last)
            if office.holder is not None and names[office.holder].first > index:
                nominal.last = min(nominal.last, max(office.last, index + 1))
        if _stands(tree, nominal):
            nominal.last = max(nominal.last, _seated(tree, nominal, at))
            found.append(nominal)
    return found


def _seated(tree: Tree, nominal: Nominal, names: dict[int, Named]) -> int:
    """Where the phrase ends with the capital that a government sits in: "the government in Madrid"."""
    at = nominal.head + 2
    seat = names.get(at) if at < len(tree.words) and tree.lower[at - 1] == "in" else None
    own = nominal.noun in ("government", "authority", "regime") and nominal.definite
    return seat.last if own and seat is not None and seat.sort == "capital" else 0


def _agent(tree: Tree, index: int, office: Office | None) -> tuple[Agent | None, int]:
    """What the noun at `index` denotes, with the word before it where the two are one term; where the term begins."""
    table = agents()
    lemma = tree.words[index].lemma.lower()
    text = tree.lower[index]
    nouns = (lemma, text, text.removesuffix("s"), f"{text.removesuffix('men')}man" if text.endswith("men") else lemma)
    before = tree.lower[index - 1] if index and tree.relation(index - 1) in ("compound", "amod") else ""
    for noun in nouns if before else ():
        if (pair := f"{before} {noun}") in table:
            return table[pair], index - 1
    for noun in nouns:
        if noun in table:
            return table[noun], index
    if office is not None and not office.weak:
        return Agent(office.noun, "person", office.sector), index
    if tree.words[index].upos == "NOUN":
        for kind, sort in KINDS:
            known = [noun for noun in nouns if noun in kinds()[kind]]
            if known:
                return Agent(known[0], sort, "CVL" if sort == "person" else ""), index
    return None, index


def _nominalised(tree: Tree, index: int) -> bool:
    """Whether an adjective stands as a noun ("the military")."""
    return tree.relation(index) in ("nsubj", "obj", "obl", "nmod", "conj", "root") and any(tree.of(index, "det"))


def _nominal(tree: Tree, head: int, start: int, agent: Agent, names: dict[int, Named]) -> Nominal:
    first, last = tree.phrase(head)
    first = min(first, start)
    while first < start and (tree.words[first].upos in ("PUNCT", "CCONJ", "ADP") or tree.lower[first] in POSSESSIVE):
        first += 1
    if first and tree.lower[first - 1] in ("both", "all"):
        first -= 1
    many = agent.sort == "people" or tree.lower[head] in ("police", "personnel")
    plural = many or tree.lower[head] not in (tree.words[head].lemma.lower(), agent.noun.split()[-1])
    nominal = Nominal(first, last, head, agent.noun, agent, plural, tree.lower[first] in DEFINITE)
    countries: list[tuple[str, int]] = []
    words: list[str] = []
    for child in tree.children[head]:
        if child >= first:
            _modifier(tree, nominal, child, names, countries, words)
    for index in range(first, head):
        before = names.get(index - 1)
        if before is not None and before.sort in ("organization", "armed group", "person"):
            # Of "the Pentagon and Niger's ministry" the ministry is the second alone.
            nominal.first = index + 1 if tree.words[index].upos == "CCONJ" else nominal.first
    beside = [names[i] for i in range(first, head) if i in names and names[i].sort == "adjective"]
    countries = countries or [(name.country, name.first) for name in beside if name.country]
    countries = _adjectives(tree, head, names) or countries
    countries = countries or _listed(tree, nominal, names)
    nominal.countries = tuple(dict.fromkeys(countries))
    nominal.words = frozenset(words)
    if nominal.owner is not None and nominal.owner < head and tree.words[nominal.owner].deprel == "nmod:poss":
        nominal.definite = True
    nominal.area = frozenset().union(*(area(phrase) for phrase in _phrases(tree, first, head)))
    return nominal


def _adjectives(tree: Tree, head: int, names: dict[int, Named]) -> list[tuple[str, int]]:
    """The countries whose adjectives stand in a list before the noun: "Peruvian, Chilean and Brazilian soldiers"."""
    found: list[tuple[str, int]] = []
    at = head - 1
    while at >= 0:
        name = names.get(at)
        if name is not None and name.sort == "adjective" and name.country:
            found.append((name.country, name.first))
            at = name.first - 1
        elif tree.lower[at] in (",", "and") and found:
            at -= 1
        else:
            break
    return list(reversed(found)) if len(found) > 2 else []


def _listed(tree: Tree, nominal: Nominal, names: dict[int, Named]) -> list[tuple[str, int]]:
    """The countries that follow a state's organ directly with "in" or "of", one or a list of them."""
    at, found = nominal.head + 2, []
    if nominal.noun not in IN_STATE or at > len(tree.words) or tree.lower[at - 1] not in ("in", "of"):
        return []
    while at < len(tree.words):
        name = names.get(at)
        if name is not None and name.sort in ("country", "capital") and name.country:
            found.append((name.country, at))
            at = name.last
        elif tree.lower[at] in (",", "and", "the"):
            at += 1
        else:
            break
    return found


def _modifier(
    tree: Tree,
    nominal: Nominal,
    child: int,
    names: dict[int, Named],
    countries: list[tuple[str, int]],
    words: list[str],
) -> None:
    relation, deprel = tree.relation(child), tree.words[child].deprel
    name = names.get(child)
    if deprel in ("nmod:poss", "nmod:unmarked", "nmod") and child < nominal.head:
        nominal.owner = child if name is None or name.sort != "adjective" else None
        _countries(tree, child, names, countries)
    elif relation in ("amod", "compound", "flat") and name is not None:
        _countries(tree, child, names, countries)
        if name.sort in ("organization", "armed group", "place", "person"):
            nominal.owner = child
    elif relation == "nmod":
        cases = tree.cases(child)
        if "of" in cases or ("from" in cases and not countries) or ("in" in cases and nominal.noun in IN_STATE):
            nominal.owner = child if nominal.owner is None and "in" not in cases else nominal.owner
            _countries(tree, child, names, countries)
    elif relation == "nummod" or tree.lower[child] in NUMBERS:
        digits = tree.lower[child].replace(",", "")
        nominal.count = NUMBERS.get(digits, int(digits) if digits.isdecimal() else 0)
    elif relation == "det" and tree.lower[child] in GENERIC:
        nominal.generic = True
    elif relation in ("amod", "compound") and child < nominal.head:
        nominal.generic |= tree.lower[child] in GENERIC
        words.append(tree.words[child].lemma.lower())


def _countries(tree: Tree, child: int, names: dict[int, Named], countries: list[tuple[str, int]]) -> None:
    """Note the countries that the modifier at `child` and those coordinated with it name."""
    joined = list(tree.of(child, "conj"))
    for part in (child, *joined):
        name = names.get(part)
        beside = name is not None and name.sort in ("organization", "armed group") and bool(joined)
        if name is not None and name.country and not beside and (name.sort != "place" or part == child):
            countries.append((name.country, part))
        for inner in tree.of(part, "amod", "compound", "nmod") if name is None else ():
            inner_name = names.get(inner)
            if inner_name is not None and inner_name.country:
                countries.append((inner_name.country, inner))


def _phrases(tree: Tree, first: int, head: int) -> list[str]:
    """The adjectives before a noun, singly and in pairs, for the regions that they may name."""
    words = [tree.lower[i] for i in range(first, head) if tree.lower[i] not in ("-", "the")]
    return [*words, *(" ".join(pair) for pair in itertools.pairwise(words))]


def _nobody(tree: Tree, nominal: Nominal, relation: str) -> bool:
    """Whether the phrase speaks of nobody: "no hostages", "any country", "as president", "good offices"."""
    opening = tree.lower[nominal.first]
    if opening in ("no", "any", "neither") or (opening == "single" and "without" in tree.lower[: nominal.first]):
        return True
    if nominal.noun == "office" and "good" in nominal.words:
        return True
    if nominal.noun == "state" and nominal.owner is not None and not nominal.countries and not nominal.definite:
        return True
    if nominal.noun == "side" and not nominal.countries and not nominal.plural and nominal.owner is None:
        return True
    bare = nominal.agent.sort == "person" and not nominal.plural and nominal.first == nominal.head - len(nominal.words)
    role = relation == "xcomp" or (relation == "obl" and "as" in tree.cases(nominal.head))
    return bare and role and (nominal.office is None or nominal.office.holder is None)


def _called(tree: Tree, head: int) -> bool:
    """Whether the noun is said to have a name: "a man calling himself X"."""
    return any(tree.words[clause].lemma.lower() in CALLED for clause in tree.of(head, "acl"))


def _stands(tree: Tree, nominal: Nominal) -> bool:
    """Whether the noun phrase is an actor, not a modifier of another noun or a word in another sense."""
    relation = tree.relation(nominal.head)
    if _nobody(tree, nominal, relation):
        return False
    if relation in ("compound", "amod", "case", "fixed", "flat", "advmod", "discourse"):
        return False
    if relation == "appos" or any(tree.of(nominal.head, "cop", "appos")) or _called(tree, nominal.head):
        return True
    marked = bool(nominal.countries) or nominal.owner is not None or bool(nominal.area) or nominal.count is not None
    if nominal.noun in ONLY_AFTER and not nominal.words & ONLY_AFTER[nominal.noun]:
        return nominal.office is not None and nominal.office.holder is not None
    known = nominal.noun in agents()
    if nominal.plural and (tree.words[nominal.head].deprel == "obl:agent" or (not known and relation == "nsubj")):
        return True
    if nominal.office is None and (nominal.noun in SHY or not known):
        return marked or nominal.definite or (nominal.plural and nominal.noun in FORCES)
    return True


def telling_modifiers(nominal: Nominal) -> frozenset[str]:
    """The modifiers of a noun that tell it from its like: what it is over, not how it is."""
    kept = {word for word in nominal.words if word in portfolios() or word in TELLING}
    spelled = {"defense" if word == "defence" else word for word in kept}
    return frozenset(spelled - {"military", "national", "state", "army", "affairs"})
