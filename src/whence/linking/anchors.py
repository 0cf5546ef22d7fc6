"""Time expressions that hang on an event of their own report: "two days after it began", "a week after they went free".

Told with a day ("on 16 March, two days after it began") such an expression says nothing new of that day, but dates the
event that it hangs on. Standing alone it takes its days from that event, once it is dated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from whence.linking.calendar import days_of
from whence.linking.told import MentionKey, Told
from whence.model.mention import EventMention
from whence.model.reading import Reading
from whence.model.report import Report
from whence.model.resolve import resolve
from whence.model.timeexpr import Direction, TimeExpression, TimeValue
from whence.model.when import When

WEEK_SLACK = 2  # days by which a count of three weeks and more is taken to be round
CLAUSE_CHARS = 80  # how far after "two days after" the event stands that it names
_BESIDE = re.compile(r"\s*[,(–—-]\s*$")
# "Two weeks before the date on which they agreed" counts from that date, and not from the agreeing.
_OTHER_DAY = re.compile(r"\b(?:date|deadline|day|time|term|expiry|end|due|which|that)\b", re.IGNORECASE)
_SET_FOR = re.compile(r"\b(?:for|until|till|to)\s+(?:the\s+)?$")
_HAD = re.compile(r"\b[Hh]ad (?:\w+ ){0,2}$")
_INTO = re.compile(r" into (?:an?|the|its|his|her|their|this|[A-Z][\w-]*['’]s)\b")
_COMES = re.compile(r"\b(?:comes?|falls?)(?: just| only| barely| less than| more than| some| about)? $")
_WHEN = re.compile(r",? when\b")
_CLAUSE_ENDS = re.compile(r"[.;:,]\s|\n")


def with_anchors(report: Report, reading: Reading) -> Reading:
    """The reading with expressions set beside a day hung on that day, and the events they count from dated by both."""
    times = list(reading.times)
    events = list(reading.events)
    for index, one in enumerate(reading.times):
        told = _day_with(report, reading, index) if _counts_from_event(one) else None
        if told is None:
            continue
        day = times[told].date
        same = TimeValue(anchor="previous", shift=0, unit="day")
        times[index] = replace(one, value=same, anchored_on=told, date=_resolved(same, one, day))
        at = _event_after(report, events, one)
        if at is not None and events[at].time in (None, index, told):
            back = _about(replace(one.value, anchor="previous", shift=-(one.value.shift or 0)))
            back = _or_before(back) if reading.times[told].value.of_saying else back
            times.append(TimeExpression(one.span, back, told, _resolved(back, one, day)))
            events[at] = replace(events[at], time=len(times) - 1, date=times[-1].date)
    _reckon_from_now(report, reading, times, events)
    _date_on_the_day(report, reading, times, events)
    return replace(reading, times=tuple(times), events=_without_days_set(report, times, events))


def _reckon_from_now(report: Report, reading: Reading, times: list[TimeExpression], events: list[EventMention]) -> None:
    """Date the events that are reckoned from the day of writing; one that then lies ahead is planned."""
    for index, one in enumerate(reading.times):
        value = _from_now(report, one)
        at = _event_after(report, events, one) if value is not None else None
        if value is None or at is None or events[at].time not in (None, index):
            continue
        because = ("counted from publication",)
        date = resolve(value, report.published, words=one.span.quote, spans=(one.span,), because=because)
        times.append(TimeExpression(one.span, value, None, date))
        ahead = value.direction == "future" and events[at].status == "occurred"
        events[at] = replace(
            events[at], time=len(times) - 1, date=date, status="planned" if ahead else events[at].status
        )


def _date_on_the_day(report: Report, reading: Reading, times: list[TimeExpression], events: list[EventMention]) -> None:
    """Date what was on the very day that something lasted since, or until: "since Monday, when they shut the gate"."""
    for at, event in enumerate(events):
        one = reading.times[event.time] if event.time is not None and event.time < len(reading.times) else None
        if one is None or one.value.relation not in ("since", "until") or event.trigger.start < one.span.end:
            continue
        if one.value.anchor in ("previous", "event") or not _WHEN.match(report.text, one.span.end):
            continue
        value = replace(one.value, relation="at")
        date = _edge(value, one.date, report.published, one)
        times.append(TimeExpression(one.span, value, None, date))
        events[at] = replace(event, time=len(times) - 1, date=date)


def _edge(value: TimeValue, date: When | None, published: When | None, one: TimeExpression) -> When | None:
    """The day, month or year that an open stretch of days begins or ends with; as far as the words tell it, else."""
    edge = (date.earliest or date.latest) if date is not None and date.placed else None
    if edge is None:
        return resolve(value, published, words=one.span.quote, spans=(one.span,))
    whole = value if value.absolute else replace(value, direction=None, anchor=None, shift=None)
    found = resolve(whole, When.day(edge, "inferred"), words=one.span.quote, spans=(one.span,))
    if found is None or not found.placed or not found.bounds()[0] <= edge <= found.bounds()[1]:
        found = replace(When.day(edge, "inferred", one.span.quote), spans=(one.span,))
    return replace(found, basis="inferred", because=date.because if date is not None else ())


def _from_now(report: Report, one: TimeExpression) -> TimeValue | None:
    """The day of what is reckoned from the day of writing: "nineteen days into the ban", "the row comes twelve days
    before the vote"; None for others."""
    value = one.value
    if value.unit not in ("day", "week") or value.vague:
        return None
    if value.kind == "duration" and value.amount and _INTO.match(report.text, one.span.end):
        return TimeValue(anchor="publication", shift=-round(value.amount), unit=value.unit, direction="past")
    comes = _COMES.search(report.text, max(one.span.start - 20, 0), one.span.start) is not None
    if not comes or not _counts_from_event(one) or value.until is not None:
        return None
    side: Direction = "future" if (value.shift or 0) < 0 else "past"
    return _about(TimeValue(anchor="publication", shift=-(value.shift or 0), unit=value.unit, direction=side))


