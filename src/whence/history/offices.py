"""Offices: whose one is where the words leave it open, and reports that disagree on what it is an office of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from whence.codebook.offices import offices_of_kind, portfolios
from whence.codebook.relations import detail_words, padded
from whence.history.called import at_named_bodies
from whence.history.details import fuller, key_words, near_equal
from whence.history.heads import is_head, is_vague, with_titles
from whence.history.parties import People
from whence.model.event import Difference, DifferenceValue
from whence.model.linked import Standing
from whence.model.reading import Claim
from whence.model.relation import Relation

# What a report counts for whose words name the country, against 1 for one that has it from what stands around; and what
# the country counts for in which the story is at home, by whether the report names it: at home one need not (choices,
# not measurements).
NAMED, AT_HOME, UNSAID = 3.0, 0.9, 1.5
# And that the person holds another office of state of the country, or came after one who held this one there.
BESIDE = 2.0
# How far behind a leaving a coming into the same office is told, in code points: a sentence or two (a choice).
VACANT = 400
# How far before an office another country's name leaves it open whose it is, in code points: a sentence (a choice).
BEFORE = 160
# And what speaks against a country in which a report has someone else hold the same office.
TAKEN = 3.0
# Heads of which a country has one.
OF_ONE = frozenset(
    {"president", "premier", "king", "queen", "emir", "sultan", "emperor", "chancellor", "vice-president"}
)
# Arms of a state, and what their heads and voices are called: "police commander", "army spokesman".
ARMS = frozenset({"army", "navy", "military", "police", "force", "intelligence", "gendarmerie", "coastguard"})
ARMS_HEADS = frozenset({"chief", "commander", "head", "spokesman", "spokeswoman", "spokesperson", "commissioner"})
# Portfolios of bodies that are not the state's.
NOT_OF_STATE = frozenset({"party", "opposition", "delegation", "union", "club", "company"})


def with_contrary_offices(relations: tuple[Relation, ...], names: Mapping[str, str]) -> tuple[Relation, ...]:
    """The relations, each office with a difference where other reports give the same title under another head."""
    offices = [relation for relation in relations if relation.type == "office" and key_words(relation.detail)]
    return tuple(_with_difference(relation, offices, names) for relation in relations)


def _with_difference(relation: Relation, offices: list[Relation], names: Mapping[str, str]) -> Relation:
    contrary = [other for other in offices if _contrary(relation, other)] if relation in offices else []
    if not contrary:
        return relation
    values = (DifferenceValue(names[r.object], r.mentions, r.object) for r in (relation, *contrary) if r.mentions)
    return replace(relation, differences=(*relation.differences, Difference("office", tuple(values))))


def _contrary(one: Relation, other: Relation) -> bool:
    """Same person and title, another body, told by other reports, and neither known to have ended."""
    if one.subject != other.subject or one.object == other.object or one.ended or other.ended:
        return False
    told, retold = {span.report for span in one.mentions}, {span.report for span in other.mentions}
    return told.isdisjoint(retold) and key_words(one.detail) == key_words(other.detail)


@dataclass(frozen=True, slots=True)
class _Known:
    """The claims of offices by whom and of what they are, and the country in which each report's story happens."""

    of_person: dict[str, list[Standing]]
    of_body: dict[str, list[Standing]]
    ended: dict[str, list[Standing]]
    begun: dict[str, list[Standing]]
    scenes: Mapping[str, str]

    @classmethod
    def of(cls, standings: Sequence[Standing], scenes: Mapping[str, str]) -> _Known:
        of_person: dict[str, list[Standing]] = {}
        of_body: dict[str, list[Standing]] = {}
        ended: dict[str, list[Standing]] = {}
        begun: dict[str, list[Standing]] = {}
        for one in (one for one in standings if one.claim.type == "office"):
            if one.claim.holds == "ended":
                ended.setdefault(one.report, []).append(one)
            if one.claim.holds == "began":
                begun.setdefault(one.report, []).append(one)
            of_person.setdefault(one.claim.subject, []).append(one)
            of_body.setdefault(one.claim.object, []).append(one)
        return cls(of_person, of_body, ended, begun, scenes)


def settled(standings: Sequence[Standing], people: People, scenes: Mapping[str, str]) -> tuple[Standing, ...]:
    """The claims, each office whose words name no country given to that which most speaks for; without what stays open.

    A minister is mostly called so without a country, and a single report may have taken the wrong one, or none. What
    words name a country or body stays as it is. Else it counts what reports say of the same office of the person, whose
    the person is, in which country the story happens, and that two persons of one report do not hold one office. What
    is told of two at once ("X succeeded Y") is of one office.
    """
    rows: Sequence[Standing] = at_named_bodies(standings, people)
    for titled in (True, False, True):  # what the last are given settles more of the first
        known = _Known.of(rows, scenes)
        rows = [_placed(one, known, people) if bool(one.claim.detail) is titled else one for one in rows]
    rows = [_entitled(one, _Known.of(rows, scenes)) for one in rows]
    told: dict[tuple[object, ...], list[Claim]] = {}
    for one in rows:
        if one.claim.type == "office" and one.claim.object and one.claim.holds != "stands":
            told.setdefault((one.report, one.claim.spans), []).append(one.claim)
    rows = [_like_other(one, told.get((one.report, one.claim.spans), ())) for one in rows]
    gone = [one for one in rows if one.claim.type == "office" and one.claim.holds == "ended" and one.claim.object]
    rows = with_titles([_into_vacancy(one, gone) for one in rows], {id: a.name for id, a in people.actors.items()})
    return tuple(one for one in rows if one.claim.object)


