"""Chronicle to the chronicle file's plain document; `decode` is the way back.

The contract is `chronicle.schema.json` beside this module. What is unknown is left out; field order is fixed, so that
the same chronicle gives the same bytes. Vectors are the reader's working values and are not part of a chronicle.
"""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from typing import Any

from whence.model.chronicle import Chronicle, MadeBy, Story, ToldReport
from whence.model.event import Actor, Difference, Event, Origin, Place
from whence.model.mention import EventMention, Participant, QuantityMention, Source
from whence.model.relation import Relation
from whence.model.span import Span
from whence.model.when import When

FORMAT = "whence.chronicle/1"

Document = dict[str, Any]


def schema() -> Document:
    """The JSON Schema of the chronicle file."""
    text = (files("whence.model") / "chronicle.schema.json").read_text("utf-8")
    document: Document = json.loads(text)
    return document


def dumps(chronicle: Chronicle) -> str:
    """The chronicle file's text: JSON, UTF-8, two spaces of indent, a newline at the end."""
    return json.dumps(to_document(chronicle), ensure_ascii=False, indent=2) + "\n"


def to_document(chronicle: Chronicle) -> Document:
    """The chronicle as plain values in the order of the schema."""
    return {
        "format": FORMAT,
        "made_by": _made_by(chronicle.made_by),
        "reports": [_report(told) for told in chronicle.reports],
        "actors": [_actor(actor) for actor in chronicle.actors],
        "places": [_place(place) for place in chronicle.places],
        "events": [_event(event) for event in chronicle.events],
        "relations": [_relation(relation) for relation in chronicle.relations],
        "stories": [_story(story) for story in chronicle.stories],
        "skipped": [{"input": skipped.input, "why": skipped.why} for skipped in chronicle.skipped],
        **_given(notes=list(chronicle.notes)),
    }


def span_document(span: Span) -> Document:
    """A span as plain values."""
    return {"report": span.report, "start": span.start, "end": span.end, "quote": span.quote}


def _given(**fields: Any) -> Document:
    """The fields that say something: neither None nor an empty list."""
    return {name: value for name, value in fields.items() if value is not None and value != []}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _spans(spans: tuple[Span, ...]) -> list[Document]:
    return [span_document(span) for span in spans]


def when_document(when: When | None) -> Document | None:
    """A date as plain values, None where there is none."""
    if when is None:
        return None
    return {
        "earliest": _day(when.earliest),
        "latest": _day(when.latest),
        "basis": when.basis,
        **_given(
            edtf=when.edtf,
            words=when.words,
            precision=when.precision,
            weekday=when.weekday,
            spans=_spans(when.spans),
            because=list(when.because),
        ),
    }


def _made_by(made_by: MadeBy) -> Document:
    clocks = _given(as_of=_day(made_by.as_of), known_by=_day(made_by.known_by))
    return {"whence": made_by.whence, "reader": made_by.reader, **clocks}


def _report(told: ToldReport) -> Document:
    report = told.report
    return {
        "id": report.id,
        "digest": report.digest,
        "title": report.title,
        "byline": report.byline,
        "outlet": report.outlet,
        "url": report.url,
        "language": report.language,
        "published": when_document(report.published),
        "text": report.text,
        "dropped": [{"text": dropped.text, "why": dropped.why} for dropped in report.dropped],
        "not_read": report.not_read,
        "copy_of": told.copy_of,
        **_given(
            copied_passages=[
                {"here": span_document(passage.here), "there": span_document(passage.there)}
                for passage in told.copied_passages
            ],
            quantities=[quantity_document(quantity) for quantity in told.quantities],
            agency=report.agency,
            dateline=span_document(report.dateline) if report.dateline else None,
            offsets=[list(pair) for pair in report.offsets],
        ),
    }


def quantity_document(quantity: QuantityMention) -> Document:
    """A quantity as plain values."""
    span = quantity.span
    return {
        "value": _number(quantity.value),
        "unit": quantity.unit,
        "bound": quantity.bound,
        "report": span.report,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        **_given(high=None if quantity.high is None else _number(quantity.high)),
    }


