"""Whose an office is: the body or country that its words name, or that the report gives it where they name none."""

from __future__ import annotations

from collections.abc import Iterator

from whence.codebook.offices import offices_of_kind
from whence.codebook.tenures import tenure_words
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.focus import clearly_spoken_of
from whence.reading.actors.names import is_title
from whence.reading.actors.offices import MINISTERS, Office
from whence.reading.actors.scene import Scene, Stage

PASSING = frozenset({
    "delegation", "mission", "team", "visit", "tour", "convoy", "operation", "investigation", "talks", "contingent",
})  # fmt: skip
MAX_CLIMB = 6
# Bodies of a state: who heads one holds an office of the country.
OF_STATE = frozenset({
    "ministry", "government", "army", "military", "forces", "department", "junta", "police", "authority",
})  # fmt: skip

# Heads of what a state has but one of, where no other body is named: "army chief", "central bank governor".
HEADS = frozenset({"chief", "commander", "head", "spokesman", "spokeswoman", "spokesperson", "director", "governor"})
# Whose judge a judge is, is told so many sentences before at most (a choice, not a measurement).
COURT_REACH = 4
# How far back a body is named of which an office is that is called so alone (a choice, not a measurement).
BODY_REACH = 2
COURTS = frozenset({"court", "tribunal"})
# Heads of whom a firm has none, so that a deputy one is a state's too.
PREMIERS = frozenset({"prime minister", "premier", "first minister", "chief minister"})
# Who is sent by alliances as often as by states.
ANYBODYS = frozenset({"envoy", "special representative", "high representative", "representative"})
STATE_ARMS = frozenset({"army", "navy", "air", "military", "intelligence", "bank", "police"})


def body_of(stage: Stage, scene: Scene, office: Office, person: Entity) -> Entity | None:
    """Whose the office is: a body that the phrase names, else its country, else the country of what it is over."""
    if office.country and office.noun in offices_of_kind("to") - {"commissioner"}:
        return stage.registry.country(office.country)  # "Austria's representative to the United Nations"
    if office.body is not None and office.body in scene.entities:
        body = root(scene.entities[office.body][0])
        governs = bool(body.nouns & OF_STATE) or "GOV" in (body.code or "")
        if not (body.country and body.type == "organization" and governs):
            return body
    called = _called_body(scene, office, person)
    if called is not None:
        return called
    if office.country:
        return stage.registry.country(office.country)
    if office.to_country and not office.country:
        if office.noun in ANYBODYS:
            return stage.registry.country(person.country) if person.country else None
        sent = person.country or clearly_spoken_of(stage, [(scene, office.head)], frozenset({office.to_country}))
        return stage.registry.country(sent) if sent not in (None, office.to_country) else None
    if office.noun in offices_of_kind("place"):
        town = _of_place(stage, scene, office)
        found = town or _of_body(scene, office, person) or _body_beside(scene, office)
        if found is None and ("bank" in office.key[2] or _of_unknown_place(scene, office)):
            country = person.country or clearly_spoken_of(stage, [(scene, office.head)])
            return stage.registry.country(country) if country else None
        return found or (spoken_of_before(stage, scene, office) if is_open(scene, office) else None)
    for entity in _complement(scene, office):
        if entity.type == "country" or (entity.country and entity.nouns & OF_STATE):
            return stage.registry.country(entity.country) if entity.country else None
        if _is_lasting(entity) and entity is not person and office.noun not in MINISTERS:
            return entity
    found = _owner(stage, scene, office) or _of_state(stage, scene, office, person)
    return found if found is not None or not is_open(scene, office) else spoken_of_before(stage, scene, office)


def _called_body(scene: Scene, office: Office, person: Entity) -> Entity | None:
    """The body whose name, of two capitals or more, follows the office's noun: "governor of the Central Bank of X"."""
    if office.noun in MINISTERS or office.complement is None:
        return None
    tree, (first, last) = scene.tree, office.complement
    for index in range(first, last):
        capital = index > first and tree.capitalised(index) and tree.capitalised(index - 1)
        for entity in map(root, scene.heads.get(index, ())) if capital else ():
            own = entity.type == "organization" and entity is not person
            if own and _is_lasting(entity) and not entity.nouns & (OF_STATE | STATE_ARMS - {"bank"}):
                return entity
    return None


def _complement(scene: Scene, office: Office) -> Iterator[Entity]:
    """Whom the words after the office's noun denote, in order."""
    return (root(e) for index in range(*(office.complement or (0, 0))) for e in scene.heads.get(index, []))


def _owners(scene: Scene, office: Office) -> list[Entity]:
    """Whose the phrase says the office is: "the bank's", "its"."""
    nominal = next((n for n in scene.nominals if n.office is office), None)
    found = scene.heads.get(nominal.owner, []) if nominal is not None and nominal.owner is not None else []
    return [root(entity) for entity in found]


