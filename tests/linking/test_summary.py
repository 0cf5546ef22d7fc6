"""The line of an event: of all tellings the one that says most and can stand alone."""

from __future__ import annotations

from typing import Any

import pytest

from whence.linking.summary import fullest
from whence.linking.told import Told
from whence.model.mention import EventMention
from whence.model.span import Span


class Telling:
    """As much of a telling as its line depends on."""

    def __init__(self, report: str, clause: str) -> None:
        self.report = report
        span = Span.of(report, clause, 0, len(clause))
        self.mention = EventMention(span, span, "x", "AID", "occurred")


@pytest.mark.parametrize(
    ("clauses", "line"),
    [
        (("they have signed it at last, after years of talks", "Orland and Vesk signed the accord on the Sound"), 1),
        (("we shall see our rivers drown in this dam of theirs", "the dam on the Sound was agreed by both states"), 1),
        (("Orland signed", "Orland and Vesk signed the accord on the Sound today"), 1),
        (
            (
                "the US signed the accord on the Sound with the other side",
                "it signed the accord on the Sound, too, then",
            ),
            0,
        ),
    ],
)
def test_a_clause_that_can_stand_alone_is_taken(clauses: tuple[str, str], line: int) -> None:
    """One whose subject is only a pronoun, or in which someone speaks, is taken where there is no other."""
    told: Any = [Telling(f"r{n}", clause) for n, clause in enumerate(clauses)]
    members: list[Told] = told
    assert fullest(members).mention.span.quote == clauses[line]
    assert fullest(members[:1]).mention.span.quote == clauses[0]
