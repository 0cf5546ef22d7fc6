"""Work by several processes: in order, with its faults, and with an end that is told."""

from __future__ import annotations

import os

import pytest

from whence import app
from whence.errors import ReaderError
from whence.model.report import Report
from whence.workers import AHEAD, MOST, WORTH, cores, done_by, processes_for

SAID = ("Norland expelled two envoys on 3 May 2031.", "On Tuesday the minister met miners in Vesk.", "Fourteen died.")


def test_what_is_done_side_by_side_comes_in_order() -> None:
    """Results come in the order of their items, more of these than are handed out at once."""
    words = [f"word {number}" for number in range(4 * AHEAD)]
    assert list(done_by(2, str.upper, words)) == [word.upper() for word in words]


def test_a_fault_is_raised_where_its_result_was_awaited() -> None:
    """What the work raises comes to who asked, after the results before it."""
    found = done_by(2, int, ["1", "2", "three", "4"])
    assert [next(found), next(found)] == [1, 2]
    with pytest.raises(ValueError, match="three"):
        next(found)


def test_an_end_from_outside_is_told_with_what_to_try() -> None:
    """A process that vanishes ends the work with one clear line."""
    with pytest.raises(ReaderError, match="run again, with --processes 1"):
        list(done_by(2, os._exit, [9]))


def test_a_reading_is_the_same_whoever_reads() -> None:
    """Two processes read as one does, and what is not to be read has no reading."""
    reports = [Report(f"r{number}", text) for number, text in enumerate(SAID)]
    reports.insert(1, Report("kept", "Ein Satz.", not_read="it is in German"))
    assert app.read_all(reports, processes=2) == app.read_all(reports)


def test_few_reports_are_read_by_one_process() -> None:
    """A second process takes longer to come up than a few reports take; more are as many as asked, or the cores."""
    assert processes_for(WORTH - 1) == processes_for(WORTH - 1, 8) == 1
    assert processes_for(WORTH, 8) == 8
    assert processes_for(WORTH) == min(MOST, cores())
