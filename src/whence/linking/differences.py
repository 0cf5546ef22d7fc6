"""On what the mentions of one event disagree: every value with the words that carry it, and none preferred.

A vaguer value that contains an exact one is no disagreement, nor is a delegation beside the one who leads it. What two
reports say is held against each other; what one report says twice is its own affair, except where it tells of a denial
or has others count otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from whence.codebook.plover import CONFLICT_QUADS, NEAREST, types
from whence.linking.crowds import is_of_persons
from whence.linking.features import places_are_apart
from whence.linking.names import normal
from whence.linking.rival_forms import PART_OF
from whence.linking.told import Told, World, quantity_key
from whence.linking.tolls import count_range, counts_agree
from whence.model.event import Attribute, Difference, DifferenceValue
from whence.model.mention import QuantityMention
from whence.model.span import Span
from whence.model.when import When

MAX_VALUES = 6
EVERYONE = frozenset({"people", "dead"})
FLOORS = frozenset({"at least", "over"})
FAR_ABOVE = 1.5  # times a floor, a count lies so far above it that whoever named the floor knew of another
Value = TypeVar("Value", bound=Hashable)
Teller = tuple[str, str]  # a report, and whom it names as its source, nothing where it tells it itself


def differences_of(members: Sequence[Told], world: World, published: Mapping[str, When]) -> tuple[Difference, ...]:
    """The differences among one event's mentions, by attribute."""
    found = [
        _status(members),
        _type(members),
        *_persons(members, world),
        _doers(members, world),
        _date(members),
        _place(members, world),
        *_quantities(members, published),
    ]
    return tuple(difference for difference in found if difference is not None)


def _difference(
    attribute: Attribute, carried: Iterable[tuple[str | float, Span, str | None]], *, series: bool = False
) -> Difference | None:
    """The difference over values with the spans that carry them, the six most told; None for one value."""
    spans: dict[tuple[str | float, str | None], list[Span]] = {}
    for value, span, actor in carried:
        spans.setdefault((value, actor), []).append(span)
    if len(spans) < 2:
        return None
    kept = sorted(spans, key=lambda key: (-len({s.report for s in spans[key]}), min(spans[key])))[:MAX_VALUES]
    values = (
        DifferenceValue(v, tuple(sorted(set(spans[v, actor]))), actor) for v, actor in spans if (v, actor) in kept
    )
    return Difference(attribute, tuple(values), series)


def _several_reports(members: Iterable[Told]) -> bool:
    return len({one.report for one in members}) > 1


def _status(members: Sequence[Told]) -> Difference | None:
    denied = [one for one in members if one.mention.status == "denied"]
    told = [one for one in members if one.deed]
    if not denied or not told:
        return None
    return _difference("status", ((one.mention.status, one.mention.trigger, None) for one in members if not one.plan))


def _type(members: Sequence[Told]) -> Difference | None:
    sure = [one for one in members if one.mention.mode != NEAREST]
    quads = {types()[one.mention.type].quad in CONFLICT_QUADS for one in sure}
    if len(quads) < 2 or not _several_reports(members):
        return None
    return _difference("type", ((one.mention.type, one.mention.trigger, None) for one in sure))


def _named_by_report(
    members: Sequence[Told], wanted: Callable[[str, str], bool]
) -> dict[str, dict[str, list[tuple[str, Span]]]]:
    """Report -> actor -> (role, span) of the participants that are `wanted` (actor, role)."""
    found: dict[str, dict[str, list[tuple[str, Span]]]] = {}
    for one in members:
        for participant in one.mention.participants:
            if wanted(participant.actor, participant.role):
                spans = participant.spans or (one.mention.trigger,)
                rows = found.setdefault(one.report, {}).setdefault(participant.actor, [])
                rows += [(participant.role, span) for span in spans]
    return found


def _contrary(
    by_report: Mapping[str, Mapping[str, object]], rivals: Callable[[str, str], bool]
) -> list[tuple[str, str]]:
    """Actors (sorted pairs) of whom one report names only the one and another only the other."""
    found: dict[tuple[str, str], None] = {}
    reports = sorted(by_report)
    for at, first in enumerate(reports):
        for second in reports[at + 1 :]:
            left = [x for x in by_report[first] if x not in by_report[second]]
            right = [x for x in by_report[second] if x not in by_report[first]]
            for x in left:
                for y in right:
                    if rivals(x, y):
                        found[(x, y) if x < y else (y, x)] = None
    together = [set(actors) for actors in by_report.values()]
    return sorted(pair for pair in found if not any(set(pair) <= actors for actors in together))


