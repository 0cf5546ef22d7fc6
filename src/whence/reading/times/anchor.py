"""Places a report's time expressions as far as the report alone can: on publication, or on what was said before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from whence.model.calendar import shifted
from whence.model.resolve import resolve
from whence.model.timeexpr import TimeExpression, TimeValue
from whence.model.when import When

# Code points back to the date whose year a bare month takes in news, about five sentences; a history knows no end.
_REACH = 900
# A report whose dates mostly lie this many years before its publication tells a history, and not the news; where the
# publication is unknown, before its latest year, and then it takes more dates to say so.
_NARRATIVE_YEARS = 2
_NARRATIVE_DATES = 4
_UNDATED_NARRATIVE_DATES = 10
# Each day or week that is named by the day of writing outweighs so many dates of old.
_NEWS_DEICTICS = 2
# A month that lies this many months before the date just told is taken for next year's: stories run forward.
_BACKWARD_MONTHS = 4
# Days by which a day of the month lies below the one just told to be taken for the next month's.
_HALF_MONTH = 15
# Dates back in which the one that gives the year, or the single day, is looked for.
_LOOK_BACK = 4
# Paragraphs, the headline counted, within which the one after the lead begins.
_LEAD_PARAGRAPHS = 2
# Relations of a date to what it tells from which a story goes on.
_GOING_ON = frozenset(("at", "by", "about"))
# Links of a chain that are told in words; `anchored_on` goes all the way.
_LINKS = 6
_COUNTED = "counted from publication,"


def anchor_times(
    expressions: Sequence[TimeExpression],
    published: When | None = None,
    paragraphs: Sequence[int] = (),
    sentences: Sequence[int] = (),
) -> tuple[TimeExpression, ...]:
    """The expressions of a report, in the order of its text, each with its date and what it hangs on.

    `published` is the day of publication, or the days that it may be; without it what hangs on publication stays a
    partial date. `paragraphs` and `sentences` are the places in the text, in order, where these begin. `because` of
    each date names the expressions that it hangs on, nearest first.
    """
    state = _State(published, _is_narrative(expressions, published), paragraphs, sentences)
    for expression in expressions:
        state.add(*_placed(expression, state))
    return tuple(state.placed)


@dataclass(slots=True)
class _State:
    """What has been placed so far. `plain` are the same dates as `placed`, whatever their prepositions make of them."""

    published: When | None
    narrative: bool
    paragraphs: Sequence[int] = ()
    sentences: Sequence[int] = ()
    placed: list[TimeExpression] = field(default_factory=list)
    plain: list[When | None] = field(default_factory=list)
    focus: int | None = None

    def add(self, expression: TimeExpression, plain: When | None) -> None:
        """Take an expression in; later ones may hang on it."""
        self.placed.append(expression)
        self.plain.append(plain)
        if self.leads(expression):
            self.focus = len(self.placed) - 1

    def is_apart(self, before: TimeExpression, after: TimeExpression) -> bool:
        """Whether a paragraph begins between two expressions."""
        at = bisect_right(self.paragraphs, before.span.start)
        return at < len(self.paragraphs) and self.paragraphs[at] <= after.span.start

    def leads(self, expression: TimeExpression) -> bool:
        """Whether later expressions may hang on this one; in a history none hangs on the day of writing.

        What only points back ("since then") leaves them to the date that it points to.
        """
        value = expression.value
        if value.anchor == "previous" and value.shift == 0 and value.unit is None:
            return False
        return _carries_on(expression) and not (self.narrative and _from_publication(expression))

    def year_focus(self) -> int | None:
        """The last date that gives a year, at most a few dates back."""
        if self.focus is None:
            return None
        for at in range(self.focus, max(self.focus - _LOOK_BACK, -1), -1):
            plain = self.plain[at]
            if plain is not None and plain.bounded and self.leads(self.placed[at]):
                return at
        return None


_Dated = tuple[TimeExpression, When | None]


def _is_narrative(expressions: Sequence[TimeExpression], published: When | None) -> bool:
    """Whether a report tells a history, in which each date goes on from the one before.

    One that names as many days by the day of writing ("on Monday", "last week") is news with a background.
    """
    years = [e.value.year for e in expressions if e.value.absolute and e.value.year and not e.value.until]
    written = published.earliest.year if published is not None and published.earliest is not None else None
    if len(years) < (_NARRATIVE_DATES if written else _UNDATED_NARRATIVE_DATES):
        return False
    old = sum(1 for year in years if year <= (written or max(years)) - _NARRATIVE_YEARS)
    n_deictic = sum(map(_is_deictic, expressions))
    return 2 * old >= len(years) and old > _NEWS_DEICTICS * n_deictic


def _is_deictic(expression: TimeExpression) -> bool:
    """Whether an expression means a day or week by the day of writing alone."""
    value = expression.value
    near = value.anchor == "publication" and value.shift is not None and value.unit in ("day", "week", "month")
    near = near and not value.vague  # histories say "now" as well
    return near or (value.kind == "date" and value.anchor is None and _is_bare_weekday(value))


def _carries_on(expression: TimeExpression) -> bool:
    """Whether later expressions may hang on this one: it is a date, not an interval open or vague."""
    value = expression.value
    if value.kind != "date" or value.vague or value.aside or value.anchor == "event" or expression.date is None:
        return False
    if value.until is not None and value.anchor == "publication":
        return False
    return expression.date.placed or expression.date.edtf is not None or value.weekday is not None


def _from_publication(expression: TimeExpression) -> bool:
    """Whether an expression hangs on the day of writing, which a history's own dates do not."""
    return expression.value.anchor == "publication" or bool(
        expression.date and expression.date.because and expression.date.because[-1].startswith(_COUNTED)
    )


