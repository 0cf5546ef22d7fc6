"""Who says "I" and "we": whoever is quoted, else whoever gives out the report.

A report is given out by the bodies that its letterhead or first lines name as a statement's, communiqué's or
briefing's. It refuses to take a body for the issuer that a headline only speaks of, and the press for one that takes
part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from whence.codebook.names import plain
from whence.codebook.reporting import reporting
from whence.model.mention import Source
from whence.model.reading import Referent
from whence.model.report import Report
from whence.reading.events.cast import Cast, Named

BODIES = frozenset({"organization", "armed group", "other", "country"})
MAX_LINES, MAX_LENGTH = 6, 110
# How much of a line names must be for the line to be a letterhead.
SHARE = 0.7
MANY = frozenset({"we", "us", "our", "ours", "ourselves"})
WORDS = re.compile(r"[^\W\d_]+")
# Words for what a body gives out, beside those for documents in general.
GIVEN_OUT = frozenset(
    {"statement", "communique", "release", "briefing", "readout", "bulletin", "declaration", "appeal"}
)


def issuers(report: Report, referents: Sequence[Referent]) -> tuple[Referent, ...]:
    """The bodies that speak in the report where nobody is quoted; none where that is not told, or it is the press."""
    return _of_letterhead(report, referents) if report.outlet is None else ()


def _of_letterhead(report: Report, referents: Sequence[Referent]) -> tuple[Referent, ...]:
    begin, words = 0, set[str]()
    for line in report.text.split("\n")[:MAX_LINES]:
        if len(line) > MAX_LENGTH or line.rstrip().endswith((".", "!", "?", ":")):
            break
        end = begin + len(line)
        named = [(m.span, r) for r in referents for m in r.mentions if begin <= m.span.start and m.span.end <= end]
        named.sort(key=lambda row: (row[0].start, -row[0].end))
        words |= {plain(word) for word in WORDS.findall(line)}
        covered = {at for span, _ in named for at in range(span.start, span.end)}
        if words & (GIVEN_OUT | reporting().documents) or len(covered) >= SHARE * max(1, len(line.strip())):
            found = _together(dict.fromkeys(r for _, r in named if r.type in BODIES), joint="joint" in words)
            if found:
                return found
        begin = end + 1
    return ()


def _together(named: Iterable[Referent], *, joint: bool) -> tuple[Referent, ...]:
    """Of the bodies that a letterhead names, those that speak: all of a joint statement, else the first."""
    bodies = tuple(named)
    if joint and len(bodies) > 1:
        return bodies
    return tuple(body for body in bodies if body.type != "country")[:1]


def first_person(word: str, sources: Sequence[Source], cast: Cast, given_out_by: Sequence[Named]) -> list[Named]:
    """Who "I" or "we" is in what the `sources` say, the innermost that is known; where none says it, the issuers.

    What those who govern a country say that "we" do, the country does.
    """
    for source in reversed(sources):
        referent = cast.referents.get(source.actor or "")
        if referent is not None and source.span is not None:
            country = cast.countries.get(referent.country or "")
            governs = referent.type == "person" and "GOV" in (referent.code or "")
            return [Named(country if country and governs and word.lower() in MANY else referent, source.span)]
    return [] if sources else list(given_out_by)
