"""`python -m training [STAGE]`: prepare, train, export, choose, types, measure, card, or all of them in this order."""

from __future__ import annotations

import argparse
import ctypes
import importlib
import os
import sys
from pathlib import Path

STAGES = ("prepare", "train", "export", "choose", "types", "measure", "card")
HERE = Path(__file__).resolve().parent


def main() -> None:
    """Run one stage, or all."""
    options = _options()
    _keep_memory()
    sys.path.insert(0, str(HERE.parent / "src"))
    for stage in STAGES if options.stage == "all" else (options.stage,):
        importlib.import_module("training.stages").run(stage, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("stage", nargs="?", default="all", choices=(*STAGES, "all"))
    parser.add_argument(
        "--data", type=Path, default=HERE.parent.parent / "shared" / "data" / "train", help="training sets"
    )
    parser.add_argument("--evaluation", type=Path, default=None, help="held-out sets; by default `eval` beside --data")
    parser.add_argument("--minilm", type=Path, default=None, help="folder of the original all-MiniLM-L6-v2 model")
    parser.add_argument("--run", type=Path, default=HERE / "runs" / "main", help="where checkpoints and figures go")
    parser.add_argument("--weights", type=Path, default=HERE.parent / "src" / "whence" / "reading" / "weights")
    parser.add_argument("--steps", type=int, nargs="+", default=[4250, 7000], help="of each round")
    parser.add_argument(
        "--cooldown",
        type=int,
        nargs="+",
        default=[1000, 2500],
        help="of each round, its last steps, in which the rate falls",
    )
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=0, help="0 leaves the choice to the framework")
    parser.add_argument("--processes", type=int, default=1, help="that share every batch; their gradients are added up")
    parser.add_argument("--without-teacher", action="store_true", help="do not distil sentence vectors")
    found = parser.parse_args()
    found.evaluation = found.evaluation or found.data.parent / "eval"
    return found


def _keep_memory() -> None:
    """Let the C library keep large blocks instead of mapping their pages anew, a third of the time otherwise.

    One arena and a bounded kernel cache: with more, and tensors of ever new shapes, memory grew to 14 GB.
    """
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "2048")
    if sys.platform.startswith("linux"):
        library = ctypes.CDLL(None)
        trim_threshold, map_threshold, map_max, arena_max = -1, -3, -4, -8
        library.mallopt(map_threshold, 1 << 30)
        library.mallopt(trim_threshold, (1 << 31) - 1)
        library.mallopt(map_max, 0)
        library.mallopt(arena_max, 1)


if __name__ == "__main__":
    main()
