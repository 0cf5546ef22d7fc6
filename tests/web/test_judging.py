"""Judging at the desk, in a real browser: each act is tried, seen, kept or discarded, and taken back; by keys, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.archive import plainreader
from tests.web.conftest import Served, Visit, serving
from whence.archive import open_archive
from whence.desk import Said, add, judge
from whence.desk.deriving import Made
from whence.model.judgement import in_force
from whence.model.linked import Close
from whence.model.span import Span

pytestmark = pytest.mark.browser
REPORTS = {
    "courier": (
        "Ghana signed Peru in Lima on 3 May 2024. The text had been drafted over winter by lawyers.",
        "Fiji aided Peru in Accra on 5 May 2024. Witnesses saw lorries with blankets leave at dawn.",
    ),
    "herald": (
        "Ghana signed Peru in Lima on 3 May 2024. Ministers spoke of trade and cocoa prices at length.",
        "Fiji aided Chad in Accra on 5 May 2024. Rice and tents were unloaded at the harbour.",
    ),
    "lantern": (
        "Ghana signed Peru in Lima on 3 May 2024. Markets hardly moved on hearing it.",
        "Norway met Mali in Bamako on 1 April 2024. Old friends embraced on the airfield.",
    ),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Three reports in an archive of this module's own, really read and linked, to judge in."""
    folder = tmp_path_factory.mktemp("judging")
    (folder / "reports").mkdir()
    for name, paragraphs in REPORTS.items():
        head = f"---\ntitle: News of the {name}\noutlet: The {name.capitalize()}\npublished: 2024-06-01\n---\n"
        (folder / "reports" / f"{name}.txt").write_text(head + "\n\n".join(paragraphs) + "\n", "utf-8")
    with open_archive(folder / "judging.whence", create=True) as archive:
        add(archive, [folder / "reports"], now=plainreader.NOW, reader=plainreader.PlainReader())
        with serving(archive) as one:
            yield one


@pytest.fixture
def table(served: Served) -> Iterator[Served]:
    """The archive with nothing judged, and one close call in its queue; whatever a test judges is taken back."""
    bench = served.app.state.bench
    a, b = event(served, "aided Chad"), event(served, "aided Peru")
    words = (trigger(served, a), trigger(served, b))
    close = Close((a, b), words, 0.42, 0.45, ("both AID", "dates agree"), ("others are aided",))
    bench.learn(Made(served.archive.derived_from() or "", {}, (), (close,)))
    bench._queue = None
    yield served
    for one in bench.waiting():
        bench.discard(one.number)
    settle(served)
    for judgement in in_force(tuple(one.judgement for one in served.archive.rulings())):
        judge(served.archive, Said("withdraw", (judgement.id,)), now=plainreader.NOW)


def settle(served: Served) -> None:
    """Waits until no work is behind the pages."""
    while (piece := served.app.state.work.running()) is not None:
        served.app.state.work.wait(piece.number, 20)


def event(served: Served, words: str) -> str:
    """The id of the event with these words in its line."""
    return str(next(row["id"] for row in served.archive.ask("events") if words in row["summary"]))


def lines(served: Served) -> list[str]:
    """The lines of all events."""
    return sorted(row["summary"] for row in served.archive.ask("events"))


def trigger(served: Served, id: str) -> Span:
    """Where the words of an event are."""
    mention = served.archive.document("event", id)["mentions"][0]
    text = served.archive.reports([mention["report"]])[0].text
    return Span.of(mention["report"], text, *mention["trigger"])


def held(served: Served) -> list[str]:
    """What is ruled and holds, in order."""
    return [one.ruling for one in in_force(tuple(r.judgement for r in served.archive.rulings()))]


def seen_effect(seen: Visit) -> str:
    """What the page of a trial says would change, once that is known."""
    seen.page.wait_for_url("**/judge/tried/*")
    seen.page.locator(".effect-said").wait_for()
    return seen.text()


def test_two_events_are_one_from_the_event_page(table: Served, visit: Any) -> None:
    """By mouse: the other is chosen, the effect seen, nothing changed until it is kept; then the one event is shown."""
    before = lines(table)
    seen = visit(table, f"/events/{event(table, 'aided Chad')}")
    seen.page.get_by_role("link", name="The same as another").click()
    seen.page.get_by_role("radio", name="Fiji aided Peru").check()
    seen.page.get_by_label("Why").fill("one shipment")
    seen.page.get_by_label("Your name").fill("Ada Zoë")
    seen.page.get_by_role("button", name="See what it changes").click()
    said = seen_effect(seen)
    assert "2 events join into 1" in said and "“aided” (The Herald)" in said and "one shipment" in said
    assert lines(table) == before and held(table) == []
    seen.page.get_by_role("button", name="Keep it").click()
    seen.page.wait_for_url("**/events/*kept=*")
    settle(table)
    assert len(lines(table)) == len(before) - 1
    assert "2 reports" in seen.text() and "Shaped by 1 judgement" in seen.text()
    kept = table.archive.rulings()[-1].judgement
    assert (kept.ruling, kept.author, kept.reason) == ("same", "Ada Zoë", "one shipment")
    seen.go("/queue")
    assert seen.page.get_by_label("Your name").input_value() == "Ada Zoë"


