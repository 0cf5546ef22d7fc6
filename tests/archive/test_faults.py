"""Faults: a killed run, a full disk, a second writer and a lost server cost nothing that was kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from random import Random

import pytest
from sqlalchemy import event

from tests.archive.plainreader import NOW, PlainReader, story
from tests.archive.test_store import filled
from tests.conftest import ROOT
from whence import desk
from whence.archive import Archive, open_archive
from whence.errors import ArchiveError
from whence.model.codec import dumps
from whence.model.reading import Reading
from whence.model.report import Report

N_KILLS = 5


@dataclass(frozen=True)
class Done:
    """What came of a process: its exit code, and what it said."""

    code: int
    said: str


@pytest.fixture(scope="module")
def runners() -> Iterator[SimpleQueue[subprocess.Popen[str]]]:
    """Two programs that add in processes of their own, as many as ever work at once."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "tests.archive.killed"]
    free: SimpleQueue[subprocess.Popen[str]] = SimpleQueue()
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        for _ in range(2)
    ]
    for one in started:
        free.put(one)
    yield free
    for one in started:
        one.kill()
        one.communicate(timeout=30)


@pytest.fixture
def add_in_a_process(runners: SimpleQueue[subprocess.Popen[str]]) -> Callable[..., Done]:
    """Adds a folder in another process, which kills itself before its nth statement."""

    def add(where: str, folder: Path, nth: int = 0) -> Done:
        one = runners.get(timeout=60)
        assert one.stdin is not None and one.stdout is not None
        one.stdin.write(json.dumps([where, str(folder), nth]) + "\n")
        one.stdin.flush()
        code, said = json.loads(one.stdout.readline())
        runners.put(one)
        return Done(code, said)

    return add


def kept(archive: Archive) -> dict[str, object]:
    """All that an archive holds but for times."""
    return {
        "chronicle": dumps(desk.chronicle_of(archive)),
        "current": archive.current(),
        "readers": archive.readers(),
        "versions": [(one.report, one.version, one.digest) for one in archive.versions()],
        "counts": archive.counts(),
    }


