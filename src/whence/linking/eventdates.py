"""When an event was, from all that tell it: the days their words share, and the bounds of what leaves them open.

A deed was not after any report that tells it as past came out, and what is told as news was not long before. A plan
lies ahead of the report that tells it. What a sentence adds to the happening of the one before it was then, and what is
said in the present tense is said in the report itself. Such days are `inferred`, and their reasons name the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from whence.linking.calendar import Days, days_of
from whence.linking.carried import SPEECH, carried_days, in_quotes
from whence.linking.dates import Calendar
from whence.linking.told import MentionKey, Told
from whence.model.mention import Status
from whence.model.reading import Reading
from whence.model.resolve import resolve
from whence.model.when import Precision, When, hull

# Of 103 undated deeds of eleven stories' keys told by reports of known day, 45 were on that day, 22 on the day before,
# 9 two days before, the rest earlier (2026-11-21): the two likeliest days are given.
NEWS_DAYS = 1
# What is told without a day beside news of one was on that day or the next: of 20 such events of 28 keys that had been
# missed with all days up to publication, 7 were right with these two, and none was lost (2026-11-22).
SPREAD_DAYS = 1
LEAD_DAYS = 2  # what a dispatch begins with may lie so much further back
DISPATCH_DAYS = 7  # a report whose publication is less well known tells no news in this sense
LEAD_CHARS = 450
BACK_CHARS = 40
# "The army said that rebels had shelled Gao" shifts the tense of news; of 9 such deeds 5 were of the lead's day.
_SHIFTED = re.compile(r"\bhad\b", re.IGNORECASE)
_BACKWARD = re.compile(
    r"\b(?:used to|once|always|often|ever|never|previously|formerly|earlier|long|since|after|following"
    r"|who|whom|whose|which|when)\b",
    re.IGNORECASE,
)
# Types of deeds that hold from the day on which they are done.
LASTING = frozenset(("COERCE", "MOBILIZE", "PROTEST", "REJECT", "SANCTION", "SUPPORT", "THREATEN"))
_ADVERB = re.compile(r"\s+(?:(?:also|again|further|now|hereby|therefore|once more|[a-z]+ly)\s+)?")
_AFTER = re.compile(r"\b(?:after|following)\b", re.IGNORECASE)
_FIRST_PERSON = frozenset(("we", "i"))


@dataclass(frozen=True)
class EventDates:
    """What dating events draws on besides their mentions' own words.

    `leads` has each report's day of news; `lent` the dates that undated deeds take from what is told around them;
    `after` the day that a deed is told to have come after.
    """

    published: Mapping[str, When]
    leads: Mapping[str, date]
    lent: Mapping[MentionKey, When]
    after: Mapping[MentionKey, date]

    @classmethod
    def of(
        cls,
        told: Sequence[Told],
        texts: Mapping[str, str],
        published: Mapping[str, When],
        readings: Mapping[str, Reading],
        calendar: Calendar,
    ) -> EventDates:
        """What follows from the tellings of all reports and their texts, for the publications given or inferred."""
        told = sorted(told, key=lambda one: one.key)
        after = dict(_told_after(told, texts))
        onward = carried_days([one for one in told if one.key not in after], readings, calendar, texts, published)
        lent = {
            **onward,
            **_told_after_month(told, texts),
            **_said_now(told, texts, published),
            **_told_on(told, texts),
        }
        return cls(published, lead_days(told), lent, after)

    def of_event(self, members: Sequence[Told], status: Status) -> When | None:
        """The days of the event that `members` (in order of report and text) tell; None where nothing says."""
        stated = shared_date(members)
        if status != "possible":
            stated = _begun(stated, members)
        if stated is not None and stated.n_days == 1:
            return stated
        if status in ("planned", "possible"):
            return self._ahead(stated, members)
        if status == "ongoing":
            return stated or self._bound(members)
        if stated is None or not stated.placed:
            lent = next((self.lent[one.key] for one in members if one.key in self.lent), None)
            if lent is not None:
                return lent
        if status == "denied":
            return stated
        bound = self._bound(members)
        if bound is None or stated is None:
            return stated or bound
        found = _within(stated, bound)
        told = (one.mention.date for one in members)
        return found if all(when is None or when.meets(found) for when in told) else stated

    def _ahead(self, stated: When | None, members: Sequence[Told]) -> When | None:
        """A plan with a last day alone was told before it: it lies after the last report that tells it as coming."""
        if stated is None or stated.earliest is not None or stated.latest is None:
            return stated
        coming = [one for one in members if one.plan and one.report in self.published]
        told = [(self.published[one.report].earliest, one.report) for one in coming]
        known = [(day, report) for day, report in told if day is not None and day <= stated.latest]
        if not known:
            return stated
        first, report = max(known)
        return stated.narrowed(_days(first, stated.latest), f"told as coming by {report}, published from {first}")

    def _bound(self, members: Sequence[Told]) -> When | None:
        """A deed lies before the first report that tells it was published; told as news, not long before."""
        told = [
            (self.published[one.report].latest, one) for one in members if one.deed and one.report in self.published
        ]
        known = [(latest, one.key, one) for latest, one in told if latest is not None]
        if not known:
            return None
        latest, _, one = min(known)
        because = [f"told as past by {one.report}, published by {latest}"]
        news = None if one.days.known or any(looks_back(other) for other in members) else self._news_begins(one)
        if news is not None:
            because.append(f"told as news of {news} or the day after")
        after = max((self.after[other.key] for other in members if other.key in self.after), default=None)
        if after is not None and after <= latest and (news is None or after > news):
            news = after
            because[1:] = [f"told as after what was on {after}"]
        last = latest if news is None else min(latest, news + timedelta(SPREAD_DAYS))
        return replace(_days(news, last), because=tuple(because))

    def _news_begins(self, one: Told) -> date | None:
        """The day on which the news of a report begins: its lead's, or days before; None for no fresh dispatch.

        What is told in the paragraph of a dated deed, after it, is not before that.
        """
        when = self.published[one.report]
        if when.earliest is None or (when.n_days or DISPATCH_DAYS + 1) > DISPATCH_DAYS:
            return None
        lead = one.around.earliest if one.around.n_days == 1 else self.leads.get(one.report)
        begun = when.earliest - timedelta(NEWS_DAYS)
        return lead if lead is not None and begun - timedelta(LEAD_DAYS) <= lead <= when.earliest else begun


def lead_days(told: Iterable[Told]) -> dict[str, date]:
    """Per report, the day of the first deed that its first sentences date to the day."""
    found: dict[str, date] = {}
    for one in sorted(told, key=lambda one: (one.report, one.mention.trigger.start)):
        if one.deed and one.days.n_days == 1 and one.days.earliest and one.mention.trigger.start < LEAD_CHARS:
            found.setdefault(one.report, one.days.earliest)
    return found


def looks_back(one: Told) -> bool:
    """Whether a deed is told as having been before the news: in the pluperfect, or as done once, often or ever.

    In what somebody says, the pluperfect only stands for the past tense.
    """
    quote, at = one.mention.span.quote, one.mention.trigger.start - one.mention.span.start
    before = quote[max(0, at - BACK_CHARS) : max(at, 0)]
    had = not one.mention.attributed_to and _SHIFTED.search(before) is not None
    return had or _BACKWARD.search(before) is not None


def shared_date(members: Sequence[Told]) -> When | None:
    """The days in all mentions' dates, or their hull where no day is in all; None where no mention is dated."""
    sure = [one for one in members if not one.guessed and one.mention.date is not None and one.mention.date.placed]
    dated = [
        (one.mention.date, one) for one in sure or members if one.mention.date is not None and one.mention.date.placed
    ]
    if not dated:
        partial = [one.mention.date for one in members if one.mention.date is not None]
        return partial[0] if partial else None
    exact = min(dated, key=lambda item: (item[0].n_days or 1 << 20, item[1].key))
    best, spans = exact[0], sorted({span for when, _ in dated for span in when.spans})
    first = max(when.bounds()[0] for when, _ in dated)
    last = min(when.bounds()[1] for when, _ in dated)
    if first > last:
        dated = [(when, one) for when, one in dated if not any(_wider(when, other) for other, _ in dated)]
        earliest, latest = (
            hull(when for when, _ in dated if when.bounded) if any(w.bounded for w, _ in dated) else (None, None)
        )
        because = (*best.because, "the reports' dates share no day: the days of all are shown")
        edtf = f"{earliest or '..'}/{latest or '..'}"
        return When(earliest, latest, "inferred", "interval", edtf, best.words, tuple(spans), because)
    for when, one in sorted(dated, key=lambda item: (item[0].n_days or 1 << 20, item[1].key)):
        if not when.contains(best):
            best = best.narrowed(when, f"“{when.words or when.edtf}” ({one.report}) narrows it")
    for one in members if sure else ():
        late = one.mention.date
        if one.guessed and late is not None and late.bounded and best.contains(late):
            best = best.narrowed(late, f"“{late.words or late.edtf}” ({one.report}) narrows it")
    return replace(best, spans=tuple(spans))


