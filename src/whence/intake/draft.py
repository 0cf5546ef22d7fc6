"""From what an input holds to a report: cleaned, dated, told its language, and named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from whence.intake import heads
from whence.intake.decode import tidy
from whence.intake.furniture import Cleaned, clean
from whence.intake.language import language_of, not_read
from whence.intake.options import IntakeOptions
from whence.model.report import Dropped, Report, Skipped
from whence.model.span import Span
from whence.model.when import When
from whence.text import OffsetMap

MAX_TITLE_CHARS = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as an input holds it, before cleaning. `where` names the input for people; `names` are ids to try.

    `offsets` leads from `text` to what came in; `notes` say what decoding already left out.
    """

    where: str
    names: tuple[str, ...]
    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: When | None = None
    notes: tuple[Dropped, ...] = ()
    offsets: OffsetMap | None = None


@dataclass
class Names:
    """Hands out report ids, each once in a run: the first free name of those offered, then the last with a number."""

    taken: set[str] = field(default_factory=set)

    def take(self, names: tuple[str, ...]) -> str:
        """The first of `names` that is free; else the first with `-2`, `-3` … set after it."""
        name = next(self._free(names))
        self.taken.add(name)
        return name

    def _free(self, names: tuple[str, ...]) -> Iterator[str]:
        yield from (name for name in names if name and name not in self.taken)
        number = 2
        while f"{names[0]}-{number}" in self.taken:
            number += 1
        yield f"{names[0]}-{number}"


def to_report(draft: Draft, options: IntakeOptions, names: Names) -> Report | Skipped:
    """The report that `draft` makes, or why it makes none."""
    if len(draft.text) > options.max_chars:
        return Skipped(
            draft.where,
            f"its article has {len(draft.text):,} characters, more than {options.max_chars:,}; split it, or allow more",
        )
    tidied = tidy(draft.text)
    title = _one_line(draft.title)
    cleaned = clean(tidied.text, title=title, byline=_one_line(draft.byline))
    if not cleaned.text.strip():
        return Skipped(draft.where, "it holds no article, only page furniture" if draft.text.strip() else "it is empty")
    way_back = (draft.offsets or OffsetMap.identity(len(draft.text))).then(tidied.offsets.then(cleaned.offsets))
    text, offsets = _with_title(cleaned, title, way_back)
    language = draft.language or options.language or language_of(cleaned.text)
    report_id = names.take(draft.names)
    head = _dateline(cleaned, report_id, text)
    dateline = head[1] if head else None
    return Report(
        id=report_id,
        text=text,
        title=cleaned.title,
        byline=cleaned.byline,
        outlet=_one_line(draft.outlet) or options.outlet or cleaned.outlet or _agency(head) or host_of(draft.url),
        agency=_agency(head),
        url=draft.url,
        language=language,
        published=draft.published or _given(options) or cleaned.published or (head[0].published if head else None),
        dateline=dateline,
        dropped=(*draft.notes, *tidied.notes, *cleaned.dropped),
        not_read=not_read(language),
        offsets=offsets.pairs(),
    )


def host_of(url: str | None) -> str | None:
    """The host of `url` without `www.`; None where it has none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _one_line(words: str | None) -> str | None:
    """`words` on one line, without control characters; None where nothing is left."""
    line = " ".join(tidy(words or "").text.split())
    return line[:MAX_TITLE_CHARS] or None


def _with_title(cleaned: Cleaned, given: str | None, offsets: OffsetMap) -> tuple[str, OffsetMap]:
    """The text with the headline once at its start, set there only where the text does not begin with it."""
    if not given or _squeezed(cleaned.text[: 2 * len(given) + 20]).startswith(_squeezed(given)):
        return cleaned.text, offsets
    return f"{given}\n\n{cleaned.text}", offsets.shifted(len(given) + 2)


def _squeezed(words: str) -> str:
    return re.sub(r"\W+", " ", words.casefold()).strip()


def _dateline(cleaned: Cleaned, report_id: str, text: str) -> tuple[heads.Dateline, Span] | None:
    """The dateline of the first paragraph below the headline, and its span."""
    start = len(text) - len(cleaned.text)
    first = [line for line in cleaned.text.split("\n", 8)[:8] if line.strip()][:3]
    for line in first:
        if line.strip() == cleaned.title:
            continue
        at = text.find(line, start)
        at += len(line) - len(line.lstrip())
        found = heads.dateline_of(line.lstrip())
        if found:
            return found, Span.of(report_id, text, at, at + found.length)
    return None


def _agency(head: tuple[heads.Dateline, Span] | None) -> str | None:
    return head[0].agency if head else None


def _given(options: IntakeOptions) -> When | None:
    return When.day(options.published, "given") if options.published else None
