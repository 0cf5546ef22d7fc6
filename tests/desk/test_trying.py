"""A judgement tried before it is kept: what it would change is told, and the archive stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive import plainreader
from whence.archive import Archive, open_archive
from whence.desk import Said, add, derive, judge
from whence.desk.trying import adopt, attempt
from whence.errors import ArchiveError

NOW = plainreader.NOW


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Six reports; the happening that two of them tell is one event."""
    with open_archive(tmp_path / "a.whence", create=True) as made:
        add(made, [plainreader.story(tmp_path / "reports")], now=NOW, reader=plainreader.PlainReader())
        yield made


def ids(archive: Archive) -> list[str]:
    """The ids of all events, in order."""
    return [row["id"] for row in archive.ask("events")]


def twice_told(archive: Archive) -> tuple[str, list[str]]:
    """An event that two reports tell, and its mentions as a judgement names them."""
    id = next(row["id"] for row in archive.ask("events") if row["n_reports"] == 2)
    mentions = archive.document("event", id)["mentions"]
    return id, [f"{id}@{mention['report']}:{mention['trigger'][0]}" for mention in mentions]


def test_joining_is_told_and_nothing_is_changed(archive: Archive) -> None:
    """Two events become one; the ledger, the log and the events stay as they were."""
    before, log = ids(archive), archive.log()
    trial = attempt(archive, Said("same", (before[0], before[-1])), now=NOW)
    joined = trial.moves[0]
    assert (joined.kind, joined.what, joined.direct) == ("event", "joined", True)
    assert sorted(side.id for side in joined.before) == sorted((before[0], before[-1]))
    assert len(joined.after) == 1 and joined.after[0].n_words == sum(side.n_words for side in joined.before)
    assert ids(archive) == before and archive.rulings() == () and archive.log() == log


def test_splitting_is_told_with_the_words_of_either(archive: Archive) -> None:
    """Two tellings of one event ruled apart are two events, each with its report's words."""
    _, mentions = twice_told(archive)
    split = attempt(archive, Said("different", tuple(mentions)), now=NOW).moves[0]
    assert (split.what, len(split.before), len(split.after)) == ("split", 1, 2)
    assert split.after[0].words[0][0] != split.after[1].words[0][0]


def test_rejecting_and_setting_are_told(archive: Archive) -> None:
    """What is rejected is gone, and what only it told with it; what is set changes from one value to another."""
    id, _ = twice_told(archive)
    gone = attempt(archive, Said("reject", (id,)), now=NOW).moves
    assert [(move.what, move.before[0].id) for move in gone if move.direct] == [("gone", id)]
    was = archive.document("event", id)["date"]["earliest"]
    changed = attempt(archive, Said("set", (id,), "date", "2024-01-09"), now=NOW).moves[0]
    assert (changed.what, changed.fields) == ("changed", ("date",))
    assert (changed.before[0].values["date"], changed.after[0].values["date"]) == (was, "2024-01-09")


def test_accepting_changes_nothing_but_that_it_was_looked_at(archive: Archive) -> None:
    """No move is told; kept, the event says that someone judged it."""
    id, _ = twice_told(archive)
    trial = attempt(archive, Said("accept", (id,)), now=NOW)
    assert trial.moves == ()
    adopt(archive, trial, now=NOW)
    assert archive.document("event", id)["judgements"] == [trial.ruling.judgement.id]


def test_actors_join_and_are_renamed(archive: Archive) -> None:
    """Two actors ruled one are told as joined; a name that is set as a change."""
    actors = [row["id"] for row in archive.ask("actors")]
    moves = attempt(archive, Said("same", (actors[0], actors[1])), now=NOW).moves
    assert [(m.kind, m.what, len(m.before)) for m in moves if m.direct] == [("actor", "joined", 2)]
    moves = attempt(archive, Said("set", (actors[0],), "name", "The Crown"), now=NOW).moves
    assert [(m.kind, m.fields, m.after[0].name) for m in moves if m.direct] == [("actor", ("name",), "The Crown")]


def test_what_is_adopted_is_what_was_tried(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is linked twice, and the chronicle is the same as is derived from the ledger anew."""
    id, mentions = twice_told(archive)
    said = Said("different", tuple(mentions), author="Ada", reason="two visits")
    trial = attempt(archive, said, now=NOW)
    with monkeypatch.context() as patched:
        patched.setattr("whence.desk.deriving.link_readings", None)
        adopt(archive, trial, now=NOW)
    tried = archive.chronicle_document()
    archive.forget_derived()
    assert derive(archive, now=NOW)
    assert archive.chronicle_document() == tried and id not in ids(archive)
    assert [entry.verb for entry in archive.log()].count("judge") == 1


def test_what_was_tried_on_an_older_chronicle_is_linked_again(archive: Archive) -> None:
    """Between trial and keeping another judgement was made: both hold."""
    first, *_, last = ids(archive)
    trial = attempt(archive, Said("reject", (first,)), now=NOW)
    judge(archive, Said("reject", (last,)), now=NOW)
    made = adopt(archive, trial, now=NOW)
    assert made is not None and made.digest != trial.made.digest
    assert not {first, last} & set(ids(archive))


def test_taking_back_is_tried_like_any_other(archive: Archive) -> None:
    """The event that a judgement rejected comes again, and this is what the judgement was about."""
    id, _ = twice_told(archive)
    made = judge(archive, Said("reject", (id,)), now=NOW)
    moves = attempt(archive, Said("withdraw", (made.id,)), now=NOW).moves
    assert [(move.what, move.after[0].id) for move in moves if move.direct] == [("new", id)]


def test_what_means_nothing_is_refused(archive: Archive) -> None:
    """Before anything is linked, in a line."""
    with pytest.raises(ArchiveError, match="two ids or more"):
        attempt(archive, Said("same", (ids(archive)[0],)), now=NOW)
