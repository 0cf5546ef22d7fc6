"""Learns the weights by which a plan and the deed that met it are tied ([plans] in `src/whence/linking/pairs.toml`).

    PYTHONPATH=src:. python -m training.plans

The developing stories' keys say which plans were met by what. Rows are the pairs of a plan that a key names and a deed
that nothing excludes; each story is measured with weights learnt from the others, by the deeds that its plans are tied
to. The table is edited by hand with what this prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from quality import story
from training.keyed import MAX_TRIGGER, spot_of
from training.logistic import newton
from whence import app
from whence.linking import link, plans
from whence.linking.fulfilment import Fulfilment
from whence.linking.pairs import plan_model
from whence.model.event import Event
from whence.model.report import Report

RIDGE, BIAS_RIDGE, STEPS = 1.0, 0.01, 25
MET_WEIGHT = 2.0  # chosen with the bar, between ties that are missed and ties that are wrong; 1, 2 and 4 were tried
BARS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
Row = tuple[str, str, tuple[float, ...], bool]


@dataclass(frozen=True)
class Told:
    """One story's pairs of plan and deed, and by plan the deeds that the key says met it."""

    rows: tuple[Row, ...]
    met: Mapping[str, frozenset[str]]


class _Heard:
    """Keeps what linking compares plans with, on its way."""

    def __init__(self) -> None:
        self.plans: plans.Plans | None = None
        self.events: Sequence[Event] = ()

    def link(self, reports: Sequence[Report]) -> None:
        """Link the reports and keep."""
        inner = plans.Plans.tied

        def tied(one: plans.Plans, events: Sequence[Event]) -> tuple[Event, ...]:
            self.plans, self.events = one, events
            return inner(one, events)

        plans.Plans.tied = tied  # type: ignore[method-assign]
        try:
            link(reports, app.read_all(reports))
        finally:
            plans.Plans.tied = inner  # type: ignore[method-assign]


def told_by(folder: Path, key: Path, names: Sequence[str]) -> Told:
    """The story in `folder` against the answer key at `key`."""
    reports = sorted(app.collect([folder]).reports, key=lambda report: report.id)
    heard = _Heard()
    heard.link(reports)
    assert heard.plans is not None
    document = yaml.safe_load(key.read_text("utf-8"))
    homes = _homes({report.id: report.text for report in reports}, heard.events, document["events"])
    met: dict[str, set[str]] = {}
    for pair in document.get("plans_met", []):
        for plan in homes.get(pair["plan"], ()):
            met.setdefault(plan, set()).update(homes.get(pair["outcome"], ()))
    named = set().union(*homes.values())
    rows = tuple(_rows(heard.plans, heard.events, named, met, names))
    return Told(rows, {plan: frozenset(deeds) for plan, deeds in met.items()})


def _rows(
    one: plans.Plans, events: Sequence[Event], named: set[str], met: Mapping[str, set[str]], names: Sequence[str]
) -> Iterable[Row]:
    matter: Fulfilment = one.matter(events)
    for plan in events:
        if plan.id not in named or plan.status not in ("planned", "possible"):
            continue
        for deed in one.met_by(plan, matter):
            found = matter.all_features(plan, deed)
            values = tuple(found.get(name, 0.0) for name in names)
            yield plan.id, deed.id, values, deed.id in met.get(plan.id, ())


def _homes(
    texts: Mapping[str, str], events: Sequence[Event], keyed: Sequence[Mapping[str, object]]
) -> dict[str, set[str]]:
    """By the key's events, those of the chronicle that their mentions are told by."""
    found: dict[str, set[str]] = {}
    for event in keyed:
        mentions = event["mentions"]
        assert isinstance(mentions, list)
        spots = [spot for mention in mentions if (spot := spot_of(texts, mention)) is not None]
        found[str(event["id"])] = {
            one.id
            for one in events
            for m in one.mentions
            for report, start, end in spots
            if m.span.report == report
            and start < m.trigger.end <= m.trigger.start + MAX_TRIGGER
            and m.trigger.start < end
        }
    return found


def fit(rows: Sequence[Row]) -> np.ndarray:
    """Logistic weights by Newton's method, the bias last."""
    values = np.array([[*row[2], 1.0] for row in rows])
    met = np.array([row[3] for row in rows], dtype=float)
    weight = np.where(met > 0, MET_WEIGHT, 1.0)
    ridge = np.array([*[RIDGE] * (values.shape[1] - 1), BIAS_RIDGE])
    return newton(values, met, weight, ridge, np.zeros(values.shape[1]), STEPS)


def ties(told: Told, weights: np.ndarray, bar: float) -> tuple[int, int]:
    """How many plans are tied rightly and wrongly."""
    best: dict[str, tuple[float, str]] = {}
    for plan, deed, values, _ in told.rows:
        chance = float(1 / (1 + np.exp(-(np.array([*values, 1.0]) @ weights))))
        if chance >= bar and chance > best.get(plan, (0.0, ""))[0]:
            best[plan] = chance, deed
    right = sum(deed in told.met.get(plan, ()) for plan, (_, deed) in best.items())
    return right, len(best) - right


def main() -> None:
    """Measure with each story left out, and print the weights learnt from all."""
    names = tuple(plan_model().weights)
    found = {known.name: told_by(known.reports, known.key, names) for known in story.stories(story.DEVELOPING)}
    found = {name: told for name, told in found.items() if told.rows}
    print(
        f"{sum(len(told.rows) for told in found.values())} pairs, {sum(len(told.met) for told in found.values())} met"
    )
    without = {
        name: fit([row for other, rest in found.items() if other != name for row in rest.rows]) for name in found
    }
    for bar in BARS:
        counted = [ties(told, without[name], bar) for name, told in found.items()]
        right, wrong = sum(a for a, _ in counted), sum(b for _, b in counted)
        print(f"tie {bar}: {right} right, {wrong} wrong")
    weights = fit([row for told in found.values() for row in told.rows])
    print(f"bias = {weights[-1]:.2f}", *(f"{n} = {w:.2f}" for n, w in zip(names, weights, strict=False)), sep="\n")


if __name__ == "__main__":
    main()
