"""What is compared of two mentions: statements that hold more or less, each with its evidence in words.

A feature is a function of two tellings and the world; it returns how much its statement holds, 0 to 1, and says why. It
never weighs: weights are in `pairs.toml`. What must never be joined, whatever the weights, is `apart`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import timedelta
from operator import mul

from whence.codebook.plover import CONFLICT_QUADS, NEAREST, types
from whence.linking.alike import (
    NOTHING,
    Evidence,
    clauses_alike,
    context_strange,
    names_apart,
    names_shared,
    names_strange,
    reports_alike,
    sentences_alike,
    sentences_unlike,
    told_on,
)
from whence.linking.calendar import agreement, gap_days
from whence.linking.pairs import compatible_types, is_light
from whence.linking.parties import (
    MUTUAL,
    actors_apart,
    actors_shared,
    countries_shared,
    one_and_many,
    parts_apart,
    rare_actor_shared,
    roles_alike,
    roles_swapped,
    speakers_apart,
)
from whence.linking.told import Told, World
from whence.linking.tolls import counted_alike, counts_agree
from whence.model.event import Place

NEAR_DAYS = 2  # a report's "Tuesday" for another's "Monday": time zones, night raids, day of report for day of event
DEADLINES_DAYS = 62  # between two days by which something is to be done, for more than a change of plan
FAR_KM = 60.0  # settlements farther apart are two places
REGION_KM = 400.0
LEAD_CHARS = 450
ALIKE = 0.25  # cosine of two sentences from which they say more together than the one word
UNLIKE = 0.1  # cosine of two triggers that have nothing in common, the median (ECB+ development topics)
PRECISE = ("point", "settlement")

Feature = Callable[[Told, Told, World], Evidence]


def same_trigger(a: Told, b: Told, world: World) -> Evidence:
    """Both are named by one word, or by a verb and its noun."""
    return (
        (1.0, f"both named by “{a.mention.trigger.quote}” / “{b.mention.trigger.quote}”")
        if same_word(a, b)
        else NOTHING
    )


def same_kind(a: Told, b: Told, world: World) -> Evidence:
    """Their words tell of one kind of happening."""
    if same_word(a, b) or not kindred(a, b):
        return NOTHING
    much = 1.0 if a.kinds & b.kinds else 0.6
    return much, f"“{a.mention.trigger.quote}” and “{b.mention.trigger.quote}” tell of one kind of happening"


def vectors_alike(a: Told, b: Told, world: World) -> Evidence:
    """Named by words of no kind that is known to be one, the reader sees them alike in context."""
    return NOTHING if kindred(a, b) else _vectors(a, b)


def kin_vectors_alike(a: Told, b: Told, world: World) -> Evidence:
    """Named by words of one kind, the reader sees them alike in context."""
    return _vectors(a, b) if kindred(a, b) else NOTHING


def _vectors(a: Told, b: Told) -> Evidence:
    u, v = a.mention.vector, b.mention.vector
    if not u or len(u) != len(v):
        return NOTHING
    much = sum(map(mul, u, v))  # twice as fast as a generator, and the same to the last bit
    return max(0.0, (much - UNLIKE) / (1 - UNLIKE)), f"words alike in context ({much:.2f})"


def same_type(a: Told, b: Told, world: World) -> Evidence:
    """They have one event type, or types between which one happening wavers."""
    first, second = a.mention.type, b.mention.type
    if first == second:
        return 1.0, f"both {first}"
    return (0.5, f"{first} and {second} can be one") if frozenset((first, second)) in compatible_types() else NOTHING


def types_apart(a: Told, b: Told, world: World) -> Evidence:
    """One is cooperation, the other conflict, or their types do not go together."""
    first, second = a.mention.type, b.mention.type
    if (
        first == second
        or frozenset((first, second)) in compatible_types()
        or NEAREST in (a.mention.mode, b.mention.mode)
    ):
        return NOTHING
    contrary = (types()[first].quad in CONFLICT_QUADS) != (types()[second].quad in CONFLICT_QUADS)
    return 1.0 if contrary else 0.6, f"{first} is not {second}"


def same_mode(a: Told, b: Told, world: World) -> Evidence:
    """They have one mode of their type."""
    first, second = a.mention, b.mention
    if first.mode in (None, NEAREST) or (first.type, first.mode) != (second.type, second.mode):
        return NOTHING
    return 1.0, f"both {first.mode}"


def modes_apart(a: Told, b: Told, world: World) -> Evidence:
    """Their types come in modes, and the two have others."""
    first, second = a.mention, b.mention
    modes = (first.mode, second.mode)
    if None in modes or NEAREST in modes or (first.type, first.mode) == (second.type, second.mode):
        return NOTHING
    return 1.0, f"{first.mode} is not {second.mode}"


def dates_agree(a: Told, b: Told, world: World) -> Evidence:
    """Their dates can be one day; the more exact both are, the more it says."""
    much = agreement(a.days, b.days)
    return (much, f"dates agree ({_date(a)}; {_date(b)})") if much else NOTHING


def dates_near(a: Told, b: Told, world: World) -> Evidence:
    """Their dates share no day but lie a day or two apart."""
    gap = gap_days(a.days, b.days)
    return (1.0, f"dates {gap} day(s) apart") if gap is not None and 0 < gap <= NEAR_DAYS else NOTHING


def dates_disjoint(a: Told, b: Told) -> bool:
    """Whether their dates lie farther apart than one happening's can."""
    gap = gap_days(a.days, b.days)
    return (gap is not None and gap > NEAR_DAYS) or _deadlines_apart(a, b)


