"""One telling of an event with all that comparing it needs, computed once a mention."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from whence.linking.calendar import UNKNOWN, Days, days_of
from whence.linking.cast import Cast
from whence.linking.common import common_words
from whence.linking.copies import Copies
from whence.linking.names import normal
from whence.linking.pairs import light_kinds, narrow_modes, trigger_kinds, trigger_stem
from whence.linking.pointing import nth, objects, points_back
from whence.linking.rivals import rival_counts
from whence.linking.settings import Setting, settings_of, strangers
from whence.linking.wording import (
    Words,
    beside,
    content_words,
    cosine,
    gist,
    named_in,
    neighbours,
    rare_names,
    scarcity,
    weighed,
)
from whence.linking.words import listed
from whence.model.event import Actor, Place
from whence.model.mention import DEEDS, ROLES, EventMention, Participant, QuantityMention
from whence.model.reading import Reading
from whence.model.report import Report
from whence.model.timeexpr import TimeValue
from whence.model.when import When

MentionKey = tuple[str, int, int, str]
UNALIKE = 0.13  # of reports with different settings hardly one pair is more alike, and then of one story
NEXT_CHARACTERS = 2  # at most between a sentence and the next
NEAR_CHARACTERS = 400  # about two sentences of newswire
_PRIOR = {"person": 1.0, "armed group": 0.9, "organization": 0.75, "people": 0.5, "other": 0.5, "country": 0.4}
_AFTER_NOUN = re.compile(r"\s(?:of|in|at|on|from|for|to|with|who|which|that|and)\s|,")
_BACKGROUND = re.compile(r"\b(?:since|after|following|before|until)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A mention whose participants, place and sources bear the chronicle's ids, and what is compared of it.

    `sides` are the countries (of known actors without one, the actors) by part and `nations` those of them that are
    countries, `nouns` what those who take part are called, `kinds` the kinds of happening that its trigger can tell of,
    `words` the content words of its sentence, `near` those beside its trigger, `named` its names and numerals,
    `reference` says whether its trigger is a noun that an article or pronoun marks as known ("the visit"), `nth` which
    of several of its kind it is said to be ("second", "another"), `first_told` where its words first stood, `around`
    the date last spoken of just before, where it has none itself,
    `until` the last day on which its report can have been published, where the report itself says, `guessed` whether
    its date hangs on a publication that was closed for want of anything better, `rare` the stems of its rare names,
    `objects` stems of what it is done to or with, as far as the words beside it tell, `once` by its word and kinds what
    being one of them tells of its day (`once.py`).
    """

    mention: EventMention
    days: Days
    value: TimeValue | None
    sentence: tuple[int, int]
    words: Words
    near: Words
    named: Words
    actors: Mapping[str, str]
    countries: frozenset[str]
    sides: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    nations: Mapping[str, frozenset[str]]
    stem: str
    kinds: frozenset[str]
    reference: bool
    nth: str
    first_told: tuple[str, int, int]
    around: Days = UNKNOWN
    until: date | None = None
    guessed: bool = False
    rivals: tuple[QuantityMention, ...] = ()
    rare: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    once: Mapping[str, float] = field(default_factory=dict)

    @property
    def key(self) -> MentionKey:
        """The mention's key."""
        return self.mention.key

    @property
    def report(self) -> str:
        """Id of the report that tells it."""
        return self.mention.span.report

    @property
    def mode(self) -> str | None:
        """Its type and mode, where the mode is so narrow that its verbs and nouns name one kind of happening."""
        mention = self.mention
        return f"{mention.type} {mention.mode}" if mention.mode in narrow_modes() else None

    @property
    def thin(self) -> bool:
        """Whether it only points back to an event told elsewhere: a known noun without date or place of its own."""
        return self.reference and self.mention.time is None and self.mention.place is None

    def tells_on_from(self, before: Told) -> bool:
        """Whether its sentence is the one after the other's."""
        gap = self.sentence[0] - before.sentence[1]
        return self.report == before.report and 0 <= gap <= NEXT_CHARACTERS

    @property
    def plan(self) -> bool:
        """Whether it is told as planned or possible."""
        return self.mention.status in ("planned", "possible")

    @property
    def intended(self) -> bool:
        """Whether it is told as planned, or as possible by more than a noun that its readers know ("the expulsion")."""
        return self.plan and not (self.thin and self.mention.status == "possible")

    @property
    def deed(self) -> bool:
        """Whether it is told as having happened."""
        return self.mention.status in DEEDS


