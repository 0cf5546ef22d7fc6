"""What became of plans: met, called off, passed by or open, each with what it rests on."""

from __future__ import annotations

from datetime import date

import pytest

from tests.linking.builder import Writer
from tests.linking.test_link import event_of, linked
from whence.linking.cast import make_cast
from whence.linking.copies import find_copies
from whence.linking.features import dates_disjoint
from whence.linking.told import Told, make_world, tellings
from whence.model.mention import Status
from whence.model.timeexpr import TimeValue


def day_of(writer: Writer, words: str) -> int:
    """A full date as words of the last sentence."""
    day = date.fromisoformat(words)
    return writer.when(words, TimeValue(year=day.year, month=day.month, day=day.day))


def planned(id: str = "p", published: str = "2021-05-01") -> Writer:
    """A report of a meeting to come, of delegates whose country nobody says."""
    w = Writer(id, published=published)
    w.say("The fishery delegates will meet in Orvik on 2021-05-10 to share out the herring.")
    w.who("fishery delegates", "people")
    place = w.where("Orvik", "NOR", at=(62.1, 6.1))
    w.event(
        "meet", "CONSULT", actors=("fishery delegates",), when=day_of(w, "2021-05-10"), where=place, status="planned"
    )
    return w


def met(day: str, place: str = "Orvik", at: tuple[float, float] = (62.1, 6.1)) -> Writer:
    """A report of a meeting that took place."""
    w = Writer("q", published="2021-09-30")
    w.say(f"The delegates met in {place} on {day} and shared out the herring.")
    w.who("delegates", "people")
    where = w.where(place, "NOR", at=at)
    w.event("met", "CONSULT", lemma="meet", actors=("delegates",), when=day_of(w, day), where=where)
    return w


def test_a_plan_of_nameless_people_is_met() -> None:
    """No country is needed: the kind, the day, the place and the noun speak for it, and the plan says what met it."""
    found = linked(planned(), met("2021-05-10"))
    plan = event_of(found, "meet", "p")
    assert (plan.outcome, plan.fulfilled_by) == ("fulfilled", event_of(found, "met", "q").id)
    assert any("met by" in words for words in plan.because)


def test_a_plan_put_off_is_met_later() -> None:
    """Weeks after its day is still the plan's deed; before the plan was told is not."""
    assert event_of(linked(planned(), met("2021-06-21")), "meet", "p").outcome == "fulfilled"
    assert event_of(linked(planned(), met("2021-01-05")), "meet", "p").fulfilled_by is None


def test_a_deed_elsewhere_meets_no_plan() -> None:
    """A meeting in a town far away is another."""
    found = linked(planned(), met("2021-05-10", "Tromsholm", (69.6, 18.9)))
    assert event_of(found, "meet", "p").fulfilled_by is None


def test_a_plan_whose_day_passed_in_silence_has_lapsed() -> None:
    """Later reports tell of nothing that met it: lapsed, and the plan says since when and up to which report."""
    later = Writer("z", published="2021-09-30")
    later.say("A ferry sank off Kirkby.")
    later.event("sank", "ASSAULT", lemma="sink")
    plan = event_of(linked(planned(), later), "meet", "p")
    assert plan.outcome == "lapsed"
    assert any("2021-05-10" in words and "2021-09-30" in words for words in plan.because)


def test_a_plan_of_which_nothing_later_is_known_is_open() -> None:
    """Without later reports a plan is neither met nor lapsed."""
    assert event_of(linked(planned()), "meet", "p").outcome == "open"


def test_a_plan_called_off_in_another_report_is_cancelled() -> None:
    """A report that says the visit was cancelled ends the plan, and its words are the reason."""
    plan = Writer("p", published="2021-05-01")
    plan.say("Chancellor Odile Brandt will visit Marento in June.")
    plan.who("Odile Brandt", "person", "AUT")
    plan.event("visit", "CONSULT", actors=("Odile Brandt",), status="planned")
    off = Writer("q", published="2021-05-20")
    off.say("Odile Brandt cancelled the visit because of the floods.")
    off.who("Odile Brandt", "person", "AUT")
    off.event("cancelled", "REJECT", lemma="cancel", actors=("Odile Brandt",))
    found = event_of(linked(plan, off), "visit", "p")
    assert found.outcome == "cancelled"
    assert any("cancelled the visit" in words for words in found.because)


