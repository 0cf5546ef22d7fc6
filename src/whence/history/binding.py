"""Whom an event binds by a rule: its subjects and objects, as far as its tellings say or leave no doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whence.codebook.relations import Part, Rule, padded
from whence.history.bodies import STATE_SECTORS
from whence.history.clause import named_after, named_before, named_between, named_parties, named_where
from whence.history.parties import People
from whence.model.event import Event
from whence.model.mention import EventMention, Participant, Role

# What somebody does alone; whoever sends or withdraws forces does it with others.
MOVES = frozenset({
    "leave", "go", "depart", "departure", "arrive", "arrival", "come", "fly", "return", "cross", "enter", "reach",
    "land", "quit", "exit", "retreat", "turn", "march", "drive", "sail", "stay", "remain",
})  # fmt: skip


def bound(rule: Rule, event: Event, held: Sequence[EventMention], people: People) -> tuple[tuple[str, str], ...]:
    """Pairs (subject, object) that `event` binds by `rule`, each once, in order; empty where a side is unknown.

    `held` are the tellings that the rule holds for.
    """
    if rule.relation == "presence":
        held = [mention for mention in held if not _moves_alone(mention, people)]
    if rule.subject == "parties":
        parties = _parties(event, held, people)
        if not rule.words and not any(people.names_accord(mention) for mention in held):
            # Whoever merely agrees on something is bound by it as a state or a party to a war is, not as a firm.
            parties = tuple(id for id in parties if people.may_treat(id))
        return _pairs(parties)
    subjects = _side(rule.subject, rule, event, held, people)
    objects = _side(rule.object, rule, event, held, people)
    pairs = [(s, o) for s in subjects for o in objects if s != o]
    if rule.relation == "diplomatic relations":
        pairs = [pair for pair in pairs if all(people.is_country(id) or people.is_alliance(id) for id in pair)]
    return tuple(dict.fromkeys(pairs))


def _moves_alone(mention: EventMention, people: People) -> bool:
    """Whether a person is told to come or go, of whom the forces in the clause are not said to be: "he left after the
    forces began to shoot"."""
    acting = [part.actor for part in mention.participants if part.role == "actor"]
    return bool(acting) and all(people.is_person(id) for id in acting) and mention.lemma in MOVES