@dataclass(frozen=True)
class World:
    """What all comparisons share: actors and places by id, and how much it says that an actor or a word is shared.

    By report: `gists` what it is about, `beside` the reports most alike to it, `spoken` all its words of content,
    `settings` where and among whom it plays. `common` is by a trigger's stem how widely something is told by it
    (`common.py`).
    """

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    rarity: Mapping[str, float]
    n_reports: int
    scarce: Words = field(default_factory=dict)
    gists: Mapping[str, Words] = field(default_factory=dict)
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spoken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    common: Words = field(default_factory=dict)
    _met: dict[tuple[str, str], tuple[float, bool]] = field(default_factory=dict, repr=False, compare=False)

    def weight(self, actor: str) -> float:
        """0 to 1: how telling it is that two mentions share this actor."""
        return self.rarity.get(actor, 0.5)

    def known(self, actor: str) -> bool:
        """Whether it can be told who an actor is: by a name of its own or its country."""
        found = self.actors.get(actor)
        return found is not None and (found.country is not None or found.name != found.name.lower())

    def likeness(self, report: str, other: str) -> float:
        """0 to 1: how alike two reports are by what they are about."""
        return self._between(report, other)[0]

    def strangers(self, report: str, other: str) -> bool:
        """Whether two reports are of stories that have nothing in common: neither their setting nor their words."""
        return report != other and self._between(report, other)[1]

    def _between(self, report: str, other: str) -> tuple[float, bool]:
        """Likeness of two reports and whether they are strangers, worked out once: many pairs of mentions ask."""
        pair = (report, other) if report < other else (other, report)
        found = self._met.get(pair)
        if found is None:
            alike = cosine(self.gists.get(report, {}), self.gists.get(other, {}))
            strange = alike < UNALIKE and strangers(self.settings.get(report), self.settings.get(other))
            found = self._met[pair] = alike, strange
        return found

    def country(self, actor: str) -> str | None:
        """The country that an actor is or belongs to."""
        found = self.actors.get(actor)
        return found.country if found else None


def make_world(cast: Cast, reports: Mapping[str, Report], readings: Sequence[Reading]) -> World:
    """The world of these actors, with their rarity over the reports, and what each report is about."""
    n = len({reading.report for reading in readings})
    rarity = {}
    for actor in cast.actors:
        n_with = len({span.report for span in actor.mentions})
        rare = 1 - math.log(1 + n_with) / math.log(2 + n)
        rarity[actor.id] = _PRIOR.get(actor.type, 0.5) * (0.4 + 0.6 * rare)
    scarce = scarcity_of(reports, readings)
    spoken = {reading.report: frozenset(content_words(reports[reading.report].text)) for reading in readings}
    gists = {reading.report: gist(reports[reading.report].text, scarce) for reading in readings}
    beside = neighbours(gists)
    return World(
        {a.id: a for a in cast.actors},
        {p.id: p for p in cast.places},
        rarity,
        n,
        scarce,
        gists,
        beside,
        spoken,
        settings_of(cast),
        common_words(readings, beside),
    )


def scarcity_of(reports: Mapping[str, Report], readings: Sequence[Reading]) -> Words:
    """How rare each word is over the sentences of all readings."""
    return scarcity(reports[r.report].text[a:b] for r in readings for a, b in _sentences(r))


def tellings(
    reports: Mapping[str, Report], readings: Sequence[Reading], cast: Cast, world: World, copies: Copies
) -> tuple[Told, ...]:
    """Every event mention of all readings, ready to be compared, in order of report and text."""
    found = []
    for reading in readings:
        text = reports[reading.report].text
        mapped = (_mapped(mention, reading.report, cast) for mention in reading.events)
        published = reports[reading.report].published
        until = published.latest if published is not None else None
        rivals = rival_counts(text, reading)
        found += [
            replace(_told(m, reading, text, world, copies), until=until, rivals=rivals.get(m.key, ())) for m in mapped
        ]
    return with_surroundings(sorted(found, key=lambda told: told.key), {id: r.text for id, r in reports.items()})


def with_surroundings(told: Sequence[Told], texts: Mapping[str, str]) -> tuple[Told, ...]:
    """The tellings in order, the undated with the date of the last dated one before them in their paragraph."""
    found = []
    last: Told | None = None
    for one in told:
        if one.days.known:
            last = one
        elif last is not None and last.report == one.report and not _in_background(one, texts[one.report]):
            between = texts[one.report][last.mention.trigger.start : one.mention.trigger.start]
            near = len(between) < NEAR_CHARACTERS and "\n" not in between
            one = replace(one, around=last.days if near else UNKNOWN)
        found.append(one)
    return tuple(found)


def _in_background(one: Told, text: str) -> bool:
    """Whether its clause only says since or after when something else was, so that it is of another time."""
    start = one.mention.span.start
    return _BACKGROUND.search(text[max(0, start - 12) : start + 12]) is not None


