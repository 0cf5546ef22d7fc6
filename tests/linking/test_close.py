"""What linking nearly joined: told with its score and grounds, until a judgement settles it."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.linking.builder import Writer
from whence.linking import link
from whence.model.event import Event
from whence.model.judgement import Judgement, Ruling, Target
from whence.model.linked import Linked


def talks() -> tuple[Writer, Writer]:
    """Two reports of talks between the same two countries, in words so different that they stay two events."""
    first = Writer("r1", outlet="Tarsk Courier")
    first.say("Niger negotiated with Chad over grazing rights along the northern wells.")
    first.who("Niger", "country", "NER")
    first.who("Chad", "country", "TCD")
    first.event("negotiated", "CONSULT", lemma="negotiate", actors=("Niger",), recipients=("Chad",))
    second = Writer("r2", outlet="Evening Mail")
    second.say("A visitor from Chad spoke in Niger of rights to the wells.")
    second.who("Chad", "country", "TCD")
    second.who("Niger", "country", "NER")
    second.event("visitor", "CONSULT", lemma="visit", actors=("Chad",), recipients=("Niger",))
    return first, second


def linked(*judgements: Judgement) -> Linked:
    """The two reports, linked."""
    writers = talks()
    return link([w.report for w in writers], [w.reading for w in writers], judgements)


def ruled(ruling: Ruling, found: Linked) -> Judgement:
    """A judgement on the two events that are a close call."""
    targets = tuple(Target("event", word.report, word.start, word.quote) for word in found.close[0].words)
    return Judgement("j1-test", ruling, targets, made=datetime(2031, 5, 4, tzinfo=UTC))


def test_a_close_call_names_its_events_and_says_why() -> None:
    """Its score lies by the bar, its words are those of its events, and it tells what speaks for and against."""
    found = linked()
    events: dict[str, Event] = {event.id: event for event in found.events}
    assert len(events) == 2 and len(found.close) == 1
    close = found.close[0]
    assert close.bar - 0.2 <= close.score < close.bar
    for id, word in zip(close.events, close.words, strict=True):
        assert word in [mention.trigger for mention in events[id].mentions]
    assert any("CONSULT" in ground for ground in close.grounds)


def test_a_judgement_settles_a_close_call() -> None:
    """Ruled one they are one event, ruled apart they are no longer asked about."""
    found = linked()
    same = linked(ruled("same", found))
    assert len(same.events) == 1 and same.close == ()
    different = linked(ruled("different", found))
    assert len(different.events) == 2 and different.close == ()
