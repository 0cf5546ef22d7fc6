"""Bodies: which speak for a state, which are an alliance's, and where each is called by a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from whence.codebook.relations import padded
from whence.history.clause import Named
from whence.model.event import Actor

# Sectors of CAMEO-style codes that speak for a state: government, military, police, intelligence, courts, parliament.
STATE_SECTORS = ("GOV", "MIL", "COP", "SPY", "JUD", "LEG")
COUNTRY_CODE_LENGTH = 3
ALLIANCE_CODE = "IGO"
_SENT = re.compile(
    r" (?:mission|force|forces|troops|soldiers|observers|monitors|experts|peacekeepers|envoys|team|police) $"
)


def speaks_for_state(actor: Actor) -> bool:
    """Whether an actor of a country acts for its state: a ministry or an army does, a crowd or a company does not."""
    sectors = (actor.code or "")[COUNTRY_CODE_LENGTH:]
    return not sectors or any(sector in sectors for sector in STATE_SECTORS)


def bodies_named(actors: Iterable[Actor]) -> dict[str, tuple[Named, ...]]:
    """By report, where armed groups and organizations of no one country are called by a name."""
    found: dict[str, list[Named]] = {}
    for actor in actors:
        if actor.type == "armed group" or (actor.type == "organization" and actor.country is None):
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
            words = padded(actor.name)
            of = next((id for name, id in names.items() if words.startswith(name) and words != name), None)
            if of is not None and of != actor.id and _SENT.search(words):
                found[actor.id] = of
    return found
