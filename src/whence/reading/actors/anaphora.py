"""Whom nouns and pronouns denote: the second pass, in the order of the text.

Rules only: same noun and country, the offices that persons hold, what was spoken of last and in what role. A noun
phrase that denotes an actor is one even where nothing says which.
"""

from __future__ import annotations

from collections.abc import Callable

from whence.codebook.names import plain
from whence.model.mention import ActorType
from whence.reading.actors.counted import Counted, find_counted, resolve_counted
from whence.reading.actors.describe import described
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.focus import home_country, home_of_organ, main_country, neighbour_of, spoken_of
from whence.reading.actors.holders import named_before, of_other_body, same_office, two_before
from whence.reading.actors.links import NAMED_BY, fits, linked, owned
from whence.reading.actors.nominals import RELATIONAL, Nominal, telling_modifiers
from whence.reading.actors.offices import Office
from whence.reading.actors.organs import ARMY, BARE, JUNTA, NOT_STATE, STATE_NAMES, STATE_ORGANS
from whence.reading.actors.pronouns import Pronoun, denoted, find_pronouns, resolve_pronoun
from whence.reading.actors.scene import Scene, Stage, head_of, role_of

# What no body of a state or of states is, by its sector.
TRADING = frozenset({"company", "firm", "corporation"})
OF_STATE = frozenset({"GOV", "IGO", "MIL", "COP", "JUD", "LEG", "GOVMIL"})
# Modifiers that a definite noun may add to its like.
SOFT = frozenset({
    "military", "new", "former", "current", "same", "regional", "armed", "said", "main", "powerful", "whole",
})  # fmt: skip
# Countries that are made of states, so that "the Indian state" is none of them (members of the Forum of Federations and
# those whose constitutions name their parts so; 2026).
FEDERAL = frozenset({
    "USA", "IND", "NGA", "MEX", "BRA", "DEU", "AUS", "MYS", "AUT", "SDN", "SSD", "VEN", "FSM", "SOM", "ETH", "MMR",
})  # fmt: skip
NEIGHBOURS = frozenset({"neighbor", "neighbour"})
# How many sentences back a definite noun phrase reaches for its like.
REACH = 8
# How much likelier than that it is new what a definite noun takes up must be (logarithm of odds).
LEAST_ODDS = 0.5


def read_nouns(stage: Stage) -> None:
    """Resolve the noun phrases and pronouns of every sentence, in order."""
    for scene in stage.scenes:
        items: list[tuple[int, int, int, object]] = []
        items += [(n.last, -n.first, 0, number) for number, n in enumerate(scene.names)]
        items += [(_turn(scene, n), -n.first, 1, n) for n in scene.nominals]
        items += [(p.word + 1, -p.word, 2, p) for p in find_pronouns(scene.tree)]
        items += [(c.head + 1, -c.first, 3, c) for c in find_counted(scene)]
        for *_, item in sorted(items, key=lambda row: row[:3]):
            _read(stage, scene, item)
        _coordinate(stage, scene)
    _settle(stage)


def _turn(scene: Scene, nominal: Nominal) -> int:
    """Where in the sentence the noun phrase is read: after what it is of, where that is a noun phrase too."""
    owner = nominal.owner if nominal.owner is not None else -1
    of_noun = owner > nominal.head and any(other.head == owner for other in scene.nominals)
    return _turn(scene, next(n for n in scene.nominals if n.head == owner)) + 1 if of_noun else nominal.head + 1


def _settle(stage: Stage) -> None:
    """Give organs of state that are named without a country that of which the report mostly speaks, or comes from."""
    country = main_country(stage) or home_country(stage)
    for entity in stage.registry.entities if country else ():
        state = entity.nouns & STATE_NAMES and not entity.nouns & NOT_STATE
        if entity.merged is None and entity.named and entity.country is None and entity.body is None and state:
            entity.country = country


def _read(stage: Stage, scene: Scene, item: object) -> None:
    if isinstance(item, int):
        name = scene.names[item]
        if item in scene.entities:
            entities = [root(entity) for entity in scene.entities[item]]
            owned(scene, name.first, entities)
            head = head_of(scene.tree, name.first, name.last)
            stage.passed(scene, head, entities, plural=name.sort in ("people", "norp"))
    elif isinstance(item, Nominal):
        _nominal(stage, scene, item)
    elif isinstance(item, Counted):
        found = resolve_counted(stage, scene, item)
        for entity in found:
            stage.say(scene, item.first, item.last, entity, "nominal")
        if found:
            stage.passed(scene, item.head, found, plural=True)
    elif isinstance(item, Pronoun):
        found = resolve_pronoun(stage, scene, item)
        for entity in found:
            stage.say(scene, item.word, item.word + 1, entity, "pronoun")
        if found:
            stage.passed(scene, item.word, found, plural=len(found) > 1)


