"""The desk beside other work of a program: for scripts and notebooks that look at its pages."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from whence.desk import Archive
from whence.web.site import site

POLL_S = 0.05
LEAVE_S = 10.0


@contextmanager
def served(archive: Archive) -> Iterator[str]:
    """Serve the desk on a free port of this machine as long as the block runs; gives its address."""
    server = uvicorn.Server(uvicorn.Config(site(archive), log_level="warning", access_log=False))
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        while thread.is_alive() and not server.started:
            time.sleep(POLL_S)
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=LEAVE_S)