def test_a_killed_run_is_finished_by_running_again(
    where: str, elsewhere: str, tmp_path: Path, add_in_a_process: Callable[..., Done]
) -> None:
    """Killed at random statements, the archive is sound each time, and in the end what one run makes of it."""
    folder = story(tmp_path / "story", 5)
    whole = add_in_a_process(elsewhere, folder)
    n_statements = int(whole.said)
    with open_archive(elsewhere) as archive:
        expected = kept(archive)
    moments = Random(6).sample(range(n_statements // 8, n_statements), N_KILLS)
    n_readings = 0
    for nth in sorted(moments):
        # A later run has less to do: what is left of the moment counts from where the last one was killed.
        done = add_in_a_process(where, folder, max(nth // 3, 40))
        assert done.code in (0, -signal.SIGKILL), done.said
        with open_archive(where, create=True) as archive:
            assert archive.check() == ()
            assert archive.counts()["readings"] >= n_readings
            n_readings = archive.counts()["readings"]
    assert add_in_a_process(where, folder).code == 0
    with open_archive(where) as archive:
        assert archive.check() == ()
        assert kept(archive) == expected


def test_a_reading_is_kept_as_soon_as_it_is_made(where: str, tmp_path: Path) -> None:
    """A run that is interrupted has its readings; the next reads only the rest, then links."""

    class Stopped(PlainReader):
        def read(self, report: Report) -> Reading:
            if self.n_read == 2:
                raise KeyboardInterrupt
            return super().read(report)

    folder = story(tmp_path / "story", 4)
    with open_archive(where, create=True) as archive:
        with pytest.raises(KeyboardInterrupt):
            desk.add(archive, [folder], now=NOW, reader=Stopped())
        with pytest.raises(ArchiveError, match="no chronicle yet"):
            desk.chronicle_of(archive)
        assert desk.is_stale(archive)
        assert desk.add(archive, [], now=NOW, reader=PlainReader()).n_read == 2
        assert not desk.is_stale(archive)


def test_a_full_disk_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    """The run ends with a line that says so; with room again, running again finishes."""
    folder, more = story(tmp_path / "story", 2), story(tmp_path / "more", 30)
    with filled(str(tmp_path / "a.whence"), folder) as archive:
        before = kept(archive)
    with open_archive(tmp_path / "a.whence") as archive:
        engine = archive._database.engine
        full = threading.Event()
        full.set()

        @event.listens_for(engine, "connect")
        def _limit(connection: object, _record: object) -> None:
            if full.is_set():
                pages = connection.execute("PRAGMA page_count").fetchone()[0]  # type: ignore[attr-defined]
                connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

        engine.dispose()
        with pytest.raises(ArchiveError, match="disk is full"):
            desk.add(archive, [more], now=NOW, reader=PlainReader())
        full.clear()
        engine.dispose()
        assert archive.check() == ()
        assert dumps(desk.chronicle_of(archive)) == before["chronicle"]
        desk.add(archive, [more], now=NOW, reader=PlainReader())
        assert archive.check() == ()
        assert len(archive.current()) == 30  # two of them are the story's own


def test_a_second_writer_waits_and_then_is_refused(where: str, tmp_path: Path) -> None:
    """It waits as long as it was told to; the line says what to do. Readers are not held up."""
    with filled(where, story(tmp_path / "story", 1)) as first, open_archive(where, wait_s=0.3) as second:
        with first._database.writing():
            assert second.ask("events")
            with pytest.raises(ArchiveError, match="another program is writing"):
                second.note("add", "x", at="")
        second.note("add", "y", at="")
        assert second.log()[-1].what == "y"


def test_a_second_writer_gets_its_turn(where: str, tmp_path: Path) -> None:
    """It waits until the first is done."""
    with filled(where, story(tmp_path / "story", 1)) as first, open_archive(where, wait_s=20) as second:
        writer = threading.Thread(target=second.note, args=("add", "after"), kwargs={"at": ""})
        with first._database.writing():
            writer.start()
            time.sleep(0.2)
            assert writer.is_alive()
        writer.join(20)
        assert first.log()[-1].what == "after"


def test_two_that_add_at_once_make_one_archive(
    where: str, elsewhere: str, tmp_path: Path, add_in_a_process: Callable[..., Done]
) -> None:
    """Two processes that add to one archive give what one gives that adds both."""
    folder = story(tmp_path / "story", 6)
    halves = [tmp_path / "one", tmp_path / "two"]
    for number, page in enumerate(sorted(folder.iterdir())):
        halves[number % 2].mkdir(exist_ok=True)
        (halves[number % 2] / page.name).write_bytes(page.read_bytes())
    open_archive(where, create=True).close()
    writers = [threading.Thread(target=add_in_a_process, args=(where, half)) for half in halves]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    with open_archive(where) as archive, filled(elsewhere, folder) as at_once:
        desk.add(archive, [], now=NOW, reader=PlainReader())
        assert archive.check() == ()
        assert kept(archive)["chronicle"] == kept(at_once)["chronicle"]


def test_a_server_that_does_not_answer_is_told_in_a_line(tmp_path: Path) -> None:
    """No traceback of a driver, and no password."""
    pytest.importorskip("psycopg")
    with pytest.raises(ArchiveError, match="does not answer") as told:
        open_archive(f"postgresql://whence:secret@/none?host={tmp_path}", create=True)
    assert "secret" not in str(told.value)


def test_a_lost_connection_is_told_and_costs_nothing(server: Path, tmp_path: Path) -> None:
    """A server that ends the connection in the middle undoes that transaction alone; the next call connects anew."""
    from tests.archive.conftest import fresh_url

    with filled(fresh_url(server), story(tmp_path / "story", 2)) as archive:
        before = kept(archive)
        with pytest.raises(ArchiveError), archive._database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM log")
            connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
        assert kept(archive) == before
        assert len(archive.log()) == 1
