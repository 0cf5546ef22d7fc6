"""When reports were published, and what is dated by it: heads without year, stories, copies, backgrounds, news."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tests.linking.builder import Writer
from whence.linking import link
from whence.linking.almanac import Axis, Belief
from whence.linking.names import person_tokens, same_person_name
from whence.linking.publication import Means, _publication
from whence.linking.written import Written
from whence.model.event import Event
from whence.model.linked import Linked
from whence.model.report import Report
from whence.model.timeexpr import TimeValue
from whence.model.when import When


def linked(*writers: Writer, datelines: tuple[tuple[str, str], ...] = ()) -> Linked:
    """What follows from the writers' reports, those in `datelines` with the words of theirs."""
    heads = dict(datelines)
    return link([with_dateline(w, heads.get(w.id)) for w in writers], [w.reading for w in writers])


def with_dateline(writer: Writer, words: str | None) -> Report:
    """The writer's report with `words` as its dateline."""
    return replace(writer.report, dateline=writer.span(words)) if words else writer.report


def published(found: Linked, id: str) -> When | None:
    """The publication of a report."""
    return next(told.report.published for told in found.reports if told.report.id == id)


def event_of(found: Linked, trigger: str) -> Event:
    """The event that has `trigger`."""
    return next(event for event in found.events for m in event.mentions if m.trigger.quote == trigger)


def ferry(id: str, day: str | None = "2024-03-11") -> Writer:
    """A report of a given day about a named ferry company."""
    w = Writer(id, published=day)
    w.say("Orla Lines sacked its captain, Tomas Brek, on 10 March 2024.")
    w.who("Orla Lines", "organization", "EST")
    w.who("Tomas Brek", "person", "EST")
    when = w.when("10 March 2024", TimeValue(year=2024, month=3, day=10))
    w.event("sacked", "SANCTION", lemma="sack", actors=("Orla Lines",), recipients=("Tomas Brek",), when=when)
    return w


def dispatch() -> Writer:
    """A report whose dateline has no year, with a background of long ago."""
    w = Writer("d")
    w.say("PARVA, March 12 (XYZ) - Dockers blocked the pier of Orla Lines on Monday.")
    w.who("Orla Lines", "organization", "EST")
    w.when("March 12", TimeValue(month=3, day=12, direction="past"))
    monday = w.when("Monday", TimeValue(weekday=1, direction="past"))
    w.event("blocked", "COERCE", lemma="block", recipients=("Orla Lines",), when=monday)
    w.say("In April 2021 a fire burned the terminal.")
    old = w.when("April 2021", TimeValue(year=2021, month=4))
    w.event("burned", "ASSAULT", lemma="burn", when=old)
    return w


def test_a_dateline_takes_its_year_from_the_story() -> None:
    """ "March 12" in a dateline is the day of publication in the year of the reports around it; "Monday" follows."""
    found = linked(ferry("a"), dispatch(), datelines=(("d", "PARVA, March 12 (XYZ)"),))
    when = published(found, "d")
    assert when is not None and (when.earliest, when.latest) == (date(2024, 3, 12), date(2024, 3, 12))
    assert when.basis == "inferred" and any("story with a" in words for words in when.because)
    blocked = event_of(found, "blocked").date
    assert blocked is not None and blocked.earliest == blocked.latest == date(2024, 3, 11)


def test_a_lone_background_does_not_date_a_dispatch() -> None:
    """Without a story around it a dispatch with fresher dates is not closed thirty days after its background."""
    when = published(linked(dispatch(), datelines=(("d", "PARVA, March 12 (XYZ)"),)), "d")
    assert when is None or when.latest is None


def test_days_without_year_lie_near_the_story() -> None:
    """The latest past day without year, in the year nearest to the story, begins a publication; thirty days end it."""
    w = Writer("s")
    w.say("The union of Tomas Brek sued Orla Lines on 23 March.")
    w.who("Tomas Brek", "person", "EST")
    w.who("Orla Lines", "organization", "EST")
    day = w.when("23 March", TimeValue(month=3, day=23, direction="past"))
    w.event("sued", "ACCUSE", lemma="sue", actors=("Tomas Brek",), recipients=("Orla Lines",), when=day)
    found = linked(ferry("a"), w)
    when, sued = published(found, "s"), event_of(found, "sued").date
    assert when is not None and (when.earliest, when.latest) == (date(2024, 3, 23), date(2024, 4, 22))
    assert sued is not None and sued.earliest == sued.latest == date(2024, 3, 23)


def test_a_plan_bounds_a_publication_from_above() -> None:
    """A statement that dates what is to come "by 18 March" was written before that day."""
    w = Writer("p")
    w.say("The ministers signed a protocol on 14 March 2023.")
    w.event("signed", "SUPPORT", lemma="sign", when=w.when("14 March 2023", TimeValue(year=2023, month=3, day=14)))
    w.say("Both sides will withdraw their guns by 18 March.")
    by = w.when("18 March", TimeValue(month=3, day=18, relation="by", direction="future"))
    w.event("withdraw", "RETREAT", status="planned", when=by)
    when = published(linked(w), "p")
    assert when is not None and (when.earliest, when.latest) == (date(2023, 3, 14), date(2023, 3, 18))


