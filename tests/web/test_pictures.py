"""The documentation of the faces: every page of the desk told, every picture made by the script, small, and shown."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.stories import EXAMPLES, needs_weights
from whence.desk import add, open_archive
from whence.web.frame import nav

DOCS = Path(__file__).resolve().parents[2] / "docs"
SHOWN = re.compile(r"!\[([^\]]*)\]\((?:docs/|\.\./)?pictures/([\w-]+)\.jpg\)")
PAGES = [DOCS.parent / "README.md", *sorted(DOCS.rglob("*.md"))]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that makes the pictures."""
    spec = importlib.util.spec_from_file_location("make_pictures", DOCS / "make_pictures.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_pictures"] = module
    spec.loader.exec_module(module)
    return module


def test_every_picture_is_made_by_the_script_small_and_shown(script: ModuleType) -> None:
    """No picture is left over, none is missing, none is above 300 kB, and each has words for who does not see it."""
    made = sorted(picture.name for picture in script.PICTURES)
    there = sorted(path.stem for path in (DOCS / "pictures").iterdir())
    shown = [match for page in PAGES for match in SHOWN.findall(page.read_text(encoding="utf-8"))]
    assert made == there == sorted({name for _, name in shown})
    assert all(len(words) > 10 for words, _ in shown)
    assert max(path.stat().st_size for path in (DOCS / "pictures").iterdir()) <= script.MAX_BYTES


def test_every_page_of_the_desk_is_told_and_pictured(script: ModuleType) -> None:
    """What stands in the head of every page stands in the how-to, and has a picture or leads to one that does."""
    page = (DOCS / "how-to" / "desk.md").read_text(encoding="utf-8")
    assert [entry.label for entry in nav() if f"| {entry.label}" not in page] == []
    paths = {picture.path.partition("?")[0] for picture in script.PICTURES}
    pictured = [any(path == entry.path or path.startswith(f"{entry.path}/") for path in paths) for entry in nav()]
    assert all(pictured)


def test_the_tutorial_goes_from_folder_to_brief() -> None:
    """In this order: read, brief, archive, desk, judgement, and a brief of what then stands."""
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    steps = ("whence read", "whence brief examples", "whence add", "whence serve", "whence judge", "whence brief sahel")
    places = [text.index(f"    {step}") for step in steps]
    assert places == sorted(places)


@needs_weights
def test_the_two_events_that_the_tutorial_judges_are_in_its_story(script: ModuleType, tmp_path: Path) -> None:
    """They are two, the script finds both, and the tutorial's command names them."""
    with open_archive(tmp_path / "story.whence", create=True) as archive:
        add(archive, [EXAMPLES / "sahel-pact"], now=script.NOW)
        first, second = script.pair(archive)
    named = re.search(r"whence judge same \S+ (\S+) (\S+)", (DOCS / "tutorial.md").read_text(encoding="utf-8"))
    assert named is not None
    assert first.startswith(named[1]) and second.startswith(named[2])
