"""What is compared of two mentions' wording: sentences, the words beside the triggers, names, whole reports.

Features as in `features.py`, which gathers them: each returns how much its statement holds, 0 to 1, and says why.
"""

from __future__ import annotations

from whence.linking.pairs import compatible_types
from whence.linking.told import Told, World
from whence.linking.wording import Words, cosine, strange

UNALIKE = 0.12  # less is the trigger's own word and little more
FULL_SENTENCE = 8  # words of content
ONE_STORY = 0.25  # nine in ten pairs of reports so alike tell of one happening (ECB+ train topics); more says no more

Evidence = tuple[float, str]
NOTHING: Evidence = (0.0, "")


def sentences_alike(a: Told, b: Told, world: World) -> Evidence:
    """Their sentences share words that are rare in these reports."""
    if a.report == b.report and a.sentence == b.sentence:
        return NOTHING
    much = cosine(a.words, b.words)
    return much, f"sentences alike ({much:.2f})"


def clauses_alike(a: Told, b: Told, world: World) -> Evidence:
    """The words beside their triggers are alike."""
    if a.report == b.report and a.sentence == b.sentence:
        return NOTHING
    much = cosine(a.near, b.near)
    return much, f"words beside it alike ({much:.2f})"


def reports_alike(a: Told, b: Told, world: World) -> Evidence:
    """Their reports are about the same."""
    if a.report == b.report:
        return NOTHING
    much = world.likeness(a.report, b.report)
    return min(1.0, much / ONE_STORY), f"reports alike ({much:.2f})"


def sentences_unlike(a: Told, b: Told, world: World) -> Evidence:
    """Their sentences, long enough to tell, hardly share a word of content."""
    if min(len(a.words), len(b.words)) < FULL_SENTENCE or (a.report == b.report and a.sentence == b.sentence):
        return NOTHING
    return (1.0, "sentences of other content") if sentences_alike(a, b, world)[0] < UNALIKE else NOTHING


def names_strange(a: Told, b: Told, world: World) -> Evidence:
    """Names and numerals beside the one are nowhere in the other's report."""
    return _strange(a, b, world, a.named, b.named)


def context_strange(a: Told, b: Told, world: World) -> Evidence:
    """Words beside the one are nowhere in the other's report."""
    return _strange(a, b, world, a.near, b.near)


def _strange(a: Told, b: Told, world: World, first: Words, second: Words) -> Evidence:
    if a.report == b.report:
        return NOTHING
    missing, whole = strange(first, world.spoken.get(b.report, frozenset()))
    other, rest = strange(second, world.spoken.get(a.report, frozenset()))
    if not whole or not rest:
        return NOTHING
    much = (missing + other) / (whole + rest)
    return much, f"{much:.0%} of the words beside the one are not in the other's report"


def names_shared(a: Told, b: Told, world: World) -> Evidence:
    """Their sentences name the same rare things: a ship, a site, an accord."""
    if a.report == b.report and a.sentence == b.sentence:
        return NOTHING
    shared = sorted(a.rare & b.rare)
    return (min(1.0, 0.6 * len(shared)), f"both speak of {', '.join(shared[:4])}") if shared else NOTHING


def names_apart(a: Told, b: Told, world: World) -> Evidence:
    """Their sentences name rare things each, and none alike."""
    first, second = a.rare, b.rare
    if not first or not second or first & second or (a.report == b.report and a.sentence == b.sentence):
        return NOTHING
    return 1.0, f"{', '.join(sorted(first)[:2])} is not {', '.join(sorted(second)[:2])}"


def told_on(a: Told, b: Told, world: World) -> Evidence:
    """The next sentence tells, with no date of its own, what can be more of the same: who died, who signed."""
    first, second = (a, b) if a.sentence < b.sentence else (b, a)
    if second.nth or second.days.known or not second.tells_on_from(first):
        return NOTHING
    types = (a.mention.type, b.mention.type)
    can_be_one = types[0] == types[1] or frozenset(types) in compatible_types()
    return (1.0, "the next sentence tells on") if can_be_one else NOTHING