def test_another_person_cancelling_ends_no_plan() -> None:
    """What somebody else called off leaves the plan as it was."""
    plan = Writer("p", published="2021-05-01")
    plan.say("Chancellor Odile Brandt will visit Marento.")
    plan.who("Odile Brandt", "person", "AUT")
    plan.event("visit", "CONSULT", actors=("Odile Brandt",), status="planned")
    off = Writer("q", published="2021-05-20")
    off.say("The singer Rosa Quill cancelled her visit to Lenz.")
    off.who("Rosa Quill", "person", "CHE")
    off.event("cancelled", "REJECT", lemma="cancel", actors=("Rosa Quill",))
    assert event_of(linked(plan, off), "visit", "p").outcome == "open"


def sailing(id: str, published: str, words: str, trigger: str, type: str, day: str | None, status: Status) -> Writer:
    """A report of the Orvik Line, a company, in one sentence."""
    w = Writer(id, published=published)
    w.say(words)
    w.who("Orvik Line", "organization", "NOR")
    when = day_of(w, day) if day else None
    w.event(trigger, type, actors=("Orvik Line",), when=when, status=status)
    return w


def test_a_plan_is_met_under_another_word_on_its_day() -> None:
    """Who does it and on which day tie the deed to the plan, though no word of theirs is of one kind."""
    plan = sailing(
        "p",
        "2021-05-01",
        "Orvik Line is to dispatch a ferry on 2021-05-10.",
        "dispatch",
        "AID",
        "2021-05-10",
        "planned",
    )
    deed = sailing(
        "q", "2021-05-12", "Orvik Line moored a ferry on 2021-05-10.", "moored", "AID", "2021-05-10", "occurred"
    )
    assert event_of(linked(plan, deed), "dispatch", "p").fulfilled_by is not None


def test_a_deed_told_before_the_plan_meets_it_not() -> None:
    """What an earlier report tells as done cannot be what a later one says is to come, dated or not."""
    plan = sailing("p", "2021-05-01", "Orvik Line will dispatch a ferry.", "dispatch", "AID", None, "planned")
    early, late = (
        sailing("q", day, "Orvik Line dispatched a ferry.", "dispatched", "AID", None, "occurred")
        for day in ("2021-03-01", "2021-06-01")
    )
    assert event_of(linked(plan, late), "dispatch", "p").fulfilled_by is not None
    assert event_of(linked(plan, early), "dispatch", "p").fulfilled_by is None


def test_what_one_report_muses_of_is_not_what_it_tells() -> None:
    """A possible deed without a day is not met by what the same report tells as done in the same words."""
    w = sailing("p", "2021-05-01", "Orvik Line might buy a ferry.", "buy", "AGREE", None, "possible")
    w.say("Orvik Line bought a ferry in spring.")
    w.event("bought", "AGREE", lemma="buy", actors=("Orvik Line",))
    assert event_of(linked(w), "buy", "p").fulfilled_by is None


def test_a_plan_is_met_by_what_others_did_on_its_day_with_the_same_thing() -> None:
    """What one body is to give back another has got by that day: the thing and the day tell, whoever acts."""
    plan = Writer("p", published="2021-05-01").say("Norway will hand the herring trawlers over to Orvik on 2021-05-10.")
    plan.who("Norway", "country", "NOR")
    plan.event("hand", "CONCEDE", actors=("Norway",), when=day_of(plan, "2021-05-10"), status="planned")
    deed = Writer("q", published="2021-06-30").say("The herring trawlers came to Orvik on 2021-05-10, to the day.")
    deed.who("trawlers", "people")
    deed.event("came", "CONSULT", lemma="come", actors=("trawlers",), when=day_of(deed, "2021-05-10"))
    found = linked(plan, deed)
    assert event_of(found, "hand", "p").fulfilled_by == event_of(found, "came", "q").id


@pytest.mark.parametrize(("other", "apart"), [((2032, 9, 15), True), ((2032, 1, 31), False)])
def test_deadlines_months_apart_are_of_two_plans(other: tuple[int, int, int], apart: bool) -> None:
    """Who is to be gone by December and who by the next September are not one; a deadline put off by weeks may be."""
    told = [due_by(id, *day) for id, day in (("p", (2031, 12, 31)), ("q", other))]
    assert dates_disjoint(*told) == dates_disjoint(*reversed(told)) == apart


def due_by(id: str, year: int, month: int, day: int) -> Told:
    """A telling that guards are to leave by a day."""
    writer = Writer(id).say("All guards will leave the port by the day that was set.")
    by = writer.when("the day that was set", TimeValue(year=year, month=month, day=day, relation="before"))
    writer.event("leave", "RETREAT", lemma="leave", status="planned", when=by)
    reports, copies = {id: writer.report}, find_copies([writer.report])
    cast = make_cast([writer.reading], (), copies)
    (told,) = tellings(reports, [writer.reading], cast, make_world(cast, reports, [writer.reading]), copies)
    return told
