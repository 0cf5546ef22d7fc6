"""Linking as a whole: one event of many reports, its date, origins and differences, and what must always hold."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from tests.linking.builder import Writer
from whence.linking import link
from whence.model.event import Event
from whence.model.judgement import Judgement, Target
from whence.model.linked import Linked
from whence.model.mention import Source
from whence.model.timeexpr import TimeValue
from whence.model.when import When


def full_date() -> Writer:
    """A report that dates the visit in full and names the minister as host."""
    w = Writer("r1", outlet="Tarsk Courier")
    w.say("On December 4, 2023, the defence minister, Oumar Keita, received a Russian delegation in Tarsk.")
    w.who("Oumar Keita", "person", "NER", titles=("defence minister",))
    w.who("Russian delegation", "organization", "RUS")
    day = w.when("December 4, 2023", TimeValue(year=2023, month=12, day=4))
    place = w.where("Tarsk", "NER", at=(13.5, 2.1))
    w.event(
        "received",
        "CONSULT",
        lemma="receive",
        actors=("Russian delegation",),
        recipients=("Oumar Keita",),
        when=day,
        where=place,
    )
    return w


def no_year() -> Writer:
    """A report that gives day and month alone, names the general as host, and tells of another event the same day."""
    w = Writer("r2", outlet="The Lantern")
    w.say("The Russian delegation was hosted in Tarsk on December 4 by General Abdou Tanko.")
    w.who("Abdou Tanko", "person", "NER", titles=("General",))
    w.who("Russian delegation", "organization", "RUS")
    day = w.when("December 4", TimeValue(month=12, day=4, direction="past"))
    place = w.where("Tarsk", "NER", at=(13.5, 2.1))
    w.event(
        "hosted",
        "CONSULT",
        lemma="host",
        actors=("Russian delegation",),
        recipients=("Abdou Tanko",),
        when=day,
        where=place,
    )
    w.say("The same day Niger ended its pact with France.")
    w.who("Niger", "country", "NER")
    w.who("France", "country", "FRA")
    same = w.when("The same day", TimeValue(anchor="previous", shift=0, unit="day"), on=day)
    w.event("ended", "SANCTION", lemma="end", actors=("Niger",), recipients=("France",), when=same)
    return w


def weekday() -> Writer:
    """A report that says only "on Monday", and speaks of the visit again."""
    w = Writer("r3", outlet="Evening Mail")
    w.say("A Russian delegation met military leaders in Tarsk on Monday.")
    w.who("Russian delegation", "organization", "RUS")
    w.who("military leaders", "organization", "NER")
    day = w.when("Monday", TimeValue(weekday=1, direction="past"))
    place = w.where("Tarsk", "NER", at=(13.5, 2.1))
    w.event("met", "CONSULT", lemma="meet", actors=("Russian delegation", "military leaders"), when=day, where=place)
    w.say("Abdou Tanko hosted the visit.")
    w.who("Abdou Tanko", "person", "NER")
    w.event("visit", "CONSULT", recipients=("Abdou Tanko",))
    return w


def linked(*writers: Writer, judgements: tuple[Judgement, ...] = ()) -> Linked:
    """All that follows from what was written."""
    return link([w.report for w in writers], [w.reading for w in writers], judgements)


def event_of(found: Linked, trigger: str, report: str) -> Event:
    """The event that has `trigger` in `report`."""
    return next(
        e for e in found.events for m in e.mentions if m.trigger.quote == trigger and m.trigger.report == report
    )


def test_three_reports_tell_one_visit() -> None:
    """A reception, a hosting and a meeting of one day, place and delegation are one event; an ended pact another."""
    found = linked(full_date(), no_year(), weekday())
    visit = event_of(found, "received", "r1")
    assert {m.trigger.quote for m in visit.mentions} == {"received", "hosted", "met", "visit"}
    assert [m.trigger.quote for m in event_of(found, "ended", "r2").mentions] == ["ended"]
    assert visit.because


def test_one_full_date_dates_the_other_reports() -> None:
    """ "December 4" and "Monday" take year and day from the report that has them, and "the same day" follows."""
    found = linked(full_date(), no_year(), weekday())
    day = date(2023, 12, 4)
    visit = event_of(found, "received", "r1")
    for mention in visit.mentions:
        if mention.trigger.quote != "visit":
            assert mention.date is not None and (mention.date.earliest, mention.date.latest) == (day, day)
    ended = event_of(found, "ended", "r2").date
    assert ended is not None and ended.earliest == ended.latest == day
    assert any("December 4, 2023" in words for words in ended.because)


def test_an_undated_mention_stays_undated() -> None:
    """Linking dates an event, never a mention whose report says no time."""
    visit = event_of(linked(full_date(), no_year(), weekday()), "visit", "r3")
    assert next(m for m in visit.mentions if m.trigger.quote == "visit").date is None


def test_publication_is_inferred_with_its_chain() -> None:
    """ "Monday" written of 4 December, in a lead, bounds the day of writing to that day and the two after it."""
    found = linked(full_date(), no_year(), weekday())
    published = {told.report.id: told.report.published for told in found.reports}
    third = published["r3"]
    assert third is not None and third.basis == "inferred" and third.because
    assert (third.earliest, third.latest) == (date(2023, 12, 4), date(2023, 12, 6))
    first = published["r1"]
    assert first is not None and first.latest == date(2024, 1, 3)
    assert any("30 days" in words for words in first.because)


def test_two_hosts_are_a_difference_with_their_words() -> None:
    """One report names the minister, two the general: both values are shown, each with its mentions."""
    visit = event_of(linked(full_date(), no_year(), weekday()), "received", "r1")
    difference = next(d for d in visit.differences if d.attribute == "recipient")
    carried = {v.value: {s.report for s in v.mentions} for v in difference.values}
    assert carried == {"Oumar Keita": {"r1"}, "Abdou Tanko": {"r2", "r3"}}


def test_input_order_changes_nothing() -> None:
    """Reports and readings in any order give equal results."""
    writers = [full_date(), no_year(), weekday()]
    expected = linked(*writers)
    for seed in range(4):
        random.Random(seed).shuffle(writers)
        assert linked(*writers) == expected


def test_a_copy_adds_no_origin() -> None:
    """A reprint under another outlet is a copy, joins the same event and leaves its origins as they are."""
    original = syndicated("r1", "The Lantern", "2023-12-05")
    before = event_of(linked(original), "signed", "r1")
    found = linked(original, syndicated("r9", "Reprint Daily", "2023-12-07"))
    after = event_of(found, "signed", "r1")
    assert {told.report.id: told.copy_of for told in found.reports} == {"r1": None, "r9": "r1"}
    assert len(after.mentions) == 2 and len(after.origins) == len(before.origins) == 1
    assert after.origins[0].name == "The Lantern"


def syndicated(id: str, outlet: str, published: str) -> Writer:
    """A wire story under some outlet's name."""
    w = Writer(id, outlet=outlet, published=published)
    w.say(
        "Mali and Chad signed a long disputed water accord on Monday after nine months of talks that twice broke down "
        "over the price of pumping stations and the wages of those who guard them along the northern shore."
    )
    w.who("Mali", "country", "MLI")
    w.who("Chad", "country", "TCD")
    w.event("signed", "SUPPORT", lemma="sign", actors=("Mali", "Chad"))
    w.say(
        "Farmers on both banks had waited for it since the drought, and neither side would say who had yielded first."
    )
    return w


