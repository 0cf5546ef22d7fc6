"""Who attacked whom, in reports of the MUC-3/4 evaluations (development part), against the roles that people filled.

The reports are in lower case, so that names are hard to see: the figures tell how far the reading holds on such text,
not how good it is on ordinary text. The stages of the original templates are not in this edition, and things that were
hit are no participants. A filler counts as found where a participant in its part, of an event of violence, is called by
any of its mentions there.
"""

from __future__ import annotations

import json
from typing import Any

from quality._coding import encoder
from quality.figures import Figure, digest, need
from whence.model.mention import DEEDS, EventMention, Role
from whence.model.reading import Reading
from whence.model.report import Report
from whence.reading.reader import ParsingReader

NAME = "muc34"
STEP = 2  # every other report, so that one core reads them in half a minute
VIOLENT = frozenset({"ASSAULT", "COERCE"})
PARTS: dict[str, Role] = {"PerpInd": "actor", "PerpOrg": "actor", "Victim": "recipient"}


def measure() -> list[Figure]:
    """Share of reports with filled roles in which an attack is read, and share of perpetrators and of victims found."""
    path = need("eval", "muc34", "dev.json")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()][::STEP]
    reader = ParsingReader(encoder())
    read = [(row, reader.read(Report(row["docid"], row["doctext"] + "\n"))) for row in rows]
    filled = [bool(_attacks(reading)) for row, reading in read if any(row["extracts"].values())]
    kept: dict[str, Any] = {"set": "muc34 dev", "digest": digest(path)}
    figures = [Figure("muc34: attack read", sum(filled) / len(filled) if filled else None, size=len(filled), **kept)]
    for role, name in (("actor", "perpetrators"), ("recipient", "victims")):
        found = [hit for row, reading in read for hit in _hits(row, reading, role)]
        value = sum(found) / len(found) if found else None
        figures.append(Figure(f"muc34: {name} found", value, size=len(found), **kept))
    return figures


def _attacks(reading: Reading) -> list[EventMention]:
    return [event for event in reading.events if event.type in VIOLENT and event.status in DEEDS]


def _hits(row: dict[str, Any], reading: Reading, role: str) -> list[bool]:
    """For each filler of the role, whether a participant in that part is called so."""
    taken = {p.actor for event in _attacks(reading) for p in event.participants if p.role == role}
    spans = [(m.span.start, m.span.end) for one in reading.referents if one.id in taken for m in one.mentions]
    fillers = [filler for part, own in PARTS.items() if own == role for filler in row["extracts"].get(part, ())]
    return [
        any(start < at + len(words) and end > at for words, at in filler for start, end in spans) for filler in fillers
    ]
