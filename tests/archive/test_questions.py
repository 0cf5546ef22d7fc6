"""Questions: each filter asks what it says, both clocks hold, and ids complete."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.archive.plainreader import NOW, PlainReader, report_text
from whence import app, desk
from whence.archive import Archive, Filters, open_archive
from whence.errors import ArchiveError
from whence.model.codec import dumps

REPORTS = {
    "early": ["Norway met Mali in Bamako on 4 April 2024.", "Peru attacked Chad on 5 April 2024."],
    "late": ["Norway met Mali in Bamako on 4 April 2024.", "Norway is an ally of Mali."],
    "last": ["Ghana aided Fiji in Oslo on 20 May 2024.", "Norway aided Fiji in Oslo on 28 May 2024."],
}


@pytest.fixture
def archive(where: str, tmp_path: Path) -> Iterator[Archive]:
    """Three reports, out on 2, 12 and 22 June."""
    for n, (name, sentences) in enumerate(REPORTS.items()):
        (tmp_path / f"{name}.txt").write_text(report_text(1 + 10 * n, sentences), "utf-8")
    with open_archive(where, create=True) as held:
        desk.add(held, [str(tmp_path / "*.txt")], now=NOW, reader=PlainReader())
        yield held


def found(archive: Archive, **asked: object) -> list[str]:
    """Summaries' first three words of the events that fit."""
    rows = desk.ask(archive, "events", Filters(**asked))  # type: ignore[arg-type]
    return [" ".join(row["summary"].split()[:3]) for row in rows]


def test_events_are_asked_for_by_what_they_are(archive: Archive) -> None:
    """Actor, type, status, place, days, origins: alone and together."""
    assert found(archive) == ["Norway met Mali", "Peru attacked Chad", "Ghana aided Fiji", "Norway aided Fiji"]
    assert found(archive, actor="norway") == ["Norway met Mali", "Norway aided Fiji"]
    assert found(archive, type="assault") == ["Peru attacked Chad"]
    assert found(archive, status="planned") == []
    assert found(archive, place="oslo") == ["Ghana aided Fiji", "Norway aided Fiji"]
    assert found(archive, since=date(2024, 4, 5), until=date(2024, 5, 20)) == ["Peru attacked Chad", "Ghana aided Fiji"]
    assert found(archive, min_origins=2) == ["Norway met Mali"]
    assert found(archive, as_of=date(2024, 4, 4)) == ["Norway met Mali"]
    assert found(archive, actor="Norway", place="Oslo", limit=1) == ["Norway aided Fiji"]


def test_known_by_leaves_out_what_later_reports_say(archive: Archive) -> None:
    """Events, origins and mentions are those of the reports out by then."""
    by = date(2024, 6, 5)
    assert found(archive, known_by=by) == ["Norway met Mali", "Peru attacked Chad"]
    assert found(archive, known_by=by, min_origins=2) == []
    assert found(archive, known_by=date(2024, 6, 12), min_origins=2) == ["Norway met Mali"]
    rows = desk.ask(archive, "events", Filters(known_by=by))
    assert [(row["n_reports"], row["n_origins"]) for row in rows] == [(1, 1), (1, 1)]
    assert {m["report"] for document in desk.documents(rows) for m in document["mentions"]} == {"early"}
    assert [row["id"] for row in desk.ask(archive, "reports", Filters(known_by=by))] == ["early"]
    assert {row["name"] for row in desk.ask(archive, "actors", Filters(known_by=by))} == {
        "Norway",
        "Mali",
        "Peru",
        "Chad",
    }


