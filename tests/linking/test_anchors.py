"""Which day a deed's words leave to what it sets: strikes called for a day, courses begun before they are done."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from tests.linking.builder import Writer
from whence.linking.anchors import with_anchors
from whence.linking.bounds import Bound, bound_by_event
from whence.linking.calendar import days_of
from whence.linking.dates import first_calendar, placed_again, redated_tellings
from whence.linking.told import Told
from whence.model.timeexpr import TimeValue
from whence.model.when import When

FRIDAY = TimeValue(weekday=5, direction="future")


def days_told(sentence: str, words: str, deed: str, plan: str | None = None) -> list[int | None]:
    """The time expressions that the deed and the plan of a sentence keep."""
    w = Writer("a", published="2024-03-12")
    w.say(sentence)
    when = w.when(words, FRIDAY)
    w.event(deed, "REQUEST", when=when)
    if plan is not None:
        w.event(plan, "PROTEST", when=when, status="planned")
    return [event.time for event in with_anchors(w.report, w.reading).events]


def test_the_day_that_a_deed_sets_is_that_of_what_it_sets() -> None:
    """Pilots who called a walkout on Friday called it before."""
    assert days_told("Pilots called a walkout on Friday.", "Friday", "called", "walkout") == [None, 0]


def test_a_coming_day_told_with_for_is_not_that_of_the_deed() -> None:
    """Who has invited somebody for Friday has done so before, whether or not a visit is told; so has who puts off."""
    assert days_told("The choir has invited both singers for Friday.", "Friday", "invited") == [None]
    assert days_told("The regatta was moved to Friday.", "Friday", "moved") == [None]


def test_a_deed_keeps_a_day_of_its_own_and_one_that_had_been_set() -> None:
    """What was done on a day keeps it, and so does what had been planned for one, mostly off or over by then."""
    assert days_told("The ferry sank on Friday.", "Friday", "sank") == [0]
    assert days_told("The launch had been planned for Friday.", "Friday", "planned") == [0]


def test_what_has_begun_is_not_dated_by_the_day_on_which_others_have_it_done() -> None:
    """A move that has begun was told before another report's day of the move; one that is done was told after it."""
    assert not lower_bound("The move of the archive has begun.", "move of the archive has begun")
    assert lower_bound("The move of the archive is done.", "move of the archive is done")


def test_a_like_happening_with_nothing_in_common_dates_nothing() -> None:
    """That the archive moved on a day says nothing of when the report was written that tells of a bakery's move."""
    assert not lower_bound("The bakery has moved.", "moved", "bakery")
    assert lower_bound("The archive has moved.", "moved")


def test_what_should_have_been_bounds_no_publication_from_above() -> None:
    """A lorry that should have come on 1 March is told of after it; one that comes on that day is told of before."""
    assert not upper_bound("The lorry that should have come on 1 March 2024 turned back.", "come")
    assert upper_bound("The lorry will come on 1 March 2024.", "come")


def upper_bound(sentence: str, trigger: str) -> list[Bound]:
    """Upper bounds of a report that tells of something planned for 1 March."""
    w = Writer("a")
    w.say(sentence)
    day = w.when("1 March 2024", TimeValue(year=2024, month=3, day=1))
    w.event(trigger, "AID", when=day, status="planned")
    upper: dict[str, list[Bound]] = {}
    bound_by_event([as_told(w)], (0,), {w.id: w.reading}, lambda i, j: 1.0, {}, upper)
    return upper.get("a", [])


def test_dates_follow_a_publication_that_moves() -> None:
    """A weekday counted from one day of writing is counted anew from another."""
    w = Writer("a")
    w.say("The ferry sank on Friday.")
    friday = w.when("Friday", TimeValue(weekday=5, direction="past"))
    w.event("sank", "ASSAULT", when=friday)
    readings = {"a": w.reading}
    told: tuple[Told, ...] = (replace(as_told(w), value=TimeValue(weekday=5, direction="past")),)
    before = first_calendar([w.reading])
    for written, sank in ((date(2024, 3, 12), date(2024, 3, 8)), (date(2024, 3, 20), date(2024, 3, 15))):
        published = {"a": When.day(written, "inferred")}
        calendar = placed_again([w.reading], published, frozenset(), {})
        told = redated_tellings(told, readings, calendar, published, before)
        before = calendar
        assert told[0].days.earliest == sank


def lower_bound(sentence: str, trigger: str, thing: str = "archive") -> list[Bound]:
    """Lower bounds of an undated report that tells of a move, of `thing`, while another dates one of the archive."""
    writers = (Writer("a"), Writer("b", published="2024-03-12"))
    writers[0].say(sentence)
    writers[0].event(trigger, "RETREAT")
    writers[1].say("The archive moved on 1 March 2024.")
    day = writers[1].when("1 March 2024", TimeValue(year=2024, month=3, day=1))
    writers[1].event("moved", "RETREAT", when=day)
    told = [replace(as_told(w), objects=frozenset({o})) for w, o in zip(writers, (thing, "archive"), strict=True)]
    lower: dict[str, list[Bound]] = {}
    bound_by_event(told, (0, 1), {w.id: w.reading for w in writers}, lambda i, j: 1.0, lower, {})
    return lower.get("a", [])


def as_told(w: Writer) -> Told:
    """A report's only mention, with nothing else known of it."""
    one = w.reading.events[0]
    nothing: dict[str, frozenset[str]] = {}
    words: Counter[str] = Counter()
    return Told(
        mention=one,
        days=days_of(one.date, None),
        value=None,
        sentence=w.reading.sentences[0],
        words=words,
        near=words,
        named=words,
        actors={},
        countries=frozenset(),
        sides=nothing,
        nouns=nothing,
        nations=nothing,
        stem="move",
        kinds=frozenset(),
        reference=False,
        nth="",
        first_told=one.key,
    )