def _deadlines_apart(a: Told, b: Told) -> bool:
    """Whether both are to be done by a day, and the days lie months apart: "by May", "no later than 15 September"."""
    if not (a.plan and b.plan) or a.days.earliest is not None or b.days.earliest is not None:
        return False
    last, other = a.days.latest, b.days.latest
    return last is not None and other is not None and abs((last - other).days) > DEADLINES_DAYS


def _date(told: Told) -> str:
    when = told.mention.date
    return (when.words or when.edtf or "?") if when else "?"


def same_place(a: Told, b: Told, world: World) -> Evidence:
    """They happened in one place."""
    if a.mention.place is None or a.mention.place != b.mention.place:
        return NOTHING
    place = world.places[a.mention.place]
    return 0.4 if place.precision == "country" else 1.0, f"both in {place.name}"


def place_within(a: Told, b: Told, world: World) -> Evidence:
    """The place of one lies in the other's, or near it."""
    first, second = _places(a, b, world)
    if first is None or second is None or first.id == second.id or _km_apart(first, second) is None:
        return NOTHING
    return NOTHING if places_are_apart(first, second) else (1.0, f"{first.name} and {second.name} can be one place")


def places_apart(a: Told, b: Told, world: World) -> Evidence:
    """Their places lie too far apart, or in two countries."""
    first, second = _places(a, b, world)
    if first is None or second is None or not places_are_apart(first, second):
        return NOTHING
    return 1.0, f"{first.name} is not {second.name}"


def _places(a: Told, b: Told, world: World) -> tuple[Place | None, Place | None]:
    return world.places.get(a.mention.place or ""), world.places.get(b.mention.place or "")


def places_are_apart(a: Place, b: Place) -> bool:
    """Whether two places cannot be one: in two countries, or farther apart than their extent allows."""
    if a.id == b.id:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    if "country" in (a.precision, b.precision):
        return False
    distance = _km_apart(a, b)
    limit = FAR_KM if a.precision in PRECISE and b.precision in PRECISE else REGION_KM
    return distance is not None and distance > limit


