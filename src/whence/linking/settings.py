"""Where and among whom a report plays, and which reports are therefore of different stories.

A pile holds reports of stories that have nothing to do with each other, in which the same words tell different things:
police detain, ministers meet, three are killed. Two reports that tell one event play in one setting: they speak of the
same countries, or of the same named actors where these have no country.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from whence.linking.cast import Cast
from whence.model.event import Actor

Setting = Mapping[str, float]  # country or actor -> share of all that the report names, summing to one
FEW = 8  # reports that name less are not told apart by it
# Of the pairs of reports of one story none shares less, of those of different stories 98 of 100 do (the stories with
# keys in one pile, 2026-11-21).
SHARED = 0.10

MAIN = 0.15
"""Share of all that a report names from which on a country or actor is a scope of what it tells."""


def settings_of(cast: Cast) -> dict[str, Setting]:
    """The setting of every report that names enough to have one."""
    counted: dict[str, Counter[str]] = {}
    for actor in cast.actors:
        if _is_known(actor):
            for span in actor.mentions:
                counted.setdefault(span.report, Counter())[actor.country or actor.id] += 1
    for place in cast.places:
        if place.country:
            for span in place.mentions:
                counted.setdefault(span.report, Counter())[place.country] += 1
    return {report: _shares(named) for report, named in sorted(counted.items()) if named.total() >= FEW}


def scopes(setting: Setting | None) -> list[str]:
    """The countries and actors that a report is much about; the empty name alone where there are none."""
    return [name for name, share in (setting or {}).items() if share >= MAIN] or [""]


def strangers(a: Setting | None, b: Setting | None) -> bool:
    """Whether two settings are known and have next to nothing in common."""
    if not a or not b:
        return False
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(min(share, large[key]) for key, share in small.items() if key in large) < SHARED


def _is_known(actor: Actor) -> bool:
    return actor.country is not None or actor.name != actor.name.lower()


def _shares(named: Counter[str]) -> Setting:
    total = named.total()
    return {key: n / total for key, n in sorted(named.items())}