def _begun(stated: When | None, members: Sequence[Told]) -> When | None:
    """What is done since a day was done on it: "arrested", "closed" and "has blocked" since Monday, all on Monday."""
    if stated is None or stated.earliest is None or stated.latest is not None:
        return stated
    if any(one.mention.status == "occurred" and not _lasts(one) for one in members):
        return stated
    values = [one.value for one in members if one.value is not None and one.mention.date is not None]
    if not values or any(value.relation != "since" or value.until is not None for value in values):
        return stated
    plain = replace(values[0], relation="at", direction=None, shift=None, anchor=None)
    day = plain.weekday is not None or plain.day is not None or plain.unit == "day"
    begun = When.day(stated.earliest, "inferred") if day else resolve(plain, When.day(stated.earliest, "inferred"))
    if begun is None or begun.earliest != stated.earliest:
        return stated
    return stated.narrowed(begun, f"“since {stated.words}” tells when it began")


def _lasts(one: Told) -> bool:
    """Whether a deed done once lasts, as closing and banning do: forty may be killed or freed one by one since May."""
    return one.mention.type in LASTING and not one.mention.quantities


def _wider(when: When, other: When) -> bool:
    return when.contains(other) and not other.contains(when)


def _days(first: date | None, last: date) -> When:
    precision: Precision = "day" if first == last else "interval"
    edtf = str(last) if first == last else f"{first or '..'}/{last}"
    return When(first, last, "inferred", precision, edtf)


