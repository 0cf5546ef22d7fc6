"""The ledger of judgements: appended to, never changed, carried from archive to archive as JSON Lines."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from whence.archive import schema
from whence.archive.anchors import found_again
from whence.archive.values import Anchor, Document, Placed, Ruling
from whence.errors import FormatError
from whence.model.judgement import Judgement, Target, in_force
from whence.model.plain import from_plain, to_plain

_ID_DIGITS = 10


def judgement_id(judgement: Judgement) -> str:
    """The id of a judgement: a digest of all that it says."""
    said = json.dumps(to_plain(replace(judgement, id="")), sort_keys=True)
    return f"j1-{hashlib.sha256(said.encode()).hexdigest()[:_ID_DIGITS]}"


def append(connection: Connection, ruling: Ruling) -> bool:
    """Adds a ruling; False where the archive has it already."""
    judgement = ruling.judgement
    table = schema.judgements
    if connection.execute(select(table.c.id).where(table.c.id == judgement.id)).first():
        return False
    row = {name: getattr(judgement, name) for name in ("id", "ruling", "attribute", "value", "author", "reason")}
    connection.execute(insert(table).values(**row, made=judgement.made.isoformat() if judgement.made else None))
    rows = [
        {"judgement": judgement.id, "position": position, **_anchor_document(anchor)}
        for position, anchor in enumerate(ruling.anchors)
    ]
    if rows:
        connection.execute(insert(schema.targets), rows)
    return True


def rulings(connection: Connection) -> tuple[Ruling, ...]:
    """All rulings, in the order in which they came."""
    anchors: dict[str, list[Anchor]] = {}
    table = schema.targets
    for row in connection.execute(select(table).order_by(table.c.judgement, table.c.position)).mappings():
        anchors.setdefault(row["judgement"], []).append(_anchor(row))
    table = schema.judgements
    return tuple(
        _ruling(row, anchors.get(row["id"], []))
        for row in connection.execute(select(table).order_by(table.c.number)).mappings()
    )


def _ruling(row: Mapping[Any, Any], anchors: Iterable[Anchor]) -> Ruling:
    anchors = tuple(anchors)
    made = datetime.fromisoformat(row["made"]) if row["made"] else None
    fields = {name: row[name] for name in ("id", "ruling", "attribute", "value", "author", "reason")}
    return Ruling(Judgement(**fields, made=made, targets=tuple(anchor.target for anchor in anchors)), anchors)


def _anchor(row: Mapping[Any, Any]) -> Anchor:
    target = Target(row["kind"], row["report"], row["start"], row["quote"])
    return Anchor(target, row["digest"], row["before"], row["after"])


def _anchor_document(anchor: Anchor) -> Document:
    place = {"digest": anchor.digest, "before": anchor.before, "after": anchor.after}
    return {**to_plain(anchor.target), **place}


def report_meant(anchor: Anchor, names: Mapping[str, str]) -> str:
    """The name here of the report that an anchor's words stood in: by what it said, else by its name there."""
    return names.get(anchor.digest or "", anchor.target.report)


class Finder:
    """Finds the words of judgements in the reports as they are now.

    `current` maps the name of each report that is meant to the digest and text of its current version, `names` a digest
    of any version to the name that it goes by here: a judgement made in another archive finds its report by what it
    said.
    """

    def __init__(self, current: Mapping[str, tuple[str, str]], names: Mapping[str, str]) -> None:
        self.current, self.names = current, names

    def placed(self, ruling: Ruling) -> Placed:
        """The ruling with its targets where they stand now."""
        return Placed(ruling.judgement, tuple(map(self._target, ruling.anchors)))

    def _target(self, anchor: Anchor) -> Target | None:
        target = anchor.target
        name = report_meant(anchor, self.names)
        if name not in self.current:
            return None
        digest, text = self.current[name]
        start: int | None = target.start
        if digest != anchor.digest or text[target.start : target.start + len(target.quote)] != target.quote:
            start = found_again(anchor, text)
        return None if start is None else replace(target, report=name, start=start)


def holding(placed: Iterable[Placed]) -> tuple[Judgement, ...]:
    """The judgements in force as linking takes them: with the targets that were found, and none that lack too many."""
    there = {one.judgement.id: one for one in placed}
    return tuple(kept for judgement in in_force(tuple(p.judgement for p in there.values()))
                 if (kept := _found(there[judgement.id])) is not None)  # fmt: skip


def _found(placed: Placed) -> Judgement | None:
    targets = tuple(target for target in placed.targets if target is not None)
    needed = 2 if placed.judgement.ruling in ("same", "different") else 1
    return replace(placed.judgement, targets=targets) if len(targets) >= needed else None


def to_lines(rulings: Iterable[Ruling]) -> Iterator[str]:
    """The rulings as JSON Lines."""
    for ruling in rulings:
        targets = [_anchor_document(anchor) for anchor in ruling.anchors]
        yield json.dumps({**to_plain(ruling.judgement), "targets": targets}, ensure_ascii=False) + "\n"


def from_lines(lines: Iterable[str]) -> Iterator[Ruling]:
    """The rulings in JSON Lines; FormatError names the line that holds none. One without an id is given its own."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _from_document(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError, FormatError) as error:
                raise FormatError(f"line {number} holds no judgement: {error}; nothing was taken in") from error


def _from_document(document: Document) -> Ruling:
    anchors = tuple(
        Anchor(
            Target(plain["kind"], plain["report"], int(plain["start"]), plain["quote"]),
            plain.get("digest"), plain.get("before", ""), plain.get("after", ""),
        )
        for plain in document.get("targets", ())
    )  # fmt: skip
    judgement = from_plain(Judgement, {"id": "", **document, "targets": []} | {"targets": _plain_targets(anchors)})
    own = judgement_id(judgement)
    if judgement.id.startswith("j1-") and judgement.id != own:
        raise FormatError(f"{judgement.id} was changed after it was made; make a new judgement instead")
    judgement = replace(judgement, id=judgement.id or own)
    return Ruling(judgement, anchors)


def _plain_targets(anchors: Iterable[Anchor]) -> list[Document]:
    return [to_plain(anchor.target) for anchor in anchors]