def _mapped(mention: EventMention, report: str, cast: Cast) -> EventMention:
    """The mention with the chronicle's ids for the reading's; a rejected actor takes no part."""
    participants: dict[tuple[str, str], Participant] = {}
    for participant in mention.participants:
        actor = cast.actor_of.get((report, participant.actor))
        if actor is not None:
            known = participants.get((actor, participant.role))
            spans = tuple(sorted({*(known.spans if known else ()), *participant.spans}))
            participants[actor, participant.role] = Participant(actor, participant.role, spans)
    sources = tuple(
        replace(s, actor=cast.actor_of.get((report, s.actor)) if s.actor else None) for s in mention.attributed_to
    )
    place = cast.place_of.get((report, mention.place)) if mention.place else None
    return replace(mention, participants=tuple(participants.values()), attributed_to=sources, place=place)


def _told(mention: EventMention, reading: Reading, text: str, world: World, copies: Copies) -> Told:
    value = (
        reading.times[mention.time].value if mention.time is not None and mention.time < len(reading.times) else None
    )
    first, last = _sentence(mention, reading)
    trigger = mention.trigger
    stem = trigger_stem(mention.lemma)
    words = weighed(content_words(text[first:last]), world.scarce)
    done_to = objects(mention, text, (first, last))
    return Told(
        mention,
        days_of(mention.date, value),
        value,
        (first, last),
        words,
        beside(text[first:last], trigger.start - first, trigger.end - first, world.scarce),
        named_in(text[first:last], world.scarce),
        {p.actor: p.role for p in reversed(mention.participants)},
        (countries := frozenset(c for c in (world.country(p.actor) for p in mention.participants) if c)),
        (sides := _sides(mention, world)),
        _nouns(mention),
        {role: sides[role] & countries for role in ROLES},
        stem,
        trigger_kinds(mention.lemma, trigger.quote) | light_kinds(mention.lemma, done_to),
        points_back(mention, text),
        nth(mention, text),
        copies.original(mention.trigger.report, mention.trigger.start, mention.trigger.end),
        rare=rare_names(mention.span.quote, words),
        objects=done_to,
    )


def _sides(mention: EventMention, world: World) -> dict[str, frozenset[str]]:
    known = [(p.role, world.country(p.actor) or p.actor) for p in mention.participants if world.known(p.actor)]
    return {role: frozenset(side for part, side in known if part == role) for role in ROLES}


def _nouns(mention: EventMention) -> dict[str, frozenset[str]]:
    """By part, the nouns that those who take part go by: the last word before any "of", "in" or "who"."""
    found: dict[str, set[str]] = {}
    for participant in mention.participants:
        for span in participant.spans:
            words = _AFTER_NOUN.split(span.quote, maxsplit=1)[0].split()
            if words and span.quote.lower() not in listed("stop"):
                found.setdefault(participant.role, set()).add(trigger_stem(words[-1]))
    return {role: frozenset(nouns) for role, nouns in found.items()}


def redated(told: Told, when: When | None) -> Told:
    """The same telling with its date as newly resolved."""
    return replace(told, mention=replace(told.mention, date=when), days=days_of(when, told.value))


def _sentences(reading: Reading) -> Iterable[tuple[int, int]]:
    return reading.sentences or tuple((m.span.start, m.span.end) for m in reading.events)


def _sentence(mention: EventMention, reading: Reading) -> tuple[int, int]:
    at = mention.trigger.start
    found = (pair for pair in reading.sentences if pair[0] <= at < pair[1])
    return next(found, (mention.span.start, mention.span.end))


def quantity_key(quantity: QuantityMention) -> str:
    """What a quantity counts, so that "deaths", "killed" and "people killed" are one."""
    return _unit_key(quantity.unit)


@lru_cache(maxsize=1 << 14)
def _unit_key(unit: str) -> str:
    words = [word for word in normal(unit).split() if word not in listed("stop")]
    for key, forms in _UNITS.items():
        if any(word in forms for word in words):
            return key
    return " ".join(trigger_stem(word) for word in words) or normal(unit)


_UNITS = {
    "dead": frozenset(["dead", "death", "deaths", "killed", "died", "fatality", "fatalities", "bodies", "slain"]),
    "injured": frozenset(["injured", "wounded", "hurt", "injuries", "casualties"]),
    "missing": frozenset(("missing", "disappeared")),
    "displaced": frozenset(["displaced", "refugees", "refugee", "homeless", "evacuated"]),
    "arrested": frozenset(["arrested", "detained", "arrests", "detainees"]),
    "troops": frozenset(["troops", "soldiers", "personnel", "servicemen", "military", "specialists", "instructors"]),
    "police": frozenset(["police", "policemen", "policewomen", "officers", "constables", "gendarmes"]),
    "people": frozenset(["people", "persons", "civilians"]),
}