def test_a_judgement_of_difference_is_never_crossed() -> None:
    """Mentions ruled different stay in two events whatever speaks for joining them, and both name the judgement."""
    ruling = Judgement("j1", "different", (target("hosted", no_year()), target("received", full_date())))
    found = linked(full_date(), no_year(), weekday(), judgements=(ruling,))
    first, second = event_of(found, "received", "r1"), event_of(found, "hosted", "r2")
    assert first.id != second.id
    assert "j1" in first.judgements and "j1" in second.judgements


def test_a_judgement_of_sameness_joins() -> None:
    """Mentions ruled the same are one event though nothing else speaks for it."""
    ruling = Judgement("j2", "same", (target("ended", no_year()), target("received", full_date())))
    found = linked(full_date(), no_year(), judgements=(ruling,))
    assert event_of(found, "ended", "r2").id == event_of(found, "received", "r1").id


def test_a_rejected_mention_is_gone_and_a_set_value_holds() -> None:
    """A rejected mention tells no event; an attribute set by hand outranks what was read; a withdrawal undoes it."""
    reject = Judgement("j3", "reject", (target("ended", no_year()),))
    set_type = Judgement("j4", "set", (target("received", full_date()),), attribute="type", value="AID")
    found = linked(full_date(), no_year(), judgements=(reject, set_type))
    assert all(m.trigger.quote != "ended" for e in found.events for m in e.mentions)
    assert event_of(found, "received", "r1").type == "AID"
    undone = Judgement("j5", "withdraw", value="j3")
    assert event_of(linked(full_date(), no_year(), judgements=(reject, undone)), "ended", "r2")


