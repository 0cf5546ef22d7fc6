"""Fields that a text file states above its article: `Title: …`, `Date: …`, fenced by `---` or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whence.intake.options import COLUMNS

MAX_HEADER_LINES = 30
_FIELD = re.compile(r"^([A-Za-z][A-Za-z_ -]{1,24}?)\s*:\s+(\S.*)$")
_EXTRA = {"author": "byline", "by": "byline", "source": "outlet", "newspaper": "outlet", "date published": "published"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The stated fields by Whence's names for them, and where the article begins in the text."""

    fields: dict[str, str]
    body: int


def front_matter(text: str) -> FrontMatter:
    """The fields above the article in `text`; none, and the article at 0, where there are none.

    Without a fence two known fields must open the text, so that no story that begins "Paris: …" loses a line.
    """
    start = len(text) - len(text.lstrip("\ufeff\r\n \t"))
    fenced = bool(re.match(r"---[ \t]*\r?\n", text[start : start + 80]))
    at = text.find("\n", start) + 1 if fenced else start
    fields: dict[str, str] = {}
    for _ in range(MAX_HEADER_LINES):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)].strip()
        if fenced and line in ("---", "..."):
            return FrontMatter(fields, end + 1 if end >= 0 else len(text))
        name = _name_of(line)
        if name is None and not (fenced and end >= 0):
            break
        if name:
            fields.setdefault(name, _FIELD.sub(r"\2", line).strip().strip("\"'"))
        if end < 0:
            return FrontMatter({}, 0)
        at = end + 1
    return FrontMatter(fields, at) if len(fields) >= 2 and not fenced else FrontMatter({}, 0)


def _name_of(line: str) -> str | None:
    match = _FIELD.match(line)
    if not match:
        return None
    key = match[1].casefold().strip()
    for name, columns in COLUMNS.items():
        if name not in ("text", "id") and key in (name, *columns):
            return name
    return _EXTRA.get(key)