def _nominal(stage: Stage, scene: Scene, nominal: Nominal) -> None:
    entities = _resolve(stage, scene, nominal)
    first = nominal.first
    for number, entity in enumerate(entities):
        entity.nouns.add(nominal.key)
        entity.words |= nominal.words
        begin = nominal.countries[number][1] if 0 < number < len(nominal.countries) else first
        begin = begin if begin < nominal.head else first
        stage.say(scene, begin, nominal.last, entity, "nominal")
        if not entity.named:
            words = described(scene, nominal, entity, _possessor(scene, nominal), several=len(entities) > 1)
            entity.descriptions[words] = entity.descriptions.get(words, 0) + 1
    stage.passed(scene, nominal.head, entities, plural=nominal.plural)


def _resolve(stage: Stage, scene: Scene, nominal: Nominal) -> list[Entity]:
    sort = nominal.sort
    entity = linked(scene, nominal)
    if entity is not None:
        return [_learnt(entity, nominal)]
    if sort == "country":
        return _country(stage, scene, nominal)
    if nominal.office is not None and not nominal.plural and not nominal.office.weak:
        return [_holder(stage, scene, nominal, nominal.office)]
    if (
        nominal.noun in ("side", "party", "government", "regime")
        and nominal.plural
        and nominal.definite
        and not nominal.countries
    ):
        pair = _last_group(stage, scene, nominal.count or 2)
        if pair:
            return list(pair)
    if sort == "person" and nominal.plural and nominal.definite and nominal.count == 2 and not nominal.countries:
        two = two_before(stage, scene, nominal.head, "person")
        if two:
            return two
    countries = _countries(stage, scene, nominal)
    if sort == "government" and not _military(nominal):
        return _government(stage, scene, nominal, countries)
    if len(countries) > 1:
        return [_of_country(stage, nominal, country) for country in countries]
    if countries:
        return [_of_country(stage, nominal, countries[0], _possessor(scene, nominal))]
    return [_free(stage, scene, nominal)]


def _learnt(entity: Entity, nominal: Nominal) -> Entity:
    """`entity`, with what the noun phrase says of it."""
    if entity.type != "country" and len(nominal.countries) == 1:
        entity.country = entity.country or nominal.countries[0][0]
    if nominal.sort == "armed group" and entity.body is None and entity.type == "organization":
        entity.type = "armed group"
    if entity.type != "country":
        entity.sector = entity.sector or nominal.agent.sector
    return entity


def _possessor(scene: Scene, nominal: Nominal) -> list[Entity]:
    if nominal.owner is None:
        return []
    number = scene.name_at(nominal.owner)
    found = scene.entities.get(number, []) if number is not None else scene.heads.get(nominal.owner, [])
    return [root(entity) for entity in found]


def _countries(stage: Stage, scene: Scene, nominal: Nominal) -> list[str]:
    """The countries that a noun phrase belongs to: named in it, its possessor's, or, of a state's organ, in focus."""
    named = list(dict.fromkeys(iso3 for iso3, _ in nominal.countries))
    if named:
        return named
    owned = [entity.country for entity in _possessor(scene, nominal) if entity.country]
    if owned and (nominal.noun in RELATIONAL or nominal.noun == "crew"):
        return []
    if owned:
        return list(dict.fromkeys(owned))
    people = [owner for owner in _possessor(scene, nominal) if owner.type == "person"]
    if nominal.generic or (nominal.owner is not None and not people) or not _ruling(scene, nominal):
        return []
    if not _latest(stage, scene, lambda e: _is_like(e, nominal)):
        country = home_of_organ(stage, scene, nominal.head)
        if country and people and not any(person.offices for person in people) and _is_named_here(scene, country):
            # "The United States said that the regime of X must go": X's country is another, and not told.
            return []
        for person in people:
            # Whose government it is belongs to its country.
            person.country = person.country or country
        return [country] if country else []
    return []


def _is_named_here(scene: Scene, country: str) -> bool:
    return any(name.country == country for name in scene.names)


def _is_like(entity: Entity, nominal: Nominal) -> bool:
    return nominal.key in entity.nouns and entity.type != "country" and entity.plural == nominal.plural


def _ruling(scene: Scene, nominal: Nominal) -> bool:
    """Whether the noun is one for a country's government, organ or force, which needs no word for whose it is."""
    if nominal.agent.sort == "government":
        # Several governments are no one's; the authorities are their country's.
        several = nominal.plural and nominal.noun != "authority"
        bare = nominal.plural and nominal.first == nominal.head - len(nominal.words)
        return (nominal.definite or bare) and not several and not nominal.elsewhere
    if not nominal.definite and not (nominal.noun in BARE and nominal.first == nominal.head):
        return False
    if nominal.key == "forces":
        return nominal.noun in ARMY and not nominal.words - SOFT
    return nominal.key in STATE_ORGANS or nominal.noun in JUNTA