def test_tellings_of_one_event_are_told_apart(table: Served, visit: Any) -> None:
    """Two ticked tellings become two events; discarded, they stay one."""
    id = event(table, "signed Peru")
    seen = visit(table, f"/judge?about={id}&ruling=different&back=/events/{id}", allow=("400",))
    picks = seen.page.get_by_role("checkbox", name="signed Peru")
    assert picks.count() == 3
    seen.page.get_by_role("button", name="See what it changes").click()
    assert "Tick two or more that are not one" in seen.text(".fault")
    assert seen.page.get_by_role("checkbox", name="signed Peru").count() == 3
    picks.first.check()
    picks.last.check()
    seen.page.get_by_role("button", name="See what it changes").click()
    assert "1 event splits into 2" in seen_effect(seen)
    seen.page.get_by_role("button", name="Discard it").click()
    seen.page.wait_for_url(f"**/events/{id}?discarded=1")
    assert held(table) == [] and event(table, "signed Peru") == id


@pytest.mark.parametrize(
    ("attribute", "fill", "said"),
    [("date", "2024-05-04", "4 May 2024"), ("status", "denied", "denied"), ("place", "Bamako", "Bamako"),
     ("summary", "A treaty is signed.", "A treaty is signed.")],
)  # fmt: skip
def test_a_value_is_set(table: Served, visit: Any, attribute: str, fill: str, said: str) -> None:
    """Each with the field that fits it; the page shows the value now and the value that would be."""
    id = event(table, "signed Peru")
    seen = visit(table, f"/judge?about={id}&ruling=set&attribute={attribute}")
    field = seen.page.locator(".value-field [name=value]")
    field.select_option(fill) if attribute == "status" else field.fill(fill)
    if attribute == "date":
        seen.page.locator("[name=value_to]").fill("")
    seen.page.get_by_role("button", name="See what it changes").click()
    seen_effect(seen)
    assert said in seen.text(".will") and seen.text(".was") != seen.text(".will")


def test_what_cannot_be_set_is_said_in_a_line(table: Served, visit: Any) -> None:
    """With what was typed still there."""
    seen = visit(table, f"/judge?about={event(table, 'signed Peru')}&ruling=set&attribute=place", allow=("400",))
    seen.page.locator(".value-field [name=value]").fill("Atlantis")
    seen.page.get_by_label("Why").fill("it was there")
    seen.page.get_by_role("button", name="See what it changes").click()
    assert "No report names a place Atlantis" in seen.text(".fault")
    assert seen.page.get_by_label("Why").input_value() == "it was there"
    assert seen.page.locator(".value-field [name=value]").input_value() == "Atlantis"
    assert seen.axe() == []


def test_actors_are_judged_from_their_page(table: Served, visit: Any) -> None:
    """Found by a name, two become one; and one is no such actor."""
    actor = table.archive.meant("actor", "Fiji")[0]
    seen = visit(table, f"/actors/{actor}")
    seen.page.keyboard.press("s")
    seen.page.get_by_label("Find the other actor").fill("Chad")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**q=Chad")
    seen.page.get_by_role("radio", name="Chad").check()
    seen.page.get_by_role("button", name="See what it changes").click()
    said = seen_effect(seen)
    assert "2 actors join into 1" in said and "Fiji" in seen.text(".side-now")
    seen.go(f"/judge?about={actor}&ruling=reject")
    seen.page.get_by_role("button", name="See what it changes").click()
    assert "1 actor goes" in seen_effect(seen)
    assert held(table) == []


def test_two_tellings_of_a_report_are_judged_from_it(table: Served, visit: Any) -> None:
    """Ticked on the report's page; and an event and an actor cannot be judged together."""
    seen = visit(table, "/reports/herald", allow=("400",))
    seen.page.get_by_text("Judge what is told here").click()
    for box in seen.page.locator(".judge-report input[type=checkbox]").all():
        box.check()
    seen.page.get_by_role("button", name="Judge").click()
    seen.page.wait_for_url("**/judge?*")
    seen.page.keyboard.press("s")
    seen.page.get_by_role("button", name="See what it changes").click()
    assert "2 events join into 1" in seen_effect(seen)
    actor = table.archive.meant("actor", "Fiji")[0]
    seen.go(f"/judge?about={actor}&about={event(table, 'aided Chad')}")
    assert "about events or about actors, not about both" in seen.text()