def _placed(expression: TimeExpression, state: _State) -> _Dated:
    value, published = expression.value, state.published
    if value.kind != "date":
        return expression, None
    if value.absolute or value.anchor == "event":
        return _on(expression, None, ())
    if value.anchor == "previous":
        return _on_previous(expression, state)
    if value.anchor is None:
        year = _year_from(expression, state)
        if year is not None:
            return year
        expression = _with_month(expression, state)
    because = (f"{_COUNTED} {_days(published)}",) if published is not None and published.placed else ()
    return _on(expression, published, because)


def _with_month(expression: TimeExpression, state: _State) -> TimeExpression:
    """ "The 15th" with the month of the last date or the next, whichever is nearer, where no year is known either."""
    value = expression.value
    if value.day is None or value.month is not None or value.weekday is not None or state.published is not None:
        return expression
    for other in reversed(state.placed[-_LOOK_BACK:]):
        before = other.value
        told = before.kind == "date" and before.relation in _GOING_ON and not before.aside
        if told and before.month is not None and before.anchor is None and _near(expression, other):
            turns = before.day is not None and before.day - value.day > _HALF_MONTH
            return replace(expression, value=replace(value, month=before.month % 12 + 1 if turns else before.month))
    return expression


def _near(expression: TimeExpression, other: TimeExpression) -> bool:
    return expression.span.start - other.span.end <= _REACH


def _on(expression: TimeExpression, reference: When | None, because: tuple[str, ...]) -> _Dated:
    span = expression.span
    if len(because) > _LINKS:
        because = (*because[: _LINKS - 1], because[-1])

    def date_of(value: TimeValue) -> When | None:
        date = resolve(value, reference, words=span.quote, spans=(span,), because=because)
        return replace(date, because=()) if date is not None and not date.placed else date

    date = date_of(expression.value)
    plain = date if expression.value.relation == "at" else date_of(replace(expression.value, relation="at"))
    return replace(expression, date=date), plain


def _on_previous(expression: TimeExpression, state: _State) -> _Dated:
    """Hang an expression on the date told before it; where that has parts unknown, so has this one."""
    focus = _day_before(expression, state)
    if focus is None:
        value, published = expression.value, state.published
        whole = value.shift == 0 and value.part is not None and value.unit in ("week", "month", "quarter", "year")
        known = published if whole else None
        return _on(expression, known, (f"{_COUNTED} {_days(known)}",) if known is not None and known.placed else ())
    before = state.placed[focus]
    because = (
        f"“{expression.span.quote}” hangs on “{before.span.quote}”",
        *(before.date.because if before.date else ()),
    )
    done, plain = _on(expression, state.plain[focus], because)
    done = replace(done, anchored_on=focus)
    if done.date is not None and not done.date.placed and expression.value.shift == 0 and before.date is not None:
        same = expression.value.unit in (None, "day")
        done = replace(done, date=replace(done.date, edtf=before.date.edtf if same else None, because=because))
    return done, plain


def _day_before(expression: TimeExpression, state: _State) -> int | None:
    """The date that an expression counted in days hangs on: the last single day, if one is near, else the last date.

    A day on which something happened goes before one on which it was told.
    """
    focus, placed = state.focus, state.placed
    beside = _beside_before(expression, state)
    if focus is None or (beside is not None and beside > focus and _is_of_aside(expression, placed[beside], state)):
        return beside
    if expression.value.unit != "day":
        return focus
    days = [
        at
        for at in range(focus, max(focus - _LOOK_BACK, -1), -1)
        if _is_day(placed[at]) and _near(expression, placed[at]) and _carries_on(placed[at])
    ]
    days = _of_lead(expression, days, state)
    return next((at for at in days if not placed[at].value.of_saying), days[0] if days else focus)


def _is_of_aside(expression: TimeExpression, beside: TimeExpression, state: _State) -> bool:
    """Whether an expression counts from a date told aside: in its own sentence, or in months and years."""
    begun = bisect_right(state.sentences, beside.span.start)
    same = begun == bisect_right(state.sentences, expression.span.start) and bool(state.sentences)
    return same or expression.value.unit in ("month", "quarter", "year", "decade")


