"""Readings and judgements come back from their plain values as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from whence.errors import FormatError
from whence.model.judgement import Judgement, Target
from whence.model.mention import EventMention, Participant
from whence.model.plain import from_plain, to_plain
from whence.model.reading import Claim, Reading, Referent
from whence.model.span import Span
from whence.model.timeexpr import TimeExpression, TimeValue
from whence.model.when import When


def test_a_reading_comes_back_as_it_was() -> None:
    """Every nested value, optional or repeated, is restored with its type."""
    span = Span("r", 2, 5, "met")
    time = TimeExpression(span, TimeValue(month=3, until=TimeValue(month=5)), 0, When.day(date(2024, 3, 1)))
    event = EventMention(span, span, "meet", "CONSULT", "occurred", participants=(Participant("x1", "actor", (span,)),))
    claim = Claim("office", "x1", "x1", (span,), "mayor")
    reading = Reading("r", "t-1", ((0, 9),), (Referent("x1", "Voss", "person"),), (), (time,), (), (event,), (claim,))
    assert from_plain(Reading, to_plain(reading)) == reading


def test_a_judgement_comes_back_with_its_time() -> None:
    """The instant of a judgement survives with its zone."""
    made = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
    judgement = Judgement("j1", "reject", (Target("event", "r", 2, "met"),), author="ed", made=made)
    assert from_plain(Judgement, to_plain(judgement)) == judgement


def test_what_is_no_reading_is_refused() -> None:
    """A value that lacks what a reading needs raises FormatError."""
    with pytest.raises(FormatError):
        from_plain(Reading, {"reader": "t-1"})
