"""What the benchmarks read."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def small_story() -> Path:
    """A folder of a few reports on one story: the shared one where it is there, else an example."""
    shared = ROOT.parent / "shared" / "reports" / "sahel"
    return shared if shared.is_dir() else ROOT / "examples" / "sahel-pact"


def words(folder: Path) -> int:
    """Number of words, parted by white space, in the files of `folder`."""
    return sum(len(path.read_text("utf-8").split()) for path in folder.iterdir())
