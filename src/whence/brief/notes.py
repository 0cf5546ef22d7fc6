"""The brief for programs that keep notes: the page's content as Markdown, each value a link to its words.

The links lead into the page that stands beside it, or to a desk that serves the archive. Nothing a report says is
markup here: a heading, link or tag of its own is shown as the text that it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from whence.brief import words
from whence.brief.bars import axis_over
from whence.brief.desk import Addresses, Desk, Field, Quote
from whence.brief.escaped import link, plain
from whence.brief.events import DifferenceView, EventView, Telling, event_views, grouped, in_time
from whence.brief.render import deck, made, title
from whence.brief.sections import ActorView, RelationView, ReportView, actor_views, relation_views, report_views
from whence.model.chronicle import Chronicle
from whence.shown import listed

MAX_WORDS_LINKED = 8
MAX_QUOTES = 12


def on_page(chronicle: Chronicle, page: str) -> Addresses:
    """Addresses of everything on the page of `chronicle` that stands in the file `page`."""
    own, name = Desk(chronicle), quote(page, safe="/")
    return Addresses(lambda kind, id: f"{name}#{own.slug(kind, id) or ''}", lambda span: f"{name}#{own.anchor(span)}")


def render(chronicle: Chronicle, addresses: Addresses, *, only: str = "") -> str:
    """The brief of `chronicle` as Markdown (CommonMark), ending in a line break; the same chronicle, the same bytes."""
    desk = Desk(chronicle, addresses)
    axis = axis_over(event.date for event in chronicle.events if event.date)
    views = event_views(desk, None)
    lines = [f"# {plain(title(desk))}", "", plain(deck(chronicle, axis)), ""]
    if only:
        lines += [f"Only {plain(only)}.", ""]
    lines += [*_differing(chronicle, views), *_happened(desk, views), *_standing(desk), *_who(desk, views)]
    lines += [*_reports(desk), *_end(chronicle)]
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8", "replace").decode("utf-8")


def _differing(chronicle: Chronicle, views: dict[str, EventView]) -> Iterator[str]:
    contested = [views[event.id] for event in sorted(chronicle.events, key=in_time) if event.differences]
    if not contested:
        return
    yield from ("## Where the reports differ", "")
    for view in contested:
        yield f"- {link(view.title.text, view.slug)}"
        for one in view.differences:
            values = list(dict.fromkeys(value.value for value in one.values))
            yield f"  - {one.about}: {' or '.join(f'**{plain(value)}**' for value in values)}"
    yield ""


def _happened(desk: Desk, views: dict[str, EventView]) -> Iterator[str]:
    yield from ("## What happened, in order of time", "")
    if not views:
        yield from ("No events were found in these reports.", "")
    for group in grouped(desk, views):
        yield from (f"### {group.label}", "")
        for view in group.events:
            yield from _event(view)
        if group.also:
            yield from ("Also reported, told once and in passing:", "")
        for view in group.also:
            yield from _event(view)


def _event(view: EventView) -> Iterator[str]:
    """An event under a heading of its own: what is told of it, each value with its words, and who tells it."""
    marks = [link("open", view.slug), plain(f"{view.type_words} ({view.quad_words})"), f"**{view.told}**"]
    marks += ["**reports differ**"] if view.differences else []
    yield from (f"#### {plain(view.title.text)}", "", " · ".join(marks), "")
    yield f"- when: {_value(view.date)}{_how(view.basis, view.chain)}"
    for label, fields in (("who", view.actors), ("to whom", view.recipients), ("with", view.others)):
        if fields:
            yield f"- {label}: {', '.join(_side(field) for field in fields)}"
    for label, fields in (("how many", view.quantities), ("where", (view.place,) if view.place else ())):
        if fields:
            yield f"- {label}: {_values(fields)}"
    if view.status_key != "occurred" or view.outcome:
        yield f"- whether: {_value(view.status)}{'; ' + view.outcome if view.outcome else ''}"
    if view.fulfilled_by:
        yield f"- came about: {_entry(view.fulfilled_by)}"
    yield from (f"- had been planned: {_entry(plan)}" for plan in view.fulfils)
    yield from _differences(view.differences)
    origins = "; ".join(_origin(name, reports) for name, reports in view.origins)
    yield f"- told by {view.told}{': ' + origins if origins else ''}"
    yield from (f"  - {_telling(telling)}" for telling in view.tellings)
    if view.because:
        yield f"- taken for one event because: {plain('; '.join(view.because))}"
    if view.contexts:
        yield f"- about: {plain(', '.join(view.contexts))}"
    yield ""


def _origin(name: str, reports: tuple[Field, ...]) -> str:
    """An origin and the reports that have it; a report that is its own origin is named once."""
    own = len(reports) == 1 and reports[0].text == name
    return _values(reports) if own else f"{plain(name)} ({_values(reports)})"


def _telling(telling: Telling) -> str:
    """One report's words for it, and what that report alone says."""
    said = f"“{plain(telling.clause.text)}” – {_value(Field(telling.report.text, telling.clause.links))}"
    said += f", citing {_values(telling.sources)}" if telling.sources else ""
    said += f", told as {_value(telling.status)}" if telling.status else ""
    return said + (f"; {_value(telling.date)}" if telling.date else "")


