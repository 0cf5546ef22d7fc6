"""Counts that others give of what was just counted, in a few bare words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.linking.builder import Writer
from tests.linking.test_link import event_of, linked
from whence.codebook.plover import NEAREST
from whence.linking import link
from whence.linking.rivals import rival_counts
from whence.model.judgement import Judgement, Target


def march(*after: str, counted: bool = True) -> Writer:
    """A report of a march whose head count is followed by `after`."""
    w = Writer("r", published="2020-06-02")
    w.say("About 300 teachers marched through Pell on Tuesday.")
    w.who("teachers", "people")
    toll = ((300.0, "teachers", "About 300 teachers"),) if counted else ()
    w.event("marched", "PROTEST", lemma="march", actors=("teachers",), toll=toll, bound="about")
    for sentence in after:
        w.say(sentence)
    return w


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The organisers say 1,200.", 1200),
        ("The union spoke of 900.", 900),
        ("Their lawyer put the number of those who came at seventy-five.", 75),
        ("The town hall said that there were more than 500.", 500),
        ("The ministry's figure of 80, it said, was right.", 80),
        ("Witnesses counted about sixty.", 60),
        ("Our own count at the bridge came to fourteen.", 14),
        ("Two thousand of them, says the union.", 2000),
        ("Seven hundred, say the police.", 700),
        ("It was a long column, 900 by that of the prefect.", 900),
        ("The police saw nine hundred.", 900),
        ("Our photographer, who is patient, made it five hundred and twenty.", 520),
        ("The town hall has it at 90.", 90),
        ("The ministry would confirm only forty.", 40),
        ("The union says the true figure is nearer 600.", 600),
        ("They said that they were fifteen hundred.", 1500),
        ("Police estimated the crowd at 4,000.", 4000),
        ("The prefect says none.", 0),
    ],
)
def test_what_others_count_is_a_difference(sentence: str, value: float) -> None:
    """A bare number that somebody gives stands against the count before it, with its own words."""
    event = event_of(linked(march(sentence)), "marched", "r")
    difference = next(d for d in event.differences if d.attribute == "quantity")
    assert [v.value for v in difference.values] == [300, value] and not difference.series
    assert value in {q.value for q in event.quantities}


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said 2019 was worse.",
        "The mayor said 40 buses were late.",
        "The mayor spoke of 2018.",
        "Rain put an end to it at 7 in the evening.",
        "The mayor said nothing.",
        "The mayor puts the damage at 3.1 million.",
        "The mayor says that 96,000 are still ill.",
    ],
)
def test_years_and_other_things_counted_are_no_rivals(sentence: str) -> None:
    """A year, an hour and a number before a noun of its own count none of the marchers."""
    w = march(sentence)
    assert rival_counts(w.text, w.reading) == {}


def test_two_numbers_in_a_row_count_what_was_told_before() -> None:
    """Where the report counts nothing itself, two numbers of others count the people of the event just told."""
    event = event_of(
        linked(march("Police say they were 400.", "The organisers say 2,000.", counted=False)), "marched", "r"
    )
    difference = next(d for d in event.differences if d.attribute == "quantity")
    assert [v.value for v in difference.values] == [400, 2000]


def test_a_number_after_another_givers_is_a_third_count() -> None:
    """What is left out behind the first giver ("the ministry of 40") is understood."""
    event = event_of(linked(march("The union speaks of 900, the ministry of 40.")), "marched", "r")
    assert [v.value for d in event.differences for v in d.values] == [300, 900, 40]


def test_a_toll_far_above_the_floor_that_another_gives_is_a_difference() -> None:
    """ "At least 17" and 39, which its giver calls the toll, are two counts of the dead, some sentences apart."""
    w = Writer("r", published="2020-06-02").say("A drone killed at least 17 people in Pell on Tuesday.")
    w.event("killed", "ASSAULT", lemma="kill", toll=((17.0, "people", "at least 17 people"),), bound="at least")
    for sentence in ("Rain fell.", "It was late.", "Nobody came.", "It was cold.", "The rebels put the toll at 39."):
        w.say(sentence)
    assert [v.value for d in event_of(linked(w), "killed", "r").differences for v in d.values] == [17, 39]


def test_people_are_counted_with_those_whom_another_report_names() -> None:
    """Nine passengers in one report and twelve people in another, killed in one attack, are a difference."""
    writers = []
    for id, value, unit in (("a", 9, "passengers"), ("b", 12, "people")):
        w = Writer(id).say(f"Gunmen killed {value} {unit} on the bridge of Port Quay on Monday at dusk.")
        w.event("killed", "ASSAULT", lemma="kill", toll=((value, unit, f"{value} {unit}"),))
        writers.append(w)
    (event,) = link([w.report for w in writers], [w.reading for w in writers], ()).events
    assert [v.value for d in event.differences for v in d.values] == [9, 12]


def test_one_number_alone_with_nothing_counted_is_left_alone() -> None:
    """A single bare number says too little of what it counts."""
    w = march("Police say they were 400.", counted=False)
    assert rival_counts(w.text, w.reading) == {}


def test_what_is_asked_for_is_counted() -> None:
    """Behind "how many" the numbers count what it asks after, whatever else was told."""
    w = march("How many were held?", "Thirty, says the mayor.", "Fifty-two, says Ana Virk.")
    w.say("Rain fell.")
    w.event("held", "COERCE", lemma="hold")
    assert [[q.value for q in counts] for counts in rival_counts(w.text, w.reading).values()] == [[30, 52]]


@pytest.mark.parametrize(("names", "values"), [(("Army", "Union"), [2, 11]), (("Union", "Union"), [])])
def test_two_sources_of_one_report_are_held_against_each_other(names: tuple[str, str], values: list[float]) -> None:
    """What a report has one body count stands against what it has another count, not what one says twice."""
    w = Writer("r", published="2020-06-02")
    for name, count, words in zip(names, (2.0, 11.0), ("two miners", "eleven miners"), strict=True):
        w.say(f"{words.capitalize()} were killed in the mine of Pell, said the {name}.")
        toll = ((count, "miners", words.capitalize()),)
        w.event("killed", "ASSAULT", lemma="kill", toll=toll, by=((name, "said"),))
    same = Judgement("j", "same", tuple(Target("event", "r", e.trigger.start, e.trigger.quote) for e in w.events))
    told = [d for e in link([w.report], [w.reading], judgements=[same]).events for d in e.differences]
    assert [v.value for d in told for v in d.values] == values


def test_what_agrees_is_no_difference() -> None:
    """ "At least 250" and "about 300" can both be true."""
    assert not event_of(linked(march("Police say at least 250.")), "marched", "r").differences


def test_drivers_and_people_on_one_road_are_counted_alike() -> None:
    """Of a protest all who take part are counted, whatever each report calls them: the counts are a difference."""
    writers = []
    for id, value, unit in (("a", 150, "people"), ("b", 200, "drivers")):
        w = Writer(id).say(f"Some {value} {unit} blocked the bridge at Port Quay with cabs on Monday until dusk.")
        w.event("blocked", "PROTEST", lemma="block", toll=((value, unit, f"{value} {unit}"),))
        writers.append(w)
    (event,) = link([w.report for w in writers], [w.reading for w in writers], ()).events
    assert [d.attribute for d in event.differences] == ["quantity"]


def test_a_count_of_some_is_no_rival_of_the_count_of_all() -> None:
    """ "Among them two officers" is a part of the eleven: what another puts the number at is held against these."""
    w = Writer("r", published="2020-06-02")
    w.say("Eleven people died in the raid, among them two officers.")
    w.event("died", "ASSAULT", lemma="die", toll=((11.0, "people", "Eleven people"), (2.0, "officers", "two officers")))
    w.say("The union put the number at 19.")
    (told,) = link([w.report], [w.reading]).events
    assert [[value.value for value in d.values] for d in told.differences] == [[11.0, 19.0]]


def test_what_is_only_spoken_of_is_counted_of_what_was_done() -> None:
    """Where reading takes "spoke of 900 people" for an event of its own, the number is still a rival of the march's."""
    w = Writer("r", published="2020-06-02")
    w.say("Some 400 people marched to the bridge, according to police.")
    w.event("marched", "PROTEST", lemma="march", toll=((400.0, "people", "400 people"),))
    w.say("The union spoke of 900.")
    w.event("spoke", "ACCUSE", lemma="speak", toll=((900.0, "people", "900"),))
    w.events[-1] = replace(w.events[-1], mode=NEAREST)
    counts = rival_counts(w.text, w.reading)
    assert [q.value for q in counts[w.events[0].key]] == [900.0]
