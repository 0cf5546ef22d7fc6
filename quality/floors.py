"""Floors: the least value of each figure that passes, pinned with the digest of the data it was measured on."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quality.figures import Figure

FLOORS = Path(__file__).with_name("floors.toml")
# Floating-point sums differ in the last digits between processors; a floor holds to four digits.
DIGITS = 4
HEADER = "# Pinned by `python -m quality --pin`: the least value of each figure, on the data with that digest.\n"


@dataclass(frozen=True, slots=True)
class Floor:
    """The least `value` that passes on the data with `digest`; `reason` says why it was last lowered, if ever."""

    value: float
    digest: str
    reason: str = ""


def load(path: Path) -> dict[str, Floor]:
    """The pinned floors by figure name; none where the file is absent."""
    if not path.exists():
        return {}
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Floor(row["value"], row["digest"], row.get("reason", "")) for name, row in rows.items()}


def save(path: Path, floors: dict[str, Floor]) -> None:
    """Write `floors`, sorted by name."""
    path.write_text(HEADER + "".join(_row(name, floors[name]) for name in sorted(floors)), encoding="utf-8")


def pin(floors: dict[str, Floor], figures: Iterable[Figure], *, lower: str | None = None) -> dict[str, Floor]:
    """`floors` with the values of `figures` where they are new, higher or on other data; lower ones only with a reason.

    Raises ValueError where a figure lies below its floor on the same data and `lower` gives no reason.
    """
    pinned = dict(floors)
    for figure in figures:
        if figure.value is None:
            continue
        value, old = _floored(figure.value), floors.get(figure.name)
        falls = old is not None and old.digest == figure.digest and value < old.value
        if falls and not lower:
            raise ValueError(f"{figure.name} fell from {old.value if old else 0} to {value}: say --lower REASON")
        if old is None or old.digest != figure.digest or value != old.value:
            pinned[figure.name] = Floor(value, figure.digest, lower or "" if falls else old.reason if old else "")
    return pinned


def verdict(figure: Figure, floor: Floor | None) -> tuple[bool, str]:
    """Whether `figure` passes, and the words for it. A figure's own floor counts where none is pinned."""
    if floor is None and figure.floor is None:
        return True, "no floor"
    if floor is not None and floor.digest != figure.digest:
        return False, f"other data than its floor ({floor.digest or 'no digest'}): pin again"
    least = floor.value if floor is not None else figure.floor
    if figure.value is None:
        return False, f"undefined, floor {least:.4f}"
    passes = figure.value >= least or math.isclose(figure.value, least, abs_tol=10**-DIGITS)
    return passes, f"{'holds' if passes else 'BELOW'} {least:.4f}"


def _floored(value: float) -> float:
    return math.floor(value * 10**DIGITS) / 10**DIGITS


def _row(name: str, floor: Floor) -> str:
    # A JSON string is a TOML basic string too.
    lines = [f"[{json.dumps(name)}]", f"value = {floor.value}", f"digest = {json.dumps(floor.digest)}"]
    if floor.reason:
        lines.append(f"reason = {json.dumps(floor.reason)}")
    return "\n" + "\n".join(lines) + "\n"
