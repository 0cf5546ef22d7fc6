"""Relations: changes folded, pair by pair, into what stood from when to when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from whence.history.change import Change
from whence.history.changes import changes
from whence.history.details import fuller, key_words, near_equal
from whence.history.offices import with_contrary_offices
from whence.history.parties import People
from whence.model.event import Difference, DifferenceValue
from whence.model.linked import Linked
from whence.model.reading import RelationType
from whence.model.relation import Relation
from whence.model.span import Span
from whence.model.when import When, hull

ID_PREFIX = "r1-"
_DIGEST_LENGTH = 12
# Of these a pair has several side by side, told apart by their detail.
DETAILED: tuple[RelationType, ...] = ("agreement", "office")
# Two endings within this time, with no beginning between, are one end told differently (a choice, not a measurement).
SAME_END = timedelta(days=183)


@dataclass(slots=True)
class _Draft:
    """A relation while changes are folded into it."""

    first: Change
    detail: str | None
    openings: list[Change] = field(default_factory=list)
    closings: list[Change] = field(default_factory=list)
    attested: list[Change] = field(default_factory=list)

    def takes(self, change: Change) -> bool:
        return change.type not in DETAILED or near_equal(self.detail, change.detail)

    def closed_before(self, change: Change, by: timedelta = timedelta(0)) -> bool:
        """Whether a closing lies wholly, and by more than `by`, before `change`."""
        return any(_before(closing.when, change.when, by) for closing in self.closings)

    def changes(self) -> list[Change]:
        return [*self.openings, *self.attested, *self.closings]


def relations(linked: Linked) -> tuple[Relation, ...]:
    """What the events and claims of `linked` open, close and attest, by type, subject, object and time.

    Held at the country's level. `began` and `ended_on` are None where nothing dates them; a closing of what no report
    opened makes a relation that ended and whose beginning is unknown.
    """
    return folded(changes_of(linked), {actor.id: actor.name for actor in linked.actors})


def changes_of(linked: Linked) -> tuple[Change, ...]:
    """What events and claims do to relations, each to be folded with the others of its `group`."""
    return changes(linked, People.of(linked))


def folded(found: Iterable[Change], names: Mapping[str, str]) -> tuple[Relation, ...]:
    """The relations that changes make, in whatever order they come; `names` are those of the actors, by id.

    Groups of changes do not touch one another: folding each by itself gives the same.
    """
    groups: dict[tuple[str, str, str], list[Change]] = {}
    for change in sorted(found, key=lambda change: change.order):
        groups.setdefault(_pair(change), []).append(change)
    made = [_relation(draft) for group in groups.values() for draft in _fold(group)]
    return with_contrary_offices(tuple(sorted(made, key=_order)), names)


def _pair(change: Change) -> tuple[str, str, str]:
    type, one, other = change.group
    return type, one, other or change.object


def _fold(group: list[Change]) -> list[_Draft]:
    """Openings and closings in order of time, undated ones last, what attests, then what closes only what is known."""
    drafts: list[_Draft] = []
    for change in sorted((c for c in group if c.effect != "attests" and not (c.known_only or c.late)), key=_by_time):
        (_open if change.effect == "opens" else _close)(drafts, change)
    for change in sorted((c for c in group if c.late), key=_by_time):
        _open_late(drafts, change)
    for change in (c for c in group if c.effect == "attests"):
        _attest(drafts, change)
    for change in sorted((c for c in group if c.known_only), key=_by_time):
        _close(drafts, change)
    return drafts


def _by_time(change: Change) -> tuple[date, date, bool]:
    """Well-dated changes first: by the latest day it may have been, then the earliest; openings before closings."""
    earliest, latest = change.when.bounds() if change.when else (date.max, date.max)
    return latest, earliest, change.effect == "closes"


def _open(drafts: list[_Draft], change: Change) -> None:
    for draft in drafts:
        several = change.type in DETAILED and draft.openings
        same = not several or _together(draft.openings[0], change)
        if same and draft.takes(change) and not draft.closed_before(change):
            draft.openings.append(change)
            draft.detail = fuller(draft.detail, change.detail)
            return
    drafts.append(_Draft(change, change.detail, openings=[change]))


def _open_late(drafts: list[_Draft], change: Change) -> None:
    """Opens what nothing else opened; of what stands already it is another day for which it stood."""
    fitting = [draft for draft in drafts if draft.takes(change) and not draft.closed_before(change)]
    opened = [draft for draft in fitting if draft.openings and not _after(draft, change)]
    if opened:
        opened[-1].attested.append(change)
    elif fitting:
        fitting[0].openings.append(change)
    else:
        drafts.append(_Draft(change, change.detail, openings=[change]))


def _together(one: Change, other: Change) -> bool:
    """Whether two openings may be of one day: their dates meet, or one has none."""
    return one.when is None or other.when is None or one.when.meets(other.when)


def _close(drafts: list[_Draft], change: Change) -> None:
    fitting = [d for d in drafts if d.takes(change) and not _after(d, change) and not d.closed_before(change, SAME_END)]
    if change.type == "office" and change.detail is None and fitting:
        for draft in fitting:
            draft.closings.append(change)
    elif fitting:
        fitting[-1].closings.append(change)
        fitting[-1].detail = fuller(fitting[-1].detail, change.detail)
    elif not change.known_only:
        drafts.append(_Draft(change, change.detail, closings=[change]))


def _after(draft: _Draft, change: Change) -> bool:
    """Whether what `draft` holds began wholly after `change`."""
    return bool(draft.openings) and all(_before(change.when, opening.when) for opening in draft.openings)


def _before(one: When | None, other: When | None, by: timedelta = timedelta(0)) -> bool:
    if one is None or other is None or one.latest is None or other.earliest is None:
        return False
    return other.earliest - one.latest > by


def _attest(drafts: list[_Draft], change: Change) -> None:
    """A title used after the office is known to have ended is habit, not evidence: such a claim loses its day."""
    fitting = [draft for draft in drafts if draft.takes(change)]
    still = [draft for draft in fitting if not draft.closed_before(change)]
    if not still and not (fitting and change.weak):
        drafts.append(_Draft(change, change.detail, attested=[change]))
        return
    draft = (still or fitting)[0]
    draft.attested.append(change if still else replace(change, when=None))
    draft.detail = fuller(draft.detail, change.detail)


def _relation(draft: _Draft) -> Relation:
    opening, first = draft.openings[0] if draft.openings else None, draft.first
    ended_on, differences = _end(draft.closings)
    every = draft.changes()
    mentions = tuple(dict.fromkeys(span for change in every for span in change.spans))
    subject, object = (opening or first).subject, (opening or first).object
    return Relation(
        id=_id(first.type, subject, object, draft.detail, mentions),
        type=first.type,
        subject=subject,
        object=object,
        mentions=mentions,
        place=next((change.place for change in every if change.place), None),
        acting=any(change.acting for change in every),
        detail=draft.detail,
        began=opening.when if opening else None,
        ended_on=ended_on,
        ended=bool(draft.closings),
        attested=_attested(draft),
        opened_by=_events(draft.openings),
        closed_by=_events(draft.closings),
        differences=differences,
    )


def _attested(draft: _Draft) -> tuple[When, ...]:
    """Days for which something says that it stood: claims, and openings after the first."""
    dates = [change.when for change in (*draft.openings[1:], *draft.attested) if change.when]
    return tuple(dict.fromkeys(sorted(dates, key=lambda when: (when.bounds(), when.words or ""))))


def _end(closings: list[Change]) -> tuple[When | None, tuple[Difference, ...]]:
    """The days in all dated closings; where they share none, their hull and a difference."""
    dated = [change for change in closings if change.when]
    if not dated:
        return None, ()
    end = _when(dated[0])
    for change in dated[1:]:
        end = end.narrowed(_when(change), "another report narrows the day of the end")
    if all(end.meets(_when(change)) for change in dated):
        return end, ()
    earliest, latest = hull(_when(change) for change in dated)
    wide = When(earliest, latest, "inferred", "interval", because=("the reports give different days",))
    values = (DifferenceValue(_day_words(_when(change)), change.spans) for change in dated)
    return wide, (Difference("date", tuple(values)),)


def _when(change: Change) -> When:
    assert change.when is not None
    return change.when


def _day_words(when: When) -> str:
    return when.edtf or f"{when.earliest or '..'}/{when.latest or '..'}"


def _events(group: Iterable[Change]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change.event for change in group if change.event))


def _id(type: str, subject: str, object: str, detail: str | None, mentions: tuple[Span, ...]) -> str:
    words = " ".join(sorted(key_words(detail)))
    where = ",".join(f"{span.report}:{span.start}-{span.end}" for span in mentions)
    content = "\x1f".join((type, subject, object, words, where))
    return ID_PREFIX + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]


def _order(relation: Relation) -> tuple[str, str, str, date, str]:
    start = relation.began or relation.ended_on
    day = start.bounds()[0] if start else date.max
    return relation.type, relation.subject, relation.object, day, relation.id
