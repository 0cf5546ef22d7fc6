"""Any source to reports: opens each file by its kind and hands on one report at a time.

A bad input is yielded as `Skipped`, with what happened and what to try, and the run goes on. It fetches nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from whence.intake.decode import NotText, decode, refuse_binary
from whence.intake.draft import Draft, Names, to_report
from whence.intake.frontmatter import front_matter
from whence.intake.options import IntakeOptions
from whence.intake.page import NoArticle, read_page
from whence.intake.published import parse_date
from whence.intake.sources import Source, sources
from whence.intake.tables import rows_of_csv, rows_of_json, rows_of_json_lines
from whence.model.report import Report, Skipped
from whence.text import OffsetMap

TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown", "")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
ROW_SUFFIXES = (".jsonl", ".ndjson", ".csv", ".tsv", ".tab")
JSON_SUFFIX = ".json"
READ = "read are text (.txt, .md), HTML, JSON Lines, JSON, CSV and TSV"
_PAGE_BEGINS = (b"<!doctype html", b"<html")


def gather(
    paths: Iterable[str | os.PathLike[str]], *, options: IntakeOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Report | Skipped]:
    """The reports that `paths` hold (files, folders, globs, `-` for standard input), in an order that never varies.

    Memory holds one report at a time. An input that gives no report is yielded as `Skipped`. `stdin` stands in for
    the process's standard input. Ids are unique in the run.
    """
    options = options or IntakeOptions()
    names = Names()
    for source in sources(paths):
        if isinstance(source, Skipped):
            yield source
            continue
        for draft in _drafts(source, options, stdin):
            yield to_report(draft, options, names) if isinstance(draft, Draft) else draft


def _drafts(source: Source, options: IntakeOptions, stdin: BinaryIO | None) -> Iterator[Draft | Skipped]:
    """The drafts in one file; a file that cannot be opened is skipped with the system's own word."""
    try:
        if source.path is None:
            yield from _from_stdin(stdin or sys.stdin.buffer, source.where, options)
        elif not source.path.is_file():
            yield Skipped(source.where, "it is no regular file; name a file or a folder")
        else:
            with source.path.open("rb") as stream:
                yield from _from_file(stream, source.path, source.where, options)
    except OSError as error:
        yield Skipped(source.where, f"it cannot be opened: {error.strerror or error}; check its permissions")


def _from_file(stream: BinaryIO, path: Path, where: str, options: IntakeOptions) -> Iterator[Draft | Skipped]:
    suffix = path.suffix.casefold()
    if suffix in ROW_SUFFIXES:
        yield from _rows(stream, suffix, where, path.stem, options)
        return
    if suffix not in (*TEXT_SUFFIXES, *PAGE_SUFFIXES, JSON_SUFFIX) and not _is_text_with_odd_suffix(path):
        yield Skipped(where, _why_not(stream, suffix))
        return
    n_bytes = path.stat().st_size
    content = stream.read(options.max_bytes + 1)
    if max(n_bytes, len(content)) > options.max_bytes:
        yield _too_large(where, n_bytes, options)
        return
    names = (path.stem or path.name, f"{path.parent.name}-{path.stem}")
    yield from _from_content(content, suffix, where, names, options)


def _is_text_with_odd_suffix(path: Path) -> bool:
    """Whether the "suffix" is part of a name, as in `notes.of.monday` or `report v1.2`: long, spaced or a number."""
    suffix = path.suffix[1:]
    return " " in suffix or len(suffix) > 5 or suffix.isdigit()


def _why_not(stream: BinaryIO, suffix: str) -> str:
    try:
        refuse_binary(stream.read(64))
    except NotText as refusal:
        return str(refusal)
    return f"files of kind {suffix} are not read; {READ}"


def _too_large(where: str, n_bytes: int, options: IntakeOptions) -> Skipped:
    return Skipped(
        where,
        f"it has {n_bytes:,} bytes, more than the {options.max_bytes:,} one report may have; "
        "split it into one file a report, or allow more",
    )


def _from_stdin(stream: BinaryIO, where: str, options: IntakeOptions) -> Iterator[Draft | Skipped]:
    """Standard input held whole, up to the bound, its kind told by how it begins."""
    content = stream.read(options.max_bytes + 1)
    if len(content) > options.max_bytes:
        yield Skipped(where, f"it has more than {options.max_bytes:,} bytes; write it to a file and name that")
        return
    yield from _from_content(content, _kind(content), where, ("stdin",), options)


def _kind(content: bytes) -> str:
    """The suffix that fits content of no known name: a page, JSON Lines, JSON, or text."""
    begin = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if begin[:15].lower().startswith(_PAGE_BEGINS):
        return PAGE_SUFFIXES[0]
    if begin.startswith(b"{"):
        first = content.lstrip().split(b"\n", 1)[0].rstrip()
        return ROW_SUFFIXES[0] if first.endswith(b"}") else JSON_SUFFIX
    return JSON_SUFFIX if begin.startswith(b"[{") else ""


def _from_content(
    content: bytes, suffix: str, where: str, names: tuple[str, ...], options: IntakeOptions
) -> Iterator[Draft | Skipped]:
    """The drafts in `content`, whose kind `suffix` tells."""
    if not content.strip():
        yield Skipped(where, "it is empty")
        return
    if suffix in ROW_SUFFIXES:
        import io

        yield from _rows(io.BytesIO(content), suffix, where, names[0], options)
        return
    is_page = suffix in PAGE_SUFFIXES or _kind(content) == PAGE_SUFFIXES[0]
    try:
        text = decode(content, encoding=options.encoding, markup=is_page)
        if suffix == JSON_SUFFIX:
            yield from rows_of_json(text, where, names[0], options)
        else:
            yield _page_draft(text, where, names) if is_page else _text_draft(text, where, names)
    except (NotText, NoArticle) as refusal:
        yield Skipped(where, str(refusal))


def _rows(stream: BinaryIO, suffix: str, where: str, stem: str, options: IntakeOptions) -> Iterator[Draft | Skipped]:
    n_rows = 0
    if suffix in (".jsonl", ".ndjson"):
        rows = rows_of_json_lines(stream, where, stem, options)
    else:
        rows = rows_of_csv(stream, where, stem, None if suffix == ".csv" else "\t", options)
    for row in rows:
        n_rows += 1
        yield row
    if n_rows == 0:
        yield Skipped(where, "it holds no rows")


def _text_draft(text: str, where: str, names: tuple[str, ...]) -> Draft:
    stated = front_matter(text)
    fields = stated.fields
    body = OffsetMap.of_kept(((stated.body, len(text)),), len(text))
    published = fields.get("published")
    return Draft(
        where=where,
        names=names,
        text=text[stated.body :],
        title=fields.get("title"),
        byline=fields.get("byline"),
        outlet=fields.get("outlet"),
        url=fields.get("url"),
        published=parse_date(published, "given") if published else None,
        offsets=body,
    )


def _page_draft(markup: str, where: str, names: tuple[str, ...]) -> Draft:
    """The draft of a page. Its offsets lead to the article as it was taken out of the markup, not into the markup."""
    page = read_page(markup)
    return Draft(
        where=where,
        names=names,
        text=page.text,
        title=page.title,
        byline=page.byline,
        outlet=page.outlet,
        url=page.url,
        published=page.published,
    )