def target(trigger: str, writer: Writer) -> Target:
    """The words of a trigger, as a person points at them."""
    mention = next(m for m in writer.events if m.trigger.quote == trigger)
    return Target("event", writer.id, mention.trigger.start, trigger)


def test_reports_kept_unread_are_kept() -> None:
    """A report without a reading stays in the result."""
    unread = replace(weekday().report, id="x", not_read="Basque")
    found = link([full_date().report, unread], [full_date().reading])
    assert [told.report.id for told in found.reports] == ["r1", "x"]


def attack(
    id: str, published: str, toll: float, words: str, *, status: str = "occurred", bound: str = "exactly"
) -> Writer:
    """A report of one bombing with its own count of the dead."""
    w = Writer(id, published=published, outlet=id)
    w.say(f"A bomb attack on the market of Dorin on 3 March 2024 left {words} dead.")
    day = w.when("3 March 2024", TimeValue(year=2024, month=3, day=3))
    place = w.where("Dorin", "TCD", at=(12.1, 15.0))
    w.event("attack", "ASSAULT", when=day, where=place, toll=((toll, "deaths", words),), bound=bound, status=status)
    return w


def test_a_growing_toll_is_a_series() -> None:
    """Counts that rise with the day of the report are a difference marked as a series."""
    found = linked(attack("a", "2024-03-03", 12, "twelve"), attack("b", "2024-03-05", 19, "nineteen"))
    event = event_of(found, "attack", "a")
    difference = next(d for d in event.differences if d.attribute == "quantity")
    assert [v.value for v in difference.values] == [12, 19] and difference.series


def test_a_vaguer_count_is_no_difference() -> None:
    """ "Over ten" and "twelve" agree."""
    found = linked(attack("a", "2024-03-03", 12, "twelve"), attack("b", "2024-03-05", 10, "over ten", bound="over"))
    assert event_of(found, "attack", "a").id == event_of(found, "attack", "b").id
    assert not event_of(found, "attack", "a").differences


def test_a_denial_is_a_difference_of_status() -> None:
    """What one report tells and another denies is one event that carries both."""
    denial = attack("b", "2024-03-05", 12, "twelve", status="denied")
    event = event_of(linked(attack("a", "2024-03-03", 12, "twelve"), denial), "attack", "a")
    assert next(d for d in event.differences if d.attribute == "status").values[0].value == "occurred"


def test_what_a_report_says_itself_outweighs_what_it_has_others_say() -> None:
    """Told as often as it is denied, an event is what a report tells in words of its own."""
    claim = attack("a", "2024-03-03", 12, "twelve")
    claim.events = [replace(claim.events[0], attributed_to=(Source("a rebel", "human"),))]
    event = event_of(linked(claim, attack("b", "2024-03-05", 12, "twelve", status="denied")), "attack", "a")
    assert event.status == "denied"


def test_what_may_be_counts_for_nothing_beside_what_is_planned() -> None:
    """Two reports that something may be leave it planned where a third says that it is to be."""
    told = [attack("abc"[n], f"2024-03-0{n + 1}", 12, "twelve", status="possible") for n in range(2)]
    event = event_of(linked(*told, attack("c", "2024-03-03", 12, "twelve", status="planned")), "attack", "a")
    assert event.status == "planned"


@pytest.mark.parametrize("far", ["2024-03-19", "2024-04-03"])
def test_look_alike_events_of_other_days_stay_apart(far: str) -> None:
    """The same words of another day are another event."""
    w = Writer("c", published="2024-04-05")
    w.say(f"A bomb attack on the market of Dorin on {far} left twelve dead.")
    day = date.fromisoformat(far)
    index = w.when(far, TimeValue(year=day.year, month=day.month, day=day.day))
    w.event("attack", "ASSAULT", when=index, where=w.where("Dorin", "TCD", at=(12.1, 15.0)))
    found = linked(attack("a", "2024-03-03", 12, "twelve"), w)
    assert event_of(found, "attack", "a").id != event_of(found, "attack", "c").id


