"""Judgements: append-only, above every score, and holding on to their words whatever happens around them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from tests.archive.plainreader import NOW, PlainReader, report_text, story
from tests.archive.test_store import filled
from whence import desk
from whence.archive import Archive, Filters, open_archive
from whence.archive.anchors import anchored, found_again
from whence.errors import ArchiveError, FormatError
from whence.model.judgement import Target

ACCUSED = Filters(type="ACCUSE")


def said(archive: Archive, ruling: str, *about: str, **more: str) -> str:
    """The id of the judgement made."""
    asked = desk.Said(ruling, about, author="A. Reader", reason="I was there", **more)  # type: ignore[arg-type]
    return desk.judge(archive, asked, now=NOW).id


def ids(archive: Archive, filters: Filters | None = None) -> list[str]:
    """Ids of the events that fit."""
    return [row["id"] for row in archive.ask("events", filters)]


def test_same_makes_two_events_one_and_says_so(where: str, tmp_path: Path) -> None:
    """The event that follows names the judgement that shaped it; withdrawing it parts them again."""
    with filled(where, story(tmp_path / "story", 3)) as archive:
        before = ids(archive)
        ruling = said(archive, "same", before[0][:8], before[1])
        assert len(ids(archive)) == len(before) - 1
        shaped = [row for row in archive.ask("events") if row["judgements"]]
        assert [row["judgements"] for row in shaped] == [ruling]
        said(archive, "withdraw", ruling[:7])
        assert ids(archive) == before
        assert [one.judgement.ruling for one in archive.rulings()] == ["same", "withdraw"]


def test_different_parts_what_was_one(where: str, tmp_path: Path) -> None:
    """Two mentions of an event, named by their reports, are kept apart."""
    with filled(where, story(tmp_path / "story", 3)) as archive:
        before = ids(archive)
        (event,) = ids(archive, ACCUSED)
        said(archive, "different", f"{event}@report-001", f"{event}@report-002")
        assert len(ids(archive)) == len(before) + 1


def test_reject_takes_out_what_no_report_says(where: str, tmp_path: Path) -> None:
    """Every mention of the event goes, and no other."""
    with filled(where, story(tmp_path / "story", 3)) as archive:
        before = ids(archive)
        (event,) = ids(archive, ACCUSED)
        said(archive, "reject", event)
        assert ids(archive) == [id for id in before if id != event]


def test_set_gives_a_value_and_refuses_what_is_none(where: str, tmp_path: Path) -> None:
    """Type, date and an actor's name are set; a value that linking could not set is refused before it is kept."""
    with filled(where, story(tmp_path / "story", 3)) as archive:
        (event,) = ids(archive, ACCUSED)
        said(archive, "set", event, attribute="type", value="THREATEN")
        said(archive, "set", event, attribute="date", value="2024-04-09")
        assert [row["edtf"] for row in archive.ask("events", Filters(type="THREATEN"))] == ["2024-04-09"]
        (norway,) = archive.meant("actor", "Norway")
        said(archive, "set", norway, attribute="name", value="Noreg")
        assert archive.ask("actors", Filters(actor="Noreg"))[0]["id"] == norway
        for attribute, value in (("type", "PARTY"), ("date", "soon"), ("place", "Atlantis"), ("colour", "red")):
            with pytest.raises(ArchiveError):
                said(archive, "set", event, attribute=attribute, value=value)
        assert len(archive.rulings()) == 3


def test_a_judgement_survives_a_new_reader(where: str, tmp_path: Path) -> None:
    """It is about the words, not about the reading."""
    with filled(where, story(tmp_path / "story", 3)) as archive:
        (event,) = ids(archive, ACCUSED)
        said(archive, "reject", event)
        desk.add(archive, [], now=NOW, reader=PlainReader("plain 2"), reread=True)
        assert desk.chronicle_of(archive).made_by.reader == "plain 2"
        assert ids(archive, ACCUSED) == []


def test_a_judgement_survives_a_line_inserted_above(where: str, tmp_path: Path) -> None:
    """Fetched again with words above, the report still has its rejected sentence rejected, and no other."""
    folder = story(tmp_path / "story", 3)
    with filled(where, folder) as archive:
        (event,) = ids(archive, ACCUSED)
        said(archive, "reject", event)
        before = len(ids(archive))
        for page in sorted(folder.iterdir()):
            head, body = page.read_text("utf-8").split("\n---\n")
            new = "Chad condemned Mali in Accra on 20 May 2024. A storm passed."
            page.write_text(f"{head}\n---\n{new}\n\n{body}", "utf-8")
        assert desk.add(archive, [folder], now=NOW, reader=PlainReader()).taken.n_changed == 3
        assert [row["edtf"] for row in archive.ask("events", ACCUSED)] == ["2024-05-20"]
        assert len(ids(archive)) == before + 1
        assert desk.chronicle_of(archive).notes == ()


