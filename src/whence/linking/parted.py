"""Events parted again where the dates that were found last lie too far apart to be of one happening.

Events are joined while many dates are open, and days that only a weighed publication gives join none. Once they stand,
a telling that lies weeks away from all dated tellings of its event tells another of the kind; so does one that is dated
after a report which tells the event as past came out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from whence.linking.calendar import PRECISE_DAYS, gap_days
from whence.linking.cluster import Cluster, Constraints
from whence.linking.told import MentionKey, Told
from whence.model.when import When

SLACK_DAYS = 2
APART_DAYS = 14  # further than reports of one happening differ on its days


def parted(
    clusters: Sequence[Cluster], told: Sequence[Told], constraints: Constraints, published: Mapping[str, When]
) -> list[Cluster]:
    """The events, those parted whose newly dated tellings lie apart; what a person or a copy joined stays joined."""
    bound = {key for a, b, _ in constraints.same for key in (a, b)}
    out = {report: when.latest for report, when in published.items() if when.latest is not None}
    found: list[Cluster] = []
    for cluster in clusters:
        found += _parts(cluster, told, bound, out)
    return found


def _parts(cluster: Cluster, told: Sequence[Told], bound: set[MentionKey], out: Mapping[str, date]) -> list[Cluster]:
    sure = [i for i in cluster.members if not told[i].guessed and told[i].days.bounded]
    apart = []
    for i in cluster.members:
        if not _is_dated(told[i]) or told[i].key in bound:
            continue
        far = bool(sure) and told[i].guessed and _lies_apart(told, i, sure)
        if far or any(_comes_after(told[i], told[j], out) for j in cluster.members):
            apart.append(i)
    if not apart or len(apart) == len(cluster.members):
        return [cluster]
    groups: list[list[int]] = []
    for i in apart:
        home = next((group for group in groups if not _lies_apart(told, i, group)), None)
        if home is None:
            groups.append([i])
        else:
            home.append(i)
    rest = [i for i in cluster.members if i not in apart]
    return [Cluster(rest, cluster.because), *(Cluster(group, []) for group in groups)]


def _comes_after(one: Told, other: Told, out: Mapping[str, date]) -> bool:
    """Whether one is dated after the report came out that tells the other as past."""
    last = out.get(other.report)
    if last is None or not other.deed or not one.deed or one.days.earliest is None or one.report == other.report:
        return False
    return (one.days.earliest - last).days > SLACK_DAYS


def _is_dated(one: Told) -> bool:
    return one.days.bounded and one.days.n_days <= PRECISE_DAYS


def _lies_apart(told: Sequence[Told], at: int, others: Sequence[int]) -> bool:
    """Whether a telling lies further from every one of the others than reports of one happening differ."""
    return all((gap_days(told[at].days, told[i].days) or 0) > APART_DAYS for i in others)
