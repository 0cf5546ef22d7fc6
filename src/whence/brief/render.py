"""The page: a chronicle's view poured into its template, with style and script inline and named by hash.

Nothing a report contains is trusted: all text is escaped, controls are shown, and the page's policy lets run only the
script and style that Whence wrote.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from whence.brief import words
from whence.brief.bars import Axis, axis_over, stacked
from whence.brief.desk import Desk
from whence.brief.events import EventView, event_views, grouped, in_time
from whence.brief.sections import actor_views, relation_views, report_views
from whence.codebook.plover import OTHER
from whence.model.chronicle import Chronicle
from whence.model.mention import DEEDS
from whence.model.when import When
from whence.shown import listed, printable

MAX_HIGHLIGHTS = 6
MAX_TITLE_ACTORS = 3
MAX_ROWS = 8
BODIES = ("organization", "armed group")
# Above so many events the overview leaves out those told in passing.
MAX_DRAWN = 120


def render(chronicle: Chronicle, only: str = "") -> str:
    """The page of `chronicle`, of which `only` says what was asked for; the same chronicle gives the same bytes."""
    desk = Desk(chronicle)
    whole, axis = axis_over(_dates(chronicle)), axis_over(_event_dates(chronicle), close=True)
    views = event_views(desk, axis)
    relations = relation_views(desk, whole)
    style, script = _asset("look.css") + _asset("brief.css"), _asset("brief.js")
    text = _environment().get_template("brief.html.j2").render(
        title=title(desk),
        style=style,
        script=script,
        policy=_policy(style, script),
        deck=deck(chronicle, whole),
        only=only,
        axis=axis,
        whole=whole,
        n_off=sum(view.bar is not None and view.bar.off is not None for view in views.values()),
        lanes=_lanes(desk, views),
        groups=grouped(desk, views),
        highlights=_highlights(views),
        contested=[views[event.id] for event in sorted(chronicle.events, key=in_time) if event.differences],
        relations=relations,
        n_relations=sum(len(rows) for _, rows in relations),
        actors=actor_views(desk, views),
        reports=report_views(desk),
        views=views,
        chronicle=chronicle,
        types=sorted({view.type for view in views.values()}, key=lambda type: (type == OTHER, type)),
        words=words,
        made=made(chronicle),
    )  # fmt: skip
    return text.encode("utf-8", "replace").decode("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("whence.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["count"] = words.count
    return environment


def _shown(value: Any) -> Any:
    """What a template prints: controls in plain strings made visible, markup as it is."""
    return printable(value) if type(value) is str else value


@cache
def _asset(name: str) -> Markup:
    return Markup((files("whence.brief") / "templates" / name).read_text("utf-8"))


def _policy(style: str, script: str) -> str:
    """A content security policy under which nothing is fetched and only these two run."""
    own = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _event_dates(chronicle: Chronicle) -> Iterable[When]:
    return (event.date for event in chronicle.events if event.date)


def _dates(chronicle: Chronicle) -> Iterable[When]:
    yield from _event_dates(chronicle)
    for relation in chronicle.relations:
        yield from (when for when in (relation.began, relation.ended_on) if when)


def title(desk: Desk) -> str:
    """Who takes part in most of what is told; countries and organizations before persons."""
    parts: dict[str, int] = {}
    for event in desk.chronicle.events:
        for actor in dict.fromkeys(p.actor for p in event.participants):
            parts[actor] = parts.get(actor, 0) + len(event.reports)
    known = [desk.actors[actor] for actor in parts if actor in desk.actors]
    bodies = [a.id for a in known if a.type == "country" or (a.type in BODIES and a.country is None)] or list(parts)
    leading = sorted(bodies, key=lambda actor: (-parts[actor], desk.name(actor)))[:MAX_TITLE_ACTORS]
    return listed([desk.name(actor) for actor in leading]) or "What the reports say"


def deck(chronicle: Chronicle, axis: Axis | None) -> str:
    """One sentence: how many reports, of how many origins, tell what, of when."""
    origins = dict.fromkeys(origin.actor or origin.name for event in chronicle.events for origin in event.origins)
    done = sum(event.status in DEEDS for event in chronicle.events)
    n_reports, n_events = words.count(len(chronicle.reports), "report"), words.count(len(chronicle.events), "event")
    verb = "tells" if len(chronicle.reports) == 1 else "tell"
    period = f" between {words.day_words(axis.told[0])} and {words.day_words(axis.told[1])}" if axis else ""
    told = f"{n_reports}, going back to {words.count(len(origins), 'origin')}, {verb} of {n_events}{period}"
    rest = len(chronicle.events) - done
    return f"{told}; {rest:,} of them planned, possible or denied." if rest else f"{told}."


def _lanes(desk: Desk, views: dict[str, EventView]) -> list[dict[str, Any]]:
    """The four quad classes, each with its events stacked so that none hides another; rows beyond the eighth fold."""
    lanes = []
    for quad, label in words.QUAD_WORDS.items():
        drawn = [view for view in views.values() if view.quad == quad and view.bar and view.bar.off is None]
        drawn = [view for view in drawn if words.is_placed(desk.events[view.id].date)]
        shown = [view for view in drawn if not view.is_minor] if len(views) > MAX_DRAWN else drawn
        placed = stacked([(view.id, view.bar) for view in shown if view.bar])
        rows = [(row % MAX_ROWS, views[id], bar) for row, id, bar in placed]
        if rows:
            lanes.append({"quad": quad, "label": label, "marks": rows, "n_rows": 1 + max(row for row, _, _ in rows)})
    return lanes


def _highlights(views: dict[str, EventView]) -> list[EventView]:
    """The events that most origins tell, two at least."""
    told = [view for view in views.values() if view.n_reports > 1]
    return sorted(told, key=lambda view: (-view.n_origins, -view.n_reports, view.slug))[:MAX_HIGHLIGHTS]


def made(chronicle: Chronicle) -> str:
    """What made the chronicle, and by which clocks."""
    by = chronicle.made_by
    clocks = [f"as of {words.day_words(by.as_of)}"] if by.as_of else []
    clocks += [f"known by {words.day_words(by.known_by)}"] if by.known_by else []
    return ", ".join([f"Made by Whence {by.whence} with {by.reader}", *clocks])
