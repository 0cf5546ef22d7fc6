"""The store: each report once, each version kept, the same in SQLite and PostgreSQL, sound and searchable."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.archive.plainreader import NOW, PlainReader, report_text, story
from whence import app, desk
from whence.archive import Filters, open_archive
from whence.archive.values import Fault
from whence.errors import ArchiveError
from whence.model.codec import dumps
from whence.model.decode import from_document


def filled(where: str, folder: Path, *, reader: PlainReader | None = None) -> desk.Archive:
    """An archive at `where` with all that `folder` holds."""
    archive = open_archive(where, create=True)
    desk.add(archive, [folder], now=NOW, reader=reader or PlainReader())
    return archive


def test_the_kept_chronicle_is_that_of_the_reports(where: str, tmp_path: Path) -> None:
    """What an archive gives back is, byte for byte, what linking the same reports gives without one."""
    folder = story(tmp_path / "story")
    (folder / "ally.txt").write_text(
        report_text(7, ["Mali met Chad in Bamako on 3 May 2024.", "Norway is an ally of Mali."])
    )
    gathered = app.collect([folder])
    direct = app.link(gathered.reports, app.read_all(gathered.reports, reader=PlainReader()))
    with filled(where, folder) as archive:
        assert direct.events and direct.relations
        assert dumps(desk.chronicle_of(archive)) == dumps(direct)
        assert archive.check() == ()


def test_the_same_page_twice_is_one(where: str, tmp_path: Path) -> None:
    """Adding again, and the same words at another path, add nothing and read nothing."""
    folder = story(tmp_path / "story", 2)
    reader = PlainReader()
    with filled(where, folder, reader=reader) as archive:
        other = tmp_path / "copy"
        other.mkdir()
        (other / "elsewhere.txt").write_bytes((folder / "report-000.txt").read_bytes())
        again = desk.add(archive, [folder, other], now=NOW, reader=reader)
        assert (again.taken.n_new, again.taken.n_changed, again.taken.n_known) == (0, 0, 3)
        assert (again.n_read, again.derived, reader.n_read) == (0, False, 2)
        assert sorted(archive.current()) == ["report-000", "report-001"]


def test_a_changed_page_is_a_new_version_and_the_old_is_kept(where: str, tmp_path: Path) -> None:
    """The current version is told, the old one and its page stay."""
    folder = story(tmp_path / "story", 2)
    with filled(where, folder) as archive:
        page = folder / "report-000.txt"
        page.write_text(page.read_text("utf-8") + "\nPeru aided Fiji in Lima on 9 May 2024.\n", "utf-8")
        changed = desk.add(archive, [folder], now=NOW, reader=PlainReader())
        assert (changed.taken.n_changed, changed.n_read) == (1, 1)
        assert [version.version for version in archive.versions("report-000")] == [1, 2]
        assert archive.counts()["pages"] == 3
        assert "Peru aided Fiji" in archive.reports(["report-000"])[0].text
        assert [row["summary"] for row in archive.ask("events", Filters(type="aid"))]
        assert archive.check() == ()


def test_a_page_that_goes_back_is_its_old_words_again(where: str, tmp_path: Path) -> None:
    """A version may return; its reading is still there."""
    folder = story(tmp_path / "story", 1)
    page = folder / "report-000.txt"
    first = page.read_text("utf-8")
    with filled(where, folder) as archive:
        before = dumps(desk.chronicle_of(archive))
        page.write_text(first.replace("Norway", "Peru"), "utf-8")
        desk.add(archive, [page], now=NOW, reader=PlainReader())
        page.write_text(first, "utf-8")
        back = desk.add(archive, [page], now=NOW, reader=PlainReader())
        assert (back.taken.n_changed, back.n_read) == (1, 0)
        assert dumps(desk.chronicle_of(archive)) == before


def test_two_reports_of_one_name_have_two_names(where: str, tmp_path: Path) -> None:
    """A file of the same name in another folder is another report, however it is added."""
    story(tmp_path / "one", 1)
    with filled(where, tmp_path / "one") as archive:
        other = tmp_path / "two"
        other.mkdir()
        (other / "report-000.txt").write_text(report_text(9, ["Peru met Chad in Lima on 9 May 2024."]), "utf-8")
        desk.add(archive, [other], now=NOW, reader=PlainReader())
        names = sorted(archive.current())
        assert len(names) == 2 and names[0] == "report-000" and names[1].startswith("report-000-")
        assert desk.add(archive, [other], now=NOW, reader=PlainReader()).taken.n_known == 1
        assert archive.check() == ()


@pytest.mark.parametrize("seed", range(3))
def test_adding_bit_by_bit_equals_adding_at_once(where: str, elsewhere: str, tmp_path: Path, seed: int) -> None:
    """Whatever the order and the portions in which reports come, the chronicle is the same."""
    folder = story(tmp_path / "story", 9)
    pages = sorted(folder.iterdir())
    Random(seed).shuffle(pages)
    cuts = sorted(Random(seed).sample(range(1, 9), 3))
    with open_archive(where, create=True) as bit_by_bit:
        for begin, end in zip([0, *cuts], [*cuts, 9], strict=True):
            desk.add(bit_by_bit, pages[begin:end], now=NOW, reader=PlainReader())
        with filled(elsewhere, folder) as at_once:
            assert dumps(desk.chronicle_of(bit_by_bit)) == dumps(desk.chronicle_of(at_once))


def test_a_table_gives_a_report_a_row(where: str, tmp_path: Path) -> None:
    """Rows are known by their own ids: one more row above them changes nothing about them."""
    rows = [{"id": f"row{n}", "text": report_text(n, ["Peru met Chad in Lima on 9 May 2024."])} for n in range(3)]
    table = tmp_path / "rows.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows[1:]), "utf-8")
    with filled(where, table) as archive:
        table.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        added = desk.add(archive, [table], now=NOW, reader=PlainReader())
        assert (added.taken.n_new, added.taken.n_known, added.n_read) == (1, 2, 1)


def test_what_cannot_be_read_is_kept_with_its_reason(where: str, tmp_path: Path) -> None:
    """Skipped inputs are in the chronicle until they can be read."""
    folder = story(tmp_path / "story", 1)
    bad = folder / "empty.txt"
    bad.write_text("", "utf-8")
    with filled(where, folder) as archive:
        assert [Path(one.input).name for one in desk.chronicle_of(archive).skipped] == ["empty.txt"]
        assert desk.add(archive, [folder], now=NOW, reader=PlainReader()).skipped
        bad.write_text(report_text(3, ["Peru met Chad in Lima on 9 May 2024."]), "utf-8")
        desk.add(archive, [folder], now=NOW, reader=PlainReader())
        assert desk.chronicle_of(archive).skipped == ()


def test_a_new_reader_reads_again_only_when_asked(where: str, tmp_path: Path) -> None:
    """Readings of an older reader stand until `reread`; both are kept."""
    folder = story(tmp_path / "story", 3)
    with filled(where, folder) as archive:
        newer = PlainReader("plain 2", skip="signed")
        assert desk.add(archive, [folder], now=NOW, reader=newer).n_read == 0
        assert archive.ask("events", Filters(type="AGREE"))
        assert desk.add(archive, [], now=NOW, reader=newer, reread=True).n_read == 3
        assert not archive.ask("events", Filters(type="AGREE"))
        assert set(map(len, archive.readers().values())) == {2}
        assert desk.chronicle_of(archive).made_by.reader == "plain 2"
        assert archive.check() == ()


def test_readings_come_back_as_they_went_in(where: str, tmp_path: Path) -> None:
    """Vectors too, whether four bytes hold their numbers or not."""
    folder = story(tmp_path / "story", 2)
    with filled(where, folder) as archive:
        chosen = {digest: readers[-1] for digest, readers in archive.readers().items()}
        expected = tuple(PlainReader().read(report) for report in archive.reports())
        assert archive.readings(chosen) == expected
        whole = replace(expected[0].events[0], vector=(0.5, 0.25))
        exact = replace(expected[0], reader="plain 3", events=(whole, *expected[0].events[1:]))
        digest = archive.current()["report-000"]
        archive.keep_reading(digest, exact, at=NOW.isoformat())
        assert archive.readings({digest: "plain 3"}) == (exact,)


def test_search_finds_words_phrases_and_leaves_out(where: str, tmp_path: Path) -> None:
    """Titles and texts of current versions are searched; operators in the words do no harm."""
    folder = story(tmp_path / "story", 4)
    with filled(where, folder) as archive:
        assert len(archive.search("envoys")) == 4
        assert [row["id"] for row in archive.search('"numbered group 2"')] == ["report-002"]
        assert len(archive.search("envoys -condemned")) == 2
        assert {row["id"] for row in archive.search("Bamako OR nothing")} == {"report-000", "report-003"}
        assert "[" in archive.search("Oslo")[0]["words"]
        assert archive.search("NEAR( OR * : ^ zzz") == []
        page = folder / "report-002.txt"
        page.write_text(page.read_text("utf-8").replace("group 2", "crowd"), "utf-8")
        desk.add(archive, [folder], now=NOW, reader=PlainReader())
        assert archive.search('"numbered group 2"') == []
        with pytest.raises(ArchiveError, match="nothing to search"):
            archive.search("  ")


def test_a_newer_schema_is_refused_with_advice(tmp_path: Path) -> None:
    """An older program leaves a newer archive alone and says what to do."""
    file = tmp_path / "story.whence"
    open_archive(file, create=True).close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE archive SET value = '999' WHERE name = 'schema'")
    connection.close()
    with pytest.raises(ArchiveError, match=r"newer Whence.*bring Whence up to date"):
        open_archive(file)


def test_what_is_no_archive_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Text, another program's database, a folder, a missing file: a line each, and nothing is written."""
    text = tmp_path / "notes.txt"
    text.write_text("Not an archive.", "utf-8")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = other.read_bytes()
    for path in (text, other, tmp_path, tmp_path / "no" / "folder.whence"):
        with pytest.raises(ArchiveError):
            open_archive(path, create=True)
        assert not desk.is_archive(path)
    with pytest.raises(ArchiveError, match="whence add"):
        open_archive(tmp_path / "missing.whence")
    assert (text.read_text("utf-8"), other.read_bytes()) == ("Not an archive.", before)


