"""The map: places drawn as exactly as they are told, an extent that fits the story, and a table of the same."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tests.web.conftest import Served
from whence.web.outlines import drawn, extent, fitted, outlines, world
from whence.web.worldmap import made, spots_of, story_view


def place(id: str, longitude: float | None, latitude: float | None, precision: str, country: str | None = None) -> Any:
    """A place as the archive outlines it."""
    return {"id": id, "name": id.title(), "country": country, "latitude": latitude, "longitude": longitude,
            "precision": precision}  # fmt: skip


PLACES = {
    one["id"]: one
    for one in (
        place("lomé", 1.2, 6.1, "settlement", "TGO"),
        place("accra", -0.2, 5.6, "settlement", "GHA"),
        place("near accra", -0.1, 5.7, "point", "GHA"),
        place("togo", 1.0, 8.0, "country", "TGO"),
        place("lima", -77.0, -12.0, "settlement", "PER"),
        place("the old mill", None, None, "settlement"),
    )
}


def tally(**counts: int) -> list[dict[str, Any]]:
    """Events counted: by place, underscores for spaces; all of them material conflict."""
    return [{"place": name.replace("_", " ") or None, "type": "ASSAULT", "n": n} for name, n in counts.items()]


def test_a_country_is_shaded_and_never_pinned() -> None:
    """What is told of a country as a whole is no disc; what is told of a town is one."""
    spots, _ = spots_of(tally(togo=5, lomé=2), PLACES)
    drawing = made(story_view(spots), spots, 0, {})
    assert [disc.spots[0].name for disc in drawing.discs] == ["Lomé"]
    togo = next(land for land in drawing.lands if land.code == "TGO")
    assert (togo.shade, "5 events, conflict in the country as a whole" in togo.words) == (3, True)


def test_a_derived_point_has_the_circle_in_which_it_may_lie() -> None:
    """A town has none; the circle grows with the view."""
    spots, _ = spots_of(tally(near_accra=1), PLACES)
    far, near = made(fitted((-8, 0, 8, 12)), spots, 0, {}), made(fitted((-1, 5, 1, 7)), spots, 0, {})
    rings = [drawing.discs[0].ring for drawing in (far, near)]
    assert rings[0] is not None and rings[1] is not None and rings[1] > 3 * rings[0]
    town, _ = spots_of(tally(accra=1), PLACES)
    assert made(fitted((-1, 5, 1, 7)), town, 0, {}).discs[0].ring is None


def test_discs_that_would_hide_one_another_are_one_that_opens() -> None:
    """From afar two towns are one disc; in the view that it opens they stand apart."""
    spots, _ = spots_of(tally(accra=3, near_accra=1, lomé=2), PLACES)
    afar = made(world(), spots, 0, {})
    assert [(disc.n, len(disc.spots)) for disc in afar.discs] == [(6, 3)]
    view = afar.discs[0].opens
    assert view is not None and len(made(view, spots, 0, {}).discs) > 1


def test_the_first_view_is_where_most_of_it_was() -> None:
    """One event on another continent does not stretch it; it is counted as outside."""
    spots, n_unplaced = spots_of([*tally(accra=9, lomé=9, lima=1, the_old_mill=2), *tally(**{"": 4})], PLACES)
    drawing = made(story_view(spots), spots, n_unplaced, {})
    assert drawing.view.east - drawing.view.west < 20
    assert (drawing.n_outside, drawing.n_unplaced, drawing.n_events) == (1, 6, 25)


def test_outlines_ship_with_the_package_and_share_their_borders() -> None:
    """Nearly every country has one; whole world and one region can be drawn, in few bytes."""
    assert len(outlines().lands) > 200
    shown = {code for code, _ in drawn(fitted((-5, 4, 5, 12)))}
    assert {"GHA", "TGO", "BEN"} <= shown and "PER" not in shown
    assert sum(len(path) for _, path in drawn(world())) < 200_000
    used = [n if n >= 0 else ~n for rings in outlines().lands.values() for ring in rings for n in ring]
    assert len(used) > len(set(used)) + 300
    assert extent("NER") == pytest.approx((0.15, 11.7, 16.0, 23.5), abs=0.5)


def test_land_beyond_the_date_line_is_not_drawn_across_the_world() -> None:
    """Russia goes on where the drawing ends, and its far end stands at the other side: no line from edge to edge."""
    paths = dict(drawn(world()))["RUS"].split("Z")
    steps = [[float(step.split()[0]) for step in path.lstrip("M").split("L")] for path in paths if path]
    assert max(abs(x - after) for xs in steps for x, after in pairwise(xs)) < 60
    assert any(max(xs) < 100 for xs in steps) and any(min(xs) > 500 for xs in steps)
    west, _, east, _ = extent("RUS") or (0, 0, 0, 0)
    assert east - west < 170


@pytest.mark.parametrize("box", ["", "x", "1,2,3", "5,5,1,1", "nan,0,1,1", "-999,0,999,1", "0,0,0,0", "<b>"])
def test_an_odd_extent_in_the_address_is_passed_over(desk: Served, box: str) -> None:
    """It shows the story's own."""
    assert desk.ask(f"/map?box={box.replace('<', '%3C')}").status == 200


@pytest.mark.browser
def test_a_disc_opens_its_events_by_keys_alone(desk: Served, visit: Any) -> None:
    """Each mark has a name that can be heard; Enter opens the list of just its events."""
    seen = visit(desk, "/map")
    disc = seen.page.get_by_role("link", name="Port Ansel").first
    disc.focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(f"{desk.root}/?place=p-ansel")
    placed = [row for row in desk.archive.ask("events", whole=False) if row["place"]]
    assert seen.page.locator(".event.row").count() == len(placed) > 0


@pytest.mark.browser
def test_the_map_moves_without_losing_its_address(desk: Served, visit: Any) -> None:
    """By its keys; the address follows, and shows the same without script; back goes back."""
    seen = visit(desk, "/map")
    seen.page.get_by_role("link", name="Farther").focus()
    with seen.page.expect_response(lambda answer: "/map" in answer.url):
        seen.page.keyboard.press("-")
    seen.page.wait_for_url("**/map?box=*")
    again = visit(desk, seen.page.url.removeprefix(desk.root), script=False)
    assert again.page.locator(".lands").get_attribute("viewBox") == seen.page.locator(".lands").get_attribute("viewBox")
    seen.page.go_back()
    seen.page.wait_for_url(f"{desk.root}/map")


@pytest.mark.browser
def test_the_table_says_what_the_map_shows(desk: Served, visit: Any) -> None:
    """Place, how exactly it is told, and how many events."""
    seen = visit(desk, "/map")
    seen.page.get_by_text("The same as a table").click()
    row = seen.page.get_by_role("row", name="Port Ansel")
    assert "a town" in row.inner_text()


def test_what_nobody_told_of_is_an_answer(desk: Served, empty_desk: Served, hostile_desk: Served) -> None:
    """An unknown actor, an empty archive and hostile names each have a page."""
    assert "No such name here" in desk.ask("/map?actor=Nobody%20At%20All").text
    assert "No events yet" in empty_desk.ask("/map").text
    assert "<script>alert" not in hostile_desk.ask("/map").text
