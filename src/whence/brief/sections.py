"""What stands, the actors and the reports, as the page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from whence.brief import words
from whence.brief.bars import Axis, RelationBar
from whence.brief.desk import Desk, Field, cited
from whence.brief.events import DifferenceView, EventView, difference_views
from whence.brief.marks import Lead, by_report, marked
from whence.history import Bond, bonds_of
from whence.model.chronicle import ToldReport
from whence.model.event import Actor
from whence.model.relation import Relation
from whence.shown import listed

MAX_ACTOR_MENTIONS = 40
MAX_ALIASES = 8
_RELATION_ORDER = ("agreement", "presence", "membership", "diplomatic relations", "sanction", "office")
RELATION_TITLES = {
    "agreement": "Agreements", "presence": "Forces and where they are", "membership": "Membership",
    "diplomatic relations": "Diplomatic relations", "sanction": "Sanctions", "office": "Offices",
}  # fmt: skip
_TIES = {"presence": "in", "sanction": "against", "agreement": "and", "diplomatic relations": "and"}
_LANGUAGES = {
    "en": "English",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "ar": "Arabic",
    "ru": "Russian",
    "und": "not known",
}


def languages() -> dict[str, str]:
    """Names of languages by their codes."""
    return dict(_LANGUAGES)


@dataclass(frozen=True, slots=True)
class RelationView:
    """What stands between some, ready to be shown: a relation, or several that are told as one.

    `objects` is empty where the `subjects` are bound to one another; `tie` goes between the two. `pairs` are the ids of
    the relations that it is kept as, with the names of each pair.
    """

    type: str
    subjects: tuple[Field, ...]
    tie: str
    objects: tuple[Field, ...]
    detail: str
    pairs: tuple[tuple[str, str], ...]
    ends: Field
    bar: RelationBar | None
    opened_by: tuple[Field, ...]
    closed_by: tuple[Field, ...]
    differences: tuple[DifferenceView, ...]
    ended: bool

    @property
    def parties(self) -> str:
        """Whom it is between, in words: Burkina Faso, Mali and Niger; Russia in Niger; Ada Pell, envoy, Orland."""
        one, other = (listed([field.text for field in side]) for side in (self.subjects, self.objects))
        comma = "," if self.type == "office" else ""
        return f"{one}{comma} {self.tie} {other}" if other else one


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor, ready to be shown."""

    slug: str
    name: str
    type: str
    country: str
    code: str
    aliases: tuple[str, ...]
    offices: tuple[Field, ...]
    events: tuple[EventView, ...]
    mentions: Field
    n_mentions: int
    in_passing: bool
    differences: tuple[DifferenceView, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report, ready to be shown."""

    slug: str
    number: int
    id: str
    title: str
    meta: tuple[tuple[str, str], ...]
    published: Field
    chain: tuple[str, ...]
    copy_of: Field | None
    copied: tuple[Field, ...]
    not_read: str
    dropped: tuple[tuple[str, str], ...]
    text: Markup
    n_events: int


def relation_views(desk: Desk, axis: Axis | None) -> tuple[tuple[str, tuple[RelationView, ...]], ...]:
    """Relations by type, offices last; those that are told as one in one row."""
    found = []
    for type in _RELATION_ORDER:
        bonds = bonds_of(one for one in desk.chronicle.relations if one.type == type)
        if bonds:
            found.append((RELATION_TITLES[type], tuple(relation_view(desk, axis, bond) for bond in bonds)))
    return tuple(found)


def relation_view(desk: Desk, axis: Axis | None, bond: Bond[Relation]) -> RelationView:
    """One relation, or those that are told as one, with a bar where there is an axis."""
    relation = bond.members[0]
    links = desk.links(span for one in bond.members for span in one.mentions)
    subjects, objects = (
        tuple(sorted((Field(desk.name(id), links, desk.slug("a", id)) for id in side), key=lambda field: field.text))
        for side in (bond.subjects, bond.objects)
    )
    pairs = tuple((one.id, f"{desk.name(one.subject)} – {desk.name(one.object)}") for one in bond.members)
    return RelationView(
        type=relation.type,
        subjects=subjects,
        tie=_tie(relation, len(subjects)),
        objects=objects,
        detail="" if relation.type == "office" else relation.detail or "",
        pairs=pairs if len(pairs) > 1 else (),
        ends=Field(words.ends_words(relation), links),
        bar=axis.relation(relation) if axis else None,
        opened_by=_entries(desk, relation.opened_by),
        closed_by=_entries(desk, relation.closed_by),
        differences=difference_views(desk, relation.differences),
        ended=relation.ended,
    )


def _tie(relation: Relation, n_subjects: int) -> str:
    """What goes between those whom a relation is between; of an office its title, with a comma after it."""
    if relation.type == "office":
        return f"{relation.detail or 'in office'}{' (acting)' if relation.acting else ''},"
    if relation.type == "membership":
        return "member of" if n_subjects == 1 else "members of"
    return _TIES[relation.type]


def _entries(desk: Desk, ids: tuple[str, ...]) -> tuple[Field, ...]:
    known = (desk.events[id] for id in ids if id in desk.events)
    return tuple(Field(desk.headline(event), (), desk.slug("e", event.id)) for event in known)


def actor_views(desk: Desk, views: dict[str, EventView]) -> tuple[ActorView, ...]:
    """Actors, those who take part in most events first, then those named most."""
    parts: dict[str, list[EventView]] = {}
    for event in desk.chronicle.events:
        for actor in dict.fromkeys(p.actor for p in event.participants):
            parts.setdefault(actor, []).append(views[event.id])
    shown = (_actor(desk, actor, parts.get(actor.id, [])) for actor in desk.chronicle.actors)
    return tuple(sorted(shown, key=lambda a: (-len(a.events), -a.n_mentions, a.name)))


def _actor(desk: Desk, actor: Actor, events: list[EventView]) -> ActorView:
    offices = (r for r in desk.chronicle.relations if r.type == "office" and r.subject == actor.id)
    held = tuple(Field(_office(desk, office), desk.links(office.mentions)) for office in offices)
    countries = {a.country: a.name for a in desk.chronicle.actors if a.type == "country" and a.country}
    country = countries.get(actor.country, actor.country) if actor.country and actor.type != "country" else None
    return ActorView(
        slug=desk.slug("a", actor.id) or "",
        name=desk.name(actor.id),
        type=actor.type,
        country=country or "",
        code=actor.code or "",
        aliases=tuple(alias for alias in actor.aliases if alias != actor.name and _names_someone(alias))[:MAX_ALIASES],
        offices=held,
        events=tuple(events),
        mentions=Field("", desk.links(actor.mentions[:MAX_ACTOR_MENTIONS])),
        n_mentions=len(actor.mentions),
        in_passing=not (held or actor.differences) and len(events) <= (0 if _is_named(actor) else 1),
        differences=difference_views(desk, actor.differences),
        because=actor.because,
    )


def _is_named(actor: Actor) -> bool:
    """Whether the actor is known by a name, and not only described ("two men", "the presidency")."""
    return actor.type in ("country", "person", "armed group") or any(map(_names_someone, (actor.name, *actor.aliases)))


def _names_someone(alias: str) -> bool:
    """Whether an alias is a name: "Moscow", "the Kremlin", but not "the country" or "Both sides"."""
    return any(word[:1].isupper() for word in alias.split()[1:]) or (" " not in alias and alias[:1].isupper())


def _office(desk: Desk, office: Relation) -> str:
    held = f"{office.detail or 'an office'}, {desk.name(office.object)}"
    return f"{held} (ended)" if office.ended else held


def report_views(desk: Desk) -> tuple[ReportView, ...]:
    """Reports in the chronicle's order, their texts marked."""
    leads: dict[str, Lead] = {}
    told: dict[str, int] = {}
    for event in desk.chronicle.events:
        lead = Lead(desk.slug("e", event.id) or "", words.quad(event))
        for mention in event.mentions:
            if mention.span.report in desk.numbers:
                leads.setdefault(desk.anchor(mention.trigger), lead)
        for report in event.reports:
            told[report] = told.get(report, 0) + 1
    marks = by_report(cited(desk.chronicle), desk.keys, leads)
    return tuple(
        _report(desk, one, marked(one.report.text, marks.get(one.report.id, ())), told.get(one.report.id, 0))
        for one in desk.chronicle.reports
    )


def _report(desk: Desk, told: ToldReport, text: Markup, n_events: int) -> ReportView:
    report = told.report
    language = _LANGUAGES.get(report.language, report.language)
    meta = (
        ("outlet", report.outlet),
        ("by", report.byline),
        ("address", report.url),
        ("language", language),
        ("file", report.id),
    )
    published = report.published
    basis = f" ({words.BASIS_WORDS[published.basis]})" if published else ""
    return ReportView(
        slug=desk.slug("r", report.id) or "",
        number=desk.numbers[report.id],
        id=report.id,
        title=desk.report_title(report.id),
        meta=tuple((name, value) for name, value in meta if value),
        published=Field(words.date_words(published) + basis, desk.links(published.spans if published else ())),
        chain=published.because if published else (),
        copy_of=_report_entry(desk, told.copy_of) if told.copy_of else None,
        copied=tuple(Field(p.here.quote, desk.links((p.here, p.there))) for p in told.copied_passages),
        not_read=report.not_read or "",
        dropped=tuple((dropped.text, dropped.why) for dropped in report.dropped),
        text=text,
        n_events=n_events,
    )


def _report_entry(desk: Desk, id: str) -> Field:
    return Field(desk.report_title(id), (), desk.slug("r", id))