def _placed(one: Standing, known: _Known, people: People) -> Standing:
    claim = one.claim
    if claim.type != "office" or (claim.object and _names_country(one, people)):
        return one
    votes = _votes(one, known, people)
    if claim.detail is None:
        best = max(votes, key=lambda body: votes[body], default=None)
        return replace(one, claim=replace(claim, object=best)) if best is not None else one
    for body in votes:
        votes[body] -= TAKEN if _taken(one, body, known) else 0.0
    best = max(votes, key=lambda body: votes[body], default=None)
    own = people.level(claim.object) if claim.object else None
    if best is None or best == own or votes[best] <= (votes.get(own, 0.0) if own is not None else 0.0):
        return one
    return replace(one, claim=replace(claim, object=best))


def _entitled(one: Standing, known: _Known) -> Standing:
    """An ending of an office without a title, with the title of the one office that its person is told to hold."""
    claim = one.claim
    if claim.type != "office" or claim.detail is not None or not claim.object or claim.holds != "ended":
        return one
    held = [o.claim for o in known.of_person.get(claim.subject, ()) if o.claim.detail and o.claim.holds != "ended"]
    begun = {other.detail for other in held if other.holds == "began" and _is_before(other, one, known)}
    titles = [other.detail for other in held if other.object == claim.object and other.detail not in begun]
    title = reduce(fuller, titles, None)
    one_office = title is not None and all(near_equal(title, other) for other in titles)
    return replace(one, claim=replace(claim, detail=title)) if one_office else one


def _is_before(begun: Claim, one: Standing, known: _Known) -> bool:
    """Whether the report of `one` tells the coming into an office before: what is left then is another one."""
    return any(other.claim is begun and other.report == one.report and begun.spans[0].start < one.claim.spans[0].start
               for other in known.of_person.get(begun.subject, ()))  # fmt: skip


def _like_other(one: Standing, told: Sequence[Claim]) -> Standing:
    """The claim of what the same words say of another person, where its own body is left open."""
    other = next((claim for claim in told if claim.subject != one.claim.subject), None)
    if one.claim.type != "office" or one.claim.object or other is None:
        return one
    return replace(one, claim=replace(one.claim, object=other.object, detail=one.claim.detail or other.detail))


def _into_vacancy(one: Standing, gone: Sequence[Standing]) -> Standing:
    """A coming into an office that is not said, given the one that the report told last before to have been left."""
    claim = one.claim
    if claim.type != "office" or claim.holds != "began" or claim.detail or claim.object:
        return one
    at = claim.spans[0].start
    left = [o.claim for o in gone if o.report == one.report and 0 <= at - o.claim.spans[0].start <= VACANT]
    left = [other for other in left if other.subject != claim.subject]
    last = max(left, key=lambda other: other.spans[0].start, default=None)
    return one if last is None else replace(one, claim=replace(claim, object=last.object, detail=last.detail))


def _votes(one: Standing, known: _Known, people: People) -> dict[str, float]:
    """How much speaks for each body or country: reports that give it the office, its person's country, the scene."""
    weights: dict[tuple[str, str], float] = {}
    for other in known.of_person.get(one.claim.subject, ()):
        headed = is_vague(other.claim) and not one.claim.object and is_head(one.claim.detail)
        if other.claim.object and (headed or near_equal(one.claim.detail, other.claim.detail)):
            body = people.seat(other.claim.object)
            if people.is_country(body) or not one.claim.object:
                weight = NAMED if _names_country(other, people) else 1.0
                weights[other.report, body] = max(weight, weights.get((other.report, body), 0))
    votes: dict[str, float] = {}
    for (_, body), weight in weights.items():
        votes[body] = votes.get(body, 0) + weight
    for country, weight in _by_country(one, known, people):
        votes[country] = votes.get(country, 0) + weight
    return votes


def _by_country(one: Standing, known: _Known, people: People) -> Iterator[tuple[str, float]]:
    """The person's country, as far as one is known, and that in which the story is at home, for an office of state.

    For an envoy whoever is elsewhere told to have sent the person.
    """
    if _is_sent(one.claim.detail):
        for other in known.of_person.get(one.claim.subject, ()):
            if other is not one and other.claim.object and _is_sent(other.claim.detail):
                yield people.seat(other.claim.object), BESIDE
    if not is_of_state(one.claim.detail):
        return
    own = people.actors[one.claim.subject].country if one.claim.subject in people.actors else None
    if own in people.countries:
        yield people.countries[own], NAMED
    others = (*_of_predecessor(one, known), *_of_successor(one, known, people), *_of_other_office(one, known, people))
    for body in dict.fromkeys(others):
        yield body, BESIDE
    scene = known.scenes.get(one.report)
    sent = is_of_state(one.claim.detail, "to") and one.claim.holds != "began"  # an envoy may be anybody's
    if scene is not None and not sent and not _beside_another(one, scene, people):
        said = any(named.country == scene for named in people.named.get(one.report, ()))
        yield scene, AT_HOME if said else UNSAID


