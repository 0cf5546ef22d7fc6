"""Promises on deeds told in the broad sense of a verb, by a noun made of one, or without anyone who does them."""

from __future__ import annotations

from tests.reading.test_events import parts, read
from whence.model.timeexpr import TimeValue

CALLED_OFF = """
Norland PROPN 2 nsubj
called/call VERB 0 root
off ADP 2 compound:prt
its PRON 5 nmod:poss
trip NOUN 2 obj
on ADP 7 case
Friday PROPN 2 obl
. PUNCT 2 punct
@time 7
"""
TURNED_UP = """
Six NUM 2 nummod
experts/expert NOUN 3 nsubj
turned/turn VERB 0 root
up ADV 3 compound:prt
on ADP 6 case
Monday PROPN 3 obl
. PUNCT 3 punct
@time 6
"""
ACQUITTED = """
Maron PROPN 3 nsubj:pass
was/be AUX 3 aux:pass
acquitted/acquit VERB 0 root
. PUNCT 3 punct
"""
WON_BACK = """
Rebels/rebel NOUN 2 nsubj
won/win VERB 0 root
back ADP 5 case
the DET 5 det
town NOUN 2 obl
. PUNCT 2 punct
"""
DELIVERED = """
Norland PROPN 2 nsubj
delivered/deliver VERB 0 root
two NUM 4 nummod
locomotives/locomotive NOUN 2 obj
to ADP 6 case
Sudan PROPN 2 obl
. PUNCT 2 punct
"""
DELIVERED_BALL = """
Norland PROPN 2 nsubj
delivered/deliver VERB 0 root
a DET 4 det
verdict NOUN 2 obj
. PUNCT 2 punct
"""
SINKING = """
The DET 2 det
sinking NOUN 6 nsubj
of ADP 5 case
the DET 5 det
ferry NOUN 2 nmod
angered/anger VERB 0 root
sailors/sailor NOUN 6 obj
. PUNCT 6 punct
"""
FARMERS = """
Farmers/farmer NOUN 2 nsubj
dragged/drag VERB 0 root
logs/log NOUN 2 obj
across ADP 6 case
the DET 6 det
road NOUN 2 obl
. PUNCT 2 punct
"""
THERE_WAS = """
There PRON 2 expl
was/be VERB 0 root
a DET 4 det
vote NOUN 2 nsubj
on ADP 6 case
Sunday PROPN 2 obl
. PUNCT 2 punct
@time 6
"""
PROMISE = """
Norland PROPN 3 nmod:poss
's PART 1 case
promise NOUN 4 nsubj
calmed/calm VERB 0 root
nobody PRON 4 obj
. PUNCT 4 punct
"""
PROMISES = """
Promises/promise NOUN 4 nsubj
of ADP 3 case
Norland PROPN 1 nmod
calm VERB 0 root
nobody PRON 4 obj
. PUNCT 4 punct
"""
ON_FRIDAY = {"Friday": TimeValue("date", weekday=4)}


def test_a_date_is_no_part_of_a_phrase_and_another_particle_breaks_it() -> None:
    """ "Called off the trip on Friday" calls on nobody: "turned up on Monday" turns on nobody."""
    found = {event.lemma: event for event in read(CALLED_OFF, {"Norland": "country"}, times=ON_FRIDAY)}
    assert (found["call"].type, found["call"].mode) == ("REJECT", "meet")
    assert read(TURNED_UP, {}, times={"Monday": TimeValue("date", weekday=0)}) == ()


def test_a_finite_passive_needs_nobody_who_does_it() -> None:
    """Whoever is acquitted is acquitted, by whatever court."""
    (event,) = read(ACQUITTED, {"Maron": "person"})
    assert (event.type, parts(event)) == ("CONCEDE", {"Maron": "recipient"})


def test_a_particle_that_the_parse_takes_for_a_preposition_leaves_the_object() -> None:
    """ "Won back the town" takes a town."""
    (event,) = read(WON_BACK, {"Rebels": "armed group"})
    assert (event.type, parts(event)) == ("ASSAULT", {"Rebels": "actor"})


def test_goods_of_any_kind_are_delivered_and_other_things_are_not() -> None:
    """What is delivered tells the deed by its kind: machines are material help, a verdict is none."""
    (event,) = read(DELIVERED, {"Norland": "country", "Sudan": "country"})
    assert (event.type, parts(event)) == ("AID", {"Norland": "actor", "Sudan": "recipient"})
    assert "AID" not in [event.type for event in read(DELIVERED_BALL, {"Norland": "country"})]


