"""What is told everywhere says little of two tellings being one."""

from __future__ import annotations

from tests.linking.builder import Writer
from whence.linking.cast import make_cast
from whence.linking.common import common_words
from whence.linking.copies import find_copies
from whence.linking.features import told_widely
from whence.linking.told import make_world, tellings
from whence.model.timeexpr import TimeValue

N_REPORTS = 8


def writers() -> list[Writer]:
    """Reports of other days and matters: each tells of a killing, the first two of a mutiny on one day as well."""
    found = []
    for n in range(N_REPORTS):
        day = f"{n + 1} May"
        writer = Writer(f"r{n}", published="2031-06-01").say(f"A herder was killed near Vesk on {day}.")
        writer.event("killed", "ASSAULT", lemma="kill", when=writer.when(day, TimeValue(year=2031, month=5, day=n + 1)))
        if n < 2:
            writer.say("The garrison of Tollen mutinied on 9 May.")
            nine = writer.when("9 May", TimeValue(year=2031, month=5, day=9))
            writer.event("mutinied", "COERCE", lemma="mutiny", when=nine)
        found.append(writer)
    return found


def test_a_word_is_common_by_the_circles_of_reports_and_the_days_of_which_it_tells() -> None:
    """One circle and one day make nothing common; reports that are alike are one circle."""
    readings = [writer.reading for writer in writers()]
    apart = common_words(readings, {})
    assert 0 < apart["mutin"] < apart["kill"] <= 1
    all_alike = {one.report: [other.report for other in readings if other is not one] for one in readings}
    together = common_words(readings, all_alike)
    assert together["mutin"] == 0
    assert 0 < together["kill"] < apart["kill"]


def test_how_widely_a_word_is_told_counts_where_the_word_is_why_two_are_alike() -> None:
    """It speaks against two killings more than against two mutinies, and not where no word is shared."""
    written = writers()
    reports = {writer.id: writer.report for writer in written}
    readings = [writer.reading for writer in written]
    copies = find_copies(list(reports.values()))
    cast = make_cast(readings, (), copies)
    world = make_world(cast, reports, readings)
    told = tellings(reports, readings, cast, world, copies)
    killed = [one for one in told if one.stem == "kill"]
    mutinies = [one for one in told if one.stem == "mutin"]
    often, seldom = (told_widely(pair[0], pair[1], world)[0] for pair in (killed, mutinies))
    assert seldom < often <= 1
    assert told_widely(killed[0], mutinies[0], world)[0] == 0
