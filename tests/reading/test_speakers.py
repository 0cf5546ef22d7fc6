"""Who says "I" and "we", along the whole reading."""

from __future__ import annotations

from tests.stories import needs_weights
from whence import app

pytestmark = needs_weights


def test_a_speaker_who_is_only_named_by_i_is_nobody_known() -> None:
    """Words whose only source is the "I" that they hold are read to their end, and nobody is made up for it."""
    text = (
        "“I think if you are being honest, I feel like the whole of the war took its toll on him,” party leader "
        "Jon Brando. The army shelled Kosti on Monday."
    )
    reading = app.read(text)
    assert [event.type for event in reading.events if event.trigger.quote == "shelled"] == ["ASSAULT"]
