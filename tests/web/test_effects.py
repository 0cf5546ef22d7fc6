"""Judgements and their effects in words: counted, with days as one says them, and nothing said that is not so."""

from __future__ import annotations

import pytest

from whence.archive.values import Ruling
from whence.desk.effect import Move, Side
from whence.model.judgement import Judgement, Target
from whence.web.effects import days_words, effect, ruled_words


def side(name: str, **values: str | int | None) -> Side:
    """An event of that name."""
    return Side(f"e-{name}", name, values, (("r1", "met"),), 1)


def test_all_that_changes_is_counted_in_a_sentence() -> None:
    """By kind and by what becomes of it, in the singular and in the plural."""
    one, other = side("one"), side("other")
    moves = (
        Move("event", "joined", (one, other), (one,), direct=True),
        Move("event", "split", (one,), (one, other)),
        Move("event", "gone", (one,), ()),
        Move("relation", "new", (), (Side("r", "A – B", {"type": "agreement"}),)),
        *(Move("report", "changed", (side("a", date="2024"),), (side("a", date="2025"),), ("date",)),) * 2,
    )
    found = effect(moves, str.upper)
    assert found.said == (
        "2 events join into 1, 1 event splits into 2 and 1 event goes; 1 relation comes; 2 reports change"
    )
    assert [shown.title for shown in found.direct] == ["2 become one"]
    assert found.direct[0].now[0].words == (("met", "R1"),)
    assert [group.title for group in found.following] == [
        "1 event splits into 2 and 1 event goes", "1 relation comes", "2 reports change"
    ]  # fmt: skip


def test_values_stand_beside_one_another() -> None:
    """Days in words, what is not told as that, and only what differs."""
    was, will = (
        side("x", date="2024-05-03", place=None, status="occurred"),
        side("x", date="../2024-06-01", place="Lima"),
    )
    (shown,) = effect((Move("event", "changed", (was,), (will,), ("date", "place"), True),), str).direct
    assert [(c.label, c.now, c.then) for c in shown.changes] == [
        ("when", "3 May 2024", "by 1 June 2024"), ("where", "not told", "Lima")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "words"),
    [("2024-05-01/2024-05-31", "May 2024"), ("2024-05-03/..", "3 May 2024 or later"), ("XXXX-12-04", "XXXX-12-04")],
)
def test_days_are_said_as_one_says_them(value: str, words: str) -> None:
    """An interval, an open one, and what is no day."""
    assert days_words(value) == words


@pytest.mark.parametrize(
    ("ruling", "more", "words"),
    [
        ("same", {}, "“met” (R1) and “met” (R2) are one event"),
        ("different", {}, "“met” (R1) and “met” (R2) are not one event"),
        ("reject", {}, "“met” (R1) and “met” (R2): no such event"),
        ("accept", {}, "“met” (R1) and “met” (R2): right as it stands"),
        (
            "set",
            {"attribute": "date", "value": "2024-05-03/2024-05-04"},
            "“met” (R1) and “met” (R2): when is 3 or 4 May 2024",
        ),
    ],
)
def test_a_ruling_is_a_sentence_about_its_words(ruling: str, more: dict[str, str], words: str) -> None:
    """With the reports by what they go by."""
    targets = tuple(Target("event", report, 0, "met") for report in ("r1", "r2"))
    made = Judgement("j", ruling, targets, **more)  # type: ignore[arg-type]
    assert ruled_words(Ruling(made), str.upper) == words