def test_a_weekday_of_what_is_planned_lies_ahead() -> None:
    """ "Called for a march on Saturday" has the Saturday after publication."""
    w = Writer("m", published="2024-03-12")
    w.say("Teachers called for a march on Saturday.")
    day = w.when("Saturday", TimeValue(weekday=6, direction="past"))
    w.event("march", "PROTEST", status="planned", when=day)
    when = event_of(linked(w), "march").date
    assert when is not None and when.earliest == when.latest == date(2024, 3, 16)


def test_an_expression_beside_a_day_dates_the_event_that_it_counts_from() -> None:
    """ "On July 8, a week after the captives went free": arrests on 8 July, freedom on the 1st."""
    w = Writer("c", published="2022-08-30")
    w.say("Six men were arrested on July 8, a week after the last captives went free.")
    day = w.when("July 8", TimeValue(month=7, day=8, direction="past"))
    w.when("a week after", TimeValue(anchor="event", shift=1, unit="week"))
    w.event("arrested", "COERCE", lemma="arrest", when=day)
    w.event("went free", "RETREAT", lemma="go free")
    found = linked(w)
    free, arrest = event_of(found, "went free").date, event_of(found, "arrested").date
    assert arrest is not None and arrest.earliest == arrest.latest == date(2022, 7, 8)
    assert free is not None and free.earliest is not None and free.latest is not None
    assert free.earliest <= date(2022, 7, 1) <= free.latest and (free.latest - free.earliest).days < 7


def test_a_day_that_was_agreed_on_is_not_the_day_of_agreeing() -> None:
    """ "Six weeks before the date that they had agreed on" says nothing of when they agreed."""
    w = Writer("c", published="2024-08-06")
    w.say("The base was handed over on Monday, six weeks before the date on which they had agreed.")
    day = w.when("Monday", TimeValue(weekday=1, direction="past"))
    w.when("six weeks before", TimeValue(anchor="event", shift=-6, unit="week"))
    w.event("handed over", "RETREAT", lemma="hand", when=day)
    w.event("agreed", "AGREE", lemma="agree")
    when = event_of(linked(w), "agreed").date
    assert when is not None and when.earliest is None


def test_an_expression_alone_counts_from_the_event_after_it() -> None:
    """ "Two days after" hangs on the date of the event that follows it."""
    w = Writer("t", published="2024-05-20")
    w.say("A truce was signed on 14 May 2024.")
    w.event("signed", "SUPPORT", lemma="sign", when=w.when("14 May 2024", TimeValue(year=2024, month=5, day=14)))
    w.say("Two days after the truce was signed anew gunmen raided a depot.")
    w.event("signed", "SUPPORT", lemma="sign", when=0)
    later = w.when("Two days after", TimeValue(anchor="event", shift=2, unit="day"))
    w.event("raided", "ASSAULT", lemma="raid", when=later)
    when = event_of(linked(w), "raided").date
    assert when is not None and when.earliest == when.latest == date(2024, 5, 16)


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Police detained two men.", date(2024, 3, 11)),
        ("Police had detained two men.", None),
        ("A man who detained two men spoke.", None),
    ],
)
def test_undated_news_is_of_the_last_days(sentence: str, first: date | None) -> None:
    """A deed told as news without a date is of the day of publication or the day before; one looking back, anywhen."""
    w = Writer("n", published="2024-03-12")
    w.say(sentence)
    w.event("detained", "COERCE", lemma="detain")
    when = event_of(linked(w), "detained").date
    assert when is not None and (when.earliest, when.latest) == (first, date(2024, 3, 12))
    assert when.basis == "inferred" and when.because


def test_undated_news_follows_its_lead() -> None:
    """Where the lead dates the news, what later paragraphs tell undated is of that day or the one after."""
    w = Writer("n", published="2024-03-12")
    w.say("Police stormed a mosque on Sunday.").text += "\n"
    w.event("stormed", "ASSAULT", lemma="storm", when=w.when("Sunday", TimeValue(weekday=7, direction="past")))
    w.say("They detained two men.")
    w.event("detained", "COERCE", lemma="detain")
    when = event_of(linked(w), "detained").date
    assert when is not None and (when.earliest, when.latest) == (date(2024, 3, 10), date(2024, 3, 11))


