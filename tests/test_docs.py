"""The documentation keeps up with the code: every verb, option, format, public name, type and link."""

from __future__ import annotations

import importlib.util
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click
import pytest

import whence.model

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PARTS = ("app.py", "brief/__init__.py", "intake/__init__.py", "linking/__init__.py", "reading/__init__.py")
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "examples").glob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """The script that writes the reference; skipped while a part that it introspects is not there yet."""
    missing = [part for part in PARTS if not (ROOT / "src" / "whence" / part).exists()]
    if missing:
        pytest.skip(f"not there yet: {', '.join(missing)}")
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reference(made: ModuleType) -> str:
    """The reference as it is committed; `make docs` writes it."""
    return (DOCS / "reference.md").read_text(encoding="utf-8")


def test_the_reference_is_what_the_code_says(made: ModuleType, reference: str) -> None:
    """`make docs` would change nothing."""
    assert made.reference() == reference


def test_the_published_schema_is_the_packages(made: ModuleType) -> None:
    """The schema in the docs is, byte for byte, the one that the package carries."""
    assert (DOCS / "chronicle.schema.json").read_text(encoding="utf-8") == made.schema()


def test_every_command_and_option_is_documented(made: ModuleType, reference: str) -> None:
    """A verb has a heading in the reference and a word elsewhere; an option has a row with help."""
    elsewhere = "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.name != "reference.md")
    for name, command in made.commands():
        assert f"### {name}\n" in reference
        assert name in elsewhere, f"{name} is in no page but the reference"
        for option in (param for param in command.params if isinstance(param, click.Option)):
            assert option.help, f"{name} {option.opts} says nothing"
            assert f"| `{option.opts[0]}`" in reference


def test_every_public_name_is_documented(reference: str) -> None:
    """What `whence` exports stands in the reference, with a docstring where it can be called."""
    import whence

    for name in whence.__all__:
        assert f"### whence.{name}\n" in reference
        assert not callable(getattr(whence, name)) or inspect.getdoc(getattr(whence, name))


def test_every_export_format_is_documented() -> None:
    """A format stands in the page on exporting."""
    from whence.exports import EXPORTS

    page = (DOCS / "how-to" / "export.md").read_text(encoding="utf-8")
    assert [name for name in EXPORTS if f"| `{name}` |" not in page] == []


def test_every_model_type_is_in_the_glossary() -> None:
    """One word for one idea: a type of the model has its row, and no row is left of one that is gone."""
    page = (DOCS / "glossary.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == sorted(model_types())


def model_types() -> Iterator[str]:
    """Names of the public classes that `whence.model` defines."""
    for info in pkgutil.iter_modules(whence.model.__path__, "whence.model."):
        module = import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, type) and value.__module__ == info.name and not name.startswith("_"):
                yield name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a page is a file of the project."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_verb_of_make_is_in_the_readme() -> None:
    """What `make` lists, README names."""
    done = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)
    verbs = re.findall(r"^  make (\w+)", done.stdout, re.MULTILINE)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {"setup", "demo", "test", "check", "quality", "bench", "train", "docs"} <= set(verbs)
    assert [verb for verb in verbs if verb != "help" and f"`make {verb}`" not in readme] == []


@pytest.mark.parametrize("folder", ["sahel-pact", "river-treaty"])
def test_examples_are_all_reports(folder: str) -> None:
    """An example's folder holds four to six short reports and nothing else: a README in it would be read as one."""
    reports = sorted((ROOT / "examples" / folder).iterdir())
    assert 4 <= len(reports) <= 6
    assert {path.suffix for path in reports} <= {".txt", ".html"}
    assert all(120 <= len(path.read_text(encoding="utf-8").split()) <= 400 for path in reports)


def test_the_version_is_told_once() -> None:
    """The changelog's latest heading is the package's version."""
    import whence

    latest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert latest is not None and latest.group(1) == whence.__version__


def test_the_lock_names_no_registry() -> None:
    """Every requirement is pinned with hashes, and none says where it is to be fetched."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock and "--index" not in lock and "--find-links" not in lock
    pinned = [line for line in lock.splitlines() if "==" in line]
    assert pinned and all(line.endswith("\\") for line in pinned)
    assert lock.count("--hash=sha256:") >= len(pinned)


def test_python_examples_parse() -> None:
    """The Python shown in the docs is Python."""
    blocks = [
        (page, block)
        for page in PAGES
        if page.name != "reference.md"
        for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    ]
    assert blocks
    for page, block in blocks:
        compile(block, str(page), "exec")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation as a site, built by MkDocs, which refuses what its configuration calls a fault."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_in_the_site(site: Path) -> None:
    """A Markdown page is built, and can be reached from the navigation of the first."""
    first = (site / "index.html").read_text(encoding="utf-8")
    pages = [page.relative_to(DOCS).with_suffix(".html").as_posix() for page in DOCS.rglob("*.md")]
    assert [page for page in pages if f'href="{page}"' not in first] == []


def test_the_site_fetches_nothing(site: Path) -> None:
    """No script, style, font or picture comes from elsewhere."""
    fetched = re.compile(r"<(?:script|img|link)[^>]+(?:src|href)=[\"']?(?:https?:)?//[^>]*>")
    kept = [tag for page in site.rglob("*.html") for tag in fetched.findall(page.read_text(encoding="utf-8"))]
    assert [tag for tag in kept if "canonical" not in tag] == []
