"""A report's text on pages: a long one in parts that lose nothing, words found in the part that has them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whence.web import layers
from whence.web.layers import parts_of
from whence.web.pages.report import _pager, _part

LINE = "The convoy waited for the ferry until the wind had gone down.\n"


@given(st.lists(st.sampled_from([LINE, "word ", "x" * 5_000, "\n"]), max_size=60), st.integers(50, 9_000))
def test_parts_lose_nothing_and_none_is_too_long(pieces: list[str], size: int) -> None:
    """Put together the parts are the text; whatever it is made of, no part has more than a page may."""
    before, layers.PART_CHARS = layers.PART_CHARS, size
    try:
        text = "".join(pieces)
        parts = parts_of(text)
    finally:
        layers.PART_CHARS = before
    assert "".join(text[a:b] for a, b in parts) == text
    assert all(b - a <= size for a, b in parts)


def test_a_long_text_is_cut_between_lines() -> None:
    """No sentence of a text of short lines is cut in two, and a short text is one part."""
    text = LINE * 3_000
    assert len(parts_of(LINE)) == 1
    assert all(text[a:b].endswith("\n") for a, b in parts_of(text))


class Request:
    """An address's query, as far as a page asks for it."""

    def __init__(self, **query: str) -> None:
        self.query_params = query


def test_the_part_is_the_one_that_has_the_words() -> None:
    """Words asked for come before a number; a number beyond the last is the last; nonsense is the first."""
    parts = [(0, 10), (10, 20), (20, 25)]
    assert _part(Request(part="1"), parts, (12, 14)) == 1  # type: ignore[arg-type]
    assert [_part(Request(part=asked), parts, None) for asked in ("2", "99", "x", "0", "")] == [1, 2, 0, 0, 0]  # type: ignore[arg-type]
    assert _pager("/reports/a", 0, 1) is None
    assert _pager("/reports/a", 1, 3) == {
        "number": 2, "n": 3, "before": "/reports/a", "after": "/reports/a?part=3",
    }  # fmt: skip
