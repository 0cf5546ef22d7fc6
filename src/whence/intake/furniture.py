"""Tells an article's own lines from the page's around it; what it leaves out it keeps, with the reason.

It never rewrites: the text that remains is the source with whole lines missing, and the offset map says where. Where a
line could be a sentence of the story it stays.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from whence.intake import heads
from whence.intake.furniture_table import Fit, furniture_table, furniture_words
from whence.intake.published import parse_date
from whence.intake.units import Unit, units
from whence.model.report import Dropped
from whence.model.when import When
from whence.text import OffsetMap

# Comments begin in the last part of a page; "Leave a comment" above the story is a button.
COMMENTS_AFTER_SHARE = 0.6
# More title-like lines than this share of the paragraphs are the text's own layout, not links.
MAX_LINK_SHARE = 0.5
# English news has some 15 to 25 of the table's sentence words in a hundred; other languages have next to none.
MIN_SMALL_WORDS_SHARE = 0.06
MAX_SLOGAN_WORDS = 12
# What pages set before a link to another story.
ARROWS = (">>", "»", "►", "▶", "→", "➤", "➜", "›")
# A line at a text's end in which the outlet speaks of itself, or of its author's means, has no more words.
MAX_COLOPHON_WORDS = 20
MIN_OUTLET_CHARS = 6
_OF_AUTHOR = (
    "the author's ",
    "the author is ",
    "the author was ",
    "the author has ",
    "the writer is ",
    "the writer's ",
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article without its page: the text, the way back, what was left out, and what the furniture told."""

    text: str
    offsets: OffsetMap
    dropped: tuple[Dropped, ...]
    title: str | None
    byline: str | None
    outlet: str | None
    published: When | None


@dataclass
class _Sorting:
    """The work on one text: which unit is dropped and why, filled in by the steps below, in their order."""

    units: list[Unit]
    title: str | None
    byline: str | None
    outlet: str | None = None
    published: When | None = None
    why: dict[int, str] = field(default_factory=dict)
    lists: set[int] = field(default_factory=set)
    comments: set[int] = field(default_factory=set)
    title_at: int | None = None

    def left(self) -> list[int]:
        return [at for at in range(len(self.units)) if at not in self.why]

    def story(self) -> list[int]:
        return [at for at in self.left() if self.units[at].is_story and at != self.title_at]


def clean(source: str, *, title: str | None = None, byline: str | None = None) -> Cleaned:
    """`source` without page furniture. `title` and `byline` are what other data name, None where nothing does."""
    sorting = _Sorting(units(source), title, byline)
    _match_table(sorting)
    if sorting.story():
        _sort_head(sorting)
        _drop_repeats(sorting)
        _drop_comments(sorting)
        _drop_links(sorting)
        _sort_tail(sorting)
    elif sorting.left() and title is None:
        _find_title(sorting, sorting.left())
    return _cleaned(source, sorting)


def _match_table(sorting: _Sorting) -> None:
    """Drop the lines that the table knows."""
    table = furniture_table()
    for at, unit in enumerate(sorting.units):
        fit = table.fit(unit)
        if fit is None or (at == 0 and fit.why == "links to other stories" and unit.plain and len(unit.words) > 5):
            continue
        _note(sorting, at, fit)


def _note(sorting: _Sorting, at: int, fit: Fit) -> None:
    sorting.why[at] = fit.why
    sorting.outlet = sorting.outlet or fit.outlet
    if fit.opens == "list":
        sorting.lists.add(at)
    if fit.opens == "comments":
        sorting.comments.add(at)


def _sort_head(sorting: _Sorting) -> None:
    """Find headline, byline and date in the lines above the first paragraph, and drop labels there."""
    first = sorting.story()[0]
    head = [at for at in sorting.left() if at < first]
    _drop_named_lines(sorting, [at for at in sorting.left() if at < first], is_head=True)
    head = [at for at in head if at not in sorting.why]
    if sorting.title is None:
        _find_title(sorting, head)
    _find_masthead(sorting, first)
    for at in head:
        unit = sorting.units[at]
        if at == sorting.title_at or at in sorting.why:
            continue
        if _is_author_name(sorting, at):
            sorting.byline = sorting.byline or unit.text.strip()
            sorting.why[at] = "byline"
        elif heads.is_label(unit):
            sorting.why[at] = "label"


def _find_masthead(sorting: _Sorting, first: int) -> None:
    """Take the outlet from the first line above the story that could be a masthead, and drop that line."""
    for at in range(first):
        name = heads.masthead_of(sorting.units[at])
        if name is None or at == sorting.title_at or sorting.why.get(at, "label") not in ("label", "byline"):
            continue
        sorting.why[at] = "name of the outlet"
        sorting.outlet = sorting.outlet or name
        if sorting.byline == sorting.units[at].text.strip():
            sorting.byline = None
        return


