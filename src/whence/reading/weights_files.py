"""The shipped weights as files: where they lie, what their manifest says, and that they are what it says.

The reader's version is drawn from the manifest, which holds the digest of every other file: two readers with one
version read alike.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whence.errors import ReaderError
from whence.reading.lemmas import Script

FORMAT = 2
"""The layout of manifest and graphs that this version of the code reads."""


@dataclass(frozen=True, slots=True)
class NameHead:
    """One source's head for names: its outputs, and for each the unified tags that it may stand for."""

    source: str
    may_be: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the graphs' outputs mean, in the order in which they stand."""

    version: str
    upos: tuple[str, ...]
    deprels: tuple[str, ...]
    scripts: tuple[Script, ...]
    arguments: tuple[str, ...]
    rolesets: tuple[str, ...]
    name_types: tuple[str, ...]
    name_heads: tuple[NameHead, ...]
    name_shares: tuple[float, ...]
    time_shares: tuple[float, ...]
    predicate_threshold: float
    event_types: tuple[str, ...]
    files: tuple[tuple[str, str], ...]


def shipped() -> Path:
    """Give the folder of the weights that ship with the package."""
    return Path(__file__).resolve().parent / "weights"


def read_manifest(folder: Path) -> Manifest:
    """Read and check a weights folder's manifest.

    Raises ReaderError where the folder has none, or one of another format.
    """
    path = folder / "manifest.json"
    try:
        raw = path.read_bytes()
        row = json.loads(raw)
    except (OSError, ValueError) as error:
        raise ReaderError(
            f"No reader's weights in {folder}: {error}. Reinstall the package, or name another folder."
        ) from error
    if row.get("format") != FORMAT:
        raise ReaderError(
            f"{path} has format {row.get('format')}, and this version reads {FORMAT}: reinstall the package."
        )
    return _manifest(row, f"{row['name']}-{hashlib.sha256(raw).hexdigest()[:12]}")


def check_files(folder: Path, manifest: Manifest) -> None:
    """Refuse, by ReaderError, files that are not those the manifest was made with."""
    for name, digest in manifest.files:
        path = folder / name
        if not path.is_file():
            raise ReaderError(f"{path} is missing: reinstall the package.")
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise ReaderError(f"{path} is damaged, its digest is not the manifest's: reinstall the package.")


def _manifest(row: dict[str, Any], version: str) -> Manifest:
    heads = tuple(NameHead(head["source"], tuple(tuple(tags) for tags in head["may_be"])) for head in row["name_heads"])
    shares = row["name_shares"]
    return Manifest(
        version=version,
        upos=tuple(row["upos"]),
        deprels=tuple(row["deprels"]),
        scripts=tuple(Script(*script) for script in row["scripts"]),
        arguments=tuple(row["arguments"]),
        rolesets=tuple(row["rolesets"]),
        name_types=tuple(row["name_types"]),
        name_heads=heads,
        name_shares=(*(float(shares.get(head.source, 0.0)) for head in heads), float(shares["unified"])),
        time_shares=tuple(float(share) for share in row["time_shares"]),
        predicate_threshold=float(row["predicate_threshold"]),
        event_types=tuple(row["event_types"]),
        files=tuple(sorted(row["files"].items())),
    )