def _within(stated: When, bound: When) -> When:
    """The days of `stated` that `bound` allows, and of those only the ones with its weekday and month; else itself."""
    days = days_of(stated)
    (a, b), (c, d) = stated.bounds(), bound.bounds()
    first, last = max(a, c), min(b, d)
    if first > last:
        return stated
    if first == date.min or last == date.max:
        return stated.narrowed(bound, "; ".join(bound.because)) if stated.placed else stated
    whole = stated.earliest is None or stated.latest is None  # "since Monday" is no Monday
    fitting = [first, last] if whole and stated.placed else _fitting(days, first, last)
    if not fitting:
        return stated
    if stated.placed:
        return stated.narrowed(_days(fitting[0], fitting[-1]), "; ".join(bound.because))
    because = (*stated.because, *bound.because)
    return replace(_days(fitting[0], fitting[-1]), words=stated.words, spans=stated.spans, because=because)


def _fitting(days: Days, first: date, last: date) -> list[date]:
    """First and last day of those from `first` to `last` that have the weekday, day and month of `days`."""
    if days.weekday is None and days.day is None and days.month is None:
        return [first, last]
    span = [first + timedelta(n) for n in range(min((last - first).days, 366) + 1)]
    found = [
        day
        for day in span
        if days.weekday in (None, day.isoweekday()) and days.day in (None, day.day) and days.month in (None, day.month)
    ]
    return [found[0], found[-1]] if found else []


