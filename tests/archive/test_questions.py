"""Questions: each filter asks what it says, both clocks hold, and ids complete."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.archive.plainreader import NOW, PlainReader, report_text
from whence import desk
from whence.archive import Archive, Filters, open_archive
from whence.errors import ArchiveError

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
    assert row["state"] in ("stood", "not known")
    assert desk.ask(archive, "relations", Filters(as_of=date(2030, 1, 1)))[0]["state"] == "not known"
    assert desk.ask(archive, "relations", Filters(known_by=date(2024, 6, 5))) == []
    (known,) = desk.ask(archive, "relations", Filters(known_by=date(2024, 6, 12)))
    assert {name: known[name] for name in known if name != "document"} == {
        name: row[name] for name in row if name not in ("document", "state")
    }
    assert desk.ask(archive, "relations", Filters(actor="Peru", known_by=date(2024, 6, 30))) == []
    assert desk.ask(archive, "relations", Filters(type="office")) == []


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