def _military(nominal: Nominal) -> bool:
    return bool(nominal.words & {"military", "coup", "junta"})


def _government(stage: Stage, scene: Scene, nominal: Nominal, countries: list[str]) -> list[Entity]:
    """The country itself, as whose government it acts."""
    number = scene.name_at(nominal.owner) if nominal.owner is not None else None
    if countries and number is not None and scene.names[number].sort == "place":
        # The authorities of a town or province are not its country.
        return [_of_country(stage, nominal, countries[0])]
    if countries:
        return [stage.registry.country(iso3) for iso3 in countries]
    blocs = [owner for owner in _possessor(scene, nominal) if owner.type in ("organization", "other") and owner.named]
    if nominal.plural or nominal.noun == "government":
        return blocs or [_free(stage, scene, nominal)]
    return [_free(stage, scene, nominal)]


def _country(stage: Stage, scene: Scene, nominal: Nominal) -> list[Entity]:
    """Which country "the country", "both nations", "the West African country" or "the Kenyan state" is."""
    lands = {iso3 for iso3, _ in nominal.countries}
    if nominal.noun == "state" and nominal.definite and not nominal.plural and len(lands) == 1 and not lands & FEDERAL:
        return [stage.registry.country(iso3) for iso3 in lands]
    size = nominal.count or (2 if scene.tree.lower[nominal.first] == "both" else 0)
    if nominal.plural:
        pointing = nominal.definite and nominal.owner is None and not (nominal.words - {"neighboring", "neighbouring"})
        group = _last_group(stage, scene, size) if pointing and (size or _demonstrative(scene, nominal)) else None
        return list(group) if group else [_new(stage, scene, nominal, None)]
    if nominal.noun in NEIGHBOURS and (other := neighbour_of(stage, _possessor(scene, nominal))) is not None:
        return [stage.registry.country(other)]
    if not nominal.definite or nominal.owner is not None or nominal.countries:
        return [_new(stage, scene, nominal, None)]
    country = spoken_of(stage, scene, nominal.area, nominal.head)
    return [stage.registry.country(country)] if country else [_new(stage, scene, nominal, None)]


def _demonstrative(scene: Scene, nominal: Nominal) -> bool:
    return scene.tree.lower[nominal.first] in ("these", "those")


def _last_group(stage: Stage, scene: Scene, size: int) -> tuple[Entity, ...] | None:
    """The countries last named together, `size` of them where that is stated; else the last that many named apart."""
    for sentence, _, group, _ in reversed(stage.groups):
        entities = tuple(dict.fromkeys(root(entity) for entity in group))
        if scene.number - sentence > REACH and not size:
            break
        if all(entity.type == "country" for entity in entities) and (len(entities) == size or not size):
            return entities
    if not size:
        return None
    latest: list[Entity] = []
    for past in reversed(stage.past):
        entity = root(past.entity)
        if scene.number - past.sentence > 3 or len(latest) == size:
            break
        if entity.type == "country" and entity not in latest:
            latest.append(entity)
    return tuple(reversed(latest)) if len(latest) == size else None


def _holder(stage: Stage, scene: Scene, nominal: Nominal, office: Office) -> Entity:
    """The person who holds the office in this report; a new one where nobody named does."""
    if office.same_as is not None and scene.offices[office.same_as].head in scene.holders:
        entity = root(scene.holders[scene.offices[office.same_as].head])
        entity.offices.append((scene.number, office))
        return entity
    country = office.country or next(iter(_countries(stage, scene, nominal)), None)
    everybody = [(e, n, o) for e in stage.registry.entities if e.merged is None for n, o in e.offices]
    known = [(e, o) for e, n, o in everybody if not of_other_body(stage, scene, office, n, o)]
    of_body = any(
        owner.type in ("organization", "armed group") and not owner.country for owner in _possessor(scene, nominal)
    )
    held = [(e, o) for e, o in known if same_office(office, o, e, country) and not (of_body and o.country)]
    one_of = scene.tree.lower[max(0, office.first - 1)] in ("a", "an") or scene.tree.lower[office.first] in ("a", "an")
    if held and not one_of and nominal.definite | office.determined | bool(office.country):
        entity = max(held, key=lambda row: (row[0].named, row[1].country == office.country))[0]
    else:
        taken = taken_up(stage, scene, nominal) or named_before(stage, scene, nominal, country)
        entity = taken or stage.registry.new("person", country, office.sector or nominal.agent.sector)
    if all(o is not office for _, o in entity.offices):
        entity.offices.append((scene.number, office))
    entity.country = entity.country or country
    entity.sector = entity.sector or office.sector
    scene.holders[office.head] = entity
    return entity


