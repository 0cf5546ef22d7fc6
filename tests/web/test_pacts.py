"""What several are bound by at one stroke stands in one row where people read it, in pairs where programs do."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date

import pytest
from click.testing import CliRunner

from tests.web.conftest import Served, keep, serving
from whence import brief
from whence.brief import notes
from whence.brief.short import show
from whence.cli import whence
from whence.desk import chronicle_of
from whence.model.chronicle import Chronicle, MadeBy, ToldReport
from whence.model.event import Actor, Event, Origin
from whence.model.mention import EventMention, Participant
from whence.model.report import Report
from whence.model.span import Span
from whence.model.when import When

TEXT = "Tarn, Orland and Vesk signed a defence pact on 4 March 2031. Orland and Kell signed a trade accord."
ONE = "Orland, Tarn and Vesk"
MARCH = date(2031, 3, 4)
NAMES = ("Orland", "Tarn", "Vesk", "Kell")


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of("herald", TEXT, start, start + len(words))


def _signing(id: str, clause: str, parties: tuple[str, ...]) -> Event:
    start = TEXT.index(clause)
    trigger = Span.of("herald", TEXT, TEXT.index("signed", start), TEXT.index("signed", start) + len("signed"))
    parts = tuple(Participant(f"a-{name.casefold()}", "actor", (_span(name),)) for name in parties)
    when = When.day(MARCH) if "2031" in clause else None
    telling = EventMention(_span(clause), trigger, "sign", "SUPPORT", "occurred", participants=parts, date=when)
    origin = Origin("The Herald", ("herald",))
    return Event(id, "SUPPORT", "occurred", (telling,), (origin,), summary=clause, date=when, participants=parts)


def _chronicle() -> Chronicle:
    pact, accord = TEXT.rstrip(".").split(". ")
    return Chronicle(
        MadeBy("0", "none"),
        reports=(ToldReport(Report("herald", TEXT, title="A pact", outlet="The Herald")),),
        actors=tuple(Actor(f"a-{one.casefold()}", one, "country", mentions=(_span(one),)) for one in NAMES),
        events=(_signing("e-pact", pact, NAMES[:3]), _signing("e-accord", accord, ("Orland", "Kell"))),
    )


@pytest.fixture(scope="module")
def pacts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk on a pact of three and an accord of two, kept as four relations."""
    with keep(tmp_path_factory.mktemp("pacts") / "pacts.whence", _chronicle()) as archive, serving(archive) as one:
        assert len(archive.ask("relations", whole=False)) == 4
        yield one


def test_what_stands_shows_one_row_and_counts_agreements(pacts: Served) -> None:
    """Two agreements, the pact with the pairs that it is kept as."""
    page = pacts.ask("/standing?as_of=2031-03-04").text
    assert "2 relations on 4 March 2031" in page
    assert page.count('class="between"') == 2 and "kept as 3 pairs" in page
    assert all(id in page for id in _ids(pacts))


def test_by_pair_it_stands_under_each_two(pacts: Served) -> None:
    """Each pair has its heading, and under it the whole pact."""
    page = pacts.ask("/standing?as_of=2031-03-04&by=pair").text
    for heading in ("Orland and Tarn", "Orland and Vesk", "Tarn and Vesk", "Kell and Orland"):
        assert f">{heading}</h2>" in page
    assert "2 relations on 4 March 2031" in page


def test_asked_for_a_party_it_is_still_whole(pacts: Served) -> None:
    """A filter by one of three parties shows the pact of three."""
    page = pacts.ask("/standing?as_of=2031-03-04&actor=Tarn").text
    assert "1 relation on 4 March 2031" in page and "kept as 3 pairs" in page
    told = CliRunner().invoke(whence, ["relations", pacts.archive.where, "--actor", "Tarn"]).stdout
    assert told.count(ONE) == 1 and "Kell" not in told


def test_what_changed_tells_it_once(pacts: Served) -> None:
    """From the day before to the day."""
    page = pacts.ask("/standing?as_of=2031-03-04&since=2031-03-03").text
    assert page.count(f"<bdi>{ONE}</bdi>") == 1
    page = pacts.ask("/standing?as_of=2031-03-04&since=2031-03-03&actor=Tarn").text
    assert page.count(f"<bdi>{ONE}</bdi>") == 1


def test_a_partys_page_tells_it_once(pacts: Served) -> None:
    """Of its two relations, each in a row; the pact with all who are bound."""
    page = pacts.ask("/actors/a-orland").text
    assert page.count('class="between"') == 2
    assert page.count("defence pact</bdi></span>") == 1


def test_briefs_tell_it_once(pacts: Served) -> None:
    """As a page, as Markdown and in the terminal."""
    from rich.console import Console

    told = chronicle_of(pacts.archive)
    page, out = brief.page(told), io.StringIO()
    show(told, Console(file=out, width=120))
    assert page.count('class="between"') == 2 and "What stands <span>2</span>" in page
    assert notes.render(told, notes.on_page(told, "brief.html")).count("(defence pact)") == 1
    assert out.getvalue().count(f"{ONE}: ") == 1


def test_the_table_tells_it_once_and_files_keep_pairs(pacts: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """`whence relations` has two rows, with the ids of all; JSON and CSV have four."""
    monkeypatch.setenv("COLUMNS", "200")
    asked = ["relations", pacts.archive.where]
    table = CliRunner().invoke(whence, asked).stdout
    assert table.count("defence pact") == 1 and ONE in table
    assert all(id in table for id in _ids(pacts))
    assert len(json.loads(CliRunner().invoke(whence, [*asked, "--json"]).stdout)) == 4
    rows = list(csv.DictReader(io.StringIO(CliRunner().invoke(whence, [*asked, "--csv"]).stdout)))
    assert len(rows) == 4 and {"subject", "object", "detail"} <= set(rows[0])


def _ids(pacts: Served) -> list[str]:
    return [row["id"] for row in pacts.archive.ask("relations", whole=False) if row["detail"] == "defence pact"]