def _told_on(told: Sequence[Told], texts: Mapping[str, str]) -> dict[MentionKey, When]:
    """Undated deeds of the kind that the sentence just before dates to the day: they tell more of the same."""
    found: dict[MentionKey, When] = {}
    last: tuple[Told, When] | None = None
    for one in told:
        if last is not None and not one.days.known and _tells_more(one, last[0], texts):
            before, when = last
            why = f"told right after “{before.mention.trigger.quote}” ({when.earliest}), as more of it"
            found[one.key] = replace(_days(when.earliest, when.latest or date.max), because=(*when.because, why))
            last = (one, when)
        elif one.deed and one.days.n_days == 1 and one.mention.date is not None:
            last = (one, one.mention.date)
        elif last is not None and (one.report != last[0].report or one.sentence != last[0].sentence):
            last = None
    return found


def _tells_more(one: Told, before: Told, texts: Mapping[str, str]) -> bool:
    if one.mention.type != before.mention.type or not one.deed or one.reference or looks_back(one):
        return False
    return one.tells_on_from(before) and "\n" not in texts[one.report][before.sentence[1] : one.sentence[0]]


def _said_now(told: Sequence[Told], texts: Mapping[str, str], published: Mapping[str, When]) -> dict[MentionKey, When]:
    """What a report says that someone demands, rejects or welcomes, in the present tense, is said on its day."""
    found = {}
    for one in told:
        when = published.get(one.report)
        if when is None or not when.bounded or one.days.known or not _in_present(one, texts[one.report]):
            continue
        why = f"“{one.mention.trigger.quote}” is said in the report itself"
        assert when.latest is not None
        found[one.key] = replace(_days(when.earliest, when.latest), because=(*when.because, why))
    return found


def _in_present(one: Told, text: str) -> bool:
    """Whether a deed of saying is told by a verb in the present tense, not in a headline and not in quotation marks."""
    mention, start = one.mention, one.mention.trigger.start
    if mention.type not in SPEECH or mention.status != "occurred" or _is_headline(one) or in_quotes(text, start):
        return False
    subject = next((s for p in mention.participants for s in p.spans if _stands_before(s.end, start, text)), None)
    if subject is None:
        return False
    verb = mention.trigger.quote.split()[0].lower()
    third = verb in (mention.lemma.lower() + ending for ending in ("s", "es")) or verb.endswith("ies")
    return third or (subject.quote.lower() in _FIRST_PERSON and verb == mention.lemma.lower())


def _stands_before(end: int, start: int, text: str) -> bool:
    return end < start and _ADVERB.fullmatch(text, end, start) is not None


def _is_headline(one: Told) -> bool:
    return one.sentence[0] == 0 and not one.mention.span.quote.rstrip().endswith((".", "!", "?", "”", '"'))


def _told_after_month(told: Sequence[Told], texts: Mapping[str, str]) -> dict[MentionKey, When]:
    """Deeds that followed on what their sentence dates to a month: "suspended after the coup of June 2012"."""
    found = {}
    for one, then in pairwise(told):
        if one.report != then.report or one.sentence != then.sentence or not one.deed or one.days.known:
            continue
        between, when = texts[one.report][one.mention.trigger.end : then.mention.trigger.start], then.mention.date
        if then.deed and when is not None and when.precision == "month" and _AFTER.search(between):
            why = f"told as after “{then.mention.trigger.quote}” ({when.edtf})"
            found[one.key] = replace(when, basis="inferred", because=(*when.because, why))
    return found


def _told_after(told: Sequence[Told], texts: Mapping[str, str]) -> Iterable[tuple[MentionKey, date]]:
    """Deeds with the day of what their sentence says they came after: the next event that follows that word."""
    for one, then in pairwise(told):
        if one.report != then.report or one.sentence != then.sentence or not one.deed or one.days.bounded:
            continue
        between = texts[one.report][one.mention.trigger.end : then.mention.trigger.start]
        if (
            then.deed
            and then.days.earliest is not None
            and then.days.n_days <= DISPATCH_DAYS
            and _AFTER.search(between)
        ):
            yield one.key, then.days.earliest