def _pairs(parties: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((a, b) for i, a in enumerate(parties) for b in parties[i + 1 :])


def _parties(event: Event, held: Sequence[EventMention], people: People) -> tuple[str, ...]:
    """All actors and recipients of the tellings that the rule holds for; where these name no two, also the countries
    that the clauses give as parties in so many words, and at last all of the whole event."""
    told = _bodies((p for mention in held for p in mention.participants), people)
    if all(named_after(mention, told, people.countries_in(mention)) for mention in held):
        return ()  # "accords with A, B and C" binds none of these to another
    signing = tuple(one.country for mention in held for one in people.titles_before(mention))
    told = tuple(dict.fromkeys((*told, *signing))) if len(set(signing)) > 1 else told
    if len(told) > 1:
        return told
    said = [country for mention in held for country in named_parties(mention, people.sides_in(mention))]
    said += [country for mention in held for country in named_between(mention, people.sides_in(mention))]
    said += [one.country for mention in held for one in people.countries_before(mention)]
    told = tuple(dict.fromkeys((*told, *said)))
    if len(told) > 1 or all(mention.lemma == "agree" and mention.participants for mention in held):
        return told
    return tuple(dict.fromkeys((*told, *_bodies(event.participants, people))))


def _bodies(participants: Iterable[Participant], people: People) -> tuple[str, ...]:
    parts = tuple(participants)
    sides = (part.actor for role in ("actor", "recipient") for part in parts if part.role == role)
    return tuple(dict.fromkeys(_signing(id, people) for id in sides if _can_bind(_signing(id, people), people)))


def _signing(id: str, people: People) -> str:
    """For whom the actor binds itself: who heads a body that is no state's, for that body."""
    level = people.level(id, persons=True)
    held = people.offices.get(id, ()) if people.is_person(level) else ()
    return held[0] if len(held) == 1 else level


def _can_bind(id: str, people: People) -> bool:
    """Whether the actor, as it is held, can have relations: no person, crowd or state body of no known country."""
    actor = people.actors.get(people.level(id, persons=True))
    if actor is None or actor.type in ("person", "people", "other"):
        return False
    return actor.country is not None or not (actor.code or "").startswith(STATE_SECTORS)


def _role(event: Event, held: Sequence[EventMention], role: Role) -> tuple[str, ...]:
    """Who has the role in the tellings that the rule holds for, else in the event as a whole."""
    told = (p.actor for mention in held for p in mention.participants if p.role == role)
    return tuple(dict.fromkeys(told)) or tuple(p.actor for p in event.participants if p.role == role)


def _side(part: Part, rule: Rule, event: Event, held: Sequence[EventMention], people: People) -> tuple[str, ...]:
    if part in ("actor", "recipient"):
        role: Role = "actor" if part == "actor" else "recipient"
        named = (id for id in _role(event, held, role) if _may_be_bound(id, rule, people))
        persons = rule.relation != "sanction" or part == "actor"  # a minister is barred, not the country
        found = tuple(people.level(id, persons=persons) for id in named)
        if found or part != rule.object:
            return found
        return _said_to_be_object(rule, event, held, people)
    if part == "forces":
        return tuple(people.level(id) for id in _role(event, held, rule.of) if _is_force(id, rule, people))
    if part == "host":
        return _host(event, held, people)
    if part == "person":
        return tuple(id for id in _role(event, held, rule.of) if people.is_person(id))
    if part == "country":
        return _countries(rule, event, held, people)
    everyone = tuple(p.actor for p in event.participants)
    alliances = tuple(id for id in everyone if people.is_alliance(id))
    if part == "organization":
        if not alliances and rule.effect == "opens" and "set" not in rule.lemmas:
            alliances = tuple(id for id in everyone if people.has_members(id) and id not in _role(event, held, "actor"))
        if rule.effect == "closes" and rule.subject == "member":  # what leaves a country is not left by it
            alliances = tuple(id for id in alliances if id not in _role(event, held, "actor"))
        return alliances if len(alliances) == 1 else _preferred(event, held, alliances)
    acting = [id for id in _role(event, held, "actor") if id not in alliances and _can_bind(id, people)]
    members = [people.level(id, persons=True) for id in acting]
    listed = [country for mention in held for country in named_before(mention, people.countries_in(mention))]
    found = tuple(dict.fromkeys([*members, *listed]))
    if all(_by_pronoun(mention) for mention in held):
        # "They founded it": who they are, the event's other tellings say better than one pronoun.
        others = (p.actor for p in event.participants if p.role == "actor" and p.actor not in alliances)
        found += tuple(people.level(id, persons=True) for id in others if _can_bind(id, people))
    return tuple(dict.fromkeys(found))


def _by_pronoun(mention: EventMention) -> bool:
    """Whether the clause leaves it to a plural pronoun who did it."""
    return padded(mention.span.quote).split()[:1] in (["they"], ["who"], ["both"], ["which"])


def _is_force(id: str, rule: Rule, people: People) -> bool:
    """Whether the actor is called by one of the rule's words: "the first eighteen instructors"."""
    actor = people.actors.get(id)
    names = (actor.name, *actor.aliases) if actor is not None else ()
    return any(f" {word} " in padded(name) for name in names for word in rule.words)


def _may_be_bound(id: str, rule: Rule, people: People) -> bool:
    """Persons and crowds may be under a sanction; all else binds bodies."""
    if rule.relation == "presence" and _is_nobodys(id, people):
        return False
    return rule.relation == "sanction" or _can_bind(id, people)


def _is_nobodys(id: str, people: People) -> bool:
    """Whether the actor is a body without a name of which nothing says who sent it: "the regional force"."""
    actor = people.actors.get(people.level(id))
    unnamed = actor is not None and actor.type == "organization" and actor.name == actor.name.lower()
    return unnamed and actor is not None and actor.country is None


def _preferred(event: Event, held: Sequence[EventMention], alliances: tuple[str, ...]) -> tuple[str, ...]:
    """Of several organizations the one that is not acting, where exactly one is not."""
    passive = tuple(id for id in alliances if id not in _role(event, held, "actor"))
    return passive if len(passive) == 1 else ()


def _host(event: Event, held: Sequence[EventMention], people: People) -> tuple[str, ...]:
    """The country where it happens: that of the place, else the recipients', else the one that the clause says."""
    for place in (*(mention.place for mention in held), event.place):
        country = people.countries.get(people.place_countries.get(place or "", ""))
        if country:
            return (country,)
    done_to = (id for id in _role(event, held, "recipient") if id not in people.blocs)
    levels = (people.level(id, persons=True) for id in done_to)
    hosts = tuple(id for id in levels if id in people.actors and people.actors[id].type == "country")
    said = (named_where(mention, people.countries_in(mention), wide=wide) for wide in (False, True) for mention in held)
    return hosts or next((countries for countries in said if countries), ()) or _spoken_of(event, held, people)


def _said_to_be_object(rule: Rule, event: Event, held: Sequence[EventMention], people: People) -> tuple[str, ...]:
    """Whom the clause names where no one is told to be done to: "the embargo on Sudan", "the pact with Togo"."""
    actors = {people.level(id, persons=True) for id in _role(event, held, "actor")}
    said = [one.country for mention in held for one in people.countries_in(mention) if one.country not in actors]
    one = tuple(dict.fromkeys(said))
    if rule.relation == "sanction":
        if len(one) == 1:
            return one
        return _spoken_of(event, held, people) if all(people.is_country(id) for id in actors) else ()
    if rule.relation == "agreement":
        parties = (party for mention in held for party in named_parties(mention, people.sides_in(mention)))
        return tuple(dict.fromkeys(party for party in parties if party not in actors))
    return _host(event, held, people) if rule.relation == "diplomatic relations" else ()


def _spoken_of(event: Event, held: Sequence[EventMention], people: People) -> tuple[str, ...]:
    """The country of which the reports mostly speak, where a foreign country or an alliance acts."""
    acting = _role(event, held, "actor") or _role(event, held, "recipient")
    actors = {people.level(id, persons=True) for id in acting}
    if not actors or not all(people.is_country(id) or people.is_alliance(id) for id in actors):
        return ()
    found = {people.setting(mention.span.report, actors) for mention in held}
    country = next(iter(found)) if len(found) == 1 else None
    return (country,) if country is not None else ()


def _countries(rule: Rule, event: Event, held: Sequence[EventMention], people: People) -> tuple[str, ...]:
    """What the person holds an office of, by what reports say: countries before bodies; else the person's country."""
    for id in _role(event, held, rule.of):
        if not people.is_person(id):
            continue
        bodies = people.offices.get(id, ())
        countries = tuple(body for body in bodies if people.is_country(body))
        if bodies:
            return countries or bodies[:1]
        country = people.actors[id].country
        return (people.countries[country],) if country in people.countries else ()
    return ()
