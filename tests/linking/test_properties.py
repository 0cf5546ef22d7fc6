"""What must hold of linking whatever the reports say, on stories made up at random."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.linking.builder import Writer
from whence.linking import link
from whence.linking.calendar import days_of, gap_days
from whence.linking.features import NEAR_DAYS
from whence.model.judgement import Judgement, Target
from whence.model.linked import Linked
from whence.model.mention import DEEDS
from whence.model.timeexpr import TimeValue

FIRST = date(2019, 3, 1)
ACTORS = {"Vostria": "AUT", "Merland": "BEL", "Tarku": "CHL", "Osten": "DNK"}
PLACES = {"Dorin": ("AUT", (48.2, 16.3)), "Pell": ("BEL", (50.8, 4.3))}
DEEDS_TOLD = (("attacked", "attack", "ASSAULT"), ("raided", "raid", "ASSAULT"), ("met", "meet", "CONSULT"))
STATUSES = ("occurred", "occurred", "planned", "denied")
telling = st.tuples(
    st.sampled_from(DEEDS_TOLD),
    st.sampled_from(sorted(ACTORS)),
    st.sampled_from(sorted(ACTORS)),
    st.sampled_from([*sorted(PLACES), ""]),
    st.one_of(st.none(), st.integers(0, 9)),
    st.sampled_from(STATUSES),
)
stories = st.lists(st.lists(telling, min_size=1, max_size=3), min_size=2, max_size=5)
quick = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def written(story: list[list[tuple[tuple[str, str, str], str, str, str, int | None, str]]]) -> list[Writer]:
    """A report for each list of tellings, a sentence for each telling."""
    writers = []
    for number, tellings in enumerate(story):
        w = Writer(f"r{number}", outlet=f"Paper {number}", published=str(FIRST + timedelta(20 + number)))
        for (verb, lemma, kind), doer, other, place, after, status in tellings:
            day = FIRST + timedelta(after or 0)
            words = f"{doer} {verb} {other}{' in ' + place if place else ''}{' on ' + str(day) if after else ''}."
            w.say(words)
            for name in dict.fromkeys((doer, other)):
                w.who(name, "country", ACTORS[name])
            value = TimeValue(year=day.year, month=day.month, day=day.day)
            at = w.where(place, PLACES[place][0], at=PLACES[place][1]) if place else None
            when = w.when(str(day), value) if after else None
            w.event(verb, kind, lemma=lemma, actors=(doer,), recipients=(other,), when=when, where=at, status=status)
        writers.append(w)
    return writers


def linked(writers: list[Writer], judgements: tuple[Judgement, ...] = ()) -> Linked:
    """All that follows from what was written."""
    return link([w.report for w in writers], [w.reading for w in writers], judgements)


@quick
@given(stories, st.randoms(use_true_random=False))
def test_order_of_reports_and_events_changes_nothing(story, random) -> None:  # type: ignore[no-untyped-def]
    """Reports and readings in any order, and the same once more, give equal results."""
    writers = written(story)
    expected = linked(writers)
    readings, reports = [w.reading for w in writers], [w.report for w in writers]
    random.shuffle(readings)
    random.shuffle(reports)
    assert link(reports, readings) == expected
    assert link(reports, readings) == expected


@quick
@given(stories)
def test_disjoint_days_and_plans_and_deeds_are_never_one_event(story) -> None:  # type: ignore[no-untyped-def]
    """No event holds mentions whose days lie farther apart than one happening's can, nor a plan beside a deed."""
    for event in linked(written(story)).events:
        days = [days_of(mention.date) for mention in event.mentions]
        assert all((gap_days(a, b) or 0) <= NEAR_DAYS for a in days for b in days)
        statuses = {mention.status for mention in event.mentions}
        assert not (statuses & {"planned", "possible"} and statuses & DEEDS)


@quick
@given(stories, st.data())
def test_what_a_person_keeps_apart_stays_apart(story, data) -> None:  # type: ignore[no-untyped-def]
    """A judgement "different" about any two mentions that were one event parts them, and is named by both."""
    writers = written(story)
    shared = [e for e in linked(writers).events if len(e.mentions) > 1]
    if not shared:
        return
    event = data.draw(st.sampled_from(shared))
    a, b = data.draw(st.permutations(event.mentions))[:2]
    targets = tuple(Target("event", m.trigger.report, m.trigger.start, m.trigger.quote) for m in (a, b))
    found = linked(writers, (Judgement("j", "different", targets),)).events
    homes = [next(e for e in found if m.key in {x.key for x in e.mentions}) for m in (a, b)]
    assert homes[0].id != homes[1].id
    assert all("j" in home.judgements for home in homes)


@quick
@given(stories, st.data())
def test_what_a_person_joins_is_one_event(story, data) -> None:  # type: ignore[no-untyped-def]
    """A judgement "same" about any two mentions makes them one event."""
    writers = written(story)
    keys = [m for w in writers for m in w.reading.events]
    a, b = data.draw(st.permutations(keys))[:2]
    targets = tuple(Target("event", m.trigger.report, m.trigger.start, m.trigger.quote) for m in (a, b))
    found = linked(writers, (Judgement("j", "same", targets),)).events
    assert any({a.key, b.key} <= {m.key for m in event.mentions} for event in found)


@quick
@given(stories)
def test_a_reprint_adds_no_origin(story) -> None:  # type: ignore[no-untyped-def]
    """A report printed again under another name leaves every event's number of origins as it was."""
    writers = written(story)
    tail = " The rest of the page told of prices, of the weather over the straits, and of a regatta that nobody won."
    for w in writers:
        w.text += tail.replace("regatta", f"regatta of {w.id}")
    original = max(writers, key=lambda w: len(w.text))
    before = {frozenset(m.key for m in e.mentions): len(e.origins) for e in linked(writers).events}
    copy = replace(original, id="z-copy", outlet="Reprint Daily", published=str(FIRST + timedelta(40)))
    reading, report = original.reading, original.report
    found = link(
        [
            *(w.report for w in writers),
            replace(report, id="z-copy", outlet="Reprint Daily", published=copy.report.published),
        ],
        [*(w.reading for w in writers), moved(reading, "z-copy")],
    )
    if next(told for told in found.reports if told.report.id == "z-copy").copy_of is None:
        return
    for event in found.events:
        own = frozenset(m.key for m in event.mentions if m.trigger.report != "z-copy")
        if own in before:
            assert len(event.origins) == before[own]


def moved(value, report: str):  # type: ignore[no-untyped-def]
    """A model value with every span and report of it in another report."""
    from dataclasses import fields, is_dataclass

    if isinstance(value, tuple):
        return tuple(moved(item, report) for item in value)
    if not is_dataclass(value):
        return value
    own = {f.name: moved(getattr(value, f.name), report) for f in fields(value)}
    return replace(value, **{**own, **({"report": report} if "report" in own else {})})  # type: ignore[type-var]