def _is_lasting(entity: Entity) -> bool:
    return entity.type in ("organization", "armed group") and not entity.nouns & PASSING


def _of_body(scene: Scene, office: Office, person: Entity) -> Entity | None:
    """The body that the words after the office's noun speak of: "governor of the central bank"."""
    return next(
        (e for e in _complement(scene, office) if _is_lasting(e) and not e.nouns & OF_STATE and e is not person), None
    )


def _body_beside(scene: Scene, office: Office) -> Entity | None:
    """The body that owns the office: "the bank's governor", "its governor"."""
    return next((e for e in _owners(scene, office) if _is_lasting(e) and not e.nouns & OF_STATE), None)


def _of_place(stage: Stage, scene: Scene, office: Office) -> Entity | None:
    """The country of the town or province whose mayor or governor the phrase names."""
    words = scene.tree.words
    beyond = (office.place,) if office.place is not None else ()
    for index in (*range(office.first, office.last), *beyond):
        country = stage.towns.get(words[index].start)
        if country is not None:
            return stage.registry.country(country)
    return None


def _of_unknown_place(scene: Scene, office: Office) -> bool:
    """Whether the governor or mayor is of a place with a name that the gazetteer does not have."""
    first, last = office.complement or (0, 0)
    names = (scene.name_at(index) for index in range(first, last))
    placed = any(n is not None and scene.names[n].sort == "place" for n in names)
    return placed or (first < last and all(scene.tree.words[i].upos == "PROPN" for i in range(first, last)))


def _of_unknown_body(scene: Scene, office: Office) -> bool:
    """Whether a name that says of whom stands before the words and is no body known: "Tarn Oil President X"."""
    if office.first == 0:
        return False
    before = scene.tree.words[office.first - 1]
    belongs = before.deprel in ("compound", "flat", "nmod") and office.first <= before.head < office.last
    return before.upos == "PROPN" and belongs


def spoken_of_before(stage: Stage, scene: Scene, office: Office) -> Entity | None:
    """The body that the sentences before speak of: of the same office, or for a firm's officer the firm.

    "The bank's governor ... the House appointed one of its own"; "Solberg Mining ... Chief executive X said".
    """
    near = range(scene.number, max(-1, scene.number - BODY_REACH - 1), -1)
    for number in near:
        for other in stage.scenes[number].offices:
            here = other is not office and (number < scene.number or other.first < office.first)
            here = here and other.holder is None  # two persons named do not hold one office
            if here and other.key == office.key and other.body is not None:
                found = [root(e) for e in stage.scenes[number].entities.get(other.body, ())]
                if found and _is_lasting(found[0]):
                    return found[0]
    if office.noun not in offices_of_kind("firm"):
        return None
    for number in near:
        firm = _firm_in(stage, stage.scenes[number], office.first if number == scene.number else None)
        if firm is not None:
            return firm
    return None


def _firm_in(stage: Stage, scene: Scene, before: int | None) -> Entity | None:
    """The one firm that the sentence names before the word, one called so rather than any other body."""
    found: dict[int, Entity] = {}
    for number in sorted(scene.entities):
        if before is None or scene.names[number].first < before:
            found |= {e.number: e for e in map(root, scene.entities[number]) if _may_be_firm(e)}
    firms = [e for e in found.values() if (e.code or "").endswith("BUS")] or list(found.values())
    return firms[0] if len(firms) == 1 else None


def _may_be_firm(entity: Entity) -> bool:
    code = entity.code or ""
    return entity.type == "organization" and entity.named and (not code or code.endswith("BUS"))


def _of_state(stage: Stage, scene: Scene, office: Office, person: Entity) -> Entity | None:
    """The country of a president or minister where nothing beside says which: the holder's own, else that in focus."""
    owned = _owned(scene, office)
    of_state = office.noun in offices_of_kind("state") or (office.noun == "secretary" and bool(office.key[2]))
    of_state = of_state or (office.noun in HEADS and not STATE_ARMS.isdisjoint(office.key[2]))
    deputy = office.key[1] and office.noun not in MINISTERS | PREMIERS
    settled = owned or deputy or _elsewhere(scene, office)
    if not of_state or settled or (office.complement and not office.key[2]):
        return None
    taken = frozenset() if office.began or office.ended else _held(stage, office, person)
    known = next((o.country for _, o in person.offices if o is not office and o.key == office.key and o.country), None)
    country = person.country or known or _of_doer(scene, office)
    same = [(stage.scenes[number], o.head) for number, o in person.offices if o.key == office.key and not o.country]
    country = country or clearly_spoken_of(stage, same or [(scene, office.head)], taken)
    # Whoever comes after cannot hold the same office.
    office.country = country
    return stage.registry.country(country) if country else None


