"""What is compared of who takes part in two mentions: the actors, their countries, their parts, the words for them.

Features as in `features.py`, which gathers them: each returns how much its statement holds, 0 to 1, and says why.
"""

from __future__ import annotations

from whence.linking.alike import NOTHING, Evidence
from whence.linking.told import Told, World

PARTS = ("actor", "recipient")
SPEECH = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN"))  # what is done by saying it
TELLING = 0.8  # actors of so much weight together are full evidence; one country is a quarter of it
MUTUAL = frozenset(("CONSULT", "AGREE", "SUPPORT", "COOPERATE"))  # types whose parts change with who tells them


def actors_shared(a: Told, b: Told, world: World) -> Evidence:
    """The actors of one take part in the other; rare actors count for more."""
    shared = [actor for actor in a.actors if actor in b.actors]
    if not shared:
        return NOTHING
    least = min(sum(map(world.weight, side.actors)) for side in (a, b))
    names = ", ".join(sorted(world.actors[actor].name for actor in shared))
    much = sum(map(world.weight, shared))
    return min(1.0, much / max(least, 0.1)) * min(1.0, much / TELLING), f"both with {names}"


def rare_actor_shared(a: Told, b: Told, world: World) -> Evidence:
    """They share an actor that few reports speak of."""
    best = max((actor for actor in a.actors if actor in b.actors), key=world.weight, default=None)
    return (world.weight(best), f"{world.actors[best].name} is in few other events") if best else NOTHING


def countries_shared(a: Told, b: Told, world: World) -> Evidence:
    """Their actors are of the same countries."""
    shared = a.countries & b.countries
    if not shared:
        return NOTHING
    share = len(shared) / min(len(a.countries), len(b.countries))
    return share if len(shared) > 1 else 0.5 * share, f"both of {', '.join(sorted(shared))}"


def roles_alike(a: Told, b: Told, world: World) -> Evidence:
    """The actors they share, or their countries, do the same in both."""
    shared = [actor for actor in a.actors if actor in b.actors and a.actors[actor] == b.actors[actor] != "other"]
    return (1.0, "in the same parts") if shared else NOTHING


def roles_swapped(a: Told, b: Told, world: World) -> Evidence:
    """Who acts in the one is acted upon in the other."""
    if "CONSULT" in (a.mention.type, b.mention.type):
        return NOTHING
    swapped = [x for x in a.actors if {a.actors[x], b.actors.get(x)} == {"actor", "recipient"}]
    alike = [x for x in a.actors if a.actors[x] == b.actors.get(x)]
    return (1.0, "who acts in one is acted upon in the other") if swapped and not alike else NOTHING


def actors_apart(a: Told, b: Told, world: World) -> Evidence:
    """Each names actors that are known, and none of them, nor their countries, is in the other."""
    if a.countries & b.countries or any(actor in b.actors for actor in a.actors):
        return NOTHING
    if not any(world.known(actor) for actor in a.actors) or not any(world.known(actor) for actor in b.actors):
        return NOTHING
    return 1.0, "no actor in common"


def parts_apart(a: Told, b: Told, world: World) -> Evidence:
    """Who acts, or who is acted upon, is another country's, or the sides that meet are others."""
    first, second = a.sides, b.sides
    if {a.mention.type, b.mention.type} <= MUTUAL:
        x, y = (sides["actor"] | sides["recipient"] for sides in (first, second))
        others = len(x) > 1 and len(y) > 1 and not x <= y and not y <= x
        return (1.0, "other sides meet") if others else NOTHING
    apart = [role for role in ("actor", "recipient") if first[role] and second[role] and not first[role] & second[role]]
    return (1.0, f"another {' and '.join(apart)}") if apart else NOTHING


def _is_person(actor: str, world: World) -> bool:
    return world.actors[actor].type == "person"


def speakers_apart(a: Told, b: Told, world: World) -> Evidence:
    """They are words said, and others say them."""
    if not {a.mention.type, b.mention.type} <= SPEECH:
        return NOTHING
    first, second = ({world.country(x) or x for x, part in side.actors.items() if part == "actor"} for side in (a, b))
    return (1.0, "others say it") if first and second and not first & second else NOTHING


def one_and_many(a: Told, b: Told, world: World) -> Evidence:
    """The one befalls a person, the other several people or a body."""
    first, second = ({_is_person(x, world) for x, part in s.actors.items() if part == "recipient"} for s in (a, b))
    apart = len(first) == len(second) == 1 and first != second
    return (1.0, "a person is not a group") if apart else NOTHING


def _nouns(told: Told, part: str) -> frozenset[str]:
    return told.nouns.get(part, frozenset())