def test_a_noun_made_of_a_verb_tells_the_deed_by_what_it_is_of() -> None:
    """ "The sinking of the ferry" is one, whoever sank it."""
    (event,) = read(SINKING, {})
    assert (event.lemma, event.type, event.mode) == ("sinking", "ASSAULT", "destroy")


def test_what_is_put_across_a_road_blocks_it() -> None:
    """The road and the logs tell the protest, not the verb."""
    (event,) = read(FARMERS, {})
    assert (event.type, event.mode) == ("PROTEST", "obstruct")


def test_what_there_was_on_a_day_is_dated() -> None:
    """The day hangs on the verb by which the vote is said to be."""
    (event,) = read(THERE_WAS, {}, times={"Sunday": TimeValue("date", weekday=6)})
    assert (event.lemma, event.type) == ("vote", "CONSULT")


def test_a_single_promise_with_its_owner_is_one_and_promises_are_a_topic() -> None:
    """A noun that two parties usually make certain is certain as one named party's single deed."""
    (event,) = read(PROMISE, {"Norland": "country"})
    assert (event.type, parts(event)) == ("AGREE", {"Norland": "actor"})
    assert read(PROMISES, {"Norland": "country"}) == ()


RESCUED = """
Maron PROPN 3 nsubj:pass
was/be AUX 3 aux:pass
rescued/rescue VERB 0 root
on ADP 5 case
Monday PROPN 3 obl
. PUNCT 3 punct
@time 5
"""
TROOPS = """
Thousands/thousand NOUN 4 nsubj
of ADP 3 case
troops NOUN 1 nmod
shelled/shell VERB 0 root
Maksen PROPN 4 obj
. PUNCT 4 punct
"""


def test_where_a_row_wants_two_parties_in_vain_the_next_row_holds() -> None:
    """To help someone takes both sides; whoever is rescued is rescued."""
    (event,) = read(RESCUED, {"Maron": "person"}, times={"Monday": TimeValue("date", weekday=0)})
    assert event.because[0] == "row rescue"


def test_a_plural_that_the_parse_leaves_as_it_is_counts_as_its_singular() -> None:
    """Thousands of troops are troops."""
    (event,) = read(TROOPS, {}, places={"Maksen": "XX"})
    assert event.type == "ASSAULT"


WAS_THERE = """
The DET 2 det
envoy NOUN 5 nsubj
was/be AUX 5 cop
in ADP 5 case
Maksen PROPN 0 root
on ADP 7 case
Monday PROPN 5 obl
. PUNCT 5 punct
@name GPE 5
@time 7
"""


def test_a_guest_who_was_somewhere_on_a_day_visited_it() -> None:
    """Being in a place on a day is told by the place and the verb of being."""
    (event,) = read(WAS_THERE, {}, places={"Maksen": "XX"}, times={"Monday": TimeValue("date", weekday=0)})
    assert (event.type, event.mode, event.trigger.quote) == ("CONSULT", "visit", "was in Maksen")


MUST_NOT = """
He PRON 5 nsubj:pass
must AUX 5 aux
not PART 5 advmod
be AUX 5 aux:pass
beaten/beat VERB 0 root
. PUNCT 5 punct
"""
WISHED = """
Norland PROPN 2 nsubj
wishes/wish VERB 0 root
Maron PROPN 5 nsubj:pass
were/be AUX 5 aux:pass
freed/free VERB 2 ccomp
. PUNCT 2 punct
"""


def test_what_must_not_be_and_what_is_wished_is_no_deed() -> None:
    """A rule and a wish tell of nothing that was done."""
    assert read(MUST_NOT, {"He": "person"}) == ()
    assert read(WISHED, {"Norland": "country", "Maron": "person"}) == ()


IN_PROTEST = """
Fishermen/fisherman NOUN 2 nsubj
sailed/sail VERB 0 root
past ADP 5 case
the DET 5 det
port NOUN 2 obl
in ADP 7 case
protest NOUN 2 obl
. PUNCT 2 punct
"""


def test_whatever_people_do_in_protest_is_one() -> None:
    """What is done tells nothing, "in protest" all."""
    assert "PROTEST" in [event.type for event in read(IN_PROTEST, {}) if event.lemma == "sail"]