def _of_country(stage: Stage, nominal: Nominal, country: str, owners: list[Entity] | None = None) -> Entity:
    """The organ, force or people of `country` that the noun names; the one already spoken of where there is one."""
    key = "junta" if nominal.noun in JUNTA or (nominal.sort == "government" and _military(nominal)) else nominal.key
    words = frozenset({key}) | telling_modifiers(nominal)
    owner = next((e for e in owners or [] if e.type not in ("country", "person")), None)
    known = stage.registry.organ(words, country) if owner is None else None
    if known is not None and not nominal.generic and _same_count(known, nominal):
        return known
    entity = stage.registry.new(_type(nominal), country, nominal.agent.sector)
    entity.count, entity.part_of = nominal.count, owner
    if not nominal.generic and (nominal.plural or nominal.definite or nominal.sort != "person"):
        stage.registry.note_organ(entity, words, country)
    return entity


def _same_count(entity: Entity, nominal: Nominal) -> bool:
    singular = nominal.sort == "person" and not nominal.plural
    return not nominal.count and not (singular and (not nominal.definite or entity.type != "person"))


def _free(stage: Stage, scene: Scene, nominal: Nominal) -> Entity:
    """Whom a noun without a country denotes: its like, a body that it may stand for, or someone new."""
    owner = next((e for e in _possessor(scene, nominal) if e.type not in ("country", "person")), None)
    if (nominal.definite or owner) and not nominal.generic and not nominal.count:
        like = _latest(stage, scene, lambda e: nominal.key in e.nouns and e.part_of is owner and _alike(e, nominal))
        if like is not None:
            return like
        taken = taken_up(stage, scene, nominal)
        if taken is not None:
            return taken
        if nominal.noun in NAMED_BY and not nominal.plural and nominal.owner is None and not nominal.words - SOFT:
            trade = nominal.noun in TRADING
            body = _latest(
                stage, scene, lambda e: _may_be(e, nominal) and not (trade and e.sector in OF_STATE), reach=3
            )
            if body is not None:
                return body
    return _new(stage, scene, nominal, None)


def taken_up(stage: Stage, scene: Scene, nominal: Nominal) -> Entity | None:
    """The one whom a definite noun takes up by the scorer of antecedents: of a fitting sort and no other country."""
    if not nominal.definite or nominal.generic or nominal.count or nominal.owner is not None:
        return None
    for antecedent in stage.antecedents.of(scene.number, nominal.head):
        found = denoted(stage, antecedent.mention)
        if antecedent.score < LEAST_ODDS or not found:
            return None
        many = nominal.plural and nominal.sort == "person"
        own = {iso3 for iso3, _ in nominal.countries}
        if len(found) == 1 and fits(nominal.sort, found[0], many) and not (own - {found[0].country}):
            return found[0]
    return None


def _may_be(entity: Entity, nominal: Nominal) -> bool:
    return entity.named and fits(nominal.sort, entity, nominal.plural)


def _alike(entity: Entity, nominal: Nominal) -> bool:
    if nominal.words - entity.words - SOFT - {word for name in entity.names for word in plain(name).split()}:
        return False
    sort = nominal.sort
    many = nominal.plural and sort == "person"
    return fits(sort, entity, many) or (many and entity.type == "people")


def _latest(stage: Stage, scene: Scene, wanted: Callable[[Entity], bool], reach: int = REACH) -> Entity | None:
    for past in reversed(stage.past):
        if scene.number - past.sentence > reach:
            return None
        if wanted(root(past.entity)):
            return root(past.entity)
    return None


def _new(stage: Stage, scene: Scene, nominal: Nominal, country: str | None) -> Entity:
    entity = stage.registry.new(_type(nominal), country, nominal.agent.sector)
    entity.count, entity.plural = nominal.count, nominal.plural
    entity.part_of = next((e for e in _possessor(scene, nominal) if e.type not in ("country", "person")), None)
    return entity


def _type(nominal: Nominal) -> ActorType:
    sort = nominal.sort
    if sort == "person":
        return "people" if nominal.plural else "person"
    if sort == "country":
        return "other"
    return "organization" if sort == "government" else sort


def _coordinate(stage: Stage, scene: Scene) -> None:
    """Note the actors that a sentence names together, for "both" and "they"."""
    tree = scene.tree
    for head in sorted(scene.heads):
        parts = [head, *(part for part in tree.of(head, "conj") if part in scene.heads)]
        if len(parts) < 2 or tree.relation(head) == "conj":
            continue
        entities = tuple(dict.fromkeys(root(entity) for part in parts for entity in scene.heads[part]))
        if len(entities) > 1:
            stage.groups.append((scene.number, head, entities, role_of(tree, head)))
