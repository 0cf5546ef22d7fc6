"""What a quality module measures, and where its data lie.

A module in `quality/` states `NAME: str` and `measure() -> list[Figure]`. It leaves `Figure.floor` None: floors are
pinned in `quality/floors.toml` by `python -m quality --pin`, each with the digest of the data it was measured on. Data
lie in the folder `shared` beside the checkout, or in the one that `WHENCE_SHARED` names; where a set is absent a module
raises `Absent`, or returns no figures for it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHUNK_BYTES = 1 << 20


class Absent(Exception):
    """Data that a measurement needs are not on this machine; the message names them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value: `value` on the `size` items of `set`, whose bytes have `digest`.

    Higher is better. `value` is None where the metric is undefined (no item to count), which is not zero.
    `floor` is the least value that passes; None takes the pinned one, and where none is pinned nothing is held.
    """

    name: str
    value: float | None
    floor: float | None = None
    set: str = ""
    size: int = 0
    digest: str = ""


def shared_path(*parts: str) -> Path | None:
    """The path `parts` under the shared folder, None where it is absent: `shared_path("key", "sahel.yaml")`."""
    path = Path(os.environ.get("WHENCE_SHARED", ROOT.parent / "shared")).joinpath(*parts)
    return path if path.exists() else None


def data_path(*parts: str) -> Path | None:
    """The file or folder `parts` of the shared data, None where it is absent: `data_path("eval", "plv_train")`."""
    return shared_path("data", *parts)


def need(*parts: str) -> Path:
    """As `data_path`, but raises `Absent` with the set's name where it is absent."""
    path = data_path(*parts)
    if path is None:
        raise Absent("/".join(parts))
    return path


def digest(*paths: Path) -> str:
    """The first 16 hex digits of the SHA-256 of the files `paths`, and of all files under those that are folders.

    Files count in order of their path relative to the folder given, with that path, so a rename changes the digest.
    """
    total = hashlib.sha256()
    for name, path in _files(paths):
        total.update(name.encode() + b"\0")
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK_BYTES):
                total.update(chunk)
    return total.hexdigest()[:16]


def _files(paths: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    for path in paths:
        if path.is_file():
            yield path.name, path
            continue
        for inner in sorted(p for p in path.rglob("*") if p.is_file()):
            yield inner.relative_to(path).as_posix(), inner
