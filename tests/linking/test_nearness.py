"""How near groups lie is the mean over their pairs, however they came to be joined."""

from __future__ import annotations

import pytest

from whence.linking.nearness import FAR, Neighbours


def _never(a: int, b: int) -> bool:
    return False


def test_a_joined_group_has_the_mean_of_all_its_pairs() -> None:
    """Pairs that were never compared count as far ones."""
    near = Neighbours([False] * 4)
    near.add(0, 2, (0, 2), 0.9)
    near.add(1, 2, (1, 2), 0.7)
    near.add(1, 3, (1, 3), 0.8)
    assert near.join(0, 1, _never) == [2, 3]
    assert near.mean(0, 2) == pytest.approx(0.8)
    assert near.mean(0, 3) == pytest.approx((0.8 + FAR) / 2)


@pytest.mark.parametrize("order", [((0, 1), (0, 2)), ((1, 2), (0, 1)), ((0, 2), (0, 1))])
def test_the_order_of_joining_changes_no_mean(order: tuple[tuple[int, int], ...]) -> None:
    """Three mentions and a fourth lie as near, whichever of the three were joined first."""
    near = Neighbours([False] * 4)
    for i, score in enumerate((0.9, 0.4, 0.6)):
        near.add(i, 3, (i, 3), score)
    for kept, gone in order:
        near.join(kept, gone, _never)
    assert near.mean(0, 3) == pytest.approx(1.9 / 3)


def test_a_mention_that_only_points_back_counts_for_nothing_beside_one_that_tells() -> None:
    """It counts alone, until its group tells something."""
    near = Neighbours([False, True, False])
    near.add(0, 2, (0, 2), 0.6)
    near.add(1, 2, (1, 2), 0.9)
    assert near.mean(1, 2) == pytest.approx(0.9)
    near.join(0, 1, _never)
    assert near.mean(0, 2) == pytest.approx(0.6)


def test_what_excludes_a_part_excludes_the_whole() -> None:
    """The part that was not asked about is asked about where the other was found not to exclude."""
    asked: list[tuple[int, int]] = []

    def exclude(a: int, b: int) -> bool:
        asked.append((a, b))
        return (a, b) == (1, 2)

    near = Neighbours([False] * 4)
    for i, j in ((0, 2), (1, 2), (0, 3)):
        near.add(i, j, (i, j), 0.8)
    near.between(0, 2).excluded = False
    near.between(0, 3).excluded = None
    near.join(0, 1, exclude)
    assert near.between(0, 2).excluded is True
    assert near.between(0, 3).excluded is None
    assert asked == [(1, 2)]