def test_a_judgement_whose_words_are_gone_is_reported(where: str, tmp_path: Path) -> None:
    """It shapes nothing then, and the chronicle says that it lost its place; when the words return, it holds again."""
    folder = story(tmp_path / "story", 1)
    page = folder / "report-000.txt"
    words = page.read_text("utf-8")
    with filled(where, folder) as archive:
        (event,) = ids(archive, Filters(type="CONSULT"))
        ruling = said(archive, "reject", event)
        page.write_text(words.replace(" met ", " aided "), "utf-8")
        desk.add(archive, [page], now=NOW, reader=PlainReader())
        assert desk.chronicle_of(archive).notes == (f"{ruling}: “met” no longer stands in report-000",)
        assert ids(archive, Filters(type="AID"))
        page.write_text(words, "utf-8")
        desk.add(archive, [page], now=NOW, reader=PlainReader())
        assert ids(archive, Filters(type="CONSULT")) == []
        desk.add(archive, [], now=NOW, reader=PlainReader("plain 3", skip="met"), reread=True)
        assert desk.chronicle_of(archive).notes == (f"{ruling}: no event is read in “met” of report-000",)


def test_judgements_travel_to_another_archive(where: str, elsewhere: str, tmp_path: Path) -> None:
    """Exported and imported, they hold there too, though the reports go by other names."""
    folder = story(tmp_path / "story", 3)
    renamed = tmp_path / "renamed"
    renamed.mkdir()
    for page in folder.iterdir():
        (renamed / f"other-{page.name}").write_bytes(page.read_bytes())
    with filled(where, folder) as archive, filled(elsewhere, renamed) as other:
        (event,) = ids(archive, ACCUSED)
        said(archive, "reject", event)
        said(archive, "withdraw", said(archive, "set", ids(archive)[0], attribute="type", value="AID"))
        lines = desk.export_judgements(archive).splitlines()
        assert desk.import_judgements(other, lines, now=NOW) == 3
        assert desk.import_judgements(other, lines, now=NOW) == 0
        assert ids(other, ACCUSED) == []
        assert desk.export_judgements(other).splitlines() == lines
        assert desk.chronicle_of(other).notes == ()
        assert other.check() == ()


def test_a_line_that_is_no_judgement_is_refused_whole(tmp_path: Path) -> None:
    """One bad line, and none of the lines is taken in; the line is named."""
    with filled(str(tmp_path / "a.whence"), story(tmp_path / "story", 2)) as archive:
        said(archive, "reject", ids(archive)[0])
        line = desk.export_judgements(archive)
        for bad in ("{}", "not JSON", line.replace("A. Reader", "B. Forger")):
            with open_archive(tmp_path / "b.whence", create=True) as other:
                with pytest.raises(FormatError, match="line 2"):
                    desk.import_judgements(other, [line, bad], now=NOW)
                assert other.rulings() == ()


def test_judgements_cannot_be_changed_or_deleted(where: str, tmp_path: Path) -> None:
    """The database itself refuses."""
    with filled(where, story(tmp_path / "story", 2)) as archive:
        said(archive, "reject", ids(archive)[0])
        statements = ("DELETE FROM {}", "UPDATE {} SET {} = 'x'")
        for table, column in (("judgements", "reason"), ("judgement_targets", "quote")):
            for statement in statements:
                with pytest.raises(ArchiveError, match="never changed or deleted"), archive._database.writing() as c:
                    c.execute(text(statement.format(table, column)))
        assert len(archive.rulings()) == 1


def test_what_a_judgement_cannot_be_about_is_told(tmp_path: Path) -> None:
    """Unknown ids, ambiguous beginnings, actors beside events, one thing alone: a line each."""
    with filled(str(tmp_path / "a.whence"), story(tmp_path / "story", 3)) as archive:
        event, actor = ids(archive)[0], archive.ask("actors")[0]["id"]
        for ruling, about, words in (
            ("reject", ["e1-zzz"], "begins with"),
            ("reject", ["e1-"], "write more"),
            ("same", [event, actor], "not about both"),
            ("same", [event], "two ids"),
            ("same", [event, event], "same words"),
            ("reject", [f"{event}@nowhere"], "no mention"),
            ("withdraw", ["j1-zzz"], "begins with"),
        ):
            with pytest.raises(ArchiveError, match=words):
                said(archive, ruling, *about)
        assert archive.rulings() == ()


LINES = st.lists(st.sampled_from(["They met.", "He met her.", "Rain fell.", "Nobody met us, they said."]), max_size=6)


@given(LINES, LINES, LINES)
def test_words_are_found_again_whatever_is_set_above_and_below(
    above: list[str], below: list[str], new: list[str]
) -> None:
    """The occurrence that was meant is found by its surroundings, though others like it stand nearer."""
    sentence = "The envoys of both sides met in the old customs house by the river, as they had agreed to do in spring."
    old = "\n".join([*above, sentence, *below])
    start = old.index(sentence) + sentence.index("met")
    anchor = anchored(Target("event", "r", start, "met"), old, "d")
    changed = "\n".join([*new, *above, sentence, *below, *new])
    assert found_again(anchor, old) == start
    assert found_again(anchor, changed) == changed.index(sentence) + sentence.index("met")
    assert found_again(anchor, "Nothing of the kind.") is None


def test_report_text_is_read_by_the_plain_reader() -> None:
    """The reader of these tests sees what its reports say."""
    from whence.model.report import Report

    reading = PlainReader().read(Report("r", report_text(1, ["Peru met Chad in Lima on 9 May 2024."])))
    assert [event.type for event in reading.events] == ["CONSULT"]
