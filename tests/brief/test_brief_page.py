"""The page: every value leads to words that stand on it, nothing hostile runs, large stories stay usable."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from tests.brief import story
from whence.brief import markdown, page, terminal
from whence.brief.bars import Axis, axis_over, stacked
from whence.brief.desk import Desk
from whence.brief.marks import Mark, marked
from whence.model.chronicle import Chronicle, MadeBy, ToldReport
from whence.model.event import Actor, Event, Origin
from whence.model.mention import EventMention, Participant
from whence.model.report import Report, Skipped
from whence.model.span import Span
from whence.model.when import When

VOID = frozenset({"meta", "input", "br", "hr", "link", "img"})
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"'\u202e gnp \x00\x1b[31m {{ 7*7 }} " + "A" * 10_000


class Outline(HTMLParser):
    """Ids, in-page links and text of a page, and whether its elements nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: list[str] = []
        self.open: list[tuple[str, str | None]] = []
        self.words: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.hrefs += [values["href"] or ""] if "href" in values else []
        assert "style" not in values
        assert not any(name.startswith("on") for name in values)
        if tag not in VOID and not (self.get_starttag_text() or "").endswith("/>"):
            self.open.append((tag, values.get("id")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1][0] == tag, f"{self.open[-3:]} closed by {tag}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for _, id in self.open:
            if id:
                self.words[id] = self.words.get(id, "") + data


def test_every_link_leads_to_something_on_the_page() -> None:
    """All links stay on the page, all targets exist, ids are unique, elements nest."""
    outline = Outline(page(story.chronicle()))
    assert outline.open == []
    assert all(href.startswith("#") for href in outline.hrefs)
    assert {href[1:] for href in outline.hrefs} <= set(outline.ids)
    assert len(set(outline.ids)) == len(outline.ids)


def test_an_anchor_holds_exactly_the_words_cited() -> None:
    """The element that a field leads to holds the span's quote."""
    outline = Outline(page(story.chronicle()))
    desk = Desk(story.chronicle())
    span = story.HERALD.at("Mira Dahl")
    assert outline.words[desk.anchor(span)] == "Mira Dahl"
    clause = story.POST.at("Orland's new government ended the fishing accord with Vesk")
    assert outline.words[desk.anchor(clause)] == clause.quote


def test_the_page_says_what_is_planned_possible_denied_and_contested_in_words() -> None:
    """Nothing is told by colour or shape alone."""
    text = page(story.chronicle())
    for said in (
        "planned",
        "possible",
        "denied",
        "still going on",
        "The reports differ: to whom",
        "came about:",
        "had been planned:",
    ):
        assert said in text
    assert "5 reports, going back to 6 origins, tell of 12 events" in text
    assert "3 reports, 2 origins" in text
    assert "broken.txt is not text" in text
    assert "it adds no origin" in text


def test_the_page_is_the_same_each_time() -> None:
    """Same chronicle, same bytes."""
    assert page(story.chronicle()) == page(story.chronicle())


def test_only_the_own_script_and_style_may_run() -> None:
    """The policy names both by the hash of exactly what stands inline, and lets nothing be fetched."""
    text = page(story.chronicle())
    for tag in ("script", "style"):
        inline = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
        assert len(inline) == 1
        assert f"{tag}-src &#39;sha256-{digest}" in text.replace("&#43;", "+")
    assert "default-src &#39;none&#39;" in text
    assert not re.search(r"(src|href)=[\"']?https?:", text)


def hostile() -> Chronicle:
    """A chronicle in which every string is hostile, and the report has a word of 10,000 characters."""
    bad = HOSTILE[:400]
    name = Span.of("r", HOSTILE, 3, 60)
    clause = Span.of("r", HOSTILE, 0, len(HOSTILE))
    told = EventMention(clause, name, bad, "ASSAULT", "occurred", because=(bad,))
    who = (Participant("a", "actor", (name,)),)
    when = When(None, None, "stated", words=bad)
    origins = (Origin(bad, ("r",)),)
    event = Event("e", "ASSAULT", "occurred", (told,), origins, bad, (), HOSTILE, when, None, who, because=(bad,))
    report = Report("r", HOSTILE, title=bad, byline=bad, outlet=bad, url="javascript:alert(1)", not_read=bad)
    actor = Actor("a", bad, "person", aliases=(bad,), mentions=(name,), because=(bad,))
    made = MadeBy(bad, "\ud800 lone")
    return Chronicle(made, (ToldReport(report),), (actor,), (), (event,), (), (), (Skipped(bad, bad),), (bad,))


def test_hostile_text_is_shown_and_never_markup() -> None:
    """Markup, template signs, direction overrides and controls come out as text that one can see."""
    text = page(hostile())
    outline = Outline(text)
    assert outline.tags.count("script") == 1
    assert "img" not in outline.tags
    assert not any(href.startswith("javascript") for href in outline.hrefs)
    assert "\u202e" not in text
    assert "\x00" not in text
    assert "\x1b" not in text
    assert "{{ 7*7 }}" in text
    text.encode("utf-8")


def test_an_empty_chronicle_has_a_page() -> None:
    """Nothing found is said, not crashed on."""
    text = page(Chronicle(MadeBy("0", "r")))
    assert Outline(text).open == []
    assert "No events were found" in text


def test_what_has_no_type_is_other_everywhere() -> None:
    """A lane, a colour and a choice of its own, and the nearest type only where one asks for it."""
    text = page(story.with_other())
    (card,) = re.findall(r'<article class="event q0 .*?</article>', text, re.DOTALL)
    assert 'data-type="OTHER"' in card and "ship brought 38 instructors" in card
    assert 'title="PLOVER has no type for it; nearest: Aid">Other</span>' in card and 'class="quad"' not in card
    assert re.search(r'class="lane q0">\s*<p class="lane-name">other</p>', text)
    choices = re.findall(r'<option value="([A-Z]+)">', text)
    assert choices[-1] == "OTHER" and choices[:-1] == sorted(choices[:-1]) and "AID" in choices
    assert "m-q0" in text or " q0" in text
    notes = markdown(story.with_other(), page="story.html")
    assert "Other (PLOVER has no type for it; nearest: Aid)" in notes
    shown = io.StringIO()
    terminal(story.with_other(), Console(file=shown, width=140))
    assert re.search(r"^.*Other · 38 instructors", shown.getvalue(), re.MULTILINE)


def test_two_hundred_events_make_a_page_that_can_be_used() -> None:
    """Months as headings, events told in passing folded, every event once, and a page of moderate size."""
    clause = "Orland sent a note to Vesk."
    text = "\n".join([clause] * 240)
    events = []
    for n in range(240):
        start = n * (len(clause) + 1)
        day = When.day(date(2031, 1, 1) + timedelta(days=n * 3))
        told = EventMention(
            Span.of("r", text, start, start + 26),
            Span.of("r", text, start + 7, start + 11),
            "send",
            "CONSULT",
            "occurred",
            date=day,
        )
        parties = (Participant("a-orland", "actor"), Participant("a-vesk", "recipient"))[: 1 + n % 2]
        events.append(
            Event(f"e{n}", "CONSULT", "occurred", (told,), (Origin("R", ("r",)),), date=day, participants=parties)
        )
    whole = Chronicle(MadeBy("0", "r"), (ToldReport(Report("r", text)),), story.actors(), (), tuple(events))
    out = page(whole)
    assert out.count('<article class="event') == 240
    assert "told once, in passing" in out
    assert len(out) < 1_500_000


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=12))
def test_marks_of_any_overlap_nest_and_lose_no_text(pairs: list[tuple[int, int]]) -> None:
    """However marks cross, elements nest, each anchor stands once, and the parts of a mark hold its words."""
    text = "abcdefghijklmnopqrstuvwxyz0123456789"
    marks = tuple(
        Mark(a, min(a + n, len(text)), f"w1-{a}-{min(a + n, len(text))}", ("actor",)) for a, n in dict.fromkeys(pairs)
    )
    marks = tuple({mark.anchor: mark for mark in marks}.values())
    out = str(marked(text, marks))
    outline = Outline(out)
    assert outline.open == []
    assert sorted(outline.ids) == sorted(mark.anchor for mark in marks)
    assert re.sub(r"<[^>]*>", "", out) == text
    assert all(text[mark.start : mark.end].startswith(outline.words[mark.anchor]) for mark in marks)


