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

IDLE = frozenset({"the", "its", "their", "of", "a", "new", "national", "state"})


def at_named_bodies(standings: Sequence[Standing], people: People) -> tuple[Standing, ...]:
    """The claims, each office at a body without a name given to the one named body that its noun can mean."""
    named: dict[str, list[Actor]] = {}
    for actor in people.actors.values():
        if actor.type in ("organization", "armed group") and actor.name != actor.name.lower():
            for report in dict.fromkeys(span.report for span in actor.mentions):
                named.setdefault(report, []).append(actor)
    return tuple(_named(one, people, named) for one in standings)


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
