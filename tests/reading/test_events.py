"""Promises of the event reader: type, parts, time, place and trigger of what a sentence tells."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.reading.builder import build
from whence.model.mention import ActorMention, ActorType, EventMention, QuantityMention
from whence.model.parse import Sentence
from whence.model.reading import PlaceReferent, Referent
from whence.model.report import Report
from whence.model.timeexpr import TimeExpression, TimeValue
from whence.model.when import When
from whence.reading.events import find_events

Named = dict[str, ActorType]


def referent(report: Report, name: str, kind: ActorType, country: str | None = None) -> Referent:
    """The referent that all of its name's occurrences in the report mention."""
    spans, at = [], report.text.find(name)
    while at >= 0:
        spans.append(ActorMention(report.span(at, at + len(name)), "name"))
        at = report.text.find(name, at + 1)
    return Referent(name, name, kind, country=country, mentions=tuple(spans))


def read(
    source: str,
    named: Named,
    *,
    places: dict[str, str] | None = None,
    times: dict[str, TimeValue] | None = None,
    codes: dict[str, str] | None = None,
    quantities: dict[str, float] | None = None,
) -> tuple[EventMention, ...]:
    """The events of the sentences that `source` spells out, with these words naming actors, places, times, amounts."""
    report, sentences = build(source)
    referents = [referent(report, name, kind, (codes or {}).get(name)) for name, kind in named.items()]
    return find_events(
        report,
        sentences,
        referents=referents,
        places=_places(report, places or {}),
        times=_times(report, times or {}),
        quantities=_quantities(report, quantities or {}),
    )


def _at(report: Report, words: str) -> tuple[int, int]:
    start = report.text.index(words)
    return start, start + len(words)


def _places(report: Report, named: dict[str, str]) -> Sequence[PlaceReferent]:
    found = []
    for name, country in named.items():
        span = report.span(*_at(report, name))
        found.append(PlaceReferent(name, name, country=country, precision="settlement", mentions=(span,)))
    return found


def _times(report: Report, named: dict[str, TimeValue]) -> Sequence[TimeExpression]:
    spans = sorted((report.span(*_at(report, words)), words) for words in named)
    return [TimeExpression(span, named[words], date=When(None, None, "stated", words=words)) for span, words in spans]


def _quantities(report: Report, named: dict[str, float]) -> Sequence[QuantityMention]:
    return [QuantityMention(report.span(*_at(report, words)), value, "people") for words, value in named.items()]


def parts(event: EventMention) -> dict[str, str]:
    """Actor id to role."""
    return {participant.actor: participant.role for participant in event.participants}


SIGNED = """
Norland PROPN 4 nsubj
and CCONJ 3 cc
Sudria PROPN 1 conj
signed/sign VERB 0 root
a DET 6 det
treaty NOUN 4 obj
on ADP 8 case
Tuesday PROPN 4 obl
in ADP 10 case
Port PROPN 4 obl
. PUNCT 4 punct
@frame 4 sign.02 ARG0=1-3 ARG1=5-6 ARGM-TMP=7-8 ARGM-LOC=9-10
@time 8
"""


def test_signing_an_accord_is_support_with_all_parties_as_actors() -> None:
    """Who signs a treaty together is an actor, the treaty's day and place are the event's."""
    (event,) = read(
        SIGNED,
        {"Norland": "country", "Sudria": "country"},
        places={"Port": "NRL"},
        times={"Tuesday": TimeValue(weekday=2)},
    )
    assert (event.type, event.status, event.trigger.quote) == ("SUPPORT", "occurred", "signed")
    assert parts(event) == {"Norland": "actor", "Sudria": "actor"}
    assert event.place == "Port"
    assert event.time == 0
    assert event.date is not None and event.date.words == "Tuesday"
    assert "row sign-accord" in event.because and "frame sign.02" in event.because


RECEIVED = """
The DET 2 det
governor NOUN 3 nsubj
received/receive VERB 0 root
a DET 6 det
Norland PROPN 6 compound
delegation NOUN 3 obj
led/lead VERB 6 acl
by ADP 9 case
Vera PROPN 7 obl
. PUNCT 3 punct
@frame 3 receive.01 ARG0=1-2 ARG1=4-9
"""


def test_whoever_is_received_is_the_visitor_and_actor() -> None:
    """A delegation received is CONSULT visit: visitor and leader are actors, the host is the recipient."""
    named: Named = {"governor": "person", "Norland delegation": "organization", "Vera": "person"}
    (event,) = read(RECEIVED, named)
    assert (event.type, event.mode) == ("CONSULT", "visit")
    assert parts(event) == {"Norland delegation": "actor", "Vera": "actor", "governor": "recipient"}


ARRIVED = """
Instructors/instructor NOUN 5 nsubj
from ADP 4 case
the DET 4 det
Norland PROPN 1 nmod
arrived/arrive VERB 0 root
in ADP 7 case
Basra PROPN 5 obl
. PUNCT 5 punct
@frame 5 arrive.01 ARG1=1-4 ARG4=6-7
"""


def test_instructors_who_arrive_are_aid_to_the_country_of_the_place() -> None:
    """The sender is the actor; the country that a settlement lies in is the recipient where the report names it."""
    source = ARRIVED + "\n\nSudria PROPN 0 root\n"
    named: Named = {"Norland": "country", "Sudria": "country"}
    (event,) = read(source, named, places={"Basra": "SUD"}, codes={"Sudria": "SUD", "Norland": "NRL"})
    assert event.type == "AID"
    assert parts(event) == {"Norland": "actor", "Sudria": "recipient"}
    assert event.place == "Basra"