def test_a_day_is_a_dot_and_an_open_end_fades() -> None:
    """Days, stretches, open sides and what lies off the axis are drawn apart."""
    axis = Axis(date(2031, 1, 1), date(2031, 12, 31), (date(2031, 1, 1), date(2031, 12, 31)))
    day, month = axis.bar(When.day(date(2031, 7, 1))), axis.bar(When(date(2031, 7, 1), date(2031, 7, 31), "stated"))
    assert day and month
    assert (day.is_day, month.is_day, month.width > day.width) == (True, False, True)
    since, until = axis.bar(When(date(2031, 7, 1), None, "stated")), axis.bar(When(None, date(2031, 7, 1), "stated"))
    assert since and until
    assert (since.open_right, since.open_left, until.open_left) == (True, False, True)
    earlier = axis.bar(When.day(date(1960, 1, 1)))
    assert earlier and earlier.off == "earlier"
    assert axis.bar(When(None, None, "stated")) is None


def test_a_lone_far_off_day_does_not_squeeze_the_axis() -> None:
    """An event of long ago among many of one year leaves the axis to these."""
    days = [When.day(date(2031, 1, 1) + timedelta(days=20 * n)) for n in range(12)]
    axis = axis_over([When.day(date(1960, 5, 1)), *days])
    assert axis and axis.first.year >= 2030
    assert axis_over([]) is None
    edge = axis_over([When.day(date.min), When.day(date.max)])
    assert edge and (edge.first, edge.last) == (date.min, date.max)
    assert edge.ticks()


