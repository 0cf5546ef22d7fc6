"""Promises on happenings of which no participant is known: certain ones are events, general truths are not."""

from __future__ import annotations

import pytest

from tests.reading.test_events import parts, read
from whence.model.timeexpr import TimeValue

BURNED = """
A DET 2 det
school NOUN 4 nsubj:pass
was/be AUX 4 aux:pass
burned/burn VERB 0 root
. PUNCT 4 punct
"""
BURN = """
Rebels/rebel NOUN 2 nsubj
burn VERB 0 root
schools/school NOUN 2 obj
. PUNCT 2 punct
"""
FIRST_CLASH = """
The DET 3 det
first ADJ 3 amod
clash NOUN 4 nsubj
lasted/last VERB 0 root
an DET 6 det
hour NOUN 4 obl
. PUNCT 4 punct
"""
ANY_CLASH = """
Any DET 2 det
clash NOUN 3 nsubj
frightens/frighten VERB 0 root
traders/trader NOUN 3 obj
. PUNCT 3 punct
"""
CONDEMNED = """
Norland PROPN 2 nsubj
condemned/condemn VERB 0 root
the DET 4 det
raid NOUN 2 obj
. PUNCT 2 punct
"""
FREED = """
Both DET 3 nsubj:pass
were/be AUX 3 aux:pass
freed/free VERB 0 root
on ADP 5 case
Monday PROPN 3 obl
. PUNCT 3 punct
@time 5
"""
WALKOUT = """
Dockers/docker NOUN 2 nsubj
walked/walk VERB 0 root
out ADP 2 advmod
on ADP 5 case
Monday PROPN 2 obl
. PUNCT 2 punct
@time 5
"""
EXCHANGED = """
Guards/guard NOUN 2 nsubj
exchanged/exchange VERB 0 root
fire NOUN 2 obj
near ADP 6 case
the DET 6 det
bridge NOUN 2 obl
. PUNCT 2 punct
@frame 2 exchange.01 ARG0=1 ARG1=3
"""


@pytest.mark.parametrize(
    ("source", "told"), [(BURNED, ["ASSAULT"]), (BURN, []), (FIRST_CLASH, ["ASSAULT"]), (ANY_CLASH, [])]
)
def test_a_certain_deed_is_an_event_though_nobody_is_known(source: str, told: list[str]) -> None:
    """A singled-out or past deed is told; habits and "any" are not."""
    assert [event.type for event in read(source, {})] == told


def test_who_condemns_a_raid_did_not_raid() -> None:
    """The noun is an event of its own, and its judge takes no part in it."""
    found = {event.lemma: event for event in read(CONDEMNED, {"Norland": "country"})}
    assert found["raid"].type == "ASSAULT"
    assert parts(found["raid"]) == {}


def test_people_may_be_meant_by_a_count_alone() -> None:
    """ "Both were freed" is a release although who they are stands elsewhere."""
    (event,) = read(FREED, {}, times={"Monday": TimeValue("date", weekday=0)})
    assert (event.type, event.mode, event.time) == ("RETREAT", "release", 0)


def test_workers_who_walk_out_strike() -> None:
    """The phrase, not the verb alone, names the type."""
    (event,) = read(WALKOUT, {}, times={"Monday": TimeValue("date", weekday=0)})
    assert (event.type, event.mode) == ("PROTEST", "strike")


def test_a_wrong_sense_does_not_lose_an_idiom() -> None:
    """Fire that is exchanged is no gift, whatever sense the reader gives the verb."""
    (event,) = read(EXCHANGED, {})
    assert event.type == "ASSAULT"
