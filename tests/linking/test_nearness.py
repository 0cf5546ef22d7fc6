"""How near groups lie follows from their pairs, however they came to be joined."""

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


def test_the_likeliest_pair_draws_groups_nearer() -> None:
    """A group that is likely another on the whole lies nearer for a pair that is sure."""
    near = Neighbours([False] * 3)
    near.add(0, 2, (0, 2), 0.9)
    near.add(1, 2, (1, 2), 0.3)
    near.join(0, 1, _never)
    assert near.mean(0, 2) == pytest.approx(0.6)
    assert 0.6 < near.nearness(0, 2) < 0.9
    assert near.nearness(0, 2) == near.nearness(2, 0)


def test_one_sure_pair_alone_draws_no_groups_together() -> None:
    """Of two groups of two, one pair is sure and three are far: they lie no nearer than on the whole."""
    near = Neighbours([False] * 4)
    near.add(0, 2, (0, 2), 1.0)
    near.join(0, 1, _never)
    near.join(2, 3, _never)
    assert near.nearness(0, 2) == near.mean(0, 2) < 0.4


def test_two_mentions_lie_as_near_as_they_score() -> None:
    """Where there is one pair alone it is both the mean and the likeliest."""
    near = Neighbours([False] * 2)
    near.add(0, 1, (0, 1), 0.7)
    assert near.nearness(0, 1) == pytest.approx(0.7)


@pytest.mark.parametrize("order", [((0, 1), (0, 2)), ((1, 2), (0, 1)), ((0, 2), (0, 1))])
def test_the_order_of_joining_changes_no_mean(order: tuple[tuple[int, int], ...]) -> None:
    """Three mentions and a fourth lie as near, whichever of the three were joined first."""
    near = Neighbours([False] * 4)
    for i, score in enumerate((0.9, 0.4, 0.6)):
        near.add(i, 3, (i, 3), score)
    for kept, gone in order:
        near.join(kept, gone, _never)
    assert near.mean(0, 3) == pytest.approx(1.9 / 3)
    assert near.nearness(0, 3) == pytest.approx(2 / 3 * 1.9 / 3 + 0.3)


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