def test_relations_answer_by_both_clocks(archive: Archive) -> None:
    """What stands, stood or is not known; and that it was not known before it was reported."""
    (row,) = desk.ask(archive, "relations", Filters(actor="Mali", as_of=date(2024, 6, 12)))
    assert (row["type"], row["subject"], row["object"]) == ("agreement", "Norway", "Mali")
    assert row["state"] == "stood" and row["why"] == "said to stand on 2024-06-12"
    assert desk.ask(archive, "relations", Filters(as_of=date(2030, 1, 1)))[0]["state"] == "not known"
    assert desk.ask(archive, "relations", Filters(known_by=date(2024, 6, 5))) == []
    (known,) = desk.ask(archive, "relations", Filters(known_by=date(2024, 6, 12)))
    assert {name: known[name] for name in known if name != "document"} == {
        name: row[name] for name in row if name not in ("document", "state", "why")
    }
    assert desk.ask(archive, "relations", Filters(actor="Peru", known_by=date(2024, 6, 30))) == []
    assert desk.ask(archive, "relations", Filters(type="office")) == []


def test_a_page_tells_how_many_there_are(archive: Archive) -> None:
    """Pages follow one another without gap, without documents, and counts stand beside them."""
    first = desk.page(archive, "events", Filters(limit=3))
    second = desk.page(archive, "events", Filters(limit=3, offset=first.next_offset or 0))
    assert (first.n_rows, second.n_rows, first.next_offset, second.next_offset) == (4, 4, 3, None)
    assert [row["id"] for row in (*first.rows, *second.rows)] == [row["id"] for row in archive.ask("events")]
    assert "document" not in first.rows[0]
    for what in ("events", "actors", "relations", "differences", "reports"):
        assert archive.count(what) == len(archive.ask(what))
    assert desk.page(archive, "relations", Filters(known_by=date(2024, 6, 12))).n_rows == 1
    assert desk.page(archive, "relations", Filters(known_by=date(2024, 6, 5))).n_rows == 0
    assert desk.found(archive, "envoys", limit=2).n_rows == 3


def test_counts_by_kind_say_what_else_there_is(archive: Archive) -> None:
    """A filter on the type narrows every count but that of types."""
    facets = archive.facets("events", Filters(type="AID", place="Oslo"))
    assert facets == {"type": {"AID": 2}, "status": {"occurred": 2}}
    assert archive.facets("events", Filters(type="AID"))["type"] == {"AID": 2, "ASSAULT": 1, "CONSULT": 1}


def test_what_has_no_type_is_other(archive: Archive, tmp_path: Path) -> None:
    """Filters, counts and tallies leave it out of its nearest type, and have it under OTHER; its row keeps both."""
    (tmp_path / "ferry.txt").write_text(report_text(25, ["Fiji ferried Chad to Lima on 30 May 2024."]), "utf-8")
    desk.add(archive, [str(tmp_path / "ferry.txt")], now=NOW, reader=PlainReader())
    assert found(archive, type="AID") == ["Ghana aided Fiji", "Norway aided Fiji"]
    assert found(archive, type="other") == ["Fiji ferried Chad"]
    assert archive.facets("events", Filters(type="AID"))["type"] == {"AID": 2, "ASSAULT": 1, "CONSULT": 1, "OTHER": 1}
    assert [row["id"] for row in archive.ask("reports", Filters(type="OTHER"))] == ["ferry"]
    tallied = {row["type"]: row["n"] for row in archive.tally("happened", Filters(place="Lima"))}
    assert tallied == {"OTHER": 1}
    (row,) = archive.ask("events", Filters(type="OTHER"))
    assert (row["type"], row["mode"]) == ("AID", "nearest")


def test_more_filters_narrow(archive: Archive) -> None:
    """Words of a summary, a report, and the state of a relation."""
    assert found(archive, words="AIDED fiji") == ["Ghana aided Fiji", "Norway aided Fiji"]
    assert found(archive, report="late") == ["Norway met Mali"]
    day = date(2024, 6, 12)
    assert archive.count("relations", Filters(as_of=day, state="stood")) == 1
    assert archive.count("relations", Filters(as_of=day, state="ended")) == 0


