"""The chronicle file's document back to a chronicle, every span held against its report's text."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from whence.errors import FormatError, ModelError
from whence.model.chronicle import Chronicle, CopiedPassage, MadeBy, Story, ToldReport
from whence.model.codec import FORMAT, Document
from whence.model.event import Actor, Difference, DifferenceValue, Event, Origin, Place
from whence.model.mention import EventMention, Participant, QuantityMention, Source
from whence.model.relation import Relation
from whence.model.report import Dropped, Report, Skipped
from whence.model.span import Span
from whence.model.when import When

Value = TypeVar("Value")


def loads(text: str) -> Chronicle:
    """The chronicle that a chronicle file holds; FormatError where it is not one or a span does not hold."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise FormatError(f"not a chronicle: not JSON ({error}); make it with `whence export chronicle`") from error
    return from_document(document)


def from_document(document: Document) -> Chronicle:
    """The chronicle of a plain document; FormatError where it is not one or a span does not hold."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        found = document.get("format") if isinstance(document, dict) else type(document).__name__
        raise FormatError(f"not a chronicle of format {FORMAT}: {found}; make it with `whence export chronicle`")
    try:
        return _Decoder(document).chronicle()
    except (KeyError, TypeError, ValueError, ModelError) as error:
        raise FormatError(f"the chronicle file does not hold together: {error}") from error


def _each(document: Document, name: str, one: Callable[[Any], Value]) -> tuple[Value, ...]:
    return tuple(one(item) for item in document.get(name) or ())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class _Decoder:
    """Decodes one document; knows its reports' texts, so that every span can be checked as it is made."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts: dict[str, str] = {report["id"]: report["text"] for report in document["reports"]}

    def chronicle(self) -> Chronicle:
        document = self.document
        made_by = document["made_by"]
        return Chronicle(
            MadeBy(made_by["whence"], made_by["reader"], _day(made_by.get("as_of")), _day(made_by.get("known_by"))),
            reports=_each(document, "reports", self.told),
            actors=_each(document, "actors", self.actor),
            places=_each(document, "places", self.place),
            events=_each(document, "events", self.event),
            relations=_each(document, "relations", self.relation),
            stories=_each(document, "stories", self.story),
            skipped=_each(document, "skipped", lambda item: Skipped(item["input"], item["why"])),
            notes=tuple(document.get("notes", ())),
        )

    def span(self, item: Document) -> Span:
        span = self.slice(item["report"], item["start"], item["end"])
        if span.quote != item["quote"]:
            raise ModelError(
                f"a span does not slice to its quote: {span.report} {span.start}..{span.end} reads "
                f"{span.quote!r}, not {item['quote']!r}"
            )
        return span

    def slice(self, report: str, start: int, end: int) -> Span:
        if report not in self.texts:
            raise ModelError(f"a span names a report that is not there: {report}")
        if end > len(self.texts[report]):
            raise ModelError(f"a span ends after its report's text: {report} {start}..{end}")
        return Span.of(report, self.texts[report], start, end)

    def when(self, item: Document | None) -> When | None:
        if item is None:
            return None
        return When(
            _day(item["earliest"]),
            _day(item["latest"]),
            item["basis"],
            precision=item.get("precision"),
            edtf=item.get("edtf"),
            words=item.get("words"),
            spans=_each(item, "spans", self.span),
            because=tuple(item.get("because", ())),
            weekday=item.get("weekday"),
        )

    def told(self, item: Document) -> ToldReport:
        dateline = item.get("dateline")
        report = Report(
            item["id"],
            item["text"],
            title=item.get("title"),
            byline=item.get("byline"),
            outlet=item.get("outlet"),
            agency=item.get("agency"),
            url=item.get("url"),
            language=item["language"],
            published=self.when(item.get("published")),
            dateline=self.span(dateline) if dateline else None,
            dropped=_each(item, "dropped", lambda dropped: Dropped(dropped["text"], dropped["why"])),
            not_read=item.get("not_read"),
            offsets=tuple((here, there) for here, there in item.get("offsets", ())),
        )
        passages = _each(
            item, "copied_passages", lambda pair: CopiedPassage(self.span(pair["here"]), self.span(pair["there"]))
        )
        return ToldReport(report, item.get("copy_of"), passages, _each(item, "quantities", self.quantity))

    def quantity(self, item: Document) -> QuantityMention:
        span = self.slice(item["report"], item["start"], item["end"])
        high = item.get("high")
        bound = item.get("bound", "exactly")
        return QuantityMention(span, float(item["value"]), item["unit"], bound, None if high is None else float(high))

    def difference(self, item: Document) -> Difference:
        values = _each(
            item,
            "values",
            lambda value: DifferenceValue(value["value"], _each(value, "mentions", self.span), value.get("actor")),
        )
        return Difference(item["attribute"], values, item.get("series", False))

    def actor(self, item: Document) -> Actor:
        return Actor(
            item["id"],
            item["name"],
            item["type"],
            country=item.get("country"),
            code=item.get("code"),
            aliases=tuple(item.get("aliases", ())),
            mentions=_each(item, "mentions", self.span),
            differences=_each(item, "differences", self.difference),
            because=tuple(item.get("because", ())),
        )

    def place(self, item: Document) -> Place:
        return Place(
            item["id"],
            item["name"],
            country=item.get("country"),
            country_name=item.get("country_name"),
            latitude=item.get("latitude"),
            longitude=item.get("longitude"),
            precision=item.get("precision"),
            geonames=item.get("geonames"),
            aliases=tuple(item.get("aliases", ())),
            mentions=_each(item, "mentions", self.span),
        )

    def participant(self, item: Document) -> Participant:
        return Participant(item["actor"], item["role"], _each(item, "spans", self.span))

    def source(self, report: str, item: Document) -> Source:
        span = self.slice(report, item["start"], item["end"]) if "start" in item else None
        return Source(item["name"], item["kind"], item.get("actor"), span)

    def mention(self, item: Document, event_type: str) -> EventMention:
        span = self.span(item)
        start, end = item["trigger"]
        return EventMention(
            span,
            self.slice(span.report, start, end),
            item.get("lemma", ""),
            item.get("type", event_type),
            item["status"],
            frame=item.get("frame"),
            mode=item.get("mode"),
            contexts=tuple(item.get("contexts", ())),
            status_spans=_each(item, "status_spans", self.span),
            time=item.get("time"),
            date=self.when(item.get("date")),
            place=item.get("place"),
            place_spans=_each(item, "place_spans", self.span),
            participants=_each(item, "participants", self.participant),
            attributed_to=_each(item, "attributed_to", lambda source: self.source(span.report, source)),
            quantities=_each(item, "quantities", self.quantity),
            because=tuple(item.get("because", ())),
        )

    def event(self, item: Document) -> Event:
        return Event(
            item["id"],
            item["type"],
            item["status"],
            _each(item, "mentions", lambda mention: self.mention(mention, item["type"])),
            _each(item, "origins", lambda o: Origin(o["name"], tuple(o["reports"]), o.get("actor"))),
            mode=item.get("mode"),
            contexts=tuple(item.get("contexts", ())),
            summary=item.get("summary", ""),
            date=self.when(item.get("date")),
            place=item.get("place"),
            participants=_each(item, "participants", self.participant),
            quantities=_each(item, "quantities", self.quantity),
            differences=_each(item, "differences", self.difference),
            fulfilled_by=item.get("fulfilled_by"),
            outcome=item.get("outcome"),
            judgements=tuple(item.get("judgements", ())),
            confidence=item.get("confidence"),
            because=tuple(item.get("because", ())),
        )

    def relation(self, item: Document) -> Relation:
        return Relation(
            item["id"],
            item["type"],
            item["subject"],
            item["object"],
            _each(item, "mentions", self.span),
            place=item.get("place"),
            acting=item.get("acting", False),
            detail=item.get("detail"),
            began=self.when(item.get("from")),
            ended_on=self.when(item.get("to")),
            ended=item.get("ended", False),
            attested=tuple(when for when in map(self.when, item.get("attested", ())) if when),
            opened_by=tuple(item.get("opened_by", ())),
            closed_by=tuple(item.get("closed_by", ())),
            differences=_each(item, "differences", self.difference),
            judgements=tuple(item.get("judgements", ())),
        )

    def story(self, item: Document) -> Story:
        return Story(item["id"], tuple(item["reports"]), item.get("title"), tuple(item.get("events", ())))