def test_the_queue_is_walked_and_judged_by_keys_alone(table: Served, visit: Any) -> None:
    """j and k walk, s and d rule, Enter keeps, u takes back, ? tells the keys; no mouse is touched."""
    before = lines(table)
    seen = visit(table, "/queue")
    keyboard = seen.page.keyboard
    assert "1 of 2" in seen.text(".walk-line") and "42 % likely" in seen.text(".because")
    assert "others are aided" in seen.text(".because")
    keyboard.press("j")
    seen.page.wait_for_url("**/queue?at=1")
    assert "3 reports from 3 origins tell it" in seen.text(".because")
    keyboard.press("k")
    seen.page.wait_for_url("**/queue")
    keyboard.press("?")
    assert "take the last judgement back" in seen.text("dialog.keys") and seen.axe() == []
    keyboard.press("Escape")
    keyboard.press("s")
    seen_effect(seen)
    assert seen.page.evaluate("document.activeElement.textContent").startswith("Keep it")
    keyboard.press("Enter")
    seen.page.wait_for_url("**/queue?kept=*")
    settle(table)
    assert held(table) == ["same"] and len(lines(table)) == len(before) - 1
    seen.go("/queue")
    assert "are one event" in seen.text(".last-kept") and seen.axe() == []
    keyboard.press("u")
    assert "1 event splits into 2" in seen_effect(seen) and "What taking it back would change" in seen.text()
    assert held(table) == ["same"] and seen.axe() == []
    keyboard.press("Enter")
    seen.page.wait_for_url("**/queue?kept=*")
    settle(table)
    assert held(table) == [] and lines(table) == before
    assert [one.judgement.ruling for one in table.archive.rulings()][-2:] == ["same", "withdraw"]


def test_what_is_accepted_leaves_the_queue(table: Served, visit: Any) -> None:
    """By keys: nothing in the chronicle changes, and the next item is shown."""
    seen = visit(table, "/queue?kind=cited")
    assert "Ghana signed Peru" in seen.text(".subject")
    seen.page.keyboard.press("a")
    assert "Nothing in the chronicle changes" in seen_effect(seen)
    seen.page.keyboard.press("y")
    seen.page.wait_for_url("**kept=*")
    settle(table)
    seen.go("/queue?kind=cited")
    assert "All is judged" in seen.text()


def test_single_keys_can_be_turned_off_and_spare_who_writes(table: Served, visit: Any) -> None:
    """A key typed into a field is a letter; turned off, keys do nothing until they are turned on again."""
    seen = visit(table, "/queue")
    seen.page.get_by_label("Why").fill("")
    seen.page.get_by_label("Why").press("j")
    assert seen.page.get_by_label("Why").input_value() == "j" and seen.page.url.endswith("/queue")
    seen.page.get_by_role("button", name="Keys").click()
    seen.page.get_by_label("Single keys do this").uncheck()
    seen.page.get_by_role("button", name="Close", exact=True).click()
    seen.page.reload()
    seen.page.keyboard.press("j")
    assert seen.page.url.endswith("/queue")
    seen.page.keyboard.press("?")
    assert seen.page.locator("dialog.keys").is_visible()


def test_all_of_it_works_without_script(table: Served, visit: Any) -> None:
    """Plain forms and links: judge from the queue, see the effect, keep, take back in the log."""
    before = lines(table)
    seen = visit(table, "/queue", script=False)
    seen.page.get_by_label("Why").fill("seen both")
    seen.page.get_by_role("button", name="The same").click()
    seen.page.wait_for_url("**/judge/tried/*")
    settle(table)
    seen.page.reload()
    assert "2 events join into 1" in seen.text()
    seen.page.get_by_role("button", name="Keep it").click()
    seen.page.wait_for_url("**kept=*")
    settle(table)
    assert held(table) == ["same"] and len(lines(table)) < len(before)
    seen.go("/log")
    assert "seen both" in seen.text(".ruled")
    seen.page.get_by_role("button", name="Take back").first.click()
    seen.page.wait_for_url("**/judge/tried/*")
    settle(table)
    seen.page.reload()
    assert "1 event splits into 2" in seen.text() and held(table) == ["same"]
    seen.page.get_by_role("button", name="Take it back").click()
    seen.page.wait_for_url("**/log?kept=*")
    settle(table)
    assert held(table) == [] and lines(table) == before