def test_a_chronicle_is_told_by_both_clocks(archive: Archive) -> None:
    """It holds what the reports of the day say and no word of later ones, loads, and names its days."""
    told = desk.chronicle_of(archive, known_by=date(2024, 6, 12), as_of=date(2024, 4, 4))
    assert [one.report.id for one in told.reports] == ["early", "late"]
    assert [event.type for event in told.events] == ["CONSULT"]
    assert {actor.name for actor in told.actors} == {"Norway", "Mali", "Peru", "Chad"}
    assert (told.made_by.as_of, told.made_by.known_by) == (date(2024, 4, 4), date(2024, 6, 12))
    assert '"last"' not in dumps(told) and "(last)" not in dumps(told)
    early = desk.chronicle_of(archive, known_by=date(2024, 6, 5))
    assert [len(event.mentions) for event in early.events] == [1, 1] and early.relations == ()
    assert len(desk.chronicle_of(archive, known_by=date(2024, 6, 12)).relations) == 1


def test_an_archive_and_its_reports_tell_the_same_by_both_clocks(archive: Archive) -> None:
    """`whence.link` with clocks gives what the archive gives."""
    days = {"as_of": date(2024, 6, 1), "known_by": date(2024, 6, 12)}
    readings = archive.readings({digest: readers[-1] for digest, readers in archive.readers().items()})
    direct = app.link(archive.reports(), readings, **days)
    assert dumps(direct) == dumps(desk.chronicle_of(archive, **days))


def test_reports_are_asked_for_by_what_they_tell(archive: Archive) -> None:
    """By the actors, places and types of their events, and by when they came out."""
    assert [row["id"] for row in archive.ask("reports", Filters(actor="Mali"))] == ["early", "late"]
    assert [row["id"] for row in archive.ask("reports", Filters(since=date(2024, 6, 13)))] == ["last"]
    assert [row["id"] for row in archive.ask("reports", Filters(type="ASSAULT"))] == ["early"]


def test_whom_nobody_is_called_is_told(archive: Archive) -> None:
    """A name that no actor or place has is an error that says so, not an empty list."""
    for asked in (Filters(actor="Atlantis"), Filters(place="Atlantis")):
        with pytest.raises(ArchiveError, match="Atlantis"):
            archive.ask("events", asked)


def test_ids_complete_where_they_are_clear(archive: Archive) -> None:
    """The beginning of an id is enough, an exact id wins, and what fits several is told."""
    event = archive.ask("events")[0]["id"]
    assert archive.complete(event[:9]) == ("event", event)
    assert archive.complete("early") == ("report", "early")
    with pytest.raises(ArchiveError, match="write more"):
        archive.complete("a1-")
    with pytest.raises(ArchiveError, match="begins with"):
        archive.complete("e1-%")
    assert archive.document("event", event)["id"] == event


def test_differences_are_asked_for_by_what_they_are_about(where: str, tmp_path: Path) -> None:
    """A toll or a place that two reports give differently is listed, with both values."""
    for n, town in enumerate(("Bamako", "Oslo", "Lima")):
        sentences = [f"Peru attacked Chad in {town} on 5 April 2024.", "Ghana met Fiji on 7 April 2024."]
        (tmp_path / f"r{n}.txt").write_text(report_text(n, sentences), "utf-8")
    with open_archive(where, create=True) as archive:
        desk.add(archive, [tmp_path / f"r{n}.txt" for n in range(3)], now=NOW, reader=PlainReader())
        events = archive.ask("events", Filters(type="ASSAULT"))
        archive_ids = [row["id"] for row in events]
        if len(archive_ids) > 1:  # linking keeps other places apart: a person says that they are one
            desk.judge(archive, desk.Said("same", tuple(archive_ids)), now=NOW)
        (row,) = archive.ask("differences", Filters(actor="Chad"))
        assert (row["kind"], row["attribute"]) == ("event", "place")
        assert archive.ask("differences", Filters(actor="Ghana")) == []
        assert [row["type"] for row in desk.ask(archive, "events", Filters(contested=True))] == ["ASSAULT"]
        assert desk.ask(archive, "events", Filters(contested=True, known_by=date(2024, 6, 1))) == []
