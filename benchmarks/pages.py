"""`python -m benchmarks.pages ARCHIVE`: how long each page of the desk takes the server, and how much it sends.

Pages are asked in the process itself, without a network, each once to warm it and then three times, the least taken.
Milliseconds are of the processor: those of the clock are the same where nothing else runs. Of kinds that have many
pages the heaviest are asked: the events most told, the actors most named, the longest reports.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Iterator, MutableMapping
from typing import Any
from urllib.parse import quote, unquote, urlencode

from starlette.applications import Starlette

from whence import desk
from whence.archive import Archive, Filters
from whence.errors import WhenceError
from whence.web.site import site

RUNS = 3
MAX_MS, MAX_BYTES = 500, 400_000


def main() -> int:
    """Prints one line a page; 1 where one is slower or larger than it may be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive")
    with desk.open_archive(parser.parse_args().archive) as archive:
        print(f"the archive: {archive.counts()}", flush=True)
        app = site(archive)
        return max([_shown(app, address) for address in addresses(archive)], default=0)


def _shown(app: Starlette, address: str) -> int:
    cold_ms, status, size = _asked(app, address)
    warm_ms = min(_asked(app, address)[0] for _ in range(RUNS))
    over = status != 200 or warm_ms > MAX_MS or size > MAX_BYTES
    mark = "!" if over else " "
    print(
        f"{mark} {address[:70]:70} {status} {warm_ms:7.0f} ms (first {cold_ms:5.0f}) {size / 1000:7.0f} kB", flush=True
    )
    return int(over)


def _asked(app: Starlette, address: str) -> tuple[float, int, int]:
    """Milliseconds of the processor, the status and the bytes sent."""
    began = time.process_time()
    status, size = asyncio.run(_answer(app, address))
    return 1000 * (time.process_time() - began), status, size


async def _answer(app: Starlette, address: str) -> tuple[int, int]:
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"host", b"127.0.0.1")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], sum(len(message.get("body", b"")) for message in sent[1:])


def addresses(archive: Archive) -> Iterator[str]:
    """Every page of the desk, of kinds that have many the heaviest, and lists also filtered."""
    (actor,) = archive.ask("actors", Filters(limit=1), whole=False)
    days = sorted(row["latest"] for row in archive.ask("reports", whole=False) if row["latest"])
    day = days[len(days) // 2] if days else "2100-01-01"
    for page in ("/", "/actors", "/reports", "/standing", "/map", "/network", "/search", "/log", "/queue"):
        yield page
    for page in ("/", "/actors", "/standing", "/map", "/network"):
        yield f"{page}?{urlencode({'actor': actor['name']})}"
        yield f"{page}?{urlencode({'known_by': day})}"
        yield f"{page}?{urlencode({'as_of': day})}"
    yield "/?contested=1"
    yield f"/standing?{urlencode({'as_of': day, 'known_by': day})}"
    yield f"/search?{urlencode({'q': 'government troops'})}"
    yield f"/search?{urlencode({'q': 'said'})}"
    yield f"/standing?{urlencode({'by': 'pair'})}"
    yield f"/judge?{urlencode({'about': actor['id'], 'ruling': 'same'})}"
    for kind, order in (("events", "n_reports"), ("actors", "n_events"), ("reports", "n_events")):
        rows = archive.ask(kind, whole=False)
        for row in sorted(rows, key=lambda row: (-row[order], row["id"]))[:3]:
            yield f"/{kind}/{quote(row['id'], safe='')}"
            if kind == "events":
                yield f"/judge?{urlencode({'about': row['id']})}"
                yield f"/judge?{urlencode({'about': row['id'], 'ruling': 'same'})}"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except WhenceError as error:
        sys.exit(str(error))
