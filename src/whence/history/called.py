"""Bodies that a report calls by their noun alone: "the bank" of a story in which one bank has a name.

An office is held at the bank that has a name, not at one of no name beside it. Of several such, and of a noun that
says what is not in the name ("the local court"), nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.codebook.relations import padded
from whence.history.parties import People
from whence.model.event import Actor
from whence.model.linked import Standing

# Nouns of bodies that say nothing of which one it is.
BARE = frozenset({"party", "company", "firm", "union", "group", "movement", "organization", "organisation", "club",
    "bank", "council", "board", "mission", "force", "front", "alliance", "agency", "commission"})  # fmt: skip
IDLE = frozenset({"the", "its", "their", "of", "a", "new", "national", "state"})


def at_named_bodies(standings: Sequence[Standing], people: People) -> tuple[Standing, ...]:
    """The claims, each office at a body without a name given to the one named body that its noun can mean."""
    named: dict[str, list[Actor]] = {}
    for actor in people.actors.values():
        if actor.type in ("organization", "armed group") and actor.name != actor.name.lower():
            for report in dict.fromkeys(span.report for span in actor.mentions):
                named.setdefault(report, []).append(actor)
    found = tuple(_named(one, people, named) for one in standings)
    own: dict[str, dict[str, None]] = {}
    for one in found:
        body = people.actors.get(one.claim.object)
        if one.claim.type == "office" and body is not None and _is_named_body(body):
            own.setdefault(one.claim.subject, {})[body.id] = None
    return tuple(_own(one, people, own) for one in found)


def _is_named_body(actor: Actor) -> bool:
    return actor.type in ("organization", "armed group") and actor.name != actor.name.lower()


def _own(one: Standing, people: People, own: Mapping[str, Mapping[str, None]]) -> Standing:
    """An office at a body called by a noun alone ("the party"), given to the one named body of the person's offices."""
    body = people.actors.get(one.claim.object)
    bodies = own.get(one.claim.subject, {})
    if one.claim.type != "office" or body is None or body.name.lower() not in BARE or len(bodies) != 1:
        return one
    return replace(one, claim=replace(one.claim, object=next(iter(bodies))))


def _named(one: Standing, people: People, named: Mapping[str, Sequence[Actor]]) -> Standing:
    body = people.actors.get(one.claim.object)
    unnamed = body is not None and body.type in ("organization", "armed group") and body.name == body.name.lower()
    if one.claim.type != "office" or body is None or not unnamed:
        return one
    words = {word for word in padded(body.name).split() if word not in IDLE}
    for reports in ((one.report,), people.stories.get(one.report, ())):
        found = dict.fromkeys(a.id for report in reports for a in named.get(report, ()) if _may_be(a, body, words))
        if len(found) == 1:
            return replace(one, claim=replace(one.claim, object=next(iter(found))))
        if found:
            return one
    return one


def _may_be(actor: Actor, body: Actor, words: set[str]) -> bool:
    """Whether a name of the actor holds all the words by which the body is called, and nothing says otherwise."""
    lands = actor.country is None or body.country is None or actor.country == body.country
    names = ({*padded(name).split()} for name in (actor.name, *actor.aliases))
    return bool(words) and lands and any(words <= name and words != name for name in names)