def _drop_named_lines(sorting: _Sorting, among: list[int], *, is_head: bool) -> None:
    """Drop bylines, date lines and lines that say how old the page is; a bare date below the story dates no report."""
    for at in among:
        unit = sorting.units[at]
        names = heads.byline_of(unit)
        when = heads.date_line(unit)
        if names:
            sorting.byline = sorting.byline or names
            sorting.why[at] = "byline"
            when = when or parse_date(unit.text, "page")
        if when:
            if is_head or heads.says_published(unit):
                sorting.published = sorting.published or when
            sorting.why.setdefault(at, "date line")
        elif heads.is_age_line(unit):
            sorting.why.setdefault(at, "date line")


def _find_title(sorting: _Sorting, head: list[int]) -> None:
    """Take the first line that could be a headline; a short label above a fuller one gives way to it."""
    asked = sorting.left()[:1] if sorting.units[sorting.left()[0]].text.rstrip()[-1:] in "?!" else []
    candidates = [at for at in head or asked if heads.is_headline(sorting.units[at])]
    if not candidates:
        return
    at = candidates[0]
    fuller = [other for other in candidates[1:2] if len(sorting.units[other].words) > 4]
    if fuller and heads.is_label(sorting.units[at]):
        at = fuller[0]
    if any(not _may_stand_above(sorting.units[other]) for other in head if other < at):
        return
    sorting.title_at, sorting.title = at, sorting.units[at].text.strip()


def _may_stand_above(unit: Unit) -> bool:
    """Whether the line may stand above a headline: a label or a name, which go; all else is the text's beginning."""
    return heads.is_label(unit) or heads.is_name(unit)


def _is_author_name(sorting: _Sorting, at: int) -> bool:
    """Whether a name in the head is the author's: repeated at once, or right above a date or read-time line."""
    unit = sorting.units[at]
    if not heads.is_name(unit) or (sorting.title_at is not None and at < sorting.title_at):
        return False
    if sorting.why.get(at - 1) == "author note":
        return True
    near = [other for other in (at - 1, at + 1) if 0 <= other < len(sorting.units)]
    if any(sorting.units[other].plain == unit.plain for other in near):
        return True
    return len(unit.words) > 1 and sorting.why.get(at + 1) in ("date line", "read time", "follow line")


def _drop_repeats(sorting: _Sorting) -> None:
    """Drop the headline and the author's name where they stand again as lines of their own."""
    title = _plain(sorting.title or "")
    names = {_plain(sorting.byline or "")} - {""}
    left = sorting.left()
    if sorting.title_at is None and sorting.units[left[0]].plain == title:
        sorting.title_at = left[0]
    for at in left:
        unit = sorting.units[at]
        if title and unit.plain == title and at != sorting.title_at:
            sorting.why[at] = "headline repeated"
        elif unit.plain in names:
            sorting.why[at] = "byline repeated"


def _drop_comments(sorting: _Sorting) -> None:
    """Drop all that follows a comment form's head in the last part of the page."""
    story = sorting.story()
    for at in sorted(sorting.comments):
        before = bisect_left(story, at)
        if before < 3 or before < COMMENTS_AFTER_SHARE * len(story):
            continue
        sorting.why |= dict.fromkeys((other for other in sorting.left() if other > at), "comments")
        return


def _drop_links(sorting: _Sorting) -> None:
    """Drop other stories' headlines: right below a list's head, or standing alone between two paragraphs."""
    if sorting.title is not None:
        last = max(sorting.story(), default=-1)
        for at in sorted(sorting.lists):
            _drop_list(sorting, at, last)
    left, story = sorting.left(), set(sorting.story())
    if not _is_english(sorting):
        return
    found = [
        at
        for before, at, after in zip(left, left[1:], left[2:], strict=False)
        if before in story and after in story and at not in story and heads.is_story_link(sorting.units[at])
    ]
    found = [at for at in found if at != sorting.title_at and sorting.units[at - 1].text.rstrip()[-1:] != ":"]
    if len(found) <= max(1, MAX_LINK_SHARE * len(story)):
        sorting.why |= dict.fromkeys(found, "link to another story")


def _is_english(sorting: _Sorting) -> bool:
    """Whether the story's small words are English ones: how headlines differ from sentences is known of no other."""
    words = [word.casefold() for at in sorting.story()[:10] for word in sorting.units[at].words]
    small = furniture_words("sentence")
    return sum(1 for word in words if word in small) >= MIN_SMALL_WORDS_SHARE * len(words)