def test_the_schema_explains_itself(tmp_path: Path) -> None:
    """Every table and column of the file has its comment where other tools see it."""
    from whence.archive.schema import metadata

    file = tmp_path / "story.whence"
    open_archive(file, create=True).close()
    with sqlite3.connect(file) as connection:
        made = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    connection.close()
    for table in metadata.tables.values():
        assert table.comment and f"/* {table.comment} */" in made[table.name]
        assert all(column.comment and column.comment in made[table.name] for column in table.columns)


def test_check_finds_what_was_tampered_with(tmp_path: Path) -> None:
    """A changed text, page, span and a lost row are each named."""
    file = tmp_path / "story.whence"
    filled(str(file), story(tmp_path / "story", 2)).close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE reports SET text = replace(text, 'Norway', 'Sweden') WHERE number = 1")
        connection.execute(
            "UPDATE pages SET content = x'00' WHERE digest = (SELECT page FROM reports WHERE number = 2)"
        )
        connection.execute("DELETE FROM actors WHERE id = (SELECT min(id) FROM actors)")
    connection.close()
    with open_archive(file) as archive:
        faults = archive.check()
    assert all(isinstance(fault, Fault) for fault in faults)
    told = " ".join(f"{fault.where} {fault.what}" for fault in faults)
    for words in ("not those of its digest", "bytes are not those", "does not read", "not among the actors"):
        assert words in told


def test_a_backup_is_the_archive(tmp_path: Path) -> None:
    """The copy opens, is sound, tells the same, and overwrites nothing."""
    with filled(str(tmp_path / "story.whence"), story(tmp_path / "story", 2)) as archive:
        archive.backup(tmp_path / "copy.whence")
        with open_archive(tmp_path / "copy.whence") as copy:
            assert copy.check() == ()
            assert from_document(copy.chronicle_document() or {}) == desk.chronicle_of(archive)
        with pytest.raises(ArchiveError, match="already"):
            archive.backup(tmp_path / "copy.whence")