def _number(value: float) -> float | int:
    """The number without a decimal point where it is whole."""
    return int(value) if value == int(value) else value


def difference_document(difference: Difference) -> Document:
    """A difference as plain values."""
    values = [
        {
            "value": value.value if isinstance(value.value, str) else _number(value.value),
            **_given(actor=value.actor),
            "mentions": _spans(value.mentions),
        }
        for value in difference.values
    ]
    return {"attribute": difference.attribute, "series": difference.series, "values": values}


def _differences(differences: tuple[Difference, ...]) -> list[Document]:
    return [difference_document(difference) for difference in differences]


def _actor(actor: Actor) -> Document:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "country": actor.country,
        "code": actor.code,
        "aliases": list(actor.aliases),
        "mentions": _spans(actor.mentions),
        **_given(differences=_differences(actor.differences), because=list(actor.because)),
    }


def _place(place: Place) -> Document:
    return {
        "id": place.id,
        "name": place.name,
        "aliases": list(place.aliases),
        "country": place.country,
        "country_name": place.country_name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "geonames": place.geonames,
        "mentions": _spans(place.mentions),
    }


def participant_document(participant: Participant) -> Document:
    """A participant as plain values."""
    spans = _given(spans=_spans(participant.spans))
    return {"actor": participant.actor, "role": participant.role, **spans}


def source_document(source: Source) -> Document:
    """A source as plain values."""
    place = {"start": source.span.start, "end": source.span.end} if source.span else {}
    return {"name": source.name, "kind": source.kind, **_given(actor=source.actor), **place}


def mention_document(mention: EventMention) -> Document:
    """An event mention as plain values."""
    return {
        **span_document(mention.span),
        "trigger": [mention.trigger.start, mention.trigger.end],
        "lemma": mention.lemma,
        "frame": mention.frame,
        "type": mention.type,
        "mode": mention.mode,
        "status": mention.status,
        "date": when_document(mention.date),
        "place": mention.place,
        **_given(
            contexts=list(mention.contexts),
            time=mention.time,
            place_spans=_spans(mention.place_spans),
            status_spans=_spans(mention.status_spans),
            participants=[participant_document(participant) for participant in mention.participants],
            attributed_to=[source_document(source) for source in mention.attributed_to],
            quantities=[quantity_document(quantity) for quantity in mention.quantities],
            because=list(mention.because),
        ),
    }


def _origin(origin: Origin) -> Document:
    return {"name": origin.name, "reports": list(origin.reports), **_given(actor=origin.actor)}


def _event(event: Event) -> Document:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "summary": event.summary,
        "status": event.status,
        "date": when_document(event.date),
        "place": event.place,
        "participants": [participant_document(participant) for participant in event.participants],
        "mentions": [mention_document(mention) for mention in event.mentions],
        "origins": [_origin(origin) for origin in event.origins],
        "fulfilled_by": event.fulfilled_by,
        "outcome": event.outcome,
        **_given(
            quantities=[quantity_document(quantity) for quantity in event.quantities],
            differences=_differences(event.differences),
            judgements=list(event.judgements),
            confidence=event.confidence,
            because=list(event.because),
        ),
    }


def _relation(relation: Relation) -> Document:
    return {
        "id": relation.id,
        "type": relation.type,
        "subject": relation.subject,
        "object": relation.object,
        "place": relation.place,
        "acting": relation.acting,
        "detail": relation.detail,
        "from": when_document(relation.began),
        "to": when_document(relation.ended_on),
        "ended": relation.ended,
        "attested": [when_document(when) for when in relation.attested],
        "opened_by": list(relation.opened_by),
        "closed_by": list(relation.closed_by),
        "mentions": _spans(relation.mentions),
        **_given(differences=_differences(relation.differences), judgements=list(relation.judgements)),
    }


def _story(story: Story) -> Document:
    title = _given(title=story.title)
    return {"id": story.id, **title, "reports": list(story.reports), "events": list(story.events)}