def _persons(members: Sequence[Told], world: World) -> list[Difference]:
    """Different persons of one country in one part: one report has X do it, another Y."""
    by_report = _named_by_report(
        members, lambda actor, _: world.actors[actor].type == "person" and _named(actor, world)
    )

    def rivals(x: str, y: str) -> bool:
        same_part = _roles(by_report, x) & _roles(by_report, y)
        reciprocal = all(one.mention.type == "CONSULT" for one in members)
        return world.country(x) == world.country(y) and bool(same_part or reciprocal)

    found = []
    for group in _components(_contrary(by_report, rivals)):
        roles = set().union(*(_roles(by_report, actor) for actor in group))
        found.append(_actors("recipient" if "recipient" in roles else "actor", group, by_report, world))
    return [difference for difference in found if difference is not None]


def _doers(members: Sequence[Told], world: World) -> Difference | None:
    """Who did it, where reports lay a hostile deed on different doors."""
    if any(types()[one.mention.type].quad not in CONFLICT_QUADS for one in members):
        return None
    kinds = ("armed group", "organization", "country")
    by_report = _named_by_report(
        members, lambda actor, role: role == "actor" and world.actors[actor].type in kinds and _named(actor, world)
    )

    def rivals(x: str, y: str) -> bool:
        first, second = world.country(x), world.country(y)
        if normal(world.actors[x].name) == normal(world.actors[y].name):
            return False
        return first is None or second is None or first != second

    pairs = _contrary(by_report, rivals)
    return _actors("actor", sorted({actor for pair in pairs for actor in pair}), by_report, world) if pairs else None


def _named(actor: str, world: World) -> bool:
    """Whether an actor has a name, and is not only described: its first and last words are capitalised."""
    words = world.actors[actor].name.split()
    return words[0][:1].isupper() and words[-1][:1].isupper()


def _roles(by_report: Mapping[str, Mapping[str, list[tuple[str, Span]]]], actor: str) -> set[str]:
    return {role for actors in by_report.values() for role, _ in actors.get(actor, ()) if role != "other"}


