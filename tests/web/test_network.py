"""The network: dealings counted once, coloured by PLOVER's scores, legible with many, the same each time."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Served
from whence.codebook import plover
from whence.desk import Filters
from whence.web.network import HEIGHT, MAX_ROWS, OTHERS, WIDTH, network


def actors(n: int) -> dict[str, Any]:
    """So many organizations of no country."""
    return {
        f"a{i}": {"id": f"a{i}", "name": f"Body number {i}", "type": "organization", "country": None} for i in range(n)
    }


def act(event: str, one: str, other: str, type: str = "CONSULT") -> dict[str, Any]:
    """What one did to another in an event."""
    return {"event": event, "one": one, "other": other, "type": type, "mode": None}


def crowd(n: int) -> list[dict[str, Any]]:
    """Dealings of so many actors, each with a few others, the first ones with most."""
    return [act(f"e{i}-{k}", f"a{i}", f"a{(i * k) // 3}") for i in range(1, n) for k in range(3) if i != (i * k) // 3]


def test_an_event_counts_once_for_a_country_and_its_organs() -> None:
    """Country and army acting together are one actor where they are taken as one."""
    people = actors(1) | {
        "c": {"id": "c", "name": "Orland", "type": "country", "country": "ORL"},
        "army": {"id": "army", "name": "army", "type": "organization", "country": "ORL"},
    }
    acts = [act("e1", "c", "a0"), act("e1", "army", "a0"), act("e2", "c", "army")]
    whole, told = (network(acts, people, 10, by_country=by) for by in (True, False))
    assert [(edge.one.id, edge.other.id, edge.n) for edge in whole.edges] == [("c", "a0", 1)]
    assert (whole.n_events, whole.n_within, told.n_events, len(told.edges)) == (1, 1, 2, 3)


@pytest.mark.parametrize(("type", "step"), [("ASSAULT", 0), ("ACCUSE", 1), ("CONSULT", 3), ("AID", 4)])
def test_colours_follow_the_scores(type: str, step: int) -> None:
    """From conflict, 0, to cooperation, 4; the mean is PLOVER's own."""
    (edge,) = network([act("e", "a0", "a1", type)], actors(2), 10, by_country=False).edges
    assert (edge.step, edge.mean) == (step, round(plover.types()[type].score, 1))


def test_those_beyond_the_most_active_are_one_node() -> None:
    """Nothing is lost: what is drawn has all events but those that the others have among themselves."""
    made = network(crowd(300), actors(300), 16, by_country=False)
    assert len(made.nodes) == 17 and made.nodes[-1].id == OTHERS
    assert made.n_left == len({one for a in crowd(300) for one in (a["one"], a["other"])}) - 16
    assert all(edge.one.id != edge.other.id for edge in made.edges)


def test_the_table_has_the_pairs_with_most_events_and_says_how_many_there_are() -> None:
    """What is listed is bounded, however many deal with one another."""
    made = network(crowd(300), actors(300), 16, by_country=False)
    assert len(made.rows) == MAX_ROWS < made.n_pairs
    assert made.n_pairs == len({(a["one"], a["other"]) for a in crowd(300)})
    assert [row.n for row in made.rows] == sorted((row.n for row in made.rows), reverse=True)


@pytest.mark.parametrize("n", [1, 2, 17, 64])
def test_names_do_not_overlap_and_stay_within(n: int) -> None:
    """However many are drawn, up to the most that can be asked for."""
    nodes = network(crowd(n + 1), actors(n + 1), 64, by_country=False).nodes
    for node in nodes:
        assert 0 <= node.x <= WIDTH and 0 <= node.y <= HEIGHT
    close = [
        (one.name, other.name)
        for at, one in enumerate(nodes) for other in nodes[at + 1 :]
        if abs(one.y - other.y) < 16 and abs(one.x - other.x) < 60
    ]  # fmt: skip
    assert len(close) <= len(nodes) // 20


def test_the_same_events_look_the_same() -> None:
    """Whatever the order in which they come."""
    acts = crowd(40)
    assert network(acts, actors(40), 32, by_country=True) == network(acts[::-1], actors(40), 32, by_country=True)


@pytest.mark.browser
def test_an_arrow_opens_its_events_by_keys_alone(desk: Served, visit: Any) -> None:
    """As many as it says, in a list of which the filters can be left out."""
    seen = visit(desk, "/network")
    arrow = seen.page.locator(".net a:has(.edge)").last
    words = arrow.get_attribute("aria-label") or ""
    arrow.focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/?*by=*upon=*")
    n = int(words.split(": ")[1].split(" ")[0])
    assert seen.page.locator(".event.row").count() == n
    one, other = words.split(": ")[0].split(" to ")
    assert seen.page.get_by_role("link", name=f"done by {one}, leave out").count() == 1
    assert seen.page.get_by_role("link", name=f"done to {other}, leave out").count() == 1


def test_every_arrow_says_how_many_events_the_archive_has(desk: Served) -> None:
    """Of what a country and its organs did to another and its organs."""
    people, acts = desk.archive.outlines("actor"), desk.archive.tally("acted")
    for edge in network(acts, people, 64, by_country=True).rows:
        assert desk.archive.count("events", Filters(doer=edge.one.id, done_to=edge.other.id)) == edge.n


@pytest.mark.browser
def test_it_can_be_drawn_as_told(desk: Served, visit: Any) -> None:
    """In place, with an address of its own; the table says the same."""
    seen = visit(desk, "/network")
    seen.page.get_by_role("link", name="each actor as told").click()
    seen.page.wait_for_url("**/network?as=told")
    seen.page.get_by_text("The same as a table").click()
    assert seen.page.locator(".as-table tbody tr").count() == seen.page.locator(".net a:has(.edge)").count()


def test_odd_addresses_and_archives_have_a_page(desk: Served, empty_desk: Served, hostile_desk: Served) -> None:
    """No such actor, no such number, nothing at all, and hostile names."""
    assert "No such name here" in desk.ask("/network?actor=Nobody%20At%20All").text
    assert desk.ask("/network?top=-3&as=%00").status == 200
    assert "Nobody acts on anybody" in empty_desk.ask("/network").text
    assert hostile_desk.ask("/network").status == 200
