"""What PLOVER has no type for: people see and ask for it as Other on every page, in a colour of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.archive import plainreader
from tests.web.conftest import Served
from whence.archive import Archive, open_archive
from whence.codebook import plover
from whence.codebook.plover import NEAREST, OTHER
from whence.desk import Filters, Said, add, judge
from whence.desk.trying import attempt
from whence.errors import ArchiveError
from whence.web.network import network
from whence.web.subjects import others, subject
from whence.web.worldmap import made, spots_of, story_view

LIMA = {
    "id": "lima",
    "name": "Lima",
    "country": "PER",
    "latitude": -12.0,
    "longitude": -77.0,
    "precision": "settlement",
}


def ferried(folder: Path) -> Archive:
    """An archive of six reports and one more, which tells a happening without a type."""
    archive = open_archive(folder / "ferry.whence", create=True)
    reports = plainreader.story(folder / "reports")
    text = plainreader.report_text(9, ["Fiji ferried Chad to Lima on 30 May 2024."])
    (reports / "ferry.txt").write_text(text, "utf-8")
    add(archive, [reports], now=plainreader.NOW, reader=plainreader.PlainReader())
    return archive


def test_it_has_no_quad_class() -> None:
    """Neither cooperation nor conflict, however conflictual the nearest type is."""
    assert [plover.quad(name, NEAREST) for name in plover.types()] == [None] * len(plover.types())
    assert (plover.quad("ASSAULT"), plover.quad("SANCTION", "discontinue"), plover.quad(OTHER)) == (4, 4, None)
    assert (plover.type_words("ASSAULT", NEAREST), plover.type_words("SANCTION", "discontinue")) == (
        "Other",
        "Sanction",
    )


def test_a_list_filters_by_it_and_draws_it_apart(other_desk: Served) -> None:
    """The form offers Other, its list has these events alone, and the nearest type's has them no more."""
    whole, other, aid = (other_desk.ask(path).text for path in ("/", "/?type=OTHER", "/?type=AID"))
    assert re.search(r'<option value="OTHER">Other</option></select>', whole)
    assert "of type Other" in other and other.count('class="event row') == 1 and "38 instructors" in other
    assert 'class="event row q0 occurred"' in whole and 'class="lane q0"' in whole
    assert "ship brought 38 instructors" not in aid and aid.count('class="event row') == 1


def test_an_event_and_its_report_name_the_nearest_type_as_that(other_desk: Served) -> None:
    """In words where the type is told, and in the claim matrix as Other."""
    text = other_desk.ask("/events/e-arrival").text
    assert re.search(r"Other <span class=\"note\">PLOVER has no type for it; nearest: Aid</span>", text)
    assert '<article class="sheet q0 occurred">' in text and ">Aid<" not in text
    report = other_desk.ask("/reports/sound-weekly").text
    assert '<li class="q0 occurred">' in report and re.search(r"m-q0|\bq0\b.*brought", report)


def test_a_map_counts_it_as_neither_conflict_nor_cooperation() -> None:
    """In words, and in the parts of a disc."""
    rows = [{"place": "lima", "type": type, "n": n} for type, n in (("ASSAULT", 2), (OTHER, 1), ("AID", 3))]
    said, parts = [], []
    for some in (rows, rows[:2], rows[1:], rows[1:2]):
        spots, _ = spots_of(some, {"lima": LIMA})
        (disc,) = made(story_view(spots), spots, 0, {}).discs
        said.append(spots[0].words)
        parts.append(([kind for kind, _ in disc.slices], disc.ground))
    assert said == [
        "Lima: 6 events, 2 of them conflict and 1 of them other",
        "Lima: 3 events, 2 of them conflict and 1 of them other",
        "Lima: 4 events, 1 of them other", "Lima: 1 event, other",
    ]  # fmt: skip
    assert parts == [
        (["conflict", "other"], "cooperation"),
        (["conflict"], "other"),
        (["other"], "cooperation"),
        ([], "other"),
    ]


def test_the_network_lists_it_as_other_without_a_score() -> None:
    """Between two who also attack each other it pulls the mean to the middle and is named as what it is."""
    acts = [
        {"event": e, "one": "a", "other": "b", "type": "ASSAULT", "mode": mode}
        for e, mode in (("1", NEAREST), ("2", None))
    ]
    people = {id: {"id": id, "name": id, "type": "organization", "country": None} for id in "ab"}
    (edge,) = network(acts, people, 10, by_country=False).edges
    assert dict(edge.types) == {"ASSAULT": 1, "OTHER": 1}
    assert edge.mean == round(plover.score("ASSAULT") / 2, 1) and "Other" in edge.words


def test_a_person_may_give_it_a_type_or_take_one_away(tmp_path: Path) -> None:
    """Setting the type, even the nearest one, ends that it is but the nearest; OTHER is a value like the types."""
    with ferried(tmp_path) as archive:
        (id,) = (row["id"] for row in archive.ask("events", Filters(type=OTHER)))
        (move,) = attempt(archive, Said("set", (id,), "type", "AID"), now=plainreader.NOW).moves
        assert (move.before[0].values["type"], move.after[0].values["type"], move.fields) == (OTHER, "AID", ("type",))
        judge(archive, Said("set", (id,), "type", "AID"), now=plainreader.NOW)
        (row,) = (row for row in archive.ask("events") if row["id"] == id)
        assert (row["type"], row["mode"]) == ("AID", None) and archive.count("events", Filters(type=OTHER)) == 0
        judge(archive, Said("set", (id,), "type", OTHER), now=plainreader.NOW)
        assert [row["id"] for row in archive.ask("events", Filters(type=OTHER))] == [id]
        with pytest.raises(ArchiveError, match="OTHER"):
            judge(archive, Said("set", (id,), "type", "NEAREST"), now=plainreader.NOW)


def test_a_form_starts_from_other_and_offers_every_type(tmp_path: Path) -> None:
    """What may be the same event is sought on the same days, whatever its type, and Other is no likeness."""
    from whence.web.shelf import Shelf

    with ferried(tmp_path) as archive:
        (row,) = archive.ask("events", Filters(type=OTHER))
        shelf = Shelf(archive)
        one = subject(shelf, row["id"])
        assert one.values["type"] == OTHER
        assert not any("also" in other.why for other in others(shelf, one, ""))


@pytest.mark.browser
def test_its_colours_hold_to_wcag(other_desk: Served, visit: Any) -> None:
    """Text on its ground in light and dark, on the list, the event, the map and in a report."""
    seen = visit(other_desk, "/?type=OTHER")
    for path in ("/?type=OTHER", "/events/e-arrival", "/map", "/reports/sound-weekly"):
        seen.go(path)
        assert seen.breaks() == [], path
