"""Headlines of events name who acts, once."""

from __future__ import annotations

from whence.brief.words import headline
from whence.model.event import Event
from whence.model.mention import EventMention, Participant
from whence.model.span import Span


def test_a_line_that_names_the_doer_otherwise_is_left_as_it_is() -> None:
    """A capital that acts for its country names the doer, so no name is put before the line."""
    text = "Oslo has sent instructors to Mali"
    span = Span.of("r", text, 0, len(text))
    oslo = Participant("a1", "actor", (Span.of("r", text, 0, 4),))
    mention = EventMention(span, Span.of("r", text, 9, 13), "send", "AID", "occurred", participants=(oslo,))
    event = Event("e1", "AID", "occurred", (mention,), (), summary=text, participants=(oslo,))
    assert headline(event, {"a1": "Norway"}) == text
