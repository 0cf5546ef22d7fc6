"""What was once is meant wherever it is told: undated tellings of a kind that is told of one day alone."""

from __future__ import annotations

from datetime import date

from tests.stories import needs_weights
from whence import app
from whence.linking.cast import make_cast
from whence.linking.copies import Copies
from whence.linking.once import told_once
from whence.linking.told import make_world, tellings
from whence.model.event import Event
from whence.model.report import Report
from whence.model.when import When

SETTING = (
    "Vilnius is in Lithuania, as Kaunas is; Minsk is in Belarus, as Brest is; Belarus and Lithuania are neighbours. "
)
DATED = "Lithuania expelled the Belarusian ambassador on 4 May 2031."
NEXT_DAY = "Lithuania expelled the Belarusian consul on 5 May 2031."
LATER = "Lithuania expelled the Belarusian ambassador's successor on 9 August 2031."
ASIDE = "The Belarusian envoy, whom Lithuania had expelled, has written a book about gardens."


def _reports(*texts: str) -> list[Report]:
    published = When.day(date(2031, 9, 1), "given")
    return [Report(f"r{n}", f"{text} {SETTING}\n", published=published) for n, text in enumerate(texts)]


def _events(*texts: str) -> tuple[Event, ...]:
    reports = _reports(*texts)
    return app.link(reports, app.read_all(reports)).events


def _told_with(events: tuple[Event, ...], report: str, word: str) -> set[str]:
    """The reports of the event that `report` tells with `word`."""
    (found,) = [e for e in events if any(m.span.report == report and word in m.trigger.quote for m in e.mentions)]
    return {mention.span.report for mention in found.mentions}


@needs_weights
def test_an_aside_means_the_one_of_its_kind() -> None:
    """One expulsion is told with a day: the undated one is it."""
    assert _told_with(_events(DATED, ASIDE), "r1", "expelled") == {"r0", "r1"}


@needs_weights
def test_a_day_tells_less_the_more_there_are() -> None:
    """Of one day an expulsion tells all; of two, months apart, half; days one apart are one."""
    assert _worth(DATED, ASIDE) == 1
    assert _worth(DATED, NEXT_DAY, ASIDE) == 1
    assert _worth(DATED, LATER, ASIDE) == 0.5


def _worth(*texts: str) -> float:
    """What the kind of the last text's expulsion tells of its day."""
    reports = {report.id: report for report in _reports(*texts)}
    readings = app.read_all(list(reports.values()))
    cast = make_cast(readings, ())
    world = make_world(cast, reports, readings)
    told = told_once(tellings(reports, readings, cast, world, Copies({}, {})), world.settings)
    (aside,) = [one for one in told if one.report == max(reports) and one.stem == "expel"]
    return aside.once["expel"]
