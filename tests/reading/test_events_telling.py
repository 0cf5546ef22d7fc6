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


FOUNDED = """
Norland PROPN 2 nsubj
formed/form VERB 0 root
a DET 4 det
bloc NOUN 2 obj
, PUNCT 8 punct
which PRON 8 nsubj:pass
was/be AUX 8 aux:pass
established/establish VERB 4 acl:relcl
in ADP 10 case
May PROPN 8 obl
. PUNCT 2 punct
@time 10
"""
TRAM = """
A DET 2 det
tram NOUN 3 nsubj
killed/kill VERB 0 root
two NUM 5 nummod
people NOUN 3 obj
. PUNCT 3 punct
"""
SHELLED = """
On ADP 2 case
Saturday PROPN 7 obl
the DET 4 det
shelling NOUN 7 nsubj
of ADP 6 case
Maksen PROPN 4 nmod
killed/kill VERB 0 root
two NUM 9 nummod
people NOUN 7 obj
. PUNCT 7 punct
@time 2
"""


def test_a_relative_clause_shares_the_doers_of_the_clause_around_it() -> None:
    """Both clauses tell one founding."""
    found = read(FOUNDED, {"Norland": "country"})
    assert [parts(event) for event in found] == [{"Norland": "actor"}, {"Norland": "actor"}]


def test_accidents_assault_nobody() -> None:
    """A vehicle that kills does not attack."""
    assert read(TRAM, {}) == ()


def test_noun_and_verb_of_one_deed_share_day_and_place() -> None:
    """The shelling has the killing's day, the killing the shelling's town."""
    found = read(SHELLED, {}, places={"Maksen": "XX"}, times={"Saturday": TimeValue("date", weekday=6)})
    assert [(event.lemma, event.time, event.place) for event in found] == [
        ("shelling", 0, "Maksen"),
        ("kill", 0, "Maksen"),
    ]