def _without_days_set(
    report: Report, times: Sequence[TimeExpression], events: Sequence[EventMention]
) -> tuple[EventMention, ...]:
    """The events, without the coming days of deeds that only set them: "called a strike for Friday", told before it."""
    to_come = {event.time for event in events if event.status in ("planned", "possible")}
    return tuple(
        replace(event, time=None, date=None) if _only_sets(report, times, event, to_come) else event for event in events
    )


def _only_sets(report: Report, times: Sequence[TimeExpression], event: EventMention, to_come: Set[int | None]) -> bool:
    """Whether a deed's day is a coming one that it puts something on: shared with what is to come, or told with "for".

    What "had been planned for" a day is mostly off or over when it is told: that day is left as it was read.
    """
    index, trigger = event.time, event.trigger.start
    if event.status != "occurred" or index is None or index >= len(times) or times[index].value.direction != "future":
        return False
    if _HAD.search(report.text, max(trigger - 20, 0), trigger) is not None or _has_been(report, times[index]):
        return False
    start = times[index].span.start
    return index in to_come or _SET_FOR.search(report.text, max(start - 12, 0), start) is not None


def _has_been(report: Report, one: TimeExpression) -> bool:
    """Whether a date told with a verb of what is to come has been all the same: it was before the report came out, or
    the words go on with what happened then ("many will think back to May 2019, when")."""
    written = report.published.earliest if report.published is not None else None
    last = one.date.latest if one.date is not None else None
    return (written is not None and last is not None and last < written) or _WHEN.match(
        report.text, one.span.end
    ) is not None


def _day_with(report: Report, reading: Reading, index: int) -> int | None:
    """Place of the day that a count is told with: the one just before it, else the only other day of its sentence,
    where the count dates nothing by itself."""
    one = reading.times[index]
    if index and _is_beside(report, reading.times[index - 1], one):
        return index - 1
    sentence = next((pair for pair in reading.sentences if pair[0] <= one.span.start < pair[1]), None)
    named = _event_after(report, reading.events, one)  # which cannot be its own day after
    if sentence is None or any(event.time == index and n != named for n, event in enumerate(reading.events)):
        return None
    inside = [i for i, t in enumerate(reading.times) if i != index and sentence[0] <= t.span.start < sentence[1]]
    days = [i for i in inside if _is_day(reading.times[i].value) and not reading.times[i].value.of_saying]
    return days[0] if len(days) == 1 and days == [i for i in inside if reading.times[i].value.kind == "date"] else None