def court_before(stage: Stage, scene: Scene) -> Entity | None:
    """The one court that the report names in the sentences before: "the Harbour Court ... Judge X adjourned"."""
    found: dict[int, Entity] = {}
    for number in range(max(0, scene.number - COURT_REACH), scene.number + 1):
        for entities in stage.scenes[number].entities.values():
            for entity in map(root, entities):
                if entity.type == "organization" and COURTS & {w.lower() for n in entity.names for w in n.split()}:
                    found[entity.number] = entity
    return next(iter(found.values())) if len(found) == 1 else None


def is_open(scene: Scene, office: Office) -> bool:
    """Whether nothing in the words says whose the office is, so that what is said elsewhere of its holder may."""
    owned = _owned(scene, office)
    sent = office.to_country is not None or office.noun in offices_of_kind("to")
    narrowed = office.complement is not None and not _over(office) and not sent
    return not (owned or narrowed or office.body is not None or _elsewhere(scene, office))


def _over(office: Office) -> bool:
    """Whether the words say what a minister is over."""
    return bool(office.key[2]) and office.noun in MINISTERS


def _owned(scene: Scene, office: Office) -> bool:
    """Whether the words say whose the office is, other than a person's; what a minister is over owns no minister."""
    owner = next((n.owner for n in scene.nominals if n.office is office), None)
    over = range(*(office.complement or (0, 0))) if _over(office) else range(0)
    return owner is not None and owner not in over and not _by_person(scene, owner)


def _by_person(scene: Scene, owner: int) -> bool:
    """Whether the possessor is a person: a premier's minister is of the premier's country, whichever that is."""
    people = [root(entity) for entity in scene.heads.get(owner, [])]
    if not people:
        return scene.tree.lower[owner] in ("his", "her")
    return all(entity.type == "person" and not entity.country for entity in people)


def _of_doer(scene: Scene, office: Office) -> str | None:
    """The country whose organ puts the holder in or out: "its congress removed President X"."""
    tree, words, index = scene.tree, tenure_words(), office.head
    for _ in range(MAX_CLIMB):
        index = tree.words[index].head
        if index < 0 or tree.words[index].upos in ("VERB", "AUX"):
            break
    if index < 0 or tree.words[index].lemma.lower() not in words.puts_in | words.puts_out:
        return None
    for child in tree.of(index, "nsubj", "obl"):
        if child > office.head or (tree.relation(child) == "obl" and "by" not in tree.cases(child)):
            continue
        owners = (c for c in tree.children[child] if tree.words[c].deprel == "nmod:poss" or "of" in tree.cases(c))
        for entity in (root(e) for at in (child, *owners) for e in scene.heads.get(at, [])):
            if entity.country and entity.type in ("country", "organization"):
                return entity.country
    return None


def _owner(stage: Stage, scene: Scene, office: Office) -> Entity | None:
    """The country whose government, regime or people the phrase stands with: "the government of President X"."""
    tree = scene.tree
    for entity in _owners(scene, office):
        if _is_lasting(entity) and not entity.nouns & OF_STATE:
            return entity
        if entity.country:
            return stage.registry.country(entity.country)
    governor = tree.words[office.head].head
    if office.holder is not None:
        name = scene.names[office.holder]
        outside = [w.head for w in tree.words[office.first : name.last] if not office.first <= w.head < name.last]
        governor = outside[0] if outside else governor
    if governor >= 0 and tree.relation(office.head) == "conj":
        return None  # "for the government and Chairman X for the union"
    for entity in map(root, scene.heads.get(governor, []) if governor >= 0 else []):
        rules = tree.words[governor].lemma.lower() in ("government", "regime", "administration", "cabinet")
        if rules and entity.country and (entity.type == "country" or entity.nouns & OF_STATE):
            return stage.registry.country(entity.country)
    return None


def _elsewhere(scene: Scene, office: Office) -> bool:
    """Whether a capitalised word that is no part of a title says of what the office is: "Scottish", "Tarn Oil"."""
    if _of_unknown_body(scene, office):
        return True
    tree = scene.tree
    inside = (i for i in range(office.first, office.head) if tree.capitalised(i) and not is_title(tree, i))
    body = ("ADJ", "PROPN", "NOUN")  # "Commission President X"
    return any(tree.words[i].upos in body and not (tree.words[i].upos == "NOUN" and tree.opens(i)) for i in inside)


def _held(stage: Stage, office: Office, person: Entity) -> frozenset[str]:
    """The countries in which the report has someone else hold such an office."""
    others = [e for e in stage.registry.entities if e.merged is None and e.type == "person" and e is not person]
    held = [(e, o) for e in others for _, o in e.offices if o.key == office.key and not o.ended]
    return frozenset(country for e, o in held if (country := o.country or (e.country if e.named else None)))