def test_nothing_waits_for_a_trial(table: Served, visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it is worked out its progress is told as it goes and other pages answer; done, the effect appears."""
    from threading import Event

    from whence.desk.trying import attempt
    from whence.web import judging

    go_on = Event()

    def slow(*given: Any, tell: Any, **named: Any) -> Any:
        tell("Sharpening pencils")
        assert go_on.wait(30)
        return attempt(*given, tell=tell, **named)

    monkeypatch.setattr(judging, "attempt", slow)
    monkeypatch.setattr(judging, "WAIT_S", 0.1)
    seen = visit(table, "/queue")
    seen.page.locator(".walk-line").wait_for()  # the queue may still be being filled, and then comes by itself
    seen.page.keyboard.press("d")
    seen.page.wait_for_url("**/judge/tried/*")
    seen.page.get_by_text("Sharpening pencils").wait_for()
    assert seen.axe() == []
    address = seen.page.url.removeprefix(table.root)
    other = visit(table, "/queue")
    assert "being worked out" in other.text(".waiting") and "1 of 2" in other.text(".walk-line")
    go_on.set()
    seen.page.locator(".effect-said").wait_for()
    assert seen.page.url.endswith(address)


def test_a_trial_that_is_discarded_stops(table: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its linking ends where it next tells how far it is; nothing that waits behind it waits longer."""
    from threading import Event

    from whence.linking import cluster
    from whence.web.judging import Bench

    begun, go_on = Event(), Event()
    told: list[str] = []

    def slow(said: str) -> None:
        told.append(said)
        begun.set()
        assert go_on.wait(30)

    heard = Bench._heard

    def slowly(self: Bench, number: int, words: str, tell: Any) -> None:
        slow(words)
        heard(self, number, words, tell)

    monkeypatch.setattr(Bench, "_heard", slowly)
    bench = table.app.state.bench
    number = bench.attempt(Said("reject", (event(table, "met Mali"),)), "/queue")
    assert begun.wait(30)
    bench.discard(number)
    go_on.set()
    piece = table.app.state.work.wait(number, 30)
    assert piece is not None and "discarded" in (piece.failed or "") and len(told) == 1
    assert cluster.TELL_EVERY < 10_000 and held(table) == []


def test_what_is_kept_without_waiting_holds(table: Served, visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger has it at once, and the chronicle follows when the work is done."""
    from threading import Event

    from whence.desk.trying import attempt
    from whence.web import judging

    go_on = Event()

    def slow(*given: Any, **named: Any) -> Any:
        assert go_on.wait(30)
        return attempt(*given, **named)

    monkeypatch.setattr(judging, "attempt", slow)
    monkeypatch.setattr(judging, "WAIT_S", 0.1)
    gone = event(table, "met Mali")
    seen = visit(table, f"/judge?about={gone}&ruling=reject")
    seen.page.get_by_role("button", name="See what it changes").click()
    seen.page.get_by_role("button", name="Keep it without waiting").click()
    seen.page.wait_for_url("**kept=*")
    assert held(table) == ["reject"] and gone in [row["id"] for row in table.archive.ask("events")]
    go_on.set()
    settle(table)
    assert gone not in [row["id"] for row in table.archive.ask("events")]


def test_pages_of_judging_hold_to_wcag_2_2_aa(table: Served, visit: Any) -> None:
    """Every ruling's form for events and for actors, the queue, and what a judgement would change."""
    id, actor = event(table, "signed Peru"), table.archive.meant("actor", "Peru")[0]
    seen = visit(table, "/queue")
    seen.page.locator(".walk-line").wait_for()
    forms = [f"&ruling=set&attribute={name}" for name in ("date", "status", "place", "summary")]
    paths = [
        "/queue",
        "/queue?at=1",
        f"/events/{id}",
        f"/actors/{actor}",
        *(f"/judge?about={id}{form}" for form in forms),
    ]
    paths += [f"/judge?about={id}", f"/judge?about={id}&ruling=same", f"/judge?about={id}&ruling=same&q=nowhere"]
    paths += [f"/judge?about={actor}&ruling=different", f"/judge?about={actor}&ruling=set&attribute=country"]
    for path in paths:
        answer = seen.go(path)
        assert answer is not None and answer.status == 200, path
        assert seen.breaks() == [], path
    seen.go("/reports/herald")
    seen.page.get_by_text("Judge what is told here").click()
    assert seen.breaks() == []
    seen.go(f"/judge?about={actor}&ruling=reject")
    seen.page.get_by_role("button", name="See what it changes").click()
    assert "go" in seen_effect(seen)
    for fold in seen.page.locator("details.follows:not([open]) > summary").all():
        fold.click()
    assert seen.breaks() == []
