"""The whole of linking: readings and judgements in, actors, places and events across reports out.

Linking and dating help each other: events found to be one settle each other's dates, and dates so settled tell others
apart. The two are repeated until no date moves; only then are publications that nothing bounds from above closed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whence.linking.anchors import anchoring_events, fixed_by_anchors, with_anchors
from whence.linking.bounds import Likeness
from whence.linking.cast import Cast, make_cast
from whence.linking.close import Decided
from whence.linking.cluster import Cluster, Clustering, Constraints, Tell, backward_pairs, copied_pairs, silent
from whence.linking.context import ties_of
from whence.linking.copies import Copies, find_copies
from whence.linking.dates import Calendar, Spot, first_calendar, fixed_by_events, placed_again, redated_tellings
from whence.linking.denials import denials_joined
from whence.linking.eventdates import EventDates
from whence.linking.events import Maker
from whence.linking.once import told_once
from whence.linking.origins import Ledger
from whence.linking.pairs import pair_model
from whence.linking.parted import parted
from whence.linking.plans import Plans
from whence.linking.publication import Desk, Means, given_publications, inferred_publications
from whence.linking.rulings import Ruled, ruled
from whence.linking.stories import find_stories
from whence.linking.told import MentionKey, Told, World, make_world, tellings, with_surroundings
from whence.linking.whereabouts import whereabouts
from whence.linking.written import written
from whence.model.chronicle import ToldReport
from whence.model.event import Event
from whence.model.judgement import Judgement
from whence.model.linked import Linked, Standing
from whence.model.reading import Reading
from whence.model.report import Report
from whence.model.when import When

MAX_ROUNDS = 7


@dataclass(frozen=True)
class Dated:
    """Tellings in events, with all dates and publications as far as they could be placed."""

    told: tuple[Told, ...]
    clusters: tuple[Cluster, ...]
    calendar: Calendar
    published: Mapping[str, When]
    scores: Mapping[tuple[int, int], float]


def link(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    tell: Tell = silent,
) -> Linked:
    """Match what the readings say across reports. The order of the arguments' items changes nothing.

    `tell` hears, in words, how far it is; what it raises ends the work.
    """
    reports = sorted(reports, key=lambda report: report.id)
    by_id = {report.id: report for report in reports}
    readings = sorted((r for r in readings if r.report in by_id), key=lambda reading: reading.report)
    readings = [with_anchors(by_id[reading.report], reading) for reading in readings]
    tell("looking for copies")
    copies = find_copies([report for report in reports if report.not_read is None])
    tell("finding out who is who")
    cast = make_cast(readings, _about_actors(readings, judgements), copies)
    world = make_world(cast, by_id, readings)
    told = tellings(by_id, readings, cast, world, copies)
    rulings = ruled(judgements, "event", ((one.mention.trigger, one.key) for one in told))
    rejected = {key for ruling in rulings if ruling.judgement.ruling == "reject" for key in ruling.found}
    told = tuple(one for one in told if one.key not in rejected)
    constraints = _constraints(told, rulings, world)
    settled = [pair for ruling in rulings for pair in ruling.pairs()]
    dated = date_jointly(told, reports, readings, world, copies, constraints, tell)
    tell("putting events together")
    ledger = Ledger(by_id, copies, world.actors)
    texts = {report.id: report.text for report in reports}
    of_report = {reading.report: reading for reading in readings}
    dates = EventDates.of(dated.told, texts, dated.published, of_report, dated.calendar)
    lent = whereabouts(dated.told, by_id, of_report, cast, world)
    events = _events(dated, Maker(world, ledger, dated.published, rulings, dates, lent), world)
    return Linked(
        reports=_told_reports(reports, dated.published, copies, readings),
        actors=cast.actors,
        places=cast.places,
        events=events,
        standings=_standings(readings, cast, dated.calendar),
        stories=find_stories(reports, events, world),
        close=Decided(dated.told, dated.clusters, dated.scores, settled, world, pair_model()).close(),
    )


def _about_actors(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> tuple[Ruled[tuple[str, str]], ...]:
    spans = [(m.span, (r.report, referent.id)) for r in readings for referent in r.referents for m in referent.mentions]
    return ruled(judgements, "actor", spans)


def _constraints(told: Sequence[Told], rulings: Sequence[Ruled[MentionKey]], world: World) -> Constraints:
    present = {one.key for one in told}
    pairs = [(ruling.judgement, a, b) for ruling in rulings for a, b in ruling.pairs() if {a, b} <= present]
    same = [(a, b, f"judgement {j.id} says so") for j, a, b in pairs if j.ruling == "same"]
    different = [(a, b) for j, a, b in pairs if j.ruling == "different"]
    return Constraints((*same, *copied_pairs(told), *backward_pairs(told, world)), tuple(different))


def date_jointly(
    told: tuple[Told, ...],
    reports: Sequence[Report],
    readings: Sequence[Reading],
    world: World,
    copies: Copies,
    constraints: Constraints,
    tell: Tell = silent,
) -> Dated:
    """Link and date in turn until no date moves, seven rounds at most; last, close what nothing bounds.

    Signals that prove nothing alone are weighed only when all else has settled; a publication closed for want of
    anything better dates mentions but links none.
    """
    desk = _Desk.of(reports, readings, world, copies)
    told = told_once(told, world.settings)
    scores: dict[tuple[int, int], float] = {}
    stages = [Means(), Means(weighed=True)]
    moved: set[int] | None = None
    for number in range(1, MAX_ROUNDS + 1):
        if moved is None or moved:  # where no date moved, the same events would be found again
            clustering = Clustering(told, world, pair_model(), constraints, scores)
            clusters = clustering.run(_of_round(tell, number))
            members = [cluster.members for cluster in clusters]
        _of_round(tell, number)("dating what they tell")
        again = told_once(desk.redate(told, members, clustering.score, stages[0]), world.settings)
        moved = {i for i, (old, new) in enumerate(zip(told, again, strict=True)) if _changed(old, new)}
        told = again
        scores = clustering.scores
        if moved:
            scores = {pair: value for pair, value in scores.items() if moved.isdisjoint(pair)}
        if not moved and len(stages) == 1:
            break
        stages = stages[1:] if not moved else stages
    closed = desk.redate(told, members, clustering.score, Means(weighed=True, close=True))
    told = tuple(replace(new, guessed=_moved(old, new)) for old, new in zip(told, closed, strict=True))
    clusters = parted(clusters, told, constraints, desk.published)
    clusters = denials_joined(clusters, told, world, constraints)
    return Dated(told, tuple(clusters), desk.calendar, desk.published, scores)


def _of_round(tell: Tell, number: int) -> Tell:
    """Tells on, with the number of the round."""
    return lambda words: tell(f"{words}, round {number} of at most {MAX_ROUNDS}")


def _changed(old: Told, new: Told) -> bool:
    return old.days != new.days or old.once != new.once


def _moved(old: Told, new: Told) -> bool:
    return (old.days, old.around) != (new.days, new.around)


@dataclass
class _Desk:
    """The calendar and publications while they are worked out.

    `grounds` are the tellings and dates as known before anything was weighed: what was weighed proves nothing anew.
    """

    texts: Mapping[str, str]
    world: World
    copies: Copies
    papers: Desk
    anchoring: Mapping[tuple[str, int], MentionKey]
    calendar: Calendar
    published: Mapping[str, When]
    grounds: tuple[tuple[Told, ...], Calendar] | None = None

    @classmethod
    def of(cls, reports: Sequence[Report], readings: Sequence[Reading], world: World, copies: Copies) -> _Desk:
        given = given_publications(reports)
        by_id = {report.id: report for report in reports}
        said = {reading.report: written(by_id[reading.report], reading) for reading in readings}
        of_report = {reading.report: reading for reading in readings}
        texts = {report.id: report.text for report in reports}
        papers = Desk(of_report, given, said, world, texts)
        anchoring = anchoring_events(by_id, of_report)
        return cls(texts, world, copies, papers, anchoring, first_calendar(readings), given)

    def redate(
        self, told: tuple[Told, ...], events: Sequence[Sequence[int]], likeness: Likeness, means: Means
    ) -> tuple[Told, ...]:
        """The tellings with the dates that follow from `events`."""
        papers, readings = self.papers, self.papers.readings
        grounds, calendar = (told, self.calendar) if not means.weighed or self.grounds is None else self.grounds
        ties = ties_of(told, events, self.world, self.copies)
        fixed = Calendar(calendar.times, self._fixed(grounds, events, calendar))
        found = inferred_publications(grounds, events, papers, fixed, ties, likeness, means, told)
        self.published = {**papers.given, **found}
        settled = self._fixed(told, events, self.calendar)
        before = self.calendar
        self.calendar = placed_again(list(readings.values()), self.published, frozenset(papers.given), settled)
        redated = redated_tellings(told, readings, self.calendar, self.published, before)
        again = with_surroundings(redated, self.texts)
        if not means.weighed:
            self.grounds = (again, self.calendar)
        return again

    def _fixed(self, told: Sequence[Told], events: Sequence[Sequence[int]], calendar: Calendar) -> dict[Spot, When]:
        readings = self.papers.readings
        by_events = fixed_by_events(told, events, readings, calendar, self.papers.given)
        return {**fixed_by_anchors(told, events, readings, self.anchoring), **by_events}


def _events(dated: Dated, maker: Maker, world: World) -> tuple[Event, ...]:
    events = []
    told_of = {}
    for cluster in dated.clusters:
        members = [dated.told[i] for i in cluster.members]
        event = maker.event(members, cluster.because, _confidence(cluster, dated.scores))
        events.append(event)
        told_of[event.id] = members
    tied = Plans(told_of, world, dated.published).tied(events)
    return tuple(sorted(tied, key=lambda e: (_start(e), e.mentions[0].key)))


def _confidence(cluster: Cluster, scores: Mapping[tuple[int, int], float]) -> float | None:
    """Mean score of the cluster's pairs as far as they were compared; None for a single mention."""
    pairs = [
        scores[i, j] for at, i in enumerate(cluster.members) for j in cluster.members[at + 1 :] if (i, j) in scores
    ]
    return round(sum(pairs) / len(pairs), 3) if pairs else None


