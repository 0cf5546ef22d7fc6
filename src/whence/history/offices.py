"""Offices: whose one is where the words leave it open, and reports that disagree on what it is an office of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.history.details import key_words, near_equal
from whence.history.parties import People
from whence.model.event import Difference, DifferenceValue
from whence.model.linked import Standing
from whence.model.relation import Relation


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


def settled(standings: Sequence[Standing], people: People) -> tuple[Standing, ...]:
    """The claims, each office whose words name no country given to the one that most reports give its holder for it.

    A minister is mostly called so without a country, and a single report may have taken the wrong one. What words
    name a country stays as it is; where as many reports speak for one country as for another, the office goes to that
    in which nobody else holds it.
    """
    rows = list(standings)
    for number, one in enumerate(rows):
        if one.claim.type != "office" or _names_country(one, people):
            continue
        votes = _votes(one, standings, people)
        best = max(votes, key=lambda country: (votes[country], not _taken(one, country, standings)), default=None)
        own = people.level(one.claim.object)
        if best is not None and best != own:
            free = not _taken(one, best, standings) and _taken(one, own, standings)
            if votes[best] > votes.get(own, 0) or free:
                rows[number] = replace(one, claim=replace(one.claim, object=best))
    return tuple(rows)


def _votes(one: Standing, standings: Sequence[Standing], people: People) -> dict[str, int]:
    """How many reports give the office to each country; one whose words name it counts for three."""
    weights: dict[tuple[str, str], int] = {}
    for other in standings:
        country = people.level(other.claim.object)
        alike = other.claim.type == "office" and other.claim.subject == one.claim.subject
        if alike and people.is_country(country) and near_equal(one.claim.detail, other.claim.detail):
            weight = 3 if _names_country(other, people) else 1
            weights[other.report, country] = max(weight, weights.get((other.report, country), 0))
    votes: dict[str, int] = {}
    for (_, country), weight in weights.items():
        votes[country] = votes.get(country, 0) + weight
    return votes


def _taken(one: Standing, country: str, standings: Sequence[Standing]) -> bool:
    """Whether a report has someone else hold the same office of the country."""
    words = key_words(one.claim.detail)
    return len(words) > 1 and any(
        other.claim.type == "office"
        and other.claim.object == country
        and other.claim.subject != one.claim.subject
        and other.claim.holds != "ended"
        and key_words(other.claim.detail) == words
        for other in standings
    )


def _names_country(standing: Standing, people: People) -> bool:
    """Whether the claim's words name the country, or whether it is of another body altogether."""
    if not people.is_country(people.level(standing.claim.object)) or not people.is_country(standing.claim.object):
        return True
    named = (one for one in people.named.get(standing.report, ()) if one.country == standing.claim.object)
    return any(span.contains(one.span) for one in named for span in standing.claim.spans)
