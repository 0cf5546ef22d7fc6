"""What is shown on a terminal cannot command it."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from whence.shown import printable


@given(st.text())
def test_printable_text_keeps_its_length_and_holds_no_control(text: str) -> None:
    """Offsets into a text hold in what is shown of it, and no control code but newline and tab is left."""
    shown = printable(text)
    assert len(shown) == len(text)
    assert all(unicodedata.category(one) != "Cc" or one in "\n\t" for one in shown)


def test_an_escape_and_an_override_are_seen() -> None:
    """A terminal escape and a right-to-left override become visible signs."""
    assert printable("a\x1b[31mb\u202ec") == "a\u241b[31mb\ufffdc"