def _differences(differences: Iterable[DifferenceView], indent: str = "") -> Iterator[str]:
    for one in differences:
        verb = "this grows from report to report" if one.series else "the reports differ"
        yield f"{indent}- {verb}: {one.about}"
        for value in one.values:
            yield f"{indent}  - **{plain(value.value)}**: {'; '.join(map(_quote, value.quotes[:MAX_QUOTES]))}"


def _quote(one: Quote) -> str:
    """The words with what stands around them, and the report as a link to them."""
    said = f"{_spaced(one.before)}**{plain(one.link.quote)}**{_spaced(one.after)}"
    return f"{said.strip()} ({link(one.link.report, one.link.anchor)})"


def _spaced(text: str) -> str:
    """Plain text that keeps a space at either end, where words follow or went before."""
    return f"{' ' * text[:1].isspace()}{plain(text)}{' ' * text[-1:].isspace()}" if text.strip() else " " * bool(text)


def _how(basis: str, chain: tuple[str, ...]) -> str:
    """How the day is known, where the words do not simply say it."""
    if chain:
        return f" ({basis}: {plain('; '.join(chain))})"
    return f" ({basis})" if basis and basis != words.BASIS_WORDS["stated"] else ""


def _value(field: Field) -> str:
    """A value as a link to its words; where more carry it, their reports' numbers follow, each leading to its own."""
    if not field.links:
        return _entry(field)
    first_of = {one.number: one for one in reversed(field.links)}
    first_of.pop(field.links[0].number)
    others = ", ".join(link(str(n), first_of[n].anchor) for n in sorted(first_of)[:MAX_WORDS_LINKED])
    return link(field.text, field.links[0].anchor) + (f" ({others})" if others else "")


def _values(fields: Iterable[Field]) -> str:
    return ", ".join(_value(field) for field in fields)


def _side(field: Field) -> str:
    """One who takes part, and the other ways in which that side is told."""
    return _value(field) + (f" ({_values(field.also)})" if field.also else "")


def _entry(field: Field) -> str:
    """A name or event as a link to its own entry."""
    return link(field.text, field.about) if field.about else plain(field.text)


def _standing(desk: Desk) -> Iterator[str]:
    sections = relation_views(desk, None)
    if sections:
        yield from ("## What stands", "")
    for heading, relations in sections:
        yield from (f"### {heading}", "")
        for view in relations:
            yield from _relation(view)
        yield ""


def _relation(view: RelationView) -> Iterator[str]:
    detail = f" ({plain(view.detail)})" if view.detail else ""
    tied = [f"; opened by: {_entry(one)}" for one in view.opened_by]
    tied += [f"; ended by: {_entry(one)}" for one in view.closed_by]
    ends = _value(Field(view.ends.text, view.ends.links))
    sides = [listed([_entry(one) for one in side]) for side in (view.subjects, view.objects) if side]
    tie = f"{',' if view.type == 'office' else ''} {plain(view.tie)} "
    yield f"- {tie.join(sides)}{detail}: {ends}{''.join(tied)}"
    yield from _differences(view.differences, "  ")


def _who(desk: Desk, views: dict[str, EventView]) -> Iterator[str]:
    actors = actor_views(desk, views)
    for heading, some in (
        ("## Who", [one for one in actors if not one.in_passing]),
        ("### Also named or described, in passing", [one for one in actors if one.in_passing]),
    ):
        if some:
            yield from (heading, "")
            for one in some:
                yield from _actor(one)
            yield ""


def _actor(actor: ActorView) -> Iterator[str]:
    known = f"{actor.type}{f' of {plain(actor.country)}' if actor.country else ''}"
    named = _value(Field(f"named {words.count(actor.n_mentions, 'time')}", actor.mentions.links))
    parts = [known, named, words.count(len(actor.events), "event")]
    parts += [_value(office) for office in actor.offices]
    parts += [f"also: {plain(', '.join(actor.aliases))}"] if actor.aliases else []
    parts += [f"taken for one because: {plain('; '.join(actor.because))}"] if actor.because else []
    yield f"- {link(actor.name, actor.slug)}: {'; '.join(parts)}"
    yield from _differences(actor.differences, "  ")


def _reports(desk: Desk) -> Iterator[str]:
    yield from ("## The reports", "")
    for number, view in enumerate(report_views(desk), start=1):
        yield f"{number}. {_report(view)}"
    yield ""


def _report(view: ReportView) -> str:
    parts = [f"published {_value(view.published)}", *(f"{name} {plain(value)}" for name, value in view.meta)]
    parts += [f"a copy of {_entry(view.copy_of)}: it adds no origin"] if view.copy_of else []
    parts += [f"{words.count(len(view.copied), 'passage')} taken from others"] if view.copied else []
    parts += [f"not read: {plain(view.not_read)}"] if view.not_read else []
    parts += [words.count(view.n_events, "event")]
    return f"{link(view.title, view.slug)}: {'; '.join(parts)}"


def _end(chronicle: Chronicle) -> Iterator[str]:
    if chronicle.skipped:
        yield from ("## Could not be read", "")
        yield from (f"- {plain(one.input)}: {plain(one.why)}" for one in chronicle.skipped)
        yield ""
    yield from (
        "---",
        "",
        plain(made(chronicle)) + ". Types are PLOVER’s. Where reports differ, both values stand.",
        "",
    )
    yield from (plain(note) + "\n" for note in chronicle.notes)
