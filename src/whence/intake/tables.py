"""CSV, TSV, JSON Lines and JSON to drafts, one a row; a bad row is skipped by its number and the rest read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from whence.intake.decode import SAMPLE_BYTES, NotText, sniff
from whence.intake.draft import Draft
from whence.intake.options import IntakeOptions
from whence.intake.published import parse_date
from whence.model.report import Skipped
from whence.model.when import When

TRY_COLUMNS = "name the column that holds the article, as in --column text=NAME"


def rows_of_csv(
    stream: BinaryIO, where: str, stem: str, delimiter: str | None, options: IntakeOptions
) -> Iterator[Draft | Skipped]:
    """A draft for each row of a table with a header; `delimiter` None finds comma, semicolon or tab in the header."""
    try:
        text = _text_stream(stream, options)
    except NotText as refusal:
        yield Skipped(where, str(refusal))
        return
    # The module's own limit of 131,072 characters is shorter than some articles.
    csv.field_size_limit(options.max_chars)
    header = text.readline(options.max_chars)
    delimiter = delimiter or max(",;\t", key=header.count)
    names = next(csv.reader([header], delimiter=delimiter), [])
    if _column(names, "text", options) is None:
        yield Skipped(where, f"it has no column of text (its columns: {_listed(names)}); {TRY_COLUMNS}")
        return
    yield from _table_rows(text, names, delimiter, where, stem, options)


def _table_rows(
    text: io.TextIOWrapper, names: list[str], delimiter: str, where: str, stem: str, options: IntakeOptions
) -> Iterator[Draft | Skipped]:
    reader = csv.reader(_bounded_lines(text, options.max_chars), delimiter=delimiter)
    number = 1
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except (csv.Error, UnicodeError) as error:
            yield Skipped(f"{where} row {number}", f"the table cannot be read from here on: {error}; check its quotes")
            return
        if any(cell.strip() for cell in row):
            yield _draft(dict(zip(names, row, strict=False)), f"{where} row {number}", f"{stem}-{number - 1}", options)


def _bounded_lines(text: io.TextIOWrapper, max_chars: int) -> Iterator[str]:
    while line := text.readline(max_chars + 1):
        if len(line) > max_chars:
            raise csv.Error(f"a line is longer than {max_chars:,} characters")
        yield line


def rows_of_json_lines(stream: BinaryIO, where: str, stem: str, options: IntakeOptions) -> Iterator[Draft | Skipped]:
    """A draft for each line of JSON Lines; a line that is no JSON object is skipped by number."""
    try:
        text = _text_stream(stream, options)
    except NotText as refusal:
        yield Skipped(where, str(refusal))
        return
    number = 0
    while line := text.readline(options.max_bytes):
        number += 1
        place = f"{where} line {number}"
        if len(line) >= options.max_bytes:
            yield Skipped(place, f"it is longer than {options.max_bytes:,} characters; split it, or allow more")
            _skip_line(text)
        elif line.strip():
            yield _row_of_json(line, place, f"{stem}-{number}", options)


def _skip_line(text: io.TextIOWrapper) -> None:
    while (rest := text.readline(SAMPLE_BYTES)) and not rest.endswith("\n"):
        pass


def _row_of_json(line: str, where: str, name: str, options: IntakeOptions) -> Draft | Skipped:
    try:
        value = json.loads(line.strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        return Skipped(where, "it is no JSON; each line must be one JSON object")
    if not isinstance(value, dict):
        return Skipped(where, "it is no JSON object; each line must be one, with a key for the text")
    return _draft(value, where, name, options)


def rows_of_json(content: str, where: str, stem: str, options: IntakeOptions) -> Iterator[Draft | Skipped]:
    """A draft for a JSON object, or for each object of a JSON array."""
    try:
        value = json.loads(content.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        yield Skipped(where, "it is no JSON; for one object a line, name the file .jsonl")
        return
    if isinstance(value, dict):
        yield _draft(value, where, stem, options)
        return
    if not isinstance(value, list):
        yield Skipped(where, "it is neither a JSON object nor an array of objects")
        return
    for number, row in enumerate(value, 1):
        place = f"{where} item {number}"
        is_row = isinstance(row, dict)
        yield _draft(row, place, f"{stem}-{number}", options) if is_row else Skipped(place, "it is no JSON object")


def _text_stream(stream: BinaryIO, options: IntakeOptions) -> io.TextIOWrapper:
    """The stream as text in the encoding its beginning shows; bytes that do not fit become U+FFFD, which is noted."""
    buffered = io.BufferedReader(_Raw(stream), SAMPLE_BYTES)
    encoding = options.encoding or sniff(buffered.peek(SAMPLE_BYTES))
    return io.TextIOWrapper(buffered, encoding=encoding, errors="replace", newline="")


class _Raw(io.RawIOBase):
    """A readable raw stream over any binary one, so that its beginning can be looked at."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` with what comes next."""
        found = self._stream.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)


def _draft(row: Mapping[str, Any], where: str, name: str, options: IntakeOptions) -> Draft | Skipped:
    """The draft that one row makes, its fields found under their usual names or those the options give."""
    key = _column(row, "text", options)
    if key is None:
        return Skipped(where, f"it has no text (its keys: {_listed(row)}); {TRY_COLUMNS}")
    text = row[key]
    if not isinstance(text, str) or not text.strip():
        return Skipped(where, f"its {key} is empty")
    url, given = _field(row, "url", options), _field(row, "id", options)
    return Draft(
        where=where,
        names=tuple(candidate for candidate in (given, url, name) if candidate),
        text=text,
        title=_field(row, "title", options),
        byline=_field(row, "byline", options),
        outlet=_field(row, "outlet", options),
        url=url,
        language=_language(_field(row, "language", options)),
        published=_published(_field(row, "published", options)),
    )


def _column(names: Iterable[str], field: str, options: IntakeOptions) -> str | None:
    """The first of `names` that holds `field`, by the order in which its usual names are tried."""
    by_name = {str(name).strip("\ufeff \t\r\n").casefold(): name for name in names if name is not None}
    return next((by_name[wanted] for wanted in options.names_of(field) if wanted in by_name), None)


def _field(row: Mapping[str, Any], field: str, options: IntakeOptions) -> str | None:
    """The row's value for `field` as text, lists joined by commas; None where it is empty or no text."""
    key = _column(row, field, options)
    value = row[key] if key is not None else None
    if isinstance(value, list):
        value = ", ".join(item for item in value if isinstance(item, str))
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def _published(words: str | None) -> When | None:
    return parse_date(words, "given") if words else None


def _language(code: str | None) -> str | None:
    """The ISO 639-1 part of a language tag such as `en-GB`; None where it is none."""
    base = (code or "").replace("_", "-").split("-")[0].casefold()
    return base if len(base) == 2 and base.isalpha() else None


def _listed(names: Iterable[str]) -> str:
    """Up to eight names for a message."""
    shown = [str(name)[:40] for name in names][:9]
    return ", ".join(shown[:8]) + (" …" if len(shown) > 8 else "") if shown else "none"
