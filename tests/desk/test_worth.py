"""What is most worth judging: decided by little, contested, much cited or alike in name; and not what was judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive import plainreader
from tests.brief import story
from tests.web.conftest import keep
from whence.archive import Archive, open_archive
from whence.desk import Said, add, judge
from whence.desk.ruling import record, ruling_of
from whence.desk.worth import Worth, worth_judging
from whence.model.linked import Close
from whence.model.span import Span

NOW = plainreader.NOW


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Archive]:
    """The invented story of the brief: reports differ on who received a delegation, and an accord stands on events."""
    with keep(tmp_path / "told.whence", story.chronicle(), story.linked().standings) as archive:
        yield archive


@pytest.fixture
def read(tmp_path: Path) -> Iterator[Archive]:
    """Six reports, read and linked: the happening that two of them tell is one event."""
    with open_archive(tmp_path / "read.whence", create=True) as archive:
        add(archive, [plainreader.story(tmp_path / "reports")], now=NOW, reader=plainreader.PlainReader())
        yield archive


def of_kind(found: tuple[Worth, ...], kind: str) -> list[Worth]:
    """The items of one kind."""
    return [one for one in found if one.kind == kind]


def test_what_reports_differ_on_is_told_with_the_attributes(told: Archive) -> None:
    """Contested events name on what; those that differ on most come first."""
    contested = of_kind(worth_judging(told), "contested")
    assert {one.ids[0]: one.attributes for one in contested}["e-received"] == ("recipient",)
    n_attributes = [len(one.attributes) for one in contested]
    assert n_attributes == sorted(n_attributes, reverse=True)


def test_what_much_hangs_on_is_told_with_how_much(told: Archive) -> None:
    """An event that opens relations is cited, with their number."""
    cited = of_kind(worth_judging(told), "cited")
    hanging = {one.ids[0]: one.n_relations for one in cited}
    assert any(hanging.values())
    for one in cited:
        assert one.n_relations or one.n_reports >= 3


def test_close_calls_are_asked_about_as_judgements_name_them(read: Archive) -> None:
    """Of two events their ids, of one event the two tellings; one whose events are gone is left out."""
    two = [row["id"] for row in read.ask("events")]
    word, other = Span("report-000", 7, 10, "met"), Span("report-001", 5, 11, "signed")
    near = Close((two[0], two[1]), (word, other), 0.4, 0.45, ("both",), ("places apart",))
    loose = replace(near, events=(two[1], two[1]))
    gone = replace(near, events=("e1-0", two[1]))
    found = worth_judging(read, (near, loose, gone))
    assert [(one.about, one.score, one.doubts) for one in of_kind(found, "near")] == [
        ((two[0], two[1]), 0.4, ("places apart",))
    ]
    assert [one.about for one in of_kind(found, "loose")] == [(f"{two[1]}@report-000:7", f"{two[1]}@report-001:5")]


def test_kinds_come_in_turn(told: Archive) -> None:
    """So that who judges ten items sees some of each."""
    found = worth_judging(told)
    kinds = list(dict.fromkeys(one.kind for one in found))
    assert len(kinds) > 1 and [one.kind for one in found[: len(kinds)]] == kinds


def test_what_was_judged_is_not_asked_again(tmp_path: Path) -> None:
    """An accepted event is no longer cited; taken back, it is again."""
    sentence = "Ghana signed Peru in Lima on 3 May 2024. Ministers of numbered group {} spoke at length."
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(3):
        (folder / f"r{n}.txt").write_text(f"---\noutlet: Outlet {n}\n---\n{sentence.format(n)}\n", "utf-8")
    with open_archive(tmp_path / "a.whence", create=True) as archive:
        add(archive, [folder], now=NOW, reader=plainreader.PlainReader())
        (cited,) = of_kind(worth_judging(archive), "cited")
        made = judge(archive, Said("accept", cited.about), now=NOW)
        assert of_kind(worth_judging(archive), "cited") == []
        judge(archive, Said("withdraw", (made.id,)), now=NOW)
        assert of_kind(worth_judging(archive), "cited") == [cited]


def test_alike_names_are_asked_about_until_they_are_told_apart(tmp_path: Path) -> None:
    """A slip in a name, a surname and its bearer; but never persons of two countries, nor what a judgement parted."""
    told = story.chronicle()
    pell = next(actor for actor in told.actors if actor.name == "Joren Pell")
    words = [mention.trigger for event in told.events for mention in event.mentions]
    more = [
        replace(pell, id=id, name=name, country=country, mentions=(words[n],))
        for n, (id, name, country) in enumerate(
            [("a-slip", "Joren Pelll", "VES"), ("a-short", "Pell", None), ("a-other", "Joren Pell", "TOL")]
        )
    ]
    with keep(tmp_path / "alike.whence", replace(told, actors=(*told.actors, *more))) as archive:
        found = {frozenset(one.ids) for one in of_kind(worth_judging(archive), "names")}
        slip, short = frozenset(("a-pell", "a-slip")), frozenset(("a-pell", "a-short"))
        assert {slip, short} <= found and frozenset(("a-pell", "a-other")) not in found
        record(archive, ruling_of(archive, Said("different", ("a-pell", "a-slip")), now=NOW), now=NOW)
        assert {frozenset(one.ids) for one in of_kind(worth_judging(archive), "names")} == found - {slip}