def _components(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    groups: list[list[str]] = []
    for pair in pairs:
        touching = [group for group in groups if set(pair) & set(group)]
        groups = [group for group in groups if group not in touching]
        groups.append(sorted({*pair, *(actor for group in touching for actor in group)}))
    return sorted(groups)


def _actors(
    attribute: Attribute,
    actors: Iterable[str],
    by_report: Mapping[str, Mapping[str, list[tuple[str, Span]]]],
    world: World,
) -> Difference | None:
    carried = (
        (world.actors[actor].name, span, actor)
        for actor in actors
        for report in sorted(by_report)
        for _, span in by_report[report].get(actor, ())
    )
    return _difference(attribute, carried)


def _date(members: Sequence[Told]) -> Difference | None:
    dated = [one for one in members if one.days.bounded and one.mention.date is not None and not one.guessed]
    first = max((one.days.earliest for one in dated if one.days.earliest), default=None)
    last = min((one.days.latest for one in dated if one.days.latest), default=None)
    if first is None or last is None or first <= last or not _several_reports(dated):
        return None
    exact = [one for one in dated if not any(_wider(one, other) for other in dated)]
    return _difference("date", ((_written(one), _date_span(one), None) for one in exact))


def _wider(one: Told, other: Told) -> bool:
    a, b = one.mention.date, other.mention.date
    return a is not None and b is not None and a.contains(b) and not b.contains(a)


def _written(one: Told) -> str:
    when = one.mention.date
    assert when is not None
    return str(when.earliest) if when.earliest == when.latest else f"{when.earliest}/{when.latest}"


def _date_span(one: Told) -> Span:
    when = one.mention.date
    return when.spans[0] if when is not None and when.spans else one.mention.trigger


def _place(members: Sequence[Told], world: World) -> Difference | None:
    placed = [one for one in members if one.mention.place in world.places]
    ids = sorted({one.mention.place for one in placed if one.mention.place})
    contrary = {x for x in ids for y in ids if places_are_apart(world.places[x], world.places[y])}
    if not contrary or not _several_reports(placed):
        return None
    carried = [
        (world.places[one.mention.place].name, (one.mention.place_spans or (one.mention.trigger,))[0], None)
        for one in placed
        if one.mention.place in contrary
    ]
    return _difference("place", carried)


def _quantities(members: Sequence[Told], published: Mapping[str, When]) -> list[Difference]:
    """Counts of one thing that cannot all be true: of each report, or source whom it names, the largest, and what a
    report has others count."""
    by_key: dict[str, dict[Teller, QuantityMention]] = {}
    rivals: dict[str, list[QuantityMention]] = {}
    others = {quantity.span for one in members for quantity in one.rivals}
    for one in members:
        teller = one.report, next((source.actor or source.name for source in one.mention.attributed_to), "")
        for quantity in (q for q in one.mention.quantities if q.span not in others and not _is_part(one, q)):
            best = by_key.setdefault(_counted(one, quantity), {})
            if teller not in best or count_range(quantity)[0] > count_range(best[teller])[0]:
                best[teller] = quantity
        for quantity in one.rivals:
            by_key.setdefault(_counted(one, quantity), {})
            rivals.setdefault(_counted(one, quantity), []).append(quantity)
    _merge_people(members, by_key, rivals)
    found = [_counts(told, rivals.get(key, ()), published) for key, told in sorted(by_key.items())]
    return [difference for difference in found if difference is not None]


def _merge_people(
    members: Sequence[Told],
    by_key: dict[str, dict[Teller, QuantityMention]],
    rivals: dict[str, list[QuantityMention]],
) -> None:
    """Count "people" with those whom other reports name by what they are, where that is one sort: "passengers"."""
    units = {_counted(one, q): q.unit for one in members for q in (*one.mention.quantities, *one.rivals)}
    for everyone in sorted(EVERYONE.intersection(by_key)):
        here = _reports(by_key[everyone])  # what a report counts beside all, it counts among them
        named = (key for key in by_key if key not in EVERYONE and is_of_persons(units[key]))
        sorts = sorted(key for key in named if by_key[key] and here.isdisjoint(_reports(by_key[key])))
        if len(sorts) != 1:
            continue
        by_key[sorts[0]].update(by_key.pop(everyone))
        rivals.setdefault(sorts[0], []).extend(rivals.pop(everyone, ()))


def _is_part(one: Told, quantity: QuantityMention) -> bool:
    """Whether it counts a part of those just counted: "eleven died, among them two officers"."""
    told = one.mention.span
    return PART_OF.search(told.quote[: max(0, quantity.span.start - told.start)]) is not None


def _reports(told: Mapping[Teller, QuantityMention]) -> set[str]:
    return {report for report, _ in told}


def _counted(one: Told, quantity: QuantityMention) -> str:
    """What a quantity counts; of a protest all who take part, whatever they are called ("drivers", "people")."""
    crowd = one.mention.type == "PROTEST" and is_of_persons(quantity.unit)
    return "people" if crowd else quantity_key(quantity)


def _counts(
    told: Mapping[Teller, QuantityMention], rivals: Sequence[QuantityMention], published: Mapping[str, When]
) -> Difference | None:
    counts = [*told.values(), *rivals]
    if not any(_contradict(x, y) for x in counts for y in counts):
        return None
    ordered = sorted(told, key=lambda teller: (_day(teller[0], published), teller))
    carried = [(q.value, q.span, None) for q in (*(told[teller] for teller in ordered), *rivals)]
    return _difference("quantity", carried, series=not rivals and _grows(ordered, told, published))


def _contradict(x: QuantityMention, y: QuantityMention) -> bool:
    """Whether not both counts can be true, or hardly: "at least 17" is said where nobody counts 39."""
    if not counts_agree(x, y):
        return True
    return any(a.bound in FLOORS and a.value > 0 and b.value > FAR_ABOVE * a.value for a, b in ((x, y), (y, x)))


def _day(report: str, published: Mapping[str, When]) -> date:
    when = published.get(report)
    return when.earliest if when is not None and when.earliest else date.max


def _grows(ordered: Sequence[Teller], told: Mapping[Teller, QuantityMention], published: Mapping[str, When]) -> bool:
    """Whether the counts grow with the day of the report, over two days at least, as a toll does."""
    days = [_day(report, published) for report, _ in ordered]
    values = [told[teller].value for teller in ordered]
    rising = all(a <= b for a, b in pairwise(values))
    return rising and date.max not in days and len(set(days)) > 1 and days[0] < days[-1] and values[0] < values[-1]
