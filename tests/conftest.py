"""What all tests share: where the checkout lies, and the data beside it that may be absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with data and reports beside the checkout; the test is skipped where it is absent."""
    path = Path(os.environ.get("WHENCE_SHARED", ROOT.parent / "shared"))
    if not path.is_dir():
        pytest.skip(f"{path.name}/ is not beside this checkout")
    return path