def _is_day(value: TimeValue) -> bool:
    exact = value.kind == "date" and value.relation == "at" and value.anchor in (None, "publication")
    return exact and (value.day is not None or value.weekday is not None or (value.unit == "day" and not value.vague))


def _resolved(value: TimeValue, one: TimeExpression, day: When | None) -> When | None:
    because = (f"“{one.span.quote}” stands beside “{day.words}”",) if day is not None and day.placed else ()
    return resolve(value, day, words=one.span.quote, spans=(one.span,), because=because)


def _or_before(value: TimeValue) -> TimeValue:
    """A day counted from one on which it was told, or from the day before: "raided, officials said on Friday, two days
    after"."""
    if value.unit != "day" or value.until is not None or value.shift is None:
        return value
    return replace(value, shift=value.shift - 1, until=value)


def _about(value: TimeValue) -> TimeValue:
    """Counted weeks as days, give or take one or two: "two weeks after" a day is no calendar week."""
    if value.unit != "week" or value.until is not None or not value.shift:
        return value
    round_by = min((abs(value.shift) + 1) // 2, WEEK_SLACK)
    near, far = (replace(value, unit="day", shift=7 * value.shift + slack) for slack in (-round_by, round_by))
    return replace(near, until=far)


def _counts_from_event(one: TimeExpression) -> bool:
    value = one.value
    return value.kind == "date" and value.anchor == "event" and value.shift is not None and value.unit is not None


def _is_beside(report: Report, before: TimeExpression, one: TimeExpression) -> bool:
    """Whether an expression is set beside a day, or one counted in months or years beside a month or year: nothing but
    a comma or bracket stands between them."""
    value, unit = before.value, one.value.unit
    exact = value.day is not None or value.weekday is not None
    exact = exact or (unit in ("month", "year") and value.month is not None)
    exact = exact or (unit == "year" and value.year is not None)
    plain = value.kind == "date" and value.relation == "at"
    return exact and plain and _BESIDE.match(report.text[before.span.end : one.span.start]) is not None


def _event_after(report: Report, events: Sequence[EventMention], one: TimeExpression) -> int | None:
    """Place in `events` of the one that "two days after" names: the first in the words that follow; None if none."""
    words = report.text[one.span.end : one.span.end + CLAUSE_CHARS]
    ends = _CLAUSE_ENDS.search(words)
    last = one.span.end + (ends.start() if ends else len(words))
    near = [(e.trigger.start, i) for i, e in enumerate(events) if one.span.end <= e.trigger.start < last]
    if not near:
        return None
    at, first = min(near)
    other_day = _OTHER_DAY.search(report.text, one.span.end, at) is not None
    return None if other_day or events[first].status == "planned" else first


def anchoring_events(
    reports: Mapping[str, Report], readings: Mapping[str, Reading]
) -> dict[tuple[str, int], MentionKey]:
    """For each time expression that counts from an event, as (report, index), the mention of that event."""
    found = {}
    for id, reading in sorted(readings.items()):
        for index, one in enumerate(reading.times):
            at = _event_after(reports[id], reading.events, one) if _counts_from_event(one) else None
            if at is not None and reading.events[at].time != index:
                found[id, index] = reading.events[at].key
    return found


def fixed_by_anchors(
    told: Sequence[Told],
    events: Sequence[Sequence[int]],
    readings: Mapping[str, Reading],
    anchoring: Mapping[tuple[str, int], MentionKey],
) -> dict[tuple[str, int], When]:
    """The expressions that count from an event which some telling dates to the day."""
    home = {told[i].key: members for members in events for i in members}
    found = {}
    for (report, index), key in anchoring.items():
        dated = [told[i] for i in home.get(key, ()) if told[i].days.n_days == 1 and not told[i].guessed]
        if not dated:
            continue
        known = min(dated, key=lambda one: one.key)
        one = readings[report].times[index]
        because = (f"“{one.span.quote}” counts from “{known.mention.trigger.quote}” ({known.days.earliest})",)
        value = _about(replace(one.value, anchor="previous"))
        when = resolve(value, known.mention.date, words=one.span.quote, spans=(one.span,), because=because)
        if when is not None and days_of(when).bounded:
            found[report, index] = replace(when, basis="inferred")
    return found
