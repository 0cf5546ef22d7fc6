"""The stories that whole-path tests read: the project's examples, and the shared one where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from whence.reading import has_weights

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"

needs_weights = pytest.mark.skipif(not has_weights(), reason="the reader's weights are not in this checkout")
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder is not beside this checkout")
