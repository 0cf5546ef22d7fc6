"""The page of the archive's tables: as the code has them, and with examples that work on an archive."""

from __future__ import annotations

import importlib.util
import re
import sqlite3
from pathlib import Path
from types import ModuleType

import pytest

from whence.archive import open_archive

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """The script that writes the page."""
    spec = importlib.util.spec_from_file_location("make_schema", DOCS / "make_schema.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_code_says(made: ModuleType) -> None:
    """`make docs` would change nothing."""
    assert (DOCS / "schema.md").read_text(encoding="utf-8") == made.page()


def test_its_examples_can_be_asked(made: ModuleType, tmp_path: Path) -> None:
    """Each question on the page is one that SQLite answers, of tables and columns that are there."""
    file = tmp_path / "a.whence"
    open_archive(file, create=True).close()
    questions = re.findall(r"SELECT.*?;", made.EXAMPLES, re.DOTALL)
    assert len(questions) == 3
    connection = sqlite3.connect(file)
    try:
        assert [connection.execute(question).fetchall() for question in questions] == [[], [], []]
    finally:
        connection.close()
