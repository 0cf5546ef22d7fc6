"""Who can be bound by an event: the actors of a chronicle, raised to the level at which relations are held.

A ministry, an army or a junta acts for its country, so that a relation lies between countries, organizations of no
one country, armed groups and persons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from whence.codebook.relations import accord_words, alliance_words, padded
from whence.history.bodies import (
    ALLIANCE_CODE,
    COUNTRY_CODE_LENGTH,
    STATE_ARMS,
    blocs,
    bodies_named,
    is_armed,
    is_force,
    said_as_people,
    sent,
    speaks_for_state,
)
from whence.history.clause import Named, antecedent
from whence.model.event import Actor
from whence.model.linked import Linked, Standing
from whence.model.mention import EventMention
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
    abroad: frozenset[str | None]

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
            {**sent(linked, of_blocs := blocs(linked.actors)), **of_blocs},
            frozenset(actor.country for actor in linked.actors if is_force(actor)),
        )

    def about(self, mention: EventMention, relation: RelationType) -> str:
        """The words before the clause that a relative clause is about, and for a presence what those are called who
        act; empty where it is none."""
        before = antecedent(self.texts.get(mention.span.report, ""), mention, wide=relation == "agreement")
        if relation != "presence":
            return before
        acting = (self.actors[part.actor] for part in mention.participants if part.actor in self.actors)
        words = [before]
        for actor in acting:
            if actor.type not in ("country", "person"):
                words.append(f"{actor.name} observers" if actor.id in self.blocs else actor.name)
            elif actor.type == "country" and actor.country in self.abroad and said_as_people(actor, mention):
                words.append("troops")  # "the Omanis rolled in", where the story has Omani soldiers
        return " ".join(words)

    def setting(self, report: str, but: Collection[str]) -> str | None:
        """The country of which the report, or else its story, mostly speaks; None where none is, or one in `but`."""
        of_story = Counter[str]()
        for other in self.stories.get(report, ()):
            of_story.update(dict(self.settings.get(other, ())))
        for counted in (Counter(dict(self.settings.get(report, ()))), of_story):
            rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
            rows = [row for row in rows if row[0] not in but]
            if rows and rows[0][1] >= max(LEAST_NAMED, MOSTLY * (rows[1:] or [("", 0)])[0][1]):
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
        if (actor.country is None or _is_of_several(actor)) and actor.type != "person":
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
        if not self.names_accord(mention):
            return self.countries_in(mention)
        bodies = (one for one in self.bodies.get(mention.span.report, ()) if mention.span.contains(one.span))
        return tuple(sorted((*self.countries_in(mention), *bodies)))

    def names_accord(self, mention: EventMention) -> bool:
        """Whether the clause, or what it is about, names an accord."""
        clause = padded(f"{self.about(mention, 'agreement')} {mention.span.quote}")
        return any(f" {word} " in clause for word in accord_words())

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
        if actor is None or actor.type != "organization":
            return False
        if _is_of_several(actor):
            return True
        if actor.code or actor.country is not None:
            return False
        words = {word for name in (actor.name, *actor.aliases) for word in padded(name).split()}
        return not words.isdisjoint(alliance_words())


def _is_of_several(actor: Actor) -> bool:
    """Whether an actor is a body of several countries, whichever of them a report has lead it."""
    return actor.type == "organization" and (actor.code or "").startswith(ALLIANCE_CODE)
