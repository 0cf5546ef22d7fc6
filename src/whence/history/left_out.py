"""Deeds that leave out whom they are between: "the Omanis flew home", "the embargo was lifted on the 28th".

Readers of the story know where the Omanis were and whose embargo it was. A leaving ends the one presence that the story
gives those who leave; an embargo that comes into force or is lifted is the story's one embargo. Of several nothing is
said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.codebook.relations import force_words, padded, rules
from whence.history.binding import bound
from whence.history.bodies import said_as_people
from whence.history.change import Change
from whence.history.parties import People
from whence.model.event import Actor, Event
from whence.model.linked import Linked
from whence.model.mention import DEEDS, EventMention

# Verbs of leaving: alone, and with one of the words behind them.
LEAVES = frozenset({"leave", "depart", "withdraw", "withdrawal", "departure", "evacuate", "pull"})
GOES = frozenset({"fly", "go", "return", "sail", "travel", "head", "march", "ship", "drive", "send", "cross"})
HOME = (
    "home", "back home", "went back", "flew back", "flew out", "sailed back", "crossed back", "drove back",
    "back across", "back over",
)  # fmt: skip
BACK = ("crossed back", "back across", "back over", "went back", "drove back", "flew back", "sailed back")
# Verbs of arriving, which open what people of a country come to where the story has its forces there.
COMES = frozenset({"arrive", "land", "come", "disembark", "deploy", "enter", "reach", "roll", "turn"})


def left_out(linked: Linked, people: People, opened: Sequence[Change]) -> Iterator[tuple[Change, Event]]:
    """Further changes of presences and sanctions in `opened`, each with the event that makes it."""
    stories = {report: story.id for story in linked.stories for report in story.reports}
    there, under = _known(opened, "presence", stories), _known(opened, "sanction", stories)
    told = {(one.event, one.subject) for one in opened if one.type == "presence"}
    for event in linked.events if there or under else ():
        if event.status not in DEEDS:
            continue
        done = [mention for mention in event.mentions if mention.status in DEEDS]
        yield from ((one, event) for one in _leaving(event, done, people, there, stories, told))
        yield from ((one, event) for one in _coming(event, done, people, there, stories, told))
        yield from ((one, event) for one in _sanction(event, done, people, under, stories))


Pairs = dict[str, list[tuple[str, str]]]


def _known(opened: Sequence[Change], type: str, stories: dict[str, str]) -> Pairs:
    """By story, the pairs between which it has such a relation."""
    found: Pairs = {}
    for one in opened:
        if one.type == type and one.effect != "closes":
            for report in dict.fromkeys(span.report for span in one.spans):
                pairs = found.setdefault(stories.get(report, report), [])
                if (one.subject, one.object) not in pairs:
                    pairs.append((one.subject, one.object))
    return found


def _leaving(
    event: Event,
    done: Sequence[EventMention],
    people: People,
    there: Pairs,
    stories: dict[str, str],
    told: set[tuple[str | None, str]],
) -> Iterator[Change]:
    """The ends of presences that the event's tellings speak of."""
    ended: dict[str, None] = {}
    for mention in (one for one in done if _leaves(one)):
        pairs = there.get(stories.get(mention.span.report, mention.span.report), [])
        parts = mention.participants or event.participants
        for actor in (people.actors[part.actor] for part in parts if part.actor in people.actors):
            subject = people.level(actor.id)
            hosts = [object for who, object in pairs if who == subject]
            place = _where(event, mention, people)
            back = _says(mention, BACK)
            home = back or _says(mention, HOME)
            fits = len(hosts) == 1 and (back or place in (None, hosts[0]))
            fits = fits and (_are_forces(actor, mention) or (home and people.is_alliance(subject)))
            if fits and subject not in ended and (event.id, subject) not in told:
                ended[subject] = None
                yield _change("presence", (subject, hosts[0]), event, mention)


def _coming(
    event: Event,
    done: Sequence[EventMention],
    people: People,
    there: Pairs,
    stories: dict[str, str],
    told: set[tuple[str | None, str]],
) -> Iterator[Change]:
    """The beginning of a presence that the story has, where those who come are called by their people."""
    for mention in (one for one in done if one.lemma in COMES and one.type in ("AID", "MOBILIZE", "COOPERATE")):
        pairs = there.get(stories.get(mention.span.report, mention.span.report), [])
        place = _where(event, mention, people)
        for actor in (people.actors[part.actor] for part in mention.participants if part.actor in people.actors):
            known = place is not None and (actor.id, place) in pairs and (event.id, actor.id) not in told
            if known and place is not None and actor.type == "country" and said_as_people(actor, mention):
                yield _opening(_change("presence", (actor.id, place), event, mention))
                return


def _leaves(mention: EventMention) -> bool:
    lemmas = set(mention.lemma.casefold().split())
    return bool(lemmas & LEAVES) or (bool(lemmas & GOES) and _says(mention, HOME))


def _says(mention: EventMention, sayings: Sequence[str]) -> bool:
    """Whether the clause has any of these words."""
    clause = padded(mention.span.quote)
    return any(f" {words} " in clause for words in sayings)


def _where(event: Event, mention: EventMention, people: People) -> str | None:
    """The actor that is the country where it was, by the mention or else by the event."""
    return people.countries.get(people.place_countries.get(mention.place or event.place or "", ""))


def _are_forces(actor: Actor, mention: EventMention) -> bool:
    """Whether those who act are called by a noun of forces, or as a country's people: "the Omanis"."""
    if actor.type == "country":
        return said_as_people(actor, mention)
    words = {word for name in (actor.name, *actor.aliases) for word in padded(name).split()}
    return actor.type != "person" and not words.isdisjoint(force_words())


def _sanction(
    event: Event, done: Sequence[EventMention], people: People, under: Pairs, stories: dict[str, str]
) -> Iterator[Change]:
    """What happens to the one sanction that the story has, where the words leave out whose it is."""
    for rule in (rule for rule in rules() if rule.relation == "sanction" and rule.effect != "attests"):
        held = [mention for mention in done if rule.holds(mention)]
        pairs = under.get(stories.get(held[0].span.report, held[0].span.report), []) if held else []
        if len(pairs) == 1 and not bound(rule, event, held, people):
            change = _change("sanction", pairs[0], event, held[0])
            yield change if rule.effect == "closes" else _opening(change)
            return


def _change(type: str, pair: tuple[str, str], event: Event, mention: EventMention) -> Change:
    return Change(
        type=type,  # type: ignore[arg-type]
        effect="closes",
        subject=pair[0],
        object=pair[1],
        spans=(mention.span,),
        when=event.date if event.date is not None and event.date.placed else None,
        event=event.id,
        known_only=True,
    )


def _opening(change: Change) -> Change:
    return Change(change.type, "opens", change.subject, change.object, change.spans, change.when, change.event)