def test_a_plan_and_its_fulfilment_are_two_events_tied() -> None:
    """What was to come and came is two events; the plan names the one that met it."""
    plan = Writer("p", published="2024-03-20")
    plan.say("Russian instructors will soon arrive in Niger.")
    plan.who("Russian instructors", "organization", "RUS")
    plan.event(
        "arrive",
        "AID",
        actors=("Russian instructors",),
        status="planned",
        where=plan.where("Niger", "NER", precision="country"),
    )
    deed = Writer("q", published="2024-04-12")
    deed.say("Russian instructors arrived in Niger on April 10, 2024.")
    deed.who("Russian instructors", "organization", "RUS")
    day = deed.when("April 10, 2024", TimeValue(year=2024, month=4, day=10))
    deed.event(
        "arrived",
        "AID",
        lemma="arrive",
        actors=("Russian instructors",),
        when=day,
        where=deed.where("Niger", "NER", precision="country"),
    )
    found = linked(plan, deed)
    before, after = event_of(found, "arrive", "p"), event_of(found, "arrived", "q")
    assert before.id != after.id
    assert before.fulfilled_by == after.id and before.outcome == "fulfilled"


def test_a_source_that_two_outlets_name_is_one_origin() -> None:
    """Two outlets that cite one ministry have the event from the ministry."""
    reports = []
    for id, outlet in (("a", "The Lantern"), ("b", "Evening Mail")):
        w = Writer(id, outlet=outlet, published="2024-02-02")
        w.say("Chad expelled the envoy of Sudan on 1 February 2024, the foreign ministry said.")
        for name, country in (("Chad", "TCD"), ("Sudan", "SDN")):
            w.who(name, "country", country)
        w.who("foreign ministry", "organization", "TCD")
        day = w.when("1 February 2024", TimeValue(year=2024, month=2, day=1))
        w.event(
            "expelled",
            "SANCTION",
            lemma="expel",
            actors=("Chad",),
            recipients=("Sudan",),
            when=day,
            by=(("foreign ministry", "said"),),
        )
        reports.append(w)
    event = event_of(linked(*reports), "expelled", "a")
    assert len(event.origins) == 1 and event.origins[0].reports == ("a", "b")


def test_dates_a_day_apart_are_shown_as_a_difference() -> None:
    """Reports that put one killing on two days are one event with the hull of both days and a difference."""
    second = Writer("b", published="2024-03-05")
    second.say("A bomb attack on the market of Dorin on 4 March 2024 left twelve dead.")
    day = second.when("4 March 2024", TimeValue(year=2024, month=3, day=4))
    place = second.where("Dorin", "TCD", at=(12.1, 15.0))
    second.event("attack", "ASSAULT", when=day, where=place, toll=((12, "deaths", "twelve"),))
    event = event_of(linked(attack("a", "2024-03-03", 12, "twelve"), second), "attack", "a")
    assert event.date is not None
    assert (event.date.earliest, event.date.latest) == (date(2024, 3, 3), date(2024, 3, 4))
    assert {v.value for d in event.differences if d.attribute == "date" for v in d.values} == {
        "2024-03-03",
        "2024-03-04",
    }


def test_given_publications_are_never_moved() -> None:
    """A report's own day of publication stays what it is."""
    w = full_date()
    w.published = "2023-12-06"
    found = linked(w, no_year())
    assert found.reports[0].report.published == When.day(date(2023, 12, 6), "given")


def test_a_clause_with_which_tells_on_of_the_deed_just_told() -> None:
    """ "Formed a bloc, which was established in May": one deed, told twice in one sentence."""
    w = Writer("r1")
    w.say("Niger and Chad formed a bloc, which was established in May.")
    w.who("Niger", "country", "NER")
    w.who("Chad", "country", "TCD")
    w.event("formed", "SUPPORT", lemma="form", actors=("Niger", "Chad"))
    w.event("established", "SUPPORT", lemma="establish", actors=("Niger", "Chad"))
    formed, established = w.reading.events
    clause = replace(established, span=w.span("which was established in May"))
    assert len(link([w.report], [replace(w.reading, events=(formed, clause))]).events) == 1
