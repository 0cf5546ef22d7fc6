"""How widely something is told by a word: of what is told everywhere, two tellings are seldom one happening.

Somebody is killed in every report of a war, and somebody gives something in any; "mutiny" is told in few reports, of a
day or two.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from whence.linking.pairs import trigger_stem
from whence.model.reading import Reading

EVERYWHERE = 256  # circles times days: more says no more


def common_words(readings: Sequence[Reading], beside: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """By stem how widely something is told by it, 0 to 1: in how many circles of like reports, and on how many days.

    `beside` are the reports most alike to each. Thirty reports of one flood are one circle, and their floods one flood.
    """
    stems = {one.report: frozenset(trigger_stem(mention.lemma) for mention in one.events) for one in readings}
    circles: dict[str, float] = {}
    for report, told in stems.items():
        shared = Counter(stem for other in beside.get(report, ()) for stem in told & stems.get(other, frozenset()))
        for stem in told:
            circles[stem] = circles.get(stem, 0.0) + 1 / (1 + shared[stem])
    days = _days(readings)
    return {stem: _worth(n * max(1, days.get(stem, 0))) for stem, n in sorted(circles.items())}


def _days(readings: Sequence[Reading]) -> Counter[str]:
    """By stem on how many single days something is told to have been."""
    dated = {
        (trigger_stem(mention.lemma), mention.date.earliest)
        for reading in readings
        for mention in reading.events
        if mention.date is not None and mention.date.n_days == 1
    }
    return Counter(stem for stem, _ in dated)


def _worth(n: float) -> float:
    return min(1.0, math.log(max(1.0, n), EVERYWHERE))
