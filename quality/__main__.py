"""`python -m quality`: run the gates, print what was measured, and hold it against the pinned floors."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from types import ModuleType

import quality
from quality.figures import Absent, Figure
from quality.floors import FLOORS, Floor, load, pin, save, verdict


def modules(wanted: Iterable[str] = ()) -> Iterator[ModuleType]:
    """The gate modules, by name: those that have `NAME` and `measure`, only `wanted` where any is named."""
    names = set(wanted)
    for info in sorted(pkgutil.iter_modules(quality.__path__), key=lambda info: info.name):
        if info.name.startswith("_") or (names and info.name not in names):
            continue
        module = importlib.import_module(f"quality.{info.name}")
        if hasattr(module, "measure") and hasattr(module, "NAME"):
            yield module


def main(arguments: list[str] | None = None) -> int:
    """Run the gates; 1 where a figure lies below its floor or on other data than its floor, 2 on wrong use."""
    options = _options(arguments)
    if options.lower is not None and not options.pin:
        print("--lower goes with --pin", file=sys.stderr)
        return 2
    floors = load(FLOORS)
    figures: list[Figure] = []
    failed = False
    for module in modules(options.modules):
        found = _measured(module)
        figures += found
        failed |= _show(found, floors)
    if options.json:
        found = {"measured": date.today().isoformat(), "figures": [asdict(figure) for figure in figures]}
        text = json.dumps(found, ensure_ascii=False, indent=1)
        Path(options.json).write_text(text + "\n", encoding="utf-8")
    return _pin(figures, options.lower) if options.pin else int(failed)


def _pin(figures: list[Figure], reason: str | None) -> int:
    try:  # the file is read anew: measuring takes minutes, in which others may have pinned theirs
        save(FLOORS, pin(load(FLOORS), figures, lower=reason))
    except ValueError as error:
        print(f"nothing pinned: {error}", file=sys.stderr)
        return 1
    print(f"pinned in {FLOORS.name}")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m quality", description=__doc__)
    parser.add_argument("modules", nargs="*", help="only these modules of quality/ (default: all)")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: lower floors too, and write down why")
    parser.add_argument("--json", metavar="FILE", help="write the figures there as well")
    return parser.parse_args(arguments)


def _measured(module: ModuleType) -> list[Figure]:
    began = time.perf_counter()
    try:
        found = list(module.measure())
    except Absent as absent:
        print(f"{module.NAME}: skipped, {absent} is not on this machine")
        return []
    if not found:
        print(f"{module.NAME}: skipped, its data are not on this machine")
        return []
    print(f"{module.NAME} ({time.perf_counter() - began:.1f} s)")
    return found


def _show(figures: list[Figure], floors: dict[str, Floor]) -> bool:
    """Print a line for each figure; whether one of them fails."""
    failed = False
    for figure in figures:
        holds, word = verdict(figure, floors.get(figure.name))
        failed |= not holds
        value = "n/a" if figure.value is None else f"{figure.value:.4f}"
        origin = f"{figure.set}, n={figure.size}, {figure.digest or 'no digest'}"
        print(f"  {figure.name:<44} {value:>8}  {word}  [{origin}]")
    return failed


if __name__ == "__main__":
    sys.exit(main())
