"""By what words a plan is later told as done."""

from __future__ import annotations

import pytest

from tests.linking.builder import Writer
from tests.linking.test_link import event_of, linked
from tests.linking.test_plans import day_of
from whence.linking.pairs import trigger_stem
from whence.linking.ways import _ways_by


def _ways(lemma: str, words: str, *, planned: bool) -> frozenset[str]:
    return _ways_by(trigger_stem(lemma), words.split()[0], words, planned)


@pytest.mark.parametrize(
    ("plan", "deed"),
    [
        (("deploy", "deployed to the strait in May"), ("land", "landed at Orvik")),
        (("vote", "vote on the herring bill"), ("reject", "rejected the bill")),
        (("withdraw", "withdraw its coastguards"), ("take", "took its men out of Kirkby")),
        (("release", "released by Friday"), ("walk", "walked out of the gaol")),
        (("reopen", "reopened to lorries"), ("cross", "crossed the bridge again")),
    ],
)
def test_a_plan_is_answered_by_what_it_comes_to(plan: tuple[str, str], deed: tuple[str, str]) -> None:
    """The words of plan and outcome stand in one row of the table, particles behind their verb among them."""
    assert _ways(*plan, planned=True) & _ways(*deed, planned=False)


def test_what_is_planned_is_not_what_answers_it() -> None:
    """The table runs one way: what was quashed may have been to be ruled on, not the other way round."""
    assert not _ways("quash", "quashed", planned=True) & _ways("rule", "ruled", planned=False)


def _planned(because: str) -> Writer:
    w = Writer("p", published="2021-05-01")
    w.say("The Orvik coastguard will send two cutters to the herring banks.")
    w.who("Orvik coastguard", "organization")
    w.event("send", "AID", actors=("Orvik coastguard",), status="planned", because=(because,))
    return w


def _reached() -> Writer:
    w = Writer("q", published="2021-06-30")
    w.say("Two cutters of the Orvik coastguard reached the herring banks on 2021-05-20.")
    w.who("Orvik coastguard", "organization")
    w.event("reached", "AID", lemma="reach", actors=("Orvik coastguard",), when=day_of(w, "2021-05-20"))
    return w


def test_what_will_be_done_on_no_day_that_is_named_is_met() -> None:
    """ "Will send two cutters" is met by two cutters that reached the place."""
    assert event_of(linked(_planned("modal: will"), _reached()), "send", "p").outcome == "fulfilled"


@pytest.mark.parametrize(
    ("told", "outcome"), [("as it had said it would", "fulfilled"), ("with its herring carts", "open")]
)
def test_what_may_be_on_no_day_is_met_by_what_was_done_as_said(told: str, outcome: str) -> None:
    """A threat without a day is carried out where the deed is said to be what was said."""
    p, q = Writer("p", published="2021-05-01"), Writer("q", published="2021-06-30")
    p.say("The Orvik Herring League is to block the Kirkby bridge if the levy is passed.")
    p.who("Orvik Herring League", "organization")
    p.event("block", "PROTEST", actors=("Orvik Herring League",), status="possible")
    q.say(f"The Orvik Herring League blocked the Kirkby bridge on 2021-05-20, {told}.")
    q.who("Orvik Herring League", "organization")
    q.event("blocked", "PROTEST", lemma="block", actors=("Orvik Herring League",), when=day_of(q, "2021-05-20"))
    assert event_of(linked(p, q), "block", "p").outcome == outcome
