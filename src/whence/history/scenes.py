"""In which country a story is at home: the one in which most of it happens and of which its reports speak most.

For whatever the words leave open because readers at home know: whose minister a minister is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from whence.history.parties import MOSTLY, People
from whence.model.linked import Linked


def scenes(linked: Linked, people: People) -> dict[str, str]:
    """By report, the country in which its story is at home; stories where none stands out are left out.

    A country has the share of the words for countries that name it, and the share of what happens that happens in it;
    it must have so much more than the next.
    """
    happenings: dict[str, Counter[str]] = {}
    for mention in (mention for event in linked.events for mention in event.mentions):
        country = people.countries.get(people.place_countries.get(mention.place or "", ""))
        if country is not None:
            happenings.setdefault(mention.span.report, Counter())[country] += 1
    spoken = {report: Counter(dict(rows)) for report, rows in people.settings.items()}
    found: dict[str, str] = {}
    for reports in dict.fromkeys(people.stories.get(told.report.id, (told.report.id,)) for told in linked.reports):
        home = _standing_out(_together(rows, reports) for rows in (spoken, happenings))
        found |= dict.fromkeys(reports, home) if home is not None else {}
    return found


def _together(rows: dict[str, Counter[str]], reports: Iterable[str]) -> Counter[str]:
    counted = Counter[str]()
    for report in reports:
        counted.update(rows.get(report, {}))
    return counted


def _standing_out(counts: Iterable[Counter[str]]) -> str | None:
    shares: dict[str, float] = {}
    for counted in counts:
        for country, count in counted.items():
            shares[country] = shares.get(country, 0.0) + count / counted.total()
    rows = sorted(shares.items(), key=lambda row: (-row[1], row[0]))
    if not rows or (len(rows) > 1 and rows[0][1] < MOSTLY * rows[1][1]):
        return None
    return rows[0][0]
