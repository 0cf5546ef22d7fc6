"""Accords that one party ends, or that lapse, where the clause leaves out who else was bound.

"The Emirates denounced the Understanding" ends what reports of the story say was signed; of what none says that, and of
what may be one of several, nothing is ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whence.codebook.relations import Rule, accord_words, padded, rules
from whence.history.binding import bound
from whence.history.change import Change
from whence.history.details import accord_in, key_words
from whence.history.parties import People
from whence.model.event import Event
from whence.model.linked import Linked
from whence.model.mention import DEEDS, EventMention

_IT = re.compile(r"\b(?:it|from which|which)\b", re.IGNORECASE)
# How far back the accord is looked for that "it" takes up, in code points: a sentence or two (a choice).
REACH = 240


def ended_by_one(linked: Linked, people: People, opened: Sequence[Change]) -> Iterator[tuple[Change, Event]]:
    """Endings of the accords in `opened`, each with the event that ends it."""
    stories = {report: story.id for story in linked.stories for report in story.reports}
    ending = [rule for rule in rules() if rule.relation == "agreement" and rule.effect == "closes"]
    signed = [one for one in opened if one.type == "agreement" and one.effect == "opens"]
    for event in linked.events if signed else ():
        done = [mention for mention in event.mentions if mention.status in DEEDS] if event.status in DEEDS else []
        for rule in ending:
            held = [one for one in done if rule.holds(one, _before(one, people))]
            if held and not bound(rule, event, held, people):
                found = _ended(rule, event, held[0], people, [one for one in signed if _shared(one, held[0], stories)])
                yield from ((one, event) for one in found)
                break


def _shared(one: Change, mention: EventMention, stories: dict[str, str]) -> bool:
    """Whether a report of the mention's story says that the accord was made."""
    story = stories.get(mention.span.report, mention.span.report)
    return any(stories.get(span.report, span.report) == story for span in one.spans)


def _before(mention: EventMention, people: People) -> str:
    """The words that a pronoun of the clause may take up."""
    if not _IT.search(mention.span.quote):
        return people.about(mention, "agreement")
    text = people.texts.get(mention.span.report, "")
    return text[max(0, mention.span.start - REACH) : mention.span.start]


def _ended(
    rule: Rule, event: Event, mention: EventMention, people: People, signed: Sequence[Change]
) -> Iterator[Change]:
    """What of `signed` the clause means: by the accord's own words, else by a party and the kind of accord."""
    detail = accord_in(mention.span.quote) or accord_in(_before(mention, people))
    parts = mention.participants or event.participants
    acting = {people.level(part.actor, persons=True) for part in parts if part.role == "actor"}
    names, kind = _names(detail), _kind(detail)
    alike = [one for one in signed if not one.when or not _later(one, event)]
    if names:
        alike = [one for one in alike if names & _names(one.detail)]
    else:
        alike = [one for one in alike if kind == _kind(one.detail) and (not acting or _party(one, acting))]
    if len({(one.subject, one.object) for one in alike}) == 1 or (names and alike):
        for subject, object in dict.fromkeys((one.subject, one.object) for one in alike):
            yield Change(
                type="agreement",
                effect="closes",
                subject=subject,
                object=object,
                spans=(mention.span,),
                when=event.date if event.date is not None and event.date.placed else None,
                event=event.id,
                detail=next(one.detail for one in alike if (one.subject, one.object) == (subject, object)),
                known_only=True,
            )


def _party(one: Change, acting: set[str]) -> bool:
    return one.subject in acting or one.object in acting


def _later(one: Change, event: Event) -> bool:
    """Whether the accord was made wholly after what is told."""
    first = one.when.earliest if one.when else None
    last = event.date.latest if event.date else None
    return first is not None and last is not None and first > last


def _names(detail: str | None) -> frozenset[str]:
    """The words of an accord's name that are no common nouns of accords."""
    return frozenset(word for word in key_words(detail) if word not in accord_words())


def _kind(detail: str | None) -> str:
    """The noun that says what kind of accord it is, truces of all names being one."""
    nouns = [word for word in padded(detail or "").split() if word in accord_words()]
    truces = ("truce", "ceasefire", "cease-fire", "armistice")
    return "truce" if nouns and nouns[-1] in truces else (nouns[-1] if nouns else "")
