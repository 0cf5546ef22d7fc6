"""The whole path on real reports: valid, cited, reproducible, whatever order the reports come in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.stories import EXAMPLES, SHARED, needs_shared, needs_weights
from whence import app
from whence.model.codec import dumps, schema
from whence.model.decode import loads
from whence.model.reading import Reading
from whence.model.report import Report

pytestmark = needs_weights
STORIES = ("sahel-pact", "river-treaty")


@cache
def chronicle_text(folder: Path) -> str:
    """The chronicle file of the reports in `folder`."""
    return dumps(app.chronicle(folder))


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every span, however deep, in a document."""
    if isinstance(value, dict):
        if {"report", "start", "end", "quote"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from spans_in(one)


@pytest.mark.parametrize("story", STORIES)
def test_a_real_chronicle_keeps_to_the_schema_and_cites_only_what_is_there(story: str) -> None:
    """Output is valid against the published schema, and every span slices to its quote."""
    document = json.loads(chronicle_text(EXAMPLES / story))
    jsonschema.Draft202012Validator(schema()).validate(document)
    texts = {report["id"]: report["text"] for report in document["reports"]}
    spans = list(spans_in(document))
    assert len(spans) > 100
    assert all(texts[span["report"]][span["start"] : span["end"]] == span["quote"] for span in spans)


@pytest.mark.parametrize("story", STORIES)
def test_a_real_chronicle_loads_back(story: str) -> None:
    """A chronicle file is complete: loading it and writing it again gives the same bytes."""
    text = chronicle_text(EXAMPLES / story)
    assert dumps(loads(text)) == text


@pytest.mark.parametrize("story", STORIES)
def test_references_resolve(story: str) -> None:
    """Whoever and wherever an event or relation names is in the chronicle."""
    told = loads(chronicle_text(EXAMPLES / story))
    actors, places = {actor.id for actor in told.actors}, {place.id for place in told.places}
    events = {event.id for event in told.events}
    assert {one.actor for event in told.events for one in event.participants} <= actors
    assert {event.place for event in told.events if event.place} <= places
    assert {relation.subject for relation in told.relations} | {r.object for r in told.relations} <= actors
    assert {event.fulfilled_by for event in told.events if event.fulfilled_by} <= events
    assert {id for relation in told.relations for id in relation.opened_by + relation.closed_by} <= events


def test_the_order_of_reports_changes_nothing() -> None:
    """The same reports, last first and read again, give the same bytes."""
    folder = EXAMPLES / "river-treaty"
    gathered = app.collect([folder])
    reversed_reports = gathered.reports[::-1]
    told = app.link(reversed_reports, app.read_all(reversed_reports), skipped=gathered.skipped)
    assert dumps(told) == chronicle_text(folder)


def test_a_plan_is_no_deed() -> None:
    """What will happen is planned, and what might is possible; neither is told as done."""
    reading = app.read("Norway will send troops to Mali in June. France may withdraw its soldiers from Chad.")
    assert reading.events
    assert {event.status for event in reading.events} <= {"planned", "possible"}


@needs_shared
def test_the_shared_story_keeps_to_the_shared_schema() -> None:
    """The schema that the package carries is the shared one, and the shared story's chronicle keeps to it."""
    shared = json.loads((SHARED / "chronicle.schema.json").read_text("utf-8"))
    assert shared == schema()
    jsonschema.Draft202012Validator(shared).validate(json.loads(chronicle_text(SHARED / "reports" / "sahel")))


class Stumbling:
    """Whence's own reader, but for a fault on reports that say so."""

    version = "stumbling-1"

    def read(self, report: Report) -> Reading:
        """Raise what a bug raises."""
        if "stumble" in report.text:
            raise KeyError("precision")
        return replace(app.read(report), reader=self.version)


def test_a_report_on_which_the_reader_fails_costs_no_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It is kept, marked as not read and told of; the others are read."""
    for name, words in {
        "a": "The minister visited the harbour.",
        "b": "They stumble over the news of the day.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(
            f"{words} It was raining when the ships came in from the north.\n", "utf-8"
        )
    told = app.chronicle(tmp_path, reader=Stumbling())
    marked = {one.report.id: one.report.not_read for one in told.reports}
    assert marked == {"a": None, "b": app.FAILED}
    assert "b: the reader failed on it" in caplog.text and "KeyError" in caplog.text
