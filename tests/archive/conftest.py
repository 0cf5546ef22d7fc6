"""Where archives are kept in tests: a SQLite file, and a real PostgreSQL that the tests start for themselves."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

_NUMBERS = count(1)


def _binary(name: str) -> str | None:
    """The server's program, on the path or where Debian keeps it."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return shutil.which(name) or next((str(path) for path in versions), None)


def _owner() -> str:
    """Who runs the server: PostgreSQL refuses to run as root."""
    if os.geteuid():
        return getpass.getuser()
    names = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder of a running PostgreSQL's socket; skipped where none can be started, but never where CI is set."""
    initdb, postgres = _binary("initdb"), _binary("postgres")
    try:
        import psycopg  # noqa: F401
    except ImportError:
        initdb = None
    if initdb is None or postgres is None:
        if os.environ.get("CI"):
            pytest.fail("CI has no PostgreSQL: install Debian's postgresql and psycopg")
        pytest.skip("no PostgreSQL here (Debian's package postgresql, and psycopg)")
    folder = Path(tempfile.mkdtemp(prefix="whence-pg-"))
    owner = _owner()
    shutil.chown(folder, owner)
    asked = {"user": owner} if os.geteuid() == 0 else {}
    command = [initdb, "-D", str(folder / "data"), "-U", "whence", "-A", "trust"]
    command += ["--no-sync", "-E", "UTF8", "--locale=C"]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, timeout=120, **asked)
    options = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=20"]
    command = [postgres, "-D", str(folder / "data"), "-k", str(folder), *options]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stderr=log, stdout=log, cwd=folder, **asked)
    try:
        _wait(folder, process)
        yield folder
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: nothing in it is wanted any more
        process.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(folder: Path, process: subprocess.Popen[bytes]) -> None:
    import psycopg

    for _ in range(100):
        try:
            psycopg.connect(host=str(folder), user="whence", dbname="postgres").close()
        except psycopg.OperationalError:
            assert process.poll() is None, (folder / "log").read_text("utf-8")
            time.sleep(0.1)
        else:
            return
    raise AssertionError("PostgreSQL does not answer")


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for an archive that is not there yet."""
    return str(tmp_path / "story.whence") if request.param == "sqlite" else fresh_url(request.getfixturevalue("server"))


@pytest.fixture
def elsewhere(where: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Another place of the same kind."""
    if where.startswith("postgresql"):
        return fresh_url(request.getfixturevalue("server"))
    return str(tmp_path / "other.whence")


def fresh_url(server: Path) -> str:
    """The URL of a new, empty database."""
    import psycopg

    name = f"archive{next(_NUMBERS)}"
    with psycopg.connect(host=str(server), user="whence", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://whence@/{name}?host={server}"