def _beside_another(one: Standing, scene: str, people: People) -> bool:
    """Whether the words right before name other countries alone: "Iraq attended. The prime minister, X, spoke"."""
    at = one.claim.spans[0].start
    near = {n.country for n in people.named.get(one.report, ()) if 0 <= at - n.span.end <= BEFORE}
    return bool(near) and scene not in near


def _is_sent(detail: str | None) -> bool:
    """Whether the title is of one who is sent by somebody to somebody: an envoy, a special representative."""
    return bool({"envoy", "representative"} & set(padded(detail or "").split()))


def _of_predecessor(one: Standing, known: _Known) -> Iterator[str]:
    """Of what the report's persons who went had the office into which one came."""
    words = key_words(one.claim.detail)
    if one.claim.holds != "began" or not words:
        return
    for gone in known.ended.get(one.report, ()):
        if gone.claim.subject != one.claim.subject:
            for other in (gone, *known.of_person.get(gone.claim.subject, ())):
                if other.claim.object and key_words(other.claim.detail) == words:
                    yield other.claim.object


def _of_successor(one: Standing, known: _Known, people: People) -> Iterator[str]:
    """Of what somebody else has come into the same office, where this person is told to have gone out of one."""
    words = key_words(one.claim.detail)
    gone = any(other.claim.holds == "ended" for other in known.of_person.get(one.claim.subject, ()))
    for report in people.stories.get(one.report, (one.report,)) if gone and words else ():
        came = dict.fromkeys(
            c.claim.subject for c in known.begun.get(report, ()) if c.claim.subject != one.claim.subject
        )
        for other in (o.claim for subject in came for o in known.of_person.get(subject, ())):
            same = near_equal(one.claim.detail, other.detail) and len(words & key_words(other.detail)) > 1
            if other.object and same:
                yield other.object


def _of_other_office(one: Standing, known: _Known, people: People) -> Iterator[str]:
    """The country of which the words say that the person holds another office of state."""
    for other in known.of_person.get(one.claim.subject, ()):
        of_state = is_of_state(other.claim.detail) and people.is_country(other.claim.object)
        if other is not one and of_state and (_names_country(other, people) or other.claim.holds == "began"):
            yield other.claim.object


def is_of_state(detail: str | None, *kinds: str) -> bool:
    """Whether a title is of an office that states have, with nothing in it but what the office is over.

    Of `kinds` alone where any are given, as `offices.toml` has them.
    """
    words = padded(detail or "").split()
    cut = next((number for number, word in enumerate(words) if word in ("of", "for", "to")), len(words))
    over = (
        portfolios() | detail_words().idle | detail_words().acting | detail_words().changing | {"vice", "chief", "high"}
    )
    heads = frozenset[str]().union(*(offices_of_kind(kind) for kind in kinds or ("state", "to", "place")))
    heads = heads if kinds else heads | {"secretary"}
    starts = [at for at in range(cut) if " ".join(words[at:cut]) in heads]
    if not kinds and words[max(0, cut - 2) : cut - 1] and words[cut - 2] in ARMS and words[cut - 1] in ARMS_HEADS:
        starts = starts or [cut - 2]
    # A minister is of whatever the words say; a governor may be of Arkansas.
    before = words[: starts[0]] if starts and words[cut - 1] not in ("minister", "undersecretary") else ()
    rest = (*before, *words[cut:])
    return bool(starts) and all(word in over for word in rest) and NOT_OF_STATE.isdisjoint(words)


def _taken(one: Standing, country: str, known: _Known) -> bool:
    """Whether a report that has the person hold the office has someone else hold the same one of the country."""
    words = key_words(one.claim.detail)
    theirs = [o for o in known.of_person.get(one.claim.subject, ()) if near_equal(one.claim.detail, o.claim.detail)]
    passed = {other.report for other in theirs if other.claim.holds != "stands"}
    reports = {other.report for other in theirs} - passed
    # Of what a country has but one of, whoever is said to have it in any report has it.
    alone = not one.claim.object and not passed
    return (len(words) > 1 or words <= OF_ONE) and any(
        other.claim.subject != one.claim.subject
        and other.claim.holds == "stands"
        and (alone or other.report in reports)
        and key_words(other.claim.detail) == words
        for other in known.of_body.get(country, ())
    )


def _names_country(standing: Standing, people: People) -> bool:
    """Whether the claim's words name the country, or whether it is of another body altogether."""
    if not people.is_country(people.level(standing.claim.object)) or not people.is_country(standing.claim.object):
        return True
    named = (one for one in people.named.get(standing.report, ()) if one.country == standing.claim.object)
    return any(span.contains(one.span) for one in named for span in standing.claim.spans)
