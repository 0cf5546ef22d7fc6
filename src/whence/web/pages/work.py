"""The progress of work behind the pages, as server-sent events: what it is at, and what came of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from whence.web.frame import work_of
from whence.web.work import Piece

EVERY_S = 0.2
# A stream ends after so long and the browser asks again, so that a desk that is told to stop need not wait for it.
LONGEST_S = 8.0
AGAIN_MS = 300


async def progress(request: Request) -> Response:
    """A message whenever the piece of work is at something else, and a last one, named `end`, when it is finished."""
    piece = work_of(request).piece(request.path_params["number"])
    if piece is None:
        raise HTTPException(404)
    return StreamingResponse(_messages(request, piece.number), media_type="text/event-stream")


async def _messages(request: Request, number: int) -> AsyncIterator[str]:
    yield f"retry: {AGAIN_MS}\n\n"
    told: Piece | None = None
    for _ in range(int(LONGEST_S / EVERY_S)):
        piece = work_of(request).piece(number)
        if piece is None or await request.is_disconnected():
            return
        if piece != told:
            name = "message" if piece.running else "end"
            said = {"at": piece.failed or piece.done or piece.at, "failed": piece.failed is not None}
            yield f"event: {name}\ndata: {json.dumps(said)}\n\n"
            told = piece
        if not piece.running:
            return
        await asyncio.sleep(EVERY_S)


ROUTES = (Route("/work/{number:int}/progress", progress, name="work"),)