def _start(event: Event) -> str:
    when = event.date
    return str(when.earliest or when.latest or "~") if when is not None else "~"


def _told_reports(
    reports: Sequence[Report], published: Mapping[str, When], copies: Copies, readings: Sequence[Reading]
) -> tuple[ToldReport, ...]:
    quantities = {reading.report: reading.quantities for reading in readings}
    return tuple(
        ToldReport(
            replace(report, published=published.get(report.id, report.published)),
            copies.copy_of.get(report.id),
            copies.passages.get(report.id, ()),
            quantities.get(report.id, ()),
        )
        for report in reports
    )


def _standings(readings: Sequence[Reading], cast: Cast, calendar: Calendar) -> tuple[Standing, ...]:
    """Reports' claims with the chronicle's ids; one about a rejected actor is left out."""
    found = []
    for reading in readings:
        for claim in reading.claims:
            subject, held = (cast.actor_of.get((reading.report, id)) for id in (claim.subject, claim.object))
            held = held if claim.object else ""
            if subject is None or held is None:
                continue
            place = cast.place_of.get((reading.report, claim.place)) if claim.place else None
            mapped = replace(claim, subject=subject, object=held, place=place)
            found.append(Standing(reading.report, mapped, calendar.at(reading.report, claim.time)))
    return tuple(found)
