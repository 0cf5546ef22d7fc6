"""Work behind the pages: in turn, told as it goes, and never silently lost; and the door that its forms go through."""

from __future__ import annotations

import json
from threading import Event
from typing import Any

from tests.web.conftest import Served
from whence.desk.deriving import Made
from whence.errors import ArchiveError
from whence.model.linked import Close
from whence.model.span import Span
from whence.web.judging import Bench, duration
from whence.web.pages.judge import safe, with_word
from whence.web.work import MAX_KEPT, Tell, Work


def test_work_is_done_in_turn_and_tells_what_it_is_at() -> None:
    """The second waits for the first; each can be asked what it is at, and what came of it."""
    work, go_on, begun = Work(), Event(), Event()

    def slow(tell: Tell) -> str:
        tell("half way")
        begun.set()
        assert go_on.wait(10)
        return "done"

    first, second = work.begin("first", slow), work.begin("second", lambda tell: "done too")
    assert begun.wait(10)
    one, other = work.piece(first), work.piece(second)
    assert one is not None and one.running and one.at == "half way"
    assert other is not None and other.running and other.at.startswith("Waiting")
    go_on.set()
    last = work.wait(second, 10)
    assert last is not None and last.done == "done too" and work.running() is None


def test_what_fails_says_why_and_a_bug_holds_nothing_up() -> None:
    """An error of ours in its words, a bug in ours; the next piece runs."""
    work = Work()

    def wrong(tell: Tell) -> str:
        raise ArchiveError("that is no judgement")

    def bug(tell: Tell) -> str:
        raise ZeroDivisionError

    numbers = [work.begin("a", wrong), work.begin("b", bug), work.begin("c", lambda tell: "done")]
    told = [work.wait(number, 10) for number in numbers]
    assert told[0] is not None and told[0].failed == "that is no judgement"
    assert told[1] is not None and "inside Whence" in (told[1].failed or "")
    assert told[2] is not None and told[2].done == "done"


def test_old_work_is_forgotten() -> None:
    """A desk that runs for weeks does not grow."""
    work = Work()
    for _ in range(MAX_KEPT + 2):
        work.wait(work.begin("one of many", lambda tell: "done"), 10)
    assert work.piece(1) is None and work.piece(MAX_KEPT + 2) is not None


def test_progress_is_told_as_events_until_the_end(desk: Served) -> None:
    """A stream of messages, the last of them named `end`; 404 where there is no such work."""
    number = desk.app.state.work.begin("a try", lambda tell: "All is well.")
    answer = desk.ask(f"/work/{number}/progress")
    assert answer.headers["content-type"].startswith("text/event-stream")
    name, data = answer.text.strip().split("\n\n")[-1].split("\n")
    assert name == "event: end" and json.loads(data.removeprefix("data: ")) == {"at": "All is well.", "failed": False}
    assert desk.ask("/work/9999/progress").status == 404


def test_forms_of_judging_are_taken_from_this_desk_alone(desk: Served) -> None:
    """Without its word, or from another site, nothing is tried, kept or discarded."""
    for path in ("/judge/try", "/judge/tried/1/keep", "/judge/tried/1/discard", "/queue/look", "/log/undo"):
        assert desk.ask(path, form={"about": "e-signed", "ruling": "reject"}).status == 403, path
        sent = {"about": "e-signed", "ruling": "reject", "token": desk.form_word}
        assert desk.ask(path, form=sent, Origin="http://evil.example").status == 403, path
    assert desk.archive.rulings() == ()


def test_what_is_asked_amiss_is_answered_in_a_line(desk: Served) -> None:
    """Nothing to judge, nothing chosen, a trial that is none: a page, never an error of ours."""
    form = {"token": desk.form_word}
    for about, ruling, status in (("", "reject", 404), ("e-none", "reject", 404), ("e-signed", "", 400),
                                  ("e-signed", "same", 400), ("e-signed@x:9999999", "reject", 400),
                                  ("e-signed", "withdraw", 400)):  # fmt: skip
        answer = desk.ask("/judge/try", form={**form, "about": about, "ruling": ruling})
        assert answer.status == status, (about, ruling)
    assert "earlier run" in desk.ask("/judge/tried/77").text
    for query in ("", "?about=", "?about=e-none", "?about=%00", "?about=a@b:c", "?about=" + "x" * 5000):
        assert desk.ask(f"/judge{query}").status == 404, query
    for query in ("kind=none", "at=-1", "at=999999999", "kind=near&at=7"):
        assert desk.ask(f"/queue?{query}").status == 200, query


def test_no_form_leads_to_another_machine() -> None:
    """Where to go on is a page of this desk, whatever was sent."""
    assert safe("/queue?at=2") == "/queue?at=2"
    for path in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", ""):
        assert safe(path) == ""
    assert with_word("/queue?at=2#x", "kept", "j1 2") == "/queue?at=2&kept=j1%202#x"


def test_a_loose_telling_is_shown_beside_what_it_was_joined_to(desk: Served) -> None:
    """Each card has its own words alone, and a ruling is about these."""
    told = desk.archive.document("event", "e-signed")["mentions"]
    words = [Span.of(m["report"], desk.archive.reports([m["report"]])[0].text, *m["trigger"]) for m in told[:2]]
    bench = desk.app.state.bench
    close = Close(("e-signed", "e-signed"), (words[0], words[1]), 0.5, 0.45, ("both AGREE",))
    bench.learn(Made(desk.archive.derived_from() or "", {}, (), (close,)))
    bench._queue = None
    text = desk.ask("/queue?kind=loose").text
    assert "first telling" in text and "50 % likely to be one with the others; the bar is 45 %" in text
    for word in words:
        assert f'name="about" value="e-signed@{word.report}:{word.start}"' in text
    bench._close = bench._queue = None


def test_how_long_a_trial_takes_is_told_as_far_as_it_is_known() -> None:
    """By the last one, where that took long; else by what was measured, where there are many reports."""

    class Archive:
        n_readings = 10

        def counts(self) -> dict[str, int]:
            return {"readings": self.n_readings}

    archive: Any = Archive()
    bench = Bench(archive, Work())
    assert bench.expected() == ""
    archive.n_readings = 4600
    assert "4,600 reports" in bench.expected() and "10 minutes or more" in bench.expected()
    bench._took = 4600, 754.0
    assert bench.expected() == "The last one took 13 minutes with 4,600 reports."
    bench._took = 4600, 2.0
    assert bench.expected() == ""
    assert [duration(s) for s in (1, 40, 90, 5400)] == ["1 second", "40 seconds", "2 minutes", "1.5 hours"]