def test_a_headline_joins_its_lead() -> None:
    """A headline and the lead that tells it in other words are one event, with the lead's date."""
    w = Writer("h", published="2024-03-12")
    w.say("Gunmen kidnap miners near Sorve").text += "\n"
    w.events.append(replace(w.event("kidnap", "ASSAULT"), mode="abduct"))
    w.events.pop(0)
    w.say("Gunmen carried off nine miners near Sorve on Monday.")
    day = w.when("Monday", TimeValue(weekday=1, direction="past"))
    w.events.append(replace(w.event("carried off", "ASSAULT", lemma="carry", when=day), mode="abduct"))
    w.events.pop(1)
    event = event_of(linked(w), "kidnap")
    assert {m.trigger.quote for m in event.mentions} == {"kidnap", "carried off"}
    assert event.date is not None and event.date.earliest == date(2024, 3, 11)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Giorgi Kapanadze", "Georgy Kapanidze", True),
        ("Dmitri Kovalenko", "Dmytro Kovalenko", True),
        ("Hassan Abdullah", "Hussein Abdullah", False),
        ("Sunny Okafor", "Ebiere Okafor", False),
    ],
)
def test_given_names_may_be_transliterated_with_the_surname(a: str, b: str, same: bool) -> None:
    """Both parts may be spelt otherwise; another given name of like consonants is another person's."""
    assert same_person_name(person_tokens(a), person_tokens(b)) is same


def communique(line: str) -> Writer:
    """A report with a line above its text, which tells of something undated."""
    w = Writer("c")
    w.text = f"BOARD OF THE HARBOUR\n\n{line}\n\nThe board informs the public."
    w.sentences = [(0, 20), (22, 22 + len(line)), (24 + len(line), len(w.text))]
    return w


def test_a_full_date_above_the_text_is_the_publication() -> None:
    """A line "Parva, 12 March 2024" that tells nothing says when the report was written, with no story around it."""
    w = communique("Parva, 12 March 2024")
    w.when("12 March 2024", TimeValue(year=2024, month=3, day=12))
    when = published(linked(w), "c")
    assert when is not None and (when.earliest, when.latest) == (date(2024, 3, 12), date(2024, 3, 12))


def test_a_deed_told_with_a_day_to_come_bounds_no_publication() -> None:
    """Words that name a day ahead of the report do not say that it was written after that day."""
    w = Writer("a")
    w.say("Orla Lines met its crew on 10 March 2024.")
    w.who("Orla Lines", "organization", "EST")
    w.event("met", "CONSULT", when=w.when("10 March 2024", TimeValue(year=2024, month=3, day=10)))
    w.say("The court that was to have heard it on 1 May 2024 will not sit.")
    ahead = w.when("1 May 2024", TimeValue(year=2024, month=5, day=1, direction="future"))
    w.event("heard", "CONSULT", lemma="hear", when=ahead)
    when = published(linked(w), "a")
    assert when is not None and when.earliest == date(2024, 3, 10)


def test_a_dated_head_outweighs_what_others_date_for_it() -> None:
    """A head keeps its day in the story's year, though a match with another report puts a deed of it later."""
    one = dispatch()
    one.say("Orla Lines sacked Tomas Brek in a message to its crews.")
    one.who("Orla Lines", "organization", "EST")
    one.who("Tomas Brek", "person", "EST")
    one.event("sacked", "SANCTION", lemma="sack", actors=("Orla Lines",), recipients=("Tomas Brek",))
    later = Writer("a", published="2024-03-20")
    later.say("Orla Lines sacked its captain, Tomas Brek, on 18 March 2024.")
    later.who("Orla Lines", "organization", "EST")
    later.who("Tomas Brek", "person", "EST")
    when = later.when("18 March 2024", TimeValue(year=2024, month=3, day=18))
    later.event("sacked", "SANCTION", lemma="sack", actors=("Orla Lines",), recipients=("Tomas Brek",), when=when)
    found = published(linked(later, one, datelines=(("d", "PARVA, March 12 (XYZ)"),)), "d")
    assert found is not None and (found.earliest, found.latest) == (date(2024, 3, 12), date(2024, 3, 12))


@pytest.mark.parametrize(("share", "known"), [(0.7, (True, True)), (0.57, (False, True)), (0.52, (False, False))])
def test_the_year_of_a_dated_head_needs_less_proof_once_all_else_has_settled(
    share: float, known: tuple[bool, bool]
) -> None:
    """ "18 November" is of the likelier year: by far, while it may decide what is linked; by some, in the end."""
    axis = Axis.over([date(2014, 1, 1), date(2015, 12, 31)])
    mass = np.zeros(axis.n_days)
    mass[axis.at(date(2014, 11, 18))], mass[axis.at(date(2015, 11, 18))] = share, 1 - share
    head = Written(month=11, day=18, words="18 November")
    found = [
        _publication(Belief(axis, mass), head, ((), ()), (), (), ("b",), Means(weighed=True, close=close))
        for close in (False, True)
    ]
    assert tuple(when is not None for when in found) == known
    assert all(when is None or when.earliest == date(2014, 11, 18) for when in found)
