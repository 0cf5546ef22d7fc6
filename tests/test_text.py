"""An offset map leads every kept code point back to where it stood, and knows what was left out or added."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import ModelError
from whence.text import OffsetMap, Run

SOURCES = st.text(max_size=60)


@st.composite
def kept(draw: st.DrawFn, size: int) -> list[tuple[int, int]]:
    """Ascending half-open stretches within `size` code points, some of them empty."""
    cuts = sorted(draw(st.lists(st.integers(0, size), max_size=8)))
    return [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts) - 1, 2)]


def cleaned(source: str, stretches: list[tuple[int, int]]) -> str:
    return "".join(source[start:end] for start, end in stretches)


@given(st.data(), SOURCES)
def test_every_offset_leads_to_the_same_code_point(data: st.DataObject, source: str) -> None:
    """The text at an offset equals the source at the mapped offset, and the way back is the way there."""
    stretches = data.draw(kept(len(source)))
    text, offsets = cleaned(source, stretches), OffsetMap.of_kept(stretches, len(source))
    assert offsets.size == len(text)
    for at, character in enumerate(text):
        there = offsets.source_of(at)
        assert there is not None
        assert source[there] == character
        assert offsets.offset_of(there) == at


@given(st.data(), SOURCES)
def test_left_out_code_points_map_to_none(data: st.DataObject, source: str) -> None:
    """What was not kept has no offset in the text."""
    stretches = data.draw(kept(len(source)))
    offsets = OffsetMap.of_kept(stretches, len(source))
    there = {offset for start, end in stretches for offset in range(start, end)}
    left_out = [at for at in range(len(source)) if offsets.offset_of(at) is None]
    assert left_out == [at for at in range(len(source)) if at not in there]
    assert offsets.source_of(offsets.size) is None


@given(st.data(), SOURCES)
def test_composed_maps_lead_through_both(data: st.DataObject, source: str) -> None:
    """Two cleanings in a row lead back as the one map of both."""
    first = data.draw(kept(len(source)))
    middle, earlier = cleaned(source, first), OffsetMap.of_kept(first, len(source))
    second = data.draw(kept(len(middle)))
    text, later = cleaned(middle, second), OffsetMap.of_kept(second, len(middle))
    both = earlier.then(later)
    assert "".join(source[both.source_of(at) or 0] for at in range(len(text))) == text
    assert earlier.then(OffsetMap.identity(earlier.size)) == earlier


@given(st.data(), SOURCES)
def test_a_span_leads_to_the_stretch_that_holds_it(data: st.DataObject, source: str) -> None:
    """A span's source begins and ends with the span's own first and last code points."""
    stretches = data.draw(kept(len(source)))
    text, offsets = cleaned(source, stretches), OffsetMap.of_kept(stretches, len(source))
    if not text:
        assert offsets.source_span(0, 1) is None
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    stretch = offsets.source_span(start, end)
    assert stretch == (offsets.source_of(start), (offsets.source_of(end - 1) or 0) + 1)


def test_a_headline_set_before_the_text_maps_to_none() -> None:
    """Code points that were added have no source; the rest are shifted."""
    offsets = OffsetMap.identity(4).shifted(3)
    assert [offsets.source_of(at) for at in range(7)] == [None, None, None, 0, 1, 2, 3]
    assert offsets.pairs() == ((3, 0),)


@pytest.mark.parametrize("runs", [(Run(0, 5, 2), Run(2, 0, 1)), (Run(0, 0, 3), Run(2, 4, 1)), (Run(0, 0, 20),)])
def test_runs_that_cross_or_overrun_are_refused(runs: tuple[Run, ...]) -> None:
    """A map that could lead two ways cannot be made."""
    with pytest.raises(ModelError):
        OffsetMap(runs, 10, 10)


def test_maps_of_different_texts_do_not_compose() -> None:
    """Composing needs the later map's source to be the earlier map's text."""
    with pytest.raises(ModelError):
        OffsetMap.identity(3).then(OffsetMap.identity(4))