def _km_apart(a: Place, b: Place) -> float | None:
    if a.country and a.country == b.country and "country" in (a.precision, b.precision):
        return 0.0
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    phi, psi = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((psi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(psi) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def tolls_equal(a: Told, b: Told, world: World) -> Evidence:
    """They count the same things and the counts agree."""
    pairs = counted_alike(a, b)
    hits = [x for x, y in pairs if counts_agree(x, y)]
    return (1.0, f"both count {hits[0].value:g} {hits[0].unit}") if hits else NOTHING


def tolls_contrary(a: Told, b: Told, world: World) -> Evidence:
    """They count the same things and no count agrees."""
    pairs = counted_alike(a, b)
    if not pairs or any(counts_agree(x, y) for x, y in pairs):
        return NOTHING
    return 1.0, f"{pairs[0][0].value:g} against {pairs[0][1].value:g} {pairs[0][0].unit}"


def nothing_but_words(a: Told, b: Told, world: World) -> Evidence:
    """No actor, date, place or wording of theirs says that it is the same happening: only its name is alike."""
    if any(
        feature(a, b, world)[0]
        for feature in (
            actors_shared,
            dates_agree,
            same_place,
            tolls_equal,
            names_it_again,
            names_shared,
            headline_and_lead,
        )
    ):
        return NOTHING
    return NOTHING if sentences_alike(a, b, world)[0] > ALIKE else (1.0, "nothing but the words is alike")


def same_sentence(a: Told, b: Told, world: World) -> Evidence:
    """One sentence tells both: usually two events."""
    return (1.0, "told in one sentence") if a.report == b.report and a.sentence == b.sentence else NOTHING


def same_report(a: Told, b: Told, world: World) -> Evidence:
    """One report tells both."""
    return (1.0, "told in one report") if a.report == b.report else NOTHING


def status_contrary(a: Told, b: Told, world: World) -> Evidence:
    """One says that it happened, the other that it did not."""
    statuses = {a.mention.status, b.mention.status}
    return (1.0, "one denies it") if "denied" in statuses and len(statuses) > 1 else NOTHING


def names_it_again(a: Told, b: Told, world: World) -> Evidence:
    """In one report, the later is a noun that points back ("the visit") to a happening of its kind."""
    if a.report != b.report:
        return NOTHING
    later = b if b.mention.trigger.start > a.mention.trigger.start else a
    return (1.0, f"“the {later.mention.trigger.quote}” points back") if later.reference and kindred(a, b) else NOTHING


def points_to_its_kind(a: Told, b: Told, world: World) -> Evidence:
    """In another report, a noun that only points to what its readers know ("the strike") is of the other's kind."""
    if a.report == b.report or not (a.thin or b.thin) or not kindred(a, b):
        return NOTHING
    noun = a if a.thin else b
    return 1.0, f"“the {noun.mention.trigger.quote}” is taken to be known"


def told_as_another(a: Told, b: Told, world: World) -> Evidence:
    """The one is told as the second, another or a new one of its kind, and the other is not."""
    if a.nth == b.nth or not kindred(a, b):
        return NOTHING
    return (1.0 if a.nth and b.nth else 0.5), f"the {a.nth or 'one'} is not the {b.nth or 'one'}"


def headline_and_lead(a: Told, b: Told, world: World) -> Evidence:
    """One is a report's headline, the other its first sentences' happening of that type."""
    if a.report != b.report or a.mention.type != b.mention.type or a.sentence == b.sentence:
        return NOTHING
    first, second = (a, b) if a.sentence < b.sentence else (b, a)
    headline = first.sentence[0] == 0 and not first.mention.span.quote.rstrip().endswith((".", "!", "?", "”", '"'))
    return (1.0, "headline and lead of one report") if headline and second.sentence[0] < LEAD_CHARS else NOTHING


def same_word(a: Told, b: Told) -> bool:
    """Whether one word names both; a verb that says little ("used") only where it is not said of other things."""
    if a.stem != b.stem:
        return False
    return not (is_light(a.stem) and a.objects and b.objects and not a.objects & b.objects)


def kindred(a: Told, b: Told) -> bool:
    """Whether the trigger of one can name what the other tells: one word, one kind of happening, or both a meeting."""
    return (
        same_word(a, b)
        or bool(a.kinds & b.kinds)
        or (a.mode is not None and a.mode == b.mode)
        or a.mention.type == b.mention.type == "CONSULT"
    )


def once_told(a: Told, b: Told, world: World) -> Evidence:
    """Not both are dated, and where they play such a happening is told of few days, at best of one."""
    if a.report == b.report or (a.days.n_days == 1 and b.days.n_days == 1) or not a.once or not b.once:
        return NOTHING
    much = max((min(worth, b.once[kind]) for kind, worth in a.once.items() if kind in b.once), default=0.0)
    days = round(1 / much) if much else 0
    return (much, f"all that is told of such a happening is of {days} day{'s' * (days > 1)}") if much else NOTHING


def told_widely(a: Told, b: Told, world: World) -> Evidence:
    """Everywhere something is told by their words: of a hundred killings two are seldom one."""
    if not kindred(a, b):
        return NOTHING
    much = (world.common.get(a.stem, 0.0) + world.common.get(b.stem, 0.0)) / 2
    return (much, "much is told by these words") if much else NOTHING


FEATURES: tuple[Feature, ...] = (
    told_widely, once_told, same_trigger, same_kind, headline_and_lead, names_shared, names_apart, names_strange,
    context_strange, vectors_alike, kin_vectors_alike, same_type, types_apart, actors_shared, rare_actor_shared,
    countries_shared, roles_alike, roles_swapped, actors_apart, parts_apart,
    speakers_apart, one_and_many, dates_agree, dates_near, same_place, place_within,
    places_apart, tolls_equal, tolls_contrary, sentences_alike, clauses_alike, reports_alike,
    sentences_unlike, nothing_but_words, same_sentence, same_report, status_contrary, names_it_again,
    points_to_its_kind, told_as_another, told_on, same_mode, modes_apart,
)  # fmt: skip


def apart(a: Told, b: Told, world: World) -> bool:
    """Whether two mentions can never be one event: plan and deed; dates, places, parties or stories that exclude."""
    if (a.intended and b.deed) or (a.deed and b.intended) or dates_disjoint(a, b) or _parties_exclude(a, b):
        return True
    if _told_before(a, b) or _told_before(b, a):
        return True
    return _places_exclude(a, b, world) or of_other_stories(a, b, world)


def of_other_stories(a: Told, b: Told, world: World) -> bool:
    """Whether their reports are of different stories, and the two have nobody and no place in common.

    One country alone is too little, unless they agree in date: great powers urge and send in every story.
    """
    if not world.strangers(a.report, b.report):
        return False
    shared = (world.actors.get(actor) for actor in a.actors if actor in b.actors)
    if any(actor is not None and actor.type != "country" for actor in shared) or same_place(a, b, world)[0]:
        return False
    countries = a.countries & b.countries
    return not countries or (len(countries) == 1 and not dates_agree(a, b, world)[0])


def _places_exclude(a: Told, b: Told, world: World) -> bool:
    first, second = _places(a, b, world)
    if first is None or second is None or not places_are_apart(first, second):
        return False
    return _both_precise(first, second) or (first.country is not None and second.country not in (None, first.country))


def _told_before(a: Told, b: Told) -> bool:
    """Whether the report of one told it as past before the other's day had come."""
    return a.deed and a.until is not None and b.days.earliest is not None and b.days.earliest > a.until + timedelta(1)


def _parties_exclude(a: Told, b: Told) -> bool:
    """Whether other countries take part: other sides meet, or others are acted upon, or others do a friendly deed."""
    first, second = a.nations, b.nations
    all_first, all_second = (sides["actor"] | sides["recipient"] for sides in (first, second))
    if {a.mention.type, b.mention.type} <= MUTUAL:
        several = len(all_first) > 1 and len(all_second) > 1
        return several and not all_first <= all_second and not all_second <= all_first
    hostile = types()[a.mention.type].quad in CONFLICT_QUADS
    if hostile and "clash" not in a.kinds | b.kinds and _sides_swapped(first, second):
        return True
    roles = ("recipient",) if hostile else ("recipient", "actor")
    return any(
        bool(first[role]) and bool(second[role]) and not first[role] & all_second and not second[role] & all_first
        for role in roles
    )


def _sides_swapped(first: Mapping[str, frozenset[str]], second: Mapping[str, frozenset[str]]) -> bool:
    """Whether the countries that act in each are those that are acted upon in the other."""
    one, other = (first["actor"], first["recipient"]), (second["recipient"], second["actor"])
    return all(one) and one == other and first["actor"] != first["recipient"]


def _both_precise(a: Place, b: Place) -> bool:
    return a.precision in PRECISE and b.precision in PRECISE