DENOUNCED = """
Norland PROPN 2 nsubj
denounced/denounce VERB 0 root
{object}
with ADP 6 case
Sudria PROPN 4 nmod
. PUNCT 2 punct
@frame 2 denounce.01 ARG0=1 ARG1=3-6
"""


@pytest.mark.parametrize(
    ("noun", "event_type"), [("a DET 4 det\npact NOUN 2 obj", "SANCTION"), ("the DET 4 det\nrow NOUN 2 obj", "ACCUSE")]
)
def test_what_is_denounced_tells_the_type(noun: str, event_type: str) -> None:
    """Denouncing an accord ends it; denouncing anything else is criticism."""
    (event,) = read(DENOUNCED.format(object=noun), {"Norland": "country", "Sudria": "country"})
    assert event.type == event_type
    assert parts(event)["Norland"] == "actor"


ORDERED = """
Norland PROPN 2 nsubj
ordered/order VERB 0 root
the DET 5 det
Sudrian ADJ 5 amod
soldiers/soldier NOUN 2 obj
to PART 7 mark
leave VERB 2 xcomp
. PUNCT 2 punct
@frame 2 order.01 ARG0=1 ARG1=3-5 ARG2=6-7
"""


def test_an_order_to_leave_is_one_expulsion() -> None:
    """Ordering troops out is SANCTION expel; the leaving is its content, not a second event."""
    (event,) = read(ORDERED, {"Norland": "country", "Sudrian soldiers": "organization"})
    assert (event.type, event.mode) == ("SANCTION", "expel")
    assert parts(event) == {"Norland": "actor", "Sudrian soldiers": "recipient"}


KILLED = """
Three NUM 2 nummod
villagers/villager NOUN 4 nsubj:pass
were/be AUX 4 aux:pass
killed/kill VERB 0 root
by ADP 6 case
raiders/raider NOUN 4 obl:agent
. PUNCT 4 punct
@frame 4 kill.01 ARG1=1-2 ARG0=5-6
"""


def test_a_passive_keeps_doer_and_victim_apart() -> None:
    """Whoever "by" brings in is the actor; the amount that stands with the victims is the event's."""
    (event,) = read(KILLED, {"villagers": "people", "raiders": "armed group"}, quantities={"Three": 3})
    assert parts(event) == {"raiders": "actor", "villagers": "recipient"}
    assert [quantity.value for quantity in event.quantities] == [3]


NOUNS = """
The DET 2 det
visit NOUN 6 nsubj
by ADP 4 case
Vera PROPN 2 nmod
to_Sudria PROPN 2 dep
pleased/please VERB 0 root
many ADJ 6 obj
. PUNCT 6 punct
"""


def test_a_noun_tells_an_event_as_a_verb_does() -> None:
    """A visit by someone is CONSULT visit with the visitor as actor."""
    (event,) = read(NOUNS, {"Vera": "person"})
    assert (event.type, event.mode, event.trigger.quote) == ("CONSULT", "visit", "visit")
    assert parts(event) == {"Vera": "actor"}


TALKS = """
Norland PROPN 2 nsubj
held/hold VERB 0 root
talks/talk NOUN 2 obj
with ADP 5 case
Sudria PROPN 3 nmod
. PUNCT 2 punct
@frame 2 hold.04 ARG0=1 ARG1=3-5
"""


def test_a_light_verb_and_its_noun_are_one_event() -> None:
    """Holding talks is told once, its trigger covering both words."""
    (event,) = read(TALKS, {"Norland": "country", "Sudria": "country"})
    assert (event.type, event.trigger.quote) == ("CONSULT", "held talks")
    assert set(parts(event)) == {"Norland", "Sudria"}


WRONG_SENSE = SIGNED.replace("sign.02", "sign.01")


def test_a_wrong_sense_tag_does_not_lose_the_event() -> None:
    """What stands as the object outweighs the sense that the reader saw."""
    (event,) = read(WRONG_SENSE, {"Norland": "country", "Sudria": "country"})
    assert event.type == "SUPPORT"


def test_statements_and_states_are_no_events() -> None:
    """Saying something is not an event, nor is having or being something."""
    source = """
    Norland PROPN 2 nsubj
    said/say VERB 0 root
    it PRON 4 nsubj
    has/have VERB 2 ccomp
    allies/ally NOUN 4 obj
    . PUNCT 2 punct
    """
    assert read(source, {"Norland": "country"}) == ()


MORE = """
Norland PROPN 2 nsubj
agreed/agree VERB 0 root
to PART 4 mark
strengthen VERB 2 xcomp
cooperation NOUN 4 obj
with ADP 7 case
Sudria PROPN 5 nmod
. PUNCT 2 punct
@frame 2 agree.01 ARG0=1 ARG1=3-7
"""


def test_what_an_agreement_is_about_is_not_a_second_event() -> None:
    """The content's parties become the agreement's."""
    (event,) = read(MORE, {"Norland": "country", "Sudria": "country"})
    assert event.type == "AGREE"
    assert set(parts(event)) == {"Norland", "Sudria"}


def test_events_stand_in_the_order_of_the_text_and_quote_it() -> None:
    """Spans and triggers are verbatim and every trigger lies in its span."""
    report, sentences = build(TALKS + "\n\n" + KILLED)
    found = _events(report, sentences)
    assert [event.lemma for event in found] == ["hold", "kill"]
    for event in found:
        assert event.span.contains(event.trigger)
        assert report.text[event.span.start : event.span.end] == event.span.quote


def _events(report: Report, sentences: tuple[Sentence, ...]) -> tuple[EventMention, ...]:
    named: Named = {"Norland": "country", "Sudria": "country", "raiders": "armed group"}
    referents = [referent(report, name, kind) for name, kind in named.items()]
    return find_events(report, sentences, referents=referents, places=(), times=(), quantities=())
