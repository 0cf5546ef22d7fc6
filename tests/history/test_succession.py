"""Who comes after whom in an office, and what that says of the one before."""

from __future__ import annotations

from tests.history.test_history import ACTORS, PLACES, days
from whence.history import relations
from whence.model.chronicle import ToldReport
from whence.model.event import Actor
from whence.model.linked import Linked, Standing
from whence.model.reading import Claim
from whence.model.relation import Relation
from whence.model.report import Report
from whence.model.span import Span

WHO = (*ACTORS, Actor("lind", "Lind", "person"), Actor("moor", "Moor", "person"))


def claim(who: str, title: str, holds: str, when: str | None, words: str = "", report: str = "r") -> Standing:
    """A report's claim of an office of Orland."""
    said = words or f"{title} {who} {holds}"
    made = Claim("office", who, "orland", (Span.of(report, said, 0, len(said)),), title, holds)  # type: ignore[arg-type]
    return Standing(report, made, days(when))


def held(*standings: Standing) -> dict[str, Relation]:
    """The offices that follow, by holder; report r is of 1 May 2031."""
    told = (ToldReport(Report("r", "x", published=days("2031-05-01"))), ToldReport(Report("q", "x")))
    return {one.subject: one for one in relations(Linked(told, WHO, PLACES, (), standings))}


def test_whoever_had_an_office_before_another_came_into_it_has_gone() -> None:
    """Between the last day on which it was theirs and the day on which it was the other's."""
    found = held(
        claim("lind", "foreign minister", "stands", "2031-04-02"),
        claim("moor", "foreign minister", "began", "2031-04-20"),
    )
    gone = found["lind"].ended_on
    assert gone is not None and gone.bounds() == (days("2031-04-02").earliest, days("2031-04-20").latest)  # type: ignore[union-attr]
    assert not found["moor"].ended


def test_offices_that_several_have_end_for_none() -> None:
    """A second deputy minister or adviser puts nobody out, nor does another ministry's minister."""
    for title, other in (("deputy minister", "deputy minister"), ("trade minister", "health minister")):
        found = held(claim("lind", title, "stands", "2031-04-02"), claim("moor", other, "began", "2031-04-20"))
        assert not found["lind"].ended


def test_who_is_told_to_have_it_afterwards_has_it() -> None:
    """Reports that differ are not made one."""
    found = held(
        claim("lind", "foreign minister", "stands", "2031-04-25"),
        claim("moor", "foreign minister", "began", "2031-04-20"),
    )
    assert not found["lind"].ended


def test_a_successor_begins_between_the_end_and_the_report() -> None:
    """ "Moor has succeeded Lind" names no day; Lind went on the second."""
    words = "Moor has succeeded Lind"
    found = held(
        claim("lind", "foreign minister", "ended", "2031-04-02"),
        claim("lind", "foreign minister", "ended", None, words),
        claim("moor", "foreign minister", "began", None, words),
    )
    began = found["moor"].began
    assert began is not None and began.latest == days("2031-05-01").latest  # type: ignore[union-attr]
    assert began.earliest is not None and began.earliest >= days("2031-04-02").earliest  # type: ignore[union-attr,operator]
