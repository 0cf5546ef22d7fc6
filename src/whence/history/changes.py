"""Changes: what each event and each claim does to a relation, before changes are folded into relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce

from whence.codebook.relations import Effect, Rule, rules
from whence.history.binding import bound
from whence.history.change import Change
from whence.history.details import accord_in, aim_in, fuller, is_acting, key_words
from whence.history.left_out import left_out
from whence.history.offices import settled
from whence.history.onesided import ended_by_one
from whence.history.parties import People
from whence.history.scenes import scenes
from whence.history.succession import with_successions
from whence.history.times import Times, turning
from whence.model.event import Event
from whence.model.linked import Linked, Standing
from whence.model.mention import DEEDS, EventMention
from whence.model.reading import Claim
from whence.model.when import When

PLANS = ("planned", "possible")
_SEPARATOR = "\x1f"  # sorts before whatever names have
_CLAIM_EFFECTS: dict[str, Effect] = {"began": "opens", "stands": "attests", "ended": "closes"}


def changes(linked: Linked, people: People) -> tuple[Change, ...]:
    """What events and claims do to relations, in order."""
    times, standings = Times.of(linked), settled(linked.standings, people, scenes(linked, people))
    people = people.holding(standings)
    by_claim = [
        replace(_of_claim(standing, times, people), order=_SEPARATOR.join(("1", standing.report, f"{number:06}")))
        for number, standing in enumerate(standings)
    ]
    told = {(change.event, change.subject) for change in by_claim if change.event and change.type == "office"}
    by_event = [
        replace(change, order=_order(event, number))
        for event in linked.events
        for number, change in enumerate(_of_event(event, people))
        if change.type != "office" or (event.id, change.subject) not in told
    ]
    further = (*ended_by_one(linked, people, by_event), *left_out(linked, people, (*by_event, *by_claim)))
    by_event += [
        replace(change, order=_order(event, len(rules()) + number)) for number, (change, event) in enumerate(further)
    ]
    found = (change for change in (*by_event, *by_claim) if change.subject != change.object)
    followed = with_successions(tuple(sorted(found, key=lambda change: change.order)), times.published)
    return tuple(sorted(followed, key=lambda change: change.order))


def _order(event: Event, number: int) -> str:
    """Events by first day, then by where they are first told, as a chronicle has them; then by rule."""
    when = event.date
    day = str(when.earliest or when.latest or "~") if when is not None else "~"
    report, start, end, kind = event.mentions[0].key
    return _SEPARATOR.join(("0", day, report, f"{start:09}", f"{end:09}", kind, f"{number:03}"))


def _of_event(event: Event, people: People) -> Iterator[Change]:
    """Each rule counts once for an event, by its first done telling that the rule holds for."""
    done = [mention for mention in event.mentions if mention.status in DEEDS] if event.status in DEEDS else []
    planned = [mention for mention in event.mentions if mention.status in PLANS]
    seen: set[tuple[str, str, str]] = set()
    for rule in rules():
        held = [
            one
            for one in (done or planned if rule.planned else done)
            if rule.holds(one, people.about(one, rule.relation))
        ]
        for subject, object in bound(rule, event, held, people) if held else ():
            if (rule.relation, subject, object) not in seen:
                seen.add((rule.relation, subject, object))
                yield _change(rule, event, held, (subject, object), people)


def _change(rule: Rule, event: Event, held: list[EventMention], pair: tuple[str, str], people: People) -> Change:
    clauses = (
        [f"{people.about(one, rule.relation)} {one.span.quote}" for one in held] if rule.relation == "agreement" else []
    )
    details = [accord_in(clause) or aim_in(clause) for clause in clauses]
    is_dated = (rule.effect != "attests" or rule.dated) and event.date is not None and event.date.placed
    is_dated = is_dated and event.status in DEEDS
    when = event.date if is_dated else None
    lasting = next((one.date for one in held if one.date and one.date.earliest and one.date.latest is None), None)
    since = when is not None and ((when.earliest is not None and when.latest is None) or lasting is not None)
    return Change(
        type=rule.relation,
        effect="opens" if since and rule.dated else rule.effect,
        subject=pair[0],
        object=pair[1],
        spans=tuple(mention.span for mention in held),
        when=_began(when, lasting) if since else when,
        event=event.id,
        detail=reduce(fuller, details, None),
        place=event.place if rule.relation == "presence" else None,
        known_only=rule.known_only,
        weak=rule.effect == "attests" and not rule.dated,
        late=rule.late or (since and rule.dated),
    )


def _began(when: When | None, lasting: When | None) -> When | None:
    """When what goes on "since April" began: the event's own day, where others tell it and it lies in that April."""
    began = turning(lasting if lasting is not None and lasting.placed else when, "began")
    if when is None or began is None or not (when.bounded and began.bounded):
        return began
    assert when.earliest and when.latest and began.earliest and began.latest
    return when if began.earliest <= when.earliest and when.latest <= began.latest else began


def _of_claim(standing: Standing, times: Times, people: People) -> Change:
    claim = standing.claim
    effect = _CLAIM_EFFECTS[claim.holds]
    event = times.event_of(standing) if effect != "attests" else None
    when = turning(standing.date, claim.holds) if standing.date and standing.date.placed else None
    if when is None and event is not None and event.date is not None and event.date.placed:
        when = event.date
    if when is None and effect != "attests" and standing.date is None:
        when = times.as_news(standing)
    weak = when is None and effect == "attests"
    object = people.seat(claim.object) if claim.type == "office" else people.level(claim.object)
    return Change(
        type=claim.type,
        effect=effect,
        subject=claim.subject if claim.type == "office" else people.level(claim.subject, persons=True),
        object=object,
        spans=claim.spans,
        when=times.attested(standing) if weak else when,
        event=event.id if event is not None else None,
        detail=_detail(claim, object, people),
        place=claim.place,
        acting=claim.acting or is_acting(claim.detail),
        weak=weak,
    )


def _detail(claim: Claim, object: str, people: People) -> str | None:
    """The claim's words, with the body where the office is held at its country's level: "head of the Coast Guard"."""
    body = people.actors.get(claim.object)
    if claim.type != "office" or claim.detail is None or body is None or object == claim.object:
        return claim.detail
    named = key_words(body.name) <= key_words(claim.detail)
    return claim.detail if named else f"{claim.detail} of {body.name}"