def _drop_list(sorting: _Sorting, at: int, last_story: int) -> None:
    """Drop the lines after a list's head as long as they are headlines; amid the story, only sure ones."""
    for other in range(at + 1, len(sorting.units)):
        unit = sorting.units[other]
        if other in sorting.lists:
            return
        if other in sorting.why:
            continue
        marked = unit.text.lstrip().startswith(ARROWS)
        if other == sorting.title_at or (not marked and (unit.is_story or not heads.is_headline(unit))):
            return
        if other < last_story and not marked and not heads.is_titled(unit):
            return
        sorting.why[other] = "link to another story"


def _sort_tail(sorting: _Sorting) -> None:
    """Drop bylines, dates and labels below the last paragraph, and a name that the byline begins."""
    _drop_colophon(sorting)
    story = sorting.story()
    if len(story) < 2:
        return
    tail = [at for at in sorting.left() if at > story[-1]]
    _drop_named_lines(sorting, tail, is_head=False)
    for at in tail:
        unit = sorting.units[at]
        if at in sorting.why or at == sorting.title_at:
            continue
        if heads.is_name(unit) and sorting.byline and unit.plain.startswith(_plain(sorting.byline) + " "):
            sorting.byline = unit.text.strip()
            sorting.why[at] = "byline repeated"
        elif heads.is_label(unit):
            sorting.why[at] = "label"
        elif _is_slogan(unit):
            sorting.why[at] = "slogan"


def _drop_colophon(sorting: _Sorting) -> None:
    """Drop the last lines in which the outlet tells of itself, or of how the author came by the story."""
    first, papers = min(sorting.story(), default=0), furniture_words("masthead")
    labels = [unit for at, unit in enumerate(sorting.units[:first]) if sorting.why.get(at) == "label"]
    named = [
        _plain(sorting.outlet or ""),
        *(unit.plain for unit in labels if not papers.isdisjoint(unit.plain.split())),
    ]
    outlets = tuple(f"{name.removeprefix('the ')} " for name in named if len(name) >= MIN_OUTLET_CHARS)
    for at in reversed(sorting.left()):
        unit = sorting.units[at]
        of_outlet = unit.plain.removeprefix("the ").startswith(outlets)
        short = len(unit.words) <= MAX_COLOPHON_WORDS and len(sorting.story()) > 2
        if not short or not (of_outlet or unit.plain.startswith(_OF_AUTHOR)):
            return
        sorting.why[at] = "about the outlet" if of_outlet else "author note"


def _is_slogan(unit: Unit) -> bool:
    """Whether the line is a slogan under a statement: capitals alone, with a little word that no signature has."""
    loud = unit.text.isupper() and 2 < len(unit.words) <= MAX_SLOGAN_WORDS
    return loud and not furniture_words("slogan").isdisjoint(unit.plain.replace(",", "").split())


def _plain(words: str) -> str:
    return Unit(0, len(words), words).plain


def _cleaned(source: str, sorting: _Sorting) -> Cleaned:
    """The text of the units that are left, and all that was found beside."""
    left = sorting.left()
    kept = _stretches(source, sorting.units, left)
    offsets = OffsetMap.of_kept(kept, len(source))
    dropped = tuple(Dropped(sorting.units[at].text.strip(), sorting.why[at]) for at in sorted(sorting.why))
    return Cleaned(
        "".join(source[start:end] for start, end in kept), offsets, dropped,
        sorting.title, sorting.byline, sorting.outlet, sorting.published,
    )  # fmt: skip


def _stretches(source: str, all_units: list[Unit], left: list[int]) -> list[tuple[int, int]]:
    """The stretches of the source that hold the units `left`, each with the break that parts it from the one before.

    A dropped line takes the break below it along; where that break was the wider one, it stays instead.
    """
    stretches: list[tuple[int, int]] = []
    for position, at in enumerate(left):
        unit = all_units[at]
        if position:
            stretches.append(_break(source, all_units, left[position - 1], at))
        stretches.append((unit.start, unit.end))
    return _trimmed(source, stretches)


def _break(source: str, all_units: list[Unit], before: int, after: int) -> tuple[int, int]:
    """The widest of the breaks between two units that are left, for what stood between them is gone."""
    gaps = [(all_units[at].end, all_units[at + 1].start) for at in range(before, after)]
    return max(gaps, key=lambda gap: source.count("\n", *gap))


def _trimmed(source: str, stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches without white space at either end of the whole."""
    if not stretches:
        return []
    start, end = stretches[0]
    start = end - len(source[start:end].lstrip())
    stretches[0] = (start, end)
    start, end = stretches[-1]
    stretches[-1] = (start, start + len(source[start:end].rstrip()))
    return stretches
