"""Bodies: which speak for a state, which are an alliance's, and where each is called by a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from whence.codebook.geography import countries
from whence.codebook.names import plain
from whence.codebook.relations import force_words, padded
from whence.history.clause import Named
from whence.model.event import Actor
from whence.model.linked import Linked
from whence.model.mention import EventMention

# Sectors of CAMEO-style codes that speak for a state: government, military, police, intelligence, courts, parliament.
STATE_SECTORS = ("GOV", "MIL", "COP", "SPY", "JUD", "LEG")
COUNTRY_CODE_LENGTH = 3
ALLIANCE_CODE = "IGO"
# Codes of bodies under arms, which are a side of their own where their country is not known.
UNDER_ARMS = frozenset({"REB", "MIL"})
# Whoever heads such a body holds an office of the country.
STATE_ARMS = frozenset({
    "ministry", "government", "cabinet", "department", "army", "navy", "forces", "force", "guard", "military", "police",
    "presidency", "embassy", "treasury", "staff", "junta", "office", "house", "secretariat", "chancellery",
})  # fmt: skip
SENDING = frozenset({"send", "deploy", "post", "dispatch", "station", "contribute", "second", "provide", "lend"})
_SENT = re.compile(
    r" (?:mission|force|forces|troops|soldiers|observers|monitors|experts|peacekeepers|envoys|team|police|people"
    r"|officers) $"
)


def speaks_for_state(actor: Actor) -> bool:
    """Whether an actor of a country acts for its state: a ministry or an army does, a crowd or a company does not."""
    sectors = (actor.code or "")[COUNTRY_CODE_LENGTH:]
    return not sectors or any(sector in sectors for sector in STATE_SECTORS)


def is_armed(actor: Actor) -> bool:
    """Whether an actor is an armed group, or a named body under arms of no one country, as a brigade of rebels is."""
    named = actor.type == "organization" and actor.country is None and actor.name != actor.name.lower()
    return actor.type == "armed group" or (named and actor.code in UNDER_ARMS)


def is_force(actor: Actor) -> bool:
    """Whether an actor of a country is called by a noun of forces: "Omani soldiers", no army of a name."""
    words = padded(actor.name).split()
    plain_noun = bool(words) and actor.name.split()[-1].islower() and actor.type not in ("country", "person")
    sent = words[-1:] == ["mission"] and len(words) > 1  # "the Danish-led police mission"
    return plain_noun and actor.country is not None and (sent or words[-1] in force_words() - {"army", "force"})


def said_as_people(actor: Actor, mention: EventMention) -> bool:
    """Whether the clause calls a country that acts by its people: "the Omanis", not "Oman", "Muscat" or "its"."""
    if actor.country not in countries():
        return False
    people = {plain(word) for word in countries()[actor.country].people}
    said = (s.quote for s in actor.mentions if mention.span.contains(s) and s.start < mention.trigger.end)
    bare = (plain(quote).removeprefix("the ").removeprefix("first ").removeprefix("last ") for quote in said)
    return any(quote in people for quote in bare)


def bodies_named(actors: Iterable[Actor]) -> dict[str, tuple[Named, ...]]:
    """By report, where armed groups and organizations of no one country are called by a name."""
    found: dict[str, list[Named]] = {}
    for actor in actors:
        organ = actor.name.lower() in STATE_ARMS  # "Government" of "the Minister of Government" is nobody's name
        if actor.type == "armed group" or (actor.type == "organization" and actor.country is None and not organ):
            for span in actor.mentions:
                if span.quote != span.quote.lower():
                    found.setdefault(span.report, []).append(Named(span, actor.id))
    return {report: tuple(sorted(ones)) for report, ones in found.items()}


def blocs(actors: Sequence[Actor]) -> dict[str, str]:
    """The organization of no one country whose force, mission or officials an actor is called: "Union observers"."""
    names = {
        padded(name): actor.id
        for actor in actors
        if actor.type == "organization" and actor.country is None and (actor.code or "").startswith(ALLIANCE_CODE)
        for name in (actor.name, *actor.aliases)
        if name != name.lower()
    }
    found = {}
    for actor in actors:
        if actor.type in ("organization", "people", "other") and actor.country is None:
            called = (padded(name) for name in (actor.name, *actor.aliases))
            of = next((id for words in called for name, id in names.items() if _is_of(words, name)), None)
            if of is not None and of != actor.id:
                found[actor.id] = of
    return found


def _is_of(words: str, name: str) -> bool:
    """Whether the words call a force or mission of what has the name: "League observers", "observers of the League"."""
    before, _, _ = words.partition(name)
    own = words.startswith(name) and words != name and bool(_SENT.search(words))
    ends = words.endswith(name) and before.endswith((" of", " of the", " from", " from the"))
    return own or (ends and bool(_SENT.search(f"{before.rsplit(' of', 1)[0].rsplit(' from', 1)[0]} ")))


def sent(linked: Linked, of: Mapping[str, str]) -> dict[str, str]:
    """By actor of no country, who sends it by some telling: "Oman will post six officers"; and so others called alike
    by a story in which but one sends such ("they", the officers, "came on Monday").

    `of` are those known by their words.
    """
    found: dict[str, str] = {}
    actors = {actor.id: actor for actor in linked.actors}
    stories = {report: story.id for story in linked.stories for report in story.reports}
    senders: dict[tuple[str, str], dict[str, None]] = {}
    for event in linked.events:
        for mention in (mention for mention in event.mentions if mention.lemma in SENDING):
            parts = [(part.role, actors[part.actor]) for part in mention.participants if part.actor in actors]
            acting = (actor for role, actor in parts if role == "actor" and actor.type in ("country", "organization"))
            by = [actor.id for actor in acting if actor.type == "country" or actor.country is None]
            for kind, force in ((_force_of(actor), actor) for role, actor in parts if role != "actor"):
                if kind and len(by) == 1:
                    found.setdefault(force.id, by[0])
                    senders.setdefault((stories.get(mention.span.report, ""), kind), {})[by[0]] = None
    for force in (actor for actor in linked.actors if actor.id in of):
        kind = next((word for word in padded(force.name).split() if word in force_words()), "")
        for span in force.mentions if kind else ():
            senders.setdefault((stories.get(span.report, ""), kind), {})[of[force.id]] = None
    for actor in linked.actors:
        told = {(stories.get(span.report, ""), _force_of(actor)) for span in actor.mentions}
        those = {id for key in sorted(told) for id in senders.get(key, ())}
        if len(those) == 1 and actor.id not in found:
            found[actor.id] = those.pop()
    return found


def _force_of(actor: Actor) -> str:
    """The noun of force by which an actor of no country is called: "observers" of "twelve observers"; else empty."""
    words = padded(actor.name).split()
    unowned = actor.country is None and actor.type in ("organization", "people", "other") and words
    return words[-1] if unowned and words[-1] in force_words() and actor.name == actor.name.lower() else ""
