"""What the words around two tellings say of their being one."""

from __future__ import annotations

import pytest

from tests.linking.builder import Writer
from whence.linking.alike import told_on
from whence.linking.cast import make_cast
from whence.linking.copies import find_copies
from whence.linking.told import make_world, tellings
from whence.model.timeexpr import TimeValue


@pytest.mark.parametrize(
    ("between", "type", "dated", "holds"),
    [
        ("", "ASSAULT", False, 1.0),
        ("", "ASSAULT", True, 0.0),
        ("", "CONSULT", False, 0.0),
        ("The harvest was poor.", "ASSAULT", False, 0.0),
    ],
)
def test_the_next_sentence_tells_on_of_what_it_gives_no_day(between: str, type: str, dated: bool, holds: float) -> None:
    """An undated sentence of the same sort goes on; one of a day or sort of its own, or farther off, does not."""
    writer = Writer("a", published="2031-05-06").say("Gunmen raided the ferry at dusk.")
    writer.event("raided", "ASSAULT", lemma="raid")
    if between:
        writer.say(between)
    writer.say("Nine rowers fell on 4 May.")
    day = writer.when("4 May", TimeValue(year=2031, month=5, day=4)) if dated else None
    writer.event("fell", type, lemma="fall", when=day)
    reports, copies = {"a": writer.report}, find_copies([writer.report])
    cast = make_cast([writer.reading], (), copies)
    world = make_world(cast, reports, [writer.reading])
    first, second = tellings(reports, [writer.reading], cast, world, copies)
    assert told_on(first, second, world)[0] == told_on(second, first, world)[0] == holds