def test_a_close_axis_is_drawn_over_where_most_happens() -> None:
    """What led up to it over years is left out and told of; what is spread, or near, is drawn whole."""
    days = [When.day(date(2031, 1, 1) + timedelta(days=5 * n)) for n in range(24)]
    before = [When.day(date(year, 6, 1)) for year in (2022, 2024, 2026, 2028)]
    whole, close = axis_over([*before, *days]), axis_over([*before, *days], close=True)
    assert whole and close and whole.told == close.told == (date(2022, 6, 1), date(2031, 4, 26))
    assert (whole.first.year, close.first.year) == (2022, 2030)
    near = axis_over([When.day(date(2030, 12, 24)), *days], close=True)
    assert near and near.first < date(2030, 12, 24)
    spread = [When.day(date(2020 + n, 1, 1)) for n in range(12)]
    assert axis_over(spread, close=True) == axis_over(spread)
    assert axis_over([When.day(date(2031, 1, 1))], close=True) == axis_over([When.day(date(2031, 1, 1))])


def test_stacked_bars_never_overlap_in_a_row() -> None:
    """Bars in one row leave each other room."""
    axis = axis_over([When.day(date(2031, 1, 1)), When.day(date(2031, 3, 1))])
    assert axis
    dates = [When.day(date(2031, 1, 1) + timedelta(days=n // 3)) for n in range(60)]
    rows: dict[int, float] = {}
    for row, _, bar in stacked([(str(n), bar) for n, when in enumerate(dates) if (bar := axis.bar(when))]):
        assert rows.get(row, -1.0) <= bar.x
        rows[row] = bar.x + bar.width


@pytest.mark.parametrize("width", [40, 120])
def test_the_terminal_tells_the_same_in_short(width: int) -> None:
    """Events in order with dates in words, differences, and what stands."""
    out = io.StringIO()
    terminal(story.chronicle(), Console(file=out, width=width, color_system=None))
    flat = " ".join(out.getvalue().split())
    for said in (
        "Vesk, Orland and Harbour League",
        "Where the reports differ",
        "ended, day not told",
        "broken.txt",
    ):
        assert said in flat
    if width == 120:
        flat = flat[flat.index("told by") :]
        assert flat.index("12 March 2031") < flat.index("mid-April 2031") < flat.index("October 2032")
        assert "Mira Dahl (The Herald) or Ana Strom (The Courier)" in flat


def test_the_terminal_obeys_no_report() -> None:
    """Escape sequences and direction overrides are shown, not sent; square brackets are no markup."""
    out = io.StringIO()
    terminal(hostile(), Console(file=out, width=100, color_system=None))
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()


def test_a_field_without_known_words_is_plain() -> None:
    """A span that its report does not hold gives no dead link."""
    told = story.chronicle()
    first = told.reports[0]
    other = ToldReport(replace(first.report, text="something else altogether, and long enough " * 20))
    outline = Outline(page(replace(told, reports=(other, *told.reports[1:]))))
    assert {href[1:] for href in outline.hrefs} <= set(outline.ids)
