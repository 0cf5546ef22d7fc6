"""Who is bound by an event: its parts, raised to the level at which relations are held.

A ministry, an army or a junta acts for its country, so that a relation lies between countries, organizations of no
one country, armed groups and persons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from whence.codebook.relations import Part, Rule, accord_words, alliance_words, padded
from whence.history.bodies import (
    ALLIANCE_CODE,
    COUNTRY_CODE_LENGTH,
    STATE_ARMS,
    STATE_SECTORS,
    blocs,
    bodies_named,
    is_armed,
    sent,
    speaks_for_state,
)
from whence.history.clause import (
    Named,
    antecedent,
    named_after,
    named_before,
    named_between,
    named_parties,
    named_where,
)
from whence.model.event import Actor, Event
from whence.model.linked import Linked, Standing
from whence.model.mention import EventMention, Participant, Role
from whence.model.reading import RelationType

# A report speaks mostly of the country that it names so often, and so much more often than the next (choices, not
# measurements).
LEAST_NAMED, MOSTLY = 4, 1.5


@dataclass(frozen=True, slots=True)
class People:
    """The chronicle's actors and places, looked up by id and by country."""

    actors: dict[str, Actor]
    countries: dict[str, str]
    place_countries: dict[str, str]
    named: dict[str, tuple[Named, ...]]
    bodies: dict[str, tuple[Named, ...]]
    offices: dict[str, tuple[str, ...]]
    texts: dict[str, str]
    settings: dict[str, tuple[tuple[str, int], ...]]
    titles: dict[str, tuple[Named, ...]]
    stories: dict[str, tuple[str, ...]]
    blocs: dict[str, str]

    @classmethod
    def of(cls, linked: Linked) -> People:
        """Look-ups over what linking holds."""
        actors = {actor.id: actor for actor in linked.actors}
        countries: dict[str, str] = {}
        for actor in linked.actors:
            if actor.type == "country" and actor.country:
                countries.setdefault(actor.country, actor.id)
        places = {place.id: place.country for place in linked.places if place.country}
        named: dict[str, list[Named]] = {}
        spans = [(span, actor.id) for actor in linked.actors if actor.type == "country" for span in actor.mentions]
        for place in linked.places:
            if place.precision == "country" and place.country in countries:
                spans += [(span, countries[place.country]) for span in place.mentions]
        for span, country in sorted(dict.fromkeys(spans)):
            named.setdefault(span.report, []).append(Named(span, country))
        for place in linked.places:
            if place.precision != "country" and place.country in countries:
                spans += [(span, countries[place.country]) for span in place.mentions]
        settings: dict[str, Counter[str]] = {}
        for span, country in dict.fromkeys(spans):
            settings.setdefault(span.report, Counter())[country] += 1
        return cls(
            actors,
            countries,
            places,
            {report: tuple(ones) for report, ones in named.items()},
            bodies_named(linked.actors),
            {},
            {told.report.id: told.report.text for told in linked.reports},
            {
                report: tuple(sorted(found.items(), key=lambda row: (-row[1], row[0])))
                for report, found in settings.items()
            },
            {},
            {report: story.reports for story in linked.stories for report in story.reports},
            {**sent(linked), **blocs(linked.actors)},
        )

    def about(self, mention: EventMention, relation: RelationType) -> str:
        """The words before the clause that a relative clause is about, and for a presence what those are called who
        act; empty where it is none."""
        before = antecedent(self.texts.get(mention.span.report, ""), mention, wide=relation == "agreement")
        if relation != "presence":
            return before
        acting = (self.actors[part.actor] for part in mention.participants if part.actor in self.actors)
        bodies = (actor.name for actor in acting if actor.type not in ("country", "person"))
        return " ".join((before, *bodies))

    def setting(self, report: str, but: Collection[str]) -> str | None:
        """The country of which the report, or else its story, mostly speaks; None where none is, or one in `but`."""
        of_story = Counter[str]()
        for other in self.stories.get(report, ()):
            of_story.update(dict(self.settings.get(other, ())))
        for counted in (Counter(dict(self.settings.get(report, ()))), of_story):
            rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
            others = [row for row in rows[1:] if row[0] not in but]
            if rows and rows[0][0] not in but and rows[0][1] >= max(LEAST_NAMED, MOSTLY * (others or [("", 0)])[0][1]):
                return rows[0][0]
        return None

    def holding(self, standings: Iterable[Standing]) -> People:
        """The same with what each person holds an office of, by `standings`."""
        offices: dict[str, tuple[str, ...]] = {}
        titles: dict[str, list[Named]] = {}
        for standing in (one for one in standings if one.claim.type == "office"):
            claim, body = standing.claim, self.level(standing.claim.object)
            offices[claim.subject] = tuple(dict.fromkeys((*offices.get(claim.subject, ()), body)))
            if self.is_country(body):
                titles.setdefault(standing.report, []).extend(Named(span, body) for span in claim.spans)
        return replace(self, offices=offices, titles={report: tuple(sorted(rows)) for report, rows in titles.items()})

    def level(self, id: str, *, persons: bool = False) -> str:
        """The country that actor `id` acts for, where the chronicle knows it; else itself.

        Persons are raised only where `persons` is set: an office is a person's own.
        """
        actor = self.actors.get(id)
        if actor is None or actor.type == "armed group" or (actor.type == "person" and not persons):
            return id
        if actor.country is None and actor.type != "person":
            return self.blocs.get(id, id)
        if actor.country is None:
            held = [body for body in self.offices.get(id, ()) if self.is_country(body)]
            return held[0] if len(held) == 1 else id
        if not speaks_for_state(actor):
            return id
        return self.countries.get(actor.country, id)

    def seat(self, id: str) -> str:
        """What an office of `id` is held at: a body with a name of its own, else the country that it acts for.

        Ministries and armed forces are their country's; a council, a court or a bank is a body of its own.
        """
        actor = self.actors.get(id)
        if actor is None or actor.type != "organization" or actor.name == actor.name.lower():
            return self.level(id)
        sectors = (actor.code or "")[COUNTRY_CODE_LENGTH:]
        words = set(padded(actor.name).split())
        arms = any(sector in sectors for sector in ("MIL", "COP", "SPY")) or not words.isdisjoint(STATE_ARMS)
        return self.level(id) if arms else id

    def countries_in(self, mention: EventMention) -> tuple[Named, ...]:
        """The countries that the mention's clause names, in order."""
        return tuple(one for one in self.named.get(mention.span.report, ()) if mention.span.contains(one.span))

    def sides_in(self, mention: EventMention) -> tuple[Named, ...]:
        """The countries, and the bodies with a name of their own, that the mention's clause names, in order.

        Of these the clause must tell as of an accord: much else is agreed on or said by bodies.
        """
        if not _names_accord(mention, self):
            return self.countries_in(mention)
        bodies = (one for one in self.bodies.get(mention.span.report, ()) if mention.span.contains(one.span))
        return tuple(sorted((*self.countries_in(mention), *bodies)))

    def titles_before(self, mention: EventMention) -> tuple[Named, ...]:
        """The countries whose officeholders the clause names before its verb: "the ministers of A, X, and B, Y"."""
        first, last = mention.span.start, mention.trigger.start
        rows = self.titles.get(mention.span.report, ())
        return tuple(one for one in rows if first <= one.span.start and one.span.end <= last)

    def countries_before(self, mention: EventMention) -> tuple[Named, ...]:
        """The countries named before a relative clause's verb: A and B of "a pact, which A and B signed"."""
        about = self.about(mention, "agreement")
        first = mention.span.start - len(about)
        return tuple(
            one
            for one in self.named.get(mention.span.report, ())
            if about and first <= one.span.start < mention.span.start
        )

    def is_country(self, id: str) -> bool:
        """Whether the actor is a country."""
        actor = self.actors.get(id)
        return actor is not None and actor.type == "country"

    def is_person(self, id: str) -> bool:
        """Whether the actor is a person."""
        actor = self.actors.get(id)
        return actor is not None and actor.type == "person"

    def may_treat(self, id: str) -> bool:
        """Whether the actor is a country, an alliance, or an armed group or force of no one country."""
        actor = self.actors.get(id)
        return actor is not None and (actor.type == "country" or is_armed(actor) or self.is_alliance(id))

    def has_members(self, id: str) -> bool:
        """Whether the actor is a named organization of no one country, which can be joined."""
        actor = self.actors.get(id)
        named = actor is not None and actor.type == "organization" and actor.country is None
        return named and actor is not None and actor.name != actor.name.lower()

    def is_alliance(self, id: str) -> bool:
        """Whether the actor is an organization of no one country that has members: by its code, else by its name."""
        actor = self.actors.get(id)
        if actor is None or actor.type != "organization" or actor.country is not None:
            return False
        if actor.code:
            return actor.code.startswith(ALLIANCE_CODE)
        words = {word for name in (actor.name, *actor.aliases) for word in padded(name).split()}
        return not words.isdisjoint(alliance_words())


