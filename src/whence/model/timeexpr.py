"""A time expression before it is placed on the calendar: what its words fix, and what it hangs on.

"On Monday" fixes a weekday and hangs on the day of publication; "the same day" fixes nothing and hangs on what was
spoken of before; "4 December" fixes a month and a day. Where the reference is unknown the value stays as it is, so
that linking can place it later, jointly over all reports: `resolve` with another reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.model.span import Span
from whence.model.when import When

Kind = Literal["date", "duration", "set"]
Unit = Literal["day", "week", "month", "quarter", "season", "year", "decade", "century"]
Part = Literal["early", "mid", "late", "start", "end"]
Season = Literal["spring", "summer", "autumn", "winter"]
Anchor = Literal["publication", "previous", "event"]
Relation = Literal["at", "before", "after", "since", "until", "by", "about"]
Direction = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class TimeValue:
    """What the words of a time expression fix; None is a part that they leave open.

    `anchor` names what a relative value hangs on, `shift` how many `unit`s from it ("two weeks ago": -2, week;
    "last year": -1, year; "today": 0, day). `relation` is how the happening lies to the value ("by March": by).
    `direction` is what tense says of an underspecified value: the nearest before or after the reference. `amount`
    counts `unit`s of a duration, or of a date that is counted to ("two weeks later", and not "next week"). `until` is
    the other end of a range. `weekday` is ISO's, 1 to 7. `week` counts weeks of a month, quarter or year, -1 the last.
    A negative `year` or `century` is before Christ (-480 is 480 BC).
    `vague` values ("recently", "just over two months later") reach further than their unit.
    `of_saying` marks the day on which something was told, not that on which it happened; `aside` one that only says
    which person or thing is meant ("the memorandum of June 2000", "Sweden, which joined in March"), so that the story
    does not go on from it.
    """

    kind: Kind = "date"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: Season | None = None
    quarter: int | None = None
    decade: int | None = None
    century: int | None = None
    part: Part | None = None
    anchor: Anchor | None = None
    shift: int | None = None
    unit: Unit | None = None
    relation: Relation = "at"
    direction: Direction | None = None
    amount: float | None = None
    until: TimeValue | None = None
    vague: bool = False
    of_saying: bool = False
    aside: bool = False
    week: int | None = None

    @property
    def absolute(self) -> bool:
        """Whether the words alone place it: it needs no reference."""
        return any(part is not None for part in (self.year, self.decade, self.century)) and self.anchor is None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a report: its words, what they fix, and the date as far as the report alone places it.

    `anchored_on` is the index, among the report's time expressions, of the one that this hangs on (`previous`
    anchors, and years taken from an earlier date); None where it hangs on publication, on an event or on nothing.
    `date` is None for durations and sets.
    """

    span: Span
    value: TimeValue
    anchored_on: int | None = None
    date: When | None = None