def _beside_before(expression: TimeExpression, state: _State) -> int | None:
    """The last date told aside, near before, for what hangs on a date where no other has been told."""
    for at in range(len(state.placed) - 1, max(len(state.placed) - _LOOK_BACK, 0) - 1, -1):
        one = state.placed[at]
        plain = replace(one, value=replace(one.value, aside=False))
        if one.value.aside and _near(expression, one) and _carries_on(plain):
            return at
    return None


def _of_lead(expression: TimeExpression, days: list[int], state: _State) -> list[int]:
    """The days of a report's first lines in their order, for the paragraph after them: it goes on with the first."""
    begun = bisect_right(state.paragraphs, expression.span.start)
    above = [bisect_right(state.paragraphs, state.placed[at].span.start) for at in days]
    head = state.published.earliest if state.published is not None else None
    told = [at for at in days if (date := state.placed[at].date) is None or date.earliest != head]
    goes_on = bool(told) and begun <= _LEAD_PARAGRAPHS and all(one < begun for one in above)
    return sorted(told) if goes_on and expression.value.shift == 0 else days


def _is_day(expression: TimeExpression) -> bool:
    value = expression.value
    return value.day is not None or value.weekday is not None or (value.shift is not None and value.unit == "day")


def _year_from(expression: TimeExpression, state: _State) -> _Dated | None:
    """A bare month, day or season with the year of the date just told; None where that has none or tense forbids."""
    value, focus = expression.value, state.year_focus()
    if focus is None or _is_bare_weekday(value):
        return None
    before, reference = state.placed[focus], state.plain[focus]
    if reference is None or not (state.narrative or _may_go_on(expression, before)):
        return None
    if not state.narrative and before.value.day is None and state.is_apart(before, expression):
        return None  # a month of the past in another paragraph is background
    filled = _filled(value, reference, before.value)
    if filled is None:
        return None
    because = (f"the year is that of “{before.span.quote}”", *reference.because)
    done, plain = _on(replace(expression, value=filled), None, because)
    if done.date is None or not done.date.placed or (not state.narrative and _after(done.date, state.published)):
        return None
    date = replace(done.date, basis="anchored")
    return replace(done, value=value, anchored_on=focus, date=date), plain


def _may_go_on(expression: TimeExpression, before: TimeExpression) -> bool:
    """Whether a date in the news takes its year from one before it: that is near, has a month, and is no background.

    A bare day of the month goes on from whatever day or month was told last.
    """
    if expression.value.direction == "future" or not _near(expression, before):
        return False
    value = before.value
    fine = value.month is not None or value.weekday is not None or value.unit in ("day", "month")
    fine = fine and value.relation in _GOING_ON
    return _gives_year(before) or (_is_day_alone(expression.value) and fine and value.direction != "future")


def _is_day_alone(value: TimeValue) -> bool:
    return value.day is not None and value.month is None and value.weekday is None


def _after(date: When, published: When | None) -> bool:
    latest = published.latest if published is not None else None
    return latest is not None and date.earliest is not None and date.earliest > latest


def _is_bare_weekday(value: TimeValue) -> bool:
    return value.weekday is not None and value.month is None and value.day is None


def _gives_year(expression: TimeExpression) -> bool:
    """Whether the news goes on from this date: a month or a day of a known year, and not the start of what lasts.

    A year alone may belong to a law or to a comparison ("the 2005 act", "than the previous year"), and a date after
    "since" is background.
    """
    value = expression.value
    known = (value.absolute and value.direction != "future") or expression.anchored_on is not None
    fine = value.month is not None or value.unit in ("day", "week", "month")
    return known and fine and value.relation in _GOING_ON


def _filled(value: TimeValue, reference: When, before: TimeValue) -> TimeValue | None:
    """`value` with the year (and for a bare day the month) that goes on from `reference`."""
    assert reference.earliest is not None and reference.latest is not None
    day = reference.earliest
    if value.month is None and value.season is None and value.quarter is None:
        if value.day is None or reference.precision not in ("day", "month", "week", "interval"):
            return None
        turns = reference.n_days == 1 and day.day - value.day > _HALF_MONTH
        there = shifted(day.replace(day=1), int(turns), "month")
        return replace(value, year=there.year, month=there.month, anchor=None)
    if value.until is not None and value.until.year is None:
        value = replace(value, until=replace(value.until, year=day.year))
    month = value.month
    year = day.year
    known_month = before.month is not None or reference.precision in ("day", "month", "week")
    if month is not None and known_month and day.month - month > _BACKWARD_MONTHS:
        year += 1
        if value.until is not None:
            value = replace(value, until=replace(value.until, year=year))
    return replace(value, year=year, anchor=None)


def _days(when: When | None) -> str:
    if when is None:
        return "unknown"
    return str(when.earliest) if when.earliest == when.latest else f"{when.earliest} to {when.latest}"