def bound(rule: Rule, event: Event, held: Sequence[EventMention], people: People) -> tuple[tuple[str, str], ...]:
    """Pairs (subject, object) that `event` binds by `rule`, each once, in order; empty where a side is unknown.

    `held` are the tellings that the rule holds for.
    """
    if rule.subject == "parties":
        parties = _parties(event, held, people)
        if not rule.words and not any(_names_accord(mention, people) for mention in held):
            # Whoever merely agrees on something is bound by it as a state or a party to a war is, not as a firm.
            parties = tuple(id for id in parties if people.may_treat(id))
        return _pairs(parties)
    subjects = _side(rule.subject, rule, event, held, people)
    objects = _side(rule.object, rule, event, held, people)
    pairs = [(s, o) for s in subjects for o in objects if s != o]
    if rule.relation == "diplomatic relations":
        pairs = [pair for pair in pairs if all(people.is_country(id) or people.is_alliance(id) for id in pair)]
    return tuple(dict.fromkeys(pairs))


def _names_accord(mention: EventMention, people: People) -> bool:
    clause = padded(f"{people.about(mention, 'agreement')} {mention.span.quote}")
    return any(f" {word} " in clause for word in accord_words())


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
    return tuple(dict.fromkeys(people.level(id, persons=True) for id in sides if _can_bind(id, people)))


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
        found = tuple(people.level(id, persons=True) for id in named)
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
    return rule.relation == "sanction" or _can_bind(id, people)


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
    said = (named_where(mention, people.countries_in(mention)) for mention in held)
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
